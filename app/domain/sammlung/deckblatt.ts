/**
 * titelblatt hinweise: what stands before the first TOP (domain.md 4.1 and 3). Either may be missing.
 * Lines of the title page are kept as printed; Hinweise are joined into paragraphs; what is neither is left over.
 */
import type { Protokoll } from './entscheidungen.ts';
import { leseOrtszeile } from './kopf.ts';
import { leseKopfgruppe, type Kopfangabe, type Seitenzeile } from './seiten.ts';
import { glatt } from './zeilen.ts';
import { beginne, haengeQuellzeileAn, textOf, wortschatzOf, type Fluss } from './zeilenumbruch.ts';

export interface Deckblatt {
  readonly titelblatt: readonly string[];
  readonly hinweise: readonly string[];
  readonly kopf: Kopfangabe | null;
  readonly rest: readonly Seitenzeile[];
  /** The lines of each part, for their Herkunft. */
  readonly titelzeilen: readonly Seitenzeile[];
  readonly hinweiszeilen: readonly Seitenzeile[];
}

/** Reads the lines before the first heading. */
export function leseDeckblatt(zeilen: readonly Seitenzeile[], protokoll: Protokoll): Deckblatt {
  const wort = zeilen.findIndex((z) => z.moebel === null && /^Hinweise?:$/u.test(glatt(z.text)));
  const moebel = zeilen.findIndex((z) => z.moebel === 'laufkopf');
  const titelende = wort !== -1 ? wort : moebel !== -1 ? moebel : zeilen.length;
  const titel = zeilen.slice(0, titelende).filter((z) => z.moebel === null);
  const kopf = titelblatt(titel);
  const seitenende = zeilen.findIndex((z, i) => i >= titelende && z.moebel !== null);
  const ende = seitenende === -1 ? zeilen.length : seitenende;
  const text = wort === -1 ? [] : zeilen.slice(wort + 1, ende);
  const dahinter = zeilen.slice(ende).filter((z) => z.moebel === null);
  return {
    titelblatt: kopf === null ? [] : titel.map((z) => glatt(z.text)),
    hinweise: hinweise(text, protokoll),
    kopf,
    rest: [...(kopf === null ? titel : []), ...dahinter],
    titelzeilen: kopf === null ? [] : titel,
    hinweiszeilen: wort === -1 ? [] : zeilen.slice(wort, ende)
  };
}

/** titelblatt: an office block, and the lines from "Sammlung" to the date, with "in Ort" on a line of its own in older ones. */
function titelblatt(zeilen: readonly Seitenzeile[]): Kopfangabe | null {
  for (let i = 0; i < zeilen.length; i += 1) {
    const gruppe = leseKopfgruppe(zeilen, i);
    if (gruppe !== null) return { ...gruppe.angabe, ort: gruppe.angabe.ort ?? leseOrtszeile(glatt(zeilen[i + gruppe.anzahl]?.text ?? '')) };
  }
  return null;
}

/** hinweise: paragraphs parted by blank lines. */
function hinweise(zeilen: readonly Seitenzeile[], protokoll: Protokoll): string[] {
  const wortschatz = wortschatzOf(zeilen.map((z) => z.text));
  const absaetze: Fluss[] = [];
  for (const zeile of zeilen) {
    const letzter = absaetze.at(-1);
    if (letzter === undefined || zeile.leerDavor) absaetze.push(beginne(zeile.text));
    else haengeQuellzeileAn(letzter, zeile, wortschatz, protokoll);
  }
  return absaetze.map(textOf);
}
