/** The agenda is the page: one row a TOP, carrying 80 of them; filters with counts, j and k to move, Enter to open. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Agendatafel } from '../components/agendatafel.tsx';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { agendaakt } from '../eingaben/sitzung.ts';
import type { Agendazeile } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.agenda.sitzung.bezeichnung ?? 'Sitzung'} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ agenda: orThrow(context, await context.usecases.showAgenda(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, agendaakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  return answer(context, await context.usecases.inviteSitzung(context.person, params.id ?? ''), `/sitzungen/${params.id ?? ''}`, eingabe.wert.akt);
}

const FILTER: readonly { readonly name: string; readonly wort: string; readonly passt: (z: Agendazeile) => boolean }[] = [
  { name: '', wort: 'alle', passt: () => true },
  { name: 'wartet', wort: 'wartet auf mich', passt: (z) => z.wartet },
  { name: 'offen', wort: 'in Abstimmung', passt: (z) => z.zustand === 'in_abstimmung' },
  { name: 'entwurf', wort: 'Entwurf', passt: (z) => z.zustand === 'entwurf' || z.zustand === 'anmeldung' },
  { name: 'gruen', wort: 'ohne Aussprache', passt: (z) => z.gruen },
  { name: 'notiz', wort: 'mit Protokollnotiz', passt: (z) => z.notizen.length > 0 },
  { name: 'zu', wort: 'nicht freigegeben', passt: (z) => z.freigabe === 'nicht freigegeben' }
];

export default function Agenda() {
  const { agenda } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const [suche] = useSearchParams();
  const gewaehlt = FILTER.find((f) => f.name === (suche.get('filter') ?? '')) ?? FILTER[0];
  const zeilen = agenda.zeilen as readonly Agendazeile[];
  const { rechte, sitzung } = agenda;
  return (
    <main id="inhalt">
      <Auffrischen sekunden={10} sitzung={sitzung.id} />
      <Brotkrumen weg={[['Sitzungen', '/sitzungen']]} hier={`${sitzung.bezeichnung}, ${sitzung.titel}`} />
      <Ablehnung meldung={meldung} />
      <Sitzungskopf sitzung={sitzung}>
        <nav className="reihe" aria-label="Zu dieser Sitzung">
          {rechte['top.anmelden'] ? <Link className="knopf" to="thema">Thema anmelden</Link> : null}
          <Link className="knopf" to="tagesordnung">Tagesordnung</Link>
          {rechte['top.nummerieren'] && !sitzung.eingeladen ? <Link className="knopf" to="reihenfolge">Reihenfolge</Link> : null}
          <Link className="knopf" to="gruene-liste">TOPs ohne Aussprache</Link>
          <Link className="knopf" to="freigabe">Freigabe</Link>
          {rechte['sammlung.probe'] ? <Link className="knopf" to="sammlung">Sammlung</Link> : null}
          {rechte['positionen.lesen'] ? <Link className="knopf" to="positionen">Unsere Position je TOP</Link> : null}
          <Link className="knopf" to="niederschrift">Niederschrift</Link>
          {rechte.nachfassen ? <Link className="knopf" to="nachfassen">Nachfassliste</Link> : null}
          <a className="knopf" href={`/sitzungen/${sitzung.id}/kalender.ics`} download>In den Kalender</a>
          {rechte['sitzung.bearbeiten'] ? <Link className="knopf" to="angaben">Angaben</Link> : null}
        </nav>
      </Sitzungskopf>
      <nav aria-label="Auswahl" hidden={zeilen.length === 0}>
        <ul className="chips">
          {FILTER.map((f) => ({ ...f, anzahl: zeilen.filter(f.passt).length })).filter((f) => f.anzahl > 0 || f.name === '').map((f) => (
            <li key={f.name}><Link className="chip" to={f.name === '' ? '.' : `?filter=${f.name}`} aria-current={f.name === gewaehlt?.name ? 'true' : undefined} preventScrollReset>{f.wort} <span className="zahl">{f.anzahl}</span></Link></li>
          ))}
        </ul>
      </nav>
      <Agendatafel zeilen={zeilen.filter((z) => gewaehlt?.passt(z) ?? true)} />
      {rechte['sitzung.einladen'] && !sitzung.eingeladen ? (
        <section className="stapel nicht-drucken">
          <h2>Einladung</h2>
          <Akt akt="einladen" verb="Einladung festhalten" meldung={meldung} satz="Mit der Einladung stehen die Nummern fest; sie ändern sich nicht mehr, auch wenn ein TOP entfällt. Was später angemeldet wird, erhält die nächste freie oder eine Unternummer." />
        </section>
      ) : null}
    </main>
  );
}
