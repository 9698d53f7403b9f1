/**
 * Title page and run head, computed from the model and read back from a printed line.
 * The title prints long dates with a leading zero ("am 03. Dezember 2021"), the run head short ones ("am 03.12.21"
 * or "vom 17. bis 19.06.20 in Ort"); the run head prints no number of the Sitzung (domain.md 4.1).
 */
import { titelOfSitzung } from '../sitzung.ts';
import { druckprofilOf } from './druckprofil.ts';
import { isUmlauf, umlaufnummerOf, type Kopf, type Sammlung, type Sitzungsart, type Zeitraum } from './sammlung.ts';

export const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'] as const;

export const SAMMLUNG_ZEILE = 'Sammlung';
export const FREIGABE_ZEILE = 'der zur Veröffentlichung freigegebenen Beschlüsse';

/** The four lines that stand centred on every page after the title page. */
export function laufkopf(kopf: Kopf): string[] {
  return [
    SAMMLUNG_ZEILE,
    FREIGABE_ZEILE,
    `${wovon({ art: kopf.art, nummer: null })} der ${nameZeilen(kopf.konferenz).join(' ')}`,
    kopf.zeitraum === null ? `am ${datumKurz(kopf.beschlussdatum)}` : `${zeitraumKurz(kopf.zeitraum)}${inOrt(kopf.ort)}`
  ];
}

/** The run head of the Sammlungen of 2001 to 2015: with number and place, days with a slash (`am 03./04.12.15 in Koblenz`). */
export function alterLaufkopf(kopf: Kopf): string[] {
  const [erste = '', ...weitere] = nameZeilen(kopf.konferenz);
  return [SAMMLUNG_ZEILE, FREIGABE_ZEILE, `${wovon(kopf)} der ${erste}`, ...weitere, alteDatumszeile(kopf) + inOrt(kopf.ort)];
}

function alteDatumszeile({ zeitraum, beschlussdatum }: Kopf): string {
  if (zeitraum === null) return `am ${datumKurz(beschlussdatum)}`;
  const sameMonth = zeitraum.von.slice(0, 7) === zeitraum.bis.slice(0, 7);
  return sameMonth ? `am ${zeitraum.von.slice(8)}./${datumKurz(zeitraum.bis)}` : zeitraumKurz(zeitraum);
}

/** The lines of a title page of our own. */
export function titelblattOf(kopf: Kopf): string[] {
  const [erste = '', ...weitere] = nameZeilen(kopf.konferenz);
  const datum = kopf.zeitraum === null ? `am ${datumLang(kopf.beschlussdatum)}` : zeitraumLang(kopf.zeitraum);
  return [SAMMLUNG_ZEILE, FREIGABE_ZEILE, wovon(kopf), `der ${erste}`, ...weitere, datum + inOrt(kopf.ort)];
}

/** The title page to print: as it was read, or computed; an office block given without a title stands before the computed one. */
export function titelseite(sammlung: Sammlung): readonly string[] {
  return sammlung.titelblatt.includes(SAMMLUNG_ZEILE) ? sammlung.titelblatt : [...sammlung.titelblatt, ...titelblattOf(sammlung)];
}

/** The title page of a text: left out where the source had none and the run head says all there is to say (seed 002). */
export function deckblattzeilen(sammlung: Sammlung): readonly string[] {
  const unnoetig = sammlung.titelblatt.length === 0 && sammlung.nummer === null && sammlung.ort === null;
  return unnoetig ? [] : titelseite(sammlung);
}

/** One line that names the Sammlung: the title of a PDF and of a page. */
export function titelzeile(kopf: Kopf): string {
  const datum = kopf.zeitraum === null ? `am ${datumKurz(kopf.beschlussdatum)}` : zeitraumKurz(kopf.zeitraum);
  return `Sammlung der zur Veröffentlichung freigegebenen Beschlüsse ${wovon(kopf)} der ${nameZeilen(kopf.konferenz).join(' ')} ${datum}`;
}

/** `der 215. Sitzung`, `der Beratung`, `des Umlaufverfahrens 3/2027`. */
export function wovon({ art, nummer }: Pick<Kopf, 'art' | 'nummer'>): string {
  const umlauf = umlaufnummerOf(art);
  return umlauf === null ? `der ${titelOfSitzung({ art, nummer })}` : `des Umlaufverfahrens ${umlauf}`;
}

function nameZeilen(konferenz: string): readonly string[] {
  return druckprofilOf(konferenz).name;
}

function inOrt(ort: string | null): string {
  return ort === null || ort === '' ? '' : ` in ${ort}`;
}

/** `2021-12-03` as `03.12.21`. */
export function datumKurz(tag: string): string {
  const { jahr, monat, tagZahl } = teile(tag);
  return `${tagZahl}.${monat}.${jahr.slice(2)}`;
}

/** `2021-12-03` as `03. Dezember 2021`. */
export function datumLang(tag: string): string {
  const { jahr, monat, tagZahl } = teile(tag);
  return `${tagZahl}. ${MONATE[Number(monat) - 1] ?? monat} ${jahr}`;
}

function zeitraumKurz({ von, bis }: Zeitraum): string {
  const a = teile(von);
  const b = teile(bis);
  const anfang = a.jahr !== b.jahr ? datumKurz(von) : a.monat !== b.monat ? `${a.tagZahl}.${a.monat}.` : `${a.tagZahl}.`;
  return `vom ${anfang} bis ${datumKurz(bis)}`;
}

function zeitraumLang({ von, bis }: Zeitraum): string {
  const a = teile(von);
  const b = teile(bis);
  const monat = MONATE[Number(a.monat) - 1] ?? a.monat;
  const anfang = a.jahr !== b.jahr ? datumLang(von) : a.monat !== b.monat ? `${a.tagZahl}. ${monat}` : `${a.tagZahl}.`;
  return `vom ${anfang} bis ${datumLang(bis)}`;
}

function teile(tag: string): { jahr: string; monat: string; tagZahl: string } {
  const [jahr = '', monat = '', tagZahl = ''] = tag.split('-');
  return { jahr, monat, tagZahl };
}

/** Third line of a run head: `der [215.] Sitzung der <name>` or `des Umlaufverfahrens 3/2027 der <name>`; null for any other line. */
export function leseSitzungszeile(zeile: string): { art: Sitzungsart; nummer: number | null; konferenz: string | null } | null {
  const umlauf = /^des (Umlaufverfahren)s (\d{1,4}\/\d{4})(?: der (\S.*))?$/u.exec(zeile);
  const art = umlauf === null ? null : `${umlauf[1] ?? ''} ${umlauf[2] ?? ''}`;
  if (umlauf !== null && isUmlauf(art)) return { art, nummer: null, konferenz: kurznameOrNull(umlauf[3]) };
  const treffer = /^der (?:(\d{1,4})\.\s+)?(Sitzung|Beratung)(?: der (\S.*))?$/u.exec(zeile);
  if (treffer === null) return null;
  return {
    art: treffer[2] === 'Beratung' ? 'Beratung' : 'Sitzung',
    nummer: treffer[1] === undefined ? null : Number(treffer[1]),
    konferenz: kurznameOrNull(treffer[3])
  };
}

function kurznameOrNull(name: string | undefined): string | null {
  return name === undefined ? null : kurznameOf(name);
}

/** Short name of a conference whose printed name stands in the text, or that name itself. */
export function kurznameOf(name: string): string {
  return druckprofilOf(name).kurz;
}

const TAG = String.raw`(\d{1,2})\.`;
const MONATSTEIL = String.raw`(?:\s?(\d{1,2})\.|\s(${MONATE.join('|')}))`;
const JAHR = String.raw`\s?(\d{4}|\d{2})`;
const ENDE = String.raw`${TAG}${MONATSTEIL}${JAHR}(?: in (\S.*))?$`;
const AM = new RegExp(`^am ${ENDE}`, 'u');
const AM_MEHRERE = new RegExp(String.raw`^(?:am|vom) (\d{1,2})\.?(?:${MONATSTEIL})?\s?(?:[/–-]|und)\s?${ENDE}`, 'u');
const VOM = new RegExp(String.raw`^vom ${TAG}(?:${MONATSTEIL}(?:${JAHR})?)?\s+bis\s+(?:zum\s+)?${ENDE}`, 'u');

/** A date line of a run head or title page, short or long, one day or several; null for any other line. */
export function leseDatumszeile(zeile: string): Pick<Kopf, 'beschlussdatum' | 'zeitraum' | 'ort'> | null {
  const am = AM.exec(zeile);
  if (am !== null) return angabe(null, datum(am[1], am[2], am[3], am[4]), am[5]);
  const mehrere = AM_MEHRERE.exec(zeile);
  if (mehrere !== null) {
    const [, von, vonZahl, vonWort, tag, zahl, wort, jahr, ort] = mehrere;
    const eigener = vonZahl !== undefined || vonWort !== undefined;
    return angabe(datum(von, eigener ? vonZahl : zahl, eigener ? vonWort : wort, jahr), datum(tag, zahl, wort, jahr), ort);
  }
  const vom = VOM.exec(zeile);
  if (vom === null) return null;
  const [, von, vonZahl, vonWort, vonJahr, tag, zahl, wort, jahr, ort] = vom;
  const eigenerMonat = vonZahl !== undefined || vonWort !== undefined;
  return angabe(datum(von, eigenerMonat ? vonZahl : zahl, eigenerMonat ? vonWort : wort, vonJahr ?? jahr), datum(tag, zahl, wort, jahr), ort);
}

/** True for a date with the month in words, as title pages print it. */
export function isLangesDatum(zeile: string): boolean {
  return MONATE.some((monat) => zeile.includes(monat));
}

/** A line that names nothing but a place ("in Musterstadt"), as older title pages and run heads print it; or null. */
export function leseOrtszeile(zeile: string): string | null {
  return /^in (\p{Lu}[\p{L}.-]{1,40}(?: (?:\p{Lu}[\p{L}.-]{0,40}|am|an|der|bei|im|ob)){0,5})(?<=\p{L})$/u.exec(zeile.slice(0, 200))?.[1]?.replace(/^Verbindung.*$/u, '') || null;
}

function angabe(von: string | null, bis: string | null, ort: string | undefined): Pick<Kopf, 'beschlussdatum' | 'zeitraum' | 'ort'> | null {
  if (bis === null) return null;
  return { beschlussdatum: bis, zeitraum: von === null ? null : { von, bis }, ort: ort ?? null };
}

function datum(tag: string | undefined, zahl: string | undefined, wort: string | undefined, jahr: string | undefined): string | null {
  const monat = zahl === undefined ? MONATE.findIndex((name) => name === wort) + 1 : Number(zahl);
  if (tag === undefined || jahr === undefined || !isKalendertag(vollesJahr(jahr), monat, Number(tag))) return null;
  return `${vollesJahr(jahr)}-${zwei(monat)}-${zwei(Number(tag))}`;
}

/** Two digits mean the years from 1954, the first conference, on. */
function vollesJahr(jahr: string): number {
  const zahl = Number(jahr);
  if (jahr.length === 4) return zahl;
  return zahl >= 54 ? 1900 + zahl : 2000 + zahl;
}

/** True for a day that exists in the calendar. */
export function isKalendertag(jahr: number, monat: number, tag: number): boolean {
  const schaltjahr = (jahr % 4 === 0 && jahr % 100 !== 0) || jahr % 400 === 0;
  const tage = [31, schaltjahr ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monat - 1];
  return tage !== undefined && tag >= 1 && tag <= tage;
}

function zwei(zahl: number): string {
  return String(zahl).padStart(2, '0');
}
