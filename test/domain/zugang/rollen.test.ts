import { describe, expect, it } from 'vitest';
import { bezeichnungOf, isRolle, ROLLEN, rollenOf } from '../../../app/domain/zugang/rollen.ts';

describe('roles', () => {
  it('let only a Land hold the Vorsitz and only the Geschäftsstelle be one', () => {
    expect([rollenOf('BY').includes('vorsitz'), rollenOf('BMI').includes('vorsitz'), rollenOf('GS').includes('leitung'), rollenOf('BY').includes('geschaeftsstelle')]).toEqual([true, false, false, false]);
  });
  it('have a word each', () => {
    expect(new Set(ROLLEN.map(bezeichnungOf)).size).toBe(ROLLEN.length);
    expect([isRolle('leitung'), isRolle('admin')]).toEqual([true, false]);
  });
});
