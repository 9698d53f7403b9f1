/** Scenario open: how long a fresh client takes to the whole text, while somebody is there (warm) and right after a restart (cold). */
import * as Y from 'yjs';
import type { Bench } from './bench.ts';
import { fill, type Filled } from './documents.ts';
import { sample } from './proc.ts';
import { r2, sleep } from './stats.ts';

/** How long a text may take to be complete after the sync. */
const COMPLETE_MS = 20_000;

/** Warm on every server; cold as well on one that keeps its texts. */
export async function open(bench: Bench): Promise<void> {
  const { k: sizes = [1_000, 10_000, 100_000], opens = 3, settleMs = 3_000, persistent } = bench.o;
  for (const [i, k] of sizes.entries()) {
    const filled = await fill(bench, bench.room(i), k);
    const about = { k, docBytes: Y.encodeStateAsUpdate(filled.writer.doc).length, rssAfterFillMB: r2(sample(bench.pid).rssMB) };
    await sleep(500);
    // Writer and watcher stay and hold the room.
    for (let n = 0; n < opens; n++) bench.say({ ...about, cold: false, open: n, ...(await openOnce(bench, filled)) });
    if (persistent) {
      await Promise.all([filled.writer.close(), filled.seen.close()]);
      await sleep(settleMs);
      for (let n = 0; n < opens; n++) {
        await bench.ask('restart');
        await sleep(500);
        bench.say({ ...about, cold: true, open: n, ...(await openOnce(bench, filled)) });
      }
    }
    filled.writer.drop();
    filled.seen.drop();
  }
}

async function openOnce(bench: Bench, { room, text, perSec }: Filled): Promise<Record<string, unknown>> {
  const before = sample(bench.pid);
  const client = bench.client(room);
  let completeMs = Number.NaN;
  client.onApply = () => {
    if (Number.isNaN(completeMs) && client.text.length === text.length && client.text.toString() === text) completeMs = performance.now() - client.t0;
  };
  await client.connect(60_000);
  const syncedMs = client.tSynced - client.t0;
  const charsAtSync = client.text.length;
  for (let waited = 0; Number.isNaN(completeMs) && waited < COMPLETE_MS; waited += 20) await sleep(20);
  await sleep(100);
  const after = sample(bench.pid);
  const row = {
    fillPerSec: perSec, chars: text.length, syncedMs: r2(syncedMs), charsAtSync, completeMs: r2(completeMs), charsEnd: client.text.length, bytesDown: client.count().bytesIn,
    cpuS: r2(after.cpu - before.cpu), rssIdleMB: r2(before.rssMB), rssMB: r2(after.rssMB), peakMB: r2(after.peakMB)
  };
  await client.close();
  await sleep(200);
  return row;
}
