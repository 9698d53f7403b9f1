import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSitzung, isTag, langerTag, langerZeitraum, phaseOf, titelOfSitzung } from '../../app/domain/sitzung.ts';

const s = { art: 'Sitzung', nummer: 227, bezeichnung: 'Herbstkonferenz', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Musterstadt', vorsitzland: 'HE' } as const;

describe('Sitzung', () => {
  it('is accepted trimmed', () => {
    expect(checkSitzung({ ...s, ort: ' Musterstadt ' })).toEqual({ ok: true, wert: s });
  });
  it.each([
    [{ von: '2027-12-04' }, 'zeitraum_verkehrt'], [{ beschlussdatum: '2027-12-04' }, 'beschlussdatum_ausserhalb'], [{ von: '2027-02-30' }, 'datum_form'], [{ bezeichnung: ' ' }, 'bezeichnung_leer'],
    [{ ort: '' }, 'ort_leer'], [{ nummer: 0 }, 'sitzungsnummer_form'], [{ nummer: Number.NaN }, 'sitzungsnummer_form'], [{ vorsitzland: 'BMI' }, 'vorsitzland_unbekannt']
  ])('refuses %j', (change, grund) => {
    expect(checkSitzung({ ...s, ...change })).toMatchObject({ ok: false, grund });
  });
  it('knows the days that exist (property, against the calendar)', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (j, m, t) => {
      const tag = `${j}-${String(m).padStart(2, '0')}-${String(t).padStart(2, '0')}`;
      const date = new Date(`${tag}T00:00:00Z`);
      expect(isTag(tag)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(tag));
    }));
  });
  it('prints its days as people say them', () => {
    expect([langerTag('2027-12-03'), langerZeitraum('2027-12-01', '2027-12-03'), langerZeitraum('2027-11-30', '2027-12-01'), langerZeitraum('2027-12-31', '2028-01-01'), langerZeitraum('2027-12-03', '2027-12-03')])
      .toEqual(['3. Dezember 2027', '1. bis 3. Dezember 2027', '30. November bis 1. Dezember 2027', '31. Dezember 2027 bis 1. Januar 2028', '3. Dezember 2027']);
    expect([titelOfSitzung(s), titelOfSitzung({ art: 'Beratung', nummer: null })]).toEqual(['227. Sitzung', 'Beratung']);
  });
  it('is in the phase its facts say', () => {
    const phase = (eingeladen: boolean, runde: boolean, ausgabe: boolean): string => phaseOf({ eingeladen, runde, ausgabe });
    expect([phase(false, false, false), phase(true, false, false), phase(true, true, false), phase(true, true, true)]).toEqual(['Anmeldung', 'Konferenz', 'Freigabe', 'Veröffentlicht']);
  });
});
