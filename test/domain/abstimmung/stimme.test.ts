import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castStimme, stateEinvernehmen, type Abweichung, type Stimme } from '../../../app/domain/abstimmung/stimme.ts';
import { STIMMWERTE } from '../../../app/domain/abstimmung/tally.ts';
import { LAENDER, PARTEIEN, type Land } from '../../../app/domain/land.ts';

const offen = { fingerabdruck: 'f1', geschlossen: false, aufgehoben: false };
const vorhanden: Stimme = { id: 's1', land: 'BY', wert: 'zustimmung', durchVorsitz: false };
const abgabe = { wert: 'enthaltung', fingerabdruck: 'f1', ersetzt: null } as const;

describe('casting a Stimme', () => {
  it('records the first Stimme of a Land', () => {
    expect(castStimme(LAENDER, 'BY', offen, null, abgabe)).toEqual({ ok: true, wert: { art: 'neu', land: 'BY', ersetzt: null } });
  });
  it('V1 refuses a Stimme on another text', () => {
    expect(castStimme(LAENDER, 'BY', { ...offen, fingerabdruck: 'f2' }, null, abgabe)).toMatchObject({ grund: 'fassung_geaendert' });
  });
  it('V3 lets a change name the Stimme it replaces, and refuses a stale or nameless one', () => {
    expect(castStimme(LAENDER, 'BY', offen, vorhanden, { ...abgabe, ersetzt: 's1' })).toEqual({ ok: true, wert: { art: 'neu', land: 'BY', ersetzt: 's1' } });
    expect(castStimme(LAENDER, 'BY', offen, vorhanden, { ...abgabe, ersetzt: 's0' })).toMatchObject({ grund: 'stimme_veraltet' });
    expect(castStimme(LAENDER, 'BY', offen, vorhanden, abgabe)).toMatchObject({ grund: 'stimme_schon_abgegeben' });
    expect(castStimme(LAENDER, 'BY', offen, null, { ...abgabe, ersetzt: 's1' })).toMatchObject({ grund: 'stimme_veraltet' });
  });
  it('V2 takes a repeated request for what it is', () => {
    expect(castStimme(LAENDER, 'BY', offen, vorhanden, { ...abgabe, wert: 'zustimmung' })).toEqual({ ok: true, wert: { art: 'unveraendert', land: 'BY' } });
  });
  it('V7 refuses the BMI and the Geschäftsstelle', () => {
    expect(['BMI', 'GS'].map((d) => castStimme(LAENDER, d as 'BMI', offen, null, abgabe))).toEqual([{ ok: false, grund: 'kein_stimmrecht' }, { ok: false, grund: 'kein_stimmrecht' }]);
  });
  it('V7 takes the Stimme of the Bund where the rule set lets it vote', () => {
    expect(castStimme(PARTEIEN, 'BMI', offen, null, abgabe)).toEqual({ ok: true, wert: { art: 'neu', land: 'BMI', ersetzt: null } });
    expect(castStimme(PARTEIEN, 'GS', offen, null, abgabe)).toEqual({ ok: false, grund: 'kein_stimmrecht' });
  });
  it('refuses what is closed or void', () => {
    expect(castStimme(LAENDER, 'BY', { ...offen, geschlossen: true }, null, abgabe)).toMatchObject({ grund: 'abstimmung_geschlossen' });
    expect(castStimme(LAENDER, 'BY', { ...offen, aufgehoben: true, geschlossen: true }, null, abgabe)).toMatchObject({ grund: 'fassung_aufgehoben' });
  });
});

describe('Einvernehmen in one act', () => {
  it('records consent for all, and what the chair names', () => {
    const e = stateEinvernehmen(LAENDER, [], new Map<Land, Abweichung>([['TH', 'enthaltung'], ['SL', 'fehlt']]));
    expect(e.setzen).toHaveLength(15);
    expect(e.setzen.find((s) => s.land === 'TH')).toEqual({ land: 'TH', wert: 'enthaltung', ersetzt: null });
    expect(e.setzen.some((s) => s.land === 'SL')).toBe(false);
  });
  it('never overrides what a Land has cast itself, and corrects only its own records (property)', () => {
    const stimme = fc.record({ wert: fc.constantFrom(...STIMMWERTE), durchVorsitz: fc.boolean() });
    fc.assert(fc.property(fc.array(fc.option(stimme), { minLength: 16, maxLength: 16 }), fc.array(fc.constantFrom<Abweichung>('enthaltung', 'ablehnung', 'fehlt'), { maxLength: 16 }), (lage, deviate) => {
      const before = LAENDER.flatMap((land, i): Stimme[] => (lage[i] ? [{ id: `s${i}`, land, ...lage[i] }] : []));
      const abweichungen = new Map(deviate.map((a, i) => [LAENDER[i] as Land, a]));
      const e = stateEinvernehmen(LAENDER, before, abweichungen);
      const own = before.filter((s) => !s.durchVorsitz).map((s) => s.land);
      expect(e.belassen).toEqual(own);
      const after = new Map(before.map((s) => [s.land, s.wert as string]));
      for (const s of e.setzen) after.set(s.land, s.wert);
      for (const land of e.entfernen) after.delete(land);
      for (const land of LAENDER) {
        const expected = own.includes(land) ? before.find((s) => s.land === land)?.wert : abweichungen.get(land) === 'fehlt' ? undefined : (abweichungen.get(land) ?? 'zustimmung');
        expect(after.get(land), land).toBe(expected);
      }
    }));
  });
});
