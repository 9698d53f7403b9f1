/** What the own Delegation was told, newest first, a hundred to a page (`?vor=`); each person marks for themselves what they have read. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { orThrow, readForm, refuse } from '../antwort.ts';
import { Zeitpunkt } from '../components/datum.tsx';
import { Akt } from '../components/form/akt.tsx';
import { nameOf } from '../domain/land.ts';
import { abgelehnt, ok } from '../domain/result.ts';
import { darf } from '../domain/zugang/rechte.ts';

export const meta: MetaFunction = () => [{ title: 'Mitteilungen – Einvernehmen' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, usecases } = context;
  orThrow(context, darf(person, 'sitzung.sehen') ? ok(true) : abgelehnt('nicht_erlaubt'));
  const vor = new URL(request.url).searchParams.get('vor');
  return json({ ...await usecases.showMitteilungen(person, vor), erste: vor === null, delegation: nameOf(person?.delegation ?? 'GS') });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, z.object({ akt: z.literal('gelesen'), bis: z.string().max(18) }));
  if (!eingabe.ok) return refuse(context, eingabe);
  if (context.person === null) return redirect('/anmelden');
  await context.usecases.readMitteilungen(context.person, eingabe.wert.bis);
  return redirect('/mitteilungen', 303);
}

export default function Mitteilungen() {
  const { zeilen, aeltere, erste, delegation } = useLoaderData<typeof loader>();
  const neue = erste ? zeilen.filter((m) => m.neu).length : 0;
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>Mitteilungen: {delegation}</h1>
      {zeilen.length === 0 ? <p className="leer breit">{erste ? 'Ihrer Delegation wurde noch nichts mitgeteilt. Hier stehen Einladungen, Fristen, Ergebnisse und Protokollnotizen.' : 'Es gibt keine älteren Mitteilungen.'}</p> : (
        <>
          {neue === 0 ? null : <Akt akt="gelesen" verb={neue === 1 ? 'Eine neue als gelesen markieren' : `${neue} neue als gelesen markieren`} felder={{ bis: zeilen[0]?.id ?? '0' }} haupt={false} schmal />}
          <ul className="liste-schlicht breit">
            {zeilen.map((m) => <li key={m.id}><Link to={m.pfad}>{m.neu ? <strong>{m.betreff}</strong> : m.betreff}</Link><span className="blass klein">{m.neu ? 'neu · ' : ''}<Zeitpunkt am={m.am} form="kurz" /></span></li>)}
          </ul>
        </>
      )}
      {erste && aeltere === null ? null : (
        <nav className="reihe" aria-label="Seiten">{erste ? null : <Link to="/mitteilungen">Zu den neuesten</Link>}{aeltere === null ? null : <Link to={`/mitteilungen?vor=${aeltere}`}>Ältere Mitteilungen</Link>}</nav>
      )}
    </main>
  );
}
