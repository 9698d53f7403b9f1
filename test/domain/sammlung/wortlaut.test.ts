/** Fixed words of every print, and the runs that are set in italics. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { druckprofilOf } from '../../../app/domain/sammlung/druckprofil.ts';
import { aufzaehlung, laeufe, nochZeile, notizkopf, seitenkopf } from '../../../app/domain/sammlung/wortlaut.ts';

test('head lines', () => {
  expect([aufzaehlung([]), aufzaehlung(['a']), aufzaehlung(['a', 'b']), aufzaehlung(['a', 'b', 'c'])]).toEqual(['', 'a', 'a und b', 'a, b und c']);
  expect(nochZeile([{ nummer: '6' }, { nummer: '7' }], druckprofilOf('IMK'))).toBe('noch TOP 6 und 7');
  expect(nochZeile([{ nummer: '4.2' }, { nummer: '5' }], druckprofilOf('VMK'))).toBe('noch Punkt 4.2 und 5 der Tagesordnung');
  expect(notizkopf({ bezeichnung: 'Protokollnotiz', parteien: ['BY', 'BW', 'BMI'] })).toBe('Protokollnotiz BY, BW und BMI:');
});

test('over a sheet of its own stand Sitzung, conference, date and place; else the run head of the Sammlung', () => {
  const kopf = { art: 'Sitzung' as const, nummer: 88, beschlussdatum: '2027-06-11', zeitraum: null, ort: 'Musterstadt' };
  expect(seitenkopf({ ...kopf, konferenz: 'VMK' })).toEqual(['88. Sitzung', 'der Verkehrsministerkonferenz', 'am 11. Juni 2027 in Musterstadt']);
  expect(seitenkopf({ ...kopf, konferenz: 'UMK' })).toEqual(['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Umweltministerkonferenz', 'am 11.06.27']);
});

test('release marks are runs of their own', () => {
  expect(laeufe({ text: 'Der Bericht (nicht freigegeben) und (freigegeben).' }).map((l) => [l.text, l.marke])).toEqual([['Der Bericht ', false], ['(nicht freigegeben)', true], [' und ', false], ['(freigegeben)', true], ['.', false]]);
});

test('runs are the exact text', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('(', ')', 'freigegeben', 'nicht ', '(freigegeben)', 'Wort '), { maxLength: 12 }).map((t) => t.join('')), (text) => {
    expect(laeufe({ text }).map((l) => l.text).join('')).toBe(text);
  }));
});
