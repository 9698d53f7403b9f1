import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTEIEN } from '../../app/domain/land.ts';
import { AUSSTAENDE, fehlzeilen, nachfassliste, waehleEmpfaenger, type Sache } from '../../app/domain/nachfassen.ts';

const SACHEN: readonly Sache[] = [
  { art: 'stimme', ort: 'TOP 3', offen: ['TH', 'BY'] }, { art: 'stimme', ort: 'TOP 7', offen: ['BY'] }, { art: 'freigabe', ort: '', offen: ['BY'] }, { art: 'notiz', ort: 'TOP 3', offen: ['BMI'] }
];

describe('Nachfassliste', () => {
  it('has a row for everybody something is missing from, in printing order', () => {
    const liste = nachfassliste(SACHEN);
    expect(liste.map((z) => z.partei)).toEqual(['BY', 'TH', 'BMI']);
    expect(liste.map(fehlzeilen)).toEqual([['Stimme: TOP 3, TOP 7', 'Antwort zur Freigaberunde'], ['Stimme: TOP 3'], ['Bestätigung der Protokollnotiz: TOP 3']]);
    expect(nachfassliste([{ art: 'freigabe', ort: '', offen: ['BY'] }, { art: 'freigabe', ort: 'Umlauf 3/2027', offen: ['BY', 'HH'] }]).map(fehlzeilen)).toEqual([['Antwort zur Freigaberunde: Sitzung, Umlauf 3/2027'], ['Antwort zur Freigaberunde: Umlauf 3/2027']]);
    expect(nachfassliste([])).toEqual([]);
  });
  it('names nobody without need and leaves nothing out (property)', () => {
    const sache = fc.record({ art: fc.constantFrom(...AUSSTAENDE), ort: fc.constantFrom('TOP 1', 'TOP 2'), offen: fc.subarray([...PARTEIEN]) });
    fc.assert(fc.property(fc.array(sache, { maxLength: 6 }), (sachen) => {
      const liste = nachfassliste(sachen);
      expect(liste.every((z) => fehlzeilen(z).length > 0)).toBe(true);
      expect(liste.flatMap((z) => AUSSTAENDE.flatMap((art) => z.fehlt[art])).length).toBe(sachen.reduce((sum, s) => sum + s.offen.length, 0));
    }));
  });
  it('writes to each once a day', () => {
    const liste = nachfassliste(SACHEN);
    expect(waehleEmpfaenger(liste, ['BY'])).toMatchObject({ ok: true, wert: [{ partei: 'TH' }, { partei: 'BMI' }] });
    expect(waehleEmpfaenger(liste, ['BY', 'TH', 'BMI'])).toMatchObject({ grund: 'heute_schon_nachgefasst' });
    expect(waehleEmpfaenger([], [])).toMatchObject({ grund: 'nichts_offen' });
  });
});
