import { describe, expect, it } from 'vitest';
import { koerperOf, passtZu, saisonOf, TAGE, tageOf, type BekannteSitzung } from '../../app/domain/sitzungsschluessel.ts';

const SITZUNG: BekannteSitzung = { kennung: 'x', konferenz: 'IMK', nummer: 240, beschlussdatum: '2031-11-28', zeitraum: { von: '2031-11-26', bis: '2031-11-28' } };
const tage = (text: string) => { const m = new RegExp(`^${TAGE}$`, 'u').exec(text); return m && tageOf(m, 1); };

describe('passtZu', () => {
  it('needs one part that fits and none that contradicts', () => {
    const leer = { nummer: null, saison: null, tage: null };
    expect(passtZu(leer, SITZUNG)).toBe(false);
    expect(passtZu({ ...leer, nummer: 240 }, SITZUNG)).toBe(true);
    expect(passtZu({ ...leer, nummer: 240 }, { ...SITZUNG, nummer: null })).toBe(false);
    expect(passtZu({ ...leer, nummer: 240, tage: { von: '2032-01-01', bis: '2032-01-01' } }, SITZUNG)).toBe(false);
    expect(passtZu({ ...leer, tage: { von: '2031-11-27', bis: '2031-11-27' } }, SITZUNG)).toBe(true);
    expect(passtZu({ ...leer, saison: { jahreszeit: 'Herbst', jahr: 2031 } }, SITZUNG)).toBe(true);
    expect(passtZu({ ...leer, saison: { jahreszeit: 'Frühjahr', jahr: 2031 } }, SITZUNG)).toBe(false);
  });
});

describe('saisonOf', () => {
  it('has spring and autumn, and nothing for the rest', () => {
    expect(['2031-01-15', '2031-06-01', '2031-08-01', '2031-12-03'].map((t) => saisonOf(t)?.jahreszeit ?? null)).toEqual([null, 'Frühjahr', null, 'Herbst']);
  });
});

describe('tageOf', () => {
  it.each([
    ['10.12.30', '2030-12-10', '2030-12-10'], ['3. Dezember 2027', '2027-12-03', '2027-12-03'], ['07./08.12.27', '2027-12-07', '2027-12-08'], ['17. bis 19.06.30', '2030-06-17', '2030-06-19'],
    ['30.11. bis 02.12.1999', '1999-11-30', '1999-12-02'], ['23.06. und 29.10.31', '2031-06-23', '2031-10-29'], ['4. bis 6. Dezember 2029', '2029-12-04', '2029-12-06'], ['30. November bis 1. Dezember 2029', '2029-11-30', '2029-12-01']
  ])('%s', (text, von, bis) => expect(tage(text)).toEqual({ von, bis }));
  it.each(['31.02.31', '9. November', '19. bis 17.06.30', '1.13.2030'])('no days: %s', (text) => expect(tage(text)).toBeNull());
});

describe('koerperOf', () => {
  it('shortens the names of conferences and leaves the rest', () => {
    expect(['Innenministerkonferenz', 'IMK', 'Verkehrsministerkonferenz', 'AK  II', 'Beirat'].map(koerperOf)).toEqual(['IMK', 'IMK', 'VMK', 'AK II', 'Beirat']);
  });
});
