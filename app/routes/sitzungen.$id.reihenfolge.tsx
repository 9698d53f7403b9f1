/** The order of the agenda before the invitation: by dragging, or with two buttons on each line; saved as a whole, and the numbers follow. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { z } from 'zod';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { moved } from '../domain/reihenfolge.ts';

export const meta: MetaFunction = () => [{ title: 'Reihenfolge der Tagesordnung – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ r: orThrow(context, await context.usecases.showReihenfolge(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const ids = z.string().max(20_000).transform((text) => text.split(',').filter((id) => id !== ''));
  const eingabe = await readForm(request, z.object({ akt: z.literal('ordnen'), gesehen: ids, neu: ids }));
  if (!eingabe.ok) return refuse(context, eingabe);
  return answer(context, await context.usecases.orderTops(context.person, params.id ?? '', eingabe.wert), `/sitzungen/${params.id ?? ''}`, eingabe.wert.akt);
}

export default function Reihenfolge() {
  const { r } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  // A new state of the server is a new list; what was moved on an old one is not carried over.
  return (
    <main id="inhalt" className="schmal stapel">
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${r.sitzung.bezeichnung}, ${r.sitzung.titel}`, `/sitzungen/${r.sitzung.id}`]]} hier="Reihenfolge" />
      <h1>Reihenfolge der Tagesordnung</h1>
      <Ablehnung meldung={meldung} />
      {r.sitzung.eingeladen ? <p>Die Einladung ist versandt; die Nummern stehen fest. Was hinzukommt, erhält die nächste freie oder eine Unternummer.</p> : <Liste key={r.plaetze.map((p) => p.id).join()} plaetze={r.plaetze} meldung={meldung} />}
    </main>
  );
}

interface Platz { readonly id: string; readonly kurz: string; readonly titel: string; readonly tops: number }

function Liste({ plaetze, meldung }: { readonly plaetze: readonly Platz[]; readonly meldung: Fehlermeldung | undefined }) {
  const [liste, setListe] = useState(plaetze);
  const [ansage, setAnsage] = useState('');
  const [gezogen, setGezogen] = useState<number>();
  if (plaetze.length === 0) return <p className="leer breit">Es ist noch kein Thema eingereicht.</p>;
  const move = (von: number, nach: number): void => {
    const p = liste[von];
    if (p === undefined || nach < 0 || nach >= liste.length) return;
    setListe(moved(liste, von, nach));
    setAnsage(`${p.titel}: jetzt Platz ${nach + 1} von ${liste.length}.`);
  };
  const drop = (nach: number): void => {
    if (gezogen !== undefined) move(gezogen, nach);
    setGezogen(undefined);
  };
  let next = 0;
  return (
    <>
      <p>Ziehen Sie die Zeilen, oder verschieben Sie sie mit den Knöpfen. Mit dem Speichern erhalten alle TOPs neue, fortlaufende Nummern; Unternummern entfallen.</p>
      <ol className="liste-schlicht breit reihenfolge">
        {liste.map((p, i) => {
          const [von, bis] = [next + 1, (next += p.tops)];
          return (
            <li key={p.id} draggable onDragStart={() => setGezogen(i)} onDragOver={(event) => event.preventDefault()} onDrop={() => drop(i)} className={gezogen === i ? 'gezogen' : undefined}>
              <span><strong>{von === bis ? von : `${von} und ${bis}`}</strong> {p.titel}</span>
              <span className="blass klein">{p.kurz === 'TOP ohne Nummer' ? 'noch ohne Nummer' : `zuletzt ${p.kurz}`}</span>
              <span className="reihe">
                <button type="button" className="knopf schmal" aria-disabled={i === 0} onClick={() => move(i, i - 1)} aria-label={`Nach oben: ${p.titel}`}>Nach oben</button>
                <button type="button" className="knopf schmal" aria-disabled={i === liste.length - 1} onClick={() => move(i, i + 1)} aria-label={`Nach unten: ${p.titel}`}>Nach unten</button>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="unsichtbar" role="status">{ansage}</p>
      <Akt akt="ordnen" verb="Reihenfolge speichern" meldung={meldung} felder={{ gesehen: plaetze.map((p) => p.id).join(), neu: liste.map((p) => p.id).join() }} />
    </>
  );
}
