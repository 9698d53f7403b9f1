/**
 * Flat paragraphs -> nested blocks, for printers that have real lists (PDF, HTML). Numbers come from gliederung.ts.
 * Everything behind the first numbered Ziffer belongs to a Ziffer; nothing is dropped, also where the sequence makes no sense.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { gliedere } from '../beschluss/gliederung.ts';

export interface Punkt {
  readonly absatz: Absatz;
  readonly unterpunkte: readonly Absatz[];
}

export interface Ziffer {
  readonly nummer: number;
  readonly bloecke: readonly Block[];
}

export type Block =
  | { readonly art: 'absatz'; readonly absatz: Absatz }
  | { readonly art: 'punkte'; readonly punkte: readonly Punkt[] }
  | { readonly art: 'ziffern'; readonly ziffern: readonly Ziffer[] };

type Offen =
  | { art: 'absatz'; absatz: Absatz }
  | { art: 'punkte'; punkte: { absatz: Absatz; unterpunkte: Absatz[] }[] }
  | { art: 'ziffern'; ziffern: { nummer: number; bloecke: Offen[] }[] };

/** Nests one text. */
export function bloeckeOf(absaetze: readonly Absatz[]): Block[] {
  const wurzel: Offen[] = [];
  let ziel = wurzel;
  for (const { absatz, nummer } of gliedere(absaetze)) {
    if (nummer !== null) ziel = neueZiffer(wurzel, nummer, absatz);
    else if (absatz.art === 'punkt' || absatz.art === 'unterpunkt') neuerPunkt(ziel, absatz);
    else ziel.push({ art: 'absatz', absatz });
  }
  return wurzel;
}

function neueZiffer(wurzel: Offen[], nummer: number, absatz: Absatz): Offen[] {
  const bloecke: Offen[] = [{ art: 'absatz', absatz }];
  const letzter = wurzel.at(-1);
  if (letzter?.art === 'ziffern') letzter.ziffern.push({ nummer, bloecke });
  else wurzel.push({ art: 'ziffern', ziffern: [{ nummer, bloecke }] });
  return bloecke;
}

function neuerPunkt(ziel: Offen[], absatz: Absatz): void {
  const letzter = ziel.at(-1);
  const punkte = letzter?.art === 'punkte' ? letzter.punkte : [];
  if (letzter?.art !== 'punkte') ziel.push({ art: 'punkte', punkte });
  const punkt = punkte.at(-1);
  if (absatz.art === 'unterpunkt' && punkt !== undefined) punkt.unterpunkte.push(absatz);
  else punkte.push({ absatz, unterpunkte: [] });
}
