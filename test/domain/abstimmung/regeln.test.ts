import { describe, expect, it } from 'vitest';
import { aufzaehlung, ergebnisOf } from '../../../app/domain/abstimmung/regeln.ts';
import { tallyStimmen, type Stimmwert } from '../../../app/domain/abstimmung/tally.ts';
import { IMK } from '../../../app/domain/konferenz.ts';
import { LAENDER } from '../../../app/domain/land.ts';

const ergebnis = (ja: number, nein: number, enthaltung: number) => {
  const werte: Stimmwert[] = [...Array<Stimmwert>(ja).fill('zustimmung'), ...Array<Stimmwert>(nein).fill('ablehnung'), ...Array<Stimmwert>(enthaltung).fill('enthaltung')];
  return ergebnisOf(IMK.regelsatz, tallyStimmen(LAENDER, werte.map((wert, i) => ({ land: LAENDER[i] as string, wert }))));
};

describe('V8 rule of the IMK', () => {
  it('agrees with a five-line oracle on all 969 counts of sixteen Länder', () => {
    let cases = 0;
    for (let ja = 0; ja <= 16; ja += 1) for (let nein = 0; ja + nein <= 16; nein += 1) for (let enthaltung = 0; ja + nein + enthaltung <= 16; enthaltung += 1) {
      cases += 1;
      const everyLandSpoke = ja + nein + enthaltung === 16;
      expect(ergebnis(ja, nein, enthaltung).angenommen, `${ja}:${nein}:${enthaltung}`).toBe(everyLandSpoke && nein === 0 && ja > 0);
    }
    expect(cases).toBe(969);
  });
  it('says einstimmig, and who abstained', () => {
    expect(ergebnis(15, 0, 1)).toEqual({ angenommen: true, bezeichnung: 'einstimmig', satz: 'Zustimmung von 15 Ländern bei Enthaltung von Thüringen.' });
  });
  it('says why there is no Einvernehmen', () => {
    expect(ergebnis(15, 1, 0).satz).toBe('Thüringen lehnt ab.');
    expect(ergebnis(15, 0, 0).satz).toBe('Es fehlt die Stimme von Thüringen.');
    expect(ergebnis(0, 0, 16).satz).toBe('Kein Land hat zugestimmt.');
  });
  it('lists Länder as running text', () => {
    expect([aufzaehlung([]), aufzaehlung(['BY']), aufzaehlung(['BY', 'BE']), aufzaehlung(['BY', 'BE', 'HE'])]).toEqual(['', 'Bayern', 'Bayern und Berlin', 'Bayern, Berlin und Hessen']);
  });
});
