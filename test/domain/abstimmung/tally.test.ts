import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STIMMWERTE, tallyStimmen } from '../../../app/domain/abstimmung/tally.ts';
import { LAENDER } from '../../../app/domain/land.ts';

describe('counting', () => {
  it('puts each Land on exactly one side, and counts no guest (property)', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom(...STIMMWERTE), { nil: undefined }), { minLength: 16, maxLength: 16 }), (werte) => {
      const stimmen = LAENDER.flatMap((land, i) => (werte[i] === undefined ? [] : [{ land: land as string, wert: werte[i] }]));
      const z = tallyStimmen(LAENDER, [...stimmen, { land: 'BMI', wert: 'ablehnung' }]);
      expect([...z.zustimmung, ...z.enthaltung, ...z.ablehnung, ...z.offen].sort()).toEqual([...LAENDER].sort());
      expect(z.offen).toHaveLength(werte.filter((w) => w === undefined).length);
      expect(z.ablehnung).toHaveLength(werte.filter((w) => w === 'ablehnung').length);
    }));
  });
});
