/** What people do in a fault test: type until told to stop, wait until all is calm, and hand the history to the judge. */
import type { Pool } from 'pg';
import type { Wahl } from '../dokument/verboten.ts';
import type { Historie } from '../support/historie.ts';
import type { Mensch } from '../support/mensch.ts';
import { replikOf, zeilenOf, type Replik } from '../support/replik.ts';
import { richte, type Schuld } from '../support/urteil.ts';
import { bis } from './buehne.ts';

/** A room of a test: its history and who is in it. */
export interface Zimmer {
  readonly historie: Historie;
  readonly menschen: readonly Mensch[];
}

/** Everybody types a letter at each beat, mostly at the end of a paragraph of their own, also while the line is gone; answers how to stop. */
export function treibe(zimmer: readonly Zimmer[], takt: number, wahl: Wahl): () => void {
  const timers = zimmer.flatMap(({ menschen }) => menschen.map((mensch, i) => setInterval(() => anschlag(mensch, i, wahl), takt)));
  return () => timers.forEach((timer) => clearInterval(timer));
}

/** One edit of one person. */
export function anschlag(mensch: Mensch, i: number, wahl: Wahl): void {
  const draw = wahl(20);
  const absatz = draw < 14 ? i % mensch.absaetze() : wahl(mensch.absaetze());
  if (draw === 19) return mensch.loesche(absatz, wahl(Math.max(1, mensch.textOf(absatz).length)), 1);
  mensch.tippe(String.fromCharCode(97 + wahl(26)), absatz, draw < 14 ? undefined : wahl(6));
}

/** Resolves when everything typed is acknowledged and everybody reads the same. */
export async function beruhige(zimmer: readonly Zimmer[], ms = 30_000): Promise<void> {
  const alike = ({ menschen }: Zimmer): boolean => menschen.every((m) => m.fertig) && new Set(menschen.map((m) => m.replik().wortlaut)).size === 1;
  await bis(() => zimmer.every(alike), ms).catch((error: unknown) => {
    const offen = zimmer.flatMap(({ menschen }) => menschen.filter((m) => !m.fertig).map((m) => `${m.wer} (${m.client === null ? 'no line' : `${m.client.sent - m.client.saved} open`}, codes ${m.abschiede.join()}, ${m.client?.refused.join() ?? ''})`));
    throw new Error(`${String(error)}; not done: ${offen.join('; ')}`);
  });
}

/** What the judge says of a room, its log read row by row from the database. */
export async function urteile(pool: Pool, { historie, menschen }: Zimmer, weitere: readonly Replik[] = []): Promise<Schuld[]> {
  const { zeilen, doc } = await zeilenOf(pool, historie.raum);
  return richte(historie, { repliken: [replikOf('log', doc), ...menschen.map((m) => m.replik()), ...weitere], log: zeilen });
}

/** All letters of these rooms together. */
export function summe(zimmer: readonly Zimmer[]): { getippt: number; bestaetigt: number } {
  const all = zimmer.map(({ historie }) => historie.zahlen());
  return { getippt: all.reduce((n, z) => n + z.getippt, 0), bestaetigt: all.reduce((n, z) => n + z.bestaetigt, 0) };
}

/** Sends everybody home. */
export async function schliesse(zimmer: readonly Zimmer[]): Promise<void> {
  await Promise.all(zimmer.flatMap(({ menschen }) => menschen.map((m) => m.geh())));
}
