/** The proof of a Sammlung, for the Geschäftsstelle. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const datei = orThrow(context, await context.usecases.readProbedruck(context.person, params.id ?? ''));
  return new Response(new Uint8Array(datei.inhalt), { headers: { 'Content-Type': datei.typ, 'Content-Disposition': 'inline; filename="probedruck.pdf"' } });
}
