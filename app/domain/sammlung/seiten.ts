/**
 * Page furniture of a printed Sammlung: run heads, page numbers, "noch TOP", and where a page begins.
 * Tells furniture from words and reads the facts of the run head; what the words mean is not decided here (domain.md 4.1).
 */
import { FREIGABE_ZEILE, leseDatumszeile, leseSitzungszeile, kurznameOf, SAMMLUNG_ZEILE } from './kopf.ts';
import type { Kopf } from './sammlung.ts';
import { glatt, type Quelle, type Quellzeile } from './zeilen.ts';

export interface Seitenzeile extends Quellzeile {
  readonly moebel: 'laufkopf' | 'seitenzahl' | 'noch' | null;
  /** True for the first line of words on a page, as far as the source shows pages. */
  readonly seitenstart: boolean;
}

/** Facts a run head or title page states; what it does not state is null. */
export type Kopfangabe = { readonly [K in keyof Kopf]: Kopf[K] | null };

export interface Seiten {
  readonly zeilen: readonly Seitenzeile[];
  readonly laufkopf: Kopfangabe | null;
  readonly seitenzahlen: readonly { readonly nr: number; readonly zahl: number }[];
}

const NOCH = /^noch TOP\s+\d+(?:\.\d+)?(?:(?:,\s*|\s+und\s+|\s*\+\s*)(?:TOP\s+)?\d+(?:\.\d+)?)*\s*:?$/u;
const SEITENZAHL = /^[-–]\s?(\d{1,4})\s?[-–]$/u;

/** Marks the furniture among the lines of a source. */
export function trenneSeiten(quelle: Quelle): Seiten {
  const zeilen = quelle.zeilen;
  const moebel: (Seitenzeile['moebel'])[] = zeilen.map((z) => (NOCH.test(z.text) ? 'noch' : SEITENZAHL.test(z.text) ? 'seitenzahl' : null));
  let laufkopf: Kopfangabe | null = null;
  for (let i = 0; i < zeilen.length; i += 1) {
    const kopf = leseKopfgruppe(zeilen, i);
    if (kopf === null || kopf.lang) continue;
    for (let j = i; j < i + kopf.anzahl; j += 1) moebel[j] = 'laufkopf';
    laufkopf ??= kopf.angabe;
    i += kopf.anzahl - 1;
  }
  return { zeilen: mitSeitenstart(zeilen, moebel), laufkopf, seitenzahlen: seitenzahlenOf(zeilen, moebel) };
}

function mitSeitenstart(zeilen: readonly Quellzeile[], moebel: readonly Seitenzeile['moebel'][]): Seitenzeile[] {
  let neueSeite = false;
  return zeilen.map((zeile, i) => {
    neueSeite ||= zeile.vorschub;
    const eigenes = moebel[i] ?? null;
    const seitenstart = eigenes === null && neueSeite;
    neueSeite = eigenes === null ? false : eigenes !== 'noch' || neueSeite;
    return { ...zeile, moebel: eigenes, seitenstart };
  });
}

function seitenzahlenOf(zeilen: readonly Quellzeile[], moebel: readonly Seitenzeile['moebel'][]): { nr: number; zahl: number }[] {
  return zeilen.flatMap((zeile, i) => (moebel[i] === 'seitenzahl' ? [{ nr: zeile.nr, zahl: Number(SEITENZAHL.exec(zeile.text)?.[1]) }] : []));
}

/**
 * The lines from "Sammlung" to the date, beginning at `ab`; `lang` where the date is written out, as on a title page.
 * Between the line of the Sitzung and the date the name of the conference may fill up to four lines.
 */
export function leseKopfgruppe(zeilen: readonly Quellzeile[], ab: number): { anzahl: number; lang: boolean; angabe: Kopfangabe } | null {
  if (textAt(zeilen, ab) !== SAMMLUNG_ZEILE || textAt(zeilen, ab + 1) !== FREIGABE_ZEILE) return null;
  const sitzung = leseSitzungszeile(textAt(zeilen, ab + 2));
  if (sitzung === null) return null;
  const name: string[] = [];
  for (let j = ab + 3; j < ab + 8 && j < zeilen.length; j += 1) {
    const zeile = textAt(zeilen, j);
    const datum = leseDatumszeile(zeile);
    if (datum !== null) {
      const konferenz = name.length === 0 ? sitzung.konferenz : kurznameOf([sitzung.konferenz ?? '', ...name].join(' ').trim().replace(/^der /u, ''));
      return { anzahl: j - ab + 1, lang: /\p{L}{3}/u.test(zeile.replace(/^am|^vom|bis|in \S.*$/gu, '')), angabe: { ...sitzung, ...datum, konferenz } };
    }
    name.push(zeile);
  }
  return null;
}

function textAt(zeilen: readonly Quellzeile[], index: number): string {
  return glatt(zeilen[index]?.text ?? '');
}
