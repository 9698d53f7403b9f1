/**
 * Lines of one decision or note -> flat paragraphs: Ziffern, bullets of two levels, closing text, plain paragraphs.
 * Rules and traps: domain.md 4.3 and 4.8. A number counts as a Ziffer only where it continues the count and a paragraph can
 * begin; a count that ends at 1 is no count ("a decision of a single point is never written 1.").
 */
import { gliedere } from '../beschluss/gliederung.ts';
import type { Absatz, AbsatzArt } from '../beschluss/beschluss.ts';
import { findeBerichte } from './berichte.ts';
import type { Befund } from './sammlung.ts';
import { verbinde, type Wortschatz } from './zeilenumbruch.ts';

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
  text: string;
  nummer: number | null;
  einzug: number;
  readonly nr: number;
}

interface Lage {
  readonly satzweise: Satzweise;
  readonly wortschatz: Wortschatz;
  readonly stuecke: Stueck[];
  readonly befunde: Befund[];
  /** How often each `n.` opens a line of this text; two candidates for one number make a doubtful one false. */
  readonly anwaerter: ReadonlyMap<number, number>;
}

/** Reads one text. Every line ends up in exactly one paragraph. */
export function leseAbsaetze(zeilen: readonly Textzeile[], satzweise: Satzweise, wortschatz: Wortschatz): { absaetze: Absatz[]; befunde: Befund[] } {
  const lage: Lage = { satzweise, wortschatz, stuecke: [], befunde: [], anwaerter: zaehleAnwaerter(zeilen) };
  for (const zeile of zeilen) lies(lage, zeile);
  ohneEinzelziffer(lage.stuecke);
  return { absaetze: lage.stuecke.map(({ art, text }) => ({ art, text, berichte: findeBerichte(text) })), befunde: lage.befunde };
}

const ZIFFER = /^(?:[-*+•]\s+)?(\d{1,3})\.\s+(?=\S)/u;
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
  const ziffer = ZIFFER.exec(zeile.text);
  if (ziffer !== null && isZiffer(lage, zeile, Number(ziffer[1]))) {
    if (/^[-*+•]/u.test(zeile.text)) lage.befunde.push({ zeile: zeile.nr, art: 'ziffer_als_punkt', text: ziffer[0].trim() });
    lage.stuecke.push({ art: 'ziffer', text: zeile.text.slice(ziffer[0].length), nummer: Number(ziffer[1]), einzug: zeile.einzug, nr: zeile.nr });
    return;
  }
  const punkt = PUNKT.exec(zeile.text);
  if (punkt !== null && isPunkt(lage, zeile, punkt[0])) {
    lage.stuecke.push({ art: ebeneOf(lage, zeile, punkt[0]), text: zeile.text.slice(punkt[0].length), nummer: null, einzug: zeile.einzug, nr: zeile.nr });
    return;
  }
  const letztes = lage.stuecke.at(-1);
  if (letztes === undefined || isNeuerAbsatz(lage, zeile, letztes)) {
    lage.stuecke.push({ art: isPunktArt(letztes?.art) ? 'schluss' : 'absatz', text: zeile.text, nummer: null, einzug: zeile.einzug, nr: zeile.nr });
  } else {
    haengeAn(lage, letztes, zeile);
  }
}

/** Does `n.` at the head of this line open a Ziffer? It must be the next in the count, at a place where a paragraph can begin. */
function isZiffer(lage: Lage, zeile: Textzeile, nummer: number): boolean {
  const bisher = lage.stuecke.findLast((s) => s.nummer !== null)?.nummer ?? 0;
  if (nummer !== bisher + 1) return false;
  if (lage.stuecke.length === 0 || lage.satzweise === 'markdown') return true;
  if (lage.satzweise === 'einfach' && zeile.leerDavor) return true;
  const satzZuEnde = endetSatz(lage.stuecke.at(-1)?.text ?? '');
  if (bisher === 0) return zeile.seitenstart && satzZuEnde;
  if (satzZuEnde) return true;
  if ((lage.anwaerter.get(nummer) ?? 0) > 1) return false;
  lage.befunde.push({ zeile: zeile.nr, art: 'ziffer_ohne_satzende', text: `${nummer}.` });
  return true;
}

/** A dash opens a bullet only where a paragraph can begin; a round bullet always does. */
function isPunkt(lage: Lage, zeile: Textzeile, zeichen: string): boolean {
  if (lage.satzweise === 'markdown' || /^[•·▪\uF0B7]/u.test(zeichen)) return true;
  if (lage.satzweise === 'einfach' && zeile.leerDavor) return true;
  return /[:,;.]$/u.test(lage.stuecke.at(-1)?.text ?? '') && isPunktArt(lage.stuecke.at(-1)?.art);
}

/** Level of a bullet: a clearly deeper indent (in Markdown of four at least, domain.md 4.8), or a dash under a round bullet. */
function ebeneOf(lage: Lage, zeile: Textzeile, zeichen: string): AbsatzArt {
  const oben = isPunktArt(lage.stuecke.at(-1)?.art) ? lage.stuecke.findLast((s) => s.art === 'punkt') : undefined;
  if (oben === undefined) return 'punkt';
  const tiefer = zeile.einzug >= oben.einzug + 2;
  if (lage.satzweise === 'markdown') return tiefer && zeile.einzug >= 4 ? 'unterpunkt' : 'punkt';
  return tiefer || /^[-\u2013\u2014]/u.test(zeichen) ? 'unterpunkt' : 'punkt';
}

/** Does a line without a marker open a paragraph of its own? A page break alone does not: most paragraphs run on over it. */
function isNeuerAbsatz(lage: Lage, zeile: Textzeile, letztes: Stueck): boolean {
  if (isPunktArt(letztes.art) && isSchluss(lage, zeile, letztes)) return true;
  if (zeile.seitenstart || !zeile.leerDavor) return false;
  return lage.satzweise === 'doppelt' ? zeile.einzug >= 2 : true;
}

/** Closing text stands less deep than the words of the bullets before it; on a new page it shows by a bullet left open. */
function isSchluss(lage: Lage, zeile: Textzeile, letztes: Stueck): boolean {
  if (lage.satzweise !== 'markdown') return letztes.einzug >= 2 && zeile.einzug <= letztes.einzug;
  return zeile.seitenstart && /[,;]$/u.test(letztes.text) && /^\p{Ll}/u.test(zeile.text);
}

function haengeAn(lage: Lage, letztes: Stueck, zeile: Textzeile): void {
  const { text, trennung } = verbinde(letztes.text, zeile.text, lage.wortschatz);
  letztes.text = text;
  if (trennung !== null && !trennung.sicher) lage.befunde.push({ zeile: zeile.nr, art: 'trennstrich', text: trennung.wort });
}

function isPunktArt(art: AbsatzArt | undefined): boolean {
  return art === 'punkt' || art === 'unterpunkt';
}

function endetSatz(text: string): boolean {
  return /[.!?:;][“”"’)\]]*$/u.test(text);
}

/** A lone "1." is a word of the paragraph, not a Ziffer. */
function ohneEinzelziffer(stuecke: Stueck[]): void {
  const ziffern = stuecke.filter((s) => s.nummer !== null);
  const [einzige] = ziffern;
  if (ziffern.length !== 1 || einzige === undefined) return;
  einzige.text = `${einzige.nummer}. ${einzige.text}`;
  einzige.art = 'absatz';
}

/** Number of Ziffern that a text prints; 0 for a decision of one paragraph. */
export function anzahlZiffern(absaetze: readonly Absatz[]): number {
  return gliedere(absaetze).filter((zeile) => zeile.nummer !== null).length;
}
