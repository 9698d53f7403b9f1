/** Issues of an agenda and what differs between them (docs/entscheidungen/0082). */
import { describe, expect, it } from 'vitest';
import { ausgabename, differenceOf, issueTagesordnung, sortPosten, type Posten, type Tagesordnung } from '../../app/domain/tagesordnung.ts';
import { wahlOf } from '../dokument/gegner.ts';

const p = (id: string, nummer: string | null, titel = `Thema ${id}`, arbeitskreis: string | null = 'II'): Posten => ({ vorschlagId: id, tops: [{ nummer, titel }], arbeitskreis, delegation: 'BY' });
const t = (laufend: number, endgueltig: boolean, posten: readonly Posten[] = []): Tagesordnung => ({ laufend, endgueltig, posten });

describe('an issue of the agenda', () => {
  it('is called by its kind and counted within it', () => {
    const alle = [t(1, false), t(2, false), t(3, true), t(4, true)];
    expect(alle.map((x) => ausgabename(x, alle))).toEqual(['Entwurf 1', 'Entwurf 2', 'endgültig', 'endgültig, Stand 2']);
  });
  it('is in the order of its numbers, however it was gathered', () => {
    expect(sortPosten([p('a', null), p('b', '10'), p('c', '2'), p('d', '2.1')]).map((x) => x.vorschlagId)).toEqual(['c', 'd', 'b', 'a']);
  });
  it('is refused when it is empty, no draft any more, without numbers where it is final, or the same as the last', () => {
    const posten = [p('a', '1'), p('b', '2')];
    expect(issueTagesordnung([], false, [])).toEqual({ ok: false, grund: 'tagesordnung_leer' });
    expect(issueTagesordnung([t(1, true, posten)], false, [p('a', '3')])).toEqual({ ok: false, grund: 'tagesordnung_endgueltig' });
    expect(issueTagesordnung([], true, [p('a', null)])).toEqual({ ok: false, grund: 'nummern_fehlen' });
    expect(issueTagesordnung([t(1, false, posten)], false, [...posten].reverse())).toEqual({ ok: false, grund: 'tagesordnung_unveraendert' });
    // The same agenda is final now: that is something new.
    expect(issueTagesordnung([t(1, false, posten)], true, posten)).toMatchObject({ ok: true, wert: { laufend: 2, endgueltig: true } });
  });
});

describe('the difference of two issues', () => {
  it('says in words what is new, moved, renamed, joined and gone', () => {
    const alt = [p('a', '1'), p('b', '2'), p('c', '3'), p('d', '4'), p('e', null, 'Ohne', null)];
    const neu = [p('a', '1'), p('b', '5'), p('c', '3', 'Anders'), { ...p('e', '6', 'Ohne'), tops: [{ nummer: '6', titel: 'Ohne' }, { nummer: '7', titel: 'Mehr' }] }, p('f', '8')];
    expect(differenceOf(alt, neu).map((x) => `${x.ort} ${x.satz}`)).toEqual([
      'TOP 3 Titel zuvor: Thema c', 'TOP 5 zuvor TOP 2', 'TOP 6 und 7 zuvor ohne Nummer: Ohne', 'TOP 8 neu: Thema f', 'TOP 4 entfallen: Thema d'
    ]);
  });
  it('is nothing for the same, names every TOP that changed and no other, and turned round what was new is gone (property)', () => {
    const wahl = wahlOf(82);
    for (let round = 0; round < 300; round++) {
      const alt = Array.from({ length: 1 + wahl(20) }, (_, i) => p(`v${i}`, wahl(4) === 0 ? null : String(i + 1)));
      expect(differenceOf(alt, alt)).toEqual([]);
      const changed = new Set<string>();
      const neu = alt.flatMap((x) => {
        const draw = wahl(5);
        if (draw > 2) return [x];
        changed.add(x.vorschlagId);
        return draw === 0 ? [] : [draw === 1 ? { ...x, arbeitskreis: 'V' } : p(x.vorschlagId, x.tops[0]?.nummer ?? null, 'Neu gefasst')];
      });
      if (wahl(2) === 0) {
        neu.push(p('neu', '99'));
        changed.add('neu');
      }
      const hin = differenceOf(alt, neu);
      expect(new Set(hin.map((x) => x.vorschlagId))).toEqual(changed);
      expect(new Set(differenceOf(neu, alt).filter((x) => x.art === 'entfallen').map((x) => x.vorschlagId))).toEqual(new Set(hin.filter((x) => x.art === 'neu').map((x) => x.vorschlagId)));
    }
  });
});
