/** The functional mailbox of each Delegation, where reminders go. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Akt } from '../components/form/akt.tsx';
import { Feld } from '../components/form/feld.tsx';
import { nameOf } from '../domain/land.ts';
import { abgelehnt, ok } from '../domain/result.ts';

export const meta: MetaFunction = () => [{ title: 'Postfächer – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const postfaecher = await context.usecases.showPostfaecher(context.person);
  orThrow(context, postfaecher.length === 0 ? abgelehnt('nicht_erlaubt') : ok(true));
  return json({ postfaecher: postfaecher.map((p) => ({ ...p, name: nameOf(p.delegation) })) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, z.object({ akt: z.string().max(40), delegation: z.string().max(3), adresse: z.string().max(300) }));
  if (!eingabe.ok) return refuse(context, eingabe);
  const { akt, delegation, adresse } = eingabe.wert;
  return answer(context, await context.usecases.setPostfach(context.person, delegation, adresse), '/postfaecher', akt);
}

export default function Postfaecher() {
  const { postfaecher } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>Postfächer</h1>
      <p>An das Funktionspostfach einer Delegation gehen Erinnerungen. Es nennt nie den Titel eines TOPs, der nicht öffentlich ist.</p>
      {postfaecher.map((p) => (
        <Akt key={p.delegation} akt={`postfach-${p.delegation}`} verb="Speichern" felder={{ delegation: p.delegation }} haupt={false} meldung={meldung}>
          <Feld name="adresse" id={`adresse-${p.delegation}`} label={p.name} type="email" defaultValue={p.adresse} autoComplete="off" />
        </Akt>
      ))}
    </main>
  );
}
