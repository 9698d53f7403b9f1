/** Everything that does not exist, in the frame of the house. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

export function loader({ context }: LoaderFunctionArgs): never {
  throw new Response(context.ablehnung({ grund: context.person === null ? 'nicht_veroeffentlicht' : 'nicht_gefunden' }).satz, { status: 404 });
}

export function action({ context }: ActionFunctionArgs): never {
  throw new Response(context.ablehnung({ grund: context.person === null ? 'nicht_veroeffentlicht' : 'nicht_gefunden' }).satz, { status: 404 });
}

export default function Nichts() {
  return null;
}
