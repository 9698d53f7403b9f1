/** Before the Sammlung is public: what will be in it and why something is missing, the proof to look at, one button, then address and files. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Ablehnung, Akt, Meldung } from '../components/form/akt.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { sammlungsakt } from '../eingaben/sitzung.ts';
import type { Sammlungsansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Sammlung – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ s: orThrow(context, await context.usecases.showSammlung(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, sammlungsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  if (eingabe.wert.akt === 'probe') return answer(context, await u.makeProbedruck(person, id), `/sitzungen/${id}/sammlung`, 'probe');
  const antwort = await u.publishSammlung(person, id, eingabe.wert.probedruck);
  return antwort.ok ? redirect(`/sitzungen/${id}/sammlung`, 303) : refuse(context, antwort, 'veroeffentlichen');
}

export default function Sammlung() {
  const s = useLoaderData<typeof loader>().s as Sammlungsansicht;
  const meldung = useActionData<Fehlermeldung>();
  const printing = useNavigation().state === 'submitting';
  const gedruckt = s.zeilen.filter((z) => z.gedruckt).length;
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${s.sitzung.bezeichnung}, ${s.sitzung.titel}`, `/sitzungen/${s.sitzung.id}`]]} hier="Sammlung" />
        <Sitzungskopf sitzung={s.sitzung} titel="Sammlung" />
      </div>
      <Ablehnung meldung={meldung} />
      {s.ausgabe === null ? (
        <section className="stapel">
          <h2>Prüfen und veröffentlichen</h2>
          {gedruckt === 0 ? <p className="leer breit">Noch wird kein Beschluss gedruckt: In die Sammlung kommt, was beschlossen und in der Freigaberunde freigegeben ist.</p> : <Akt akt="probe" verb="Probedruck herstellen" haupt={s.probedruck === null || !s.probedruck.aktuell} meldung={meldung} satz={`${gedruckt} von ${s.zeilen.length} Vorschlägen werden gedruckt. Der Probedruck zeigt jede Seite, wie sie erscheint, mit dem Vermerk „Entwurf“.`} />}
          {s.probedruck === null ? null : s.probedruck.aktuell ? (
            <>
              <p><Link to="probedruck.pdf" reloadDocument target="_blank" rel="noopener">Probedruck vom <Zeitpunkt am={s.probedruck.am} /> ansehen</Link></p>
              <Akt akt="veroeffentlichen" verb="Sammlung veröffentlichen" felder={{ probedruck: s.probedruck.id }} meldung={meldung} satz="Die Sammlung wird für jedermann lesbar. Eine veröffentlichte Sammlung ändert sich nicht mehr.">
                <label className="haken"><input type="checkbox" name="gesehen" value="ja" required /> <span>Ich habe den Probedruck durchgesehen.</span></label>
              </Akt>
            </>
          ) : <Meldung art="warnung">Seit dem letzten Probedruck hat sich etwas geändert. Bitte drucken Sie die Probe neu.</Meldung>}
          {printing ? <p role="status">Die Seiten werden gesetzt …</p> : null}
        </section>
      ) : (
        <section className="stapel">
          <h2>Veröffentlicht</h2>
          <Meldung art="gut">Veröffentlicht am <Zeitpunkt am={s.ausgabe.am} />: <Link to={`/sammlungen/${s.ausgabe.kennung}`}>/sammlungen/{s.ausgabe.kennung}</Link></Meldung>
          <dl className="angaben">{s.ausgabe.dateien.map((d) => <div key={d.format}><dt>{d.format.toUpperCase()}</dt><dd className="hash">{d.hash}</dd></div>)}</dl>
        </section>
      )}
      <section className="stapel">
        <h2>Was gedruckt wird</h2>
        <div className="tafel-rahmen">
          <table className="tafel klappt mit-nummer">
            <thead><tr><th scope="col">TOP</th><th scope="col">Titel</th><th scope="col">Stand</th><th scope="col">In der Sammlung</th></tr></thead>
            <tbody>{s.zeilen.map((z) => <tr key={z.id}><th scope="row" className="nr">{z.kurz}</th><td><Link to={`/beschlussvorschlaege/${z.id}`}>{z.titel}</Link></td><td>{z.stand}</td><td data-wort="In der Sammlung">{z.gedruckt ? 'ja' : `nein: ${z.warum}`}</td></tr>)}</tbody>
          </table>
        </div>
      </section>
    </main>
  );
}
