/** What the page of a Länderabfrage shows: plain, serialisable values; moments as ISO strings. Of other Delegationen only what they shared. */
import type { Positionswert, Spalte } from '../../app/domain/laenderabfrage.ts';
import type { Land, Partei } from '../../app/domain/land.ts';
import type { Rechte, SitzungKopf, TopAnsicht } from './ansichten.ts';

/** One Delegation at one place. */
export interface Abfragezelle { readonly delegation: Partei; readonly spalte: Spalte; readonly wort: string; readonly veraltet: boolean }

/** An answer in the words of the page. `worte` are those it was given to, where they are not the present ones. */
export interface Antwortansicht {
  readonly id: string; readonly delegation: Partei; readonly stelle: string; readonly wert: Positionswert; readonly wort: string; readonly frist: string | null; readonly grund: string;
  readonly veraltet: boolean; readonly worte: string | null; readonly am: string; readonly geteilt: boolean; readonly aufgehobenAm: string | null; readonly aufgehobenVon: string | null; readonly aufhebbar: boolean;
}

/** A Ziffer or the whole; `gelesen` names the words shown, and comes back with an answer. */
export interface Abfragestelle {
  readonly schluessel: string; readonly stelle: string; readonly worte: string; readonly gelesen: string; readonly zellen: readonly Abfragezelle[];
  /** What stands in one's own house. */
  readonly eigene: Antwortansicht | null;
}

export interface Abfrageansicht {
  readonly id: string; readonly sitzung: SitzungKopf; readonly kurz: string; readonly tops: readonly TopAnsicht[]; readonly stand: string;
  /** Whether the Länder are asked now. */
  readonly laeuft: boolean;
  readonly karte: readonly { readonly land: Land; readonly spalte: Spalte }[];
  readonly stellen: readonly Abfragestelle[];
  /** Shared Vorbehalte and notes, those lifted and those to Ziffern that are gone among them. */
  readonly vorbehalte: readonly Antwortansicht[];
  readonly weggefallen: readonly Antwortansicht[];
  /** Null for whoever has no house here. `stand` names the last answer seen; `ungeteilt` counts what is not shared. */
  readonly intern: { readonly partei: Partei; readonly stand: string; readonly ungeteilt: number; readonly weggefallen: readonly Antwortansicht[] } | null;
  readonly rechte: Rechte;
}
