/** The Frist of an Umlaufverfahren, for a person's calendar. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { kalender, orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return kalender(orThrow(context, await context.usecases.showUmlaufkalender(context.person, params.id ?? '')), 'umlauf');
}
