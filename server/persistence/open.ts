/**
 * Opens the database of a process: the embedded one or the one named, migrated (after a backup), with Prisma for the Ablagen and a pool of its
 * own for the log. For backups and their loading: the bare connection, before any migration.
 */
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { createPrisma, poolConfigOf, type PrismaClient } from './prisma.ts';
import { sichereVorMigration } from './sicherung-schreiben.ts';
import { createStau } from './stau.ts';

/** How many connections a pool has, how many of them are free, and how many requests wait for one. */
export interface Poolzahlen { readonly name: string; readonly offen: number; readonly frei: number; readonly wartend: number }
export interface OffeneDatenbank { readonly prisma: PrismaClient; readonly pool: pg.Pool; poolzahlen(): Poolzahlen[]; /** True while requests wait for a connection and get none. */ gestaut(): boolean; close(): Promise<void> }
type Ort = Pick<Config, 'datenbankUrl' | 'dataDir'>;

/** Where the migrations of this program are. */
export const MIGRATIONEN = resolve('prisma/migrations');

/** The connection to the database as it stands, not migrated; start and end of an embedded one included. */
export async function withVerbindung<T>(config: Ort, log: Log, work: (verbindung: pg.PoolConfig) => Promise<T>): Promise<T> {
  const { poolConfig, stop } = await reach(config, log);
  try {
    return await work(poolConfig);
  } finally {
    await stop();
  }
}

async function reach(config: Ort, log: Log): Promise<{ readonly poolConfig: pg.PoolConfig; readonly stop: () => Promise<void> }> {
  return config.datenbankUrl === null ? startEmbedded({ dataDir: config.dataDir, log }) : { poolConfig: poolConfigOf(config.datenbankUrl), stop: () => Promise.resolve() };
}

/** Throws a StartFehler or the driver's error when that cannot be; nothing stays open then. */
export async function openDatabase(config: Ort & Partial<Pick<Config, 'sicherungVorMigration'>>, log: Log): Promise<OffeneDatenbank> {
  const { poolConfig, stop } = await reach(config, log);
  try {
    await migrate(poolConfig, MIGRATIONEN, config.sicherungVorMigration === false ? null : sichereVorMigration(poolConfig, join(config.dataDir, 'sicherungen')));
  } catch (error) {
    await stop();
    throw error;
  }
  // One connection always stays: a backup is not loaded over a server that works (sicherung-einspielen.ts).
  const abfragen = new pg.Pool({ ...poolConfig, max: 10, min: 1 });
  const pool = new pg.Pool({ ...poolConfig, max: 4 });
  for (const each of [abfragen, pool]) {
    each.on('error', () => log.warnung('datenbank-verbindung-verloren'));
    // A line that breaks while somebody uses it tells its query and, beside that, whoever listens; with nobody there the whole process ends.
    each.on('connect', (line) => line.on('error', () => undefined));
  }
  const prisma = createPrisma(abfragen);
  return {
    prisma, pool, gestaut: createStau(abfragen),
    poolzahlen: () => [{ name: 'abfragen', ...zahlenOf(abfragen) }, { name: 'textlog', ...zahlenOf(pool) }],
    async close() {
      await prisma.$disconnect();
      await abfragen.end();
      await pool.end();
      await stop();
    }
  };
}

function zahlenOf(pool: pg.Pool): Omit<Poolzahlen, 'name'> {
  return { offen: pool.totalCount, frei: pool.idleCount, wartend: pool.waitingCount };
}
