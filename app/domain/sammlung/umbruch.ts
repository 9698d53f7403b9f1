/**
 * Words -> hard-wrapped lines that the reader joins to exactly the same words again.
 * A line never ends in a hyphen or slash and never begins with what the reader takes for a number, a bullet or a heading.
 */
import { glatt } from './zeilen.ts';

/** What must not open a continuation line. */
const STRUKTUR = /^(?:\d{1,3}\.(?:\s|$)|[-–—•*+·▪](?:\s|$)|[-–]\s?\d+|[a-z]\)(?:\s|$)|TOP\b|noch\s|Beschl|Protokoll|in\s+Verbindung|Sammlung$|Hinweis|der\s)/u;

export interface Umbruch {
  /** Indent of the lines after the first; as deep as the marker where nothing is said. */
  readonly einzug?: number;
  /** Breaks no line where a sentence could end or begin: where lines are double-spaced, that alone tells a line end from a paragraph's. */
  readonly nurImSatz?: boolean;
}

/** Words behind which a sentence, and so a paragraph, can end. */
export const SATZENDE = /[.!?:;][“”"’)\]]*$/u;
/** Words that are written with a capital only at the head of a sentence. */
export const SATZANFANG = /^(?:Die|Der|Das|Den|Dem|Sie|Er|Es|Ein|Eine|Hierzu|Dazu|Dabei|Im|In|Am|An|Auf|Zur|Zum|Zu|Mit|Für|Nach|Von|Vor|Wir|Und|Auch)(?:\s|$)/u;

/** Wraps at `breite`; the first line begins with `marke`, the others with as many blanks. A word that is too long stays whole. */
export function umbrich(text: string, breite: number, marke = '', umbruch: Umbruch = {}): string[] {
  const woerter = glatteWoerter(text);
  const einzug = ' '.repeat(umbruch.einzug ?? marke.length);
  const zeilen: string[] = [];
  let zeile = marke;
  let leer = true;
  woerter.forEach((wort, i) => {
    const passt = leer || zeile.length + 1 + wort.length <= breite;
    if (!passt && isBruchstelle(woerter, i) && !(umbruch.nurImSatz === true && (SATZENDE.test(woerter[i - 1] ?? '') || SATZANFANG.test(wort)))) {
      zeilen.push(zeile);
      zeile = einzug + wort;
    } else zeile += leer ? wort : ` ${wort}`;
    leer = false;
  });
  return [...zeilen, zeile.trimEnd()];
}

function isBruchstelle(woerter: readonly string[], index: number): boolean {
  return !/[-\u00AD–/]$/u.test(woerter[index - 1] ?? '') && !STRUKTUR.test(woerter.slice(index, index + 3).join(' '));
}

/** Words between plain blanks; a no-break space stays inside its word. */
function glatteWoerter(text: string): string[] {
  return text.split(/[^\S\u00A0\u202F]+/u).filter((wort) => glatt(wort) !== '');
}
