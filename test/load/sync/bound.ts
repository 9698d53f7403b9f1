/**
 * Scenario bound: the database stands still (SIGSTOP) while eight people in one room push updates as fast as they can. What does the server
 * take in that is not committed, does it stop taking in, and does everything arrive once the database goes on?
 * Bytes taken in are those the process has read (/proc/<pid>/io); without a database it reads nothing but its sockets.
 */
import type { Bench } from './bench.ts';
import { connectAll, type Client } from './client.ts';
import { bytesRead, sample } from './proc.ts';
import { r2, sleep, sum } from './stats.ts';

const WRITERS = 8;
/** What a client keeps in its own buffer; more waits to be typed. */
const OWN_BUFFER = 64_000;
const ARRIVE_MS = 120_000;

/** What is pushed, and how long the database has stood still when it begins (rights are asked anew after a second). */
interface Kind { readonly what: 'letters' | 'pastes'; readonly size: number; readonly each: number; readonly afterS: number }

const KINDS: readonly Kind[] = [
  { what: 'letters', size: 1, each: 2_000, afterS: 0 },
  { what: 'pastes', size: 16_000, each: 500, afterS: 0 },
  { what: 'pastes', size: 16_000, each: 500, afterS: 2 }
];

export async function bound(bench: Bench): Promise<void> {
  for (const [i, kind] of KINDS.entries()) {
    // What one trial left in memory would hide what the next one takes.
    if (i > 0) await bench.ask('restart');
    bench.say({ ...kind, writers: WRITERS, ...(await stall(bench, bench.room(i), kind)) });
  }
}

async function stall(bench: Bench, room: string, kind: Kind): Promise<Record<string, unknown>> {
  const seconds = bench.o.seconds ?? 5;
  let writers = Array.from({ length: WRITERS }, () => bench.client(room));
  await connectAll(writers);
  for (const writer of writers) writer.text.insert(0, '.');
  await arrived(writers, writers);
  const idle = sample(bench.pid).rssMB;
  await bench.ask('halt-store');
  const taken = takenSince(bench);
  await sleep(kind.afterS * 1000);
  const pushed = writers.map(() => 0);
  const [half, end] = [performance.now() + seconds * 500, performance.now() + seconds * 1000];
  let [peak, atHalf] = [idle, Number.NaN];
  while (performance.now() < end) {
    writers.forEach((writer, w) => { pushed[w] = (pushed[w] ?? 0) + push(writer, kind, kind.each - (pushed[w] ?? 0)); });
    await sleep(5);
    peak = Math.max(peak, sample(bench.pid).rssMB);
    if (Number.isNaN(atHalf) && performance.now() > half) atHalf = taken();
  }
  const accepted = taken();
  const waiting = writers.filter((writer, w) => (pushed[w] ?? 0) < kind.each || (writer.ws?.bufferedAmount ?? 0) > 0).length;
  const resumed = performance.now();
  await bench.ask('resume-store');
  const { reconnects, missing, clients } = await settle(bench, writers);
  writers = clients;
  const row = {
    seconds, pushes: sum(pushed, Number), pushedMB: r2((sum(pushed, Number) * kind.size) / 1e6), acceptedMB: r2(accepted / 1e6), acceptedSecondHalfMB: r2((accepted - atHalf) / 1e6), writersWaiting: waiting,
    rssIdleMB: r2(idle), rssPeakMB: r2(peak), rssGrowthMB: r2(peak - idle), drainMs: Math.round(performance.now() - resumed), reconnects, missing, rssAfterMB: r2(sample(bench.pid).rssMB)
  };
  for (const writer of writers) writer.drop();
  return row;
}

/** As much as the own buffer takes, at most `left` pushes. A paste is taken back at once, so that the text stays short and the bytes have to be carried all the same. */
function push(writer: Client, { size, what }: Kind, left: number): number {
  let n = 0;
  for (; n < left && writer.isOpen && (writer.ws?.bufferedAmount ?? 0) < OWN_BUFFER; n++) {
    const at = writer.text.length;
    writer.text.insert(at, 'x'.repeat(size));
    if (what === 'pastes') writer.text.delete(at, size);
  }
  return n;
}

function takenSince(bench: Bench): () => number {
  const before = bytesRead(bench.pid);
  return () => bytesRead(bench.pid) - before;
}

/** Waits until everything is everywhere; who was cut off comes back with its text, as every client does. */
async function settle(bench: Bench, writers: readonly Client[]): Promise<{ reconnects: number; missing: number; clients: Client[] }> {
  const clients = [...writers];
  const end = performance.now() + ARRIVE_MS;
  let reconnects = 0;
  let missing = missingIn(clients, writers);
  for (; missing > 0 && performance.now() < end; missing = missingIn(clients, writers)) {
    for (const [i, client] of clients.entries()) {
      if (client.isOpen) continue;
      client.drop();
      reconnects += 1;
      clients[i] = bench.client(client.room, client.doc);
      await clients[i]?.connect();
    }
    await sleep(50);
  }
  const fresh = bench.client(writers[0]?.room ?? '');
  await fresh.connect();
  const all = [...clients, fresh];
  return { reconnects, missing: missing + missingIn([fresh], writers), clients: all };
}

async function arrived(at: readonly Client[], from: readonly Client[]): Promise<void> {
  for (const end = performance.now() + ARRIVE_MS; missingIn(at, from) > 0 && performance.now() < end;) await sleep(10);
}

/** Operations of these writers that these replicas do not hold. */
function missingIn(at: readonly Client[], from: readonly Client[]): number {
  return sum(from, (writer) => sum(at, (client) => Math.max(0, writer.clock(writer.doc.clientID) - client.clock(writer.doc.clientID))));
}
