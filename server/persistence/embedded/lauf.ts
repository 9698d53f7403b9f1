/**
 * One run of the embedded database: starts it or joins the one that runs, and knows when it is ready.
 * Ready means that a connection was made and a question answered; no line of a log and no waiting time stands for it.
 */
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { StartFehler } from '../start-fehler.ts';
import type { Programme } from './binaries.ts';
import { arbeitsortOf, NAME } from './cluster.ts';
import type { Inhaber } from './inhaber.ts';
import { halterOf, isAlive, readPidfile, type Pidfile } from './pidfile.ts';
import { joinWaechter, startWaechter, type Halt } from './waechter.ts';

/** What every start on one data folder needs. */
export type Ort = {
  readonly pgdata: string;
  readonly logfile: string;
  readonly inhaber: Inhaber;
  readonly programme: Programme;
  readonly log: Log;
};

/** A database that answers, and our hold on it. */
export type Lauf = { readonly pid: number; readonly socketDir: string; readonly halt: Halt; readonly beigetreten: boolean };

type Antwort = { readonly art: 'bereit'; readonly kennwort: string } | { readonly art: 'wartet' | 'stumm' };

const SCHRITT_MS = 25;
// A crashed database reads its log again before it answers; that may take minutes.
const RECOVERY_MS = 600_000;
const STUMM_MS = 15_000;
const SOCKET_BYTES = process.platform === 'linux' ? 107 : 103;
const LOG_BYTES = 10_000_000;

/** Connection to `database` of the run behind `socketDir`. */
export function poolConfigOf(socketDir: string, database: string): pg.PoolConfig {
  return { host: socketDir, port: 5432, user: NAME, database, ssl: false };
}

/** Starts the database or joins the running one. `socketDir` is where earlier connections expect it, if there were any. */
export async function ensureLauf(ort: Ort, socketDir: string | null): Promise<Lauf> {
  for (let versuch = 0; versuch < 40; versuch += 1) {
    const halter = halterOf(ort.pgdata);
    const lauf = halter.art === 'postgres' ? await joinLauf(ort, halter.pidfile) : await launch(ort, socketDir, halter.art === 'fremd' ? halter.pid : null);
    if (lauf !== null) return lauf;
    await delay(SCHRITT_MS * 2);
  }
  throw new StartFehler(`Die Datenbank in ${ort.pgdata} ließ sich nicht starten. Einzelheiten stehen in ${ort.logfile}.`);
}

/** Ends a database that nobody guards: fast, after 5 s immediate, after 7 s for good. */
async function stopOrphan(ort: Ort, { pid, socketDir }: Pidfile): Promise<void> {
  ort.log.warnung('datenbank-verwaist', { pid });
  for (const [signal, ms] of [['SIGINT', 5_000], ['SIGQUIT', 2_000], ['SIGKILL', 5_000]] as const) {
    const halter = halterOf(ort.pgdata);
    if (halter.art !== 'postgres' || halter.pidfile.pid !== pid) return;
    process.kill(pid, signal);
    if (await until(() => !isAlive(pid), ms)) break;
  }
  if (basename(socketDir).startsWith('einvernehmen-')) rmSync(socketDir, { recursive: true, force: true });
}

/** Waits for the running database to answer and takes hold of it; null when it went away or had to be stopped. */
async function joinLauf(ort: Ort, pidfile: Pidfile): Promise<Lauf | null> {
  const { pid } = pidfile;
  const beginn = Date.now();
  for (;;) {
    const jetzt = readPidfile(ort.pgdata);
    if (jetzt === null || jetzt.pid !== pid || !isAlive(pid)) return null;
    const antwort = jetzt.stand === 'stopping' ? { art: 'stumm' as const } : await ask(jetzt.socketDir);
    if (antwort.art === 'bereit') {
      const halt = await joinWaechter(jetzt.socketDir, antwort.kennwort);
      if (halt !== null) return { pid, socketDir: jetzt.socketDir, halt, beigetreten: true };
      await stopOrphan(ort, jetzt);
      return null;
    }
    const dauer = Date.now() - beginn;
    if (jetzt.stand === 'stopping' && dauer > STUMM_MS) {
      await stopOrphan(ort, jetzt);
      return null;
    }
    if (dauer > (antwort.art === 'wartet' ? RECOVERY_MS : STUMM_MS)) {
      throw new StartFehler(`Auf ${ort.pgdata} läuft schon eine Datenbank (Prozess ${pid}), sie antwortet aber nicht. Bitte diesen Prozess beenden und neu starten.`);
    }
    await delay(SCHRITT_MS);
  }
}

/** Starts guard and database; null when another process was faster. */
async function launch(ort: Ort, gewohnt: string | null, fremdePid: number | null): Promise<Lauf | null> {
  if (fremdePid !== null) ort.log.warnung('datenbank-sperre-veraltet', { pid: fremdePid });
  const socketDir = gewohnt ?? makeSocketDir(ort.inhaber);
  const kennwort = `einvernehmen-${randomBytes(6).toString('hex')}`;
  const { pgdata, cwd } = arbeitsortOf(ort.pgdata, ort.inhaber);
  const log = openLog(ort.logfile);
  const { halt, ended } = startWaechter({
    postgres: ort.programme.postgres, args: argsOf(pgdata, socketDir, kennwort), cwd, fremdePid, inhaber: ort.inhaber, socketDir, kennwort, logFd: log.fd
  });
  closeSync(log.fd);
  let beendet = false;
  void ended.then(() => (beendet = true));
  const bereit = async (): Promise<boolean> => {
    const antwort = await ask(socketDir);
    return antwort.art === 'bereit' && antwort.kennwort === kennwort;
  };
  await until(async () => beendet || (await bereit()), RECOVERY_MS);
  const pid = readPidfile(ort.pgdata)?.pid;
  if (!beendet && pid !== undefined) return { pid, socketDir, halt, beigetreten: false };
  halt.release();
  const grund = fatalLine(ort.logfile, log.beginn);
  // Another start holds the folder, or the last crash still holds shared memory: both pass.
  if (grund === null || /lock file|shared memory block/.test(grund)) return null;
  throw new StartFehler(`Die Datenbank in ${ort.pgdata} ließ sich nicht starten: ${grund} Mehr dazu steht in ${ort.logfile}.`);
}

function argsOf(pgdata: string, socketDir: string, kennwort: string): string[] {
  const settings = {
    listen_addresses: '', port: '5432', unix_socket_directories: socketDir, unix_socket_permissions: '0700', cluster_name: kennwort,
    max_wal_size: '512MB', timezone: 'UTC', jit: 'off', log_checkpoints: 'off',
    // Neither statements nor values of rows in the log (reliability.md L4).
    log_error_verbosity: 'terse', log_min_error_statement: 'panic'
  };
  return ['-D', pgdata, ...Object.entries(settings).flatMap(([name, wert]) => ['-c', `${name}=${wert}`])];
}

/** A short folder that only the database's account may enter: the path of a socket has at most 107 bytes. */
function makeSocketDir(inhaber: Inhaber): string {
  const eltern = Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : '/tmp';
  const socketDir = mkdtempSync(join(eltern, 'einvernehmen-'));
  if (Buffer.byteLength(join(socketDir, '.s.PGSQL.5432')) > SOCKET_BYTES) throw new StartFehler(`Der Pfad ${socketDir} ist für die Datenbank zu lang.`);
  if (inhaber.fremd) chownSync(socketDir, inhaber.uid, inhaber.gid);
  return socketDir;
}

function openLog(logfile: string): { fd: number; beginn: number } {
  const size = (): number => statSync(logfile, { throwIfNoEntry: false })?.size ?? 0;
  if (size() > LOG_BYTES) renameSync(logfile, `${logfile}.1`);
  const beginn = size();
  return { fd: openSync(logfile, 'a', 0o600), beginn };
}

/** The reason PostgreSQL gave for not starting since `beginn`. */
function fatalLine(logfile: string, beginn: number): string | null {
  const text = readFileSync(logfile).subarray(beginn).toString('utf8');
  return text.match(/(?:FATAL|PANIC|error while loading).*/)?.[0] ?? (text.trim() || null);
}

/** Asks the database behind a socket who it is. */
async function ask(socketDir: string): Promise<Antwort> {
  const client = new pg.Client({ ...poolConfigOf(socketDir, 'postgres'), connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ cluster_name: string }>('show cluster_name');
    return { art: 'bereit', kennwort: rows[0]?.cluster_name ?? '' };
  } catch (error) {
    // 57P03: it is there, and starting up, recovering or shutting down.
    return { art: (error as { code?: string }).code === '57P03' ? 'wartet' : 'stumm' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Polls a condition; false when it did not come true in time. */
export async function until(condition: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  const ende = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > ende) return false;
    await delay(SCHRITT_MS);
  }
  return true;
}
