/**
 * Hard-wrapped lines -> running words. Decides what a hyphen or a slash at a line end meant (domain.md 4.8) and says where it guessed.
 * Order of the evidence: the next word, then how the same word is written elsewhere in the document.
 */

/** How one hyphen at a line end was resolved; `sicher` is false where only a rule of thumb decided. */
export interface Trennung {
  readonly sicher: boolean;
  readonly wort: string;
}

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

/** Joins the next line to the paragraph; says what became of a hyphen between the two. */
export function haengeZeileAn(fluss: Fluss, zeile: string, wortschatz: Wortschatz): Trennung | null {
  const { text, trennung } = verbinde(fluss.ende, zeile, wortschatz);
  const ab = text.length > 4_096 ? text.length - 512 : 0;
  if (ab > 0) fluss.vorn.push(text.slice(0, ab));
  fluss.ende = text.slice(ab);
  return trennung;
}

/** All words of the paragraph. */
export function textOf(fluss: Fluss): string {
  return fluss.vorn.join('') + fluss.ende;
}

/** The words so far and the next line as one text. */
export function verbinde(bisher: string, naechste: string, wortschatz: Wortschatz): { text: string; trennung: Trennung | null } {
  if (bisher === '') return { text: naechste, trennung: null };
  if (bisher.endsWith('\u00AD')) return { text: bisher.slice(0, -1) + naechste, trennung: null };
  if (/\p{L}\/$/u.test(bisher.slice(-2))) return { text: bisher + naechste, trennung: { sicher: false, wort: `${letztesWort(bisher.slice(-WORT_HOECHSTENS, -1))}/` } };
  if (!bisher.endsWith('-')) return { text: `${bisher} ${naechste}`, trennung: null };
  return amTrennstrich(bisher, naechste, wortschatz);
}

function amTrennstrich(bisher: string, naechste: string, wortschatz: Wortschatz): { text: string; trennung: Trennung | null } {
  const vorn = /(\S*)-$/u.exec(bisher.slice(-WORT_HOECHSTENS))?.[1] ?? '';
  const hinten = /^[\p{L}\p{N}]+/u.exec(naechste)?.[0] ?? '';
  const mitStrich = `${bisher}${naechste}`;
  const mitLuecke = `${bisher} ${naechste}`;
  if (vorn === '') return freierStrich(bisher, mitStrich, mitLuecke, hinten);
  if (/^(?:und|oder|bzw|beziehungsweise|sowie|als|noch|statt|wie)$/u.test(hinten)) return { text: mitLuecke, trennung: null };
  if (hinten === '' || !/[\p{L}\p{N}]$/u.test(vorn)) return { text: mitLuecke, trennung: null };
  if (/^[\p{Lu}\p{N}]/u.test(hinten)) return { text: mitStrich, trennung: { sicher: wortschatz.has(`${letztesWort(vorn)}-${hinten}`.toLowerCase()), wort: `${vorn}-${hinten}` } };
  return kleinGeschrieben(bisher, naechste, letztesWort(vorn), hinten, wortschatz);
}

/** A hyphen that stands alone: a dash, unless the word before it announces a second half ("und -verkäufer"). */
function freierStrich(bisher: string, mitStrich: string, mitLuecke: string, hinten: string): { text: string; trennung: Trennung | null } {
  const ergaenzung = /(?:\bund|\boder|\bbzw\.|\bsowie|\/)\s-$/u.test(bisher.slice(-WORT_HOECHSTENS));
  return ergaenzung && hinten !== '' ? { text: mitStrich, trennung: { sicher: false, wort: `-${hinten}` } } : { text: mitLuecke, trennung: null };
}

function kleinGeschrieben(bisher: string, naechste: string, vorn: string, hinten: string, wortschatz: Wortschatz): { text: string; trennung: Trennung } {
  const ganz = wortschatz.has(`${vorn}${hinten}`.toLowerCase());
  const strich = wortschatz.has(`${vorn}-${hinten}`.toLowerCase());
  if (strich && !ganz) return { text: `${bisher}${naechste}`, trennung: { sicher: true, wort: `${vorn}-${hinten}` } };
  return { text: `${bisher.slice(0, -1)}${naechste}`, trennung: { sicher: ganz && !strich, wort: `${vorn}${hinten}` } };
}

function letztesWort(teil: string): string {
  return /[\p{L}\p{N}-]+$/u.exec(teil)?.[0] ?? teil;
}
