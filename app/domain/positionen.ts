/**
 * "Unsere Position je TOP": what one Delegation has said of each TOP, for its own people alone (features: private export per Land).
 * Only words and their order are decided here; whose rows they are made from is decided by the use case.
 */
import { STIMMWORT, type Stimmwert } from './abstimmung/tally.ts';
import { csvOf } from './csv.ts';

/** The own Stimme on one Fassung; `wert` is null where none was cast. */
export interface Fassungsposition { readonly nummer: number; readonly wert: Stimmwert | null; readonly durchVorsitz: boolean; readonly aufgehoben: boolean }
export interface Abfrageposition { readonly stelle: string; readonly wort: string; readonly frist: string | null; readonly grund: string; readonly geteilt: boolean; readonly aufgehoben: boolean; readonly veraltet: boolean }
export interface Notizposition { readonly kopfzeile: string; readonly stand: string; readonly worte: readonly string[] }
export interface Positionszeile {
  readonly top: string; readonly titel: string; readonly stand: string; readonly ergebnis: string;
  /** The Fassung that counts; null while a draft is open. */
  readonly fassung: number | null;
  readonly stimmen: readonly Fassungsposition[];
  readonly abfrage: readonly Abfrageposition[];
  readonly notizen: readonly Notizposition[];
}

/** `Fassung 2: Enthaltung (vom Vorsitz festgehalten)`. */
export function stimmwort({ nummer, wert, durchVorsitz, aufgehoben }: Fassungsposition): string {
  const zusatz = [...(durchVorsitz ? ['vom Vorsitz festgehalten'] : []), ...(aufgehoben ? ['Fassung aufgehoben'] : [])];
  return `Fassung ${nummer}: ${wert === null ? 'keine Stimme' : STIMMWORT[wert]}${zusatz.length === 0 ? '' : ` (${zusatz.join(', ')})`}`;
}

/** `Ziffer 3: Prüfvorbehalt bis 3. Mai 2027 (intern): Grund`. The day is written by the caller. */
export function abfragewort(a: Abfrageposition): string {
  const zusatz = [a.geteilt ? 'geteilt' : 'intern', ...(a.aufgehoben ? ['aufgehoben'] : []), ...(a.veraltet ? ['zum früheren Wortlaut'] : [])];
  return `${a.stelle}: ${a.wort}${a.frist === null ? '' : ` bis ${a.frist}`} (${zusatz.join(', ')})${a.grund === '' ? '' : `: ${a.grund}`}`;
}

/** Head line, state and words of a note. */
export function notizwort({ kopfzeile, stand, worte }: Notizposition): string {
  return `${kopfzeile} (${stand})${worte.length === 0 ? '' : `\n${worte.join('\n')}`}`;
}

export const SPALTEN = ['TOP', 'Titel', 'Stand', 'Fassung', 'Ergebnis', 'Unsere Stimme', 'Länderabfrage', 'Notizen'] as const;

/** The cells of one row, in the order of the columns. */
export function zellenOf(z: Positionszeile): string[] {
  return [
    z.top, z.titel, z.stand, z.fassung === null ? '' : String(z.fassung), z.ergebnis,
    z.stimmen.map(stimmwort).join('\n'), z.abfrage.map(abfragewort).join('\n'), z.notizen.map(notizwort).join('\n\n')
  ];
}

/** The whole table as a file. */
export function positionenAlsCsv(zeilen: readonly Positionszeile[]): string {
  return csvOf(SPALTEN, zeilen.map(zellenOf));
}
