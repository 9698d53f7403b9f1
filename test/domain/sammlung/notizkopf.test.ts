/** Head lines of notes: the words of the conferences, the Parteien in order, and lines that only look like one. */
import { expect, test } from 'vitest';
import { leseNotizkopf } from '../../../app/domain/sammlung/notizkopf.ts';

test.each([
  ['Protokollnotiz BY:', ['Protokollnotiz', ['BY']]], ['Protokollnotiz  BY, BW und BMI :', ['Protokollnotiz', ['BY', 'BW', 'BMI']]], ['Protokollerklärung der Länder HH und SN:', ['Protokollerklärung', ['der Länder HH', 'SN']]],
  ['Protokollnotiz Mecklenburg-Vorpommern:', ['Protokollnotiz', ['Mecklenburg-Vorpommern']]]
])('%s', (zeile, [bezeichnung, parteien]) => {
  expect(leseNotizkopf(zeile)).toEqual({ bezeichnung, parteien });
});

test.each(['Protokollnotiz:', 'Protokollnotiz BY', 'Die Protokollnotiz BY:', 'Protokollnotiz BY: Ja.', `Protokollnotiz ${'BY, '.repeat(200)}BW:`])('%s is none', (zeile) => {
  expect(leseNotizkopf(zeile)).toBeNull();
});
