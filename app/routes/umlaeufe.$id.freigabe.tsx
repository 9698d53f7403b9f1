/** The round of Freigabe over what was decided in an Umlaufverfahren. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { orThrow, type Fehlermeldung } from '../antwort.ts';
import { Freigabeseite } from '../components/ausgabe/freigabeseite.tsx';
import type { Freigabeansicht } from '../load-context.ts';
import { actOnFreigabe } from '../freigabeakte.ts';

export const meta: MetaFunction = () => [{ title: 'Freigabe – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ f: orThrow(context, await context.usecases.showFreigabe(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const id = params.id ?? '';
  return actOnFreigabe(context, request, id, `/umlaeufe/${id}/freigabe`);
}

export default function Freigabe() {
  return <Freigabeseite f={useLoaderData<typeof loader>().f as Freigabeansicht} meldung={useActionData<Fehlermeldung>()} />;
}
