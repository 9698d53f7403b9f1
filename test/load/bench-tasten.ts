/**
 * From a keystroke to the other browser: two Y clients on the real server with its real database, and beside them the same pair on a
 * bare echo of frames, turn about in one run. The ratio says what checking and committing cost; milliseconds depend on the machine.
 * Prints one line of JSON. `--anschlaege 300 --abstand 20` set the number of keystrokes and the milliseconds between them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { connectClient } from '../support/client.ts';

const { values } = parseArgs({ options: { echo: { type: 'boolean' }, anschlaege: { type: 'string', default: '300' }, abstand: { type: 'string', default: '20' } } });
if (values.echo === true) serveEcho();
else await measure(Number(values.anschlaege), Number(values.abstand));

interface Paar {
  /** Types one letter and answers after how many milliseconds the other one had it. */
  key(): Promise<number>;
  end(): void;
}

async function measure(anschlaege: number, abstand: number): Promise<void> {
  const server = await begin(['test/load/bench-server.ts', '--tops', '1']);
  const echo = await begin(['test/load/bench-tasten.ts', '--echo']);
  const paare = { ours: await connectOurs(server.said), echo: await connectEcho(String(echo.said.url)) };
  const times: Record<keyof typeof paare, number[]> = { ours: [], echo: [] };
  for (let i = -20; i < anschlaege; i++) {
    for (const name of ['ours', 'echo'] as const) {
      const ms = await paare[name].key();
      if (i >= 0) times[name].push(ms);
      await wait(abstand / 2);
    }
  }
  for (const paar of Object.values(paare)) paar.end();
  await Promise.all([server, echo].map(({ child }) => stop(child)));
  const ours = stats(times.ours);
  const reference = stats(times.echo);
  process.stdout.write(`${JSON.stringify({ bench: 'tasten', anschlaege, p50: ours.p50, p99: ours.p99, echo_p50: reference.p50, echo_p99: reference.p99, verhaeltnis_p50: round(ours.p50 / reference.p50) })}\n`);
}

async function connectOurs(said: Record<string, unknown>): Promise<Paar> {
  const angaben = { url: String(said.url), raum: String((said.rooms as string[])[0]), cookie: String(said.cookie) };
  const typist = await connectClient(angaben);
  const other = await connectClient(angaben);
  await typist.allSaved();
  return {
    async key() {
      const length = other.text().length + 1;
      const begin = performance.now();
      typist.text().insert(typist.text().length, 'a');
      await other.until(() => other.text().length >= length);
      return performance.now() - begin;
    },
    end() {
      typist.drop();
      other.drop();
    }
  };
}

/** Two Y.Docs whose updates an echo passes on: what is left when nobody checks and nobody stores. */
async function connectEcho(url: string): Promise<Paar> {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const sockets = await Promise.all(docs.map(async () => {
    const ws = new WebSocket(url, { perMessageDeflate: false });
    await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject));
    return ws;
  }));
  let seen = (): void => undefined;
  docs[0].on('update', (update: Uint8Array) => sockets[0]?.send(update));
  sockets[1]?.on('message', (data: Buffer) => {
    Y.applyUpdate(docs[1], data);
    seen();
  });
  const [mine, theirs] = docs.map((doc) => doc.getText('t')) as [Y.Text, Y.Text];
  return {
    async key() {
      const begin = performance.now();
      const arrived = new Promise<void>((resolve) => { seen = resolve; });
      mine.insert(mine.length, 'a');
      await arrived;
      if (theirs.length !== mine.length) throw new Error('the echo lost a letter');
      return performance.now() - begin;
    },
    end: () => sockets.forEach((ws) => ws.terminate())
  };
}

function serveEcho(): void {
  const wss = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  wss.on('connection', (ws) => ws.on('message', (data: Buffer) => {
    for (const other of wss.clients) if (other !== ws) other.send(data);
  }));
  wss.on('listening', () => process.stdout.write(`${JSON.stringify({ url: `ws://127.0.0.1:${(wss.address() as { port: number }).port}` })}\n`));
  process.once('SIGTERM', () => process.exit(0));
}

async function begin(args: readonly string[]): Promise<{ child: ChildProcess; said: Record<string, unknown> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) return { child, said: JSON.parse(line) as Record<string, unknown> };
  throw new Error(`${args.join(' ')} said nothing`);
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function stats(list: readonly number[]): { p50: number; p99: number } {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (p: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
