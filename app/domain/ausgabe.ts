/**
 * Editions of a Sammlung: the first one, a Nachtrag (of what was released later), a Berichtigung (of an error), and their withdrawal.
 * A published Ausgabe never changes; what is wrong in it gets a new numbered one with a reason. After a wrong Freigabe two persons
 * together take an Ausgabe back: its words go, number, hash and act stay (domain.md 3, contract of the archive; docs/entscheidungen/0050).
 */
import { abgelehnt, ok, type Result } from './result.ts';
import { umlaufnummerOf, type Kopf } from './sammlung/sammlung.ts';
import type { Unterschied } from './sammlung/unterschied.ts';

export const AUSGABEARTEN = ['sammlung', 'nachtrag', 'berichtigung'] as const;
export type Ausgabeart = (typeof AUSGABEARTEN)[number];

const WORTE = { sammlung: 'Sammlung', nachtrag: 'Nachtrag', berichtigung: 'Berichtigung' } as const satisfies Record<Ausgabeart, string>;

/** The word for a kind of edition. */
export function ausgabewort(art: Ausgabeart): (typeof WORTE)[Ausgabeart] {
  return WORTE[art];
}

/** What was published before, in the order of the numbers. */
export interface FruehereAusgabe {
  readonly nummer: number;
  readonly zurueckgezogen: boolean;
}

export interface NeueAusgabe {
  readonly art: Ausgabeart;
  /** Null for the first one only. */
  readonly grund: string | null;
}

export type Ausgabegrund = 'erst_die_sammlung' | 'schon_veroeffentlicht' | 'grund_leer' | 'nichts_geaendert' | 'nachtrag_aendert';

/**
 * May this edition come after those? The first is the Sammlung and needs no reason; each later one needs one. A Nachtrag adds decisions
 * and touches nothing else; a Berichtigung differs in anything. `unterschied` is against the last edition that still stands.
 */
export function checkAusgabe(fruehere: readonly FruehereAusgabe[], neu: NeueAusgabe, unterschied: readonly Unterschied[]): Result<NeueAusgabe, Ausgabegrund> {
  if (fruehere.length === 0) return neu.art === 'sammlung' ? ok({ art: 'sammlung', grund: null }) : abgelehnt('erst_die_sammlung');
  if (neu.art === 'sammlung') return abgelehnt('schon_veroeffentlicht');
  const grund = (neu.grund ?? '').trim();
  if (grund === '') return abgelehnt('grund_leer');
  // A Nachtrag adds to what stands; where nothing stands any more, the next one puts right what was taken back.
  if (fruehere.every((a) => a.zurueckgezogen)) return neu.art === 'nachtrag' ? abgelehnt('nachtrag_aendert') : ok({ art: neu.art, grund });
  if (unterschied.length === 0) return abgelehnt('nichts_geaendert');
  if (neu.art === 'nachtrag' && unterschied.some((u) => u.art !== 'hinzugekommen')) return abgelehnt('nachtrag_aendert');
  return ok({ art: neu.art, grund });
}

/** The kind that fits what has changed, as the page proposes it. */
export function vorgeschlageneArt(fruehere: readonly FruehereAusgabe[], unterschied: readonly Unterschied[]): Ausgabeart {
  if (fruehere.length === 0) return 'sammlung';
  return unterschied.length > 0 && unterschied.every((u) => u.art === 'hinzugekommen') ? 'nachtrag' : 'berichtigung';
}

/** Address of what is published together: `imk-2027-12-03`, `imk-umlauf-3-2027`. */
export function grundadresseOf({ konferenz, art, beschlussdatum }: Pick<Kopf, 'konferenz' | 'art' | 'beschlussdatum'>): string {
  const umlauf = umlaufnummerOf(art);
  const wort = konferenz.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  return umlauf === null ? `${wort}-${beschlussdatum}` : `${wort}-umlauf-${umlauf.replace('/', '-')}`;
}

/** Address of an edition: the first has the Sitzung's, later ones carry their number. */
export function kennungOf(grundkennung: string, nummer: number): string {
  return nummer === 1 ? grundkennung : `${grundkennung}-ausgabe-${nummer}`;
}

/** `Ausgabe 2 (Berichtigung)`; the first one is named by its number alone. */
export function ausgabetitel(nummer: number, art: Ausgabeart): string {
  return art === 'sammlung' ? `Ausgabe ${nummer}` : `Ausgabe ${nummer} (${WORTE[art]})`;
}

/** The proof that is to be published. */
export interface Vorlage {
  readonly vorgelegt: boolean;
  /** Account that made the proof. */
  readonly kontoId: string;
}

/** The Delegationen have had the proof before them, and another person than the one who made it publishes. */
export function checkVeroeffentlichung(vorlage: Vorlage, kontoId: string, offeneBefunde: number): Result<true, 'nicht_vorgelegt' | 'zweite_person' | 'befunde_offen'> {
  if (!vorlage.vorgelegt) return abgelehnt('nicht_vorgelegt');
  if (vorlage.kontoId === kontoId) return abgelehnt('zweite_person');
  return offeneBefunde === 0 ? ok(true) : abgelehnt('befunde_offen', { anzahl: String(offeneBefunde) });
}

export interface Rueckruflage {
  readonly beantragtVon: string;
  readonly vollzogen: boolean;
  readonly verworfen: boolean;
}

/** A Rückruf is asked for once, with a reason; a rejected one may be asked for again. */
export function requestRueckruf(bisherige: readonly Rueckruflage[], grund: string): Result<string, 'grund_leer' | 'schon_zurueckgezogen' | 'rueckruf_laeuft'> {
  if (bisherige.some((r) => r.vollzogen)) return abgelehnt('schon_zurueckgezogen');
  if (bisherige.some((r) => !r.verworfen)) return abgelehnt('rueckruf_laeuft');
  return grund.trim() === '' ? abgelehnt('grund_leer') : ok(grund.trim());
}

/** Another person carries it out. Rejecting it is open to both: the one who asked may have been wrong. */
export function decideRueckruf(r: Rueckruflage, kontoId: string, vollziehen: boolean): Result<true, 'schon_zurueckgezogen' | 'rueckruf_erledigt' | 'zweite_person'> {
  if (r.vollzogen) return abgelehnt('schon_zurueckgezogen');
  if (r.verworfen) return abgelehnt('rueckruf_erledigt');
  return vollziehen && r.beantragtVon === kontoId ? abgelehnt('zweite_person') : ok(true);
}
