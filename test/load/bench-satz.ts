/**
 * How long a Sammlung of 80 TOPs (123 pages) takes in every format. One JSON line each.
 * PDF: our whole path (data, child process, limits, check) against the bare typesetter on the same data in a process of its own, in turns;
 * aim: at most 1.5 times as long, 2 s per 100 pages, and an event loop as free as an idle one. DOCX within 1 s, HTML and text within 200 ms.
 * For each the longest time in which nobody else is served.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { drucke } from '../../server/publication/druckauftrag.ts';
import { druckOf } from '../../server/publication/druckzeilen.ts';
import { FORMATE, type Satzformat } from '../../server/publication/formate.ts';
import { satzdaten } from '../../server/publication/satzdaten.ts';
import { buildIfNeeded, generateIfNeeded } from '../../server/start/build.mjs';
import { grossesModell } from '../publication/modelle.ts';

const TOPS = 80;
const LAEUFE = 5;
const SETZER = join(import.meta.dirname, '../../server/publication/typst/setzer.mjs');
/** As the server runs it, not from the sources. */
const KIND = join(import.meta.dirname, '../../build/node/publication/druck-kind.js');
const sammlung = grossesModell(TOPS);
const say = (zeile: object): void => void process.stdout.write(`${JSON.stringify(zeile)}\n`);
const median = (werte: readonly number[]): number => [...werte].sort((a, b) => a - b)[Math.floor(werte.length / 2)] ?? 0;

/** Longest delay of the event loop in ms while `work` runs. */
async function delayDuring(work: () => Promise<unknown>): Promise<{ ms: number; delay: number }> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  // It measures from one turn to the next: one before the work, and one after work that held the loop up to its end.
  await wait(20);
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  await wait(20);
  loop.disable();
  return { ms, delay: loop.max / 1e6 };
}

/** The typesetter alone, started as by hand with everything ready in its hand. */
function bareTypesetter(auftrag: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SETZER], { stdio: ['pipe', 'pipe', 'inherit'] });
    let bytes = 0;
    child.stdout.on('data', (stueck: Buffer) => (bytes += stueck.length));
    child.once('close', (code) => (code === 0 ? resolve(bytes) : reject(new Error(`typesetter: ${String(code)}`))));
    child.stdin.end(auftrag);
  });
}

async function print(format: Satzformat): Promise<Uint8Array> {
  const druck = await drucke({ modell: sammlung, format, optionen: {} }, [KIND]);
  if (!druck.ok) throw new Error(JSON.stringify(druck));
  return druck.wert;
}

await generateIfNeeded();
await buildIfNeeded();
const auftrag = JSON.stringify({ daten: satzdaten(sammlung, { profil: 'ua-1', entwurf: false, einzeln: false }), anhaenge: {}, profil: 'ua-1' });
const pdf = await print('pdf');
const seiten = Number(/\/Count (\d+)/u.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? 0);
const [eigene, blank]: [{ ms: number; delay: number }[], number[]] = [[], []];
for (let i = 0; i < LAEUFE; i += 1) {
  blank.push((await delayDuring(() => bareTypesetter(auftrag))).ms);
  eigene.push(await delayDuring(() => print('pdf')));
}
const [ms, nur] = [median(eigene.map((l) => l.ms)), median(blank)];
const leerlauf = await delayDuring(() => wait(ms));
say({
  bench: 'satz', format: 'pdf', tops: TOPS, seiten, bytes: pdf.length, ms: Math.round(ms), satzprogrammMs: Math.round(nur), verhaeltnis: Math.round((ms / nur) * 100) / 100, zielVerhaeltnis: 1.5,
  msJe100Seiten: Math.round((ms / Math.max(seiten, 1)) * 100), laengsteVerzoegerungMs: Math.round(Math.max(...eigene.map((l) => l.delay))), leerlaufVerzoegerungMs: Math.round(leerlauf.delay)
});

const ZIEL: Readonly<Record<Satzformat, number>> = { pdf: 0, docx: 1_000, akn: 1_000, html: 200, txt: 200, md: 200, json: 200 };
for (const format of FORMATE.filter((f) => f !== 'pdf')) {
  const laeufe: { ms: number; delay: number }[] = [];
  let bytes = 0;
  for (let i = 0; i < LAEUFE; i += 1) laeufe.push(await delayDuring(async () => (bytes = (await print(format)).length)));
  say({
    bench: 'satz', format, tops: TOPS, zeilen: druckOf(sammlung, false).beschluesse.flatMap((b) => b.zeilen).length, bytes, ms: Math.round(median(laeufe.map((l) => l.ms))), zielMs: ZIEL[format],
    laengsteVerzoegerungMs: Math.round(Math.max(...laeufe.map((l) => l.delay)))
  });
}
