/** Nesting for printers with real lists: every paragraph stands in it once, in order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABSATZ_ARTEN, absatz, type Absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { bloeckeOf, type Block } from '../../../app/domain/sammlung/bloecke.ts';

const flach = (bloecke: readonly Block[]): Absatz[] => bloecke.flatMap((b) => {
  if (b.art === 'absatz') return [b.absatz];
  return b.art === 'punkte' ? b.punkte.flatMap((p) => [p.absatz, ...p.unterpunkte]) : b.ziffern.flatMap((z) => flach(z.bloecke));
});

test('nests Ziffern, bullets, sub-bullets and closing text', () => {
  const liste = [absatz('ziffer', 'a'), absatz('punkt', 'b'), absatz('unterpunkt', 'c'), absatz('punkt', 'd'), absatz('schluss', 'e'), absatz('ziffer', 'f')];
  expect(bloeckeOf(liste)).toEqual([{
    art: 'ziffern',
    ziffern: [
      { nummer: 1, bloecke: [{ art: 'absatz', absatz: liste[0] }, { art: 'punkte', punkte: [{ absatz: liste[1], unterpunkte: [liste[2]] }, { absatz: liste[3], unterpunkte: [] }] }, { art: 'absatz', absatz: liste[4] }] },
      { nummer: 2, bloecke: [{ art: 'absatz', absatz: liste[5] }] }
    ]
  }]);
});

test('loses and moves nothing, whatever the sequence', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...ABSATZ_ARTEN), { maxLength: 20 }), (arten) => {
    const liste = arten.map((art, i) => absatz(art, String(i)));
    expect(flach(bloeckeOf(liste)).map((a) => a.text)).toEqual(liste.map((a) => a.text));
  }));
});
