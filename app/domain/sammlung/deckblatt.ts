/**
 * What stands before the first TOP: title page and Hinweise (domain.md 4.1 and 3). Either may be missing.
 * Lines of the title page are kept as printed; Hinweise are joined into paragraphs.
 */
import { leseKopfgruppe, type Kopfangabe, type Seitenzeile } from './seiten.ts';
import { glatt } from './zeilen.ts';
import { beginne, haengeZeileAn, textOf, wortschatzOf, type Fluss } from './zeilenumbruch.ts';

export interface Deckblatt {
  readonly titelblatt: readonly string[];
  readonly hinweise: readonly string[];
  readonly kopf: Kopfangabe | null;
  readonly rest: readonly Seitenzeile[];
}

/** Reads the lines before the first heading; what is neither title nor Hinweis is left over. */
export function leseDeckblatt(zeilen: readonly Seitenzeile[]): Deckblatt {
  const wort = zeilen.findIndex((z) => z.moebel === null && /^Hinweise?:$/u.test(glatt(z.text)));
  const moebel = zeilen.findIndex((z) => z.moebel === 'laufkopf');
  const titelende = wort !== -1 ? wort : moebel !== -1 ? moebel : zeilen.length;
  const titel = zeilen.slice(0, titelende).filter((z) => z.moebel === null);
  const kopf = kopfAus(titel);
  const seitenende = zeilen.findIndex((z, i) => i >= titelende && z.moebel !== null);
  const ende = seitenende === -1 ? zeilen.length : seitenende;
  const hinweise = wort === -1 ? [] : zeilen.slice(wort + 1, ende);
  return {
    titelblatt: kopf === null ? [] : titel.map((z) => glatt(z.text)),
    hinweise: absaetzeAus(hinweise),
    kopf,
    rest: [...(kopf === null ? titel : []), ...zeilen.slice(ende).filter((z) => z.moebel === null)]
  };
}

function kopfAus(zeilen: readonly Seitenzeile[]): Kopfangabe | null {
  for (let i = 0; i < zeilen.length; i += 1) {
    const gruppe = leseKopfgruppe(zeilen, i);
    if (gruppe !== null) return mitOrtszeile(gruppe.angabe, zeilen[i + gruppe.anzahl]);
  }
  return null;
}

/** Older title pages print "in Ort" on a line of its own. */
function mitOrtszeile(kopf: Kopfangabe, danach: Seitenzeile | undefined): Kopfangabe {
  const ort = danach === undefined ? null : (/^in (\p{Lu}[^.:]{1,60})$/u.exec(glatt(danach.text))?.[1] ?? null);
  return { ...kopf, ort: kopf.ort ?? ort };
}

function absaetzeAus(zeilen: readonly Seitenzeile[]): string[] {
  const wortschatz = wortschatzOf(zeilen.map((z) => z.text));
  const absaetze: Fluss[] = [];
  for (const zeile of zeilen) {
    const letzter = absaetze.at(-1);
    if (letzter === undefined || zeile.leerDavor) absaetze.push(beginne(zeile.text));
    else haengeZeileAn(letzter, zeile.text, wortschatz);
  }
  return absaetze.map(textOf);
}
