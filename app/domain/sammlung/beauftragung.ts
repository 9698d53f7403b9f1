/**
 * Whom a Ziffer gives a task, and by when: "beauftragt den AK II und den AK V", "bittet das BMI" (domain.md 0.7, 4.9).
 * Who only takes part ("unter Beteiligung des AK IV", "im Benehmen mit dem AK II") has no task. Due sessions: auftraege.ts; letters: unterrichtung.ts.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { gliedere } from '../beschluss/gliederung.ts';
import { LAENDER, nameOf } from '../land.ts';
import { faelligkeitOf } from './auftraege.ts';

/** `an` are codes: `AK II`, `BMI`, `HE`. `ziffer` is null where the decision has none. */
export interface Auftrag { readonly ziffer: number | null; readonly an: readonly string[]; readonly faelligkeit: string | null }

const ROEMISCH = String.raw`(?:VI|IV|V|I{1,3})(?!\p{L})`;
const FUELLSEL = String.raw`(?:(?:die\s+IMK|sie|hierzu|daher|hiermit|insoweit|erneut)\s+)*`;
const AKS = new RegExp(String.raw`(?:beauftrag(?:t|en)|bitte[nt])\s+${FUELLSEL}(?:den\s+)?(?:AK|Arbeitskreis)\s+(${ROEMISCH}(?:(?:,\s*|\s+und\s+|\s+sowie\s+)(?:den\s+)?(?:(?:AK|Arbeitskreis)\s+)?${ROEMISCH})*)`, 'gu');
const PARTEI = new RegExp(String.raw`(?:beauftrag(?:t|en)|bitte[nt])\s+${FUELLSEL}(das\s+BMI|das\s+Bundesministerium\s+des\s+Innern|${LAENDER.map(nameOf).join('|')})(?![\p{L}-])`, 'gu');

/** Every AK that these words give a task, by its number: `II`. */
export function beauftragteAks(text: string): string[] {
  return [...new Set([...text.matchAll(AKS)].flatMap((m) => (m[1] ?? '').match(/[IV]+/gu) ?? []))];
}

/** Everybody these words give a task, in the order AK, BMI, Länder. */
export function adressatenOf(text: string): string[] {
  const parteien = [...text.matchAll(PARTEI)].map((m) => LAENDER.find((land) => nameOf(land) === m[1]) ?? 'BMI');
  return [...beauftragteAks(text).map((ak) => `AK ${ak}`), ...new Set(parteien)];
}

/** A Ziffer with all that belongs to it, as one text; a decision without Ziffern is one place. */
export interface Stelle { readonly ziffer: number | null; readonly text: string }

export function stellenOf(absaetze: readonly Absatz[]): Stelle[] {
  const stellen: { ziffer: number | null; text: string }[] = [];
  for (const { nummer, absatz } of gliedere(absaetze)) {
    const letzte = stellen.at(-1);
    if (nummer !== null || letzte === undefined) stellen.push({ ziffer: nummer, text: absatz.text });
    else letzte.text += ` ${absatz.text}`;
  }
  return stellen;
}

/** The tasks of a decision: a Ziffer that names somebody, or a date, or both. */
export function auftraegeOf(absaetze: readonly Absatz[], beschlussdatum: string): Auftrag[] {
  return stellenOf(absaetze).map(({ ziffer, text }) => ({ ziffer, an: adressatenOf(text), faelligkeit: faelligkeitOf(text, beschlussdatum) })).filter((a) => a.an.length > 0 || a.faelligkeit !== null);
}
