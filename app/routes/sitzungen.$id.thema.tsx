/** A Themenanmeldung begins: title, subtitles, parts, Arbeitskreis. The text is written on the next page. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Meldung } from '../components/form/akt.tsx';
import { Topfelder } from '../components/form/topfelder.tsx';
import { topangabe } from '../eingaben/sitzung.ts';
import { abgelehnt, ok } from '../domain/result.ts';

export const meta: MetaFunction = () => [{ title: 'Thema anmelden – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const agenda = orThrow(context, await context.usecases.showAgenda(context.person, params.id ?? ''));
  orThrow(context, agenda.rechte['top.anmelden'] === true ? ok(true) : abgelehnt('nicht_erlaubt'));
  return json({ sitzung: agenda.sitzung });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, topangabe);
  if (!eingabe.ok) return refuse(context, eingabe);
  const antwort = await context.usecases.createThema(context.person, params.id ?? '', { ...eingabe.wert, nummer: null });
  return antwort.ok ? redirect(`/beschlussvorschlaege/${antwort.wert}`, 303) : refuse(context, antwort);
}

export default function Thema() {
  const { sitzung } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel">
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${sitzung.bezeichnung}, ${sitzung.titel}`, `/sitzungen/${sitzung.id}`]]} hier="Thema anmelden" />
      <h1>Thema anmelden</h1>
      <p className="blass">Bis Sie die Anmeldung einreichen, sieht sie nur Ihre Delegation. Bitte fassen Sie den Titel so, dass er selbst nichts Schutzbedürftiges enthält; diese Anwendung ist nicht für Verschlusssachen zugelassen.</p>
      {sitzung.fristen === '' ? null : <p>{sitzung.fristen}. Was später eingereicht wird, kommt erst auf die Tagesordnung, wenn es zugelassen ist.</p>}
      {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
      <Form method="post" className="stapel breit"><Topfelder /><button type="submit" className="knopf haupt">Weiter zum Beschlussvorschlag</button></Form>
    </main>
  );
}
