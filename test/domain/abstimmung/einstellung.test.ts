import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEinstellung, SCHWELLENWAHL, schwellenwort, type Einstellung } from '../../../app/domain/abstimmung/einstellung.ts';
import { ergebnisOf } from '../../../app/domain/abstimmung/regeln.ts';
import { EINSTELLUNGEN, isUnbekannt, SACHE, type Regelsatz } from '../../../app/domain/abstimmung/regelsatz.ts';
import { tallyStimmen } from '../../../app/domain/abstimmung/tally.ts';
import { KONFERENZEN, konferenzOf } from '../../../app/domain/konferenz.ts';
import { LAENDER } from '../../../app/domain/land.ts';

const satz = (kurz: string): Regelsatz => konferenzOf(kurz)?.regelsatz ?? (() => { throw new Error(kurz); })();
const gesetzt = (kurz: string, e: Einstellung): Regelsatz => {
  const antwort = applyEinstellung(satz(kurz), e);
  if (!antwort.ok) throw new Error(antwort.grund);
  return antwort.wert;
};
const ja = (r: Regelsatz, anzahl: number, rest: 'enthaltung' | 'ablehnung' | null = null) => ergebnisOf(r, tallyStimmen(r.waehler, [
  ...LAENDER.slice(0, anzahl).map((land) => ({ land: land as string, wert: 'zustimmung' as const })), ...(rest === null ? [] : LAENDER.slice(anzahl).map((land) => ({ land: land as string, wert: rest }))), { land: 'BMI', wert: 'zustimmung' }
]));

describe('what a person sets', () => {
  it('makes an unknown threshold a known one', () => {
    for (const schwelle of SCHWELLENWAHL) expect(isUnbekannt(gesetzt('AMK', { schwelle }), SACHE)).toBe(false);
    expect([12, 13].map((n) => ja(gesetzt('AMK', { schwelle: 'dreizehn' }), n, 'ablehnung').angenommen)).toEqual([false, true]);
    expect([15, 16].map((n) => ja(gesetzt('AMK', { schwelle: 'alle' }), n, 'enthaltung').angenommen)).toEqual([false, true]);
    expect(ja(gesetzt('JuMiKo', { schwelle: 'mehrheit' }), 9, 'ablehnung').bezeichnung).toBe('mehrheitlich');
  });
  it('keeps the quorum that is known: few Länder decide nothing, however they vote', () => {
    const bmk = gesetzt('BMK', { schwelle: 'mehrheit' });
    expect([8, 9].map((n) => ja(bmk, n).angenommen)).toEqual([false, true]);
    expect(ja(bmk, 8).satz).toBe('Die Konferenz ist nicht beschlussfähig: 8 Länder nehmen teil, nötig sind 9.');
  });
  it('changes the reading of abstention and absence where unanimity is asked', () => {
    expect([ja(satz('WMK'), 15, 'enthaltung').angenommen, ja(gesetzt('WMK', { enthaltung: 'hindert' }), 15, 'enthaltung').angenommen]).toEqual([true, false]);
    expect([ja(satz('IMK'), 15).angenommen, ja(gesetzt('IMK', { fehlen: 'zaehlt_nicht' }), 15).angenommen]).toEqual([false, true]);
    expect(ja(gesetzt('WMK', { enthaltung: 'hindert' }), 15, 'enthaltung').satz).toBe('Die Enthaltung von Thüringen hindert.');
  });
  it('lets silence be consent, after days or after the Frist that is set', () => {
    expect(gesetzt('IMK', { schweigen: 'zustimmung', tage: 14 }).umlauf).toMatchObject({ schweigen: 'zustimmung', tage: 14 });
    expect(gesetzt('IMK', { schweigen: 'zustimmung', tage: null }).umlauf.tage).toBeNull();
    expect(applyEinstellung(satz('IMK'), { schweigen: 'zustimmung', tage: 0 })).toMatchObject({ grund: 'schweigen_tage' });
  });
  it('says of the Bund whether it must consent, only where it votes', () => {
    expect(gesetzt('VSMK', { bund: 'muss_nicht' }).regeln.sache.pflicht).toEqual([]);
    expect(applyEinstellung(satz('IMK'), { bund: 'muss' })).toMatchObject({ grund: 'einstellung_nicht_offen' });
  });
  it('touches nothing that a source settles, and is refused as a whole (property)', () => {
    expect(applyEinstellung(satz('IMK'), {})).toMatchObject({ grund: 'einstellung_leer' });
    const wahl = fc.record({ schwelle: fc.constantFrom(...SCHWELLENWAHL), enthaltung: fc.constantFrom('neutral', 'hindert'), fehlen: fc.constantFrom('hindert', 'zaehlt_nicht'), schweigen: fc.constantFrom('zustimmung', 'keine_antwort') }, { requiredKeys: [] });
    fc.assert(fc.property(fc.constantFrom(...KONFERENZEN), wahl, (k, e) => {
      const names = EINSTELLUNGEN.filter((name) => (e as Record<string, unknown>)[name] !== undefined);
      const antwort = applyEinstellung(k.regelsatz, e as Einstellung);
      expect(antwort.ok).toBe(names.length > 0 && names.every((name) => k.regelsatz.offen.includes(name)));
      if (!antwort.ok) return;
      expect(antwort.wert.regeln.freigabe).toEqual(k.regelsatz.regeln.freigabe);
      expect(antwort.wert.festgelegt).toEqual(k.regelsatz.offen.filter((name) => names.includes(name)));
      if (!names.includes('schwelle')) expect(Object.values(antwort.wert.regeln).map((r) => r.stufen)).toEqual(Object.values(k.regelsatz.regeln).map((r) => r.stufen));
    }));
  });
  it('has words for every threshold', () => {
    expect(new Set(SCHWELLENWAHL.map(schwellenwort)).size).toBe(SCHWELLENWAHL.length);
  });
});
