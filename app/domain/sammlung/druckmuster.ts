/**
 * The words of a print profile as patterns: what druckprofil.ts prints is recognised here, for every conference alike.
 * A pattern takes one line whose blanks are single ones. Numbers as the conferences print them: `7`, `29.2`, `4.2`, `I.1`, `I 1` (domain.md 4.1, 5, 6).
 */
import { DRUCKPROFILE, UMLAUFWORTE, type Druckprofil } from './druckprofil.ts';

export interface Druckmuster {
  /** Heading of an agenda item: its number, and the first words of its title. */
  readonly ueberschrift: RegExp;
  /** The line of a continuation page. */
  readonly noch: RegExp;
  /** The sentence with the outcome; its first group is the outcome. */
  readonly votum: RegExp | null;
  /** The line of the rapporteurs; its first group names them. */
  readonly berichterstattung: RegExp | null;
  /** False where the conference prints no line before the text of a decision. */
  readonly hatBeschlusswort: boolean;
}

/** A printed number of an agenda item. */
export const NUMMER = String.raw`(?:[IVXLC]{1,7}[. ])?\d{1,4}(?:\.\d{1,4}){0,3}|[IVXLC]{1,7}`;

/** The patterns of one conference. */
export function druckmusterOf(profil: Druckprofil): Druckmuster {
  const [vor = '', nach = ''] = profil.ueberschrift.split('{nummer}').map(muster);
  const [nochVor = '', nochNach = ''] = profil.noch.split('{nummern}').map(muster);
  const wort = muster(profil.ueberschrift.split(' ')[0] ?? '');
  return {
    ueberschrift: new RegExp(String.raw`^(?:-\s+)?${vor}(${NUMMER})${nach}\s*(\S.*)?$`, 'u'),
    noch: new RegExp(String.raw`^${nochVor}(?:${NUMMER})(?:(?:,\s*|\s+und\s+|\s*\+\s*)(?:${wort}\s+)?(?:${NUMMER}))*${nochNach}\s*:?$`, 'u'),
    votum: zeilenmuster(profil.votum, '{ergebnis}'),
    berichterstattung: zeilenmuster(profil.berichterstattung, '{laender}'),
    hatBeschlusswort: profil.beschlusswort !== null
  };
}

/** Words with which a heading of any conference begins (`TOP`, `Punkt`). */
export const UEBERSCHRIFTWORTE: readonly string[] = [...new Set([...DRUCKPROFILE, UMLAUFWORTE].map((p) => p.ueberschrift.split(' ')[0] ?? ''))];

function zeilenmuster(zeile: string | null, platz: string): RegExp | null {
  if (zeile === null) return null;
  const [vor = '', nach = ''] = zeile.split(platz).map(muster);
  return new RegExp(`^${vor}(\\S.{0,2000}?)${nach}$`, 'u');
}

/** Printed words as a pattern: any blank is a blank, and one may stand before a colon. */
function muster(worte: string): string {
  return worte.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`).replace(/:$/u, String.raw`\s*:`);
}
