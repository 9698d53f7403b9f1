/**
 * What the room server asks of the house: who may enter a Textraum, and where its log is kept.
 * Implemented by server/persistence and the composition root; the room server knows nothing else.
 */
import type { Person } from '../app/domain/zugang/rollen.ts';

/** `schreiben` includes `lesen`. A closed Textraum grants nobody more than `lesen`. */
export type Raumrecht = 'lesen' | 'schreiben';

/** Why a room is refused. `unbekannt` is the answer for "forbidden" and "absent" alike, so that nobody learns which rooms exist. */
export type Raumgrund = 'nicht_angemeldet' | 'raum_unbekannt';

export type Raumantwort =
  | { readonly ok: true; readonly person: Person; readonly recht: Raumrecht; readonly geschlossen: boolean }
  | { readonly ok: false; readonly grund: Raumgrund };

export interface Raumzugang {
  /** The right of the bearer of this login (the cookie's value, '' when none) on a room; asked at the handshake and again, at most a second old, at the frames. */
  pruefe(loginWert: string, textraumId: string): Promise<Raumantwort>;
  /** A stamp of everything these answers depend on, in the order of the pairs: while it is the same, so is the answer. Without it the full question is asked each time. */
  stempel?(paare: readonly { readonly loginWert: string; readonly textraumId: string }[]): Promise<readonly string[]>;
}

/** One update on its way into the log, with the author stamped by the server. */
export interface NeuerEintrag {
  readonly daten: Uint8Array;
  readonly kontoId: string;
  readonly delegation: string;
}

/** `kopf` is the sequence of the last entry, 0 for an empty log. */
export interface GeladenerTextraum {
  readonly kopf: number;
  readonly geschlossen: boolean;
  readonly eintraege: readonly Uint8Array[];
}

export type Anhaengeergebnis =
  | { readonly ok: true; readonly kopf: number }
  | { readonly ok: false; readonly grund: 'raum_geschlossen' | 'kopf_veraltet' | 'raum_unbekannt' };

/** The append-only log of the Textraeume: append commits before it answers. */
export interface Textraumlog {
  /** Everything after `nach` (0 = all), in order; null when there is no such room. Throws when the log has a hole: such a room must not be served. */
  lade(textraumId: string, nach?: number): Promise<GeladenerTextraum | null>;
  /** Compare-and-append in one transaction: refused unless the room is open and its head is `erwarteterKopf`. */
  haengeAn(textraumId: string, erwarteterKopf: number, eintraege: readonly NeuerEintrag[]): Promise<Anhaengeergebnis>;
}
