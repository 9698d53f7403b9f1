/**
 * Cross references in the words of a decision: to a decision of another Sitzung, of the same one, or to a Ziffer of its own (domain.md 4.5).
 * Pure reading of words: what was published is never changed. A bare "TOP 7" that names no Sitzung is no reference;
 * one that names another body (a working party, a board) is found, so that nobody takes it for ours, and resolves to nothing.
 */
import type { Absatz } from './beschluss/beschluss.ts';
import { anzahlZiffern } from './sammlung/absaetze.ts';
import type { VeroeffentlichterBeschluss } from './sammlung/sammlung.ts';
import { koerperOf, passtZu, TAGE, TAGE_GRUPPEN, tageOf, type BekannteSitzung, type Jahreszeit, type Sitzungsschluessel } from './sitzungsschluessel.ts';

/** UTF-16 offsets [von, bis) into the paragraph. `sitzung` null with `top` null: the own decision; null with a `top`: the same Sitzung. */
export interface Verweisfund {
  readonly von: number;
  readonly bis: number;
  readonly koerper: string;
  readonly sitzung: Sitzungsschluessel | null;
  readonly top: string | null;
  readonly ziffern: readonly number[];
}

export interface Verweisziel { readonly kennung: string; readonly schluessel: string; readonly ziffern: readonly number[] }

/** Every reference of one paragraph, in the order of the words. `eigene` is the conference whose decision this is. */
export function findeVerweise(text: string, eigene: string): Verweisfund[] {
  const fremde = [...text.matchAll(TOP)].flatMap((m) => verweisAufTop(text, m, eigene) ?? []);
  const innere = [...text.matchAll(INNEN)].map((m) => innererVerweis(m, eigene)).filter((i) => !fremde.some((f) => i.von < f.bis && f.von < i.bis));
  return [...fremde, ...innere].sort((a, b) => a.von - b.von);
}

/**
 * The one decision a reference means, or null. `schluesselOf` tells the key of the decision with this TOP in a Sammlung; of several
 * Sitzungen that fit (two in one autumn) only one may have it.
 */
export function loeseAuf(fund: Verweisfund, eigeneKennung: string, bekannte: readonly BekannteSitzung[], schluesselOf: (kennung: string, top: string) => string | null): Verweisziel | null {
  const { top, sitzung } = fund;
  if (top === null) return null;
  const kennungen = sitzung === null ? [eigeneKennung] : bekannte.filter((s) => s.konferenz === fund.koerper && passtZu(sitzung, s)).map((s) => s.kennung);
  const ziele = kennungen.flatMap((kennung) => {
    const schluessel = schluesselOf(kennung, top);
    return schluessel === null ? [] : [{ kennung, schluessel, ziffern: fund.ziffern }];
  });
  return ziele.length === 1 ? (ziele[0] ?? null) : null;
}

/** A reference to a Ziffer that the decision does not have. `notiz` is null in the decision itself; `absatz` counts from 0. */
export interface FehlendeZiffer { readonly notiz: number | null; readonly absatz: number; readonly ziffer: number; readonly von: number; readonly bis: number }

/** References within a decision (and from its notes) to Ziffern that do not exist, for the editorial check. */
export function fehlendeZiffern(beschluss: Pick<VeroeffentlichterBeschluss, 'absaetze' | 'protokollnotizen'>, eigene: string): FehlendeZiffer[] {
  const anzahl = anzahlZiffern(beschluss.absaetze);
  const inText = (absaetze: readonly Absatz[], notiz: number | null): FehlendeZiffer[] => absaetze.flatMap((a, absatz) =>
    findeVerweise(a.text, eigene).filter((f) => f.top === null).flatMap((f) => f.ziffern.filter((z) => z < 1 || z > anzahl).map((ziffer) => ({ notiz, absatz, ziffer, von: f.von, bis: f.bis }))));
  return [...inText(beschluss.absaetze, null), ...beschluss.protokollnotizen.flatMap((n, i) => inText(n.absaetze, i))];
}

const LISTE = String.raw`\d{1,2}(?:(?:,\s?|\s+und\s+|\s+bis\s+|\s?[–-]\s?)\d{1,2})*`;
const ZIFFER = String.raw`Ziffern?\s+(${LISTE})(?![\d.])`;
const TOP = new RegExp(String.raw`(?<!\p{L})TOP\s+(\d{1,3}(?:\.\d{1,2})?)(?:\s+(?:und|,)\s+(?:TOP\s+)?\d{1,3}(?!\d))?(?:\s+${ZIFFER})?`, 'gu');
const KOERPER = String.raw`((?:AK\s+[IVX]{1,4}|IMK|Ständigen?\s+Konferenz\s+der\s+Innenminister\s+und\s+-senatoren\s+der\s+Länder|\p{Lu}[\p{L}-]*(?:MK|MiKo|PK|konferenz|rat|rats|kommission|ausschusses|kreises))(?!\p{L}))`;
const BEGRIFF = String.raw`(?:IMK|[Ss]itzung|[Kk]onferenz|[Tt]agung)`;
const ART = String.raw`(?:Sitzung|Beratung|Tagung|Konferenz|Sondersitzung)`;
const AM = String.raw`\s+(?:vom|am)\s+${TAGE}`;

/** What stands behind the TOP: sticky, each with the place of its groups. */
const DANACH: readonly { readonly muster: RegExp; readonly lies: (m: RegExpExecArray) => Nennung | null }[] = [
  { muster: new RegExp(String.raw`\s+dieser\s+(?:Sitzung|Beratung|Konferenz|Tagesordnung|Sammlung)`, 'uy'), lies: () => ({ koerper: null, sitzung: null, dieselbe: true }) },
  { muster: new RegExp(String.raw`,?\s+(?:der|aus der|auf der|in der|zur)\s+(?:IMK-)?(Frühjahr|Herbst)s?-?\s?${BEGRIFF}(?:\s+der\s+${KOERPER})?\s+(\d{4})(?!\d)`, 'uy'), lies: (m) => ({ koerper: m[2] ?? null, sitzung: saison(m[1], m[3]) }) },
  { muster: new RegExp(String.raw`,?\s+der\s+${KOERPER}\s+im\s+(Frühjahr|Herbst)\s+(\d{4})(?!\d)`, 'uy'), lies: (m) => ({ koerper: m[1] ?? null, sitzung: saison(m[2], m[3]) }) },
  { muster: new RegExp(String.raw`,?\s+(?:der|aus der|auf der|in der)\s+(\d{1,3})\.\s+(?:${ART}(?:\s+der\s+${KOERPER})?|${KOERPER})(?:${AM})?`, 'uy'), lies: (m) => mitTagen(m[2] ?? m[3] ?? null, Number(m[1]), m, 4) },
  { muster: new RegExp(String.raw`,?\s+(?:der|des|aus der|auf der|in der)\s+(?:${ART}(?:\s+der\s+${KOERPER})?|${KOERPER})${AM}`, 'uy'), lies: (m) => mitTagen(m[1] ?? m[2] ?? null, null, m, 3) },
  { muster: new RegExp(AM, 'uy'), lies: (m) => mitTagen(null, null, m, 1) },
  { muster: new RegExp(String.raw`\s+de[rs]\s+${KOERPER}`, 'uy'), lies: (m) => ({ koerper: m[1] ?? null, sitzung: null }) }
];

/** What stands before it, up to the word TOP. */
const BESCHLUSS = String.raw`(?:${ZIFFER}\s+(?:des|ihres|seines|der|dieses)\s+)?(?:(?:ihre[nrsm]?|seine[nrsm]?|de[rnsm])\s+)?Beschl(?:uss|usses|üsse|üssen)`;
const DAVOR: readonly { readonly muster: RegExp; readonly lies: (m: RegExpExecArray) => Nennung | null }[] = [
  { muster: new RegExp(String.raw`(?<!\p{L})${BESCHLUSS}(?:\s+de[rs]\s+(\p{Lu}[^.;,()]{0,80}?))?(?:${AM})?\s+zu\s+$`, 'u'), lies: (m) => ({ ...mitTagen(m[2] ?? null, null, m, 3), ziffern: m[1] }) },
  { muster: new RegExp(String.raw`(?<!\p{L})${KOERPER}${AM}\s+(?:zu|unter)\s+$`, 'u'), lies: (m) => mitTagen(m[1] ?? null, null, m, 2) },
  { muster: new RegExp(String.raw`(?<!\p{L})${KOERPER},?\s+(?:(\d{1,3})\.\s+)?${ART}${AM},?\s+$`, 'u'), lies: (m) => mitTagen(m[1] ?? null, m[2] === undefined ? null : Number(m[2]), m, 3) }
];

/** Words before a TOP that can belong to a reference; longer ones do not occur, and the search stays linear. */
const DAVOR_ZEICHEN = 220;

interface Nennung { readonly koerper: string | null; readonly sitzung: Sitzungsschluessel | null; readonly dieselbe?: true; readonly ziffern?: string | undefined }

function mitTagen(koerper: string | null, nummer: number | null, m: RegExpExecArray, ab: number): Nennung {
  const tage = m.slice(ab, ab + TAGE_GRUPPEN).some((g) => g !== undefined) ? tageOf(m, ab) : null;
  return { koerper, sitzung: nummer === null && tage === null ? null : { nummer, saison: null, tage } };
}

function saison(jahreszeit: string | undefined, jahr: string | undefined): Sitzungsschluessel {
  return { nummer: null, saison: { jahreszeit: jahreszeit as Jahreszeit, jahr: Number(jahr) }, tage: null };
}

function verweisAufTop(text: string, m: RegExpExecArray, eigene: string): Verweisfund | null {
  const ende = m.index + m[0].length;
  const nach = ersterTreffer(DANACH, (muster) => { muster.lastIndex = ende; return muster.exec(text); });
  const davorText = text.slice(Math.max(0, m.index - DAVOR_ZEICHEN), m.index);
  const vor = ersterTreffer(DAVOR, (muster) => muster.exec(davorText));
  const dieselbe = nach?.nennung.dieselbe === true;
  const sitzung = nach?.nennung.sitzung ?? (dieselbe ? null : (vor?.nennung.sitzung ?? null));
  if (sitzung === null && !dieselbe) return null;
  return {
    von: vor === null ? m.index : m.index - vor.laenge, bis: nach === null ? ende : ende + nach.laenge,
    koerper: koerperOf(nach?.nennung.koerper ?? vor?.nennung.koerper ?? eigene), sitzung, top: m[1] ?? null,
    ziffern: [...ziffernOf(vor?.nennung.ziffern), ...ziffernOf(m[2])]
  };
}

function ersterTreffer(muster: typeof DANACH, suche: (muster: RegExp) => RegExpExecArray | null): { nennung: Nennung; laenge: number } | null {
  for (const { muster: m, lies } of muster) {
    const treffer = suche(m);
    const nennung = treffer === null ? null : lies(treffer);
    if (treffer !== null && nennung !== null) return { nennung, laenge: treffer[0].length };
  }
  return null;
}

const GENANNT = String.raw`(?:genannt|bezeichnet|beschrieben|aufgeführt|avisiert|dargestellt|dargelegt|vorgesehen|erwähnt)\p{L}*`;
/** `Ziffer n dieses Beschlusses`, `des Beschlussvorschlags`, `unter Ziffer 2 genannten`. Paragraphs of laws name themselves before. */
const INNEN = new RegExp(String.raw`(?<!(?:§+|Artikel|Absatz|Abs\.|Nummer)\s[\d\s]{0,6})(?<!\p{L})(?:${ZIFFER}\s+(?:dieses\s+Beschlusses|des\s+Beschlussvorschlags|des\s+Beschlusses(?!\s+(?:zu|vom|der|des)(?!\p{L})))|(?<=(?:unter|in|gemäß|nach|zu)\s+(?:den\s+|der\s+)?)${ZIFFER}\s+${GENANNT})`, 'gu');

function innererVerweis(m: RegExpExecArray, eigene: string): Verweisfund {
  const worte = /^Ziffern?\s+[\d\s,undbis–-]*\d/u.exec(m[0])?.[0] ?? m[0];
  return { von: m.index, bis: m.index + worte.length, koerper: eigene, sitzung: null, top: null, ziffern: ziffernOf(m[1] ?? m[2]) };
}

/** `1, 2 und 4` or `1 bis 3` as numbers. */
function ziffernOf(liste: string | undefined): number[] {
  if (liste === undefined) return [];
  const spanne = /^(\d+)\s*(?:bis|–|-)\s*(\d+)$/u.exec(liste);
  if (spanne === null) return [...liste.matchAll(/\d+/gu)].map((z) => Number(z[0]));
  const [von, bis] = [Number(spanne[1]), Number(spanne[2])];
  return Array.from({ length: Math.max(0, bis - von + 1) }, (_, i) => von + i);
}
