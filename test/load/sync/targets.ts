/**
 * The thirteen targets of performance.md's table ("What close to the physical limit means"), judged by the rows of one run: medians of the
 * repeats, and ratios of those medians to echo, echo-pg and yws-mem of the same run. No target is judged by milliseconds.
 */
import type { Row } from './options.ts';
import { median, r2 } from './stats.ts';

export type Urteil = 'Stretch erfüllt' | 'erfüllt' | 'verfehlt' | 'nicht gemessen';

/** One line of the table; words for people. */
export interface Ziel {
  readonly nr: number;
  readonly metrik: string;
  readonly ours: string;
  readonly referenz: string;
  readonly verhaeltnis: string;
  readonly ziel: string;
  readonly stretch: string;
  readonly urteil: Urteil;
  readonly bemerkung: string;
}

/** Which rows count, by the values of their fields. */
type Filter = Readonly<Record<string, string | number | boolean>>;
/** What is taken of a row. */
type Take = (row: Row) => number;
interface Comparison { readonly what: string; readonly ours: number; readonly reference: number }
interface Limits { readonly target: number; readonly stretch: number }

/** Sockets of a room in scenario bound may have this much beyond the room's own bound: one read, one update. */
const BOUND_MB = { room: 16, socket: 0.25 };
const K_WANTED = 100_000;
const KILLS_WANTED = 100;
const BACKLOG_WANTED = 10_000;

export function judgeTargets(rows: readonly Row[]): Ziel[] {
  const all = new Figures(rows);
  return [...fanoutTargets(all), ...footprintTargets(all), ...openTargets(all), durableTarget(all), stormTarget(all), boundTarget(all)];
}

/** 12345.678 as people here write it. */
export function zahl(x: number): string {
  return Number.isNaN(x) ? '–' : x.toLocaleString('de-DE', { maximumFractionDigits: Math.abs(x) >= 100 ? 0 : 2 });
}

class Figures {
  constructor(private readonly rows: readonly Row[]) {}

  of(label: string, scenario: string, filter: Filter = {}): Row[] {
    return this.rows.filter((row) => row.label === label && row.scenario === scenario && row.exit === undefined && Object.entries(filter).every(([field, value]) => row[field] === value));
  }

  median(label: string, scenario: string, filter: Filter, take: Take): number {
    return median(this.of(label, scenario, filter).map(take).filter((x) => !Number.isNaN(x)));
  }

  /** Largest text that was opened; where none was, the one that was meant. */
  get largest(): number {
    const sizes = this.of('ours', 'open').map((row) => num(row, 'k'));
    return sizes.length === 0 ? K_WANTED : Math.max(...sizes);
  }
}

function num(row: Row, field: string): number {
  const value = row[field];
  return typeof value === 'number' ? value : Number.NaN;
}

function field(name: string): Take {
  return (row) => num(row, name);
}

function fanoutTargets(all: Figures): Ziel[] {
  const compare = (what: string, scenario: string, filter: Filter, take: Take): Comparison => ({ what, ours: all.median('ours', scenario, filter, take), reference: all.median('echo-pg', scenario, filter, take) });
  const both = (take: Take): Comparison[] => [compare('N = 17', 'latency', { n: 17 }, take), compare('80 × 10', 'fanout', { c: 10 }, take)];
  const perDelivery = (percent: Take): Take => (row) => (percent(row) * 1e4) / num(row, 'perSec');
  const withStore = perDelivery((row) => num(row, 'cpuPct') + num(row, 'storeCpuPct'));
  return [
    byRatio(1, 'Verzug p50 in ms (N = 17; 80 × 10)', 'echo-pg', both(field('p50')), { target: 1.3, stretch: 1.1 }),
    byRatio(2, 'Verzug p99 in ms (N = 17; 80 × 10)', 'echo-pg', both(field('p99')), { target: 1.5, stretch: 1.2 }),
    byRatio(3, 'Server-CPU je Zustellung in µs (80 × 10, ohne Datenbank)', 'echo-pg', [compare('', 'fanout', { c: 10 }, perDelivery(field('cpuPct')))], { target: 1.5, stretch: 1.2 }),
    byRatio(4, 'Server- und Datenbank-CPU je Zustellung in µs (80 × 10)', 'echo-pg', [compare('', 'fanout', { c: 10 }, withStore)], { target: 1.3, stretch: 1.1 })
  ];
}

function footprintTargets(all: Figures): Ziel[] {
  const bytes: Take = (row) => num(row, 'bytesDown') / num(row, 'samples');
  const memory: Take = (row) => ((num(row, 'rssMB') - num(row, 'rssIdleMB')) * 1024) / (num(row, 'rooms') * num(row, 'clients'));
  const of = (label: string, scenario: string, filter: Filter, take: Take): number => all.median(label, scenario, filter, take);
  return [
    byValue(5, 'Bytes je zugestelltes Zeichen (N = 170)', 'echo', { what: '', ours: of('ours', 'latency', { n: 170 }, bytes), reference: of('echo', 'latency', { n: 170 }, bytes) }, { target: 24, stretch: 23 }),
    byValue(6, 'Arbeitsspeicher je Verbindung in KB', 'echo', { what: '', ours: of('ours', 'fanout', { c: 10 }, memory), reference: of('echo', 'fanout', { c: 10 }, memory) }, { target: 45, stretch: 35 },
      `(RSS mit 800 Verbindungen − RSS des eben gestarteten Servers, bevor jemand verbunden war) / 800; yws-mem ${zahl(of('yws-mem', 'fanout', { c: 10 }, memory))} KB. Was der Start an Speicher hinterließ und wiederverwendet wird, zählt nicht mit`)
  ];
}

function openTargets(all: Figures): Ziel[] {
  const k = all.largest;
  const of = (label: string, cold: boolean, take: Take): number => all.median(label, 'open', { k, cold }, take);
  const [complete, share] = [field('completeMs'), (row: Row): number => num(row, 'bytesDown') / num(row, 'docBytes')];
  const warm = of('ours', false, complete);
  const note = k === K_WANTED ? '' : `K = ${zahl(k)} statt ${zahl(K_WANTED)}`;
  const shares = [...new Set(all.of('ours', 'open').map((row) => num(row, 'k')))].map((size) => `K = ${zahl(size)}: ${zahl(all.median('ours', 'open', { k: size }, share))}`);
  const largestShare = Math.max(of('ours', false, share), of('ours', true, share));
  const missing = all.of('ours', 'open').map((row) => Math.max(0, num(row, 'chars') - num(row, 'charsAtSync')));
  return [
    byRatio(7, `Öffnen, warm, K = ${zahl(k)}, in ms`, 'yws-mem', [{ what: '', ours: warm, reference: of('yws-mem', false, complete) }], { target: 1.2, stretch: 1 }, note),
    byRatio(8, `Öffnen, kalt (Server neu gestartet), K = ${zahl(k)}, in ms`, 'ours, warm', [{ what: '', ours: of('ours', true, complete), reference: warm }], { target: 2, stretch: 1.3 }, note),
    {
      ...byValue(9, 'Bytes eines Öffnens / Bytes des Stands', 'yws-mem', { what: '', ours: r2(largestShare), reference: of('yws-mem', false, share) }, { target: 1.02, stretch: 1 }, `mit Handshake, auf zwei Stellen; ${shares.join('; ')}`),
      verhaeltnis: '–'
    },
    exactly(10, 'Zeichen, die bei „synced“ fehlen (jedes K, warm und kalt)', missing, `${zahl(missing.length)} Öffnungen`)
  ];
}

function durableTarget(all: Figures): Ziel {
  const rowsOf = (series: string): Row[] => all.of('ours', 'durable', { series });
  const total = (rows: readonly Row[], name: string): number => rows.reduce((sum, row) => sum + num(row, name), 0);
  const [typing, backlog, database] = [rowsOf('typing'), rowsOf('backlog'), rowsOf('database')];
  const say = (what: string, rows: readonly Row[]): string => `${what}: ${zahl(total(rows, 'lostVisible'))} von ${zahl(total(rows, 'visible'))} Zeichen bei ${zahl(total(rows, 'kills'))} × SIGKILL`;
  const lost = total([...typing, ...backlog], 'lostVisible');
  const measured = typing.length > 0 && backlog.length > 0;
  const stretch = database.length > 0 && total(database, 'lostVisible') === 0;
  const [kills, rate] = [total(typing, 'kills'), Math.max(0, ...backlog.map((row) => num(row, 'sentPerSec')))];
  const notes = [
    say('eine Person', typing), say('im Rückstau', backlog), say('samt Datenbank', database),
    `Rückstau: ${zahl(rate)} Zeichen/s getippt, ${zahl(median(backlog.map((row) => num(row, 'backlog'))))} davon beim Abbruch noch nicht gezeigt`,
    ...(kills < KILLS_WANTED ? [`das Ziel verlangt ${KILLS_WANTED} Abbrüche, hier ${zahl(kills)}`] : []),
    ...(rate < BACKLOG_WANTED ? [`das Ziel verlangt ${zahl(BACKLOG_WANTED)} Zeichen/s, hier ${zahl(rate)}`] : [])
  ];
  return {
    nr: 11, metrik: 'Zeichen, die andere sahen und die nach SIGKILL fehlen', ours: measured ? zahl(lost) : '–', referenz: '–', verhaeltnis: '–', ziel: '0 in ≥ 100 Abbrüchen, auch im Rückstau',
    stretch: '0, auch samt Datenbank', urteil: !measured ? 'nicht gemessen' : lost > 0 ? 'verfehlt' : stretch ? 'Stretch erfüllt' : 'erfüllt', bemerkung: measured ? notes.join('; ') : ''
  };
}

function stormTarget(all: Figures): Ziel {
  const of = (label: string, cold: boolean): number => all.median(label, 'storm', { cold }, field('cpuS'));
  const wrong = all.of('ours', 'storm').filter((row) => row.wrongEnd !== 0).length;
  return byRatio(12, 'Ansturm: Server-CPU in s (ours kalt nach Neustart)', 'yws-mem, warm', [{ what: '', ours: of('ours', true), reference: of('yws-mem', false) }], { target: 1.5, stretch: 1.1 },
    `ours warm ${zahl(of('ours', false))} s${wrong === 0 ? '' : `; in ${wrong} Läufen nicht bei allen der ganze Text`}`);
}

function boundTarget(all: Figures): Ziel {
  const rows = all.of('ours', 'bound');
  const limitOf = (row: Row): number => BOUND_MB.room + BOUND_MB.socket * num(row, 'writers');
  const most = Math.max(...rows.map(field('acceptedMB')));
  const limit = Math.min(...rows.map(limitOf));
  const bad = rows.filter((row) => num(row, 'acceptedMB') > limitOf(row) || num(row, 'acceptedSecondHalfMB') > 1 || num(row, 'missing') !== 0);
  const notes = rows.map((row) => `${row.what === 'letters' ? 'Zeichen' : 'Einfügungen'} ab ${zahl(num(row, 'afterS'))} s: ${zahl(num(row, 'pushedMB'))} MB getippt, ${zahl(num(row, 'acceptedMB'))} MB angenommen, `
    + `davon ${zahl(num(row, 'acceptedSecondHalfMB'))} in der zweiten Hälfte, RSS +${zahl(num(row, 'rssGrowthMB'))} MB, danach fehlen ${zahl(num(row, 'missing'))} Zeichen`);
  return {
    nr: 13, metrik: 'Angenommen und nicht gespeichert, während die Datenbank steht, in MB', ours: rows.length === 0 ? '–' : zahl(most), referenz: '–', verhaeltnis: '–',
    ziel: `feste Grenze (${rows.length === 0 ? BOUND_MB.room : zahl(limit)} MB), dann Rückstau bis zur Tastatur, nichts verloren`, stretch: '–',
    urteil: rows.length === 0 ? 'nicht gemessen' : bad.length > 0 ? 'verfehlt' : 'erfüllt', bemerkung: notes.join('; ')
  };
}

/** Judged by the worst ratio to the reference. */
function byRatio(nr: number, metrik: string, reference: string, parts: readonly Comparison[], limits: Limits, bemerkung = ''): Ziel {
  const ratios = parts.map((part) => part.ours / part.reference);
  const list = (of: (part: Comparison) => number): string => parts.map((part) => zahl(of(part))).join('; ');
  return {
    nr, metrik, ours: list((part) => part.ours), referenz: `${list((part) => part.reference)} (${reference})`, verhaeltnis: ratios.map(zahl).join('; '),
    ziel: `≤ ${zahl(limits.target)} ×`, stretch: `${zahl(limits.stretch)} ×`, urteil: judge(Math.max(...ratios), limits), bemerkung
  };
}

/** Judged by our own value; the reference is only shown. */
function byValue(nr: number, metrik: string, reference: string, { ours, reference: other }: Comparison, limits: Limits, bemerkung = ''): Ziel {
  return {
    nr, metrik, ours: zahl(ours), referenz: `${zahl(other)} (${reference})`, verhaeltnis: zahl(ours / other), ziel: `≤ ${zahl(limits.target)}`, stretch: zahl(limits.stretch), urteil: judge(ours, limits), bemerkung
  };
}

function exactly(nr: number, metrik: string, values: readonly number[], bemerkung: string): Ziel {
  const most = Math.max(...values);
  return { nr, metrik, ours: values.length === 0 ? '–' : zahl(most), referenz: '–', verhaeltnis: '–', ziel: '0, immer', stretch: '–', urteil: values.length === 0 ? 'nicht gemessen' : most === 0 ? 'erfüllt' : 'verfehlt', bemerkung };
}

function judge(value: number, { target, stretch }: Limits): Urteil {
  if (!Number.isFinite(value)) return 'nicht gemessen';
  return value <= stretch ? 'Stretch erfüllt' : value <= target ? 'erfüllt' : 'verfehlt';
}
