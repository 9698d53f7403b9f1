/**
 * The text of a Beschlussvorschlag, a Beschluss or a Protokollnotiz: a flat list of paragraphs.
 * A paragraph is its exact printed words plus the places of report citations and cross references in them.
 * Numbers and indents are never stored: gliederung.ts computes them (architecture.md 5, "The text is flat").
 */

/** `absatz` plain paragraph (or one following on inside a Ziffer), `ziffer` numbered, `punkt`/`unterpunkt` bullets, `schluss` closing text after bullets. */
export const ABSATZ_ARTEN = ['absatz', 'ziffer', 'punkt', 'unterpunkt', 'schluss'] as const;
export type AbsatzArt = (typeof ABSATZ_ARTEN)[number];

/** Printed release mark of a cited report; null where the text prints none (domain.md 3). */
export type Berichtmarke = 'freigegeben' | 'nicht freigegeben' | null;

/** What a citation says of a report. `stand` as printed (`10.08.21`, `August 2021`) or null; `gattung` is the word before the title, '' where there is none. */
export interface Berichtsangabe {
  readonly gattung: string;
  readonly titel: string;
  readonly stand: string | null;
  readonly vs: boolean;
  readonly freigabe: Berichtmarke;
}

/** A citation in a paragraph: UTF-16 offsets [von, bis) into `text`. `id` names it within a text, where an editor made it. */
export interface Bericht extends Berichtsangabe {
  readonly von: number;
  readonly bis: number;
  readonly id?: string;
}

/** A cross reference in a paragraph: UTF-16 offsets [von, bis) into `text`; `ziel` is the place meant, in words or as `ziffer:<n>`. */
export interface Verweis {
  readonly von: number;
  readonly bis: number;
  readonly ziel: string;
}

export interface Absatz {
  readonly art: AbsatzArt;
  readonly text: string;
  readonly berichte: readonly Bericht[];
  readonly verweise?: readonly Verweis[];
}

/** A plain paragraph without citations; the short form tests and importers use. */
export function absatz(art: AbsatzArt, text: string): Absatz {
  return { art, text, berichte: [] };
}

/** True where the paragraph carries no word at all. */
export function isEmpty(a: Absatz): boolean {
  return a.text.trim() === '';
}
