/** The load bench judges by its own rows: medians, ratios of one run, the worse of two parts, and nothing where nothing was measured. */
import { describe, expect, it } from 'vitest';
import type { Row } from './options.ts';
import { runsOf, TARGETS, type Wish } from './plan.ts';
import { tableOf } from './table.ts';
import { judgeTargets, type Ziel } from './targets.ts';

const ziel = (rows: readonly Row[], nr: number): Ziel => judgeTargets(rows).find((one) => one.nr === nr) ?? expect.fail();
const urteil = (rows: readonly Row[], nr: number): string => ziel(rows, nr).urteil;
const latency = (label: string, p50: number, n = 17): Row => ({ scenario: 'latency', label, n, p50 });
const fanout = (label: string, fields: Record<string, number>): Row => ({ scenario: 'fanout', label, c: 10, rooms: 80, clients: 10, ...fields });
const opened = (label: string, cold: boolean, fields: Record<string, number>): Row => ({ scenario: 'open', label, k: 100_000, cold, ...fields });
const killed = (series: string, fields: Record<string, number>): Row => ({ scenario: 'durable', label: 'ours', series, kills: 100, lostVisible: 0, visible: 500, sentPerSec: 12_000, backlog: 3, ...fields });
const stalled = (fields: Record<string, number>): Row => ({ scenario: 'bound', label: 'ours', writers: 8, acceptedMB: 16.5, acceptedSecondHalfMB: 0, missing: 0, ...fields });

describe('the targets', () => {
  it('are thirteen, and none is met by a run that measured nothing', () => {
    expect(judgeTargets([]).map(({ nr, urteil }) => [nr, urteil])).toEqual(Array.from({ length: 13 }, (_, i) => [i + 1, 'nicht gemessen']));
    expect(TARGETS).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
  });

  it('compare medians of the repeats, and both loads have to hold', () => {
    const quick = [latency('echo-pg', 2), fanout('echo-pg', { p50: 1 }), fanout('ours', { p50: 1.3 })];
    const repeats = [9, 2.2, 2.1].map((p50) => latency('ours', p50));
    expect([urteil([...quick, ...repeats], 1), ziel([...quick, ...repeats], 1).verhaeltnis]).toEqual(['erfüllt', '1,1; 1,3']);
    expect(urteil([...quick, latency('ours', 2.7)], 1)).toBe('verfehlt');
    expect(urteil([latency('echo-pg', 2), latency('ours', 2.2), fanout('echo-pg', { p50: 1 }), fanout('ours', { p50: 1.1 })], 1)).toBe('Stretch erfüllt');
    expect(urteil([...repeats, ...quick.slice(1)], 1)).toBe('nicht gemessen');
  });

  it('count the database into CPU only where the target says so', () => {
    const rows = [fanout('echo-pg', { cpuPct: 10, storeCpuPct: 10, perSec: 1_000 }), fanout('ours', { cpuPct: 15, storeCpuPct: 12, perSec: 1_000 })];
    expect([ziel(rows, 3).ours, urteil(rows, 3)]).toEqual(['150', 'erfüllt']);
    expect([ziel(rows, 4).ours, urteil(rows, 4)]).toEqual(['270', 'verfehlt']);
  });

  it('take memory of a socket from what was there before anybody connected', () => {
    expect(urteil([fanout('ours', { rssMB: 335, rssIdleMB: 300 })], 6)).toBe('erfüllt');
    expect(urteil([fanout('ours', { rssMB: 336, rssIdleMB: 300 })], 6)).toBe('verfehlt');
  });

  it('judge opening by the largest text, and one character missing at one sync is too many', () => {
    const rows = [
      opened('yws-mem', false, { completeMs: 60, bytesDown: 1_000, docBytes: 1_000 }), opened('ours', false, { completeMs: 66, bytesDown: 1_010, docBytes: 1_000, chars: 80, charsAtSync: 80 }),
      opened('ours', true, { completeMs: 140, bytesDown: 1_030, docBytes: 1_000, chars: 80, charsAtSync: 80 })
    ];
    expect([7, 8, 9, 10].map((nr) => urteil(rows, nr))).toEqual(['erfüllt', 'verfehlt', 'verfehlt', 'erfüllt']);
    const small: Row = { ...opened('ours', true, { chars: 80, charsAtSync: 79 }), k: 1_000 };
    expect([ziel([...rows, small], 10).ours, urteil([...rows, small], 10)]).toEqual(['1', 'verfehlt']);
  });

  it('say how many kills there were, and whether the database was killed as well', () => {
    const both = [killed('typing', {}), killed('backlog', { kills: 10 })];
    expect(urteil(both, 11)).toBe('erfüllt');
    expect(urteil([...both, killed('database', { kills: 10 })], 11)).toBe('Stretch erfüllt');
    expect(urteil([...both, killed('database', { lostVisible: 1 })], 11)).toBe('erfüllt');
    expect(urteil([both[0] ?? expect.fail(), killed('backlog', { lostVisible: 1 })], 11)).toBe('verfehlt');
    expect(urteil(both.slice(0, 1), 11)).toBe('nicht gemessen');
    const few = ziel([killed('typing', { kills: 10 }), killed('backlog', { sentPerSec: 4_000 })], 11).bemerkung;
    expect(few).toContain('das Ziel verlangt 100 Abbrüche, hier 10');
    expect(few).toContain('das Ziel verlangt 10.000 Zeichen/s, hier 4.000');
  });

  it('find the bound of memory broken by too much, by no end, and by what never arrived', () => {
    expect(urteil([stalled({})], 13)).toBe('erfüllt');
    const faults: Record<string, number>[] = [{ acceptedMB: 33 }, { acceptedSecondHalfMB: 2 }, { missing: 1 }];
    for (const fault of faults) expect(urteil([stalled({}), stalled(fault)], 13)).toBe('verfehlt');
  });

  it('pass over a run that broke off, and the table names it', () => {
    const rows: Row[] = [{ ...latency('ours', 1), exit: 3, rep: 2 }, { scenario: 'storm', label: 'ours', cold: true, cpuS: 0.3, failed: 0 }, { scenario: 'storm', label: 'yws-mem', cold: false, cpuS: 0.2 }];
    const broken: Row = { scenario: 'storm', label: 'ours', cold: true, cpuS: 9, exit: 3 };
    expect(urteil([broken, ...rows, broken], 12)).toBe('erfüllt');
    expect(tableOf(rows)).toContain('Abgebrochen: ours/latency Lauf 2 (Exit 3)');
    expect(tableOf([fanout('echo', { samples: 9, expected: 10 })])).toContain('Nicht alles zugestellt: echo/fanout Lauf 0, 9 von 10');
  });
});

describe('the plan', () => {
  const wish: Wish = { size: 'normal', only: null, scenarios: null, peers: ['echo', 'echo-pg', 'yws-mem', 'ours'], repeats: null, kills: null, opt: {} };
  const said = (only: readonly number[]): string[] => runsOf({ ...wish, only }).map(({ peer, scenario }) => `${scenario} ${peer}`);

  it('goes through all servers in each repeat, backwards every second time', () => {
    expect(said([6]).map((run) => run.replace('fanout ', ''))).toEqual(['echo', 'echo-pg', 'yws-mem', 'ours', 'ours', 'yws-mem', 'echo-pg', 'echo', 'echo', 'echo-pg', 'yws-mem', 'ours']);
  });

  it('runs what the wanted targets need and no more', () => {
    expect(runsOf({ ...wish, only: [5] }).map(({ sizes }) => sizes.n)).toEqual(Array.from({ length: 12 }, () => [170]));
    expect([...new Set(said([11, 13]))]).toEqual(['durable ours', 'bound ours']);
  });

  it('kills a hundred times in the full run, ten times otherwise, and as often as one says', () => {
    const kills = (more: Partial<Wish>): (number | undefined)[] => runsOf({ ...wish, only: [11], ...more }).map(({ sizes }) => sizes.kills);
    expect([kills({}), kills({ size: 'voll' }), kills({ kills: 7 })]).toEqual([[10, 4, 4], [100, 10, 10], [7, 3, 3]]);
  });
});
