/** What a form on the page of a Sammlung asks for, for a Sitzung and for an Umlauf alike. */
import type { AppLoadContext } from '@remix-run/node';
import { answer, readForm, refuse } from './antwort.ts';
import { sammlungsakt } from './eingaben/sitzung.ts';

/** `id` is the Sitzung's or the Umlauf's, `hier` the page to come back to. */
export async function actOnSammlung(context: AppLoadContext, request: Request, id: string, hier: string): Promise<Response> {
  const eingabe = await readForm(request, sammlungsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const e = eingabe.wert;
  switch (e.akt) {
    case 'probe': return answer(context, await u.makeProbedruck(person, id, { art: e.art, grund: e.art === 'sammlung' ? null : e.grund }), hier, e.akt);
    case 'vorlegen': return answer(context, await u.submitProbedruck(person, id, e.probedruck), hier, e.akt);
    case 'erledigen': return answer(context, await u.settleBefunde(person, id, e['befund[]'], e.vermerk), hier, e.akt);
    case 'veroeffentlichen': return answer(context, await u.publishSammlung(person, id, e.probedruck), hier, e.akt);
    case 'rueckruf': return answer(context, await u.requestRueckruf(person, id, e.kennung, e.grund, e['top[]']), hier, `rueckruf-${e.kennung}`);
    case 'rueckruf_vollziehen': case 'rueckruf_verwerfen': return answer(context, await u.decideRueckruf(person, id, e.kennung, e.rueckruf, e.akt === 'rueckruf_vollziehen'), hier, e.akt);
  }
}
