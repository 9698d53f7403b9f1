/**
 * seite = laufkopf [ seitenzahl ] ( topanfang | fortsetzung ): the furniture of the pages, and where a page begins (domain.md 4.1).
 * The page number stands behind the run head, or before it (2001 to 2015). Tells furniture from words and reads the facts of
 * the run head; what the words mean is not decided here.
 */
import { druckmusterOf, UEBERSCHRIFTWORTE, type Druckmuster } from './druckmuster.ts';
import { druckprofilFor, type Druckprofil } from './druckprofil.ts';
import { FREIGABE_ZEILE, isLangesDatum, kurznameOf, leseDatumszeile, leseOrtszeile, leseSitzungszeile, SAMMLUNG_ZEILE } from './kopf.ts';
import type { Kopf } from './sammlung.ts';
import { glatt, type Quelle, type Quellzeile } from './zeilen.ts';

type Moebel = 'laufkopf' | 'seitenzahl' | 'noch' | null;

export interface Seitenzeile extends Quellzeile {
  readonly moebel: Moebel;
  /** True for the first line of words on a page, as far as the source shows pages. */
  readonly seitenstart: boolean;
}

/** Facts a run head or title page states; what it does not state is null. */
export type Kopfangabe = { readonly [K in keyof Kopf]: Kopf[K] | null };

export interface Seiten {
  readonly zeilen: readonly Seitenzeile[];
  readonly laufkopf: Kopfangabe | null;
  readonly seitenzahlen: readonly { readonly nr: number; readonly zahl: number }[];
  /** The words of the conference that the source names. */
  readonly profil: Druckprofil;
  readonly muster: Druckmuster;
}

/** The lines from "Sammlung" to the date. */
interface Kopfgruppe {
  readonly ab: number;
  readonly anzahl: number;
  /** True where the month stands in words. */
  readonly lang: boolean;
  readonly angabe: Kopfangabe;
}

const SEITENZAHL = /^[-–]\s?(\d{1,4})\s?[-–]$/u;
/** What stands on no title page: a heading, a continuation, a Ziffer, a page number. */
const ENTSCHEIDUNG = new RegExp(String.raw`^(?:(?:${UEBERSCHRIFTWORTE.join('|')}|noch) |\d{1,3}\.|Beschluss:|[-–]\s?\d)`, 'u');
/** A title page begins on the first lines; an office block of a few lines may stand before it. */
const TITEL_SPAETESTENS = 12;

/** Marks the furniture among the lines of a source. */
export function trenneSeiten(quelle: Quelle): Seiten {
  const { zeilen } = quelle;
  const gruppen = kopfgruppen(zeilen);
  const titel = titelgruppe(zeilen, gruppen);
  const laufkoepfe = gruppen.filter((gruppe) => gruppe !== titel);
  const angabe = (laufkoepfe[0] ?? titel)?.angabe;
  const profil = druckprofilFor({ konferenz: angabe?.konferenz ?? 'IMK', art: angabe?.art ?? 'Sitzung' });
  const muster = druckmusterOf(profil);
  const moebel: Moebel[] = zeilen.map((z) => (muster.noch.test(glatt(z.text)) ? 'noch' : SEITENZAHL.test(z.text) ? 'seitenzahl' : null));
  for (const { ab, anzahl } of laufkoepfe) moebel.fill('laufkopf', ab, ab + anzahl);
  return { zeilen: mitSeitenstart(zeilen, moebel), laufkopf: laufkoepfe[0]?.angabe ?? null, seitenzahlen: seitenzahlenOf(zeilen, moebel), profil, muster };
}

function kopfgruppen(zeilen: readonly Quellzeile[]): Kopfgruppe[] {
  const gruppen: Kopfgruppe[] = [];
  for (let i = 0; i < zeilen.length; i += 1) {
    const gruppe = leseKopfgruppe(zeilen, i);
    if (gruppe === null) continue;
    gruppen.push({ ab: i, ...gruppe });
    i += gruppe.anzahl - 1;
  }
  return gruppen;
}

/** The first group is a title page where it writes the month out, or where a second group follows before any decision. */
function titelgruppe(zeilen: readonly Quellzeile[], [erste, zweite]: readonly Kopfgruppe[]): Kopfgruppe | undefined {
  if (erste === undefined || erste.lang) return erste;
  if (erste.ab > TITEL_SPAETESTENS || zweite === undefined || zeilen.slice(0, erste.ab).some((z) => SEITENZAHL.test(z.text))) return undefined;
  const bis = SEITENZAHL.test(textAt(zeilen, zweite.ab - 1)) ? zweite.ab - 1 : zweite.ab;
  const dazwischen = zeilen.slice(erste.ab + erste.anzahl, Math.min(bis, erste.ab + 60)).map((z) => glatt(z.text));
  const isTitel = dazwischen.length < 40 && dazwischen.every((text) => !ENTSCHEIDUNG.test(text)) && leseSitzungszeile(textAt(zeilen, erste.ab + 2))?.konferenz === null;
  return isTitel ? erste : undefined;
}

function mitSeitenstart(zeilen: readonly Quellzeile[], moebel: readonly Moebel[]): Seitenzeile[] {
  let neueSeite = false;
  return zeilen.map((zeile, i) => {
    neueSeite ||= zeile.vorschub;
    const eigenes = moebel[i] ?? null;
    const seitenstart = eigenes === null && neueSeite;
    neueSeite = eigenes === null ? false : eigenes !== 'noch' || neueSeite;
    return { ...zeile, moebel: eigenes, seitenstart };
  });
}

function seitenzahlenOf(zeilen: readonly Quellzeile[], moebel: readonly Moebel[]): { nr: number; zahl: number }[] {
  return zeilen.flatMap((zeile, i) => (moebel[i] === 'seitenzahl' ? [{ nr: zeile.nr, zahl: Number(SEITENZAHL.exec(zeile.text)?.[1]) }] : []));
}

/**
 * laufkopf: the lines from "Sammlung" to the date, beginning at `ab`; `lang` where the month is written out, as on a title page.
 * Between the line of the Sitzung and the date the name of the conference may fill up to four lines; a place may follow on its own.
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
      const ort = datum.ort === null ? ortszeile(zeilen, j + 1) : null;
      return { anzahl: j - ab + (ort === null ? 1 : 2), lang: isLangesDatum(zeile), angabe: { ...sitzung, ...datum, konferenz, ort: datum.ort ?? ort } };
    }
    name.push(zeile);
  }
  return null;
}

/** A place right below the date, with nothing running on from it. */
function ortszeile(zeilen: readonly Quellzeile[], index: number): string | null {
  const zeile = zeilen[index];
  const danach = zeilen[index + 1];
  const steht = zeile !== undefined && !zeile.leerDavor && (danach === undefined || danach.leerDavor || danach.vorschub);
  return steht ? leseOrtszeile(glatt(zeile.text)) : null;
}

function textAt(zeilen: readonly Quellzeile[], index: number): string {
  return glatt(zeilen[index]?.text ?? '');
}
