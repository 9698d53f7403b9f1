/** Login. A wrong pair answers 401 with one sentence; where the account has a second factor its code is asked for on the same page, which keeps what was typed; where the demo is on, its accounts are named. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { meldungOf, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Meldung } from '../components/form/akt.tsx';
import { Feld } from '../components/form/feld.tsx';
import { anmeldung } from '../eingaben/konto.ts';

export const meta: MetaFunction = () => [{ title: 'Anmelden – Einvernehmen' }];

export function loader({ context }: LoaderFunctionArgs) {
  if (context.person !== null) throw redirect('/');
  return json({ demo: context.demo });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, anmeldung);
  if (!eingabe.ok) return refuse(context, eingabe);
  const antwort = await context.usecases.logIn({ ...eingabe.wert, adresse: context.adresse });
  if (!antwort.ok) {
    const { meldung, status } = meldungOf(context, antwort);
    return json<Absage>({ ...meldung, code: antwort.grund === 'code_noetig' || antwort.grund === 'code_falsch' }, { status });
  }
  return redirect(antwort.wert.einmal ? '/konto' : '/', { status: 302, headers: { 'Set-Cookie': await context.logins.begin(antwort.wert.kontoId) } });
}

interface Absage extends Fehlermeldung { /** The password was right, the code is missing. */ readonly code?: boolean }

export default function Anmelden() {
  const { demo } = useLoaderData<typeof loader>();
  const meldung = useActionData<Absage>();
  const code = meldung?.code === true;
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>Anmelden</h1>
      {meldung === undefined ? null : <Meldung art={code ? 'info' : 'fehler'}>{meldung.fehler}</Meldung>}
      <Form method="post" className="stapel breit">
        <Feld name="kennung" label="Benutzerkennung" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
        <Feld name="passwort" label="Passwort" type="password" autoComplete="current-password" required />
        {code ? <Feld name="code" label="Code" hinweis="Sechs Ziffern aus Ihrer App, oder ein Notfallcode" autoComplete="one-time-code" autoFocus required /> : null}
        <button type="submit" className="knopf haupt">Anmelden</button>
      </Form>
      <p className="klein blass">Haben Sie Ihr Passwort vergessen? Die Verwaltung Ihrer Delegation setzt es zurück.</p>
      {demo ? (
        <aside className="karte stapel breit" aria-labelledby="demo">
          <h2 id="demo">Demo</h2>
          <p>Konten heißen nach Delegation und Rolle: <code>by-leitung</code>, <code>hh-bearbeitung</code>, <code>sn-lesend</code>, <code>bmi-leitung</code>, dazu <code>vorsitz</code> und <code>gs</code>. Das Passwort aller ist <code>einvernehmen-demo</code>.</p>
          <p className="klein">Eine zweite Delegation melden Sie in einem privaten Fenster an.</p>
        </aside>
      ) : null}
    </main>
  );
}
