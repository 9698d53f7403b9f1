/**
 * The public holidays of the sixteen Länder in a year, moveable feasts included. Source: the holiday acts of the Länder (Sonn- und Feiertagsgesetze)
 * and, for 3 October, Art. 2 (2) of the Einigungsvertrag. Holidays of single municipalities (Augsburg, Catholic parishes of Bayern, Sachsen and
 * Thüringen) are marked as partial. Days are `YYYY-MM-DD`; valid from 1995 on, when most Länder gave up the Buß- und Bettag.
 */
import { plusTage } from '../frist.ts';
import { LAENDER, type Land } from '../land.ts';

/** A holiday: whole in `laender`, in parts of `teilweise`. */
export interface Feiertag { readonly tag: string; readonly name: string; readonly laender: readonly Land[]; readonly teilweise: readonly Land[] }

/** First year for which the list holds. */
export const FEIERTAGE_AB = 1995;

/** 0 is Sunday. */
export function wochentag(tag: string): number {
  return new Date(Date.parse(`${tag}T00:00:00Z`)).getUTCDay();
}

/** Easter Sunday of a year (Gregorian computus after Butcher and Meeus). */
export function ostersonntag(jahr: number): string {
  const [a, b, c] = [jahr % 19, Math.floor(jahr / 100), jahr % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [monat, rest] = [Math.floor((h + l - 7 * m + 114) / 31), (h + l - 7 * m + 114) % 31];
  return tagOf(jahr, monat, rest + 1);
}

function tagOf(jahr: number, monat: number, tag: number): string {
  return `${jahr}-${String(monat).padStart(2, '0')}-${String(tag).padStart(2, '0')}`;
}

/** All holidays of a year, in the order of the calendar. */
export function feiertage(jahr: number): Feiertag[] {
  const ostern = ostersonntag(jahr);
  const fest = (monat: number, tag: number, name: string, laender: readonly Land[], teilweise: readonly Land[] = []): Feiertag => ({ tag: tagOf(jahr, monat, tag), name, laender, teilweise });
  const beweglich = (tage: number, name: string, laender: readonly Land[], teilweise: readonly Land[] = []): Feiertag => ({ tag: plusTage(ostern, tage), name, laender, teilweise });
  const liste = [
    fest(1, 1, 'Neujahr', LAENDER), fest(1, 6, 'Heilige Drei Könige', ['BW', 'BY', 'ST']),
    fest(3, 8, 'Internationaler Frauentag', [...(jahr >= 2019 ? ['BE' as const] : []), ...(jahr >= 2023 ? ['MV' as const] : [])]),
    beweglich(-2, 'Karfreitag', LAENDER), beweglich(0, 'Ostersonntag', ['BB']), beweglich(1, 'Ostermontag', LAENDER), fest(5, 1, 'Tag der Arbeit', LAENDER),
    beweglich(39, 'Christi Himmelfahrt', LAENDER), beweglich(49, 'Pfingstsonntag', ['BB']), beweglich(50, 'Pfingstmontag', LAENDER),
    beweglich(60, 'Fronleichnam', ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'], ['SN', 'TH']),
    fest(8, 8, 'Augsburger Friedensfest', [], ['BY']), fest(8, 15, 'Mariä Himmelfahrt', ['SL'], ['BY']),
    fest(9, 20, 'Weltkindertag', jahr >= 2019 ? ['TH'] : []), fest(10, 3, 'Tag der Deutschen Einheit', LAENDER), fest(10, 31, 'Reformationstag', reformation(jahr)),
    fest(11, 1, 'Allerheiligen', ['BW', 'BY', 'NW', 'RP', 'SL']), { tag: bussUndBettag(jahr), name: 'Buß- und Bettag', laender: ['SN' as const], teilweise: [] },
    fest(12, 25, 'Erster Weihnachtstag', LAENDER), fest(12, 26, 'Zweiter Weihnachtstag', LAENDER), ...einmalige(jahr)
  ];
  return liste.filter((f) => f.laender.length + f.teilweise.length > 0).sort((x, y) => (x.tag < y.tag ? -1 : x.tag > y.tag ? 1 : 0));
}

/** In 2017, five hundred years after the theses, everywhere; since 2018 in the north as well. */
function reformation(jahr: number): readonly Land[] {
  if (jahr === 2017) return LAENDER;
  const osten: readonly Land[] = ['BB', 'MV', 'SN', 'ST', 'TH'];
  return jahr < 2018 ? osten : LAENDER.filter((land) => osten.includes(land) || ['HB', 'HH', 'NI', 'SH'].includes(land));
}

/** The Wednesday before 23 November. */
function bussUndBettag(jahr: number): string {
  const grenze = tagOf(jahr, 11, 22);
  return plusTage(grenze, -((wochentag(grenze) - 3 + 7) % 7));
}

/** What Berlin made a holiday once: 75 and 80 years after the end of the war, and 75 years after the uprising of 1953. */
function einmalige(jahr: number): Feiertag[] {
  const be = (tag: string, name: string): Feiertag => ({ tag, name, laender: ['BE'], teilweise: [] });
  if (jahr === 2020) return [be('2020-05-08', '75. Jahrestag der Befreiung')];
  if (jahr === 2025) return [be('2025-05-08', '80. Jahrestag der Befreiung')];
  return jahr === 2028 ? [be('2028-06-17', '75. Jahrestag des Volksaufstands')] : [];
}

/** Why a day is no working day in all sixteen Länder: a weekend, or a holiday with the Länder that keep it; null where it is one. */
export function keinArbeitstag(tag: string): { readonly name: string; readonly laender: readonly Land[] } | null {
  const w = wochentag(tag);
  if (w === 0 || w === 6) return { name: w === 0 ? 'Sonntag' : 'Samstag', laender: LAENDER };
  const heute = feiertage(Number(tag.slice(0, 4))).filter((f) => f.tag === tag);
  const [erster] = heute;
  return erster === undefined ? null : { name: erster.name, laender: LAENDER.filter((land) => heute.some((f) => f.laender.includes(land) || f.teilweise.includes(land))) };
}

/** The day itself, or the next one on which people work in all sixteen Länder (as § 31 VwVfG moves the end of a Frist). */
export function naechsterArbeitstag(tag: string): string {
  let out = tag;
  while (keinArbeitstag(out) !== null) out = plusTage(out, 1);
  return out;
}
