/** Holidays against days that are known from calendars, and against a second way to find Easter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feiertage, FEIERTAGE_AB, keinArbeitstag, naechsterArbeitstag, ostersonntag, wochentag } from '../../../app/domain/umlauf/feiertage.ts';
import { plusTage } from '../../../app/domain/frist.ts';
import { LAENDER, type Land } from '../../../app/domain/land.ts';

const JAHR = fc.integer({ min: FEIERTAGE_AB, max: 2199 });
const tageOf = (jahr: number, land: Land): string[] => feiertage(jahr).filter((f) => f.laender.includes(land)).map((f) => f.tag);

/** Easter the old way: the first Sunday after the full moon of the church's tables that falls on or after 21 March. */
function osternNachTafel(jahr: number): string {
  const zahl = jahr % 19;
  const jahrhundert = Math.floor(jahr / 100);
  const epakte = (15 + jahrhundert - Math.floor(jahrhundert / 4) - Math.floor((8 * jahrhundert + 13) / 25) + 19 * zahl) % 30;
  const spaet = epakte === 29 || (epakte === 28 && zahl > 10) ? epakte - 1 : epakte;
  let tag = plusTage(`${jahr}-03-21`, spaet + 1);
  while (wochentag(tag) !== 0) tag = plusTage(tag, 1);
  return tag;
}

describe('Easter', () => {
  it.each([[2000, '2000-04-23'], [2008, '2008-03-23'], [2011, '2011-04-24'], [2021, '2021-04-04'], [2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2028, '2028-04-16'], [2038, '2038-04-25'], [2049, '2049-04-18'], [2076, '2076-04-19']])('of %i is %s', (jahr, tag) => {
    expect(ostersonntag(jahr)).toBe(tag);
  });
  it('is a Sunday from 22 March to 25 April, as the tables of the church have it (property)', () => {
    fc.assert(fc.property(fc.integer({ min: 1583, max: 4099 }), (jahr) => {
      const tag = ostersonntag(jahr);
      expect([wochentag(tag), tag >= `${jahr}-03-22`, tag <= `${jahr}-04-25`]).toEqual([0, true, true]);
      expect(tag).toBe(osternNachTafel(jahr));
    }), { numRuns: 2_000 });
  });
});

describe('the holidays', () => {
  it('of 2027 are those of the calendars, for each Land', () => {
    const alle = ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17', '2027-10-03', '2027-12-25', '2027-12-26'];
    const dazu: Readonly<Record<Land, readonly string[]>> = {
      BW: ['2027-01-06', '2027-05-27', '2027-11-01'], BY: ['2027-01-06', '2027-05-27', '2027-11-01'], BE: ['2027-03-08'], BB: ['2027-03-28', '2027-05-16', '2027-10-31'], HB: ['2027-10-31'], HH: ['2027-10-31'],
      HE: ['2027-05-27'], MV: ['2027-03-08', '2027-10-31'], NI: ['2027-10-31'], NW: ['2027-05-27', '2027-11-01'], RP: ['2027-05-27', '2027-11-01'], SL: ['2027-05-27', '2027-08-15', '2027-11-01'],
      SN: ['2027-10-31', '2027-11-17'], ST: ['2027-01-06', '2027-10-31'], SH: ['2027-10-31'], TH: ['2027-09-20', '2027-10-31']
    };
    for (const land of LAENDER) expect(tageOf(2027, land), land).toEqual([...alle, ...dazu[land]].sort());
  });
  it('know what began or happened once', () => {
    const wo = (tag: string): string => feiertage(Number(tag.slice(0, 4))).filter((f) => f.tag === tag).flatMap((f) => f.laender).join(' ');
    expect([wo('2018-03-08'), wo('2019-03-08'), wo('2023-03-08')]).toEqual(['', 'BE', 'BE MV']);
    expect([wo('2016-10-31'), wo('2017-10-31').split(' ').length, wo('2018-10-31')]).toEqual(['BB MV SN ST TH', 16, 'BB HB HH MV NI SN ST SH TH']);
    expect([wo('2018-09-20'), wo('2019-09-20'), wo('2020-05-08'), wo('2025-05-08'), wo('2028-06-17'), wo('2026-05-08')]).toEqual(['', 'TH', 'BE', 'BE', 'BE', '']);
    expect([2023, 2024, 2025, 2026].map((j) => feiertage(j).find((f) => f.name === 'Buß- und Bettag')?.tag)).toEqual(['2023-11-22', '2024-11-20', '2025-11-19', '2026-11-18']);
  });
  it('are nine for every Land at least, ordered, and inside their year (property)', () => {
    fc.assert(fc.property(JAHR, fc.constantFrom(...LAENDER), (jahr, land) => {
      const tage = feiertage(jahr).map((f) => f.tag);
      expect(tageOf(jahr, land).length).toBeGreaterThanOrEqual(9);
      expect(tage).toEqual([...tage].sort());
      expect(tage.every((tag) => tag.startsWith(`${jahr}-`))).toBe(true);
      expect(wochentag(feiertage(jahr).find((f) => f.name === 'Buß- und Bettag')?.tag ?? '')).toBe(3);
    }));
  });
});

describe('a working day', () => {
  it('is one in all sixteen Länder, parishes included', () => {
    expect(keinArbeitstag('2027-12-03')).toBeNull();
    expect(keinArbeitstag('2027-12-04')?.name).toBe('Samstag');
    expect(keinArbeitstag('2027-05-27')).toEqual({ name: 'Fronleichnam', laender: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL', 'SN', 'TH'] });
    expect(keinArbeitstag('2028-08-08')).toEqual({ name: 'Augsburger Friedensfest', laender: ['BY'] });
    expect(naechsterArbeitstag('2027-12-24')).toBe('2027-12-24');
    expect(naechsterArbeitstag('2027-12-25')).toBe('2027-12-27');
    expect(naechsterArbeitstag('2027-03-26'), 'over Easter').toBe('2027-03-30');
    expect(naechsterArbeitstag('2032-01-01'), 'a Thursday').toBe('2032-01-02');
  });
  it('comes within five days, and never before the day asked for (property)', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
      const tag = plusTage('1996-01-01', n);
      const next = naechsterArbeitstag(tag);
      expect([next >= tag, next <= plusTage(tag, 5), keinArbeitstag(next)]).toEqual([true, true, null]);
    }), { numRuns: 1_000 });
  });
  it('is counted by the calendar, over leap days and years (property)', () => {
    expect([plusTage('2028-02-28', 1), plusTage('2027-02-28', 1), plusTage('2027-12-31', 1), plusTage('2027-03-28', -1)]).toEqual(['2028-02-29', '2027-03-01', '2028-01-01', '2027-03-27']);
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -500, max: 500 }), (n, d) => {
      const tag = plusTage('1996-01-01', n);
      expect([plusTage(plusTage(tag, d), -d), ((wochentag(tag) + d) % 7 + 7) % 7]).toEqual([tag, wochentag(plusTage(tag, d))]);
    }));
  });
});
