/** An earlier or the present Fassung: its words, its fingerprint, its votes, and whether they still count. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { orThrow } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Meldung } from '../components/form/akt.tsx';
import { Kachelkarte } from '../components/laenderkachel.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { Textansicht } from '../editor/textansicht.tsx';
import type { Vorschlagsansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Fassung ${data?.nummer ?? ''}, ${data?.v.kurz ?? ''} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const nummer = Number(params.nummer);
  const { absaetze, ansicht } = orThrow(context, await context.usecases.showFassung(context.person, params.id ?? '', nummer));
  return json({ nummer, absaetze, v: ansicht });
}

export default function Fassung() {
  const data = useLoaderData<typeof loader>();
  const v = data.v as Vorschlagsansicht;
  const fassung = v.fassungen.find((f) => f.nummer === data.nummer);
  if (fassung === undefined) return null;
  return (
    <main id="inhalt">
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${v.sitzung.bezeichnung}, ${v.sitzung.titel}`, `/sitzungen/${v.sitzung.id}`], [v.kurz, `/beschlussvorschlaege/${v.id}`]]} hier={`Fassung ${fassung.nummer}`} />
      <div className="werkbank">
        <article className="papier">
          <div className="streifen"><strong>Fassung {fassung.nummer}</strong><span>eingefroren am <Zeitpunkt am={fassung.am} /></span></div>
          {fassung.aufgehobenAm === null ? null : <Meldung art="warnung">Aufgehoben am <Zeitpunkt am={fassung.aufgehobenAm} />: „{fassung.aufhebungsgrund}“. Die Stimmen zu dieser Fassung sind ungültig.</Meldung>}
          <div className="blatt"><Topkopf tops={v.tops} /><p className="beschlusswort">Beschlussvorschlag:</p><Textansicht absaetze={data.absaetze} /></div>
          <p className="klein blass">Fingerabdruck: <span className="hash">{fassung.fingerabdruck}</span></p>
        </article>
        <aside className="stapel" aria-label="Positionen">
          <h2>{fassung.aufgehobenAm === null ? 'Positionen' : 'Ungültige Stimmen'}</h2>
          {fassung.ergebnis === null ? null : <p><strong>{fassung.ergebnis.bezeichnung}</strong><br />{fassung.ergebnis.satz}</p>}
          <Kachelkarte positionen={fassung.stimmen} eigenes={v.eigenesLand} />
        </aside>
      </div>
    </main>
  );
}
