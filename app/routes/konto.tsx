/** The own account: who I am here, the change of password, which ends all other logins, and the second factor. */
import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { encode } from 'uqr';
import { z } from 'zod';
import { answer, meldungOf, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Meldung } from '../components/form/akt.tsx';
import { Feld } from '../components/form/feld.tsx';
import { Zweitfaktor, type Einrichtungsbild } from '../components/form/zweitfaktor.tsx';
import { tagOf } from '../domain/frist.ts';
import { nameOf } from '../domain/land.ts';
import { langerTag } from '../domain/sitzung.ts';
import { darf } from '../domain/zugang/rechte.ts';
import { bezeichnungOf } from '../domain/zugang/rollen.ts';
import { passwortwechsel, zweitfaktorakt } from '../eingaben/konto.ts';

export const meta: MetaFunction = () => [{ title: 'Mein Konto – Einvernehmen' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, einmal } = context;
  if (person === null) throw redirect('/anmelden');
  return json({ kennung: person.kennung, name: person.name, delegation: nameOf(person.delegation), rolle: bezeichnungOf(person.rolle), vertritt: person.vertretung === undefined ? null : langerTag(tagOf(person.vertretung.bis.getTime() - 1)), vertretungen: darf(person, 'vertretung.sehen', { delegation: person.delegation }), einschraenken: darf(person, 'konto.einschraenken', { delegation: person.delegation }), einmal, zweitfaktor: orThrow(context, await context.usecases.showZweitfaktor(person)), geaendert: new URL(request.url).searchParams.has('geaendert') });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, kontoakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  if ('akt' in eingabe.wert) return actOnZweitfaktor(context, eingabe.wert);
  if (eingabe.wert.neu !== eingabe.wert.wiederholung) return refuse(context, { grund: 'passwort_ungleich' });
  const antwort = await context.usecases.changePasswort(context.person, eingabe.wert.alt, eingabe.wert.neu);
  if (!antwort.ok) return refuse(context, antwort);
  return redirect('/konto?geaendert', { headers: { 'Set-Cookie': await context.logins.endOthers(context.person?.kontoId ?? '') } });
}

const kontoakt = z.union([zweitfaktorakt, passwortwechsel]);

interface Ergebnis { readonly einrichtung?: Einrichtungsbild; readonly codes?: readonly string[] }
type Antwort = Ergebnis | (Fehlermeldung & Ergebnis);

async function actOnZweitfaktor(context: AppLoadContext, e: z.output<typeof zweitfaktorakt>): Promise<Response> {
  const { usecases, person } = context;
  if (e.akt === 'einrichten') {
    const begonnen = await usecases.beginZweitfaktor(person);
    return begonnen.ok ? json<Antwort>({ einrichtung: bildOf(begonnen.wert) }) : refuse(context, begonnen, e.akt);
  }
  if (e.akt === 'entfernen') return answer(context, await usecases.dropZweitfaktor(person), '/konto', e.akt);
  const antwort = await usecases.confirmZweitfaktor(person, e.code);
  if (antwort.ok) return json<Antwort>({ codes: antwort.wert });
  const [{ meldung, status }, begonnen] = [meldungOf(context, antwort, e.akt), await usecases.resumeZweitfaktor(person)];
  return json<Antwort>({ ...meldung, ...(begonnen.ok ? { einrichtung: bildOf(begonnen.wert) } : {}) }, { status });
}

/** The address as squares: each run of dark ones is one line of the path. */
function bildOf({ adresse, buchstaben }: { readonly adresse: string; readonly buchstaben: string }): Einrichtungsbild {
  const { data, size } = encode(adresse, { border: 0 });
  const pfad = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return { pfad, seite: size, buchstaben, adresse };
}

export default function Konto() {
  const data = useLoaderData<typeof loader>();
  const meldung = useActionData<Antwort>();
  const fehler = meldung !== undefined && 'fehler' in meldung ? meldung : undefined;
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <section className="stapel">
        <h1>Mein Konto</h1>
        <dl className="angaben"><dt>Name</dt><dd>{data.name}</dd><dt>Delegation</dt><dd>{data.delegation}</dd><dt>Rolle</dt><dd>{data.rolle}{data.vertritt === null ? null : `, in Vertretung bis einschließlich ${data.vertritt}`}</dd><dt>Benutzerkennung</dt><dd>{data.kennung}</dd></dl>
        {data.vertretungen ? <p><Link to="/vertretungen">Vertretung der Delegationsleitung</Link>{data.einschraenken ? <> · <Link to="/zustaendigkeiten">Zuständigkeiten</Link></> : null}</p> : null}
      </section>
      <section className="stapel">
        <h2>Passwort ändern</h2>
        {data.einmal ? <Meldung art="info">Sie sind mit einem Einmalpasswort angemeldet. Bitte vergeben Sie ein eigenes, bevor Sie weiterarbeiten.</Meldung> : null}
        {data.geaendert ? <Meldung art="gut">Das Passwort ist geändert. Alle anderen Anmeldungen dieses Kontos sind beendet.</Meldung> : null}
        {fehler === undefined || fehler.akt !== undefined ? null : <Meldung>{fehler.fehler}</Meldung>}
        <Form method="post" className="stapel breit" reloadDocument>
          <Feld name="alt" label="Bisheriges Passwort" type="password" autoComplete="current-password" required />
          <Feld name="neu" label="Neues Passwort" hinweis="Mindestens 12 Zeichen" type="password" autoComplete="new-password" minLength={12} required />
          <Feld name="wiederholung" label="Neues Passwort wiederholen" type="password" autoComplete="new-password" minLength={12} required />
          <button type="submit" className="knopf haupt">Passwort ändern</button>
        </Form>
      </section>
      {data.einmal ? null : <Zweitfaktor {...data.zweitfaktor} einrichtung={meldung?.einrichtung ?? null} neueCodes={meldung?.codes ?? null} meldung={fehler} />}
    </main>
  );
}
