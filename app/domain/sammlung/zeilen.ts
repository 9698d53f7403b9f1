/**
 * Source text -> lines with what the reader needs to know of them: number, indent, blank line before, page start.
 * Takes Markdown apart only as far as it is decoration (bold, italics round release marks, escapes); words stay as they are
 * (domain.md 4.8: typos of the source are kept verbatim).
 */
import { UEBERSCHRIFTWORTE } from './druckmuster.ts';

/** A line with words. `nr` counts physical lines from 1; `einzug` the blanks before the first character. */
export interface Quellzeile {
  readonly nr: number;
  readonly roh: string;
  /** Words without decoration and without blanks at the ends. */
  readonly text: string;
  readonly einzug: number;
  readonly leerDavor: boolean;
  /** True where a form feed stands before the line. */
  readonly vorschub: boolean;
}

export interface Quelle {
  readonly zeilen: readonly Quellzeile[];
  readonly markdown: boolean;
  /** Numbers of lines that hold decoration and no words. */
  readonly zierde: readonly number[];
}

/** Splits a text. Linear in its length. */
export function zerlege(text: string): Quelle {
  const roh = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const markdown = roh.some(isMarkdownZeile);
  const zeilen: Quellzeile[] = [];
  const zierde: number[] = [];
  let leerDavor = true;
  let vorschub = false;
  roh.forEach((zeile, index) => {
    vorschub ||= zeile.includes('\f');
    const ohne = zeile.replaceAll('\f', '');
    const words = (markdown ? ohneAuszeichnung(ohne) : ohne).trim();
    if (words !== '') {
      zeilen.push({ nr: index + 1, roh: ohne, text: words, einzug: ohne.length - ohne.trimStart().length, leerDavor, vorschub });
      vorschub = false;
    } else if (ohne.trim() !== '') zierde.push(index + 1);
    leerDavor = words === '';
  });
  return { zeilen, markdown, zierde };
}

const WORT = UEBERSCHRIFTWORTE.join('|');
const FETTE_ZEILE = new RegExp(String.raw`^\s*(?:- )?\*\*(?:(?:${WORT})\s|Beschluss:|Sammlung|\d{1,3}\.\s)`, 'u');
const HALBFETTE_ZEILE = new RegExp(String.raw`^\s*(?:- )?(?:${WORT}) [^*]*\*\*\s*$`, 'u');

/** Bold headings and the bold title page are what Markdown shows itself by. */
function isMarkdownZeile(zeile: string): boolean {
  return FETTE_ZEILE.test(zeile) || HALBFETTE_ZEILE.test(zeile);
}

const MARKE = /\*{0,3}\(\s*\*{0,3}\s*(nicht\s+freigegeben|freigegeben)\s*\*{0,3}\s*\)\*{0,3}/gu;

/** Drops bold marks, stars round release marks and escapes; a star inside a word stays. */
function ohneAuszeichnung(zeile: string): string {
  return zeile
    .replace(MARKE, '($1)')
    .replace(/(?<!\\)\*\*/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>])/gu, '$1');
}

/** Blanks of every kind, also no-break ones used as padding in headings, become one plain blank. */
export function glatt(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
