/** Scenarios latency and fanout: rooms with one typist each at a fixed pace, and how long each keystroke takes to each other replica. */
import type { Bench } from './bench.ts';
import { connectAll, type Client } from './client.ts';
import { sample } from './proc.ts';
import { dist, r2, sleep, sum } from './stats.ts';

const LETTERS = 'abcdefghij klmnopqrst';

/** Someone who types; `stamps` are the moments just before each edit. */
export interface Typist {
  readonly id: number;
  readonly base: number;
  readonly stamps: number[];
  /** Types so many letters at once. */
  type(letters: number): void;
  stop(): void;
}

/** Types at a fixed pace (absolute schedule), `burst` letters each time, until stopped. */
export function typist(client: Client, everyMs: number, { phase = 0, burst = 1 } = {}): Typist {
  const id = client.doc.clientID;
  const stamps: number[] = [];
  let stopped = false;
  let next = performance.now() + phase;
  const type = (letters: number): void => {
    for (let i = 0; i < letters; i++) {
      stamps.push(performance.now());
      const { text } = client;
      text.insert(text.length, LETTERS[stamps.length % LETTERS.length] ?? 'a');
    }
  };
  const step = (): void => {
    if (stopped) return;
    type(burst);
    next += everyMs;
    setTimeout(step, Math.max(0, next - performance.now()));
  };
  setTimeout(step, Math.max(0, next - performance.now()));
  return { id, base: client.clock(id), stamps, type, stop: () => { stopped = true; } };
}

/** Delays of the keystrokes made between two moments. */
interface Sink { readonly list: number[]; from: number; to: number }

/** Puts the delay of each keystroke that is new to this replica into the sink. */
function watch(client: Client, writer: Typist, sink: Sink): void {
  let last = writer.base;
  client.onApply = () => {
    const clock = client.clock(writer.id);
    const now = performance.now();
    for (; last < clock; last++) {
      const stamp = writer.stamps[last - writer.base];
      if (stamp !== undefined && stamp >= sink.from && stamp < sink.to) sink.list.push(now - stamp);
    }
  };
}

interface Load { readonly rooms: number; readonly clients: number; readonly everyMs: number }

async function measure(bench: Bench, { rooms, clients, everyMs }: Load): Promise<Record<string, unknown>> {
  const { seconds = 6, warmS = 1.5, tailS = 1 } = bench.o;
  // Before anybody is there: what the sockets cost is what comes on top of it.
  const rssIdleMB = r2(sample(bench.pid).rssMB);
  const all = Array.from({ length: rooms * clients }, (_, i) => bench.client(bench.room(Math.floor(i / clients))));
  await connectAll(all);
  const sink: Sink = { list: [], from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const writers = Array.from({ length: rooms }, (_, r) => {
    const [first, ...others] = all.slice(r * clients, (r + 1) * clients);
    if (first === undefined) throw new Error('a room needs a client');
    const writer = typist(first, everyMs, { phase: (everyMs * r) / rooms });
    for (const other of others) watch(other, writer, sink);
    return writer;
  });
  await sleep(warmS * 1000);
  const [down0, up0] = [sum(all, (c) => c.count().bytesIn), sum(all, (c) => c.bytesOut)];
  sink.from = performance.now();
  const done = bench.meter();
  await sleep(seconds * 1000);
  sink.to = performance.now();
  const usage = done();
  const [bytesDown, bytesUp] = [sum(all, (c) => c.count().bytesIn) - down0, sum(all, (c) => c.bytesOut) - up0];
  await sleep(tailS * 1000);
  for (const writer of writers) writer.stop();
  await sleep(200);
  const keys = sum(writers, (w) => w.stamps.filter((t) => t >= sink.from && t < sink.to).length);
  for (const client of all) client.drop();
  return {
    rooms, clients, keys, expected: keys * (clients - 1), ...dist(sink.list), perSec: r2(sink.list.length / usage.sec), bytesDown, bytesUp,
    rssIdleMB, ...usage, errors: sum(all, (c) => c.errors)
  };
}

/** N clients in one room, one of them types a letter every 50 ms. */
export async function latency(bench: Bench): Promise<void> {
  for (const n of bench.o.n ?? [2, 17, 170]) bench.say({ n, ...(await measure(bench, { rooms: 1, clients: n, everyMs: bench.o.everyMs ?? 50 })) });
}

/** 80 rooms with a typist each at five letters a second. */
export async function fanout(bench: Bench): Promise<void> {
  const { r: rooms = 80, rate = 5 } = bench.o;
  for (const c of bench.o.c ?? [5, 10]) bench.say({ c, rate, ...(await measure(bench, { rooms, clients: c, everyMs: 1000 / rate })) });
}
