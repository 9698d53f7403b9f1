/** The stage of a fault test: the real server with rooms of its own and people logged in, in the shape every test wants them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import { DEMO_KONTEN } from '../../seeds/konten.ts';
import { createDatenbank } from '../../server/persistence/datenbank.ts';
import { createPrisma, poolConfigOf } from '../../server/persistence/prisma.ts';
import { besuche, type Testserver } from '../support/server.ts';

/** Somebody who may write, with a login. */
export interface Spieler {
  readonly kennung: string;
  readonly kontoId: string;
  readonly cookie: string;
}

export interface Buehne {
  readonly pool: pg.Pool;
  readonly spieler: readonly Spieler[];
  readonly raeume: readonly string[];
  close(): Promise<void>;
}

/** Accounts that may write in every draft: two for each Delegation. */
const SCHREIBENDE = DEMO_KONTEN.filter((k) => k.rolle === 'bearbeitung' || k.rolle === 'leitung').map((k) => k.kennung);

/** Logs this many people in and makes this many rooms, each with these paragraphs. */
export async function baueBuehne(server: Testserver, { raeume, spieler, absaetze = [absatz('ziffer', 'Erste Worte.'), absatz('ziffer', '')] }: { raeume: number; spieler: number; absaetze?: readonly Absatz[] }): Promise<Buehne> {
  const pool = new pg.Pool({ ...poolConfigOf(server.datenbank), max: 4 });
  pool.on('error', () => undefined);
  const ids = [...(await createRooms(server.datenbank, raeume, absaetze))];
  const { rows } = await pool.query<{ id: string; kennung: string }>('select id, kennung from konto');
  const konten = new Map(rows.map((row) => [row.kennung, row.id]));
  const people: Spieler[] = [];
  for (const kennung of SCHREIBENDE.slice(0, spieler)) people.push({ kennung, kontoId: konten.get(kennung) ?? '', cookie: (await besuche(server.url, kennung)).cookie });
  return { pool, spieler: people, raeume: ids, close: () => pool.end() };
}

/** A login of a demo account, with its account's id. */
export async function loginOf(server: Testserver, pool: pg.Pool, kennung: string): Promise<Spieler> {
  const { rows: [row] } = await pool.query<{ id: string }>('select id from konto where kennung = $1', [kennung]);
  return { kennung, kontoId: row?.id ?? '', cookie: (await besuche(server.url, kennung)).cookie };
}

/** Address of the sockets of a server; by number, so that no test waits for a second address family. */
export function socketsOf(url: string): string {
  return `${url.replace(/^http/, 'ws').replace('//localhost:', '//127.0.0.1:')}/sync/`;
}

/** Registered TOPs of Bayern with a Textraum each. */
export async function createRooms(datenbankUrl: string, anzahl: number, absaetze: readonly Absatz[]): Promise<string[]> {
  const prisma = createPrisma({ ...poolConfigOf(datenbankUrl), max: 2 });
  try {
    const { sitzungen, vorschlaege, textraeume } = createDatenbank(prisma).ablage;
    const sitzungId = await sitzungen.create('IMK', { art: 'Sitzung', nummer: null, bezeichnung: 'Belastung', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Musterstadt', vorsitzland: 'HE' });
    const ids: string[] = [];
    for (let i = 1; i <= anzahl; i++) {
      const id = await vorschlaege.create({ sitzungId, delegation: 'BY', arbeitskreis: null, top: { nummer: String(i), titel: `Belastung ${i}`, untertitel: [], teile: [] } });
      await vorschlaege.register(id, 'fristgerecht');
      ids.push(await textraeume.create({ art: 'vorschlag', beschlussvorschlagId: id, saat: saatOf(absaetze, randomUUID) }));
    }
    return ids;
  } finally {
    await prisma.$disconnect();
  }
}

/** A number of GET /metrics, named with its labels. */
export async function messwert(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split('\n').find((l) => l.startsWith(`einvernehmen_${name} `));
  if (line === undefined) throw new Error(`no metric ${name}`);
  return Number(line.split(' ').at(-1));
}

/** Bytes of writes that wait in all rooms of a server. */
export const WARTENDE_BYTES = 'warteschlange_gesamt{code="bytes"}';

/** The value below which this part of the list lies. */
export function anteil(werte: readonly number[], teil: number): number {
  const sorted = [...werte].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * teil))] ?? 0) * 10) / 10;
}

/** Waits until the condition holds, looked at again and again; throws when it does not in time. */
export async function bis(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not true within ${ms} ms: ${condition.toString().slice(0, 200)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
