/** How far the print of a Sammlung has come, for the page that waits. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ schritt: orThrow(context, await context.usecases.showFortschritt(context.person, params.id ?? '')) });
}
