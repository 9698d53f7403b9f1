/**
 * The stages of a TOP before the conference decides (domain.md 2.1; docs/entscheidungen/0084): as it was registered, as the Arbeitskreis left it, as the
 * Vorkonferenz left it. At each the text is kept, and what that stage makes of it is a Votum: it recommends and decides nothing.
 */
import type { Absatz } from './beschluss/beschluss.ts';
import { gliedere } from './beschluss/gliederung.ts';
import { abgelehnt, ok, type Result } from './result.ts';

export const STUFEN = ['anmeldung', 'arbeitskreis', 'vorkonferenz'] as const;
export type Stufe = (typeof STUFEN)[number];
/** Those at which people meet. The Anmeldung is kept by itself when it is handed in. */
export const GREMIEN = ['arbeitskreis', 'vorkonferenz'] as const;
export type Gremium = (typeof GREMIEN)[number];
export const VOTEN = ['empfohlen', 'nicht_empfohlen', 'strittig', 'ohne_votum'] as const;
export type Votum = (typeof VOTEN)[number];

/** A stage that was kept: its Votum and the fingerprint of its text. */
export interface Stufenstand { readonly stufe: Stufe; readonly votum: Votum | null; readonly vermerk: string; readonly fingerabdruck: string }

const STUFENWORT: Readonly<Record<Stufe, string>> = { anmeldung: 'Anmeldung', arbeitskreis: 'Arbeitskreis', vorkonferenz: 'Vorkonferenz' };
const VOTENWORT: Readonly<Record<Votum, string>> = { empfohlen: 'Annahme empfohlen', nicht_empfohlen: 'Annahme nicht empfohlen', strittig: 'strittig', ohne_votum: 'ohne Votum' };

export function stufenwort(stufe: Stufe): string {
  return STUFENWORT[stufe];
}

export function votenwort(votum: Votum): string {
  return VOTENWORT[votum];
}

/** `Votum der Vorkonferenz: Annahme empfohlen`; never a word that a Beschluss has. */
export function votumsatz({ stufe, votum }: Pick<Stufenstand, 'stufe' | 'votum'>): string | null {
  if (votum === null) return null;
  return `Votum ${stufe === 'arbeitskreis' ? 'des Arbeitskreises' : 'der Vorkonferenz'}: ${VOTENWORT[votum]}`;
}

/** Stages go forward; one may be kept again where its text, its Votum or its remark has changed. The text is the one that was read. */
export function keepStufe(bisher: readonly Stufenstand[], neu: { readonly stufe: Gremium; readonly votum: Votum; readonly vermerk: string }, text: { readonly fingerabdruck: string; readonly gelesen: string }): Result<Stufenstand, 'stufe_zurueck' | 'fassung_geaendert' | 'stufe_unveraendert'> {
  if (text.fingerabdruck !== text.gelesen) return abgelehnt('fassung_geaendert');
  const letzte = bisher.at(-1);
  if (letzte !== undefined && STUFEN.indexOf(letzte.stufe) > STUFEN.indexOf(neu.stufe)) return abgelehnt('stufe_zurueck', { stufe: STUFENWORT[letzte.stufe] });
  const stand: Stufenstand = { stufe: neu.stufe, votum: neu.votum, vermerk: neu.vermerk.trim(), fingerabdruck: text.fingerabdruck };
  const gleich = letzte?.stufe === stand.stufe && letzte.votum === stand.votum && letzte.vermerk === stand.vermerk && letzte.fingerabdruck === stand.fingerabdruck;
  return gleich ? abgelehnt('stufe_unveraendert') : ok(stand);
}

/** A text line by line with its numbers and bullets, as two of them are compared. */
export function zeilenOf(absaetze: readonly Absatz[]): string {
  return gliedere(absaetze).map((z) => `${z.ebene === 0 ? '' : `${'  '.repeat(z.ebene)}– `}${z.nummer === null ? '' : `${z.nummer}. `}${z.absatz.text}`).join('\n');
}
