/** The table of targets for people, and under it what a reader has to know before believing it. */
import type { Row } from './options.ts';
import { judgeTargets, zahl, type Ziel } from './targets.ts';

/** Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const ziele = judgeTargets(rows);
  const head = ['#', 'Messwert', 'ours', 'Referenz', 'Verhältnis', 'Ziel', 'Stretch', 'Urteil'];
  const lines = [head, head.map(() => '---'), ...ziele.map(cells)].map((line) => `| ${line.join(' | ')} |`);
  const counts = ['Stretch erfüllt', 'erfüllt', 'verfehlt', 'nicht gemessen'].map((urteil) => `${ziele.filter((ziel) => ziel.urteil === urteil).length} ${urteil}`);
  const notes = ziele.filter(({ bemerkung, urteil }) => bemerkung !== '' && urteil !== 'nicht gemessen').map(({ nr, bemerkung }) => `- ${nr}: ${bemerkung}.`);
  return [...lines, '', `${counts.join(', ')}.`, '', ...notes, ...warnings(rows)].join('\n');
}

function cells({ nr, metrik, ours, referenz, verhaeltnis, ziel, stretch, urteil }: Ziel): string[] {
  return [String(nr), metrik, ours, referenz, verhaeltnis, ziel, stretch, urteil];
}

/** What makes figures doubtful: runs that broke off, deliveries that never came, a generator that was the limit. */
function warnings(rows: readonly Row[]): string[] {
  const name = (row: Row): string => `${row.label}/${row.scenario} Lauf ${row.rep ?? 0}`;
  const broken = rows.filter((row) => row.exit !== undefined);
  const late = rows.filter((row) => typeof row.expected === 'number' && row.samples !== row.expected);
  const busy = rows.filter((row) => typeof row.genCpuPct === 'number' && row.genCpuPct > 90 && (row.scenario === 'latency' || row.scenario === 'fanout'));
  return [
    ...broken.map((row) => `- Abgebrochen: ${name(row)} (${String(row.error ?? `Exit ${String(row.exit)}`)}).`),
    ...late.map((row) => `- Nicht alles zugestellt: ${name(row)}, ${zahl(Number(row.samples))} von ${zahl(Number(row.expected))}.`),
    ...busy.map((row) => `- Der Lastgenerator war die Grenze: ${name(row)}, ${zahl(Number(row.genCpuPct))} % eines Kerns.`)
  ];
}
