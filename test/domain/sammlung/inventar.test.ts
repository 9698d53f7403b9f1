/** The inventory of the two published texts against the lists of domain.md 4.9 (numbers and abbreviations only), and of a small one of ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inventarOf, type Inventar } from '../../../app/domain/sammlung/inventar.ts';
import { gelesen, OHNE_SEEDS, seed, SEEDS_DA } from './quellen.ts';
import { S1, S2 } from './tabellen.ts';

const inventar = (text: string): Inventar => inventarOf(gelesen(text).sammlung);
const summe = (zahlen: readonly number[]): number => zahlen.reduce((a, b) => a + b, 0);

describe(`inventory of 001${OHNE_SEEDS}`, () => {
  test.runIf(SEEDS_DA)('counts what the table counts', () => {
    const i = inventar(seed('001'));
    expect(i).toMatchObject({ sitzung: 215, datum: '2021-12-03', seiten: 73, rest: [], verbunden: [], buchstaben: { 20: ['a', 'b'] }, punkte: { 12: 3, 13: 8, 15: 5, 16: 6 }, berichte: { freigegeben: 8, nicht_freigegeben: 23 } });
    expect(i.ueberschriften).toEqual(S1.map(([top]) => top));
    expect(i.ziffern).toEqual(Object.fromEntries(S1.map(([top, , , ziffern]) => [top, ziffern])));
    expect([summe(Object.values(i.ziffern)), Object.values(i.ziffern).filter((zahl) => zahl === 0).length]).toEqual([166, 11]);
    expect(Object.keys(i.punkte)).toEqual(['12', '13', '15', '16']);
    expect(i.protokollnotizen).toEqual(['13', '27', '47', '54'].map((top) => ({ top, parteien: ['BMI'], punkte: top === '54' ? 4 : 0 })));
  });

  test.runIf(SEEDS_DA)('finds the 12 transmissions and the 19 tasks', () => {
    const i = inventar(seed('001'));
    expect(i.unterrichtungen).toEqual({
      '2/8': ['JuMiKo'], '6/4': ['MPK', 'FMK'], '13/4': ['JuMiKo', 'IntMK'], '14/4': ['JuMiKo'], '19/5': ['JuMiKo'], '21/2': ['AMK'], '22/4': ['MPK'], '31/3': ['VMK'], '72/6': ['UMK'], '75/3': ['FMK'], '80/5': ['JuMiKo'], '82/3': ['VMK', 'BMK']
    });
    const frist = (wort: string, ...orte: string[]): [string, string][] => orte.map((ort) => [ort, wort]);
    expect(i.auftraege).toEqual(Object.fromEntries([
      ...frist('Frühjahr 2022', '11/3', '14/3', '16/4', '35/3', '44/4', '46/3', '48', '57/2', '64', '66/2', '75/4', '76/6', '82/2'),
      ...frist('Herbst 2022', '7/3', '12/6', '13/3', '27/3', '32/6', '79/4')
    ]));
  });
});

describe(`inventory of 002${OHNE_SEEDS}`, () => {
  test.runIf(SEEDS_DA)('counts what the table counts', () => {
    const i = inventar(seed('002'));
    expect(i).toMatchObject({ sitzung: null, datum: '2020-12-10', seiten: 41, rest: [], verbunden: [['6', '7']], buchstaben: {}, punkte: {}, berichte: { freigegeben: 9, nicht_freigegeben: 9 } });
    expect(i.ueberschriften).toEqual(S2.map(([top]) => top));
    expect(i.ziffern).toEqual(Object.fromEntries(S2.filter(([top]) => top !== '6').map(([top, , , ziffern]) => [top === '7' ? '6+7' : top, ziffern])));
    expect([summe(Object.values(i.ziffern)), Object.values(i.ziffern).filter((zahl) => zahl === 0).length]).toEqual([90, 13]);
    expect(i.protokollnotizen).toEqual([['38', 'HH'], ['39', 'BY'], ['46', 'BY', 'BW', 'BB', 'MV', 'NW', 'SL', 'BMI'], ['46', 'SN']].map(([top, ...parteien]) => ({ top, parteien, punkte: 0 })));
  });

  test.runIf(SEEDS_DA)('finds the 6 transmissions and the 13 tasks', () => {
    const i = inventar(seed('002'));
    expect(i.unterrichtungen).toEqual({ '3/4': ['JuMiKo', 'FMK', 'WMK', 'ASMK'], '5/6': ['JuMiKo'], '25/5': ['GMK', 'VMK'], '35/2': ['IT-Planungsrat'], '38/3': ['FMK'], '46/9': ['JuMiKo', 'GMK'] });
    expect(i.auftraege).toEqual({
      ...Object.fromEntries(['6+7/7', '16/3', '22/3', '23/2', '32', '37/2', '46/8', '47/2'].map((ort) => [ort, 'Frühjahr 2021'])),
      ...Object.fromEntries(['3/3', '5/5', '21/2', '50/5'].map((ort) => [ort, 'Herbst 2021'])),
      '4/2': 'Ende März 2021'
    });
  });
});

test('the invented Sammlung of the demo is read whole and counted', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../seeds/demo-sammlung.txt'), 'utf8');
  expect(inventar(text)).toEqual({
    sitzung: 226, datum: '2027-06-11', ueberschriften: ['2', '4', '5', '6', '9', '11.2', '13', '14', '17'], verbunden: [['5', '6']],
    ziffern: { '2': 3, '4': 0, '5+6': 3, '9': 3, '11.2': 0, '13': 2, '14': 3, '17': 0 }, buchstaben: { 9: ['a', 'b'] }, punkte: { '5+6': 3 },
    protokollnotizen: [{ top: '5+6', parteien: ['BY', 'BW', 'BMI'], punkte: 0 }, { top: '13', parteien: ['HH'], punkte: 2 }, { top: '13', parteien: ['SN'], punkte: 0 }],
    berichte: { freigegeben: 3, nicht_freigegeben: 2 }, unterrichtungen: { '5+6/3': ['VMK', 'WMK'], '13/2': ['VMK'] },
    auftraege: { '2/3': 'Herbst 2027', '4': 'Frühjahr 2028', '9/3': 'Ende März 2028', '14/3': 'Herbst 2027' }, seiten: 9, rest: []
  });
});
