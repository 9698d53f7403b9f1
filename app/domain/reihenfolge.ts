/**
 * The order of the agenda before the invitation (domain.md 1.5; docs/entscheidungen/0087): set as a whole, and numbers follow from it, one after the
 * other. After the invitation numbers stay, gaps and all; then there is no order to set.
 */
import { abgelehnt, ok, type Result } from './result.ts';
import { compareByNummer } from './top.ts';

/** A Beschlussvorschlag on the agenda with its Tops, several where they are joint. */
export interface Platz { readonly vorschlagId: string; readonly tops: readonly { readonly id: string; readonly nummer: string | null }[] }

/** As the agenda stands: by the first number, those without one last, as they were handed in. */
export function orderOf(plaetze: readonly Platz[]): string[] {
  return [...plaetze].sort(compareByNummer).map((p) => p.vorschlagId);
}

/** The numbers that follow from a new order, by Top; refused where it was made from another one than stands, or names not exactly what is there. */
export function setOrder(plaetze: readonly Platz[], eingeladen: boolean, gesehen: readonly string[], neu: readonly string[]): Result<ReadonlyMap<string, string>, 'reihenfolge_fest' | 'reihenfolge_veraltet' | 'reihenfolge_unvollstaendig_tops'> {
  if (eingeladen) return abgelehnt('reihenfolge_fest');
  if (orderOf(plaetze).join() !== gesehen.join()) return abgelehnt('reihenfolge_veraltet');
  if (new Set(neu).size !== plaetze.length || neu.length !== plaetze.length) return abgelehnt('reihenfolge_unvollstaendig_tops');
  const of = new Map(plaetze.map((p) => [p.vorschlagId, p]));
  if (neu.some((id) => !of.has(id))) return abgelehnt('reihenfolge_unvollstaendig_tops');
  const nummern = new Map<string, string>();
  for (const id of neu) for (const top of of.get(id)?.tops ?? []) nummern.set(top.id, String(nummern.size + 1));
  return ok(nummern);
}

/** The list with one entry moved to another place; places count from 0. */
export function moved<T>(liste: readonly T[], von: number, nach: number): T[] {
  const rest = [...liste];
  const [eintrag] = rest.splice(von, 1);
  if (eintrag !== undefined) rest.splice(Math.max(0, Math.min(rest.length, nach)), 0, eintrag);
  return rest;
}
