/**
 * Flat paragraphs -> numbers, indents and findings. Every printer and the editor ask here; nothing else counts.
 * Rules: Ziffern run from 1 without gaps; a decision of a single point is never written "1." (domain.md 4.3);
 * bullets have two levels; closing text belongs to the bullets before it. A Protokollnotiz is numbered by the same rule, on its own.
 */
import { isEmpty, type Absatz, type AbsatzArt } from './beschluss.ts';

/** `marke` is what is printed before the words (`3.`, `•`, `–`, or ''); `ebene` the indent: 0 Ziffer or paragraph, 1 bullet, 2 second level. */
export interface Zeile {
  readonly absatz: Absatz;
  readonly index: number;
  readonly nummer: number | null;
  readonly marke: string;
  readonly ebene: 0 | 1 | 2;
  /** True where the words hang under a printed number: everything that belongs to a numbered Ziffer. */
  readonly haengt: boolean;
}

/** Numbers the paragraphs of one text. Linear; never fails, also on sequences that make no sense while somebody is still writing. */
export function gliedere(absaetze: readonly Absatz[]): Zeile[] {
  const numbered = zaehltZiffern(absaetze.map((a) => a.art));
  let nummer = 0;
  return absaetze.map((absatz, index) => {
    if (absatz.art === 'ziffer') nummer += 1;
    const own = absatz.art === 'ziffer' && numbered ? nummer : null;
    return { absatz, index, nummer: own, marke: markeOf(absatz.art, own), ebene: ebeneOf(absatz.art), haengt: numbered && nummer > 0 };
  });
}

/** Ziffern are counted only from two on: one clause stands unnumbered. */
export function zaehltZiffern(arten: readonly AbsatzArt[]): boolean {
  return arten.filter((art) => art === 'ziffer').length > 1;
}

function markeOf(art: AbsatzArt, nummer: number | null): string {
  if (nummer !== null) return `${nummer}.`;
  if (art === 'punkt') return '•';
  return art === 'unterpunkt' ? '–' : '';
}

function ebeneOf(art: AbsatzArt): 0 | 1 | 2 {
  if (art === 'punkt') return 1;
  return art === 'unterpunkt' ? 2 : 0;
}

export type Gliederungsgrund = 'text_leer' | 'absatz_leer' | 'punkt_ohne_ziffer' | 'unterpunkt_ohne_punkt' | 'schluss_ohne_punkt' | 'ziffer_nach_absatz';
/** A place where the sequence makes no sense; `index` counts paragraphs from 0. */
export interface Gliederungsfehler {
  readonly index: number;
  readonly grund: Gliederungsgrund;
}

const VORGAENGER: Readonly<Record<AbsatzArt, { erlaubt: readonly (AbsatzArt | null)[]; grund: Gliederungsgrund }>> = {
  absatz: { erlaubt: [null, 'absatz', 'ziffer', 'punkt', 'unterpunkt', 'schluss'], grund: 'absatz_leer' },
  ziffer: { erlaubt: [null, 'absatz', 'ziffer', 'punkt', 'unterpunkt', 'schluss'], grund: 'ziffer_nach_absatz' },
  punkt: { erlaubt: ['absatz', 'ziffer', 'punkt', 'unterpunkt', 'schluss'], grund: 'punkt_ohne_ziffer' },
  unterpunkt: { erlaubt: ['punkt', 'unterpunkt'], grund: 'unterpunkt_ohne_punkt' },
  schluss: { erlaubt: ['punkt', 'unterpunkt'], grund: 'schluss_ohne_punkt' }
};

/**
 * What hinders a freeze, in the order of the text. An empty list means the sequence is sound.
 * A plain paragraph before the first Ziffer is refused: the published grammar knows one paragraph or Ziffern (domain.md 4.3).
 */
export function pruefeGliederung(absaetze: readonly Absatz[]): Gliederungsfehler[] {
  if (absaetze.every(isEmpty)) return [{ index: 0, grund: 'text_leer' }];
  const fehler: Gliederungsfehler[] = [];
  let hasZiffer = false;
  absaetze.forEach((a, index) => {
    const before = index === 0 ? null : (absaetze[index - 1]?.art ?? null);
    if (isEmpty(a)) fehler.push({ index, grund: 'absatz_leer' });
    else if (!VORGAENGER[a.art].erlaubt.includes(before)) fehler.push({ index, grund: VORGAENGER[a.art].grund });
    else if (a.art === 'ziffer' && !hasZiffer && index > 0) fehler.push({ index, grund: 'ziffer_nach_absatz' });
    hasZiffer ||= a.art === 'ziffer';
  });
  return fehler;
}
