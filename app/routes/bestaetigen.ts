/** The password, or a code of the second factor, once more before a formal act; asked in the page of the act, which stays as it is. */
import { json, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { readForm, refuse } from '../antwort.ts';
import { bestaetigung } from '../eingaben/konto.ts';

export function loader() {
  return redirect('/');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, bestaetigung);
  if (!eingabe.ok) return refuse(context, eingabe);
  const antwort = await context.usecases.confirmPerson(context.person, { nachweis: eingabe.wert.passwort, adresse: context.adresse });
  if (!antwort.ok) return refuse(context, antwort);
  await context.logins.confirm();
  return json({ bestaetigt: true });
}
