/**
 * The private PostgreSQL of a run: our embedded one in a folder of its own, on its default settings and those the embedded server makes.
 * echo-pg and our server use it alike, each run with a fresh database; its processes are metered apart.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { STUMM } from '../../../server/log.ts';
import { startEmbedded } from '../../../server/persistence/embedded.ts';
import { readPidfile } from '../../../server/persistence/embedded/pidfile.ts';
import { sendSignal, signalTree, tree } from './proc.ts';
import { sleep } from './stats.ts';

const SETTINGS = ['server_version', 'fsync', 'synchronous_commit', 'wal_sync_method', 'full_page_writes', 'commit_delay', 'max_wal_size', 'shared_buffers', 'jit'];
const READY_MS = 60_000;

export interface Store {
  /** The postmaster. */
  pid(): number;
  /** A new empty database; its address. */
  create(database: string): Promise<string>;
  drop(database: string): Promise<void>;
  /** Writes out what earlier runs left, so that no run pays for another. */
  checkpoint(): Promise<void>;
  /** Settings a reader of the figures wants to know. */
  settings(): Promise<Record<string, string>>;
  /** kill -9 for all its processes; resolves at once. It comes back by itself, see `ready`. */
  kill(): void;
  ready(): Promise<void>;
  halt(): void;
  resume(): void;
  stop(): Promise<void>;
}

export async function startStore(folder: string): Promise<Store> {
  mkdirSync(folder, { recursive: true });
  const embedded = await startEmbedded({ dataDir: folder, log: STUMM });
  const pgdata = join(realpathSync(folder), 'postgres');
  const pid = (): number => readPidfile(pgdata)?.pid ?? 0;
  let halted: readonly number[] = [];
  let killed = 0;
  const ask = async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> => {
    const client = new pg.Client({ ...embedded.poolConfig, database: 'postgres', connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  const resume = (): void => {
    for (const one of halted) sendSignal(one, 'SIGCONT');
    halted = [];
  };
  return {
    pid, resume,
    async create(database) {
      await ask(`create database ${database}`);
      return embedded.url.replace(/[^/?]*\?/, `${database}?`);
    },
    drop: async (database) => void (await ask(`drop database if exists ${database} with (force)`)),
    checkpoint: async () => void (await ask('checkpoint')),
    async settings() {
      const rows = await ask<{ name: string; wert: string }>('select name, current_setting(name) as wert from pg_settings where name = any($1)', [SETTINGS]);
      return Object.fromEntries(rows.map(({ name, wert }) => [name, wert]));
    },
    kill() {
      killed = pid();
      if (killed > 0) signalTree(killed, 'SIGKILL');
    },
    async ready() {
      for (const end = Date.now() + READY_MS; ; await sleep(50)) {
        if (pid() !== killed && (await ask('select 1').then(() => true, () => false))) return;
        if (Date.now() > end) throw new Error('the database did not come back');
      }
    },
    halt() {
      halted = tree(pid());
      for (const one of halted) sendSignal(one, 'SIGSTOP');
    },
    async stop() {
      resume();
      await embedded.stop();
    }
  };
}
