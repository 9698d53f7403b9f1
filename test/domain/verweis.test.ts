/** Cross references of domain.md 4.5: each notation with invented words, false friends, and any printed reference found and resolved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { schluesselOf } from '../../app/domain/sammlung/sammlung.ts';
import { langerTag } from '../../app/domain/sitzung.ts';
import type { BekannteSitzung } from '../../app/domain/sitzungsschluessel.ts';
import { fehlendeZiffern, findeVerweise, loeseAuf } from '../../app/domain/verweis.ts';
import { zitiere } from '../../app/domain/zitierweise.ts';
import { gelesen, OHNE_SEEDS, seed, SEEDS_DA } from './sammlung/quellen.ts';

const HERBST: BekannteSitzung = { kennung: 'imk-2031-11-28', konferenz: 'IMK', nummer: 240, beschlussdatum: '2031-11-28', zeitraum: { von: '2031-11-26', bis: '2031-11-28' } };
const SONDER: BekannteSitzung = { kennung: 'imk-2031-10-02', konferenz: 'IMK', nummer: null, beschlussdatum: '2031-10-02', zeitraum: null };
const FRUEHJAHR: BekannteSitzung = { kennung: 'imk-2032-06-10', konferenz: 'IMK', nummer: 241, beschlussdatum: '2032-06-10', zeitraum: null };
const ALLE = [HERBST, SONDER, FRUEHJAHR];
const TOPS: Readonly<Record<string, readonly string[]>> = { [HERBST.kennung]: ['6+7', '29', '29.2'], [SONDER.kennung]: ['1'], [FRUEHJAHR.kennung]: ['17', '29'] };
const hat = (kennung: string, top: string): string | null => TOPS[kennung]?.find((s) => s === top || s.split('+').includes(top)) ?? null;
const aufgeloest = (text: string): string[] => findeVerweise(text, 'IMK').map((v) => {
  const ziel = loeseAuf(v, FRUEHJAHR.kennung, ALLE, hat);
  return `${text.slice(v.von, v.bis)} -> ${ziel === null ? (v.top === null ? 'hier' : v.koerper) : `${ziel.kennung}/${ziel.schluessel}`}${v.ziffern.length === 0 ? '' : ` Z ${v.ziffern.join()}`}`;
});

describe('findeVerweise', () => {
  it.each([
    ['Abschluss zu TOP 29 Ziffer 2 und 3 der Herbst-IMK 2031 zur Sache', 'TOP 29 Ziffer 2 und 3 der Herbst-IMK 2031 -> imk-2031-11-28/29 Z 2,3'],
    ['Bericht zu TOP 29 Ziffer 2 der 240. Innenministerkonferenz vom 26. bis 28. November 2031 in Musterstadt', 'TOP 29 Ziffer 2 der 240. Innenministerkonferenz vom 26. bis 28. November 2031 -> imk-2031-11-28/29 Z 2'],
    ['Sie erneuert ihren Beschluss vom 28.11.31 zu TOP 29.2 zur Sache', 'ihren Beschluss vom 28.11.31 zu TOP 29.2 -> imk-2031-11-28/29.2'],
    ['gemäß Beschluss vom 26./28.11.31 zu TOP 29 „Titel“', 'Beschluss vom 26./28.11.31 zu TOP 29 -> imk-2031-11-28/29'],
    ['(Umsetzung der Ziffer 1 des Beschlusses zu TOP 7 der IMK vom 26. bis 28.11.31)', 'Ziffer 1 des Beschlusses zu TOP 7 der IMK vom 26. bis 28.11.31 -> imk-2031-11-28/6+7 Z 1'],
    ['Ziffer 1 des Beschlusses zu TOP 6 der 240. IMK', 'Ziffer 1 des Beschlusses zu TOP 6 der 240. IMK -> imk-2031-11-28/6+7 Z 1'],
    ['TOP 29 der 240. Tagung der Innenministerkonferenz vom 26. bis 28.11.31', 'TOP 29 der 240. Tagung der Innenministerkonferenz vom 26. bis 28.11.31 -> imk-2031-11-28/29'],
    ['Netze (siehe auch IMK am 10.06.32 zu TOP 17).', 'IMK am 10.06.32 zu TOP 17 -> imk-2032-06-10/17'],
    ['Sie bekräftigt Ziffer 4 ihres Beschlusses zu TOP 29 der 240. Sitzung und', 'Ziffer 4 ihres Beschlusses zu TOP 29 der 240. Sitzung -> imk-2031-11-28/29 Z 4'],
    ['TOP 1 der IMK im Herbst 2031', 'TOP 1 der IMK im Herbst 2031 -> imk-2031-10-02/1'],
    ['wie zu TOP 17 dieser Sitzung', 'TOP 17 dieser Sitzung -> imk-2032-06-10/17'],
    ['IMK, 241. Sitzung am 10. Juni 2032, TOP 17 Ziffer 2', 'IMK, 241. Sitzung am 10. Juni 2032, TOP 17 Ziffer 2 -> imk-2032-06-10/17 Z 2'],
    ['im Sinne der Ziffer 3 dieses Beschlusses', 'Ziffer 3 -> hier Z 3'],
    ['den unter Ziffer 2 genannten Weg', 'Ziffer 2 -> hier Z 2'],
    ['die in Ziffern 1 bis 3 des Beschlussvorschlags avisierte Prüfung', 'Ziffern 1 bis 3 -> hier Z 1,2,3']
  ])('%s', (text, erwartet) => expect(aufgeloest(text)).toEqual([erwartet]));

  it('knows that other bodies have TOPs too, and resolves none of them', () => {
    expect(aufgeloest('Netze (siehe auch AK II am 07./08.10.31 zu TOP 7),')).toEqual(['AK II am 07./08.10.31 zu TOP 7 -> AK II']);
    expect(aufgeloest('den Beschluss des Beirats der Anstalt zu TOP 29 der Sondersitzung am 28.11.31')[0]).toMatch(/-> Beirats der Anstalt$/);
    expect(aufgeloest('Beschluss vom 28.11.31 zu TOP 29 der JuMiKo')).toEqual(['Beschluss vom 28.11.31 zu TOP 29 der JuMiKo -> JuMiKo']);
  });

  it('takes no date, no law and no bare number for a reference', () => {
    for (const text of ['Am 9. November 2031 gedenkt sie.', 'Die IMK verweist auf TOP 7.', '§ 3 Ziffer 2 der Verordnung', 'zur Herbstsitzung 2031', 'gemäß Ziffer 4 der Anlage', 'Top 10 der Liste', 'vom 31.02.31 zu TOP 4', 'ISOTOP 5 der 240. Sitzung']) expect(aufgeloest(text), text).toEqual([]);
  });

  it('resolves nothing where number and day contradict each other, or two Sitzungen fit', () => {
    expect(aufgeloest('TOP 29 der 240. Sitzung vom 10.06.32')).toEqual(['TOP 29 der 240. Sitzung vom 10.06.32 -> IMK']);
    const beide = findeVerweise('TOP 29 der Herbst-IMK 2031', 'IMK')[0];
    expect(beide && loeseAuf(beide, '', ALLE, (kennung) => (kennung === FRUEHJAHR.kennung ? null : '29'))).toBeNull();
  });

  it('finds and resolves any printed reference, whatever the Sitzung, TOP and notation', () => {
    const zwei = (n: number): string => String(n).padStart(2, '0');
    const zahlen = fc.record({ nummer: fc.integer({ min: 1, max: 999 }), jahr: fc.integer({ min: 2001, max: 2049 }), monat: fc.constantFrom(3, 6, 7, 9, 11, 12), tag: fc.integer({ min: 3, max: 28 }), top: fc.integer({ min: 1, max: 120 }), ziffer: fc.integer({ min: 1, max: 20 }), form: fc.nat(5) });
    fc.assert(fc.property(zahlen, ({ nummer, jahr, monat, tag, top, ziffer, form }) => {
      const datum = `${jahr}-${zwei(monat)}-${zwei(tag)}`;
      const sitzung: BekannteSitzung = { kennung: 'x', konferenz: 'IMK', nummer, beschlussdatum: datum, zeitraum: { von: `${jahr}-${zwei(monat)}-${zwei(tag - 2)}`, bis: datum } };
      const kurz = `${zwei(tag)}.${zwei(monat)}.${String(jahr).slice(2)}`;
      const text = [
        `TOP ${top} Ziffer ${ziffer} der ${nummer}. Sitzung`, `Ziffer ${ziffer} ihres Beschlusses vom ${kurz} zu TOP ${top}`, `IMK am ${kurz} zu TOP ${top} Ziffer ${ziffer}`, `TOP ${top} Ziffer ${ziffer} der ${monat <= 7 ? 'Frühjahrs' : 'Herbst'}konferenz ${jahr}`,
        `TOP ${top} Ziffer ${ziffer} der IMK vom ${tag - 2}. bis ${langerTag(datum)}`, zitiere({ ...sitzung, art: 'Sitzung' }, [{ nummer: String(top) }], ziffer)
      ][form] ?? '';
      const satz = `Die IMK erinnert an ${text}, und bleibt dabei.`;
      const funde = findeVerweise(satz, 'IMK');
      expect(funde.map((f) => satz.slice(f.von, f.bis).includes(`TOP ${top}`)), satz).toEqual([true]);
      expect(funde[0] && loeseAuf(funde[0], '', [sitzung, FRUEHJAHR].slice(0, 1), () => String(top)), satz).toEqual({ kennung: 'x', schluessel: String(top), ziffern: [ziffer] });
    }));
  });

  it('stays quick on hostile words', () => {
    const start = performance.now();
    for (const stueck of ['TOP 1 ', 'Beschluss ', 'Ziffer 1, ', 'der 1. ', '1.1.', 'unter Ziffer ', 'IMK vom 1. bis ']) findeVerweise(stueck.repeat(4000), 'IMK');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('fehlendeZiffern', () => {
  const beschluss = (verweis: string, notiz = '') => ({ absaetze: [absatz('ziffer', 'Eins.'), absatz('ziffer', verweis)], protokollnotizen: notiz === '' ? [] : [{ bezeichnung: 'Protokollnotiz', parteien: ['BY'], absaetze: [absatz('absatz', notiz)] }] });
  it('names references to Ziffern that are not there, in the text and in notes', () => {
    expect(fehlendeZiffern(beschluss('Gemäß der Ziffer 1 dieses Beschlusses.'), 'IMK')).toEqual([]);
    expect(fehlendeZiffern(beschluss('Im Sinne der Ziffer 3 dieses Beschlusses.', 'Die in Ziffer 4 genannte Frist'), 'IMK')).toMatchObject([{ notiz: null, absatz: 1, ziffer: 3 }, { notiz: 0, absatz: 0, ziffer: 4 }]);
    expect(fehlendeZiffern(beschluss('Ziffer 9 ihres Beschlusses zu TOP 4 der 240. Sitzung.'), 'IMK')).toEqual([]);
  });
});

describe(`published texts${OHNE_SEEDS}`, () => {
  it.runIf(SEEDS_DA)('resolve across the two years, and to nothing where they mean another body', () => {
    const [jung, alt] = ['001', '002'].map((nummer) => gelesen(seed(nummer)).sammlung);
    if (jung === undefined || alt === undefined) throw new Error('two seeds expected');
    const bekannte = [jung, alt].map((s) => ({ kennung: s.beschlussdatum, konferenz: s.konferenz, nummer: s.nummer, beschlussdatum: s.beschlussdatum, zeitraum: s.zeitraum }));
    const schluessel = (kennung: string, top: string): string | null => [jung, alt].find((s) => s.beschlussdatum === kennung)?.beschluesse.map(schluesselOf).find((k) => k.split('+').includes(top)) ?? null;
    const von = (top: string): (string | null)[] => (jung.beschluesse.find((b) => schluesselOf(b) === top)?.absaetze ?? []).flatMap((a) => findeVerweise(a.text, 'IMK')).map((v) => { const z = loeseAuf(v, jung.beschlussdatum, bekannte, schluessel); return z && `${z.kennung}/${z.schluessel}`; });
    expect(von('16')).toEqual([null, '2020-12-10/17']);
    expect([jung, alt].flatMap((s) => s.beschluesse).flatMap((b) => fehlendeZiffern(b, 'IMK'))).toEqual([]);
  });
});
