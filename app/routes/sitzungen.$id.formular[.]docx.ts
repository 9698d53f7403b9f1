/** The empty Word form of a Themenanmeldung. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { orThrow } from '../antwort.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { name, bytes } = orThrow(context, await context.usecases.writeThemenformular(context.person, params.id ?? ''));
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Content-Disposition': `attachment; filename="${name}"` } });
}
