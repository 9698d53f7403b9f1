/**
 * The Protokollnotiz: written by its authors, private until announced, joined by others, bound to its words (domain.md 1.3, 1.4; architecture.md 5).
 * Joining binds a signature to the fingerprint: one changed letter sets the others to "erneut zu bestätigen", and what is not confirmed is not printed under their name.
 */
import { inPrintingOrder, type Partei } from './land.ts';
import { abgelehnt, ok, type Result } from './result.ts';
import type { Zustand } from './top.ts';

/** `abgegeben`: fixed with its words when the chair closed the Abstimmung. */
export type Notizzustand = 'privat' | 'angekuendigt' | 'zurueckgezogen' | 'abgegeben';

/** A Delegation under a note; `fingerabdruck` names the words it signed, null while it has joined without confirming. */
export interface Unterschrift {
  readonly delegation: Partei;
  readonly fingerabdruck: string | null;
}

export interface Protokollnotiz {
  readonly zustand: Notizzustand;
  readonly initiator: Partei;
  /** Head line order set by hand; empty means by rule. */
  readonly reihenfolge: readonly Partei[];
  readonly unterschriften: readonly Unterschrift[];
}

export type Notizgrund = 'notiz_geschlossen' | 'notiz_nicht_angekuendigt' | 'notiz_schon_angekuendigt' | 'notiz_leer' | 'notiz_nicht_beteiligt' | 'notiz_schon_beteiligt' | 'notiz_geaendert' | 'reihenfolge_unvollstaendig';

/** A note may be drafted from the first draft on and changed until the chair closes. */
export function acceptsNotizen(zustand: Zustand): boolean {
  return zustand === 'entwurf' || zustand === 'in_abstimmung' || zustand === 'im_umlauf';
}

/** True while the note itself can still change. */
export function isOpen(notiz: Pick<Protokollnotiz, 'zustand'>): boolean {
  return notiz.zustand === 'privat' || notiz.zustand === 'angekuendigt';
}

export function isAutor(notiz: Pick<Protokollnotiz, 'unterschriften'>, delegation: string): boolean {
  return notiz.unterschriften.some((u) => u.delegation === delegation);
}

/** Announcing makes a private note with words readable for all Delegationen. */
export function announce(notiz: Protokollnotiz, leer: boolean): Result<'angekuendigt', Notizgrund> {
  if (!isOpen(notiz)) return abgelehnt('notiz_geschlossen');
  if (notiz.zustand === 'angekuendigt') return abgelehnt('notiz_schon_angekuendigt');
  return leer ? abgelehnt('notiz_leer') : ok('angekuendigt');
}

/** Signing (by an author) or joining (by another): bound to the words that were read, `gelesen`, which must be the words that stand. */
export function sign(notiz: Protokollnotiz, delegation: Partei, gelesen: string, jetzt: string, leer: boolean): Result<Unterschrift, Notizgrund> {
  if (!isOpen(notiz)) return abgelehnt('notiz_geschlossen');
  if (leer) return abgelehnt('notiz_leer');
  if (!isAutor(notiz, delegation) && notiz.zustand !== 'angekuendigt') return abgelehnt('notiz_nicht_angekuendigt');
  return gelesen === jetzt ? ok({ delegation, fingerabdruck: jetzt }) : abgelehnt('notiz_geaendert');
}

/** What leaving does: the last author withdraws the note; when the initiator leaves, the next in printing order takes its place. */
export interface Austritt {
  readonly zurueckgezogen: boolean;
  readonly initiator: Partei;
}

export function leave(notiz: Protokollnotiz, delegation: Partei): Result<Austritt, Notizgrund> {
  if (!isOpen(notiz)) return abgelehnt('notiz_geschlossen');
  if (!isAutor(notiz, delegation)) return abgelehnt('notiz_nicht_beteiligt');
  const rest = inPrintingOrder(notiz.unterschriften.map((u) => u.delegation).filter((d) => d !== delegation));
  const next = notiz.initiator === delegation ? rest[0] : notiz.initiator;
  return ok({ zurueckgezogen: rest.length === 0, initiator: next ?? notiz.initiator });
}

/** The Parteien whose signature covers the words `fingerabdruck`, in the order of the head line. */
export function signatories(notiz: Protokollnotiz, fingerabdruck: string): Partei[] {
  return inHeadOrder(notiz, notiz.unterschriften.filter((u) => u.fingerabdruck === fingerabdruck).map((u) => u.delegation));
}

/** Order of a head line: as set by hand where that names them all, else initiator first, then the order of Länder, BMI last (domain.md 1.4). */
export function inHeadOrder(notiz: Pick<Protokollnotiz, 'initiator' | 'reihenfolge'>, parteien: readonly Partei[]): Partei[] {
  if (parteien.every((p) => notiz.reihenfolge.includes(p))) return notiz.reihenfolge.filter((p) => parteien.includes(p));
  const sorted = inPrintingOrder(parteien);
  return sorted.includes(notiz.initiator) ? [notiz.initiator, ...sorted.filter((p) => p !== notiz.initiator)] : sorted;
}

/** An order by hand must name every author once. */
export function checkReihenfolge(notiz: Protokollnotiz, reihenfolge: readonly Partei[]): Result<readonly Partei[], Notizgrund> {
  if (!isOpen(notiz)) return abgelehnt('notiz_geschlossen');
  const same = reihenfolge.length === notiz.unterschriften.length && notiz.unterschriften.every((u) => reihenfolge.includes(u.delegation));
  return same ? ok(reihenfolge) : abgelehnt('reihenfolge_unvollstaendig');
}

/** `Protokollnotiz BY, BW und BMI:`, the head line as printed. */
export function kopfzeile(bezeichnung: string, parteien: readonly Partei[]): string {
  const last = parteien[parteien.length - 1] ?? '';
  return `${bezeichnung} ${parteien.length < 2 ? last : `${parteien.slice(0, -1).join(', ')} und ${last}`}:`;
}
