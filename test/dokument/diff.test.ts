/** Differing words: both texts can be read from the difference again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wortunterschied, type Wortstueck } from '../../app/dokument/diff.ts';

const ohne = (stuecke: Wortstueck[], art: Wortstueck['art']): string => stuecke.filter((s) => s.art !== art).map((s) => s.text).join('');

describe('the difference of two texts', () => {
  it('marks words, not letters, and keeps what is equal', () => {
    expect(wortunterschied('Die IMK stimmt zu.', 'Die IMK stimmt nicht zu.')).toEqual([{ art: 'gleich', text: 'Die IMK stimmt ' }, { art: 'neu', text: 'nicht ' }, { art: 'gleich', text: 'zu.' }]);
    expect(wortunterschied('', '')).toEqual([]);
  });
  it('holds both texts, letter by letter (property)', () => {
    const text = fc.array(fc.constantFrom('Länder', 'Bund', ' ', '  ', '.', '„', 'ß', '\n', '12'), { maxLength: 30 }).map((w) => w.join(''));
    fc.assert(fc.property(text, text, (a, b) => {
      const stuecke = wortunterschied(a, b);
      expect([ohne(stuecke, 'neu'), ohne(stuecke, 'alt')]).toEqual([a, b]);
    }), { numRuns: 500 });
  });
  it('L3 shows a huge text as replaced instead of computing for minutes', () => {
    const [a, b] = ['ja '.repeat(20_000), 'nein '.repeat(20_000)];
    expect(wortunterschied(a, b)).toEqual([{ art: 'alt', text: a }, { art: 'neu', text: b }]);
  });
});
