import { describe, expect, it } from 'vitest';
import { zitiere, zitiereSitzung } from '../../app/domain/zitierweise.ts';

const SITZUNG = { konferenz: 'IMK', art: 'Sitzung' as const, nummer: 226, beschlussdatum: '2027-12-03', zeitraum: null };

describe('zitiere', () => {
  it('names conference, Sitzung, day, TOP and Ziffer', () => {
    expect(zitiere(SITZUNG, [{ nummer: '7' }], 2)).toBe('IMK, 226. Sitzung am 3. Dezember 2027, TOP 7 Ziffer 2');
    expect(zitiere(SITZUNG, [{ nummer: '6' }, { nummer: '7' }])).toBe('IMK, 226. Sitzung am 3. Dezember 2027, TOP 6 und 7');
    expect(zitiereSitzung({ ...SITZUNG, zeitraum: { von: '2027-12-01', bis: '2027-12-03' } })).toBe('IMK, 226. Sitzung vom 1. bis 3. Dezember 2027');
    expect(zitiereSitzung({ ...SITZUNG, art: 'Beratung', nummer: null })).toBe('IMK, Beratung am 3. Dezember 2027');
  });
});
