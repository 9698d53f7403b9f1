/**
 * Unsaved words over a crash of the page, in the browser's own store, where the operator allows it (BROWSERSPEICHER=an; off by default: shared computers).
 * One entry per account, room and page; gone as soon as everything is acknowledged, and at logout. An entry whose page no longer touches it is an orphan:
 * its words are offered to the same account in the same room. Every access may fail (a full or forbidden store) and then nothing is kept.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import { createContext } from 'react';
import * as Y from 'yjs';

/** The account whose words may be kept here; null where the operator does not allow it or nobody is logged in. */
export const Speicherkonto = createContext<string | null>(null);

const VORSATZ = 'einvernehmen-rettung';
/** A page that lives touches its entry every second. */
const VERWAIST_NACH_MS = 5_000;

export interface Waise { readonly schluessel: string; readonly daten: Uint8Array }
export interface Speicherplatz {
  /** Keeps these changes instead of the ones before; none removes the entry. */
  keep(aenderungen: readonly Uint8Array[]): void;
  orphans(): Waise[];
  remove(schluessel: string): void;
}

/** The place of one page for one room. */
export function createSpeicherplatz(store: Storage, konto: string, raumId: string, seite: string, now: () => number = Date.now): Speicherplatz {
  const bereich = `${VORSATZ}/${konto}/${raumId}/`;
  const eigener = bereich + seite;
  return {
    keep(aenderungen) {
      quietly(() => {
        if (aenderungen.length === 0) store.removeItem(eigener);
        else store.setItem(eigener, JSON.stringify({ am: now(), daten: toBase64(Y.mergeUpdates([...aenderungen])) }));
      });
    },
    orphans: () => quietly(() => keysOf(store, bereich).filter((key) => key !== eigener).flatMap((schluessel) => {
      const eintrag = JSON.parse(store.getItem(schluessel) ?? 'null') as { am?: unknown; daten?: unknown } | null;
      if (typeof eintrag?.am !== 'number' || typeof eintrag.daten !== 'string' || now() - eintrag.am < VERWAIST_NACH_MS) return [];
      return [{ schluessel, daten: fromBase64(eintrag.daten) }];
    })) ?? [],
    remove: (schluessel) => void quietly(() => store.removeItem(schluessel))
  };
}

/** The store of this browser; null where it is switched off. */
export function storeOfBrowser(): Storage | null {
  return quietly(() => window.localStorage);
}

/** True where words of this account wait here. */
export function hasKept(store: Storage, konto: string): boolean {
  return quietly(() => keysOf(store, `${VORSATZ}/${konto}/`).length > 0) ?? false;
}

/** Removes everything of this account. */
export function eraseKept(store: Storage, konto: string): void {
  quietly(() => keysOf(store, `${VORSATZ}/${konto}/`).forEach((key) => store.removeItem(key)));
}

/** What an orphan would change in this text: nothing (it arrived after all), something, or something that does not fit any more. */
export function judgeWaise(doc: Y.Doc, { daten }: Waise): { readonly art: 'angekommen' } | { readonly art: 'passt' | 'passt_nicht'; readonly doc: Y.Doc } {
  const probe = new Y.Doc();
  Y.applyUpdate(probe, Y.encodeStateAsUpdate(doc));
  const vorher = Y.snapshot(probe);
  try {
    Y.applyUpdate(probe, daten);
  } catch {
    return { art: 'angekommen' };
  }
  if (probe.store.pendingStructs !== null || probe.store.pendingDs !== null) return { art: 'passt_nicht', doc: probe };
  return Y.equalSnapshots(vorher, Y.snapshot(probe)) ? { art: 'angekommen' } : { art: 'passt', doc: probe };
}

function keysOf(store: Storage, bereich: string): string[] {
  return Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter((key) => key.startsWith(bereich));
}

function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
