/** How each conference decides: the rules in words, where they stand, which reading is in force; and where the Geschäftsstelle sets what no source says. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Ablehnung } from '../components/form/akt.tsx';
import { Regelblatt } from '../components/regelblatt.tsx';
import { einstellung } from '../eingaben/sitzung.ts';
import type { Regelansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Abstimmungsregeln – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json(orThrow(context, await context.usecases.showRegeln(context.person)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, einstellung);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { kurz } = eingabe.wert;
  return answer(context, await context.usecases.setEinstellung(context.person, kurz, eingabe.wert.einstellung), `/regeln#${kurz}`, kurz);
}

export default function Regeln() {
  const { konferenzen, darfFestlegen } = useLoaderData<typeof loader>();
  const alle = konferenzen as readonly Regelansicht[];
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div className="stapel">
        <h1>Abstimmungsregeln</h1>
        <p>So zählt die Software die Stimmen jeder Konferenz. Was keine Quelle sagt, ist vorsichtig gelesen oder offen; offen heißt, dass nicht abgestimmt wird, bevor die Geschäftsstelle es festgelegt hat.</p>
      </div>
      <Ablehnung meldung={meldung} />
      <nav aria-label="Konferenzen">
        <ul className="chips">{alle.map((k) => <li key={k.kurz}><a className="chip" href={`#${k.kurz}`}>{k.kurz}{k.schwelleBekannt ? '' : ' (offen)'}</a></li>)}</ul>
      </nav>
      {alle.map((k) => <Regelblatt key={k.kurz} k={k} darfFestlegen={darfFestlegen} meldung={meldung} />)}
    </main>
  );
}
