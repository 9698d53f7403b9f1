/**
 * Pasted plain text -> paragraphs with their kinds, and the guard against classified text.
 * Marks at the head of a line become kinds: "1. " a Ziffer, "a)" or "•" a punkt, "–" or "-" an unterpunkt below a punkt, else a punkt.
 * Hard-wrapped lines (mail, PDF) are joined again; a hyphen at a line's end is taken out where the word goes on in small letters.
 * Not decided here: where the paragraphs are put (app/editor).
 */
import { absatz, type Absatz, type AbsatzArt } from '../domain/beschluss/beschluss.ts';
import { bereinige } from './schema.ts';

/** Lines up to here may be wrapped by a program; a longer one shows that each line is a paragraph of its own. */
const UMBRUCH_MAX = 110;
const VS_VERMERKE: readonly RegExp[] = [
  /\bVS\s*[-–—]?\s*NfD\b/iu,
  /\bVS\s*[-–—]\s*(nur für den dienstgebrauch|vertr(aulich|\.))/iu,
  /\bnur für den dienstgebrauch\b/iu,
  /\bverschlu(ss|ß)sachen?\b/iu,
  /^\s*[-–—]?\s*(streng )?geheim\s*[-–—]?\s*$/imu,
  /\bamtlich geheim ?gehalten\b/iu
];

/** A line cut into its mark and its words. `strich` tells a dash from other bullets: below those it opens the second level. */
interface Zeilenkopf {
  readonly art: AbsatzArt;
  readonly text: string;
  readonly strich: boolean;
}

/** The words by which a text shows itself as classified, or null. Titles of reports are entered by the dialog, not pasted. */
export function findeVsVermerk(text: string): string | null {
  for (const muster of VS_VERMERKE) {
    const found = muster.exec(text);
    if (found !== null) return found[0].trim();
  }
  return null;
}

/** The paragraphs of a pasted text. Never an empty one; [] for a text of white space. */
export function absaetzeAusText(text: string): Absatz[] {
  const lines = bereinige(text.normalize('NFC').replace(/\r\n?|[\u2028\u2029\f\v]/gu, '\n')).split('\n').map(glaette);
  const wrapped = lines.every((line) => line.length <= UMBRUCH_MAX);
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const out: Zeilenkopf[] = [];
  let before = '';
  for (const line of lines) {
    const kopf = kopfOf(line, out);
    const last = out.at(-1);
    if (line === '') before = '';
    else if (kopf === null && last !== undefined && before !== '' && wrapped && gehtWeiter(before, line, longest)) {
      out[out.length - 1] = { ...last, text: verbinde(last.text, line) };
      before = line;
    } else {
      out.push(kopf ?? { art: 'absatz', text: line, strich: false });
      before = line;
    }
  }
  return out.filter((zeile) => zeile.text !== '').map((zeile) => absatz(zeile.art, zeile.text));
}

function glaette(line: string): string {
  return line.replace(/[\s\u00a0]+/gu, ' ').trim();
}

/** Kind and words of a line that begins with a mark; null where it begins with a word. A date such as "3. Dezember" is no Ziffer. */
function kopfOf(line: string, davor: readonly Zeilenkopf[]): Zeilenkopf | null {
  const ziffer = /^\d{1,2}[.)] (.*)$/u.exec(line)?.[1];
  if (ziffer !== undefined && !/^(Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/u.test(ziffer)) {
    return { art: 'ziffer', text: ziffer, strich: false };
  }
  const punkt = (/^[a-z]{1,2}\) (.*)$/u.exec(line) ?? /^[•·●▪*\uf0b7] ?(.*)$/u.exec(line))?.[1];
  if (punkt !== undefined) return { art: 'punkt', text: punkt, strich: false };
  const strich = /^[-–—] (.*)$/u.exec(line)?.[1];
  return strich === undefined ? null : { art: strichArt(davor), text: strich, strich: true };
}

/** A dash stands below the bullet before it, unless that one is a dash itself. */
function strichArt(davor: readonly Zeilenkopf[]): AbsatzArt {
  const last = davor.at(-1);
  if (last?.art === 'unterpunkt') return 'unterpunkt';
  return last?.art === 'punkt' && !last.strich ? 'unterpunkt' : 'punkt';
}

/** A line goes on where the one before was broken for lack of room, or where it begins in small letters and no sentence had ended. */
function gehtWeiter(before: string, line: string, longest: number): boolean {
  const broken = before.length >= longest * 0.75 && longest >= 40;
  return broken || (!/[.:;!?]$/u.test(before) && /^\p{Ll}/u.test(line));
}

function verbinde(before: string, line: string): string {
  if (/\p{L}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(line) && !/^(und|oder|bzw\.|sowie)\b/u.test(line)) return before.slice(0, -1) + line;
  return before.endsWith('-') || before.endsWith('/') ? before + (/^\p{Lu}/u.test(line) ? '' : ' ') + line : `${before} ${line}`;
}
