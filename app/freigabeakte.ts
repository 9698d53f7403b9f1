/** What a form on the page of a round of Freigabe asks for, for a Sitzung and for an Umlauf alike. */
import type { AppLoadContext } from '@remix-run/node';
import { answer, readForm, refuse } from './antwort.ts';
import { freigabeakt } from './eingaben/sitzung.ts';

/** `id` is the Sitzung's or the Umlauf's, `hier` the page to come back to. */
export async function actOnFreigabe(context: AppLoadContext, request: Request, id: string, hier: string): Promise<Response> {
  const eingabe = await readForm(request, freigabeakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const e = eingabe.wert;
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
