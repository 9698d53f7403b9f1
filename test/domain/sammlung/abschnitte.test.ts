/** The parts of a decision: headings, what stands between, text, notes, what is left over. */
import { expect, test } from 'vitest';
import { sammleAbschnitte } from '../../../app/domain/sammlung/abschnitte.ts';
import { druckmusterOf } from '../../../app/domain/sammlung/druckmuster.ts';
import { druckprofilOf } from '../../../app/domain/sammlung/druckprofil.ts';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';

const teile = (konferenz: string, ohneBeschlusswort: boolean, koepfe: number[], ...zeilen: string[]): unknown[] => {
  const muster = druckmusterOf(druckprofilOf(konferenz));
  const seiten = trenneSeiten(zerlege(zeilen.join('\n'))).zeilen;
  return sammleAbschnitte(seiten, koepfe[0] ?? 0, { koepfe: new Set(koepfe), muster, ohneBeschlusswort, ohneNoch: false }, neuesProtokoll()).map((a) => [
    a.koepfe.map((k) => k.map((z) => z.text).join(' ')), a.zwischenzeilen.map((z) => z.text), a.ergebnis, a.text.map((z) => z.text), a.notizen.map((n) => [n.kopf.text, ...n.zeilen.map((z) => z.text)]), a.rest.map((z) => z.text)
  ]);
};

test('joint headings, "Beschluss:", text, note', () => {
  expect(teile('IMK', false, [0, 2], 'TOP 1: A', 'in Verbindung mit', 'TOP 2: B', 'mehr', '', 'Beschluss:', '', 'Ja.', '', 'Protokollnotiz BY:', '', 'Nein.')).toEqual([
    [['TOP 1: A', 'TOP 2: B mehr'], ['in Verbindung mit', 'Beschluss:'], null, ['Ja.'], [['Protokollnotiz BY:', 'Nein.']], []]
  ]);
});

test('the outcome instead of "Beschluss:", or behind it', () => {
  expect(teile('GMK', true, [0], 'TOP 1: A', '', 'Die GMK hat einstimmig beschlossen:', '', 'Ja.')).toEqual([[['TOP 1: A'], ['Die GMK hat einstimmig beschlossen:'], 'einstimmig', ['Ja.'], [], []]]);
  expect(teile('GMK', true, [0], 'TOP 1: A', '', 'Beschluss:', '', 'Die GMK hat einstimmig beschlossen:', '', 'Ja.')).toMatchObject([[['TOP 1: A'], ['Beschluss:', 'Die GMK hat einstimmig beschlossen:'], 'einstimmig', ['Ja.'], [], []]]);
});

test('without any such line: at "1.", at the first paragraph behind lettered parts, never at the numbers of a note', () => {
  expect(teile('GMK', true, [0], 'TOP 1: A', '', 'Untertitel', '', '1. Ja.', '', '2. Nein.')).toEqual([[['TOP 1: A Untertitel'], [], null, ['1. Ja.', '2. Nein.'], [], []]]);
  expect(teile('GMK', true, [0], 'TOP 1: A', '', 'a) Teil', '', 'Ja.', '', 'Protokollnotiz BY:', '', '1. Eins.', '', '2. Zwei.')).toEqual([[['TOP 1: A a) Teil'], [], null, ['Ja.'], [['Protokollnotiz BY:', '1. Eins.', '2. Zwei.']], []]]);
  expect(teile('GMK', true, [0], 'TOP 1: A')).toEqual([[['TOP 1: A'], [], null, [], [], []]]);
});

test('where other decisions have the line, what follows the title is left over', () => {
  expect(teile('IMK', false, [0, 2], 'TOP 1: A', '', 'Wohin?', '', 'TOP 2: B', '', 'Beschluss:', '', 'Ja.')).toMatchObject([[['TOP 1: A'], [], null, [], [], ['Wohin?']], [['TOP 2: B'], ['Beschluss:'], null, ['Ja.'], [], []]]);
});
