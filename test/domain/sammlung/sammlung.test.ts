/** The model's key and its empty start. */
import { expect, test } from 'vitest';
import { neueSammlung, schluesselOf, type Topkopf } from '../../../app/domain/sammlung/sammlung.ts';

const top = (nummer: string): Topkopf => ({ nummer, titel: 'T', untertitel: [], teile: [] });

test('the key of a decision joins its numbers', () => {
  expect([schluesselOf({ tops: [top('29.2')] }), schluesselOf({ tops: [top('6'), top('7')] })]).toEqual(['29.2', '6+7']);
});

test('a new Sammlung has no findings and nothing left over', () => {
  const s = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: null, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, { titelblatt: [], hinweise: [], beschluesse: [] });
  expect([s.format, s.fassung, s.befunde, s.rest, 'seiten' in s]).toEqual(['einvernehmen-sammlung', 1, [], [], false]);
});
