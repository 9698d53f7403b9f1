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

/** A client id of a Yjs document in a Textraum and whose it is (null: nobody's, as the seed's). Its next clock is what the text says. */
export interface Kennung {
  readonly client: number;
  readonly kontoId: string | null;
}

/** Words of an account that fell with a paragraph, and the id of the nearest paragraph that is still there ('' for none). */
export interface Verlustmeldung {
  readonly id: string;
  readonly kontoId: string;
  readonly text: string;
  readonly absatz: string;
}

/** One update on its way into the log, with the author stamped by the server (null: the server itself), the client ids that wrote in it for the first time, and what fell with it. */
export interface NeuerEintrag {
  readonly daten: Uint8Array;
  readonly kontoId: string | null;
  readonly delegation: string | null;
  readonly kennungen?: readonly Kennung[];
  readonly verluste?: readonly Verlustmeldung[];
}

/** `kopf` is the sequence of the last entry, 0 for an empty log. */
export interface GeladenerTextraum {
  readonly kopf: number;
  readonly geschlossen: boolean;
  /** What to apply, in order; the first one may be a snapshot that stands for all entries before. */
  readonly eintraege: readonly Uint8Array[];
  /** Entries after the newest snapshot. */
  readonly nachStand?: number;
  /** Client ids that wrote after `nach`. */
  readonly kennungen?: readonly Kennung[];
  /** Words fell after `nach`. */
  readonly verluste?: boolean;
}

export type Anhaengeergebnis =
  | { readonly ok: true; readonly kopf: number }
  | { readonly ok: false; readonly grund: 'raum_geschlossen' | 'kopf_veraltet' | 'raum_unbekannt' };

/** The log of a Textraum is not what was written: a row is missing or its bytes are others. What stands before that row is whole. */
export class LogBeschaedigt extends Error {
  override readonly name = 'LogBeschaedigt';

  constructor(readonly art: 'luecke' | 'kette', readonly textraumId: string, readonly folge: number, readonly gut: GeladenerTextraum | null) {
    super(art === 'luecke' ? `the log of a Textraum has a hole at ${folge}` : `row ${folge} of the log of a Textraum is not what was written`);
  }
}

/** The append-only log of the Textraeume: append commits before it answers. */
export interface Textraumlog {
  /** Everything after `nach` (0 = all), in order; null when there is no such room. Throws LogBeschaedigt: such a room must not be written. */
  lade(textraumId: string, nach?: number): Promise<GeladenerTextraum | null>;
  /** Compare-and-append in one transaction: refused unless the room is open and its head is `erwarteterKopf`. */
  haengeAn(textraumId: string, erwarteterKopf: number, eintraege: readonly NeuerEintrag[]): Promise<Anhaengeergebnis>;
  /** Keeps the text up to this entry, so that the next one who opens need not read what stands before. */
  schreibeStand?(textraumId: string, folge: number, stand: Uint8Array): Promise<void>;
  /** What these accounts have lost in this room and have not got back. */
  verluste?(textraumId: string, kontoIds: readonly string[]): Promise<readonly Verlustmeldung[]>;
  /** The account has its words back. */
  verlustErledigt?(textraumId: string, kontoId: string, id: string): Promise<void>;
  /** Open rooms, the one that was written in last first. */
  zuletzt?(anzahl: number): Promise<readonly string[]>;
  /** Heads and states of these rooms now, for those who missed a word of it. */
  koepfe?(textraumIds: readonly string[]): Promise<readonly { readonly id: string; readonly kopf: number; readonly geschlossen: boolean }[]>;
}

/** What one node tells the others. `stand`: a Textraum has moved on; the rest asks them to look again, or shows who is there. */
export type Nachbarnachricht =
  | { readonly art: 'stand'; readonly raum: string }
  | { readonly art: 'raum'; readonly raum: string }
  | { readonly art: 'konto'; readonly konto: string }
  | { readonly art: 'anwesend'; readonly raum: string; readonly daten: string }
  | { readonly art: 'wer'; readonly raum: string };

/** The other processes on the same database. A word may be lost; everybody also looks for themselves once a second. */
export interface Nachbarn {
  /** Id of this process among them. */
  readonly ich: string;
  /** True while another process has been heard of lately. */
  zuMehreren(): boolean;
  /** Processes heard of lately. */
  andere(): readonly string[];
  melde(nachricht: Nachbarnachricht): void;
  /** Listens from now on. */
  hoere(onNachricht: (nachricht: Nachbarnachricht, von: string) => void): void;
  stop(): Promise<void>;
}

/** Whether a log is what was written, from its first row to its head. */
export type Logpruefung = { readonly ok: true; readonly zeilen: number } | { readonly ok: false; readonly folge: number; readonly art: 'luecke' | 'kette' };

/** Why the rows of a log stay. */
export type Reduktion =
  | { readonly ok: true; readonly zeilen: number }
  | { readonly ok: false; readonly grund: 'raum_unbekannt' | 'raum_offen' | 'ohne_fassung' | 'ohne_stand' };

/** What the operator does with the logs beside the service. */
export interface Textlogpflege {
  /** All Textraeume, the oldest first. */
  alle(): Promise<readonly string[]>;
  /** Closed Textraeume with rows whose freeze and whose Sitzung lie further back than so many days, with the fingerprint of their Fassung. */
  faellig(tage: number): Promise<readonly { readonly id: string; readonly fingerabdruck: string }[]>;
  lade(textraumId: string): Promise<GeladenerTextraum | null>;
  pruefe(textraumId: string): Promise<Logpruefung>;
  /** Removes the rows and keeps `stand`, the text at the head, compared with the log by the caller. */
  reduziere(textraumId: string, stand: { readonly folge: number; readonly bytes: Uint8Array }): Promise<Reduktion>;
}
