/** The days of a Sitzung and the Frist of its Freigabe, for a person's calendar. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { kalender, orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return kalender(orThrow(context, await context.usecases.showSitzungskalender(context.person, params.id ?? '')), 'sitzung');
}
