/** Texts of a known history: seeded single-letter edits, and a room filled with so many of them. */
import type { Bench } from './bench.ts';
import type { Client } from './client.ts';
import { prng, sleep } from './stats.ts';

/** How many operations the watcher of a fill may be behind. */
const WINDOW = 200;
const FILL_MS = 240_000;

/** One edit at each call: runs of up to 40 letters at a place, jumps, one deletion in ten. */
export function editor(client: Client, seed: number): () => void {
  const random = prng(seed);
  const { text } = client;
  let at = text.length;
  let run = 0;
  return () => {
    if (run-- <= 0) {
      run = Math.floor(random() * 40);
      at = Math.floor(random() * (text.length + 1));
    }
    if (random() < 0.1 && at > 0) {
      at -= 1;
      text.delete(at, 1);
    } else {
      at = Math.min(at, text.length);
      text.insert(at, String.fromCharCode(97 + Math.floor(random() * 26)));
      at += 1;
    }
  };
}

/** A filled room: who wrote it and who saw it all, both still there. */
export interface Filled { readonly room: string; readonly writer: Client; readonly seen: Client; readonly text: string; readonly perSec: number }

/** Sends `k` edits as `k` updates through the server; a second client is never far behind. */
export async function fill(bench: Bench, room: string, k: number): Promise<Filled> {
  const [writer, seen] = [bench.client(room), bench.client(room)];
  await writer.connect();
  await seen.connect();
  const id = writer.doc.clientID;
  const edit = editor(writer, bench.o.seed);
  const begin = performance.now();
  const end = begin + FILL_MS;
  const behind = (): number => writer.clock(id) - seen.clock(id);
  for (let i = 0; i < k; i++) {
    edit();
    while (behind() > WINDOW && performance.now() < end) await sleep(0);
  }
  while (behind() > 0 && performance.now() < end) await sleep(20);
  const perSec = Math.round((k / (performance.now() - begin)) * 1000);
  await sleep(50);
  return { room, writer, seen, text: writer.text.toString(), perSec };
}
