/** The acts of a vote as two pages send them: the page of the vote and the one for the room. The voter of an own Stimme comes from the session. */
import type { AppLoadContext } from '@remix-run/node';
import { answer, readForm, refuse } from './antwort.ts';
import { PARTEIEN, type Partei } from './domain/land.ts';
import { abstimmungsakt } from './eingaben/vorschlag.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Does the act of this form on the Beschlussvorschlag `id` and goes on to `hier`. */
export async function actOnAbstimmung(context: AppLoadContext, request: Request, id: string, hier: string): Promise<Response> {
  const eingabe = await readForm(request, abstimmungsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const e = eingabe.wert;
  const bezug = { fassungId: e.fassung, fingerabdruck: e.fingerabdruck };
  switch (e.akt) {
    case 'stimme': return answer(context, await u.castStimme(person, id, e.fassung, { wert: e.wert, fingerabdruck: e.fingerabdruck, ersetzt: orNull(e.ersetzt) }), hier, e.akt);
    case 'erfassen': return answer(context, await u.recordStimme(person, id, { ...bezug, land: e.land, wert: e.wert, ersetzt: orNull(e.ersetzt), weiter: e.weiter === 'ja' }), hier, e.akt);
    case 'aufrufen': return answer(context, await u.callLand(person, id, { ...bezug, land: orNull(e.land), erwartet: orNull(e.erwartet) }), hier, e.akt);
    case 'bund': return answer(context, await u.sayBundeseinvernehmen(person, id, { ...bezug, wort: e.wort }), hier, e.akt);
    case 'einvernehmen': return answer(context, await u.stateEinvernehmen(person, id, { ...bezug, abweichungen: abweichungenOf(e) }), hier, e.akt);
    case 'schliessen': return answer(context, await u.closeAbstimmung(person, id, bezug), hier, e.akt);
  }
}

/** Who deviates, out of one field per voter; what is not named consents. */
function abweichungenOf(felder: Readonly<Record<string, unknown>>): Map<Partei, 'enthaltung' | 'ablehnung' | 'fehlt'> {
  const wert = (land: Partei): unknown => felder[`land-${land}`];
  return new Map(PARTEIEN.flatMap((land) => {
    const w = wert(land);
    return w === 'enthaltung' || w === 'ablehnung' || w === 'fehlt' ? [[land, w] as const] : [];
  }));
}
