import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAntwort, closeRunde, isReleased, openRunde, remindRunde } from '../../app/domain/freigabe.ts';
import { LAENDER } from '../../app/domain/land.ts';

const runde = { frist: 1000, geschlossen: false, geantwortet: [] };

describe('Freigabe', () => {
  it('needs a Beschluss and a Frist ahead', () => {
    expect([openRunde(0, 2, 1), openRunde(1, 1, 1), openRunde(1, 2, 1)].map((r) => (r.ok ? 'ok' : r.grund))).toEqual(['freigabe_nichts_beschlossen', 'frist_vergangen', 'ok']);
  });
  it('V5 takes answers up to the Frist to the millisecond', () => {
    expect([checkAntwort(runde, 1000).ok, checkAntwort(runde, 1001).ok, checkAntwort({ ...runde, geschlossen: true }, 1).ok]).toEqual([true, false, false]);
  });
  it('ends after the Frist, or before it only when all sixteen answered (property)', () => {
    fc.assert(fc.property(fc.subarray([...LAENDER]), fc.integer({ min: 0, max: 2000 }), (geantwortet, jetzt) => {
      expect(closeRunde({ ...runde, geantwortet }, LAENDER, jetzt).ok).toBe(jetzt > 1000 || geantwortet.length === 16);
    }));
  });
  it('says who is missing, and ends once', () => {
    expect(closeRunde({ ...runde, geantwortet: LAENDER.slice(0, 15) }, LAENDER, 1)).toMatchObject({ grund: 'frist_laeuft', angaben: { fehlen: 'TH' } });
    expect(closeRunde({ ...runde, geschlossen: true }, LAENDER, 5000)).toMatchObject({ grund: 'freigabe_geschlossen' });
  });
  it('is withheld by a single Land', () => {
    expect([isReleased([]), isReleased(['SL'])]).toEqual([true, false]);
  });
  it('reminds once all who have not answered, while they still can', () => {
    const offen = { ...runde, erinnert: false, geantwortet: LAENDER.slice(2) };
    expect(remindRunde(offen, LAENDER, 1)).toEqual({ ok: true, wert: ['BW', 'BY'] });
    expect([remindRunde({ ...offen, erinnert: true }, LAENDER, 1), remindRunde(offen, LAENDER, 1001), remindRunde({ ...offen, geantwortet: LAENDER }, LAENDER, 1), remindRunde({ ...offen, geschlossen: true }, LAENDER, 1)].map((r) => (r.ok ? 'ok' : r.grund)))
      .toEqual(['schon_erinnert', 'frist_abgelaufen', 'alle_geantwortet', 'freigabe_geschlossen']);
  });
});
