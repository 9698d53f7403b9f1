/**
 * Doubts of the reader and the decisions of a person on them. A production asks here; a given decision wins over its own
 * rule and closes the doubt, otherwise its own choice stands and, where it was no sure one, becomes a Befund.
 * The record is made for one reading and thrown away: the same source with the same decisions gives the same model.
 */
import type { Befundart } from './befundworte.ts';
import type { Befund } from './sammlung.ts';

/** What a person decided for one line of the source. `art` and `wahl` as the Befund named them. */
export interface Entscheidung {
  readonly zeile: number;
  readonly art: string;
  readonly wahl: string;
}

/** The record of one reading. */
export interface Protokoll {
  readonly befunde: Befund[];
  readonly entscheidungen: ReadonlyMap<string, Entscheidung>;
  readonly befolgt: Set<string>;
}

/** A question to a person: where, what kind, which words, what the reader chose and what else could be. */
export interface Frage<Wahl extends string> {
  readonly zeile: number;
  readonly art: Befundart;
  readonly text: string;
  readonly wahl: Wahl;
  readonly moeglich: readonly Wahl[];
  /** True where the reader is sure: it obeys a decision, but reports no doubt. */
  readonly sicher?: boolean;
}

/** A fresh record; of two decisions on one question the later one counts. */
export function neuesProtokoll(entscheidungen: readonly Entscheidung[] = []): Protokoll {
  return { befunde: [], entscheidungen: new Map(entscheidungen.map((e) => [schluessel(e), e])), befolgt: new Set() };
}

/** The choice that counts. */
export function entscheide<Wahl extends string>(protokoll: Protokoll, { sicher = false, ...frage }: Frage<Wahl>): Wahl {
  const gegeben = protokoll.entscheidungen.get(schluessel(frage));
  const wahl = frage.moeglich.find((m) => m === gegeben?.wahl);
  if (wahl !== undefined) {
    protokoll.befolgt.add(schluessel(frage));
    return wahl;
  }
  if (!sicher) protokoll.befunde.push({ zeile: frage.zeile, art: frage.art, text: frage.text, wahl: frage.wahl, moeglich: frage.moeglich });
  return frage.wahl;
}

/** Something to look at that nobody can decide. */
export function melde(protokoll: Protokoll, zeile: number, art: Befundart, text: string): void {
  protokoll.befunde.push({ zeile, art, text });
}

/** All findings in the order of the source, with the decisions that met no question. */
export function befundeOf(protokoll: Protokoll): Befund[] {
  const ohneWirkung = [...protokoll.entscheidungen].filter(([name]) => !protokoll.befolgt.has(name));
  return [
    ...protokoll.befunde,
    ...ohneWirkung.map(([, e]): Befund => ({ zeile: e.zeile, art: 'entscheidung_ohne_wirkung', text: `${e.art}: ${e.wahl}` }))
  ].sort((a, b) => a.zeile - b.zeile);
}

function schluessel({ zeile, art }: Pick<Entscheidung, 'zeile' | 'art'>): string {
  return `${zeile} ${art}`;
}
