/** Printing as plain text: what is printed is read back as the same model, and the published texts keep every letter in order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { neueSammlung, type Sammlung } from '../../../app/domain/sammlung/sammlung.ts';
import { alsBeschlusstext, alsText, TEXTLAYOUTS, type Textlayout } from '../../../app/domain/sammlung/text.ts';
import { sammlung } from './erzeuger.ts';
import { gelesen, mitText, OHNE_SEEDS, seed, SEEDS_DA } from './quellen.ts';

const inhalt = (modell: Sammlung): unknown => ({ ...modell, befunde: [], seiten: undefined });

const SEEDS_IN_LAYOUTS = ['001', '002'].flatMap((nummer) => TEXTLAYOUTS.map((layout): [string, Textlayout] => [nummer, layout]));
/** The oldest layout prints no word before a number: only there the word "TOP" falls away. */
const ohneTop = (buchstabenfolge: string): string => buchstabenfolge.replaceAll('TOP', '');

/** All letters and digits of a published text in order, without run heads, page numbers and "noch TOP". */
function buchstaben(text: string): string {
  return text
    .replace(/\u00A0/gu, ' ')
    .replace(/Sammlung\s+der zur Veröffentlichung freigegebenen Beschlüsse\s+der (?:\d+\. )?(?:Sitzung|Beratung) der Ständigen Konferenz der Innenminister\s+und -senatoren der Länder\s+am \d\d\.\d\d\.\d\d/gu, '')
    .replace(/^\s*(?:- \d+ -|noch TOP .*)\s*$/gmu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

describe('a printed text', () => {
  test.each(TEXTLAYOUTS)('in the layout %s is read back as the same model', (layout) => {
    fc.assert(fc.property(sammlung, (modell) => {
      expect(inhalt(gelesen(alsText(modell, layout)).sammlung)).toEqual(inhalt(modell));
    }), { numRuns: 300 });
  });

  test.runIf(SEEDS_DA).each(SEEDS_IN_LAYOUTS)(`%s in the layout %s has every letter of the source in order${OHNE_SEEDS}`, (nummer, layout) => {
    const worte = buchstaben(alsText(gelesen(seed(nummer)).sammlung, layout));
    const quelle = buchstaben(seed(nummer));
    expect(layout === 'alt' ? ohneTop(worte) : worte).toBe(layout === 'alt' ? ohneTop(quelle) : quelle);
  });

  test.runIf(SEEDS_DA).each(SEEDS_IN_LAYOUTS)(`%s printed in the layout %s and read again is the same model, printed again the same text${OHNE_SEEDS}`, (nummer, layout) => {
    const { sammlung: modell } = gelesen(seed(nummer));
    const text = alsText(modell, layout);
    const wieder = gelesen(text).sammlung;
    expect(inhalt(wieder)).toEqual(inhalt(modell));
    expect(alsText(wieder, layout)).toBe(text);
  });

  test('hangs what belongs to a Ziffer, wraps at 92 characters, and begins a page with one blank', () => {
    const text = alsBeschlusstext({
      tops: [{ nummer: '3', titel: 'Sirenen', untertitel: ['Sachstand'], teile: [] }, { nummer: '4', titel: 'Warnung', untertitel: [], teile: [{ buchstabe: 'a', titel: 'Apps' }] }],
      absaetze: [absatz('ziffer', `Die IMK ${'dankt sehr '.repeat(10)}allen:`), absatz('punkt', 'Bund,'), absatz('unterpunkt', 'Häusern,'), absatz('schluss', 'und Ländern.'), absatz('ziffer', 'Ende.')],
      protokollnotizen: [{ bezeichnung: 'Protokollnotiz', parteien: ['BY', 'BW', 'BMI'], absaetze: [absatz('absatz', 'Ja.')] }]
    });
    expect(text.split('\n').filter((zeile) => zeile !== '')).toEqual([
      ' TOP 3: Sirenen', 'Sachstand', 'in Verbindung mit', 'TOP 4: Warnung', 'a) Apps', 'Beschluss:',
      `1. Die IMK ${'dankt sehr '.repeat(7)}`.trim(), `   ${'dankt sehr '.repeat(3)}allen:`, '   • Bund,', '     – Häusern,', '   und Ländern.', '2. Ende.', 'Protokollnotiz BY, BW und BMI:', 'Ja.'
    ]);
  });

  const klein = gelesen(mitText('1. Die Länder danken allen, die an der Vorbereitung und der Durchführung der gemeinsamen Übung beteiligt waren.', '', '2. Sie bitten.', '', 'Protokollnotiz BY:', '', 'Ja.')).sammlung;

  test('in the layout of 2020 doubles every line of a decision, with run head and page number before each', () => {
    expect(alsText(klein, 'doppelt').trim().split('\n').slice(3)).toEqual(['am 11.06.27', '', '- 2 -', '', ' TOP 7: Ein Titel', '', 'Beschluss:', '',
      '1. Die Länder danken allen, die an der Vorbereitung und der Durchführung der gemeinsamen', '', 'Übung beteiligt waren.', '', '2. Sie bitten.', '', 'Protokollnotiz BY:', '', 'Ja.']);
  });

  test('in the layout of 2001 to 2015 has the page number before the run head and numbers of Ziffern on their own line', () => {
    expect(alsText({ ...klein, nummer: 169, ort: 'Musterstadt' }, 'alt').trim().split('\n').slice(-22)).toEqual(['- 2 -', '', 'Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der 169. Sitzung der Ständigen Konferenz der Innenminister',
      'und -senatoren der Länder', 'am 11.06.27 in Musterstadt', '', '7. Ein Titel', '', 'Beschluss:', '', '1.', 'Die Länder danken allen, die an der Vorbereitung und der Durchführung der gemeinsamen Übung', 'beteiligt waren.', '', '2.', 'Sie bitten.', '', 'Protokollnotiz BY:', '', 'Ja.']);
  });

  test('prints a title page where a number must not be lost', () => {
    const kopf = { konferenz: 'IMK', art: 'Sitzung' as const, beschlussdatum: '2027-06-11', zeitraum: null, ort: null };
    const leer = { titelblatt: [], hinweise: [], beschluesse: [] };
    expect(alsText(neueSammlung({ ...kopf, nummer: 226 }, leer))).toContain('der 226. Sitzung');
    expect(alsText(neueSammlung({ ...kopf, nummer: null }, leer)).trim()).toMatch(/^Sammlung\nder zur Veröffentlichung freigegebenen Beschlüsse\nder Sitzung der Ständigen/u);
  });
});
