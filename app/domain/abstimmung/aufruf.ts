/**
 * The chair in the room: calls up one voter after the other and records what each says (docs/entscheidungen/0076). What a Land has cast itself the
 * chair never replaces; what the chair recorded, the Land or the chair may correct until the close. A call decides nothing.
 */
import type { Partei } from '../land.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import { checkLage, type Abstimmungslage, type Abweichung, type Stimme, type Stimmentscheidung } from './stimme.ts';

/** What the chair records for a Land: the words of its Stimme, or that it is missing; the text it is about, and the Stimme it replaces. */
export interface Erfassung {
  readonly wert: 'zustimmung' | Abweichung;
  readonly fingerabdruck: string;
  readonly ersetzt: string | null;
}

export type Erfassungsgrund = 'kein_stimmrecht_land' | 'fassung_aufgehoben' | 'abstimmung_geschlossen' | 'fassung_geaendert' | 'stimme_des_landes' | 'stimme_veraltet';

/** As a Land's own decision; `entfernt`: what the chair had recorded is taken back, the Land is missing. */
export type Erfassungsentscheidung = Stimmentscheidung | { readonly art: 'entfernt'; readonly land: Partei };

/** Decides on one Stimme that the chair records for a Land. */
export function recordForLand(waehler: readonly Partei[], land: string, lage: Abstimmungslage, vorhanden: Stimme | null, erfassung: Erfassung): Result<Erfassungsentscheidung, Erfassungsgrund> {
  const partei = waehler.find((w) => w === land);
  if (partei === undefined) return abgelehnt('kein_stimmrecht_land');
  const offen = checkLage(lage, erfassung.fingerabdruck);
  if (!offen.ok) return offen;
  if (vorhanden !== null && !vorhanden.durchVorsitz) return vorhanden.wert === erfassung.wert ? ok({ art: 'unveraendert', land: partei }) : abgelehnt('stimme_des_landes');
  if (erfassung.wert === 'fehlt') {
    if (vorhanden === null) return ok({ art: 'unveraendert', land: partei });
    return erfassung.ersetzt === vorhanden.id ? ok({ art: 'entfernt', land: partei }) : abgelehnt('stimme_veraltet');
  }
  // The same word again is a repeated request, whichever Stimme it names.
  if (vorhanden?.wert === erfassung.wert) return ok({ art: 'unveraendert', land: partei });
  return erfassung.ersetzt === (vorhanden?.id ?? null) ? ok({ art: 'neu', land: partei, ersetzt: erfassung.ersetzt }) : abgelehnt('stimme_veraltet');
}

/** Whom to call next: the first in the order of the voters that comes behind `nach` and has no Stimme, then from the beginning; null when all have one. */
export function nextToCall(waehler: readonly Partei[], nach: Partei | null, haben: readonly Partei[]): Partei | null {
  const start = nach === null ? 0 : waehler.indexOf(nach) + 1;
  return [...waehler.slice(start), ...waehler.slice(0, start)].find((w) => w !== nach && !haben.includes(w)) ?? null;
}

/** A call names whom the chair saw called before: of two devices of the chair the second is told. Nobody is called when the vote is closed. */
export function callUp(waehler: readonly Partei[], lage: Abstimmungslage, stand: { readonly aufgerufen: Partei | null; readonly erwartet: string | null }, wunsch: string | null, fingerabdruck: string): Result<Partei | null, 'kein_stimmrecht_land' | 'fassung_aufgehoben' | 'abstimmung_geschlossen' | 'fassung_geaendert' | 'aufruf_veraltet'> {
  const partei = wunsch === null ? null : waehler.find((w) => w === wunsch);
  if (partei === undefined) return abgelehnt('kein_stimmrecht_land');
  const offen = checkLage(lage, fingerabdruck);
  if (!offen.ok) return offen;
  if (stand.aufgerufen === partei) return ok(partei);
  return stand.aufgerufen === stand.erwartet ? ok(partei) : abgelehnt('aufruf_veraltet');
}
