import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rechneNach, type Aktenzeile } from '../../../app/domain/abstimmung/nachrechnen.ts';
import { ergebnisOf } from '../../../app/domain/abstimmung/regeln.ts';
import { SACHE } from '../../../app/domain/abstimmung/regelsatz.ts';
import { STIMMWERTE, tallyStimmen, type Stimmwert } from '../../../app/domain/abstimmung/tally.ts';
import { konferenzOf } from '../../../app/domain/konferenz.ts';
import { LAENDER, type Land } from '../../../app/domain/land.ts';

const { regelsatz } = konferenzOf('IMK') ?? expect.fail();
const zeile = (art: string, daten: Record<string, unknown> = {}, delegation: string | null = null): Aktenzeile => ({ art, delegation, gegenstandId: 'v', daten: { fassung: 1, ...daten } });
const EINGEFROREN = zeile('fassung_eingefroren', { fingerabdruck: 'f1' });
const stimme = (land: string, wert: string): Aktenzeile => zeile('stimme', { wert }, land);
const alle = (wert: Stimmwert): Aktenzeile => zeile('einvernehmen_festgestellt', { gesetzt: Object.fromEntries(LAENDER.map((l) => [l, wert])), entfernt: [] });
const schluss = (ergebnis = 'einstimmig', satz = 'Zustimmung von 16 Ländern.'): Aktenzeile => zeile('abstimmung_geschlossen', { ergebnis, satz, regelsatz: JSON.parse(JSON.stringify(regelsatz)) as unknown, lage: SACHE });
const eine = (zeilen: readonly Aktenzeile[]) => rechneNach(zeilen).abstimmungen[0] ?? expect.fail();

describe('a vote out of the audit', () => {
  it('counts what the chair recorded and what a Land changed, and applies the rule that was in force', () => {
    expect(eine([EINGEFROREN, alle('zustimmung'), schluss()])).toMatchObject({ festgestellt: { bezeichnung: 'einstimmig' }, errechnet: { bezeichnung: 'einstimmig', satz: 'Zustimmung von 16 Ländern.', angenommen: true } });
    const abgelehnt = eine([EINGEFROREN, alle('zustimmung'), stimme('BY', 'ablehnung'), schluss()]);
    expect([abgelehnt.stimmen.get('BY'), abgelehnt.errechnet]).toEqual(['ablehnung', { bezeichnung: 'ohne Einigung', satz: 'Bayern lehnt ab.', angenommen: false }]);
  });
  it('takes away what the chair took away', () => {
    expect(eine([EINGEFROREN, alle('zustimmung'), zeile('einvernehmen_festgestellt', { gesetzt: {}, entfernt: ['HH'] }), schluss()]).errechnet?.satz).toBe('Es fehlt die Stimme von Hamburg.');
  });
  it('keeps each Fassung apart, and a void one void', () => {
    const zwei = rechneNach([EINGEFROREN, alle('zustimmung'), zeile('fassung_wiedereroeffnet'), zeile('fassung_eingefroren', { fassung: 2, fingerabdruck: 'f2' }), stimme('BY', 'zustimmung')]).abstimmungen;
    expect(zwei.map((a) => [a.fassung, a.aufgehoben, a.stimmen.size, a.festgestellt])).toEqual([[1, true, 16, null], [2, false, 0, null]]);
  });
  it('does not guess where an act of an earlier version names no rule', () => {
    expect(eine([EINGEFROREN, alle('zustimmung'), zeile('abstimmung_geschlossen', { ergebnis: 'einstimmig', satz: 'x' })])).toMatchObject({ festgestellt: { bezeichnung: 'einstimmig' }, errechnet: null });
  });
  it('takes no value for a Stimme that is none, and nothing before the freeze', () => {
    expect(eine([stimme('BY', 'zustimmung'), EINGEFROREN, stimme('HH', 'vielleicht'), zeile('stimme', { wert: 'zustimmung' })]).stimmen.size).toBe(0);
  });
  it('comes to what the rule says of the last word of each Land, whatever came before', () => {
    const akt = fc.oneof(
      fc.tuple(fc.constantFrom(...LAENDER), fc.constantFrom(...STIMMWERTE)).map(([land, wert]) => ({ land, wert })),
      fc.constantFrom(...LAENDER).map((land) => ({ land, wert: null })), fc.constantFrom(...STIMMWERTE).map((wert) => ({ land: null, wert })));
    fc.assert(fc.property(fc.array(akt, { maxLength: 60 }), (akte) => {
      const zuletzt = new Map<Land, Stimmwert>();
      const zeilen = akte.map(({ land, wert }): Aktenzeile => {
        if (land === null) {
          for (const l of LAENDER) zuletzt.set(l, wert);
          return alle(wert);
        }
        if (wert === null) {
          zuletzt.delete(land);
          return zeile('einvernehmen_festgestellt', { gesetzt: {}, entfernt: [land] });
        }
        zuletzt.set(land, wert);
        return stimme(land, wert);
      });
      const { bezeichnung, satz, angenommen } = ergebnisOf(regelsatz, tallyStimmen(LAENDER, [...zuletzt].map(([land, wert]) => ({ land, wert }))));
      expect(eine([EINGEFROREN, ...zeilen, schluss()]).errechnet).toEqual({ bezeichnung, satz, angenommen });
    }));
  });
});

describe('a Freigabe out of the audit', () => {
  const antwort = (land: string, ...widersprueche: string[]): Aktenzeile => zeile('freigabe_beantwortet', { widersprueche }, land);
  const runde = (fassungen: readonly string[] | undefined, antworten: readonly Aktenzeile[], freigegeben: readonly string[]): Aktenzeile[] => [zeile('freigabe_eroeffnet', { fassungen }), ...antworten, zeile('freigabe_geschlossen', { freigegeben })];

  it('releases what nobody objected to; the last answer of a Land counts', () => {
    expect(rechneNach(runde(['a', 'b'], [antwort('BY', 'a'), antwort('HH', 'b'), antwort('BY')], ['a'])).freigaben).toEqual([{ festgestellt: ['a'], errechnet: ['a'] }]);
  });
  it('lets an objection of an earlier round stand until its Land takes it back', () => {
    const zwei = [...runde(['a'], [antwort('BY', 'a')], []), ...runde(['a', 'b'], [antwort('HH')], ['b']), ...runde(['a'], [antwort('BY')], ['a'])];
    expect(rechneNach(zwei).freigaben.map((f) => f.errechnet)).toEqual([[], ['b'], ['a']]);
  });
  it('does not guess where an act of an earlier version does not say what was asked', () => {
    expect(rechneNach(runde(undefined, [antwort('BY')], ['a'])).freigaben).toEqual([{ festgestellt: ['a'], errechnet: null }]);
  });
});
