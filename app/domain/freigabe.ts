/**
 * Freigabe: a second decision after adoption. One objecting Land keeps a Beschluss closed, whatever the reason (domain.md 3);
 * who is silent until the Frist has no objection; the round may end before only when all Länder have answered.
 */
import type { Land } from './land.ts';
import { abgelehnt, ok, type Result } from './result.ts';

/** What silence means here, as the page prints it. */
export const SCHWEIGEN = 'Wer bis zum Ablauf der Frist nicht widerspricht, hat gegen die Veröffentlichung keine Einwände.';

/** `frist` and `jetzt` are milliseconds since 1970 UTC; `jetzt` comes from the database's clock. */
export interface Rundenlage {
  readonly frist: number;
  readonly geschlossen: boolean;
  readonly geantwortet: readonly Land[];
}

/** A round needs something to decide on and a Frist in the future. */
export function openRunde(anzahl: number, frist: number, jetzt: number): Result<true, 'freigabe_nichts_beschlossen' | 'frist_vergangen'> {
  if (anzahl === 0) return abgelehnt('freigabe_nichts_beschlossen');
  return frist > jetzt ? ok(true) : abgelehnt('frist_vergangen');
}

/** An answer or a Widerspruch is possible until the Frist, judged by the database's clock. */
export function checkAntwort(runde: Rundenlage, jetzt: number): Result<true, 'freigabe_geschlossen' | 'frist_abgelaufen'> {
  if (runde.geschlossen) return abgelehnt('freigabe_geschlossen');
  return jetzt <= runde.frist ? ok(true) : abgelehnt('frist_abgelaufen');
}

/** The round ends after the Frist, or before it when every Land has answered. */
export function closeRunde(runde: Rundenlage, waehler: readonly Land[], jetzt: number): Result<true, 'freigabe_geschlossen' | 'frist_laeuft'> {
  if (runde.geschlossen) return abgelehnt('freigabe_geschlossen');
  const all = waehler.every((land) => runde.geantwortet.includes(land));
  return jetzt > runde.frist || all ? ok(true) : abgelehnt('frist_laeuft', { fehlen: waehler.filter((land) => !runde.geantwortet.includes(land)).join(', ') });
}

/** Released is what nobody objected to. */
export function isReleased(widersprueche: readonly Land[]): boolean {
  return widersprueche.length === 0;
}

/** One reminder to all who have not answered, while an answer is still possible. */
export function remindRunde(runde: Rundenlage & { readonly erinnert: boolean }, waehler: readonly Land[], jetzt: number): Result<Land[], 'freigabe_geschlossen' | 'frist_abgelaufen' | 'schon_erinnert' | 'alle_geantwortet'> {
  const moeglich = checkAntwort(runde, jetzt);
  if (!moeglich.ok) return moeglich;
  if (runde.erinnert) return abgelehnt('schon_erinnert');
  const offen = waehler.filter((land) => !runde.geantwortet.includes(land));
  return offen.length === 0 ? abgelehnt('alle_geantwortet') : ok(offen);
}
