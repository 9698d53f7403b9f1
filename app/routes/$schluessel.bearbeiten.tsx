/** The Geschäftsstelle edits one of the pages every public service must have. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Meldung } from '../components/form/akt.tsx';
import { Textfeld } from '../components/form/feld.tsx';
import { abgelehnt, ok } from '../domain/result.ts';
import { darf } from '../domain/zugang/rechte.ts';
import { seitentext } from '../eingaben/konto.ts';

export const meta: MetaFunction = () => [{ title: 'Seite bearbeiten – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  orThrow(context, darf(context.person, 'seite.bearbeiten') ? ok(true) : abgelehnt('nicht_erlaubt'));
  const seite = await context.usecases.showSeite(params.schluessel ?? '');
  return json({ seite: orThrow(context, seite === null ? abgelehnt('nicht_gefunden') : ok({ titel: seite.titel, inhalt: seite.inhalt })) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, seitentext);
  if (!eingabe.ok) return refuse(context, eingabe);
  return answer(context, await context.usecases.editSeite(context.person, params.schluessel ?? '', eingabe.wert.inhalt), `/${params.schluessel ?? ''}`);
}

export default function SeiteBearbeiten() {
  const { seite } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>{seite.titel} bearbeiten</h1>
      {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
      <Form method="post" className="stapel breit">
        <Textfeld name="inhalt" label="Text" hinweis="Leerzeilen trennen Absätze; eine Zeile mit „## “ am Anfang ist eine Zwischenüberschrift." defaultValue={seite.inhalt} rows={20} required />
        <button type="submit" className="knopf haupt">Speichern</button>
      </Form>
    </main>
  );
}
