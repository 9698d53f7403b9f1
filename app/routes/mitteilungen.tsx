/** What the own Delegation was told, newest first; each person marks for themselves what they have read. */
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

export async function loader({ context }: LoaderFunctionArgs) {
  const { person, usecases } = context;
  orThrow(context, darf(person, 'sitzung.sehen') ? ok(true) : abgelehnt('nicht_erlaubt'));
  return json({ mitteilungen: await usecases.showMitteilungen(person), delegation: nameOf(person?.delegation ?? 'GS') });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, z.object({ akt: z.literal('gelesen'), bis: z.string().max(18) }));
  if (!eingabe.ok) return refuse(context, eingabe);
  if (context.person === null) return redirect('/anmelden');
  await context.usecases.readMitteilungen(context.person, eingabe.wert.bis);
  return redirect('/mitteilungen', 303);
}

export default function Mitteilungen() {
  const { mitteilungen, delegation } = useLoaderData<typeof loader>();
  const neue = mitteilungen.filter((m) => m.neu).length;
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>Mitteilungen: {delegation}</h1>
      {mitteilungen.length === 0 ? <p className="leer breit">Ihrer Delegation wurde noch nichts mitgeteilt. Hier stehen Einladungen, Fristen, Ergebnisse und Protokollnotizen.</p> : (
        <>
          {neue === 0 ? null : <Akt akt="gelesen" verb={neue === 1 ? 'Eine neue als gelesen markieren' : `${neue} neue als gelesen markieren`} felder={{ bis: mitteilungen[0]?.id ?? '0' }} haupt={false} schmal />}
          <ul className="liste-schlicht breit">
            {mitteilungen.map((m) => <li key={m.id}><Link to={m.pfad}>{m.neu ? <strong>{m.betreff}</strong> : m.betreff}</Link><span className="blass klein">{m.neu ? 'neu · ' : ''}<Zeitpunkt am={m.am} form="kurz" /></span></li>)}
          </ul>
        </>
      )}
    </main>
  );
}
