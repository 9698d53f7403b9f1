/**
 * Hard-wrapped lines -> running words. Decides what a hyphen at a line end meant (domain.md 4.8) and says where it guessed.
 * Order of the evidence: the next word, then how the same word is written elsewhere in the document.
 */

/** How one hyphen at a line end was resolved; `sicher` is false where only a rule of thumb decided. */
export interface Trennung {
  readonly sicher: boolean;
  readonly wort: string;
}

/** Words of a whole document, to look up how a broken one is written elsewhere. */
export type Wortschatz = ReadonlySet<string>;

const WORT = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** The words of a document that stand unbroken inside a line. */
export function wortschatzOf(zeilen: readonly string[]): Wortschatz {
  const woerter = new Set<string>();
  for (const zeile of zeilen) {
    for (const wort of zeile.match(WORT) ?? []) woerter.add(wort.toLowerCase());
  }
  return woerter;
}

/** Appends the next line to the words so far. */
export function verbinde(bisher: string, naechste: string, wortschatz: Wortschatz): { text: string; trennung: Trennung | null } {
  if (bisher === '') return { text: naechste, trennung: null };
  if (bisher.endsWith('\u00AD')) return { text: bisher.slice(0, -1) + naechste, trennung: null };
  if (!bisher.endsWith('-')) return { text: `${bisher} ${naechste}`, trennung: null };
  return amTrennstrich(bisher, naechste, wortschatz);
}

function amTrennstrich(bisher: string, naechste: string, wortschatz: Wortschatz): { text: string; trennung: Trennung | null } {
  const vorn = /(\S*)-$/u.exec(bisher)?.[1] ?? '';
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
  const ergaenzung = /(?:\bund|\boder|\bbzw\.|\bsowie|\/)\s-$/u.test(bisher);
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
