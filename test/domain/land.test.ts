import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELEGATIONEN, inPrintingOrder, isDelegation, isLand, isPartei, LAENDER, nameOf, PARTEIEN } from '../../app/domain/land.ts';

describe('Länder', () => {
  it('are sixteen, ordered by their full names as German sorts them', () => {
    expect(LAENDER).toHaveLength(16);
    const names = LAENDER.map(nameOf);
    expect([...names].sort((a, b) => a.localeCompare(b, 'de'))).toEqual(names);
  });
  it('tell Land, Partei and Delegation apart', () => {
    expect([isLand('BMI'), isPartei('BMI'), isPartei('GS'), isDelegation('GS'), isLand('by'), isDelegation('XX')]).toEqual([false, true, false, true, false, false]);
    expect(DELEGATIONEN).toHaveLength(18);
  });
  it('sort Parteien into printing order, each once, the BMI last', () => {
    expect(inPrintingOrder(['BMI', 'SN', 'BY', 'BW', 'BY'])).toEqual(['BW', 'BY', 'SN', 'BMI']);
  });
  it('keep printing order whatever order they came in (property)', () => {
    fc.assert(fc.property(fc.subarray([...PARTEIEN], { minLength: 1 }), (subset) => {
      expect(inPrintingOrder([...subset].reverse())).toEqual(PARTEIEN.filter((p) => subset.includes(p)));
    }));
  });
});
