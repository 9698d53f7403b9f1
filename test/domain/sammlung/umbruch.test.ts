/** Hard wraps: width, hanging indent, and line heads the reader would misread. */
import { expect, test } from 'vitest';
import { umbrich } from '../../../app/domain/sammlung/umbruch.ts';

test('wraps at the width and hangs under the mark', () => {
  expect(umbrich('aaa bbb ccc ddd', 9, '1. ')).toEqual(['1. aaa', '   bbb', '   ccc', '   ddd']);
  expect(umbrich('aaa bbb ccc ddd', 10, '1. ')).toEqual(['1. aaa bbb', '   ccc ddd']);
});

test('no line ends in a hyphen or begins like a number, a dash, a TOP or a note', () => {
  expect(umbrich('aaaa Schul- bbb', 11)).toEqual(['aaaa Schul- bbb']);
  expect(umbrich('aaaa - bbbb – cccc', 6)).toEqual(['aaaa - bbbb – cccc']);
  for (const wort of ['3.', '•', 'TOP', 'Protokollnotiz', 'Beschluss:', 'a)']) expect(umbrich(`aaaa ${wort} bbbb`, 6)).toEqual([`aaaa ${wort}`, 'bbbb']);
});

test('a word that is too long stays whole; blanks of every kind become one; a no-break space stays', () => {
  expect(umbrich('kurz Katastrophenschutz\n  so', 8)).toEqual(['kurz', 'Katastrophenschutz', 'so']);
  expect(umbrich('§\u00A05 gilt', 4)).toEqual(['§\u00A05', 'gilt']);
});

test('lines break inside a sentence only, with an indent of their own, where that alone tells a line end from a paragraph', () => {
  expect(umbrich('Die Länder danken. Sie bitten um Rat', 12, '1. ', { einzug: 0, nurImSatz: true })).toEqual(['1. Die', 'Länder', 'danken. Sie', 'bitten um', 'Rat']);
});
