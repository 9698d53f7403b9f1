/** What the words of a filled form mean (docs/entscheidungen/0096). */
import { describe, expect, it } from 'vitest';
import { deuteFormular, type Formularroh } from '../../app/domain/themenformular.ts';

const roh = (felder: Partial<Formularroh['felder']>, rest: readonly string[] = []): Formularroh => ({ felder: { titel: ['Ein Thema'], untertitel: [], teile: [], arbeitskreis: [], text: [], ...felder }, rest });

describe('a filled form', () => {
  it('gives the words for the fields of the page', () => {
    expect(deuteFormular(roh({ titel: ['  Sichere ', 'Großveranstaltungen'], untertitel: ['Bericht', '', ' Zweiter\u00a0Bericht '], teile: ['a) Der eine', 'b) Der andere'], arbeitskreis: ['AK II'], text: ['1. Die IMK nimmt Kenntnis.', '• Punkt'] }))).toEqual({
      inhalt: { titel: 'Sichere Großveranstaltungen', untertitel: 'Bericht\nZweiter Bericht', teile: 'a) Der eine\nb) Der andere', arbeitskreis: 'II', text: '1. Die IMK nimmt Kenntnis.\n\n• Punkt' }, befunde: []
    });
  });
  it.each([['', ''], ['–', ''], ['ohne', ''], ['iv', 'IV'], ['Arbeitskreis VI', 'VI'], ['AK 3', 'III'], ['AK VII', null], ['0', null], ['II und III', null]])('reads the Arbeitskreis „%s“ as %s', (worte, ak) => {
    const { inhalt, befunde } = deuteFormular(roh({ arbeitskreis: worte === '' ? [] : [worte] }));
    expect([inhalt.arbeitskreis, befunde.length]).toEqual([ak ?? '', ak === null ? 1 : 0]);
  });
  it('passes nothing over in silence', () => {
    const { befunde } = deuteFormular(roh({ titel: [' '], arbeitskreis: ['AK X'] }, ['Gruß', ' ', 'i. A. Muster']));
    expect(befunde).toEqual(['Im Formular steht kein Titel.', 'Der Arbeitskreis „AK X“ ist nicht bekannt. Bitte wählen Sie ihn aus.', 'Außerhalb der Felder steht: „Gruß · i. A. Muster“. Es wurde nicht übernommen.']);
  });
});
