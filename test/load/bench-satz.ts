/**
 * How long a Sammlung of 80 TOPs takes to print, and how free the event loop stays meanwhile. One JSON line.
 * Aim: 2 s per 100 pages in the child. The longest delay of the loop is compared with an idle one of the same length.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neueSammlung, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { setze } from '../../server/publication/formate.ts';

const TOPS = 80;
const LAEUFE = 3;
const WOERTER = 'Die Konferenz der Länder bittet den Bund um Prüfung einer Vereinbarung über gemeinsame Leitstellen Bevölkerungsschutz Warnung Sirenen Katastrophenschutzbedarfsplanung und beauftragt Arbeitskreise Rettungsdienst Ausbildung Finanzierung zwischen Häfen Brücken'.split(' ');

/** The same sequence on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function modell(): Sammlung {
  const next = random(7);
  const satz = (laenge: number): string => `${Array.from({ length: laenge }, () => WOERTER[Math.floor(next() * WOERTER.length)] ?? '').join(' ')}.`;
  const text = (): Absatz[] => Array.from({ length: 3 + Math.floor(next() * 6) }, () => [
    absatz('ziffer', satz(20 + Math.floor(next() * 45))),
    ...(next() < 0.3 ? [absatz('punkt', satz(12)), absatz('punkt', satz(18)), absatz('schluss', satz(4))] : [])
  ]).flat();
  return neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 227, beschlussdatum: '2027-12-03', zeitraum: null, ort: null }, {
    titelblatt: [],
    hinweise: [satz(40)],
    beschluesse: Array.from({ length: TOPS }, (_, i) => ({
      tops: [{ nummer: String(i + 1), titel: satz(9), untertitel: [], teile: [] }],
      absaetze: text(),
      protokollnotizen: i % 9 === 0 ? [{ bezeichnung: 'Protokollnotiz', parteien: ['BY', 'BMI'], absaetze: [absatz('absatz', satz(50))] }] : []
    }))
  });
}

/** Longest delay of the event loop in ms while `work` runs. */
async function delayDuring(work: () => Promise<unknown>): Promise<{ ms: number; delay: number }> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  loop.disable();
  return { ms, delay: loop.max / 1e6 };
}

const sammlung = modell();
const erster = await setze(sammlung, 'pdf');
if (!erster.ok) throw new Error(JSON.stringify(erster));
const seiten = Number(/\/Count (\d+)/u.exec(Buffer.from(erster.wert).toString('latin1'))?.[1] ?? 0);
const laeufe: { ms: number; delay: number }[] = [];
for (let i = 0; i < LAEUFE; i += 1) laeufe.push(await delayDuring(() => setze(sammlung, 'pdf')));
laeufe.sort((a, b) => a.ms - b.ms);
const mitte = laeufe[Math.floor(LAEUFE / 2)] ?? { ms: 0, delay: 0 };
const leerlauf = await delayDuring(() => wait(mitte.ms));
process.stdout.write(`${JSON.stringify({
  bench: 'satz', tops: TOPS, seiten, bytes: erster.wert.length, ms: Math.round(mitte.ms), msJe100Seiten: Math.round((mitte.ms / Math.max(seiten, 1)) * 100),
  laengsteVerzoegerungMs: Math.round(Math.max(...laeufe.map((l) => l.delay))), leerlaufVerzoegerungMs: Math.round(leerlauf.delay)
})}\n`);
