/** Two models that say the same words, however their lines were broken; and each way to differ. */
import { expect, test } from 'vitest';
import type { Sammlung } from '../../../app/domain/sammlung/sammlung.ts';
import { isWortgleich } from '../../../app/domain/sammlung/wortgleich.ts';
import { gelesen, mitText } from './quellen.ts';

const A = gelesen(mitText('1. Die Leitstellen-Technik.', '', '2. Sie dankt.', '', 'Protokollnotiz BY:', '', 'Nein.')).sammlung;
const [beschluss] = A.beschluesse;
const mit = (teil: Partial<NonNullable<typeof beschluss>>): Sammlung => ({ ...A, beschluesse: [{ tops: [], absaetze: [], protokollnotizen: [], ...beschluss, ...teil }] });

test('hyphens, blanks, kinds of paragraphs and what only one names do not matter', () => {
  expect(isWortgleich(A, mit({ absaetze: [{ art: 'absatz', text: 'Die Leitstellen- technik.'.replace(' t', 'T') + ' Sie\u00A0dankt.', berichte: [] }] }))).toBe(true);
  expect(isWortgleich(A, { ...A, nummer: 226, ort: 'Musterstadt' })).toBe(true);
});

test.each<[string, Sammlung]>([
  ['a word', mit({ absaetze: [{ art: 'absatz', text: 'Die LeitstellenTechnik. Sie bittet.', berichte: [] }] })], ['a paragraph less', mit({ absaetze: beschluss?.absaetze.slice(1) ?? [] })], ['a note less', mit({ protokollnotizen: [] })],
  ['another party', mit({ protokollnotizen: beschluss?.protokollnotizen.map((n) => ({ ...n, parteien: ['BE'] })) ?? [] })], ['another number', mit({ tops: [{ nummer: '8', titel: 'Ein Titel', untertitel: [], teile: [] }] })],
  ['an outcome', mit({ ergebnis: 'einstimmig' })], ['a decision more', { ...A, beschluesse: [...A.beschluesse, ...A.beschluesse] }], ['Hinweise', { ...A, hinweise: ['Alles ist frei.'] }], ['another day', { ...A, beschlussdatum: '2027-06-12' }],
  ['another conference', { ...A, konferenz: 'GMK' }]
])('%s does', (_, anders) => {
  expect(isWortgleich(A, anders)).toBe(false);
});

test('two different numbers of the Sitzung do', () => {
  expect(isWortgleich({ ...A, nummer: 225 }, { ...A, nummer: 226 })).toBe(false);
});
