/** The Nachfassliste: Land by Land what is missing, and one letter to each. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { nameOf } from '../domain/land.ts';
import { langerTag } from '../domain/sitzung.ts';
import { nachfassakt } from '../eingaben/sitzung.ts';
import type { Nachfassansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Nachfassliste – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ n: orThrow(context, await context.usecases.showNachfassen(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, nachfassakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  return answer(context, await context.usecases.chaseLaender(context.person, params.id ?? ''), `/sitzungen/${params.id ?? ''}/nachfassen`, eingabe.wert.akt);
}

const SPALTEN = [['position', 'Länderabfrage'], ['stimme', 'Stimme'], ['notiz', 'Notiz zu bestätigen'], ['umlauf', 'Umlaufverfahren'], ['freigabe', 'Freigabe']] as const;

export default function Nachfassen() {
  const n = useLoaderData<typeof loader>().n as Nachfassansicht;
  const meldung = useActionData<Fehlermeldung>();
  const rest = n.zeilen.filter((z) => z.zuletzt !== n.heute);
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${n.sitzung.bezeichnung}, ${n.sitzung.titel}`, `/sitzungen/${n.sitzung.id}`]]} hier="Nachfassliste" />
        <Sitzungskopf sitzung={n.sitzung} titel="Nachfassliste" />
        <Ablehnung meldung={meldung} />
      </div>
      {n.zeilen.length === 0 ? <p className="leer breit">Zurzeit steht von keiner Delegation etwas aus.</p> : (
        <>
          <div className="tafel-rahmen">
            <table className="tafel klappt">
              <caption className="unsichtbar">Was von welcher Delegation noch aussteht</caption>
              <thead><tr><th scope="col">Delegation</th>{SPALTEN.map(([art, wort]) => <th key={art} scope="col">{wort}</th>)}<th scope="col">zuletzt angeschrieben</th></tr></thead>
              <tbody>
                {n.zeilen.map((z) => (
                  <tr key={z.partei}>
                    <th scope="row">{nameOf(z.partei)}</th>
                    {SPALTEN.map(([art, wort]) => <td key={art} data-wort={wort}>{z.fehlt[art].map((ort) => (ort === '' ? 'steht aus' : ort)).join(', ')}</td>)}
                    <td data-wort="zuletzt angeschrieben">{z.zuletzt === null ? null : langerTag(z.zuletzt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <section className="stapel">
            <h2>Anschreiben</h2>
            {rest.length === 0 ? <p>Alle Delegationen, von denen etwas aussteht, sind heute angeschrieben.</p> : (
              <Akt akt="anschreiben" verb={rest.length === 1 ? 'Eine Delegation anschreiben' : `${rest.length} Delegationen anschreiben`} meldung={meldung} satz={`Jede Delegation erhält einen Brief mit allem, was von ihr aussteht, höchstens einmal am Tag; TOPs sind darin nur mit ihrer Nummer genannt. ${n.postausgang ? 'Der Brief geht hinaus, wo ein Postfach hinterlegt ist.' : 'E-Mails versendet dieser Server nicht.'}`} />
            )}
          </section>
        </>
      )}
    </main>
  );
}
