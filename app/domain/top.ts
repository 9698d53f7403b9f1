/**
 * A Top as the agenda lists it, its number and the states of its Beschlussvorschlag.
 * Sources: domain.md 1.1 (every item needs an end), 1.5 (numbers: `7`, `29.2`, gaps stay), architecture.md 5 (joint TOPs).
 */
import { abgelehnt, ok, type Result } from './result.ts';

/** A lettered part of a Top: `a)` with its own title. */
export interface Topteil {
  readonly buchstabe: string;
  readonly titel: string;
}

/** What the agenda prints of a Top; `nummer` is null until it was given. */
export interface Topangabe {
  readonly nummer: string | null;
  readonly titel: string;
  readonly untertitel: readonly string[];
  readonly teile: readonly Topteil[];
}

export const ZUSTAENDE = ['anmeldung', 'entwurf', 'in_abstimmung', 'im_umlauf', 'beschlossen', 'umlauf_beschlossen', 'vertagt', 'zurueckgezogen', 'abgesetzt', 'ohne_einigung'] as const;
/**
 * Where a Beschlussvorschlag stands. `anmeldung` is its Delegation's own; from `entwurf` on all Delegationen see it. What was decided in writing
 * is `umlauf_beschlossen` and belongs to the Sammlung of no Sitzung.
 */
export type Zustand = (typeof ZUSTAENDE)[number];

/** Decided, at a Sitzung or in writing. */
export function isBeschlossen(zustand: Zustand): boolean {
  return zustand === 'beschlossen' || zustand === 'umlauf_beschlossen';
}

export const SCHRITTE = ['registrieren', 'einfrieren', 'wiedereroeffnen', 'beschliessen', 'ohne_einigung_schliessen', 'vertagen', 'zurueckziehen', 'absetzen', 'wiederaufnehmen',
  'umlauf_beginnen', 'umlauf_beschliessen', 'umlauf_ohne_einigung', 'umlauf_zurueck'] as const;
export type Schritt = (typeof SCHRITTE)[number];

/** The whole state machine: what is not in this table is refused. */
const UEBERGAENGE: Readonly<Record<Schritt, { von: readonly Zustand[]; nach: Zustand }>> = {
  registrieren: { von: ['anmeldung'], nach: 'entwurf' },
  einfrieren: { von: ['entwurf'], nach: 'in_abstimmung' },
  wiedereroeffnen: { von: ['in_abstimmung', 'ohne_einigung'], nach: 'entwurf' },
  beschliessen: { von: ['in_abstimmung'], nach: 'beschlossen' },
  ohne_einigung_schliessen: { von: ['in_abstimmung'], nach: 'ohne_einigung' },
  vertagen: { von: ['entwurf', 'ohne_einigung'], nach: 'vertagt' },
  zurueckziehen: { von: ['anmeldung', 'entwurf'], nach: 'zurueckgezogen' },
  absetzen: { von: ['entwurf', 'ohne_einigung'], nach: 'abgesetzt' },
  wiederaufnehmen: { von: ['vertagt', 'abgesetzt'], nach: 'entwurf' },
  umlauf_beginnen: { von: ['entwurf'], nach: 'im_umlauf' },
  umlauf_beschliessen: { von: ['im_umlauf'], nach: 'umlauf_beschlossen' },
  umlauf_ohne_einigung: { von: ['im_umlauf'], nach: 'ohne_einigung' },
  umlauf_zurueck: { von: ['im_umlauf'], nach: 'entwurf' }
};

/** The state after a step, or a refusal naming the state that stood in the way. */
export function nachSchritt(zustand: Zustand, schritt: Schritt): Result<Zustand, 'schritt_unzulaessig'> {
  const uebergang = UEBERGAENGE[schritt];
  return uebergang.von.includes(zustand) ? ok(uebergang.nach) : abgelehnt('schritt_unzulaessig', { zustand: bezeichnungOfZustand(zustand) });
}

const BEZEICHNUNG: Readonly<Record<Zustand, string>> = {
  anmeldung: 'Themenanmeldung in Vorbereitung', entwurf: 'Entwurf', in_abstimmung: 'in Abstimmung', im_umlauf: 'im Umlaufverfahren', beschlossen: 'beschlossen', umlauf_beschlossen: 'im Umlaufverfahren beschlossen',
  vertagt: 'vertagt', zurueckgezogen: 'zurückgezogen', abgesetzt: 'abgesetzt', ohne_einigung: 'ohne Einigung'
};

/** The state in words, as lists and pages show it. */
export function bezeichnungOfZustand(zustand: Zustand): string {
  return BEZEICHNUNG[zustand];
}

const NUMMER = /^([1-9]\d{0,2})(?:\.([1-9]\d?))?$/;

/** Reads a Top number such as `7` or `29.2`; blanks around it are forgiven. */
export function readNummer(eingabe: string): Result<string, 'nummer_form'> {
  const nummer = eingabe.trim();
  return NUMMER.test(nummer) ? ok(nummer) : abgelehnt('nummer_form');
}

/** Decided in writing, now or already: it stands on no agenda, and there is no room for it. */
export function isSchriftlich(zustand: Zustand): boolean {
  return zustand === 'im_umlauf' || zustand === 'umlauf_beschlossen';
}

/** Order of the agenda: 2 before 10, 29 before 29.2, unnumbered last. */
export function compareNummern(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [ga = 0, ua = 0] = a.split('.').map(Number);
  const [gb = 0, ub = 0] = b.split('.').map(Number);
  return ga - gb || ua - ub;
}

/** Order of matters on the agenda and in print: by the first number of each. */
export function compareByNummer(a: { readonly tops: readonly Pick<Topangabe, 'nummer'>[] }, b: { readonly tops: readonly Pick<Topangabe, 'nummer'>[] }): number {
  return compareNummern(a.tops[0]?.nummer ?? null, b.tops[0]?.nummer ?? null);
}

/** The next free whole number: inserts never renumber what was invited. */
export function nextNummer(vergeben: readonly (string | null)[]): string {
  const whole = vergeben.map((nummer) => (nummer === null ? 0 : Number(nummer.split('.')[0])));
  return String(Math.max(0, ...whole) + 1);
}

/** A number may be given or changed before the invitation; afterwards only a Top without one takes one (domain.md 1.5). */
export function setNummer(alt: string | null, neu: string, eingeladen: boolean, vergeben: readonly (string | null)[]): Result<string, 'nummer_form' | 'nummer_fest' | 'nummer_vergeben'> {
  const gelesen = readNummer(neu);
  if (!gelesen.ok || gelesen.wert === alt) return gelesen;
  if (eingeladen && alt !== null) return abgelehnt('nummer_fest', { nummer: alt });
  return vergeben.includes(gelesen.wert) ? abgelehnt('nummer_vergeben', { nummer: gelesen.wert }) : gelesen;
}

/** The short name of one or several joint Tops: `TOP 7`, `TOP 6 und 7`, or the words for an item without a number. */
export function kurzbezeichnung(tops: readonly { readonly nummer: string | null }[]): string {
  const nummern = tops.map((top) => top.nummer).filter((nummer) => nummer !== null).sort(compareNummern);
  return nummern.length === 0 ? 'TOP ohne Nummer' : `TOP ${nummern.join(' und ')}`;
}

/** What stands between the titles of joint Tops, on a page and in print. */
export const VERBINDUNG = 'in Verbindung mit';

/** The title of a matter: of all its Tops, in their order. */
export function titelOfTops(tops: readonly { readonly titel: string }[]): string {
  return tops.map((top) => top.titel).join(` ${VERBINDUNG} `);
}

/** Titles are one line of words; parts are lettered a, b, c without gaps. */
export function checkTopangabe(angabe: Topangabe): Result<Topangabe, 'titel_leer' | 'titel_zu_lang' | 'teile_luecke'> {
  const titel = angabe.titel.trim().replace(/\s+/gu, ' ');
  if (titel === '') return abgelehnt('titel_leer');
  if (titel.length > 500) return abgelehnt('titel_zu_lang');
  const teile = angabe.teile.map((teil) => ({ ...teil, titel: teil.titel.trim() }));
  if (teile.some((teil, i) => teil.buchstabe !== String.fromCharCode(97 + i) || teil.titel === '')) return abgelehnt('teile_luecke');
  return ok({ ...angabe, titel, teile, untertitel: angabe.untertitel.map((zeile) => zeile.trim()).filter((zeile) => zeile !== '') });
}
