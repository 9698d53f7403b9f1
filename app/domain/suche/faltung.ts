/**
 * Words as the search compares them: small letters without accents, umlauts as their vowel. What a word's stem is decides the database
 * (its German dictionary); here is decided which spellings of a typed word are tried, and which printed word a stem belongs to.
 */

/** `Häuser` -> `hauser`, `Straße` -> `strasse`. */
export function gefaltet(wort: string): string {
  if (/^[a-z0-9]*$/i.test(wort)) return wort.toLowerCase();
  return wort.toLowerCase().replace(/ß/gu, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

/** A text as the database is to take it apart: small letters, and no sign it could take for a letter (quotation marks, dashes, ellipses). */
export function alsSuchtext(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}\u0000-\u007F]/gu, ' ');
}

/** What may have been meant by a typed word: itself, and with umlauts where it writes them with e (`haeuser` -> `häuser`). */
export function schreibweisen(wort: string): string[] {
  const klein = wort.toLowerCase();
  const mitUmlaut = klein.replace(/ae/gu, 'ä').replace(/oe/gu, 'ö').replace(/(?<![aeq])ue/gu, 'ü');
  return mitUmlaut === klein ? [klein] : [klein, mitUmlaut];
}

/** Endings that the German dictionary takes off a word. */
const ENDUNG = /^(?:(?:end|ung|ig|ik|isch|lich|heit|keit)?(?:e[mnrs]?|ern|er|st|est|s|n|nen|in|innen)?)$/u;
const LAENGSTE_ENDUNG = 9;

/** Tells of printed words whether they were found; remembers them, because the same words come again and again. */
export type Wortprobe = (wort: string) => boolean;

export function wortprobeOf(staemme: readonly string[]): Wortprobe {
  const menge = new Set(staemme);
  const bekannt = new Map<string, boolean>();
  return (wort) => {
    const schon = bekannt.get(wort) ?? (menge.size > 0 && hatStamm(wort, menge));
    bekannt.set(wort, schon);
    return schon;
  };
}

/** True where one of the stems is this printed word's own. */
function hatStamm(wort: string, staemme: ReadonlySet<string>): boolean {
  const glatt = gefaltet(wort);
  for (let laenge = glatt.length; laenge >= Math.max(1, glatt.length - LAENGSTE_ENDUNG); laenge -= 1) {
    if (staemme.has(glatt.slice(0, laenge)) && ENDUNG.test(glatt.slice(laenge))) return true;
  }
  return false;
}
