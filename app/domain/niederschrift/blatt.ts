/**
 * The minutes of a Sitzung as a value: who was there, what lay on the table, and per TOP its state, the text that was voted on, the result, the
 * positions, notes and objections. Put together from rows by the use case; here are its parts, their order and the words between them.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { STIMMWERTE, STIMMWORT, type Stimmwert } from '../abstimmung/tally.ts';
import { nameOf, type Partei } from '../land.ts';
import type { Topangabe } from '../top.ts';
import type { Anwesenheit } from './niederschrift.ts';

export type Position = Stimmwert | 'offen';
/** Who stands where; only groups that have somebody. */
export interface Positionsgruppe { readonly wert: Position; readonly parteien: readonly Partei[] }
export interface Blattnotiz { readonly kopf: string; readonly absaetze: readonly Absatz[] }
export interface Blatttop {
  readonly kurz: string; readonly tops: readonly Topangabe[]; readonly von: Partei; readonly stand: string;
  /** The Fassung that was voted on; null where none counts. */
  readonly fassung: { readonly nummer: number; readonly fingerabdruck: string } | null;
  readonly absaetze: readonly Absatz[];
  readonly ergebnis: { readonly bezeichnung: string; readonly satz: string } | null;
  readonly positionen: readonly Positionsgruppe[];
  readonly notizen: readonly Blattnotiz[];
  /** What else is on record: a void Fassung, the Einvernehmen of the Bund, objections to an Umlaufverfahren or to the Freigabe. */
  readonly vermerke: readonly string[];
}
/** `ort` is a TOP, or null where it is about the whole. */
export interface Blatteinwand { readonly delegation: Partei; readonly ort: string | null; readonly grund: string; readonly antwort: string | null; readonly stattgegeben: boolean | null }
export interface Blatt {
  readonly form: 'niederschrift-1';
  readonly name: string; readonly konferenz: string; readonly sitzung: string; readonly bezeichnung: string; readonly zeitraum: string; readonly tag: string; readonly ort: string; readonly vorsitz: string;
  readonly anwesenheit: readonly Anwesenheit[];
  readonly tischvorlagen: readonly { readonly nummer: number; readonly titel: string; readonly von: Partei; readonly ort: string | null }[];
  readonly tops: readonly Blatttop[];
  readonly einwaende: readonly Blatteinwand[];
}

/** What stands over every page. */
export const INTERN = 'Nur für den internen Gebrauch';

/** `Ergebnisniederschrift der 228. Sitzung`. */
export function titelOf({ name, sitzung }: Pick<Blatt, 'name' | 'sitzung'>): string {
  return `${name} der ${sitzung}`;
}

/** The name with its article; minutes are called by words of three genders. */
export function mitArtikel(name: string, fall: 'genitiv' | 'akkusativ'): string {
  const geschlecht = /protokoll$/iu.test(name) ? 'n' : /(?:bericht|vermerk)$/iu.test(name) ? 'm' : 'f';
  if (geschlecht === 'f') return `${fall === 'genitiv' ? 'der' : 'die'} ${name}`;
  if (fall === 'genitiv') return `des ${name}s`;
  return `${geschlecht === 'n' ? 'das' : 'den'} ${name}`;
}

/** Everybody who votes under exactly one heading, in the order of voters. */
export function gruppen(waehler: readonly Partei[], positionOf: (partei: Partei) => Position): Positionsgruppe[] {
  return ([...STIMMWERTE, 'offen'] as const).map((wert) => ({ wert, parteien: waehler.filter((p) => positionOf(p) === wert) })).filter((g) => g.parteien.length > 0);
}

const POSITIONSWORT: Readonly<Record<Position, string>> = { ...STIMMWORT, offen: 'keine Stimme' };

/** `Zustimmung (15): BW, BY und Bund`. */
export function positionssatz({ wert, parteien }: Positionsgruppe): string {
  return `${POSITIONSWORT[wert]} (${parteien.length}): ${parteien.map((p) => (p === 'BMI' ? 'Bund' : p)).join(', ')}`;
}

/** `anwesend: Ministerin Muster`, `abwesend`. */
export function anwesenheitssatz({ stand, namen }: Anwesenheit): string {
  return namen === '' ? stand : `${stand}: ${namen}`;
}

/** `1. Sprechzettel (Bayern, zu TOP 7)`. */
export function tischvorlagensatz({ nummer, titel, von, ort }: Blatt['tischvorlagen'][number]): string {
  return `${nummer}. ${titel} (${nameOf(von)}${ort === null ? '' : `, zu ${ort}`})`;
}

/** `Bayern zu TOP 7`. */
export function einwandkopf({ delegation, ort }: Blatteinwand): string {
  return `${nameOf(delegation)} ${ort === null ? 'zur Niederschrift insgesamt' : `zu ${ort}`}`;
}

/** What the office said to it. */
export function antwortsatz({ antwort, stattgegeben }: Blatteinwand): string {
  return antwort === null ? 'noch nicht beantwortet' : `${stattgegeben === true ? 'Dem Einwand ist gefolgt' : 'Dem Einwand ist nicht gefolgt'}: ${antwort}`;
}

/** What can change under a reader: everything but the objections, which come because it was read. */
export function inhaltOf(blatt: Blatt): Omit<Blatt, 'einwaende'> {
  const { einwaende: _, ...inhalt } = blatt;
  return inhalt;
}
