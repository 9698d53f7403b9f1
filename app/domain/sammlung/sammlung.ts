/**
 * The model of a Sammlung: what is printed, read, exported and kept in the archive (contract.md, "The model").
 * It decides the shape and the key of a decision, nothing of layout: kopf.ts computes run heads, text.ts and the
 * printers of server/publication lay it out, lesen.ts makes it from a published text, pruefung.ts from unknown JSON.
 */
import type { Absatz } from '../beschluss/beschluss.ts';

/**
 * Where the decisions were taken. Run heads call an ordinary conference "Sitzung", the one of December 2020 "Beratung" (domain.md 2.1);
 * what was decided in writing between two of them is printed by itself, with the number of its Umlaufverfahren (docs/entscheidungen/0097).
 */
export type Sitzungsart = 'Sitzung' | 'Beratung' | Umlaufart;
export type Umlaufart = `Umlaufverfahren ${number}/${number}`;

const UMLAUFART = /^Umlaufverfahren ([1-9]\d{0,3})\/(\d{4})$/u;

/** True for one of the three. */
export function isSitzungsart(wort: unknown): wort is Sitzungsart {
  return wort === 'Sitzung' || wort === 'Beratung' || isUmlauf(wort);
}

export function isUmlauf(art: unknown): art is Umlaufart {
  return typeof art === 'string' && UMLAUFART.test(art);
}

/** `3/2027`; null where the decisions were taken at a Sitzung. */
export function umlaufnummerOf(art: Sitzungsart): string | null {
  const treffer = UMLAUFART.exec(art);
  return treffer === null ? null : `${treffer[1] ?? ''}/${treffer[2] ?? ''}`;
}

/** Days as `YYYY-MM-DD`. */
export interface Zeitraum {
  readonly von: string;
  readonly bis: string;
}

/** What run heads and the title page are computed from. `zeitraum` null prints "am <beschlussdatum>", else "vom … bis …". */
export interface Kopf {
  /** Short name (`IMK`), or the printed name in the genitive where no short name is known. */
  readonly konferenz: string;
  readonly art: Sitzungsart;
  readonly nummer: number | null;
  readonly beschlussdatum: string;
  readonly zeitraum: Zeitraum | null;
  readonly ort: string | null;
}

/** A lettered part of one TOP: a), b) … */
export interface Titelteil {
  readonly buchstabe: string;
  readonly titel: string;
}

/** A heading. `nummer` as printed (`20`, `29.2`). */
export interface Topkopf {
  readonly nummer: string;
  readonly titel: string;
  readonly untertitel: readonly string[];
  readonly teile: readonly Titelteil[];
  /** Länder that report on the item, where the conference prints them (JuMiKo). */
  readonly berichterstattung?: readonly string[];
}

/** A note under a decision. `bezeichnung` is the word of its head line (`Protokollnotiz`), `parteien` the codes in printed order. */
export interface Notiz {
  readonly bezeichnung: string;
  readonly parteien: readonly string[];
  readonly absaetze: readonly Absatz[];
}

/** A published decision; two or more `tops` are printed "in Verbindung mit". */
export interface VeroeffentlichterBeschluss {
  readonly tops: readonly Topkopf[];
  readonly absaetze: readonly Absatz[];
  readonly protokollnotizen: readonly Notiz[];
  /** The outcome in the words of the rule set (`einstimmig`), where the conference prints it (GMK); print profile in druckprofil.ts. */
  readonly ergebnis?: string;
}

/** Something the reader decided in doubt, or that a person should look at; `zeile` counts lines of the source from 1. */
export interface Befund {
  readonly zeile: number;
  readonly art: string;
  readonly text: string;
  /** What the reader chose, and what a person may choose instead (entscheidungen.ts); absent where there is no choice. */
  readonly wahl?: string;
  readonly moeglich?: readonly string[];
}

/** A line of the source that found no place. */
export interface Restzeile {
  readonly zeile: number;
  readonly text: string;
}

export interface Sammlung extends Kopf {
  readonly format: 'einvernehmen-sammlung';
  readonly fassung: 1;
  /** Lines of the title page as printed; empty where the source has none: the PDF then computes them (kopf.ts). */
  readonly titelblatt: readonly string[];
  readonly hinweise: readonly string[];
  readonly beschluesse: readonly VeroeffentlichterBeschluss[];
  readonly befunde: readonly Befund[];
  readonly rest: readonly Restzeile[];
  /** Pages of the source that was read, the title page counted as 1; absent in a Sammlung of our own. */
  readonly seiten?: number;
}

/** The key of a decision in inventories, anchors and file names: `7`, `29.2`, joint `6+7`. */
export function schluesselOf(beschluss: { readonly tops: readonly { readonly nummer: string }[] }): string {
  return beschluss.tops.map((top) => top.nummer).join('+');
}

/** A Sammlung of our own: no findings, nothing left over. */
export function neueSammlung(
  kopf: Kopf,
  inhalt: Pick<Sammlung, 'titelblatt' | 'hinweise' | 'beschluesse'>
): Sammlung {
  return { format: 'einvernehmen-sammlung', fassung: 1, ...kopf, ...inhalt, befunde: [], rest: [] };
}
