/** Positions of the Länder: a small row for tables and the Kachelkarte for the page of a vote. Words carry the meaning, colour only helps. */
import { memo } from 'react';
import { STIMMWERTE, STIMMWORT, type Stimmwert } from '../domain/abstimmung/tally.ts';
import { nameOf, type Land, type Partei } from '../domain/land.ts';

export type Position = Stimmwert | 'offen';
/** In the order they are counted and listed. */
export const POSITIONEN: readonly Position[] = [...STIMMWERTE, 'offen'];
export interface Landposition { readonly land: Partei; readonly wert: Position }

export const POSITIONSWORT: Readonly<Record<Position, string>> = { ...STIMMWORT, offen: 'offen' };

/** The Länder where they lie; null is an empty place (design.md). */
const KARTE: readonly (Land | null)[] = [
  null, 'SH', null, 'MV',
  'HB', 'HH', 'BB', 'BE',
  'NW', 'NI', 'ST', null,
  'RP', 'HE', 'TH', 'SN',
  'SL', 'BW', 'BY', null
];

/** Who votes, as people call it: a Land, or the Bund. */
export function waehlername(partei: Partei): string {
  return partei === 'BMI' ? 'Bund' : nameOf(partei);
}

/** `13/16` with a row of marks; the sentence stands there for those who do not see it. */
export function Positionenreihe({ positionen }: { readonly positionen: readonly Landposition[] }) {
  const count = (wert: Position): number => positionen.filter((p) => p.wert === wert).length;
  const given = positionen.length - count('offen');
  const words = POSITIONEN.filter((wert) => count(wert) > 0).map((wert) => `${count(wert)} ${POSITIONSWORT[wert]}`).join(', ');
  return (
    <span className="zahl">
      <span className="punkte-reihe" aria-hidden="true">{positionen.map((p) => <i key={p.land} className={p.wert} />)}</span>
      <span aria-hidden="true">{given}/{positionen.length}</span>
      <span className="unsichtbar">{words}</span>
    </span>
  );
}

export interface Kachel { readonly land: Partei; readonly klasse: Position; readonly wort: string }

/** The map itself, for whatever is said of the Länder: one word on each tile. */
export function Laenderkarte({ kacheln, eigenes, aufgerufen = null, bezeichnung }: { readonly kacheln: readonly Kachel[]; readonly eigenes: Partei | null; readonly aufgerufen?: Partei | null; readonly bezeichnung: string }) {
  // Where the Bund votes too, it takes the empty place at the end.
  const places: readonly (Partei | null)[] = kacheln.some((k) => k.land === 'BMI') ? [...KARTE.slice(0, -1), 'BMI'] : KARTE;
  return (
    <div className="kacheln" role="list" aria-label={bezeichnung}>
      {places.map((land, i) => {
        if (land === null) return <span key={`leer-${i}`} aria-hidden="true" />;
        const { klasse, wort } = kacheln.find((k) => k.land === land) ?? { klasse: 'offen', wort: POSITIONSWORT.offen };
        return <Landkachel key={land} land={land} klasse={klasse} wort={wort} eigenes={land === eigenes} aufgerufen={land === aufgerufen} />;
      })}
    </div>
  );
}

/** One tile; drawn anew only when it changes, because in the room all screens draw in the same moment. */
const Landkachel = memo(function Landkachel({ land, klasse, wort, eigenes, aufgerufen }: Kachel & { readonly eigenes: boolean; readonly aufgerufen: boolean }) {
  return (
    <span role="listitem" className={`kachel ${klasse}${eigenes ? ' eigene' : ''}${aufgerufen ? ' ruf' : ''}`} aria-current={aufgerufen ? 'true' : undefined} title={`${waehlername(land)}: ${wort}`}>
      <b>{land === 'BMI' ? 'Bund' : land}</b>{wort}<span className="unsichtbar"> ({waehlername(land)})</span>
    </span>
  );
});

export function Kachelkarte({ positionen, eigenes }: { readonly positionen: readonly Landposition[]; readonly eigenes: Partei | null }) {
  return <Laenderkarte kacheln={positionen.map(({ land, wert }) => ({ land, klasse: wert, wort: POSITIONSWORT[wert] }))} eigenes={eigenes} bezeichnung="Positionen der Länder" />;
}
