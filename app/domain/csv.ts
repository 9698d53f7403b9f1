/**
 * A table as a file that German Excel opens by a double click: UTF-8 with a mark at the head, semicolons, lines ended CR LF, every cell in quotes.
 * What a spreadsheet would take for a formula is words of a person here: it gets an apostrophe before it (OWASP, CSV injection).
 */

/** Begins a formula, also behind blanks that a spreadsheet skips, and written in full width. */
const FORMEL = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const MARKE = '\uFEFF';

/** One cell, quoted. */
export function zelle(wert: string): string {
  const harmlos = FORMEL.test(wert) ? `'${wert}` : wert;
  return `"${harmlos.replaceAll('"', '""')}"`;
}

/** Head and rows as one text. */
export function csvOf(kopf: readonly string[], zeilen: readonly (readonly string[])[]): string {
  return MARKE + [kopf, ...zeilen].map((zeile) => `${zeile.map(zelle).join(';')}\r\n`).join('');
}
