/** "Unsere Position je TOP" as a file for a spreadsheet. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { name, inhalt } = orThrow(context, await context.usecases.exportPositionen(context.person, params.id ?? ''));
  return new Response(inhalt, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` } });
}
