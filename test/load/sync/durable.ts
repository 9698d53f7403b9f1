/**
 * Scenario durable: kill -9 in the midst of typing, and what other people had already seen that a fresh client does not get after the restart.
 * Three series: one typist at 100 letters a second; 40 rooms at together 12,000 a second and in the last
 * moment 4,000 at once, so that much is on its way; and one typist where the database is killed as well. This is the crash of a process, not of the machine.
 */
import type { Bench } from './bench.ts';
import { connectAll, type Client } from './client.ts';
import type { Series } from './options.ts';
import { median, prng, sleep, sum } from './stats.ts';
import { typist, type Typist } from './typing.ts';

interface Load { readonly rooms: number; readonly watchers: number; readonly everyMs: number; readonly burst: number; /** Letters of each typist a moment before the kill. */ readonly atOnce: number }

const LOADS: Readonly<Record<Series, Load>> = {
  typing: { rooms: 1, watchers: 3, everyMs: 10, burst: 1, atOnce: 0 },
  backlog: { rooms: 40, watchers: 1, everyMs: 10, burst: 3, atOnce: 100 },
  database: { rooms: 1, watchers: 3, everyMs: 10, burst: 1, atOnce: 0 }
};

/** One typist with those who watch; `at[n]` is when letter n was first seen. */
interface Seat { readonly room: string; readonly all: readonly Client[]; readonly at: number[]; writer: Typist | null }

interface Kill { readonly perSec: number; readonly sent: number; readonly visible: number; readonly recovered: number; readonly lost: number; readonly lostMs: number; readonly lateRooms: number }

export async function durable(bench: Bench): Promise<void> {
  const { series = 'typing', kills = 10, minS = 0.4, maxS = 4 } = bench.o;
  const random = prng(bench.o.seed);
  const done: Kill[] = [];
  for (let i = 0; i < kills; i++) done.push(await killOnce(bench, series, i, 1000 * (minS + random() * (maxS - minS))));
  bench.say({
    series, kills: done.length, killsWithLoss: done.filter((kill) => kill.lost > 0).length, visible: sum(done, (kill) => kill.visible), lostVisible: sum(done, (kill) => kill.lost),
    worstLost: Math.max(...done.map((kill) => kill.lost)), worstLostMs: Math.max(...done.map((kill) => kill.lostMs)), emptyAtSync: sum(done, (kill) => kill.lateRooms),
    sentPerSec: Math.round(median(done.map((kill) => kill.perSec))), backlog: median(done.map((kill) => kill.sent - kill.visible)),
    detail: done.map((kill) => [kill.sent, kill.visible, kill.recovered])
  });
}

async function killOnce(bench: Bench, series: Series, i: number, ms: number): Promise<Kill> {
  const load = LOADS[series];
  const seats = Array.from({ length: load.rooms }, (_, r) => seat(bench, bench.room(i * load.rooms + r), load));
  await connectAll(seats.flatMap((one) => one.all));
  const begin = performance.now();
  seats.forEach((one, r) => begins(one, load, r));
  await sleep(ms);
  const typing = performance.now() - begin;
  const typed = sum(seats, ({ writer }) => writer?.stamps.length ?? 0);
  for (const { writer } of seats) writer?.type(load.atOnce);
  // On its way, and neither all nor nothing of it committed.
  if (load.atOnce > 0) await sleep(30);
  const killed = performance.now();
  for (const { writer } of seats) writer?.stop();
  await bench.ask(series === 'database' ? 'kill-both' : 'kill');
  await sleep(20);
  const seen = seats.map(({ at }) => at.length);
  for (const client of seats.flatMap((one) => one.all)) client.drop();
  await bench.ask('start');
  await sleep(300);
  const fresh = seats.map(({ room }) => bench.client(room));
  await connectAll(fresh);
  const held = (): number[] => seats.map(({ writer }, r) => fresh[r]?.clock(writer?.id ?? 0) ?? 0);
  const atSync = held();
  await sleep(1_000);
  const back = held();
  for (const client of fresh) client.drop();
  await sleep(100);
  const lost = seen.map((visible, r) => Math.max(0, visible - (back[r] ?? 0)));
  const lostMs = seats.map(({ at }, r) => ((lost[r] ?? 0) > 0 ? Math.round(killed - (at[back[r] ?? 0] ?? killed)) : 0));
  return {
    perSec: (typed / typing) * 1000, sent: sum(seats, ({ writer }) => writer?.stamps.length ?? 0), visible: sum(seen, Number), recovered: sum(back, Number),
    lost: sum(lost, Number), lostMs: Math.max(...lostMs), lateRooms: atSync.filter((clock, r) => clock < (back[r] ?? 0)).length
  };
}

function seat(bench: Bench, room: string, { watchers }: Load): Seat {
  return { room, all: Array.from({ length: 1 + watchers }, () => bench.client(room)), at: [], writer: null };
}

function begins(one: Seat, { everyMs, burst, rooms }: Load, r: number): void {
  const [first, ...watchers] = one.all;
  if (first === undefined) return;
  const writer = typist(first, everyMs, { phase: (everyMs * r) / rooms, burst });
  one.writer = writer;
  for (const client of watchers) {
    client.onApply = () => {
      const clock = client.clock(writer.id);
      const now = performance.now();
      while (one.at.length < clock) one.at.push(now);
    };
  }
}
