/** The order of the agenda before the invitation, and the numbers that follow from it (docs/entscheidungen/0087). */
import { describe, expect, it } from 'vitest';
import { moved, orderOf, setOrder, type Platz } from '../../app/domain/reihenfolge.ts';
import { wahlOf } from '../dokument/gegner.ts';

const p = (id: string, ...nummern: (string | null)[]): Platz => ({ vorschlagId: id, tops: nummern.map((nummer, i) => ({ id: `${id}${i}`, nummer })) });
const AGENDA = [p('c', '3'), p('a', '1'), p('neu', null), p('ab', '2.1', '2.2')];

describe('the order of an agenda', () => {
  it('is by number, those without one last', () => {
    expect(orderOf(AGENDA)).toEqual(['a', 'ab', 'c', 'neu']);
  });
  it('gives whole numbers one after the other, one for each part of a joint TOP', () => {
    const nummern = setOrder(AGENDA, false, ['a', 'ab', 'c', 'neu'], ['neu', 'ab', 'a', 'c']);
    expect(nummern.ok && [...nummern.wert]).toEqual([['neu0', '1'], ['ab0', '2'], ['ab1', '3'], ['a0', '4'], ['c0', '5']]);
  });
  it.each<[string, boolean, string[], string[]]>([
    ['reihenfolge_fest', true, ['a', 'ab', 'c', 'neu'], ['a', 'ab', 'c', 'neu']],
    ['reihenfolge_veraltet', false, ['a', 'c', 'ab', 'neu'], ['a', 'ab', 'c', 'neu']],
    ['reihenfolge_veraltet', false, ['a', 'ab', 'c'], ['a', 'ab', 'c']],
    ['reihenfolge_unvollstaendig_tops', false, ['a', 'ab', 'c', 'neu'], ['a', 'ab', 'c']],
    ['reihenfolge_unvollstaendig_tops', false, ['a', 'ab', 'c', 'neu'], ['a', 'a', 'c', 'neu']],
    ['reihenfolge_unvollstaendig_tops', false, ['a', 'ab', 'c', 'neu'], ['a', 'ab', 'c', 'x']]
  ])('%s', (grund, eingeladen, gesehen, neu) => {
    expect(setOrder(AGENDA, eingeladen, gesehen, neu)).toEqual({ ok: false, grund });
  });
  it('is what was asked for, and every number is given once (property)', () => {
    const wahl = wahlOf(87);
    for (let round = 0; round < 300; round++) {
      const plaetze = Array.from({ length: 1 + wahl(30) }, (_, i) => p(`v${i}`, ...Array.from({ length: 1 + wahl(2) }, (__, k) => (wahl(3) === 0 ? null : `${i + 1}${k === 0 ? '' : `.${k}`}`))));
      let neu = orderOf(plaetze);
      for (let i = 0; i < 20; i++) neu = moved(neu, wahl(neu.length), wahl(neu.length));
      const nummern = setOrder(plaetze, false, orderOf(plaetze), neu);
      if (!nummern.ok) throw new Error(nummern.grund);
      const danach = plaetze.map((x) => ({ ...x, tops: x.tops.map((t) => ({ ...t, nummer: nummern.wert.get(t.id) ?? null })) }));
      expect(orderOf(danach)).toEqual(neu);
      expect([...nummern.wert.values()]).toEqual(Array.from({ length: nummern.wert.size }, (_, i) => String(i + 1)));
    }
  });
});

it('moving one entry keeps all others in their order, and the ends hold', () => {
  expect([moved(['a', 'b', 'c'], 0, 2), moved(['a', 'b', 'c'], 2, 0), moved(['a', 'b', 'c'], 1, 9), moved(['a', 'b', 'c'], 7, 0)].map((l) => l.join(''))).toEqual(['bca', 'cab', 'acb', 'abc']);
});
