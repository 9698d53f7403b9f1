/** The servers that are compared, how each is started, and which scenarios each can run. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Place } from './client.ts';
import type { Scenario } from './options.ts';

export const PEERS = ['echo', 'echo-pg', 'yws-mem', 'ours'] as const;
export type PeerName = (typeof PEERS)[number];

/** What one run gives its server. */
export interface Ground { readonly folder: string; readonly databaseUrl: string }

export interface Peer {
  readonly version: string;
  /** Words after `node`. */
  args(ground: Ground): string[];
  env(ground: Ground): Record<string, string>;
  /** Prints a line of JSON about itself: url, cookie, rooms, pid. */
  readonly announces: boolean;
  /** Uses the private PostgreSQL. */
  readonly store: boolean;
  readonly persistent: boolean;
  readonly noDoc: boolean;
  readonly place: Place;
  readonly scenarios: readonly Scenario[];
}

const YWS = { folder: resolve('node_modules/.cache/bench-sync/yws-mem'), name: '@y/websocket-server', version: '0.1.5' };
const YWS_SERVER = join(YWS.folder, 'node_modules', YWS.name, 'src/server.js');
const ECHO = resolve('test/load/sync/echo.mjs');
const bare = { announces: false, store: false, persistent: false, noDoc: true, place: 't' } as const;

export const PEER: Readonly<Record<PeerName, Peer>> = {
  echo: { ...bare, version: 'ws broadcast, no document, no store', args: () => [ECHO], env: () => ({}), scenarios: ['latency', 'fanout', 'storm'] },
  'echo-pg': { ...bare, version: 'echo + PostgreSQL commit before fan-out', store: true, args: () => [ECHO], env: ({ databaseUrl }) => ({ PGURL: databaseUrl }), scenarios: ['latency', 'fanout'] },
  'yws-mem': { ...bare, version: `${YWS.name} ${YWS.version}, memory`, noDoc: false, args: () => [YWS_SERVER], env: () => ({}), scenarios: ['latency', 'fanout', 'storm', 'open'] },
  ours: {
    version: 'our server on the same PostgreSQL', announces: true, store: true, persistent: true, noDoc: false, place: 'absatz',
    args: ({ folder }) => ['--import', 'tsx', 'test/load/bench-server.ts', '--tops', '80', '--data', folder],
    env: ({ databaseUrl }) => ({ DATABASE_URL: databaseUrl }), scenarios: ['latency', 'fanout', 'storm', 'open', 'durable', 'bound']
  }
};

/** Installs the one server that is a package, once. Its `@y/protocols` is pinned: unpinned, the install finds prereleases only and fails. False where it cannot be. */
export async function installYws(): Promise<boolean> {
  if (existsSync(YWS_SERVER)) return true;
  mkdirSync(YWS.folder, { recursive: true });
  const paket = { private: true, type: 'module', overrides: { '@y/protocols': '1.0.6-1' }, dependencies: { [YWS.name]: YWS.version } };
  writeFileSync(join(YWS.folder, 'package.json'), JSON.stringify(paket));
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', YWS.folder];
  const npm = process.env.npm_execpath;
  try {
    await promisify(execFile)(npm === undefined ? 'npm' : process.execPath, npm === undefined ? args : [npm, ...args], { cwd: YWS.folder, timeout: 180_000 });
    return existsSync(YWS_SERVER);
  } catch {
    rmSync(YWS.folder, { recursive: true, force: true });
    return false;
  }
}
