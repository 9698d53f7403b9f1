/** Fixed words of every print, and the runs that are set in italics. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aufzaehlung, laeufe, nochZeile, notizkopf } from '../../../app/domain/sammlung/wortlaut.ts';

test('head lines', () => {
  expect([aufzaehlung([]), aufzaehlung(['a']), aufzaehlung(['a', 'b']), aufzaehlung(['a', 'b', 'c'])]).toEqual(['', 'a', 'a und b', 'a, b und c']);
  expect(nochZeile([{ nummer: '6' }, { nummer: '7' }])).toBe('noch TOP 6 und 7');
  expect(notizkopf({ bezeichnung: 'Protokollnotiz', parteien: ['BY', 'BW', 'BMI'] })).toBe('Protokollnotiz BY, BW und BMI:');
});

test('release marks are runs of their own', () => {
  expect(laeufe({ text: 'Der Bericht (nicht freigegeben) und (freigegeben).' }).map((l) => [l.text, l.marke])).toEqual([['Der Bericht ', false], ['(nicht freigegeben)', true], [' und ', false], ['(freigegeben)', true], ['.', false]]);
});

test('runs are the exact text', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('(', ')', 'freigegeben', 'nicht ', '(freigegeben)', 'Wort '), { maxLength: 12 }).map((t) => t.join('')), (text) => {
    expect(laeufe({ text }).map((l) => l.text).join('')).toBe(text);
  }));
});
