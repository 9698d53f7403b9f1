/** "Unsere Position je TOP": what the own Delegation has said of each TOP, to read, to print and as a file; nobody else sees it. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { orThrow } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { nameOf } from '../domain/land.ts';
import { abfragewort, stimmwort } from '../domain/positionen.ts';
import type { Positionenansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Unsere Position je TOP – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ p: orThrow(context, await context.usecases.showPositionen(context.person, params.id ?? '')) });
}

export default function Positionen() {
  const p = useLoaderData<typeof loader>().p as Positionenansicht;
  return (
    <main id="inhalt" className="stapel-weit positionen">
      <div className="stapel">
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${p.sitzung.bezeichnung}, ${p.sitzung.titel}`, `/sitzungen/${p.sitzung.id}`]]} hier="Unsere Position je TOP" />
        <Sitzungskopf sitzung={p.sitzung} titel="Unsere Position je TOP">
          <a className="knopf" href={`/sitzungen/${p.sitzung.id}/positionen.csv`} download>Als Tabelle (CSV)</a>
        </Sitzungskopf>
        <p><strong>Delegation {nameOf(p.partei)}, nur für den internen Gebrauch.</strong> Stand <Zeitpunkt am={p.stand} />. Auch was Ihre Delegation noch nicht geteilt oder angekündigt hat, steht hier; andere Delegationen sehen diese Seite nicht.</p>
      </div>
      {p.zeilen.length === 0 ? <p className="leer breit">In dieser Sitzung ist noch kein TOP angemeldet.</p> : (
        <div className="tafel-rahmen">
          <table className="tafel klappt mit-nummer">
            <caption className="unsichtbar">Was {nameOf(p.partei)} zu jedem TOP erklärt hat</caption>
            <thead><tr><th scope="col">TOP</th><th scope="col">Titel</th><th scope="col">Stand</th><th scope="col">Unsere Stimme</th><th scope="col">Länderabfrage</th><th scope="col">Notizen</th></tr></thead>
            <tbody>{p.zeilen.map(({ id, zeile }) => <Zeile key={id} id={id} z={zeile} />)}</tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function Zeile({ id, z }: { readonly id: string; readonly z: Positionenansicht['zeilen'][number]['zeile'] }) {
  return (
    <tr>
      <th scope="row" className="nr">{z.top}</th>
      <td><Link to={`/beschlussvorschlaege/${id}`}>{z.titel}</Link></td>
      <td data-wort="Stand">{z.stand}{z.fassung === null ? null : <span className="untertitel">Fassung {z.fassung}</span>}</td>
      <Eintraege wort="Unsere Stimme" eintraege={z.stimmen.map(stimmwort)} />
      <Eintraege wort="Länderabfrage" eintraege={z.abfrage.map(abfragewort)} />
      <td data-wort="Notizen">{z.notizen.map((n) => (
        <div key={n.kopfzeile + n.worte.join()}>
          <span>{n.kopfzeile} ({n.stand})</span>
          {n.worte.map((w, i) => <span key={i} className="untertitel">{w}</span>)}
        </div>
      ))}</td>
    </tr>
  );
}

/** One line each; an empty cell stays empty, so that it folds away on a telephone. */
function Eintraege({ wort, eintraege }: { readonly wort: string; readonly eintraege: readonly string[] }) {
  return <td data-wort={wort}>{eintraege.map((e) => <div key={e}>{e}</div>)}</td>;
}
