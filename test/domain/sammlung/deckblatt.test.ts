/** Title page and Hinweise: kept as printed, joined where wrapped, left over where nothing fits. */
import { expect, test } from 'vitest';
import { leseDeckblatt } from '../../../app/domain/sammlung/deckblatt.ts';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';

const lies = (text: string): ReturnType<typeof leseDeckblatt> => leseDeckblatt(trenneSeiten(zerlege(text)).zeilen, neuesProtokoll());
const TITEL = ['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der 12. Sitzung', 'der Musterkonferenz', 'am 03. Juni 2027'];

test('title page with office block, place on its own line, and Hinweise', () => {
  const { titelblatt, hinweise, kopf, rest } = lies(['Geschäftsstelle', '', ...TITEL, 'in Bad Beispiel', '', ' Hinweise:', '', 'Eins und', 'zwei.', '', 'Drei.'].join('\n'));
  expect(titelblatt).toEqual(['Geschäftsstelle', ...TITEL, 'in Bad Beispiel']);
  expect(hinweise).toEqual(['Eins und zwei.', 'Drei.']);
  expect(kopf).toMatchObject({ nummer: 12, ort: 'Bad Beispiel', beschlussdatum: '2027-06-03' });
  expect(rest).toEqual([]);
});

test('Hinweise alone, and loose words before everything', () => {
  expect(lies(' Hinweise:\n\nEins.')).toMatchObject({ titelblatt: [], hinweise: ['Eins.'], kopf: null, rest: [] });
  expect(lies('Irgendwas\n\nHinweise:\n\nEins.').rest.map((z) => z.text)).toEqual(['Irgendwas']);
});
