/** The round of Freigabe: what is asked, until when, who answered, who objects; the marks of the Berichte. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ortszeit, Zeitpunkt } from '../components/datum.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Feld } from '../components/form/feld.tsx';
import { Freigabeliste } from '../components/freigabeliste.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { nameOf } from '../domain/land.ts';
import { freigabeakt } from '../eingaben/sitzung.ts';
import type { Freigabeansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Freigabe – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ f: orThrow(context, await context.usecases.showFreigabe(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, freigabeakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  const hier = `/sitzungen/${id}/freigabe`;
  switch (e.akt) {
    case 'eroeffnen': return answer(context, await u.openFreigabe(person, id, e.frist, e['erneut[]']), hier, e.akt);
    case 'erinnern': return answer(context, await u.remindFreigabe(person, id), hier, e.akt);
    case 'schliessen': return answer(context, await u.closeFreigabe(person, id), hier, e.akt);
    case 'antworten': return answer(context, await u.answerFreigabe(person, id, widerspruecheOf(e)), hier, e.akt);
  }
}

/** The objections of a form: a box per Fassung and its reason. */
function widerspruecheOf(felder: Readonly<Record<string, unknown>>): Map<string, string> {
  const checked = Object.keys(felder).flatMap((name) => (name.startsWith('widerspruch-') ? [name.slice('widerspruch-'.length)] : []));
  return new Map(checked.map((id) => [id, String(felder[`grund-${id}`] ?? '').slice(0, 2000)]));
}

export default function Freigabe() {
  const f = useLoaderData<typeof loader>().f as Freigabeansicht;
  const meldung = useActionData<Fehlermeldung>();
  const open = f.runde !== null && !f.runde.geschlossen;
  const allesFrei = f.beschlossen > 0 && f.posten.filter((p) => p.freigegeben === true).length === f.beschlossen;
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${f.sitzung.bezeichnung}, ${f.sitzung.titel}`, `/sitzungen/${f.sitzung.id}`]]} hier="Freigabe" />
        <Sitzungskopf sitzung={f.sitzung} titel="Freigabe" />
        <Ablehnung meldung={meldung} />
        <Rundenstand f={f} />
      </div>
      {!open && !allesFrei && f.rechte['freigabe.eroeffnen'] ? (
        <section className="stapel">
          <h2>Freigaberunde eröffnen</h2>
          {f.beschlossen === 0 ? <p className="leer breit">Es gibt noch keinen Beschluss, über dessen Freigabe zu entscheiden wäre.</p> : (
            <Akt akt="eroeffnen" verb="Freigaberunde eröffnen" meldung={meldung} satz={`Die Länder werden zu allen Beschlüssen gefragt, die noch nicht freigegeben sind. Frühere Widersprüche gelten weiter, bis das Land sie zurücknimmt. ${f.schweigen}`}>
              {f.zurueckgenommen.length === 0 ? null : (
                <fieldset>
                  <legend>Zurückgenommene Freigaben erneut zur Entscheidung stellen</legend>
                  {f.zurueckgenommen.map((z) => <label key={z.id} className="haken"><input type="checkbox" name="erneut[]" value={z.id} /> <span><strong>{z.kurz}</strong> {z.titel}</span></label>)}
                </fieldset>
              )}
              <Feld name="frist" label="Frist" hinweis="Ortszeit in Berlin" type="datetime-local" defaultValue={f.vorschlagFrist} required />
            </Akt>
          )}
        </section>
      ) : null}
      {f.posten.length === 0 ? null : <Freigabeliste f={f} meldung={meldung} />}
      {open && f.rechte['freigabe.erinnern'] && f.runde !== null ? <Erinnerung f={f} runde={f.runde} meldung={meldung} /> : null}
      {open && f.rechte['freigabe.schliessen'] ? (
        <section className="stapel">
          <h2>Abschließen</h2>
          <Akt akt="schliessen" verb="Freigaberunde abschließen" meldung={meldung} satz={`Freigegeben ist danach, wogegen kein Land Einwände hat. Das ist nach Ablauf der Frist möglich oder wenn alle Länder geantwortet haben.${f.runde !== null && f.runde.fehlen.length > 0 ? ` Noch offen: ${f.runde.fehlen.map(nameOf).join(', ')}.` : ''}`} />
        </section>
      ) : null}
    </main>
  );
}

function Rundenstand({ f }: { readonly f: Freigabeansicht }) {
  if (f.runde === null) return <p className="blass">Die Freigaberunde ist noch nicht eröffnet.</p>;
  if (f.runde.geschlossen) return <p>Die Freigaberunde ist abgeschlossen.{f.rechte['sammlung.probe'] ? <> Weiter zur <Link to={`/sitzungen/${f.sitzung.id}/sammlung`}>Sammlung</Link>.</> : null}</p>;
  return <p>Frist: <strong><Ortszeit wert={f.runde.fristOrtszeit} /></strong>{f.runde.abgelaufen ? ' (abgelaufen)' : ''} · {f.runde.geantwortet.length} von 16 Ländern haben geantwortet. {f.schweigen}</p>;
}

/** One reminder to all that have not answered; once sent, the page says when. */
function Erinnerung({ f, runde, meldung }: { readonly f: Freigabeansicht; readonly runde: NonNullable<Freigabeansicht['runde']>; readonly meldung: Fehlermeldung | undefined }) {
  const weg = f.postausgang ? 'Die Erinnerung steht bei jeder Delegationsleitung unter „Was wartet auf mich“ und geht, wo ein Postfach hinterlegt ist, auch als E-Mail hinaus.' : 'Die Erinnerung steht bei jeder Delegationsleitung unter „Was wartet auf mich“. E-Mails versendet dieser Server nicht.';
  return (
    <section className="stapel">
      <h2>Erinnern</h2>
      {runde.erinnertAm !== null ? <p>Erinnert am <Zeitpunkt am={runde.erinnertAm} />.</p> : runde.fehlen.length === 0 ? <p>Alle Länder haben geantwortet.</p> : runde.abgelaufen ? <p>Die Frist ist abgelaufen; eine Antwort ist nicht mehr möglich.</p> : (
        <Akt akt="erinnern" verb="Alle Säumigen einmal erinnern" haupt={false} meldung={meldung} satz={`Noch offen: ${runde.fehlen.map(nameOf).join(', ')}. ${weg}`} />
      )}
    </section>
  );
}
