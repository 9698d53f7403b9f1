/** What an attack on the running server is: a row of the table of faults, a name, an act, and which ends are right. */
import type { Rohleitung, Ziel } from '../rohleitung.ts';
import { oeffne } from '../rohleitung.ts';

/** Where honest people are at work while the attack runs. */
export interface Kampf {
  readonly ziel: Ziel;
  /** The room they write in. */
  readonly raum: string;
  /** A login that may write there, one that may only read, one that is no longer valid. */
  readonly schreiber: string;
  readonly leser: string;
  readonly beendet: string;
  /** A room this writer may not see, one that was closed, one that is nowhere. */
  readonly fremderRaum: string;
  readonly geschlossenerRaum: string;
  /** The text of the room when the attacks began, the client id of somebody who wrote in it, and that of its seed. */
  readonly stand: Uint8Array;
  readonly fremdeKennung: number;
  readonly saatKennung: number;
  /** Words that somebody else lost and has not got back. */
  readonly fremderVerlust: string;
}

export interface Angriff {
  /** Rows of reliability.md. */
  readonly zeile: string;
  readonly name: string;
  /** Says what became of it. */
  readonly tat: (kampf: Kampf) => Promise<string>;
  /** One of these is right. A trailing `*` stands for any rest. */
  readonly soll: readonly string[];
}

/** Whether an end is one of those that are right. */
export function istRecht(soll: readonly string[], ist: string): boolean {
  return soll.some((s) => (s.endsWith('*') ? ist.startsWith(s.slice(0, -1)) : s === ist));
}

/** A line in the room with the writer's login. */
export function drin({ ziel, raum, schreiber }: Kampf): Promise<Rohleitung> {
  return oeffne(ziel, raum, schreiber);
}

/** Outcomes that come up again and again. */
export const UNLESBAR = ['4422 nachricht_unlesbar'] as const;
