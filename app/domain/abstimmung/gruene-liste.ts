/**
 * TOPs ohne Aussprache, the Grüne Liste (domain.md 2.2; features.md 27): the chair proposes what is agreed in advance, any Delegation takes one
 * off until the chair closes the list, and what is left is decided in one step, each TOP on its own Fassung. One that cannot be decided holds up
 * the whole list and is named: nothing is half done (docs/entscheidungen/0093).
 */
import type { Partei } from '../land.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import type { Zustand } from '../top.ts';
import type { Abweichung, Stimme } from './stimme.ts';

export type Listenzustand = 'offen' | 'geschlossen' | 'aufgehoben';

/** One TOP on the list, with the Fassung that it is decided on. */
export interface Listenposten { readonly vorschlagId: string; readonly fassungId: string; readonly herausgenommen: boolean }
export interface Listenlage { readonly zustand: Listenzustand; readonly posten: readonly Listenposten[] }

/** Where a TOP stands that the list names: its state, and whether the Fassung is still the one. */
export interface Postenlage { readonly kurz: string; readonly zustand: Zustand; readonly aufgehoben: boolean; readonly gleich: boolean }

/** A list needs something to decide on, each TOP once and on a Fassung that is voted on; one list at a time. */
export function proposeListe(laufend: boolean, posten: readonly Postenlage[]): Result<true, 'liste_leer' | 'liste_laeuft' | 'liste_hindernis'> {
  if (laufend) return abgelehnt('liste_laeuft');
  if (posten.length === 0) return abgelehnt('liste_leer');
  return refuseOn(posten.flatMap(hindernisseOf));
}

/** Off the list until it is closed, once. */
export function takeOff(liste: Listenlage, vorschlagId: string): Result<Listenposten, 'liste_geschlossen' | 'posten_unbekannt' | 'posten_herausgenommen'> {
  if (liste.zustand !== 'offen') return abgelehnt('liste_geschlossen');
  const posten = liste.posten.find((p) => p.vorschlagId === vorschlagId);
  if (posten === undefined) return abgelehnt('posten_unbekannt');
  return posten.herausgenommen ? abgelehnt('posten_herausgenommen') : ok(posten);
}

/** What is decided when the list closes: all that nobody took off. */
export function closeListe(liste: Listenlage): Result<Listenposten[], 'liste_geschlossen' | 'liste_leer'> {
  if (liste.zustand !== 'offen') return abgelehnt('liste_geschlossen');
  const rest = liste.posten.filter((p) => !p.herausgenommen);
  return rest.length === 0 ? abgelehnt('liste_leer') : ok(rest);
}

/** Why a TOP cannot be voted on as the list has it, with its name; nothing where it can. */
export function hindernisseOf(p: Postenlage): string[] {
  if (p.aufgehoben || p.zustand === 'entwurf') return [`${p.kurz} (der Text ist wieder offen)`];
  if (p.zustand !== 'in_abstimmung') return [`${p.kurz} (dazu wird nicht mehr abgestimmt)`];
  return p.gleich ? [] : [`${p.kurz} (es gibt eine neue Fassung)`];
}

/** The same for a TOP whose Stimmen carry no decision. */
export function ungetrageneOf(e: { readonly kurz: string; readonly angenommen: boolean; readonly bezeichnung: string }): string[] {
  return e.angenommen ? [] : [`${e.kurz} (${e.bezeichnung})`];
}

/** All that hinder, in one sentence; a list with any is not decided. */
export function refuseOn(hindernisse: readonly string[]): Result<true, 'liste_hindernis'> {
  return hindernisse.length === 0 ? ok(true) : abgelehnt('liste_hindernis', { anzahl: String(hindernisse.length), tops: hindernisse.join(', ') });
}

/** What the chair has recorded for a Land before stays as it is: the list decides nothing over it. */
export function abweichungenOf(stimmen: readonly Stimme[]): ReadonlyMap<Partei, Abweichung> {
  return new Map(stimmen.flatMap(({ land, wert, durchVorsitz }) => (durchVorsitz && wert !== 'zustimmung' ? [[land, wert] as const] : [])));
}
