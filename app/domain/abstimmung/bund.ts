/**
 * The Einvernehmen of the Bund: in conferences where it has no vote, what it says of a Fassung (domain.md 1.2; docs/entscheidungen/0086). A word of its
 * own beside the result; it is bound to the Fassung that was read, and nobody counts it.
 */
import type { Partei } from '../land.ts';
import { abgelehnt, ok, type Result } from '../result.ts';

export const BUNDESWORTE = ['hergestellt', 'nicht_hergestellt', 'nicht_erforderlich'] as const;
export type Bundeswort = (typeof BUNDESWORTE)[number];

const WORTE: Readonly<Record<Bundeswort, string>> = { hergestellt: 'Einvernehmen hergestellt', nicht_hergestellt: 'Einvernehmen nicht hergestellt', nicht_erforderlich: 'Einvernehmen nicht erforderlich' };

/** As people read it. */
export function bundeswort(wort: Bundeswort): string {
  return WORTE[wort];
}

/** Said of the text that was read, before or after the vote on it closes; where the Bund votes it says so by its Stimme. */
export function sayBund(waehler: readonly Partei[], lage: { readonly fingerabdruck: string; readonly aufgehoben: boolean }, gelesen: string): Result<true, 'bund_stimmt_ab' | 'fassung_aufgehoben' | 'fassung_geaendert'> {
  if (waehler.includes('BMI')) return abgelehnt('bund_stimmt_ab');
  if (lage.aufgehoben) return abgelehnt('fassung_aufgehoben');
  return lage.fingerabdruck === gelesen ? ok(true) : abgelehnt('fassung_geaendert');
}
