/** A Themenanmeldung begins: title, subtitles, parts, Arbeitskreis; by hand, or from a filled Word form that is looked at here first. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { orThrow, readForm, readUpload, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Meldung, useEinmal } from '../components/form/akt.tsx';
import { Textfeld } from '../components/form/feld.tsx';
import { Topfelder } from '../components/form/topfelder.tsx';
import { themaangabe } from '../eingaben/sitzung.ts';
import { abgelehnt, ok } from '../domain/result.ts';
import type { Formularlesung } from '../domain/themenformular.ts';

export const meta: MetaFunction = () => [{ title: 'Thema anmelden – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const agenda = orThrow(context, await context.usecases.showAgenda(context.person, params.id ?? ''));
  orThrow(context, agenda.rechte['top.anmelden'] === true ? ok(true) : abgelehnt('nicht_erlaubt'));
  return json({ sitzung: agenda.sitzung });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { person, usecases } = context;
  const id = params.id ?? '';
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data') === true) {
    const eingabe = await readUpload(request, z.object({}), 'formular');
    if (!eingabe.ok) return refuse(context, eingabe, 'formular');
    const gelesen = await usecases.readThemenformular(person, id, eingabe.wert.datei.bytes);
    return gelesen.ok ? json({ gelesen: gelesen.wert }) : refuse(context, gelesen, 'formular');
  }
  const eingabe = await readForm(request, themaangabe);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { text, ...angabe } = eingabe.wert;
  const antwort = await usecases.registerThema(person, id, { ...angabe, nummer: null }, text);
  return antwort.ok ? redirect(`/beschlussvorschlaege/${antwort.wert}`, 303) : refuse(context, antwort);
}

export default function Thema() {
  const { sitzung } = useLoaderData<typeof loader>();
  const antwort = useActionData<Fehlermeldung | { readonly gelesen: Formularlesung }>();
  const meldung = antwort !== undefined && 'fehler' in antwort ? antwort : undefined;
  const neu = antwort !== undefined && 'gelesen' in antwort ? antwort.gelesen : null;
  // A refusal that comes later takes nothing away of what the form brought and the person has changed since.
  const [gelesen, setGelesen] = useState(neu);
  useEffect(() => { if (neu !== null) setGelesen(neu); }, [neu]);
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div className="stapel">
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${sitzung.bezeichnung}, ${sitzung.titel}`, `/sitzungen/${sitzung.id}`]]} hier="Thema anmelden" />
        <h1>Thema anmelden</h1>
        <p className="blass">Bis Sie die Anmeldung einreichen, sieht sie nur Ihre Delegation. Bitte fassen Sie den Titel so, dass er selbst nichts Schutzbedürftiges enthält; diese Anwendung ist nicht für Verschlusssachen zugelassen.</p>
        {sitzung.fristen === '' ? null : <p>{sitzung.fristen}. Was später eingereicht wird, kommt erst auf die Tagesordnung, wenn es zugelassen ist.</p>}
        {meldung === undefined || meldung.akt === 'formular' ? null : <Meldung>{meldung.fehler}</Meldung>}
        {neu === null ? null : <Gelesen befunde={neu.befunde} />}
        <Form method="post" className="stapel breit" key={gelesen === null ? 'leer' : JSON.stringify(gelesen.inhalt)}>
          <Topfelder vorgabe={gelesen === null ? {} : vorgabeOf(gelesen)} />
          {gelesen === null ? null : <Textfeld name="text" label="Beschlussvorschlag" hinweis="Je Absatz eine Ziffer („1. …“), ein Punkt („• …“) oder ein Unterpunkt („– …“). Auf der nächsten Seite können Sie weiterschreiben." defaultValue={gelesen.inhalt.text} rows={14} />}
          <button type="submit" className="knopf haupt">Weiter zum Beschlussvorschlag</button>
        </Form>
      </div>
      <Einlesen sitzungId={sitzung.id} meldung={meldung?.akt === 'formular' ? meldung : undefined} />
    </main>
  );
}

function vorgabeOf({ inhalt }: Formularlesung): Parameters<typeof Topfelder>[0]['vorgabe'] & object {
  const zeilen = (text: string): string[] => text.split('\n').filter((zeile) => zeile !== '');
  return { titel: inhalt.titel, untertitel: zeilen(inhalt.untertitel), teile: zeilen(inhalt.teile).map((zeile, i) => ({ buchstabe: String.fromCharCode(97 + i), titel: zeile.replace(/^[a-z]\)\s*/u, '') })), arbeitskreis: inhalt.arbeitskreis };
}

/** Where the person goes on: the form was sent off further down the page. */
function Gelesen({ befunde }: { readonly befunde: readonly string[] }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), [befunde]);
  return (
    <div ref={here} tabIndex={-1}>
      <Meldung art={befunde.length === 0 ? 'gut' : 'warnung'}>
        <p>Das Formular ist gelesen, aber noch nichts angelegt. Bitte prüfen Sie die Angaben.</p>
        {befunde.length === 0 ? null : <ul>{befunde.map((b) => <li key={b}>{b}</li>)}</ul>}
      </Meldung>
    </div>
  );
}

function Einlesen({ sitzungId, meldung }: { readonly sitzungId: string; readonly meldung: Fehlermeldung | undefined }) {
  const { busy, onSubmit } = useEinmal();
  return (
    <section className="stapel">
      <h2>Aus einem Word-Formular</h2>
      <p><a href={`/sitzungen/${sitzungId}/formular.docx`}>Leeres Formular herunterladen (DOCX)</a></p>
      <Form method="post" encType="multipart/form-data" className="akt" onSubmit={onSubmit}>
        <div className="feld"><label htmlFor="formular">Ausgefülltes Formular</label><span className="hinweis" id="formular-hinweis">Word-Dokument (DOCX), höchstens 800 KB</span><input id="formular" type="file" name="formular" accept=".docx" aria-describedby="formular-hinweis" required /></div>
        <button type="submit" className="knopf" aria-disabled={busy}>Formular einlesen</button>
        {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
      </Form>
    </section>
  );
}
