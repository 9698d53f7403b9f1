/** Page furniture: run heads with and without blank lines, page numbers on either side, "noch TOP", and the facts of the run head. */
import { describe, expect, test } from 'vitest';
import { leseKopfgruppe, trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';

const KOPF = ['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'am 11.06.27'];
const moebel = (text: string): [string, string | null, boolean][] => trenneSeiten(zerlege(text)).zeilen.slice(-3).map((z) => [z.text, z.moebel, z.seitenstart]);

describe('furniture', () => {
  test('a run head between lines, with a page number before or after it', () => {
    expect(moebel(['-2-', ...KOPF, 'noch TOP 3 und 4', '5. Weiter', 'so'].join('\n\n'))).toEqual([['noch TOP 3 und 4', 'noch', false], ['5. Weiter', null, true], ['so', null, false]]);
    expect(moebel([...KOPF, '- 12 -', 'TOP 3: Titel', 'mehr'].join('\n'))).toEqual([['- 12 -', 'seitenzahl', false], ['TOP 3: Titel', null, true], ['mehr', null, false]]);
  });

  test('words that only look like furniture are words', () => {
    expect(moebel('Sammlung\nvon allerlei\nnoch TOP 3 ist offen')).toEqual([['Sammlung', null, false], ['von allerlei', null, false], ['noch TOP 3 ist offen', null, false]]);
  });

  test('a run head states conference, kind and date; one with the number on a line of its own too', () => {
    expect(trenneSeiten(zerlege(KOPF.join('\n'))).laufkopf).toEqual({ konferenz: 'IMK', art: 'Sitzung', nummer: null, beschlussdatum: '2027-06-11', zeitraum: null, ort: null });
    const lang = [...KOPF.slice(0, 2), 'der 203. Sitzung', 'der Ständigen Konferenz der Innenminister', 'und -senatoren der Länder', 'vom 03. bis 04.12.15 in Koblenz'];
    expect(trenneSeiten(zerlege(lang.join('\n'))).laufkopf).toEqual({ konferenz: 'IMK', art: 'Sitzung', nummer: 203, beschlussdatum: '2015-12-04', zeitraum: { von: '2015-12-03', bis: '2015-12-04' }, ort: 'Koblenz' });
  });

  test('a written-out date makes a title page, which is no furniture', () => {
    const titel = zerlege([...KOPF.slice(0, 2), 'der 203. Sitzung', 'der Musterkonferenz', 'am 03. Dezember 2015'].join('\n'));
    expect(leseKopfgruppe(titel.zeilen, 0)).toMatchObject({ anzahl: 5, lang: true, angabe: { konferenz: 'Musterkonferenz', nummer: 203 } });
    expect(trenneSeiten(titel).zeilen.every((z) => z.moebel === null)).toBe(true);
  });
});
