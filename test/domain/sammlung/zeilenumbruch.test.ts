/** What a hyphen at a line end meant, and what is said where nobody can know. */
import { describe, expect, test } from 'vitest';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { beginne, haengeQuellzeileAn, haengeZeileAn, isLeer, textOf, verbinde, wortschatzOf } from '../../../app/domain/sammlung/zeilenumbruch.ts';

const SCHATZ = wortschatzOf(['Die fachlich-technischen Fragen der Zusammenarbeit', 'und der Quellen-Prüfung']);
const fuege = (a: string, b: string): [string, boolean | null] => {
  const { text, trennung } = verbinde(a, b, SCHATZ);
  return [text, trennung?.sicher ?? null];
};

describe('a line end', () => {
  test.each([
    ['die Zusammen-', 'arbeit der', 'die Zusammenarbeit der', true],
    ['die Leitstellen-', 'technik', 'die Leitstellentechnik', false],
    ['die fachlich-', 'technischen Fragen', 'die fachlich-technischen Fragen', true],
    ['die Quellen-', 'Prüfung', 'die Quellen-Prüfung', true],
    ['die Sommer-', 'IMK', 'die Sommer-IMK', false],
    ['Aus-', 'und Fortbildung', 'Aus- und Fortbildung', null],
    ['Hersteller und -', 'händler', 'Hersteller und -händler', false],
    ['so war es -', 'leider', 'so war es - leider', null],
    ['Zusam\u00AD', 'menarbeit', 'Zusammenarbeit', null],
    ['künftige/', 'heutige', 'künftige/heutige', false],
    ['so / ', 'oder so', 'so /  oder so', null],
    ['ein Wort', 'noch eins', 'ein Wort noch eins', null],
    ['', 'allein', 'allein', null]
  ])('%s | %s', (a, b, text, sicher) => {
    expect(fuege(a, b)).toEqual([text, sicher]);
  });

  test('joining many lines keeps every word', () => {
    const fluss = beginne('Anfang');
    for (let i = 0; i < 5_000; i += 1) haengeZeileAn(fluss, `wort${i}`, SCHATZ);
    expect(textOf(fluss)).toBe(['Anfang', ...Array.from({ length: 5_000 }, (_, i) => `wort${i}`)].join(' '));
  });

  test.each([
    ['Zusam-', 'menhang', 'trennstrich', 'mit_strich', 'Zusam-menhang'], ['Zusam-', 'menhang', 'trennstrich', 'mit_strich_und_luecke', 'Zusam- menhang'], ['Sommer-', 'IMK', 'trennstrich', 'zusammen', 'SommerIMK'],
    ['künftige/', 'heutige', 'schraegstrich', 'mit_luecke', 'künftige/ heutige'], ['künftige/', 'heutige', 'schraegstrich', 'unsinn', 'künftige/heutige']
  ])('%s | %s as a person decides (%s: %s)', (a, b, art, wahl, text) => {
    const fluss = beginne(a);
    haengeQuellzeileAn(fluss, { nr: 7, text: b }, SCHATZ, neuesProtokoll([{ zeile: 7, art, wahl }]));
    expect([textOf(fluss), isLeer(fluss), isLeer(beginne(''))]).toEqual([text, false, true]);
  });
});
