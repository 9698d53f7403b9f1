/** Data folders and killable Node processes for the tests of the embedded database. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { expect } from 'vitest';
import { STUMM } from '../../server/log.ts';
import { startEmbedded } from '../../server/persistence/embedded.ts';
import { isAlive, readPidfile } from '../../server/persistence/embedded/pidfile.ts';

/** A Node process that holds a database. */
export type Halter = { readonly prozess: ChildProcess; readonly poolConfig: pg.PoolConfig; readonly end: (signal: NodeJS.Signals) => Promise<void> };

const wurzel = mkdtempSync(join(tmpdir(), 'einv-'));
chmodSync(wurzel, 0o755);
const muster = join(wurzel, 'muster');
const laufende = new Set<ChildProcess>();
const ordner: string[] = [];

/** Bundled once: a process that compiles first would spend most of its life on that. */
const HALTER = `node_modules/.cache/einvernehmen-halter-${process.pid}.mjs`;

/** Makes the data folder that the others are copies of, and the program that holds a database. */
export async function prepareMuster(): Promise<void> {
  await build({ entryPoints: ['test/support/datenbank-halter.ts'], outfile: HALTER, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  const { stop } = await startEmbedded({ dataDir: muster, log: STUMM });
  await stop();
}

/** A data folder with a database in it that never ran; `unter` is put between the temporary folder and it. */
export function neuerOrdner(unter = ''): string {
  const dataDir = leererOrdner(unter);
  mkdirSync(dataDir, { recursive: true });
  cpSync(join(muster, 'postgres'), join(dataDir, 'postgres'), { recursive: true });
  return dataDir;
}

/** A data folder that is not there yet, in a folder of mode `mode`. */
export function leererOrdner(unter = '', mode = 0o755): string {
  const eltern = mkdtempSync(join(wurzel, 'd-'));
  chmodSync(eltern, mode);
  const dataDir = join(eltern, unter, 'data');
  ordner.push(dataDir);
  return dataDir;
}

/** Starts a process on `dataDir`; answers when its database answers, or throws its sentence. */
export async function startHalter(dataDir: string, uid?: number): Promise<Halter> {
  const prozess = spawn(process.execPath, [HALTER, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'], ...(uid === undefined ? {} : { uid, gid: uid })
  });
  laufende.add(prozess);
  const ended = new Promise<void>((resolve) => prozess.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve) => {
    let said = '';
    prozess.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said);
    });
    void ended.then(() => resolve(said || '{"satz":"the process ended without a word"}'));
  });
  const { poolConfig, satz } = JSON.parse(line) as { poolConfig?: pg.PoolConfig; satz?: string };
  if (poolConfig === undefined) throw new Error(satz);
  return {
    prozess, poolConfig,
    end: async (signal) => {
      prozess.kill(signal);
      await ended;
    }
  };
}

/** One question on a connection of its own. */
export async function ask<T extends pg.QueryResultRow>(poolConfig: pg.PoolConfig, sql: string): Promise<T[]> {
  const client = new pg.Client({ ...poolConfig, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Number of the running server on `dataDir`, or 0. */
export function serverOf(dataDir: string): number {
  const pid = readPidfile(join(dataDir, 'postgres'))?.pid ?? 0;
  return pid !== 0 && isAlive(pid) ? pid : 0;
}

/** Sends a signal to one process. The numbers 0 and 1 are refused: "nobody" would be the test run itself, with all it started. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 1) throw new Error(`${signal} to nobody`);
  process.kill(pid, signal);
}

/** Sends a signal to the server on `dataDir` once there is one, and waits for its end: what a killed server leaves still answers for a moment while the next one has not begun. */
export async function endServer(dataDir: string, signal: NodeJS.Signals): Promise<void> {
  await expect.poll(() => serverOf(dataDir), { timeout: 10_000, interval: 20 }).toBeGreaterThan(1);
  const pid = serverOf(dataDir);
  signalTo(pid, signal);
  await gone(pid);
}

/** Waits for the end of a process. */
export async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 20 }).toBe(false);
}

/** Parent of a process: of a server its guard. */
export function parentOf(pid: number): number {
  return listProcesses().find((prozess) => prozess.pid === pid)?.parent ?? 0;
}

/** Servers that were started on `dataDir`. */
export function serversOn(dataDir: string): number[] {
  return listProcesses().filter(({ args }) => /^\S*bin\/postgres -D/.test(args) && args.includes(` ${dataDir}/postgres `)).map(({ pid }) => pid);
}

/** All processes of this machine; small systems have /proc but no ps, others the reverse. */
function listProcesses(): { pid: number; parent: number; args: string }[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => line.trim().split(/\s+/)).map(([pid, parent, ...args]) => ({ pid: Number(pid), parent: Number(parent), args: args.join(' ') }));
  }
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const parent = Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      return [{ pid: Number(name), parent, args: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
    } catch {
      return [];
    }
  });
}

/** Ends what a failed test left. */
export async function cleanUp(): Promise<void> {
  for (const prozess of laufende) prozess.kill('SIGKILL');
  laufende.clear();
  for (const dataDir of ordner.splice(0)) {
    const pid = serverOf(dataDir);
    if (pid !== 0) signalTo(pid, 'SIGKILL');
  }
}

export function removeAll(): void {
  rmSync(HALTER, { force: true });
  rmSync(wurzel, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
