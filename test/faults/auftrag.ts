/** What honest people in a process of their own (ehrliche.ts) are told, and what they hand back. */
import type { Ereignis } from '../support/historie.ts';
import type { Replik } from '../support/replik.ts';

export interface Auftrag {
  readonly url: string;
  /** Milliseconds between two letters of one person. */
  readonly takt: number;
  readonly raeume: readonly { readonly raum: string; readonly personen: readonly { readonly wer: string; readonly kontoId: string; readonly cookie: string }[] }[];
}
export interface Bericht {
  readonly raum: string;
  readonly ereignisse: readonly Ereignis[];
  readonly konten: readonly (readonly [string, string])[];
  readonly repliken: readonly Replik[];
  /** Close codes of lost lines: honest people lose none. */
  readonly abschiede: readonly number[];
  /** Names that others were shown with. */
  readonly anwesende: readonly string[];
}

/** Clock of all processes of this machine. */
export const weltzeit = (): number => performance.timeOrigin + performance.now();
