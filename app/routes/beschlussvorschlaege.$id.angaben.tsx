/** What the agenda says of a TOP: title and parts, number, and joining it with another. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Akt, Meldung } from '../components/form/akt.tsx';
import { Auswahl, Feld } from '../components/form/feld.tsx';
import { Einordnung } from '../components/vorschlag/einordnung.tsx';
import { Bundesrat, Zulassung } from '../components/vorschlag/zulassung.tsx';
import { Topfelder } from '../components/form/topfelder.tsx';
import { abgelehnt, ok } from '../domain/result.ts';
import { einordnung, nummernakt, topangabe, verbindung } from '../eingaben/sitzung.ts';
import type { Vorschlagsansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Angaben zum TOP – Einvernehmen' }];
const AKT = z.looseObject({ akt: z.enum(['angaben', 'nummer', 'verbinden', 'berichtigen', 'einordnen', 'zulassen', 'zurueckstellen', 'bundesrat', 'bundesrat_ende']), top: z.string().max(40).default(''), grund: z.string().max(2000).default(''), drucksache: z.string().max(30).default('') });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const v = orThrow(context, await context.usecases.showVorschlag(context.person, params.id ?? ''));
  orThrow(context, v.rechte['top.bearbeiten'] || v.rechte['top.nummerieren'] || v.rechte['top.berichtigen'] ? ok(true) : abgelehnt('nicht_erlaubt'));
  return json({ v });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await readForm(request, AKT);
  if (!form.ok) return refuse(context, form);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const hier = `/beschlussvorschlaege/${id}`;
  const { akt: welcher, grund: warum, drucksache } = form.wert;
  if (welcher === 'zulassen' || welcher === 'zurueckstellen') return answer(context, await u.admitTop(person, id, { zulassen: welcher === 'zulassen', grund: warum }), hier, welcher);
  if (welcher === 'bundesrat' || welcher === 'bundesrat_ende') return answer(context, await u.flagBundesrat(person, id, welcher === 'bundesrat' ? drucksache : null), hier, welcher);
  if (form.wert.akt === 'angaben' || form.wert.akt === 'berichtigen') {
    const angabe = topangabe.safeParse(form.wert);
    if (!angabe.success) return refuse(context, abgelehnt('eingabe_ungueltig'));
    const { top, akt, grund } = form.wert;
    return answer(context, akt === 'angaben' ? await u.editTop(person, id, top, angabe.data) : await u.correctTop(person, id, top, angabe.data, grund), hier, akt);
  }
  if (form.wert.akt === 'nummer') {
    const akt = nummernakt.safeParse(form.wert);
    return akt.success ? answer(context, await u.numberTop(person, id, akt.data.top, akt.data.nummer), hier, 'nummer') : refuse(context, abgelehnt('eingabe_ungueltig'));
  }
  if (form.wert.akt === 'einordnen') {
    const akt = einordnung.safeParse(form.wert);
    return akt.success ? answer(context, await u.setBetreff(person, id, akt.data.betreff, akt.data.zweite === 'ja'), hier, 'einordnen') : refuse(context, abgelehnt('eingabe_ungueltig'));
  }
  const akt = verbindung.safeParse(form.wert);
  if (!akt.success) return refuse(context, abgelehnt('eingabe_ungueltig'));
  return answer(context, await u.joinTops(person, id, akt.data.mit), `/beschlussvorschlaege/${akt.data.mit}`, 'verbinden');
}

export default function Angaben() {
  const v = useLoaderData<typeof loader>().v as Vorschlagsansicht;
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${v.sitzung.bezeichnung}, ${v.sitzung.titel}`, `/sitzungen/${v.sitzung.id}`], [v.kurz, `/beschlussvorschlaege/${v.id}`]]} hier="Angaben" />
        <h1>Angaben zu {v.kurz}</h1>
      </div>
      {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
      {v.tops.map((top) => (
        <section key={top.id} className="stapel">
          <h2>{top.nummer === null ? 'TOP ohne Nummer' : `TOP ${top.nummer}`}: {top.titel}</h2>
          {v.rechte['top.nummerieren'] && v.zustand !== 'anmeldung' && v.zulassung === null ? (
            <Form method="post" className="akt"><input type="hidden" name="akt" value="nummer" /><input type="hidden" name="top" value={top.id} />
              <Feld name="nummer" id={`nummer-${top.id}`} label="Nummer" hinweis={v.sitzung.eingeladen ? 'Nach der Einladung bleiben vergebene Nummern. Leer: die nächste freie.' : 'Zum Beispiel 7 oder 29.2. Leer: die nächste freie.'} defaultValue={top.nummer ?? ''} />
              <button type="submit" className="knopf">Nummer vergeben</button>
            </Form>
          ) : null}
          {v.rechte['top.bearbeiten'] ? <Form method="post" className="stapel breit"><input type="hidden" name="akt" value="angaben" /><input type="hidden" name="top" value={top.id} /><Topfelder kennung={top.id} vorgabe={{ ...top, arbeitskreis: v.arbeitskreis }} /><button type="submit" className="knopf haupt">Angaben speichern</button></Form> : null}
          {v.rechte['top.berichtigen'] ? (
            <Form method="post" className="akt">
              <input type="hidden" name="akt" value="berichtigen" /><input type="hidden" name="top" value={top.id} />
              <p>Ein Fehler in der Überschrift wird hier berichtigt. Der beschlossene Text bleibt, wie er ist; eine veröffentlichte Sammlung ändert erst eine Ausgabe „Berichtigung“.</p>
              <Topfelder kennung={top.id} vorgabe={{ ...top, arbeitskreis: v.arbeitskreis }} />
              <Feld name="grund" id={`grund-${top.id}`} label="Grund der Berichtigung" maxLength={2000} required />
              <button type="submit" className="knopf">Überschrift berichtigen</button>
            </Form>
          ) : null}
        </section>
      ))}
      <Zulassung v={v} meldung={meldung} />
      <Bundesrat v={v} meldung={meldung} />
      <Einordnung v={v} meldung={meldung} />
      {v.verbindbar.length > 0 && v.fassungen.length === 0 ? (
        <section className="stapel">
          <h2>In Verbindung mit</h2>
          <Akt akt="verbinden" verb="TOPs verbinden" haupt={false} satz="Beide TOPs erhalten einen gemeinsamen Beschlussvorschlag. Der Text des gewählten TOPs gilt weiter; der Text dieses TOPs wird geschlossen.">
            <Auswahl name="mit" label="TOP, dessen Text weiter gilt">{v.verbindbar.map((w) => <option key={w.id} value={w.id}>{w.kurz}: {w.titel}</option>)}</Auswahl>
          </Akt>
        </section>
      ) : null}
    </main>
  );
}
