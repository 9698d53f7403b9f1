/**
 * How texts name a Sitzung: by number, by season and year, by a day or several days, or by several of these at once (domain.md 4.5, 4.6).
 * Decides what such a key says and which Sitzung it can mean; where the words of a reference begin and end is in verweis.ts.
 */
import { isKalendertag, MONATE } from './sammlung/kopf.ts';
import type { Zeitraum } from './sammlung/sammlung.ts';

export type Jahreszeit = 'Frühjahr' | 'Herbst';

/** Every part that the words name; at least one is not null. A single day is a Zeitraum of one day. */
export interface Sitzungsschluessel {
  readonly nummer: number | null;
  readonly saison: { readonly jahreszeit: Jahreszeit; readonly jahr: number } | null;
  readonly tage: Zeitraum | null;
}

/** What must be known of a Sitzung to recognise it. */
export interface BekannteSitzung {
  readonly kennung: string;
  readonly konferenz: string;
  readonly nummer: number | null;
  readonly beschlussdatum: string;
  readonly zeitraum: Zeitraum | null;
}

/** True where at least one part of the key says it is this Sitzung and none says it is another. Special meetings count like all others. */
export function passtZu(schluessel: Sitzungsschluessel, sitzung: BekannteSitzung): boolean {
  const urteile = [nummerPasst(schluessel, sitzung), saisonPasst(schluessel, sitzung), tagePassen(schluessel, sitzung)];
  return urteile.includes(true) && !urteile.includes(false);
}

/** The season of a day: conferences meet from March to July and from September to December (domain.md 4.5); other days have none. */
export function saisonOf(tag: string): Sitzungsschluessel['saison'] {
  const [jahr, monat] = [Number(tag.slice(0, 4)), Number(tag.slice(5, 7))];
  if (monat >= 3 && monat <= 7) return { jahreszeit: 'Frühjahr', jahr };
  return monat >= 9 ? { jahreszeit: 'Herbst', jahr } : null;
}

/** null: the key says nothing of it, or the Sitzung does not tell. */
function nummerPasst({ nummer }: Sitzungsschluessel, sitzung: BekannteSitzung): boolean | null {
  return nummer === null || sitzung.nummer === null ? null : nummer === sitzung.nummer;
}

function saisonPasst({ saison }: Sitzungsschluessel, sitzung: BekannteSitzung): boolean | null {
  if (saison === null) return null;
  const eigene = saisonOf(sitzung.beschlussdatum);
  return eigene !== null && eigene.jahreszeit === saison.jahreszeit && eigene.jahr === saison.jahr;
}

/** A day of the Sitzung, or a span that holds the day of its decisions. */
function tagePassen({ tage }: Sitzungsschluessel, { beschlussdatum, zeitraum }: BekannteSitzung): boolean | null {
  if (tage === null) return null;
  const { von, bis } = zeitraum ?? { von: beschlussdatum, bis: beschlussdatum };
  return (tage.von <= beschlussdatum && beschlussdatum <= tage.bis) || (von <= tage.von && tage.bis <= bis);
}

const MONAT = MONATE.join('|');
const TRENNER = String.raw`\s?(?:/|–|-|bis(?:\s+zum)?|und)\s?`;
const ANFANG = String.raw`(\d{1,2})\.(?:\s?(\d{1,2})\.|\s(${MONAT}))?(?:\s?(\d{4}|\d{2}))?${TRENNER}`;

/** One day or a span in all notations of domain.md 4.6, as the source of an expression with eight groups. */
export const TAGE = String.raw`(?:${ANFANG})?(\d{1,2})\.(?:\s?(\d{1,2})\.|\s(${MONAT}))\s?(\d{4}|\d{2})(?!\d)`;
/** Number of groups in TAGE. */
export const TAGE_GRUPPEN = 8;

/** The days of a match of TAGE whose groups begin at `ab`; null where the calendar has no such day. */
export function tageOf(treffer: readonly (string | undefined)[], ab: number): Zeitraum | null {
  const [vonTag, vonZahl, vonWort, vonJahr, tag, zahl, wort, jahr] = treffer.slice(ab, ab + TAGE_GRUPPEN);
  const bis = tagOf(tag, zahl, wort, jahr);
  if (bis === null) return null;
  if (vonTag === undefined) return { von: bis, bis };
  const eigenerMonat = vonZahl !== undefined || vonWort !== undefined;
  const von = tagOf(vonTag, eigenerMonat ? vonZahl : zahl, eigenerMonat ? vonWort : wort, vonJahr ?? jahr);
  return von === null || von > bis ? null : { von, bis };
}

function tagOf(tag: string | undefined, zahl: string | undefined, wort: string | undefined, jahr: string | undefined): string | null {
  if (tag === undefined || jahr === undefined) return null;
  const monat = zahl === undefined ? MONATE.findIndex((name) => name === wort) + 1 : Number(zahl);
  const voll = vollesJahr(jahr);
  return isKalendertag(voll, monat, Number(tag)) ? `${voll}-${zweistellig(monat)}-${zweistellig(Number(tag))}` : null;
}

/** Two digits mean the years from 1954, the first conference, on. */
function vollesJahr(jahr: string): number {
  const zahl = Number(jahr);
  if (jahr.length === 4) return zahl;
  return zahl >= 54 ? 1900 + zahl : 2000 + zahl;
}

function zweistellig(zahl: number): string {
  return String(zahl).padStart(2, '0');
}

/** Full names of conferences as references write them, by short name. */
const NAMEN: Readonly<Record<string, string>> = {
  Innenministerkonferenz: 'IMK', Justizministerkonferenz: 'JuMiKo', Integrationsministerkonferenz: 'IntMK', Finanzministerkonferenz: 'FMK', Wirtschaftsministerkonferenz: 'WMK',
  Gesundheitsministerkonferenz: 'GMK', Verkehrsministerkonferenz: 'VMK', Verbraucherschutzministerkonferenz: 'VSMK', Umweltministerkonferenz: 'UMK', Agrarministerkonferenz: 'AMK',
  Bauministerkonferenz: 'BMK', Kultusministerkonferenz: 'KMK', Europaministerkonferenz: 'EMK', Sportministerkonferenz: 'SMK', Ministerpräsidentenkonferenz: 'MPK'
};

/** The body that words name: a conference by its short name, anything else as it is written. */
export function koerperOf(wort: string): string {
  const glatt = wort.replace(/\s+/gu, ' ').trim();
  return /^Ständigen? Konferenz der Innenminister/u.test(glatt) ? 'IMK' : (NAMEN[glatt] ?? glatt);
}
