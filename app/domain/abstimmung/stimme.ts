/**
 * Casting a Stimme, and stating the Einvernehmen in one act (architecture.md 5). A Stimme is bound to the fingerprint of the Fassung;
 * a change names the Stimme it replaces, a stale one is refused (V1, V3); the Land comes from the session alone (V6);
 * the Bund votes only where the rule set says so (V7).
 */
import type { Delegation, Partei } from '../land.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import type { Stimmwert } from './tally.ts';

/** A Stimme as recorded. `durchVorsitz`: the chair recorded it in stating the Einvernehmen; the Land can correct it. */
export interface Stimme {
  readonly id: string;
  readonly land: Partei;
  readonly wert: Stimmwert;
  readonly durchVorsitz: boolean;
}

/** The Abstimmung a Stimme is meant for. */
export interface Abstimmungslage {
  readonly fingerabdruck: string;
  readonly geschlossen: boolean;
  readonly aufgehoben: boolean;
}

/** What a Delegation sends: the text it has read, and the Stimme it replaces, if it knows of one. */
export interface Stimmabgabe {
  readonly wert: Stimmwert;
  readonly fingerabdruck: string;
  readonly ersetzt: string | null;
}

export type Stimmgrund = 'kein_stimmrecht' | 'fassung_aufgehoben' | 'abstimmung_geschlossen' | 'fassung_geaendert' | 'stimme_schon_abgegeben' | 'stimme_veraltet';

/** `neu`: record it (replacing `ersetzt` where named); `unveraendert`: the same Stimme is there already, a repeated request. */
export type Stimmentscheidung = { readonly art: 'neu'; readonly land: Partei; readonly ersetzt: string | null } | { readonly art: 'unveraendert'; readonly land: Partei };

/** Decides on one Stimme of one Delegation; `waehler` are those who vote in this conference. */
export function castStimme(waehler: readonly Partei[], delegation: Delegation, lage: Abstimmungslage, vorhanden: Stimme | null, abgabe: Stimmabgabe): Result<Stimmentscheidung, Stimmgrund> {
  const land = waehler.find((partei) => partei === delegation);
  if (land === undefined) return abgelehnt('kein_stimmrecht');
  const offen = checkLage(lage, abgabe.fingerabdruck);
  if (!offen.ok) return offen;
  if (vorhanden === null) return abgabe.ersetzt === null ? ok({ art: 'neu', land, ersetzt: null }) : abgelehnt('stimme_veraltet');
  if (abgabe.ersetzt === vorhanden.id) return ok({ art: 'neu', land, ersetzt: vorhanden.id });
  // The same words as the chair recorded are now the Land's own, which no later act of the chair replaces.
  if (vorhanden.wert === abgabe.wert) return vorhanden.durchVorsitz ? ok({ art: 'neu', land, ersetzt: vorhanden.id }) : ok({ art: 'unveraendert', land });
  return abgelehnt(abgabe.ersetzt === null ? 'stimme_schon_abgegeben' : 'stimme_veraltet');
}

/** The Abstimmung must be open and about the text that was read. */
export function checkLage(lage: Abstimmungslage, fingerabdruck: string): Result<true, 'fassung_aufgehoben' | 'abstimmung_geschlossen' | 'fassung_geaendert'> {
  if (lage.aufgehoben) return abgelehnt('fassung_aufgehoben');
  if (lage.geschlossen) return abgelehnt('abstimmung_geschlossen');
  return lage.fingerabdruck === fingerabdruck ? ok(true) : abgelehnt('fassung_geaendert');
}

/** How the chair's act deviates for a Land: it abstains, objects, or is absent and has no Stimme. */
export type Abweichung = Exclude<Stimmwert, 'zustimmung'> | 'fehlt';

/** What the act of the chair records. `belassen` are Länder that have cast their own Stimme: the chair never overrides them. */
export interface Einvernehmen {
  readonly setzen: readonly { readonly land: Partei; readonly wert: Stimmwert; readonly ersetzt: string | null }[];
  readonly entfernen: readonly Partei[];
  readonly belassen: readonly Partei[];
}

/** The Einvernehmen in one act: every Land consents unless it is named; what a Land has cast itself stays. */
export function stateEinvernehmen(waehler: readonly Partei[], vorhanden: readonly Stimme[], abweichungen: ReadonlyMap<Partei, Abweichung>): Einvernehmen {
  const setzen: { land: Partei; wert: Stimmwert; ersetzt: string | null }[] = [];
  const entfernen: Partei[] = [];
  const belassen: Partei[] = [];
  for (const land of waehler) {
    const alt = vorhanden.find((stimme) => stimme.land === land);
    const wert = abweichungen.get(land) ?? 'zustimmung';
    if (alt !== undefined && !alt.durchVorsitz) belassen.push(land);
    else if (wert === 'fehlt') { if (alt !== undefined) entfernen.push(land); }
    else if (alt?.wert !== wert) setzen.push({ land, wert, ersetzt: alt?.id ?? null });
  }
  return { setzen, entfernen, belassen };
}
