import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anteilOf } from '../../../app/domain/abstimmung/koenigstein.ts';
import { LAENDER } from '../../../app/domain/land.ts';

describe('the Königsteiner Schlüssel', () => {
  it('is whole with all sixteen, nothing without any, and counts each once', () => {
    expect([anteilOf(LAENDER), anteilOf([]), anteilOf(['BMI', 'GS'])]).toEqual([1, 0, 0]);
    expect(anteilOf(['NW', 'NW'])).toBeCloseTo(0.2114424, 7);
  });
  it('grows with every Land (property)', () => {
    fc.assert(fc.property(fc.subarray([...LAENDER]), fc.constantFrom(...LAENDER), (laender, land) => {
      expect(anteilOf([...laender, land])).toBeGreaterThanOrEqual(anteilOf(laender));
    }));
  });
  it('falls short of two thirds without the four largest, and reaches them without the five smallest', () => {
    expect(anteilOf(LAENDER.filter((l) => !['NW', 'BY', 'BW', 'NI'].includes(l)))).toBeLessThan(2 / 3);
    expect(anteilOf(LAENDER.filter((l) => !['HB', 'SL', 'MV', 'HH', 'TH'].includes(l)))).toBeGreaterThan(2 / 3);
  });
});
