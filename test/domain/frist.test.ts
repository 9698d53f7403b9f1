import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ortszeitOf, readFrist } from '../../app/domain/frist.ts';

const at = (ortszeit: string): string | null => {
  const frist = readFrist(ortszeit);
  return frist.ok ? new Date(frist.wert.zeitpunkt).toISOString() : null;
};

describe('P16 Frist in Berlin', () => {
  it('is one instant in winter and in summer', () => {
    expect([at('2027-12-10T12:00'), at('2027-07-10T12:00')]).toEqual(['2027-12-10T11:00:00.000Z', '2027-07-10T10:00:00.000Z']);
  });
  it('refuses the hour that the clock skips, takes the earlier of the two in autumn', () => {
    expect(at('2027-03-28T02:30')).toBeNull();
    expect(at('2027-10-31T02:30')).toBe('2027-10-31T00:30:00.000Z');
  });
  it('refuses what is no time', () => {
    expect(['2027-12-10', '2027-02-30T12:00', '2027-12-10T24:00', 'morgen', ''].map(at)).toEqual([null, null, null, null, null]);
  });
  it('comes back as the wall time it was (property)', () => {
    fc.assert(fc.property(fc.integer({ min: Date.parse('2000-01-01') / 60_000, max: Date.parse('2099-01-01') / 60_000 }), (minute) => {
      const ortszeit = ortszeitOf(minute * 60_000);
      const frist = readFrist(ortszeit);
      expect(frist.ok && ortszeitOf(frist.wert.zeitpunkt)).toBe(ortszeit);
    }));
  });
});
