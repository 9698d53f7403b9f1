/**
 * The embedded PostgreSQL: made, started, shared, watched, stopped (stack.md 6, reliability.md P15 and M14).
 * Every Node process on one DATA_DIR is an equal: the first one starts the database, others join it, the last one to leave
 * stops it, also when it leaves by kill -9 (embedded/waechter.ts). A database without a guard is stopped and started anew;
 * one that dies under us is started again. Reasons and rejected ways: docs/entscheidungen/0020.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Log } from '../log.ts';
import { findProgramme } from './embedded/binaries.ts';
import { ensureCluster, NAME } from './embedded/cluster.ts';
import { inhaberOf } from './embedded/inhaber.ts';
import { ensureLauf, poolConfigOf, until, type Lauf, type Ort } from './embedded/lauf.ts';
import { isAlive, readPidfile } from './embedded/pidfile.ts';
import { StartFehler } from './start-fehler.ts';

export type EmbeddedOptions = { readonly dataDir: string; readonly log: Log };

/** A running embedded database. */
export type Embedded = {
  /** Connection string for other programs. */
  readonly url: string;
  /** The same as an object, for pg and for Prisma's adapter. */
  readonly poolConfig: pg.PoolConfig;
  /** Lets go and, when nobody else uses the database, waits until it is gone. Close all pools first. */
  readonly stop: () => Promise<void>;
};

const WATCH_MS = 500;
const TOUCH_MS = 3_600_000;
// Guard and database need at most 5 + 2 + 3 s; without a sign of an end before that, somebody else uses the database.
const STOP_MS = 12_000;
const SHARED_MS = 2_000;
const SHARED_JOINED_MS = 300;

/** Starts or joins the database below `dataDir`. Throws a StartFehler, a German sentence, when that cannot be. */
export async function startEmbedded({ dataDir, log }: EmbeddedOptions): Promise<Embedded> {
  const ort = await prepare(dataDir, log);
  let lauf = await ensureLauf(ort, null);
  const { socketDir } = lauf;
  try {
    await ensureDatabase(socketDir);
  } catch (error) {
    lauf.halt.release();
    throw error;
  }
  log.info('datenbank-bereit', { pid: lauf.pid, grund: lauf.beigetreten ? 'beigetreten' : 'gestartet' });
  let stopping = false;
  let repair: Promise<void> | null = null;
  const watch = setInterval(() => {
    if (stopping || repair !== null || isAlive(lauf.pid)) return;
    log.warnung('datenbank-weg', { pid: lauf.pid });
    repair = restart(ort, lauf)
      .then((neu) => void (lauf = neu), (error: unknown) => log.fehler('datenbank-startet-nicht', error))
      .finally(() => (repair = null));
  }, WATCH_MS).unref();
  const touch = setInterval(() => lauf.halt.touch(), TOUCH_MS).unref();
  return {
    url: `postgresql://${NAME}@/${NAME}?host=${encodeURIComponent(socketDir)}`,
    poolConfig: poolConfigOf(socketDir, NAME),
    stop: async () => {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      clearInterval(touch);
      await repair;
      await leave(ort, lauf);
    }
  };
}

async function prepare(dataDir: string, log: Log): Promise<Ort> {
  if (process.platform === 'win32') {
    throw new StartFehler('Unter Windows läuft die eingebaute Datenbank nicht. Bitte mit DATABASE_URL einen PostgreSQL-Server ab Version 15 nennen.');
  }
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new StartFehler(`Der Ordner ${dataDir} ließ sich nicht anlegen (${(error as NodeJS.ErrnoException).code ?? 'unbekannt'}). Bitte DATA_DIR prüfen.`);
  }
  const echt = realpathSync(resolve(dataDir));
  const pgdata = join(echt, 'postgres');
  const inhaber = inhaberOf(pgdata);
  const programme = findProgramme(inhaber, inhaber.fremd ? '/var/cache/einvernehmen' : echt);
  await ensureCluster(pgdata, programme, inhaber);
  return { pgdata, logfile: join(echt, 'postgres.log'), inhaber, programme, log };
}

/** Takes hold of a new run before the old one is let go, so that its socket folder stays. */
async function restart(ort: Ort, alt: Lauf): Promise<Lauf> {
  const neu = await ensureLauf(ort, alt.socketDir);
  alt.halt.release();
  ort.log.info('datenbank-bereit', { pid: neu.pid, grund: 'neu gestartet' });
  return neu;
}

/** Lets go and waits for the end, unless the database goes on for somebody else. */
async function leave(ort: Ort, lauf: Lauf): Promise<void> {
  lauf.halt.release();
  const isGone = (): boolean => !isAlive(lauf.pid);
  const isEnding = (): boolean => isGone() || readPidfile(ort.pgdata)?.stand !== 'ready';
  if (await until(isEnding, lauf.beigetreten ? SHARED_JOINED_MS : SHARED_MS)) await until(isGone, STOP_MS);
}

async function ensureDatabase(socketDir: string): Promise<void> {
  const client = new pg.Client(poolConfigOf(socketDir, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
  } catch (error) {
    // Another first start made it in the same moment: 42P04, or 23505 while both write the catalogue.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}
