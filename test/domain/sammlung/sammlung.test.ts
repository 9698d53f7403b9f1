/** The model's key and its empty start. */
import { expect, test } from 'vitest';
import { isSitzungsart, isUmlauf, neueSammlung, schluesselOf, umlaufnummerOf, type Topkopf } from '../../../app/domain/sammlung/sammlung.ts';

const top = (nummer: string): Topkopf => ({ nummer, titel: 'T', untertitel: [], teile: [] });

test('the key of a decision joins its numbers', () => {
  expect([schluesselOf({ tops: [top('29.2')] }), schluesselOf({ tops: [top('6'), top('7')] })]).toEqual(['29.2', '6+7']);
});

test('a new Sammlung has no findings and nothing left over', () => {
  const s = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: null, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, { titelblatt: [], hinweise: [], beschluesse: [] });
  expect([s.format, s.fassung, s.befunde, s.rest, 'seiten' in s]).toEqual(['einvernehmen-sammlung', 1, [], [], false]);
});

test('is of a Sitzung, a Beratung or an Umlaufverfahren with its number, and of nothing else', () => {
  expect(['Sitzung', 'Beratung', 'Umlaufverfahren 3/2027'].map(isSitzungsart)).toEqual([true, true, true]);
  expect(['Umlaufverfahren', 'Umlaufverfahren 03/2027', 'Umlaufverfahren 0/2027', 'Umlaufverfahren 3/27', 'sitzung', '', null, 3].filter(isSitzungsart)).toEqual([]);
  expect([umlaufnummerOf('Umlaufverfahren 12/2027'), umlaufnummerOf('Beratung'), isUmlauf('Sitzung')]).toEqual(['12/2027', null, false]);
});
