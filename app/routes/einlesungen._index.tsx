/** Sammlungen that were read in from elsewhere: the next file, what waits for review, what is in the archive. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { orThrow, readUpload, refuse, type Fehlermeldung } from '../antwort.ts';
import { Zeitpunkt } from '../components/datum.tsx';
import { Meldung, useEinmal } from '../components/form/akt.tsx';

export const meta: MetaFunction = () => [{ title: 'Sammlungen einlesen – Einvernehmen' }];

const STAND = { in_pruefung: 'in Prüfung', aufgenommen: 'im Archiv', verworfen: 'verworfen' } as const;

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ einlesungen: orThrow(context, await context.usecases.showEinlesungen(context.person)) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readUpload(request, z.object({}), 'datei');
  if (!eingabe.ok) return refuse(context, eingabe);
  const { name, bytes } = eingabe.wert.datei;
  const antwort = await context.usecases.openEinlesung(context.person, { dateiname: name, bytes });
  return antwort.ok ? redirect(`/einlesungen/${antwort.wert}`, 303) : refuse(context, antwort);
}

export default function Einlesungen() {
  const { einlesungen } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const { busy, onSubmit } = useEinmal();
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <section className="stapel">
        <h1>Sammlungen einlesen</h1>
        <p>Eine früher oder anderswo veröffentlichte Sammlung wird gelesen, neben der Vorlage geprüft und mit ihrer Quelle in das Archiv aufgenommen.</p>
        <Form method="post" encType="multipart/form-data" className="akt naechster" onSubmit={onSubmit}>
          <div className="feld"><label htmlFor="datei">Datei der Sammlung</label><span className="hinweis" id="datei-hinweis">PDF, Text oder Markdown, höchstens 32 MB</span><input id="datei" type="file" name="datei" accept=".pdf,.txt,.md,application/pdf,text/plain,text/markdown" aria-describedby="datei-hinweis" required /></div>
          <button type="submit" className="knopf haupt" aria-disabled={busy}>Datei einlesen</button>
          {busy ? <p role="status">Die Datei wird gelesen …</p> : null}
          {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
        </Form>
      </section>
      <section className="stapel">
        <h2>Eingelesene Dateien</h2>
        {einlesungen.length === 0 ? <p className="leer breit">Noch ist keine Datei eingelesen.</p> : (
          <ul className="liste-schlicht breit">
            {einlesungen.map((e) => (
              <li key={e.id}>
                {e.zustand === 'verworfen' ? <span>{e.dateiname}</span> : <Link to={`/einlesungen/${e.id}`}>{e.dateiname}</Link>}
                <span className="blass klein">{STAND[e.zustand]} · eingelesen am <Zeitpunkt am={e.am} />{e.kennung === null ? null : <> · <Link to={`/sammlungen/${e.kennung}`}>/sammlungen/{e.kennung}</Link></>}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}
