/**
 * Where the decisions stand in the source: lines and pages. A page holds one decision only, so pages are counted by their
 * beginnings (domain.md 4.1); a printed number that contradicts the count is reported.
 */
import type { Abschnitt } from './abschnitte.ts';
import { melde, type Protokoll } from './entscheidungen.ts';
import { schluesselOf, type VeroeffentlichterBeschluss } from './sammlung.ts';

/** Line and page of each heading, of its continuations and notes. */
export interface Fundstelle {
  readonly schluessel: string;
  readonly zeilen: readonly number[];
  readonly seite: number;
  readonly fortsetzungen: readonly number[];
  readonly notizen: readonly number[];
}

/** The places of all decisions, the title page being page 1. */
export function fundstellenOf(abschnitte: readonly Abschnitt[], beschluesse: readonly VeroeffentlichterBeschluss[]): Fundstelle[] {
  let seite = 1;
  return abschnitte.map((abschnitt, i) => {
    const fundstelle: Fundstelle = {
      schluessel: schluesselOf(beschluesse[i] ?? { tops: [] }),
      zeilen: abschnitt.koepfe.map((k) => k[0]?.nr ?? 0),
      seite: seite + 1,
      fortsetzungen: abschnitt.fortsetzungen.map((z) => z.nr),
      notizen: abschnitt.notizen.map((n) => n.kopf.nr)
    };
    seite += 1 + fundstelle.fortsetzungen.length;
    return fundstelle;
  });
}

/** Reports printed page numbers before a heading that differ from the count. Both lists are in the order of the source. */
export function meldeSeitenzahlen(seitenzahlen: readonly { nr: number; zahl: number }[], fundstellen: readonly Fundstelle[], protokoll: Protokoll): void {
  let i = 0;
  for (const { nr, zahl } of seitenzahlen) {
    while (i < fundstellen.length && anfang(fundstellen[i]) <= nr) i += 1;
    const folgende = fundstellen[i];
    const fortgesetzt = (fundstellen[i - 1]?.fortsetzungen.at(-1) ?? 0) > nr;
    if (folgende !== undefined && !fortgesetzt && folgende.seite !== zahl) melde(protokoll, nr, 'seitenzahl', `gedruckt ${zahl}, gezählt ${folgende.seite}`);
  }
}

function anfang(fundstelle: Fundstelle | undefined): number {
  return fundstelle?.zeilen[0] ?? 0;
}
