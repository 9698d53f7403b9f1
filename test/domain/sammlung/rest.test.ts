/** Lines without a place: open, thrown out or appended, as a person decides. */
import { expect, test } from 'vitest';
import { neuesProtokoll, type Entscheidung } from '../../../app/domain/sammlung/entscheidungen.ts';
import { ordneRest } from '../../../app/domain/sammlung/rest.ts';
import { trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';

const LEER = { tops: [], absaetze: [{ art: 'absatz' as const, text: 'Ja.', berichte: [] }], protokollnotizen: [] };
const ordne = (...entscheidungen: Entscheidung[]): ReturnType<typeof ordneRest> => {
  const zeilen = trenneSeiten(zerlege('vorn\n\neins\nzwei\n\ndrei')).zeilen;
  return ordneRest(zeilen.slice(0, 1), [zeilen.slice(1)], [LEER], neuesProtokoll(entscheidungen));
};

test('open lines stay in the rest, each with its place', () => {
  const { rest, beschluesse, herkunft } = ordne();
  expect(rest.map((z) => z.text)).toEqual(['vorn', 'eins', 'zwei', 'drei']);
  expect([beschluesse, herkunft.every((h) => h.ort === 'rest'), herkunft.length]).toEqual([[LEER], true, 4]);
});

test('appended lines become paragraphs; those that touch become one', () => {
  const { rest, beschluesse, herkunft } = ordne({ zeile: 3, art: 'rest', wahl: 'absatz' }, { zeile: 4, art: 'rest', wahl: 'absatz' }, { zeile: 6, art: 'rest', wahl: 'absatz' }, { zeile: 1, art: 'rest', wahl: 'gehoert_nicht_dazu' });
  expect([rest, beschluesse[0]?.absaetze.map((a) => a.text)]).toEqual([[], ['Ja.', 'eins zwei', 'drei']]);
  expect(herkunft.map((h) => [h.zeile, h.ort, h.absatz])).toEqual([[1, 'rest', undefined], [3, 'text', 1], [4, 'text', 1], [6, 'text', 2]]);
});
