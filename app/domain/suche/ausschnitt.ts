/**
 * The piece of a text that shows why it was found: one window around the place with the most hits, the hits apart from the rest.
 * Answers plain runs of words, never markup: whatever stands in the text stays text (C1).
 */
import type { Wortprobe } from './faltung.ts';

export interface Textlauf { readonly text: string; readonly treffer: boolean }

/** Characters of a window, and how far before the first hit it begins. */
const FENSTER = 260;
const VORLAUF = 70;
/** Longer texts are looked at to here only. */
const HOECHSTENS = 40_000;

/** Splits words into runs, hits apart. Joined, the runs are the text. */
export function markiere(text: string, probe: Wortprobe): Textlauf[] {
  return laeufeOf(text, trefferIn(text, probe));
}

/** The window with the most hits; null where no word of the text is one. */
export function ausschnittOf(text: string, probe: Wortprobe): Textlauf[] | null {
  const orte = trefferIn(text.slice(0, HOECHSTENS), probe);
  const erster = besterBeginn(orte);
  if (erster === undefined) return null;
  const von = wortanfang(text, Math.max(0, erster.von - VORLAUF));
  const bis = wortende(text, Math.min(text.length, von + FENSTER));
  const laeufe = laeufeOf(text.slice(von, bis).replace(/\n/gu, ' '), orte.filter((o) => o.von >= von && o.bis <= bis).map((o) => ({ von: o.von - von, bis: o.bis - von })));
  return [...(von > 0 ? [{ text: '… ', treffer: false }] : []), ...laeufe, ...(bis < text.length ? [{ text: ' …', treffer: false }] : [])];
}

/** The beginning of a text, for hits that were found otherwise. */
export function anfangOf(text: string): Textlauf[] {
  const bis = wortende(text, Math.min(text.length, FENSTER));
  return [{ text: text.slice(0, bis).replace(/\n/gu, ' ') + (bis < text.length ? ' …' : ''), treffer: false }];
}

interface Ort { readonly von: number; readonly bis: number }

function trefferIn(text: string, probe: Wortprobe): Ort[] {
  return [...text.matchAll(/\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+/gu)].filter(([wort]) => probe(wort)).map((m) => ({ von: m.index, bis: m.index + m[0].length }));
}

function besterBeginn(orte: readonly Ort[]): Ort | undefined {
  let bester = orte[0];
  let meiste = 0;
  let ende = 0;
  orte.forEach((ort, i) => {
    while (ende < orte.length && (orte[ende]?.bis ?? 0) <= ort.von + FENSTER - VORLAUF) ende += 1;
    if (ende - i > meiste) [bester, meiste] = [ort, ende - i];
  });
  return bester;
}

function laeufeOf(text: string, orte: readonly Ort[]): Textlauf[] {
  const laeufe: Textlauf[] = [];
  let ab = 0;
  for (const { von, bis } of orte) {
    if (von > ab) laeufe.push({ text: text.slice(ab, von), treffer: false });
    laeufe.push({ text: text.slice(von, bis), treffer: true });
    ab = bis;
  }
  return ab < text.length ? [...laeufe, { text: text.slice(ab), treffer: false }] : laeufe;
}

function wortanfang(text: string, ort: number): number {
  if (ort === 0) return 0;
  const luecke = /\s/u.exec(text.slice(ort, ort + 40));
  return luecke === null ? ganz(text, ort) : ort + luecke.index + 1;
}

function wortende(text: string, ort: number): number {
  if (ort >= text.length) return text.length;
  const luecke = text.lastIndexOf(' ', ort);
  return luecke > ort - 40 ? luecke : ganz(text, ort);
}

/** Never between the halves of a character. */
function ganz(text: string, ort: number): number {
  return /[\uDC00-\uDFFF]/u.test(text.charAt(ort)) || /^[\uDC00-\uDFFF]/.test(text.slice(ort, ort + 1)) ? ort - 1 : ort;
}
