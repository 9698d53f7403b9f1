/**
 * The course of the minutes of a Sitzung (domain.md 2.1, 6): a draft that only the office sees, sent to all Delegationen with a Frist for objections,
 * laid before the next Sitzung as a TOP of its own, approved by its decision and never changed again (docs/entscheidungen/0085).
 */
import { nameOf, PARTEIEN, type Partei } from '../land.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import { isBeschlossen, type Zustand } from '../top.ts';

export type Niederschriftzustand = 'entwurf' | 'versandt' | 'vorgelegt' | 'genehmigt';
export const ANWESENHEITEN = ['anwesend', 'vertreten', 'abwesend'] as const;
export type Anwesenheitsstand = (typeof ANWESENHEITEN)[number];
export interface Anwesenheit { readonly delegation: Partei; readonly stand: Anwesenheitsstand; readonly namen: string }

/** `frist` is in milliseconds since 1970 UTC; null while it is a draft. */
export interface Lage { readonly zustand: Niederschriftzustand; readonly frist: number | null }
/** A TOP as far as the sending depends on it. */
export interface Topstand { readonly kurz: string; readonly zustand: Zustand }

const ZUSTANDSWORT: Readonly<Record<Niederschriftzustand, string>> = { entwurf: 'Entwurf', versandt: 'den Delegationen übersandt', vorgelegt: 'zur Genehmigung vorgelegt', genehmigt: 'genehmigt' };

export function niederschriftwort(zustand: Niederschriftzustand): string {
  return ZUSTANDSWORT[zustand];
}

/** Names and papers are entered until it is laid before the next Sitzung. */
export function checkOffen({ zustand }: Lage): Result<true, 'niederschrift_fest'> {
  return zustand === 'entwurf' || zustand === 'versandt' ? ok(true) : abgelehnt('niederschrift_fest', { zustand: niederschriftwort(zustand) });
}

/** Who is there has a name; each Delegation once. */
export function checkAnwesenheit(lage: Lage, eintraege: readonly Anwesenheit[]): Result<Anwesenheit[], 'niederschrift_fest' | 'namen_fehlen' | 'namen_zu_lang'> {
  const offen = checkOffen(lage);
  if (!offen.ok) return offen;
  const sauber = PARTEIEN.flatMap((p) => eintraege.filter((e) => e.delegation === p).slice(-1)).map((e) => ({ ...e, namen: e.namen.trim().replace(/\s+/gu, ' ') }));
  const ohne = sauber.find((e) => e.stand !== 'abwesend' && e.namen === '');
  if (ohne !== undefined) return abgelehnt('namen_fehlen', { delegation: nameOf(ohne.delegation) });
  const lang = sauber.find((e) => e.namen.length > 500);
  return lang === undefined ? ok(sauber) : abgelehnt('namen_zu_lang', { delegation: nameOf(lang.delegation) });
}

/** Without an end: it would change after it was read. */
const OHNE_ENDE: ReadonlySet<Zustand> = new Set(['entwurf', 'in_abstimmung', 'im_umlauf']);

/** Sent once every Delegation's attendance is known and every TOP has an end, with a Frist in the future. */
export function circulate({ zustand }: Lage, anwesenheit: readonly Anwesenheit[], tops: readonly Topstand[], frist: number, jetzt: number): Result<true, 'niederschrift_versandt' | 'anwesenheit_fehlt' | 'tops_ohne_ende' | 'frist_vergangen'> {
  if (zustand !== 'entwurf') return abgelehnt('niederschrift_versandt', { zustand: niederschriftwort(zustand) });
  const fehlen = PARTEIEN.filter((p) => !anwesenheit.some((a) => a.delegation === p));
  if (fehlen.length > 0) return abgelehnt('anwesenheit_fehlt', { fehlen: fehlen.map(nameOf).join(', ') });
  const offen = tops.filter((t) => OHNE_ENDE.has(t.zustand));
  if (offen.length > 0) return abgelehnt('tops_ohne_ende', { tops: offen.map((t) => t.kurz).join(', ') });
  return frist > jetzt ? ok(true) : abgelehnt('frist_vergangen');
}

/** An objection has a reason, until the Frist; a second one to the same place waits for the answer to the first. */
export function objectEinwand({ zustand, frist }: Lage, grund: string, offener: boolean, jetzt: number): Result<string, 'niederschrift_nicht_versandt' | 'frist_abgelaufen' | 'grund_leer' | 'einwand_liegt_vor'> {
  if (zustand !== 'versandt' || frist === null) return abgelehnt('niederschrift_nicht_versandt');
  if (jetzt > frist) return abgelehnt('frist_abgelaufen');
  if (grund.trim() === '') return abgelehnt('grund_leer');
  return offener ? abgelehnt('einwand_liegt_vor') : ok(grund.trim());
}

/** The office answers each objection once. */
export function answerEinwand(lage: Lage, einwand: { readonly beantwortet: boolean } | null, antwort: string): Result<string, 'nicht_gefunden' | 'niederschrift_fest' | 'einwand_beantwortet' | 'antwort_leer'> {
  if (einwand === null) return abgelehnt('nicht_gefunden');
  const offen = checkOffen(lage);
  if (!offen.ok) return offen;
  if (einwand.beantwortet) return abgelehnt('einwand_beantwortet');
  return antwort.trim() === '' ? abgelehnt('antwort_leer') : ok(antwort.trim());
}

/** Laid before the next Sitzung after the Frist, with no objection unanswered, and as it was read. */
export function submit({ zustand, frist }: Lage, offeneEinwaende: number, gleich: boolean, jetzt: number): Result<true, 'niederschrift_nicht_versandt' | 'einwandfrist_laeuft' | 'einwaende_offen' | 'niederschrift_geaendert'> {
  if (zustand !== 'versandt' || frist === null) return abgelehnt('niederschrift_nicht_versandt');
  if (jetzt <= frist) return abgelehnt('einwandfrist_laeuft');
  if (offeneEinwaende > 0) return abgelehnt('einwaende_offen', { anzahl: String(offeneEinwaende) });
  return gleich ? ok(true) : abgelehnt('niederschrift_geaendert');
}

/** The Sitzung that approves is a later one of the same conference. */
export function isFolgesitzung(s: { readonly id: string; readonly von: string; readonly konferenz: string }, naechste: { readonly id: string; readonly von: string; readonly konferenz: string }): boolean {
  return naechste.id !== s.id && naechste.konferenz === s.konferenz && naechste.von > s.von;
}

/** Taken back to the draft with a reason; not while the other Sitzung votes on it, nor once it has decided. */
export function takeBack({ zustand }: Lage, grund: string, vorlage: Zustand | null): Result<true, 'niederschrift_nicht_versandt' | 'grund_leer' | 'genehmigung_laeuft'> {
  if (zustand !== 'versandt' && zustand !== 'vorgelegt') return abgelehnt('niederschrift_nicht_versandt');
  if (vorlage === 'in_abstimmung' || vorlage === 'im_umlauf' || isGenehmigend(vorlage)) return abgelehnt('genehmigung_laeuft');
  return grund.trim() === '' ? abgelehnt('grund_leer') : ok(true);
}

/** The decision that approves has been taken. */
export function isGenehmigend(vorlage: Zustand | null): boolean {
  return vorlage !== null && isBeschlossen(vorlage);
}

/** Approved by the decision of the other Sitzung, the very words that lay before it. */
export function approve({ zustand }: Lage, vorlage: Zustand | null, gleich: boolean): Result<true, 'niederschrift_nicht_vorgelegt' | 'noch_nicht_beschlossen' | 'niederschrift_geaendert'> {
  if (zustand !== 'vorgelegt') return abgelehnt('niederschrift_nicht_vorgelegt');
  if (!isGenehmigend(vorlage)) return abgelehnt('noch_nicht_beschlossen');
  return gleich ? ok(true) : abgelehnt('niederschrift_geaendert');
}
