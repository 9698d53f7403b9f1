/** The words of a row of "Unsere Position je TOP". */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abfragewort, notizwort, positionenAlsCsv, SPALTEN, stimmwort, zellenOf, type Positionszeile } from '../../app/domain/positionen.ts';

const ZEILE: Positionszeile = {
  top: 'TOP 7', titel: 'Ein Thema', stand: 'einstimmig beschlossen', ergebnis: 'einstimmig (16 Zustimmungen)', fassung: 2,
  stimmen: [{ nummer: 1, wert: 'zustimmung', durchVorsitz: false, aufgehoben: true }, { nummer: 2, wert: null, durchVorsitz: false, aufgehoben: false }],
  abfrage: [{ stelle: 'Ziffer 3', wort: 'Prüfvorbehalt', frist: '3. Mai 2027', grund: 'Die Mittel fehlen.', geteilt: false, aufgehoben: false, veraltet: true }],
  notizen: [{ kopfzeile: 'Protokollnotiz BY', stand: 'abgegeben', worte: ['Bayern weist hin.'] }]
};

describe('our position', () => {
  it('says to which Fassung a Stimme was cast, by whom it was recorded, and whether it still counts', () => {
    expect(stimmwort({ nummer: 1, wert: 'enthaltung', durchVorsitz: true, aufgehoben: true })).toBe('Fassung 1: Enthaltung (vom Vorsitz festgehalten, Fassung aufgehoben)');
    expect(stimmwort({ nummer: 2, wert: null, durchVorsitz: false, aufgehoben: false })).toBe('Fassung 2: keine Stimme');
  });
  it('says what of the Länderabfrage is internal', () => {
    expect(abfragewort(ZEILE.abfrage[0] ?? (() => { throw new Error('no answer'); })())).toBe('Ziffer 3: Prüfvorbehalt bis 3. Mai 2027 (intern, zum früheren Wortlaut): Die Mittel fehlen.');
    expect(abfragewort({ stelle: 'Text insgesamt', wort: 'zustimmend', frist: null, grund: '', geteilt: true, aufgehoben: false, veraltet: false })).toBe('Text insgesamt: zustimmend (geteilt)');
  });
  it('has a cell for every column', () => {
    expect(zellenOf(ZEILE)).toEqual(['TOP 7', 'Ein Thema', 'einstimmig beschlossen', '2', 'einstimmig (16 Zustimmungen)', 'Fassung 1: Zustimmung (Fassung aufgehoben)\nFassung 2: keine Stimme', 'Ziffer 3: Prüfvorbehalt bis 3. Mai 2027 (intern, zum früheren Wortlaut): Die Mittel fehlen.', 'Protokollnotiz BY (abgegeben)\nBayern weist hin.']);
    expect(notizwort({ kopfzeile: 'Protokollnotiz BY', stand: 'abgegeben', worte: [] })).toBe('Protokollnotiz BY (abgegeben)');
  });
  it('lets no title of a person become a formula (property)', () => {
    fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@'), fc.string(), (zeichen, rest) => {
      const csv = positionenAlsCsv([{ ...ZEILE, titel: zeichen + rest }]);
      expect(csv).toContain(`"'${zeichen}`);
      expect(csv.startsWith(`\uFEFF"${SPALTEN[0]}";`)).toBe(true);
    }));
  });
});
