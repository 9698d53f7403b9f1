/** Cases as the command `ergebnis` reads them (contract.md). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFall, urteilOf } from '../../../app/domain/abstimmung/fall.ts';

const urteil = (fall: unknown) => {
  const gelesen = readFall(fall);
  return gelesen.ok ? urteilOf(gelesen.wert) : gelesen.angaben?.satz;
};

describe('a case', () => {
  it('is decided as the contract writes it', () => {
    expect(urteil({ konferenz: 'IMK', betreff: 'sache', ja: 14, nein: 0, enthaltung: 2, fehlt: 0, bund: null, koenigstein: 0.71, widersprueche: 0, tage: 28 })).toEqual({ angenommen: true, bezeichnung: 'einstimmig', grund: 'Zustimmung von 14 Ländern bei Enthaltung von 2 Ländern.' });
    expect(urteil({ konferenz: 'UMK', ja: 16, bund: 'nein' })).toMatchObject({ angenommen: true, bezeichnung: 'mit den Stimmen aller Länder' });
    expect(urteil({ konferenz: 'VMK', betreff: 'sache', ja: 12, nein: 4 })).toMatchObject({ angenommen: true, bezeichnung: 'Mehrheitsmeinung' });
    expect(urteil({ konferenz: 'IT-PLR', betreff: 'sache', ja: 11, nein: 5, bund: 'ja', koenigstein: 0.67 })).toMatchObject({ angenommen: true, bezeichnung: 'mehrheitlich' });
    expect(urteil({ konferenz: 'IT-PLR', betreff: 'sache', ja: 11, nein: 5, bund: 'ja' })).toMatchObject({ angenommen: false, grund: 'Der Anteil der zustimmenden Länder am Königsteiner Schlüssel ist nicht bekannt.' });
    expect(urteil({ konferenz: 'AMK', ja: 16, bund: 'ja' })).toMatchObject({ angenommen: false, bezeichnung: 'nicht festgelegt' });
    expect(urteil({ konferenz: 'IMK', betreff: 'freigabe', widersprueche: 0 })).toMatchObject({ angenommen: true, bezeichnung: 'freigegeben' });
  });
  it('is in time or not by its days', () => {
    const umlauf = (tage: number, konferenz = 'KMK') => urteil({ konferenz, betreff: 'umlauf', widersprueche: 0, tage });
    expect([umlauf(27), umlauf(28)]).toMatchObject([{ angenommen: false }, { angenommen: true, bezeichnung: 'ohne Widerspruch' }]);
    expect(umlauf(0, 'BMK')).toMatchObject({ angenommen: true });
    expect(urteil({ konferenz: 'KMK', betreff: 'haushalt', ja: 13, nein: 3, folgesitzung: true })).toMatchObject({ angenommen: true });
  });
  it.each<[string, unknown, string]>([
    ['no object', [], 'ein Objekt mit einer Konferenz und Stimmen wird erwartet'], ['null', null, 'ein Objekt mit einer Konferenz und Stimmen wird erwartet'],
    ['no conference', { ja: 16 }, 'die Konferenz „nichts“ ist unbekannt'], ['an unknown one', { konferenz: 'ABC\n', ja: 16 }, 'die Konferenz „ABC “ ist unbekannt'], ['a key of every object', { konferenz: 'IMK', betreff: 'constructor', ja: 16 }, 'den Betreff „constructor“ gibt es nicht'],
    ['half a Land', { konferenz: 'IMK', ja: 15.5 }, '„ja“ ist keine ganze Zahl ab 0'], ['a negative one', { konferenz: 'IMK', nein: -1, ja: 17 }, '„nein“ ist keine ganze Zahl ab 0'], ['words', { konferenz: 'IMK', ja: '16' }, '„ja“ ist keine ganze Zahl ab 0'],
    ['17 Länder', { konferenz: 'IMK', ja: 17 }, 'die Stimmen ergeben 17 statt 16 Länder'], ['15 Länder', { konferenz: 'IMK', ja: 15, fehlt: 0 }, 'die Stimmen ergeben 15 statt 16 Länder'], ['a strange Bund', { konferenz: 'UMK', ja: 16, bund: 'toString' }, 'für „bund“ ist „toString“ nicht möglich'],
    ['too much of a key', { konferenz: 'IT-PLR', ja: 16, koenigstein: 71 }, '„koenigstein“ ist ein Anteil zwischen 0 und 1'], ['too many objections', { konferenz: 'KONSENS', ja: 16, widersprueche: 18 }, '„widersprueche“ ist höchstens 17'],
    ['a strange second time', { konferenz: 'KMK', ja: 16, folgesitzung: 'ja' }, '„folgesitzung“ ist true oder false']
  ])('with %s is refused in words', (_name, fall, satz) => {
    expect(urteil(fall)).toBe(satz);
  });
  it('is answered or refused, whatever it is (property)', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('konferenz', 'betreff', 'ja', 'nein', 'enthaltung', 'fehlt', 'bund', 'koenigstein', 'widersprueche', 'tage'), fc.oneof(fc.constantFrom('IMK', 'sache', 'umlauf', 'ja'), fc.nat(20), fc.anything()))), (fall) => {
      const antwort = urteil(fall);
      expect(typeof antwort === 'string' ? antwort.length > 0 : typeof antwort?.angenommen).toBeTruthy();
    }));
  });
});
