/** Pages counted by their beginnings, and printed numbers that contradict. */
import { expect, test } from 'vitest';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { fundstellenOf, meldeSeitenzahlen, type Fundstelle } from '../../../app/domain/sammlung/fundstellen.ts';
import { alsSammlung, gelesen } from './quellen.ts';

const ort = (zeile: number, seite: number, fortsetzungen: number[] = []): Fundstelle => ({ schluessel: '', zeilen: [zeile], seite, fortsetzungen, notizen: [] });

test('a decision begins a page, each continuation is one more', () => {
  const { fundstellen } = gelesen(alsSammlung(' TOP 3: A', '', 'Beschluss:', '', '1. Ja.', '', 'noch TOP 3', '', '2. Nein.', '', 'Protokollnotiz BY:', '', 'Ja.', '', ' TOP 4: B', '', 'Beschluss:', '', 'Ja.'));
  expect(fundstellen).toEqual([{ schluessel: '3', zeilen: [6], seite: 2, fortsetzungen: [12], notizen: [16] }, { schluessel: '4', zeilen: [20], seite: 4, fortsetzungen: [], notizen: [] }]);
  expect(fundstellenOf([], [])).toEqual([]);
});

test.each([
  ['fits', [{ nr: 4, zahl: 2 }, { nr: 9, zahl: 3 }], []], ['does not fit', [{ nr: 4, zahl: 2 }, { nr: 9, zahl: 7 }], ['9: gedruckt 7, gezählt 3']], ['of a continuation is not checked', [{ nr: 12, zahl: 99 }], []],
  ['behind the last heading', [{ nr: 40, zahl: 99 }], []]
])('a printed number that %s', (_, zahlen, erwartet) => {
  const protokoll = neuesProtokoll();
  meldeSeitenzahlen(zahlen, [ort(5, 2), ort(10, 3, [13]), ort(20, 5)], protokoll);
  expect(protokoll.befunde.map((b) => `${b.zeile}: ${b.text}`)).toEqual(erwartet);
});
