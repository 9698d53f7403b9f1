/** The Niederschrift of a Sitzung as PDF, for whoever may read it. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const pdf = orThrow(context, await context.usecases.printNiederschrift(context.person, params.id ?? ''));
  return new Response(new Uint8Array(pdf), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline; filename="niederschrift.pdf"' } });
}
