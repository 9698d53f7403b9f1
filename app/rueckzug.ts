/** How the public loaders answer where a published address holds nothing (any more): 410 with what is on record, or 404 without a word on Delegationen. */
import { json, type AppLoadContext, type MetaDescriptor } from '@remix-run/node';
import type { Rueckzugsansicht } from './load-context.ts';

/** Thrown as 404 where nothing was ever published; otherwise the data of the page, with status 410. */
export async function answerRueckzug(context: AppLoadContext, kennung: string) {
  const rueckzug = await context.usecases.showRueckzug(kennung);
  const { status, satz } = context.ablehnung({ grund: rueckzug === null ? 'nicht_veroeffentlicht' : 'ausgabe_zurueckgezogen' });
  if (rueckzug === null) throw new Response(satz, { status });
  return json({ rueckzug }, { status, headers: { 'Cache-Control': 'no-store' } });
}

export function titleOfRueckzug(r: Rueckzugsansicht): MetaDescriptor[] {
  return [{ title: `Zurückgezogen: ${r.ausgabe}, ${r.sitzung}` }, { name: 'robots', content: 'noindex' }];
}
