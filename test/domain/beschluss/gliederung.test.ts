import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absatz, ABSATZ_ARTEN, type AbsatzArt } from '../../../app/domain/beschluss/beschluss.ts';
import { gliedere, pruefeGliederung } from '../../../app/domain/beschluss/gliederung.ts';

const text = (...arten: AbsatzArt[]) => arten.map((art, i) => absatz(art, `Wort ${i}`));
const marken = (...arten: AbsatzArt[]): string[] => gliedere(text(...arten)).map((z) => z.marke);
const gruende = (...arten: AbsatzArt[]): string[] => pruefeGliederung(text(...arten)).map((f) => `${f.index}:${f.grund}`);

describe('Gliederung', () => {
  it('numbers Ziffern from 1 without gaps, past bullets and closing text', () => {
    expect(marken('ziffer', 'punkt', 'unterpunkt', 'punkt', 'schluss', 'ziffer', 'absatz', 'ziffer')).toEqual(['1.', '•', '–', '•', '', '2.', '', '3.']);
  });
  it('never writes "1." before a single clause (domain.md 4.3)', () => {
    expect(marken('ziffer')).toEqual(['']);
    expect(marken('ziffer', 'punkt')).toEqual(['', '•']);
  });
  it('hangs everything after the first number under it', () => {
    expect(gliedere(text('ziffer', 'punkt', 'ziffer', 'absatz')).map((z) => z.haengt)).toEqual([true, true, true, true]);
    expect(gliedere(text('absatz', 'absatz')).some((z) => z.haengt)).toBe(false);
  });
  it('accepts the sequences of the published grammar', () => {
    expect(gruende('absatz')).toEqual([]);
    expect(gruende('ziffer', 'punkt', 'unterpunkt', 'schluss', 'ziffer', 'absatz')).toEqual([]);
    expect(gruende('absatz', 'punkt', 'punkt')).toEqual([]);
  });
  it('names the place of what makes no sense', () => {
    expect(gruende('punkt')).toEqual(['0:punkt_ohne_ziffer']);
    expect(gruende('ziffer', 'unterpunkt')).toEqual(['1:unterpunkt_ohne_punkt']);
    expect(gruende('ziffer', 'schluss')).toEqual(['1:schluss_ohne_punkt']);
    expect(gruende('absatz', 'ziffer', 'ziffer')).toEqual(['1:ziffer_nach_absatz']);
    expect(pruefeGliederung([])).toEqual([{ index: 0, grund: 'text_leer' }]);
    expect(pruefeGliederung([absatz('ziffer', 'a'), absatz('ziffer', ' ')])).toEqual([{ index: 1, grund: 'absatz_leer' }]);
  });
  it('counts as many numbers as Ziffern, in order (property)', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...ABSATZ_ARTEN)), (arten) => {
      const numbers = gliedere(text(...arten)).flatMap((z) => z.nummer ?? []);
      const ziffern = arten.filter((art) => art === 'ziffer').length;
      expect(numbers).toEqual(ziffern > 1 ? Array.from({ length: ziffern }, (_, i) => i + 1) : []);
    }));
  });
});
