/** A vote as the room sees it: large, without the text; the chair states, records, calls up and closes here, a Land casts its own. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { memo, useState } from 'react';
import { actOnAbstimmung } from '../abstimmungsakte.ts';
import { orThrow, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung, Meldung } from '../components/form/akt.tsx';
import { Aufruf, Einzelerfassung } from '../components/vorschlag/aufruf.tsx';
import { useSaalstand } from '../components/vorschlag/saalstand.ts';
import { Saaltafel } from '../components/vorschlag/saaltafel.tsx';
import { Eigene, Feststellung, Regel, Schliessen } from '../components/vorschlag/stimmabgabe.tsx';
import { isSchriftlich, VERBINDUNG } from '../domain/top.ts';
import type { FassungAnsicht, Saalansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Saal ${data?.v.kurz ?? ''} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const v = orThrow(context, await context.usecases.showSaal(context.person, params.id ?? ''));
  // In writing there is no room.
  if (isSchriftlich(v.zustand)) throw redirect(`/beschlussvorschlaege/${v.id}/abstimmung`);
  return json({ v });
}

export function action({ params, request, context }: ActionFunctionArgs) {
  const id = params.id ?? '';
  return actOnAbstimmung(context, request, id, `/beschlussvorschlaege/${id}/saal`);
}

export default function Saal() {
  const data = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const { v, nimm } = useSaalstand(data.v as Saalansicht);
  const { fassung } = v;
  const open = fassung.geschlossenAm === null && fassung.aufgehobenAm === null;
  const chairs = open && v.rechte['stimme.erfassen'] === true;
  const casts = open && v.rechte['stimme.abgeben'] === true;
  return (
    <main id="inhalt" className="saal">
      <Auffrischen sitzung={v.sitzung.id} saal={{ id: v.id, nimm }} />
      <Saalkopf
        id={v.id} kurz={v.kurz} sitzung={v.sitzung.name} sitzungId={v.sitzung.id} titel={v.tops.map((t) => `${t.nummer === null ? 'TOP' : `TOP ${t.nummer}`}: ${t.titel}`).join(` ${VERBINDUNG} `)}
        fassung={fassung.nummer} stand={fassung.aufgehobenAm !== null ? 'aufgehoben' : fassung.geschlossenAm === null ? 'Abstimmung offen' : 'Abstimmung geschlossen'}
      />
      <Ablehnung meldung={meldung} />
      {fassung.aufgehobenAm === null ? null : <Meldung art="warnung">Fassung {fassung.nummer} ist aufgehoben: „{fassung.aufhebungsgrund}“. Die Stimmen dazu gelten nicht mehr.</Meldung>}
      {fassung.ergebnis === null ? null : <Meldung art={fassung.ergebnis.angenommen ? 'gut' : 'warnung'}><strong className="saalergebnis">Ergebnis: {fassung.ergebnis.bezeichnung}</strong><br />{fassung.ergebnis.satz}</Meldung>}
      <div className={chairs || casts ? 'saalraum' : ''}>
        <Saaltafel fassung={fassung} eigenes={v.eigenesLand} />
        <div className="stapel-weit">
          {chairs ? <Vorsitz v={v} fassung={fassung} meldung={meldung} /> : null}
          {casts ? <Eigene v={v} fassung={fassung} meldung={meldung} /> : null}
        </div>
      </div>
      <Regel v={v} fassung={fassung} />
    </main>
  );
}

interface Kopf { readonly id: string; readonly kurz: string; readonly sitzung: string; readonly sitzungId: string; readonly titel: string; readonly fassung: number; readonly stand: string }

/** What no Stimme changes, drawn anew only when it changes: all screens of the room draw in the same moment. */
const Saalkopf = memo(function Saalkopf({ id, kurz, sitzung, sitzungId, titel, fassung, stand }: Kopf) {
  return (
    <>
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [sitzung, `/sitzungen/${sitzungId}`], [kurz, `/beschlussvorschlaege/${id}`], ['Abstimmung', `/beschlussvorschlaege/${id}/abstimmung`]]} hier="Saal" />
      <header className="stapel">
        <h1>{titel}</h1>
        <p className="streifen"><strong>Fassung {fassung}</strong><span>{stand}</span><Link to={`/beschlussvorschlaege/${id}/abstimmung`}>Text und Abstimmung</Link></p>
      </header>
    </>
  );
});

interface Props { readonly v: Saalansicht; readonly fassung: FassungAnsicht; readonly meldung: Fehlermeldung | undefined }

/** A conference that votes is called up; one that agrees states the Einvernehmen, and calls up where it wants to. */
function Vorsitz({ v, fassung, meldung }: Props) {
  // Stays open when the last Land has answered: what then stands there is said inside.
  const [offen, setOffen] = useState(false);
  const aufruf = <Aufruf fassung={fassung} meldung={meldung} />;
  return (
    <section className="stapel" aria-label="Vorsitz">
      <h2>Vorsitz</h2>
      {v.stimmtAb ? aufruf : <Feststellung fassung={fassung} meldung={meldung} />}
      {v.stimmtAb ? null : <details open={offen || fassung.aufgerufen !== null} onToggle={(event) => setOffen(event.currentTarget.open)}><summary>Länder einzeln aufrufen</summary>{aufruf}</details>}
      <details><summary>Einzelne Stimme erfassen oder berichtigen</summary><Einzelerfassung fassung={fassung} meldung={meldung} /></details>
      {v.stimmtAb ? <details><summary>Einvernehmen in einem Schritt feststellen</summary><Feststellung fassung={fassung} meldung={meldung} /></details> : null}
      <Schliessen v={v} fassung={fassung} meldung={meldung} />
    </section>
  );
}
