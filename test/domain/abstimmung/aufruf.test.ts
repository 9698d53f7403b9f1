/** What the chair may record for a Land, and whom it calls next (docs/entscheidungen/0076). */
import { describe, expect, it } from 'vitest';
import { callUp, nextToCall, recordForLand, type Erfassung } from '../../../app/domain/abstimmung/aufruf.ts';
import { castStimme, type Stimme } from '../../../app/domain/abstimmung/stimme.ts';
import { LAENDER, type Partei } from '../../../app/domain/land.ts';
import { wahlOf } from '../../dokument/gegner.ts';

const OFFEN = { fingerabdruck: 'f', geschlossen: false, aufgehoben: false };
const erfasst = (wert: Erfassung['wert'], ersetzt: string | null = null): Erfassung => ({ wert, ersetzt, fingerabdruck: 'f' });
const stimme = (wert: Stimme['wert'], durchVorsitz: boolean): Stimme => ({ id: 's1', land: 'HH', wert, durchVorsitz });
const record = (vorhanden: Stimme | null, e: Erfassung, lage = OFFEN, land = 'HH') => recordForLand(LAENDER, land, lage, vorhanden, e);

describe('a Stimme that the chair records', () => {
  it('is new, replaces what the chair recorded, or takes it back', () => {
    expect(record(null, erfasst('zustimmung'))).toEqual({ ok: true, wert: { art: 'neu', land: 'HH', ersetzt: null } });
    expect(record(stimme('zustimmung', true), erfasst('ablehnung', 's1'))).toEqual({ ok: true, wert: { art: 'neu', land: 'HH', ersetzt: 's1' } });
    expect(record(stimme('zustimmung', true), erfasst('fehlt', 's1'))).toEqual({ ok: true, wert: { art: 'entfernt', land: 'HH' } });
  });
  it('V1 is the same act when it comes twice', () => {
    expect(record(stimme('zustimmung', true), erfasst('zustimmung'))).toEqual({ ok: true, wert: { art: 'unveraendert', land: 'HH' } });
    expect(record(null, erfasst('fehlt', 's1'))).toEqual({ ok: true, wert: { art: 'unveraendert', land: 'HH' } });
  });
  it('V3 is refused when it names another Stimme than the one that stands', () => {
    for (const e of [erfasst('ablehnung'), erfasst('ablehnung', 's0'), erfasst('fehlt', 's0')]) expect(record(stimme('zustimmung', true), e)).toEqual({ ok: false, grund: 'stimme_veraltet' });
    expect(record(null, erfasst('ablehnung', 's0'))).toEqual({ ok: false, grund: 'stimme_veraltet' });
  });
  it('never replaces what the Land has cast itself', () => {
    for (const wert of ['enthaltung', 'ablehnung', 'fehlt'] as const) expect(record(stimme('zustimmung', false), erfasst(wert, 's1'))).toEqual({ ok: false, grund: 'stimme_des_landes' });
    expect(record(stimme('zustimmung', false), erfasst('zustimmung'))).toEqual({ ok: true, wert: { art: 'unveraendert', land: 'HH' } });
  });
  it('is for those who vote, on the text that was read, while the vote is open', () => {
    expect(record(null, erfasst('zustimmung'), OFFEN, 'BMI')).toEqual({ ok: false, grund: 'kein_stimmrecht_land' });
    expect(record(null, erfasst('zustimmung'), OFFEN, 'XX')).toEqual({ ok: false, grund: 'kein_stimmrecht_land' });
    expect(record(null, erfasst('zustimmung'), { ...OFFEN, fingerabdruck: 'g' })).toEqual({ ok: false, grund: 'fassung_geaendert' });
    expect(record(null, erfasst('zustimmung'), { ...OFFEN, geschlossen: true })).toEqual({ ok: false, grund: 'abstimmung_geschlossen' });
    expect(record(null, erfasst('zustimmung'), { ...OFFEN, aufgehoben: true })).toEqual({ ok: false, grund: 'fassung_aufgehoben' });
  });
  it('gives way to the Land, in any order of acts of both (property)', () => {
    const wahl = wahlOf(76);
    for (let round = 0; round < 500; round++) {
      let vorhanden: Stimme | null = null;
      let eigene: Stimme['wert'] | null = null;
      for (let step = 0; step < 12; step++) {
        const wert = (['zustimmung', 'enthaltung', 'ablehnung'] as const)[wahl(3)] ?? 'zustimmung';
        const ersetzt = wahl(3) === 0 ? null : vorhanden?.id ?? null;
        if (wahl(2) === 0) {
          const d = castStimme(LAENDER, 'HH', OFFEN, vorhanden, { wert, ersetzt, fingerabdruck: 'f' });
          if (d.ok && d.wert.art === 'neu') vorhanden = { id: `s${step}`, land: 'HH', wert, durchVorsitz: false };
          if (d.ok) eigene = wert;
        } else {
          const d = record(vorhanden, erfasst(wahl(4) === 0 ? 'fehlt' : wert, ersetzt));
          if (d.ok && d.wert.art === 'entfernt') vorhanden = null;
          if (d.ok && d.wert.art === 'neu') vorhanden = { id: `s${step}`, land: 'HH', wert, durchVorsitz: true };
        }
        if (eigene !== null) expect(vorhanden).toMatchObject({ wert: eigene, durchVorsitz: false });
      }
    }
  });
});

describe('the call', () => {
  it('goes through all voters in their order, passes who has voted, and begins again for those passed over', () => {
    expect(nextToCall(LAENDER, null, [])).toBe('BW');
    expect(nextToCall(LAENDER, 'BW', ['BW', 'BY'])).toBe('BE');
    expect(nextToCall(LAENDER, 'TH', ['TH'])).toBe('BW');
    expect(nextToCall(LAENDER, 'TH', LAENDER)).toBeNull();
    // Alone and called: there is nobody else to go to.
    expect(nextToCall(LAENDER, 'TH', LAENDER.filter((l) => l !== 'TH'))).toBeNull();
  });
  it('reaches every voter exactly once when each answers (property)', () => {
    const wahl = wahlOf(7);
    for (let round = 0; round < 200; round++) {
      const haben: Partei[] = LAENDER.filter(() => wahl(3) === 0);
      const before = [...haben];
      const called: Partei[] = [];
      for (let land = nextToCall(LAENDER, null, haben); land !== null; land = nextToCall(LAENDER, land, haben)) {
        called.push(land);
        haben.push(land);
      }
      expect(called).toEqual(LAENDER.filter((l) => !before.includes(l)));
    }
  });
  it('V3 is told to the second of two devices; the same call twice is one', () => {
    const call = (aufgerufen: Partei | null, erwartet: string | null, wunsch: string | null, lage = OFFEN) => callUp(LAENDER, lage, { aufgerufen, erwartet }, wunsch, 'f');
    expect(call('BW', 'BW', 'BY')).toEqual({ ok: true, wert: 'BY' });
    expect(call('BY', 'BW', 'BY')).toEqual({ ok: true, wert: 'BY' });
    expect(call('BE', 'BW', 'BY')).toEqual({ ok: false, grund: 'aufruf_veraltet' });
    expect(call('BE', 'BE', null)).toEqual({ ok: true, wert: null });
    expect(call(null, null, 'BMI')).toEqual({ ok: false, grund: 'kein_stimmrecht_land' });
    expect(call(null, null, 'BW', { ...OFFEN, geschlossen: true })).toEqual({ ok: false, grund: 'abstimmung_geschlossen' });
  });
});
