/**
 * rumpf = absatz | ziffer+, ziffer = nummer text { punkt { unterpunkt } } [ schluss ]: lines of one decision or note -> flat paragraphs.
 * Rules and traps: domain.md 4.3 and 4.8. A number counts as a Ziffer only where it continues the count and a paragraph can
 * begin; a count that ends at 1 is no count ("a decision of a single point is never written 1.").
 */
import { gliedere } from '../beschluss/gliederung.ts';
import type { Absatz, AbsatzArt } from '../beschluss/beschluss.ts';
import { findeBerichte } from './berichte.ts';
import { entscheide, type Protokoll } from './entscheidungen.ts';
import { beginne, haengeQuellzeileAn, isLeer, textOf, type Fluss, type Wortschatz } from './zeilenumbruch.ts';

/** How paragraphs are parted: Markdown; blank lines between paragraphs; or a blank line after every wrapped line (seed 002). */
export type Satzweise = 'markdown' | 'einfach' | 'doppelt';

export interface Textzeile {
  readonly nr: number;
  readonly text: string;
  readonly einzug: number;
  readonly leerDavor: boolean;
  readonly seitenstart: boolean;
}

interface Stueck {
  art: AbsatzArt;
  readonly fluss: Fluss;
  nummer: number | null;
  readonly einzug: number;
}

interface Lage {
  readonly satzweise: Satzweise;
  readonly wortschatz: Wortschatz;
  readonly protokoll: Protokoll;
  readonly stuecke: Stueck[];
  /** Number of the last Ziffer, 0 before the first; the last bullet of the first level. */
  ziffer: number;
  punkt: Stueck | undefined;
  /** How often each `n.` opens a line of this text; two candidates for one number make a doubtful one false. */
  readonly anwaerter: ReadonlyMap<number, number>;
}

/** The paragraphs, and for each line the index of the paragraph it went to. */
export interface Gelesen {
  readonly absaetze: readonly Absatz[];
  readonly ziele: readonly number[];
}

/** Reads one text. Every line ends up in exactly one paragraph. */
export function leseAbsaetze(zeilen: readonly Textzeile[], satzweise: Satzweise, wortschatz: Wortschatz, protokoll: Protokoll): Gelesen {
  const lage: Lage = { satzweise, wortschatz, protokoll, stuecke: [], ziffer: 0, punkt: undefined, anwaerter: zaehleAnwaerter(zeilen) };
  const ziele = zeilen.map((zeile) => {
    lies(lage, zeile);
    return lage.stuecke.length - 1;
  });
  return { absaetze: ohneEinzelziffer(lage.stuecke).map(({ art, text }) => ({ art, text, berichte: findeBerichte(text) })), ziele };
}

/** A number with its text, or alone on its line with the text on the next (2001 to 2015). */
const ZIFFER = /^(?:[-*+•]\s+)?(\d{1,3})\.(?:\s+(?=\S)|$)/u;
const PUNKT = /^(?:[-*+•·▪\u2013\u2014\uF0B7])\s+(?=\S)/u;

function zaehleAnwaerter(zeilen: readonly Textzeile[]): Map<number, number> {
  const anzahl = new Map<number, number>();
  for (const { text } of zeilen) {
    const nummer = Number(ZIFFER.exec(text)?.[1] ?? 0);
    anzahl.set(nummer, (anzahl.get(nummer) ?? 0) + 1);
  }
  return anzahl;
}

function lies(lage: Lage, zeile: Textzeile): void {
  const letztes = lage.stuecke.at(-1);
  if (letztes !== undefined && isLeer(letztes.fluss) && !zeile.leerDavor) {
    haengeQuellzeileAn(letztes.fluss, zeile, lage.wortschatz, lage.protokoll);
    return;
  }
  const ziffer = ZIFFER.exec(zeile.text);
  const zifferwahl = ziffer === null ? null : waehleZiffer(lage, zeile, Number(ziffer[1]));
  if (ziffer !== null && zifferwahl === 'ziffer') {
    neuesStueck(lage, zeile, 'ziffer', ziffer[0].length, Number(ziffer[1]));
    return;
  }
  const punkt = PUNKT.exec(zeile.text);
  if (punkt !== null && (zifferwahl === 'punkt' || isPunkt(lage, zeile, punkt[0]))) {
    neuesStueck(lage, zeile, ebeneOf(lage, zeile, punkt[0]), punkt[0].length);
    return;
  }
  if (letztes === undefined || isNeuerAbsatz(lage, zeile, letztes)) neuesStueck(lage, zeile, isPunktArt(letztes?.art) ? 'schluss' : 'absatz', 0);
  else haengeQuellzeileAn(letztes.fluss, zeile, lage.wortschatz, lage.protokoll);
}

function neuesStueck(lage: Lage, zeile: Textzeile, art: AbsatzArt, abZeichen: number, nummer: number | null = null): void {
  const stueck: Stueck = { art, fluss: beginne(zeile.text.slice(abZeichen)), nummer, einzug: zeile.einzug };
  lage.stuecke.push(stueck);
  if (nummer !== null) lage.ziffer = nummer;
  if (art === 'punkt') lage.punkt = stueck;
}

type Zifferwahl = 'ziffer' | 'punkt' | 'fliesstext';

/** ziffer: a number that is the next in the count, at a place where a paragraph can begin. Ziffer wins over bullet (domain.md 4.8). */
function waehleZiffer(lage: Lage, zeile: Textzeile, nummer: number): Zifferwahl | null {
  if (nummer !== lage.ziffer + 1) return null;
  const eigene = zifferurteil(lage, zeile, nummer);
  const frage = { zeile: zeile.nr, text: `${/^[-*+•]/u.test(zeile.text) ? '- ' : ''}${nummer}.` };
  if (eigene !== 'fliesstext' && /^[-*+•]/u.test(zeile.text)) {
    return entscheide<Zifferwahl>(lage.protokoll, { ...frage, art: 'ziffer_als_punkt', wahl: 'ziffer', moeglich: ['ziffer', 'punkt'] });
  }
  return entscheide<Zifferwahl>(lage.protokoll, {
    ...frage, art: 'ziffer_ohne_satzende', wahl: eigene === 'fliesstext' ? 'fliesstext' : 'ziffer', moeglich: ['ziffer', 'fliesstext'], sicher: eigene !== 'zweifel'
  });
}

function zifferurteil(lage: Lage, zeile: Textzeile, nummer: number): 'ziffer' | 'fliesstext' | 'zweifel' {
  if (lage.stuecke.length === 0 || lage.satzweise === 'markdown') return 'ziffer';
  if (lage.satzweise === 'einfach' && zeile.leerDavor) return 'ziffer';
  const satzZuEnde = endetSatz(lage.stuecke.at(-1));
  if (lage.ziffer === 0) return zeile.seitenstart && satzZuEnde ? 'ziffer' : 'fliesstext';
  if (satzZuEnde) return 'ziffer';
  return (lage.anwaerter.get(nummer) ?? 0) > 1 || /\.$/u.test(zeile.text.slice(0, 4)) ? 'fliesstext' : 'zweifel';
}

/**
 * punkt: a round bullet always opens one; a dash only where a paragraph can begin: behind a blank line, among bullets that end
 * like items of a list, or deeper than the words of the bullet above, or as deep as the dash before it.
 */
function isPunkt(lage: Lage, zeile: Textzeile, zeichen: string): boolean {
  if (lage.satzweise === 'markdown' || /^[•·▪\uF0B7]/u.test(zeichen)) return true;
  const eigene = isStrichpunkt(lage, zeile);
  const offen = lage.stuecke.at(-1);
  const sicher = eigene || offen === undefined || !/[:,;]$/u.test(offen.fluss.ende);
  return entscheide(lage.protokoll, { zeile: zeile.nr, art: 'strich', text: zeile.text.slice(0, 200), wahl: eigene ? 'punkt' : 'fliesstext', moeglich: ['punkt', 'fliesstext'], sicher }) === 'punkt';
}

function isStrichpunkt(lage: Lage, zeile: Textzeile): boolean {
  if (lage.satzweise === 'einfach' && zeile.leerDavor) return true;
  const offen = lage.stuecke.at(-1);
  if (offen === undefined || !isPunktArt(offen.art)) return false;
  const tiefer = offen.art === 'punkt' ? zeile.einzug >= offen.einzug + 3 : zeile.einzug === offen.einzug;
  return tiefer || /[:,;.]$/u.test(offen.fluss.ende);
}

/** Level of a bullet: a clearly deeper indent (in Markdown of four at least, domain.md 4.8), or a dash under a round bullet. */
function ebeneOf(lage: Lage, zeile: Textzeile, zeichen: string): AbsatzArt {
  const oben = isPunktArt(lage.stuecke.at(-1)?.art) ? lage.punkt : undefined;
  if (oben === undefined) return 'punkt';
  const tiefer = zeile.einzug >= oben.einzug + 2;
  if (lage.satzweise === 'markdown') return tiefer && zeile.einzug >= 4 ? 'unterpunkt' : 'punkt';
  return tiefer || /^[-\u2013\u2014]/u.test(zeichen) ? 'unterpunkt' : 'punkt';
}

/** Does a line without a marker open a paragraph of its own? A page break alone does not: most paragraphs run on over it. */
function isNeuerAbsatz(lage: Lage, zeile: Textzeile, letztes: Stueck): boolean {
  if (isLeer(letztes.fluss)) return false;
  if (isPunktArt(letztes.art) && isSchluss(lage, zeile, letztes)) return true;
  if (zeile.seitenstart || !zeile.leerDavor) return false;
  return lage.satzweise === 'doppelt' ? zeile.einzug >= 2 && !isPunktArt(letztes.art) : true;
}

/**
 * schluss: stands less deep than the words of the bullets before it, but indented where lines are doubled; in Markdown it shows
 * on a new page by a bullet left open.
 */
function isSchluss(lage: Lage, zeile: Textzeile, letztes: Stueck): boolean {
  if (lage.satzweise !== 'markdown') return letztes.einzug >= 2 && zeile.einzug <= letztes.einzug && (lage.satzweise === 'einfach' || zeile.einzug >= 2);
  return zeile.seitenstart && /[,;]$/u.test(letztes.fluss.ende) && /^\p{Ll}/u.test(zeile.text);
}

function isPunktArt(art: AbsatzArt | undefined): boolean {
  return art === 'punkt' || art === 'unterpunkt';
}

/** Looks at the last characters only: a huge paragraph costs no more than a small one. */
function endetSatz(stueck: Stueck | undefined): boolean {
  return /[.!?:;][“”"’)\]]*$/u.test((stueck?.fluss.ende ?? '').slice(-40));
}

/** The paragraphs as words; a lone "1." is a word of its paragraph, not a Ziffer. */
function ohneEinzelziffer(stuecke: readonly Stueck[]): { art: AbsatzArt; text: string }[] {
  const einzeln = stuecke.filter((s) => s.nummer !== null).length === 1;
  return stuecke.map(({ art, fluss, nummer }) =>
    einzeln && nummer !== null ? { art: 'absatz', text: `${nummer}. ${textOf(fluss)}` } : { art, text: textOf(fluss) }
  );
}

/** Number of Ziffern that a text prints; 0 for a decision of one paragraph. */
export function anzahlZiffern(absaetze: readonly Absatz[]): number {
  return gliedere(absaetze).filter((zeile) => zeile.nummer !== null).length;
}
