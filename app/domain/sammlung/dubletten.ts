/**
 * Titles of reports that are probably one report written in two ways ("Lagebild Rechts…" here, "Lagebild des Rechts…" there):
 * a fuzzy comparison over a whole Sammlung (domain.md 4.4). It only says so; which way is right a person knows.
 */
import type { Bericht } from '../beschluss/beschluss.ts';
import { schluesselOf, type Sammlung } from './sammlung.ts';

export interface Berichtsort {
  readonly schluessel: string;
  readonly absatz: number;
  readonly bericht: Bericht;
}

export interface Dublette {
  readonly eine: Berichtsort;
  readonly andere: Berichtsort;
}

/** Above this share of common trigrams two titles are taken for one; found by trying titles that differ in an ending, a hyphen or a filler word. */
const AEHNLICH = 0.72;

/** Pairs of citations whose titles are alike but not the same; each pair once, in reading order. */
export function dublettenOf(sammlung: Pick<Sammlung, 'beschluesse'>): Dublette[] {
  const orte = sammlung.beschluesse.flatMap((b) => b.absaetze.flatMap((a, absatz) => a.berichte.map((bericht): Berichtsort => ({ schluessel: schluesselOf(b), absatz, bericht }))));
  const spuren = orte.map(({ bericht }) => trigramme(bericht.titel));
  return orte.flatMap((eine, i) => orte.slice(i + 1).flatMap((andere, j): Dublette[] => {
    const gleich = eine.bericht.titel === andere.bericht.titel;
    return !gleich && aehnlichkeit(spuren[i] ?? new Set(), spuren[i + 1 + j] ?? new Set()) >= AEHNLICH ? [{ eine, andere }] : [];
  }));
}

function trigramme(titel: string): ReadonlySet<string> {
  const glatt = `  ${titel.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  return new Set(Array.from({ length: Math.max(0, glatt.length - 2) }, (_, i) => glatt.slice(i, i + 3)));
}

/** Share of common trigrams: 1 for equal titles, 0 for titles without a common one. */
function aehnlichkeit(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const gemeinsam = [...a].filter((t) => b.has(t)).length;
  return gemeinsam === 0 ? 0 : gemeinsam / (a.size + b.size - gemeinsam);
}
