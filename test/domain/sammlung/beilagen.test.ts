import { describe, expect, it } from 'vitest';
import { beilagenunterschiedeOf, type Beilage } from '../../../app/domain/sammlung/beilagen.ts';
import type { VeroeffentlichterBeschluss } from '../../../app/domain/sammlung/sammlung.ts';

const zitate = ['Deiche', 'Wege', 'Brücken'].map((titel) => ({ von: 0, bis: 1, gattung: 'Bericht', titel, stand: null, vs: false, freigabe: 'freigegeben' as const }));
const beschluss: VeroeffentlichterBeschluss = { tops: [{ nummer: '3', titel: 'T', untertitel: [], teile: [] }], absaetze: [{ art: 'absatz', text: 'x', berichte: zitate }], protokollnotizen: [] };
const seite = (...berichte: readonly [number, string][]) => ({ modell: { beschluesse: [beschluss] }, berichte: berichte.map(([bericht, hash]): Beilage => ({ schluessel: '3', absatz: 0, bericht, hash })) });

describe('documents of two Ausgaben', () => {
  it('are named by their Bericht where one came, was replaced or went', () => {
    expect(beilagenunterschiedeOf(seite([0, 'a'], [1, 'b']), seite([1, 'c'], [2, 'd'])).map((b) => [b.schluessel, b.titel, b.art])).toEqual([['3', 'Wege', 'ersetzt'], ['3', 'Brücken', 'hinzugekommen'], ['3', 'Deiche', 'entfallen']]);
  });
  it('are not mentioned where they are the same', () => {
    expect(beilagenunterschiedeOf(seite([0, 'a']), seite([0, 'a']))).toEqual([]);
  });
});
