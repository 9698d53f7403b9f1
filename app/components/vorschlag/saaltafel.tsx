/** What the room looks at: who is called up, the Länder with their positions, the count. Each change is said once, politely, without moving anything. */
import { useState } from 'react';
import type { Partei } from '../../domain/land.ts';
import type { FassungAnsicht } from '../../load-context.ts';
import { Laenderkarte, POSITIONEN, POSITIONSWORT, waehlername } from '../laenderkachel.tsx';

interface Props { readonly fassung: FassungAnsicht; readonly eigenes: Partei | null }

const count = (fassung: FassungAnsicht, wert: string): number => fassung.stimmen.filter((s) => s.wert === wert).length;

export function Saaltafel({ fassung, eigenes }: Props) {
  const offen = fassung.geschlossenAm === null && fassung.aufgehobenAm === null;
  const aufgerufen = offen ? fassung.aufgerufen : null;
  return (
    <section className="saaltafel stapel" aria-label="Positionen">
      {aufgerufen === null ? null : <p className="aufgerufen">Aufgerufen: <strong>{waehlername(aufgerufen)}</strong></p>}
      <Laenderkarte kacheln={fassung.stimmen.map(({ land, wert }) => ({ land, klasse: wert, wort: POSITIONSWORT[wert] }))} eigenes={eigenes} aufgerufen={aufgerufen} bezeichnung="Positionen der Länder" />
      <dl className="zaehlwerk">
        {POSITIONEN.map((wert) => <div key={wert}><dt>{POSITIONSWORT[wert]}</dt><dd>{count(fassung, wert)}</dd></div>)}
      </dl>
      <Ansage fassung={fassung} />
    </section>
  );
}

/** "Hamburg: Zustimmung. 12 von 16." for those who do not see the tiles. */
function Ansage({ fassung }: { readonly fassung: FassungAnsicht }) {
  const [{ before, satz }, setGesagt] = useState({ before: fassung, satz: '' });
  // In the same drawing as the change itself.
  if (before !== fassung) setGesagt({ before: fassung, satz: ansageOf(before, fassung) || satz });
  return <p className="unsichtbar" role="status">{satz}</p>;
}

function ansageOf(before: FassungAnsicht, now: FassungAnsicht): string {
  const changed = now.stimmen.filter((s) => s.wert !== before.stimmen.find((b) => b.land === s.land)?.wert);
  const given = now.stimmen.length - count(now, 'offen');
  return [
    ...(changed.length > 3 ? [`${changed.length} Positionen geändert.`] : changed.map((s) => `${waehlername(s.land)}: ${POSITIONSWORT[s.wert]}.`)),
    ...(changed.length === 0 ? [] : [`${given} von ${now.stimmen.length}.`]),
    ...(now.aufgerufen !== null && now.aufgerufen !== before.aufgerufen && now.geschlossenAm === null ? [`Aufgerufen: ${waehlername(now.aufgerufen)}.`] : []),
    ...(now.geschlossenAm !== null && before.geschlossenAm === null ? [`Die Abstimmung ist geschlossen. Ergebnis: ${now.ergebnis?.bezeichnung ?? ''}.`] : []),
    ...(now.aufgehobenAm !== null && before.aufgehobenAm === null ? ['Die Fassung ist aufgehoben.'] : [])
  ].join(' ');
}
