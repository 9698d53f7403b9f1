import { describe, expect, it } from 'vitest';
import { IMK } from '../../app/domain/konferenz.ts';
import { LAENDER } from '../../app/domain/land.ts';

describe('IMK', () => {
  it('lets the sixteen Länder vote and nobody else (domain.md 1.2)', () => {
    expect(IMK.regelsatz.waehler).toEqual(LAENDER);
  });
  it('says its rule in words that name abstention, absence and the BMI', () => {
    expect(IMK.regelsatz.satz).toMatch(/lehnt.*Enthaltung.*fehlende Stimme.*BMI/);
  });
  it('prints an office block and two remarks', () => {
    expect([IMK.titelblatt.length, IMK.hinweise.length]).toEqual([3, 2]);
  });
});
