import { describe, expect, it } from 'vitest';
import { topangabe, zitiere, zitiereSitzung } from '../../app/domain/zitierweise.ts';

const SITZUNG = { konferenz: 'IMK', art: 'Sitzung' as const, nummer: 226, beschlussdatum: '2027-12-03', zeitraum: null };

describe('zitiere', () => {
  it('names conference, Sitzung, day, TOP and Ziffer', () => {
    expect(zitiere(SITZUNG, [{ nummer: '7' }], 2)).toBe('IMK, 226. Sitzung am 3. Dezember 2027, TOP 7 Ziffer 2');
    expect(zitiere(SITZUNG, [{ nummer: '6' }, { nummer: '7' }])).toBe('IMK, 226. Sitzung am 3. Dezember 2027, TOP 6 und 7');
    expect(zitiereSitzung({ ...SITZUNG, zeitraum: { von: '2027-12-01', bis: '2027-12-03' } })).toBe('IMK, 226. Sitzung vom 1. bis 3. Dezember 2027');
    expect(zitiereSitzung({ ...SITZUNG, art: 'Beratung', nummer: null })).toBe('IMK, Beratung am 3. Dezember 2027');
  });

  it('names a decision in writing by its number, which stood on no agenda', () => {
    const umlauf = { ...SITZUNG, art: 'Umlaufverfahren 3/2027' as const, nummer: null };
    expect(zitiere(umlauf, [{ nummer: '3' }], 2)).toBe('IMK, Umlaufbeschluss 3/2027 vom 3. Dezember 2027 Ziffer 2');
    expect(zitiereSitzung(umlauf)).toBe('IMK, Umlaufverfahren 3/2027 am 3. Dezember 2027');
    expect([topangabe(umlauf.art, [{ nummer: '3' }]), topangabe('Sitzung', [{ nummer: '5' }, { nummer: '6' }])]).toEqual(['Umlaufbeschluss 3/2027', 'TOP 5 und 6']);
  });
});
