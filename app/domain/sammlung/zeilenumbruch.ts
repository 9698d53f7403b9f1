/**
 * Hard-wrapped lines -> running words. Decides what a hyphen or a slash at a line end meant (domain.md 4.8) and says where it guessed.
 * Order of the evidence: the next word, then how the same word is written elsewhere in the document.
 */
import { entscheide, type Protokoll } from './entscheidungen.ts';

/** How a hyphen or slash at a line end may be resolved. */
export type Trennwahl = 'zusammen' | 'mit_strich' | 'mit_strich_und_luecke' | 'mit_luecke';

/** A line end that could mean several things: what was chosen, and whether by evidence or (`sicher` false) by a rule of thumb. */
export interface Trennung {
  readonly art: 'trennstrich' | 'schraegstrich';
  readonly sicher: boolean;
  readonly wort: string;
  readonly wahl: Trennwahl;
  readonly moeglich: readonly Trennwahl[];
}

/** Has the last word on a line end. */
export type Trennwaehler = (trennung: Trennung) => Trennwahl;

/** Words of a whole document, to look up how a broken one is written elsewhere. */
export type Wortschatz = ReadonlySet<string>;

/** No German word is longer; what stands before it does not matter for a line end. */
const WORT_HOECHSTENS = 200;

const WORT = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** The words of a document that stand unbroken inside a line. */
export function wortschatzOf(zeilen: readonly string[]): Wortschatz {
  const woerter = new Set<string>();
  for (const zeile of zeilen) {
    for (const wort of zeile.match(WORT) ?? []) woerter.add(wort.toLowerCase());
  }
  return woerter;
}

/** Words of one paragraph while its lines are joined; finished words are kept apart, so that joining stays linear. */
export interface Fluss {
  readonly vorn: string[];
  ende: string;
}

/** A paragraph that begins with this line. */
export function beginne(zeile: string): Fluss {
  return { vorn: [], ende: zeile };
}

/** Joins the next line to the paragraph. */
export function haengeZeileAn(fluss: Fluss, zeile: string, wortschatz: Wortschatz, waehle?: Trennwaehler): void {
  const { text } = verbinde(fluss.ende, zeile, wortschatz, waehle);
  const ab = text.length > 4_096 ? text.length - 512 : 0;
  if (ab > 0) fluss.vorn.push(text.slice(0, ab));
  fluss.ende = text.slice(ab);
}

/** Joins a line of the source; doubts about its beginning go to the record of the reading. */
export function haengeQuellzeileAn(fluss: Fluss, zeile: { readonly nr: number; readonly text: string }, wortschatz: Wortschatz, protokoll: Protokoll): void {
  haengeZeileAn(fluss, zeile.text, wortschatz, ({ wort, ...trennung }) => entscheide(protokoll, { zeile: zeile.nr, text: wort, ...trennung }));
}

/** True before the first word. */
export function isLeer(fluss: Fluss): boolean {
  return fluss.ende === '' && fluss.vorn.length === 0;
}

/** All words of the paragraph. */
export function textOf(fluss: Fluss): string {
  return fluss.vorn.join('') + fluss.ende;
}

/** The words so far and the next line as one text; `trennung` says what was chosen at a hyphen or slash between the two. */
export function verbinde(bisher: string, naechste: string, wortschatz: Wortschatz, waehle: Trennwaehler = (t) => t.wahl): { text: string; trennung: Trennung | null } {
  if (bisher === '') return { text: naechste, trennung: null };
  if (bisher.endsWith('\u00AD')) return { text: bisher.slice(0, -1) + naechste, trennung: null };
  const trennung = /\p{L}\/$/u.test(bisher.slice(-2)) ? amSchraegstrich(bisher) : bisher.endsWith('-') ? amTrennstrich(bisher, naechste, wortschatz) : null;
  return { text: trennung === null ? `${bisher} ${naechste}` : fuege(bisher, naechste, waehle(trennung)), trennung };
}

function fuege(bisher: string, naechste: string, wahl: Trennwahl): string {
  if (wahl === 'mit_luecke' || wahl === 'mit_strich_und_luecke') return `${bisher} ${naechste}`;
  return (wahl === 'zusammen' && bisher.endsWith('-') ? bisher.slice(0, -1) : bisher) + naechste;
}

function amSchraegstrich(bisher: string): Trennung {
  return { art: 'schraegstrich', sicher: false, wort: `${letztesWort(bisher.slice(-WORT_HOECHSTENS, -1))}/`, wahl: 'zusammen', moeglich: ['zusammen', 'mit_luecke'] };
}

function trennstrich(wahl: Trennwahl, wort: string, sicher: boolean): Trennung {
  return { art: 'trennstrich', sicher, wort, wahl, moeglich: ['zusammen', 'mit_strich', 'mit_strich_und_luecke'] };
}

/** Null where the hyphen is a dash or announces a second half ("Aus- und Fortbildung"): then a blank follows, and nothing is in doubt. */
function amTrennstrich(bisher: string, naechste: string, wortschatz: Wortschatz): Trennung | null {
  const vorn = /(\S*)-$/u.exec(bisher.slice(-WORT_HOECHSTENS))?.[1] ?? '';
  const hinten = /^[\p{L}\p{N}]+/u.exec(naechste.slice(0, WORT_HOECHSTENS))?.[0] ?? '';
  if (vorn === '') return freierStrich(bisher, hinten);
  if (/^(?:und|oder|bzw|beziehungsweise|sowie|als|noch|statt|wie)$/u.test(hinten)) return null;
  if (hinten === '' || !/[\p{L}\p{N}]$/u.test(vorn)) return null;
  if (/^[\p{Lu}\p{N}]/u.test(hinten)) return trennstrich('mit_strich', `${vorn}-${hinten}`, wortschatz.has(`${letztesWort(vorn)}-${hinten}`.toLowerCase()));
  return kleinGeschrieben(letztesWort(vorn), hinten, wortschatz);
}

/** A hyphen that stands alone: a dash, unless the word before it announces a second half ("und -verkäufer"). */
function freierStrich(bisher: string, hinten: string): Trennung | null {
  const ergaenzung = /(?:\bund|\boder|\bbzw\.|\bsowie|\/)\s-$/u.test(bisher.slice(-WORT_HOECHSTENS));
  return ergaenzung && hinten !== '' ? trennstrich('mit_strich', `-${hinten}`, false) : null;
}

function kleinGeschrieben(vorn: string, hinten: string, wortschatz: Wortschatz): Trennung {
  const ganz = wortschatz.has(`${vorn}${hinten}`.toLowerCase());
  const strich = wortschatz.has(`${vorn}-${hinten}`.toLowerCase());
  return strich && !ganz ? trennstrich('mit_strich', `${vorn}-${hinten}`, true) : trennstrich('zusammen', `${vorn}${hinten}`, ganz && !strich);
}

function letztesWort(teil: string): string {
  return /[\p{L}\p{N}-]+$/u.exec(teil)?.[0] ?? teil;
}
