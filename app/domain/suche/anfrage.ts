/**
 * What somebody typed into the search -> words, phrases, exclusions, and exact places (TOP, Ziffer, Sitzung). Never fails: every text is
 * a question, at worst an empty one. Limits keep a hostile text cheap: length, number of terms, linear expressions only (L3).
 */
import { findeVerweise } from '../verweis.ts';
import { TAGE, tageOf, type Jahreszeit, type Sitzungsschluessel } from '../sitzungsschluessel.ts';

export const HOECHSTENS_ZEICHEN = 200;
export const HOECHSTENS_BEGRIFFE = 8;

/** One term: a word, or several that must stand in this order. */
export interface Begriff { readonly worte: readonly string[]; readonly phrase: boolean; readonly ausgeschlossen: boolean }

export interface Anfrage {
  readonly begriffe: readonly Begriff[];
  readonly top: string | null;
  readonly ziffer: number | null;
  readonly sitzung: Sitzungsschluessel | null;
  /** Terms beyond the limit, which are not searched. */
  readonly ueberzaehlig: number;
}

/** Reads a question of at most HOECHSTENS_ZEICHEN; what is longer is cut. `nurWorte`: names of places are words like others. */
export function leseAnfrage(eingabe: string, { nurWorte = false }: { readonly nurWorte?: boolean } = {}): Anfrage {
  const text = eingabe.slice(0, HOECHSTENS_ZEICHEN).replace(/[\u0000-\u001F\u007F]/gu, ' ').normalize('NFC');
  const phrasen: Begriff[] = [];
  const ohnePhrasen = text.replace(/(-?)["„“”»«]([^"„“”»«]*)["„“”»«]/gu, (_, minus: string, worte: string) => {
    const gelesen = worteOf(worte);
    if (gelesen.length > 0) phrasen.push({ worte: gelesen, phrase: gelesen.length > 1, ausgeschlossen: minus !== '' });
    return ' ';
  });
  const { rest, ...stelle } = nurWorte ? { top: null, ziffer: null, sitzung: null, rest: ohnePhrasen } : leseStelle(ohnePhrasen);
  const einzelne = rest.split(/\s+/u).flatMap((stueck) => worteOf(stueck).map((wort) => ({ worte: [wort], phrase: false, ausgeschlossen: /^-[\p{L}\p{N}]/u.test(stueck) })));
  const alle = [...phrasen, ...einzelne];
  return { begriffe: alle.slice(0, HOECHSTENS_BEGRIFFE), ...stelle, ueberzaehlig: Math.max(0, alle.length - HOECHSTENS_BEGRIFFE) };
}

/** True where nothing is asked. */
export function isLeer(a: Anfrage): boolean {
  return a.begriffe.length === 0 && a.top === null && a.ziffer === null && a.sitzung === null;
}

/** True where only things are named that must not occur. */
export function isNurAusschluss(a: Anfrage): boolean {
  return a.begriffe.length > 0 && a.begriffe.every((b) => b.ausgeschlossen) && a.top === null && a.sitzung === null && a.ziffer === null;
}

function worteOf(text: string): string[] {
  return text.match(/\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+/gu) ?? [];
}

const SITZUNGEN: readonly { readonly muster: RegExp; readonly lies: (m: RegExpExecArray) => Sitzungsschluessel | null }[] = [
  { muster: new RegExp(String.raw`(?:IMK,?\s+)?(\d{1,3})\.\s*(?:Sitzung|Beratung|Tagung|IMK|Innenministerkonferenz)(?:\s+der\s+IMK)?(?:\s+(?:am|vom)\s+${TAGE})?`, 'iu'), lies: (m) => ({ nummer: Number(m[1]), saison: null, tage: m[6] === undefined ? null : tageOf(m, 2) }) },
  { muster: /(?:IMK-)?(Frühjahr|Fruehjahr|Herbst)s?-?\s?(?:IMK|Sitzung|Konferenz|Tagung)\s+(\d{4})(?!\d)/iu, lies: (m) => ({ nummer: null, saison: { jahreszeit: jahreszeit(m[1]), jahr: Number(m[2]) }, tage: null }) },
  { muster: /(?<!\p{L})IMK\s+(?:im\s+)?(Frühjahr|Fruehjahr|Herbst)\s+(\d{4})(?!\d)/iu, lies: (m) => ({ nummer: null, saison: { jahreszeit: jahreszeit(m[1]), jahr: Number(m[2]) }, tage: null }) },
  { muster: new RegExp(String.raw`(?<!\p{L})(?:IMK|Sitzung|Beratung|Sammlung)\s+(?:am\s+|vom\s+)?${TAGE}`, 'iu'), lies: (m) => { const tage = tageOf(m, 1); return tage && { nummer: null, saison: null, tage }; } }
];

function jahreszeit(wort: string | undefined): Jahreszeit {
  return /^h/iu.test(wort ?? '') ? 'Herbst' : 'Frühjahr';
}

interface Stelle { readonly top: string | null; readonly ziffer: number | null; readonly sitzung: Sitzungsschluessel | null; readonly rest: string }

/** Places named exactly; a whole reference as it is printed, or its parts in any order. What was read is taken out of the words. */
function leseStelle(text: string): Stelle {
  const verweis = findeVerweise(text, 'IMK').find((v) => v.top !== null && v.sitzung !== null);
  if (verweis !== undefined) return { top: verweis.top, ziffer: verweis.ziffern[0] ?? null, sitzung: verweis.sitzung, rest: ohne(text, verweis.von, verweis.bis) };
  let rest = text;
  const nimm = (muster: RegExp): RegExpExecArray | null => {
    const m = muster.exec(rest);
    if (m !== null) rest = ohne(rest, m.index, m.index + m[0].length);
    return m;
  };
  let sitzung: Sitzungsschluessel | null = null;
  for (const { muster, lies } of SITZUNGEN) if (sitzung === null && muster.test(rest)) sitzung = lies(nimm(muster) as RegExpExecArray);
  const top = nimm(/(?<!\p{L})TOP\s*(\d{1,3}(?:\.\d{1,2})?)(?!\d)/iu)?.[1] ?? null;
  const ziffer = nimm(/(?<!\p{L})Ziffer\s*(\d{1,2})(?!\d)/iu)?.[1] ?? null;
  return { top, ziffer: ziffer === null ? null : Number(ziffer), sitzung, rest };
}

function ohne(text: string, von: number, bis: number): string {
  return `${text.slice(0, von)} ${text.slice(bis)}`;
}
