/** Scenario storm: 500 fresh clients at once in 50 rooms, while one client a room is there (warm) and right after a restart (cold). */
import type { Bench } from './bench.ts';
import { connectAll, type Client } from './client.ts';
import { editor } from './documents.ts';
import { dist, r2, sleep, sum } from './stats.ts';

/** Warm on every server; cold as well on one that keeps its texts. */
export async function storm(bench: Bench): Promise<void> {
  const { clients: n = 500, per = 10, edits = 2_000, settleMs = 3_000, persistent } = bench.o;
  const rooms = Math.ceil(n / per);
  const keepers: Client[] = [];
  for (let r = 0; r < rooms; r++) {
    const keeper = bench.client(bench.room(r));
    await keeper.connect();
    const edit = editor(keeper, r + 1);
    keeper.doc.transact(() => { for (let i = 0; i < edits; i++) edit(); });
    keepers.push(keeper);
  }
  const others = Array.from({ length: n - rooms }, (_, i) => bench.client(bench.room(i % rooms)));
  await connectAll(others);
  await sleep(500);
  const want = new Map(keepers.map((keeper) => [keeper.room, keeper.text.toString()]));
  for (const other of others) other.drop();
  await sleep(200);
  await burst(bench, others.map((other) => other.room), want, false);
  if (persistent) {
    await Promise.all(keepers.map((keeper) => keeper.close()));
    await sleep(settleMs);
    await bench.ask('restart');
    await sleep(500);
    await burst(bench, [...keepers, ...others].map((client) => client.room), want, true);
  }
  for (const keeper of keepers) keeper.drop();
}

async function burst(bench: Bench, rooms: readonly string[], want: ReadonlyMap<string, string>, cold: boolean): Promise<void> {
  const clients = rooms.map((room) => bench.client(room));
  const done = bench.meter();
  const begin = performance.now();
  const results = await Promise.allSettled(clients.map((client) => client.connect(60_000)));
  const allSyncedMs = r2(performance.now() - begin);
  const isWrong = (client: Client): boolean => Number.isNaN(client.tSynced) || client.text.toString() !== want.get(client.room);
  let wrongEnd: number | null = null;
  for (let look = 0; look < 100 && !bench.o.noDoc; look++) {
    wrongEnd = clients.filter(isWrong).length;
    if (wrongEnd === 0) break;
    await sleep(50);
  }
  const allCompleteMs = wrongEnd === 0 ? r2(performance.now() - begin) : null;
  const delays = clients.filter((client) => !Number.isNaN(client.tSynced)).map((client) => client.tSynced - begin);
  bench.say({
    n: clients.length, rooms: want.size, cold, allSyncedMs, allCompleteMs, wrongEnd,
    failed: results.filter((result) => result.status === 'rejected').length, ...dist(delays), bytesDown: sum(clients, (client) => client.count().bytesIn), ...done()
  });
  for (const client of clients) client.drop();
}
