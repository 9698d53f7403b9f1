/** The draft print of one TOP. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const pdf = orThrow(context, await context.usecases.printEntwurf(context.person, params.id ?? ''));
  return new Response(new Uint8Array(pdf), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline; filename="entwurf.pdf"' } });
}
