import { describe, expect, it } from 'vitest';
import { absatz, isEmpty } from '../../../app/domain/beschluss/beschluss.ts';

describe('Absatz', () => {
  it('is empty when it holds blanks only', () => {
    expect([absatz('ziffer', ' \u00a0\n'), absatz('punkt', 'a')].map(isEmpty)).toEqual([true, false]);
  });
  it('begins without citations', () => {
    expect(absatz('schluss', 'vorzulegen.')).toEqual({ art: 'schluss', text: 'vorzulegen.', berichte: [] });
  });
});
