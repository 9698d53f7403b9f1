/** One run: a fresh server on fresh ground, the generator beside it, the rows it says. Ends both, whatever happens. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Answer, Options, Request, Row, Scenario, Sizes } from './options.ts';
import { PEER, type Ground, type Peer, type PeerName } from './peers.ts';
import { prng, r2, sleep } from './stats.ts';
import type { Store } from './store.ts';

const GENERATOR = 'test/load/sync/generator.ts';
const START_MS = 60_000;
const STOP_MS = 10_000;
/** Below the ports the system lends to clients: one of them could hold the port of a server that is just being restarted. */
const PORTS = { from: 21_000, to: 29_000 };
let port = PORTS.from;
let runs = 0;
const random = prng(1);
const children = new Set<ChildProcess>();

export interface Run { readonly peer: PeerName; readonly scenario: Scenario; readonly rep: number; readonly sizes: Sizes }

/** Ends everything that runs now; for a person who breaks off. */
export function breakOff(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** `folder` holds what the servers of this bench keep and say. */
export async function runOnce({ peer: label, scenario, rep, sizes }: Run, store: Store, folder: string): Promise<Row[]> {
  const peer = PEER[label];
  await store.ready();
  const database = `bench_${++runs}`;
  const ground: Ground = { folder: join(folder, database), databaseUrl: peer.store ? await store.create(database) : '' };
  mkdirSync(ground.folder, { recursive: true });
  const server = new Server(peer, ground, await freePort(), join(folder, `${label}.log`));
  try {
    await server.start();
    await store.checkpoint();
    await sleep(300);
    const options: Options = {
      ...server.said, label, seed: rep + 1, place: peer.place, persistent: peer.persistent, noDoc: peer.noDoc, ...(peer.store ? { storePid: store.pid() } : {}), ...sizes
    };
    return (await generate(scenario, options, (what) => serve(what, server, store))).map((row) => ({ ...row, rep, load1: r2(loadavg()[0] ?? 0) }));
  } catch (error) {
    return [{ scenario, label, rep, exit: -1, error: String(error) }];
  } finally {
    store.resume();
    await server.stop('SIGTERM');
    if (peer.store) await store.drop(database);
    rmSync(ground.folder, { recursive: true, force: true });
  }
}

/** The generator as a process of its own, and what it asks for. */
async function generate(scenario: Scenario, options: Options, grant: (what: Request) => Promise<Answer>): Promise<Row[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', GENERATOR, scenario, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  children.add(child);
  child.on('message', ({ what }: { what: Request }) => {
    void grant(what).catch((error: unknown): Answer => ({ error: String(error) })).then((answer) => child.connected && child.send(answer));
  });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const said = child.stdout === null ? '' : await text(child.stdout);
  const exit = await ended;
  children.delete(child);
  const rows = said.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Row);
  return exit === 0 ? rows : [...rows, { scenario, label: options.label, exit }];
}

async function serve(what: Request, server: Server, store: Store): Promise<Answer> {
  switch (what) {
    case 'restart':
      await server.stop('SIGTERM');
      await server.start();
      break;
    case 'kill':
      await server.stop('SIGKILL');
      break;
    case 'kill-both':
      // First the database: for a moment the server works on without it.
      store.kill();
      await sleep(random() * 200);
      await server.stop('SIGKILL');
      break;
    case 'start':
      await store.ready();
      await server.start();
      break;
    case 'halt-store':
      store.halt();
      break;
    case 'resume-store':
      store.resume();
      break;
  }
  return { ...server.said, ...(server.peer.store ? { storePid: store.pid() } : {}) };
}

/** The server of one run; started anew it has the same port and the same ground. */
class Server {
  said: Pick<Options, 'url' | 'cookie' | 'rooms' | 'pid'>;
  private child: ChildProcess | null = null;

  constructor(readonly peer: Peer, private readonly ground: Ground, private readonly port: number, private readonly log: string) {
    this.said = { url: `ws://127.0.0.1:${port}/` };
  }

  async start(): Promise<void> {
    const { peer, ground } = this;
    const log = openSync(this.log, 'a');
    const child = spawn(process.execPath, peer.args(ground), {
      env: { ...process.env, PORT: String(this.port), HOST: '127.0.0.1', ...peer.env(ground) }, stdio: ['ignore', peer.announces ? 'pipe' : log, log]
    });
    closeSync(log);
    this.child = child;
    children.add(child);
    child.once('exit', () => children.delete(child));
    this.said = { ...this.said, pid: child.pid, ...(peer.announces ? await this.announced(child) : await this.listens(child)) };
  }

  /** Resolves when it is gone; after ten seconds it is made to go. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(timer);
  }

  private async announced(child: ChildProcess): Promise<Partial<Options>> {
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
    try {
      if (child.stdout !== null) for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) return JSON.parse(line) as Partial<Options>;
    } finally {
      clearTimeout(timer);
    }
    throw new Error(`the server announced nothing: ${readFileSync(this.log, 'utf8').trim().split('\n').at(-1) ?? ''}`);
  }

  private async listens(child: ChildProcess): Promise<Partial<Options>> {
    for (const end = Date.now() + START_MS; Date.now() < end && child.exitCode === null; await sleep(15)) if (await answers(this.port)) return {};
    throw new Error(`the server does not listen: ${readFileSync(this.log, 'utf8').trim().split('\n').at(-1) ?? ''}`);
  }
}

function answers(to: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(to, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  for (;;) {
    port = port >= PORTS.to ? PORTS.from : port + 1;
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

