/**
 * The head line of a note: "Protokollnotiz" partei { ", " partei } [ " und " partei ] ":" (domain.md 4.1).
 * Every word that a conference uses for it is recognised (domain.md 1.3); who the Parteien are is not checked here.
 */
import { glatt } from './zeilen.ts';

const PARTEI = String.raw`\p{Lu}[\p{L}-]*`;
const NOTIZKOPF = new RegExp(String.raw`^(Protokollnotiz|Protokollnotizen|Protokollerklärung)\s+((?:der Länder |des Landes |des )?${PARTEI}(?:(?:\s*,\s*|\s+und\s+)${PARTEI})*)\s*:$`, 'u');

/** A head line is a short one; what is longer is a paragraph. */
const ZEILE_HOECHSTENS = 500;

/** The word and the Parteien of a head line; null for any other line. */
export function leseNotizkopf(zeile: string): { bezeichnung: string; parteien: string[] } | null {
  const treffer = zeile.length > ZEILE_HOECHSTENS ? null : NOTIZKOPF.exec(glatt(zeile));
  if (treffer === null) return null;
  return { bezeichnung: treffer[1] ?? '', parteien: (treffer[2] ?? '').split(/\s*,\s*|\s+und\s+/u) };
}
