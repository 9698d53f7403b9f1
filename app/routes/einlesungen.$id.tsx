/** The review of one Sammlung that was read in: doubts with their choices, each decision beside its source, then into the archive. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Gegenueber } from '../components/einlesung/gegenueber.tsx';
import { Leserfragen } from '../components/einlesung/leserfragen.tsx';
import { Ablehnung, Akt, Meldung } from '../components/form/akt.tsx';
import { einlesungsakt, entscheidungenOf } from '../eingaben/einlesung.ts';
import type { Einlesungsansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.e.titel ?? 'Einlesung'} – Einvernehmen` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const abschnitt = new URL(request.url).searchParams.get('abschnitt') ?? '';
  return json({ e: orThrow(context, await context.usecases.showEinlesung(context.person, params.id ?? '', abschnitt)) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, einlesungsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  if (e.akt === 'entscheiden') return answer(context, await u.decideEinlesung(person, id, entscheidungenOf(e)), `/einlesungen/${id}${new URL(request.url).search}`, e.akt);
  if (e.akt === 'verwerfen') return answer(context, await u.rejectEinlesung(person, id), '/einlesungen', e.akt);
  const antwort = await u.acceptEinlesung(person, id);
  return antwort.ok ? redirect(`/sammlungen/${antwort.wert}`, 303) : refuse(context, antwort, e.akt);
}

export default function Einlesung() {
  const e = useLoaderData<typeof loader>().e as Einlesungsansicht;
  const meldung = useActionData<Fehlermeldung>();
  const open = e.zustand === 'in_pruefung';
  return (
    <main id="inhalt" className="stapel-weit">
      <div className="stapel">
        <Brotkrumen weg={[['Sammlungen einlesen', '/einlesungen']]} hier={e.dateiname} />
        <h1>{e.titel}</h1>
        <p className="blass">Quelle: {e.dateiname} · {e.abschnitte.length} {e.abschnitte.length === 1 ? 'Beschluss' : 'Beschlüsse'}{e.eingebettet ? ' · Modell aus dem PDF übernommen' : ''} · SHA-256 <span className="hash">{e.hash}</span></p>
        <Ablehnung meldung={meldung} />
        {open ? null : <Meldung art="gut">Diese Sammlung ist im Archiv: /sammlungen/{e.kennung}. Entscheidungen ändern sich nicht mehr.</Meldung>}
      </div>
      {e.fragen.length + e.rest.length + e.meldungen.length === 0 ? <p className="blass">Beim Lesen blieb nichts zweifelhaft.</p> : <Leserfragen e={e} open={open} meldung={meldung} />}
      <Gegenueber e={e} />
      <section className="stapel">
        <h2>{open ? 'Aufnehmen' : 'Entfernen'}</h2>
        {!open ? null : e.offen > 0 ? <p>Vor der Aufnahme {e.offen === 1 ? 'ist noch eine Stelle' : `sind noch ${e.offen} Stellen`} zu entscheiden.</p> : <Akt akt="aufnehmen" verb="In das Archiv aufnehmen" meldung={meldung} satz="Die Sammlung wird für jedermann lesbar, als eingelesen gekennzeichnet, mit ihrer Quelle und den Auffälligkeiten beim Lesen." />}
        {open ? <Akt akt="verwerfen" verb="Datei verwerfen" haupt={false} schmal meldung={meldung} /> : <Akt akt="verwerfen" verb="Aus dem Archiv entfernen" haupt={false} meldung={meldung} satz="Die Sammlung ist danach nicht mehr lesbar; ihre Quelle wird gelöscht." />}
      </section>
    </main>
  );
}
