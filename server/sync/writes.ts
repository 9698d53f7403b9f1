/**
 * A write on its way: who sent it, what it changed, how neighbours become one entry of the log and one frame.
 */
import * as Y from 'yjs';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Kennung, Verlustmeldung } from '../ports-sync.ts';

/** What a room knows of a socket. */
export interface Teilnehmer {
  readonly person: Person;
  send(frame: Uint8Array): void;
  /** The socket's write with this number and all before it are durable, or changed nothing. */
  confirm(nummer: number): void;
  /** The socket's write was refused; it is cut off, and what it still has waiting is dropped. */
  refuse(nummer: number, grund: string): void;
  /** A write came before what it follows on: an honest client's answer to our question, which holds both, is on its way. */
  expectAnswer(): void;
  /** The Textraum was closed. */
  announceClosed(): void;
  readonly open: boolean;
}

/** A write of a socket. */
export interface Schreibwunsch {
  readonly von: Teilnehmer;
  readonly nummer: number;
  readonly daten: Uint8Array;
  /** The person may write; otherwise it passes only if it changes nothing, as a reader's answer does. */
  readonly darf: boolean;
  /** Sent before the socket had answered "this I have". */
  readonly vorAntwort: boolean;
}

/** A write that was judged: what it changed, in our own encoding, which client ids wrote in it, and whose words fell with it. */
export interface Geprueft extends Schreibwunsch {
  readonly differenz: Uint8Array;
  readonly kennungen: readonly Kennung[];
  readonly verluste: readonly Verlustmeldung[];
}

/** Neighbours of one socket become one entry and one frame: a burst is stored and sent at once. */
export function merge(stapel: readonly Geprueft[]): Geprueft[] {
  const runs: Geprueft[][] = [];
  for (const g of stapel) {
    const last = runs.at(-1);
    if (last?.[0]?.von === g.von) last.push(g);
    else runs.push([g]);
  }
  return runs.flatMap((run) => {
    const last = run.at(-1);
    if (last === undefined) return [];
    if (run.length === 1) return [last];
    return [{ ...last, differenz: Y.mergeUpdates(run.map((g) => g.differenz)), kennungen: run.flatMap((g) => g.kennungen), verluste: run.flatMap((g) => g.verluste) }];
  });
}
