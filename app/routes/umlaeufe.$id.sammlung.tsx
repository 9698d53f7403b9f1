/** The publication of what was decided in an Umlaufverfahren. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { orThrow, type Fehlermeldung } from '../antwort.ts';
import { Sammlungsseite } from '../components/ausgabe/sammlungsseite.tsx';
import type { Sammlungsansicht } from '../load-context.ts';
import { actOnSammlung } from '../sammlungsakte.ts';

export const meta: MetaFunction = () => [{ title: 'Sammlung – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ s: orThrow(context, await context.usecases.showSammlung(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const id = params.id ?? '';
  return actOnSammlung(context, request, id, `/umlaeufe/${id}/sammlung`);
}

export default function Sammlung() {
  return <Sammlungsseite s={useLoaderData<typeof loader>().s as Sammlungsansicht} meldung={useActionData<Fehlermeldung>()} />;
}
