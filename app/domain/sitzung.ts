/**
 * A Sitzung or Beratung of the Konferenz: its days, its place, its phase.
 * Days are ISO dates `YYYY-MM-DD` without a clock; Konferenzzeitraum and Beschlussdatum are two things (architecture.md 5, Time).
 */
import { isLand, type Land } from './land.ts';
import { abgelehnt, ok, type Result } from './result.ts';

export type Sitzungsart = 'Sitzung' | 'Beratung';

/** `bezeichnung` is what people call it (Herbstkonferenz); `nummer` is null for a Beratung or where none is counted. */
export interface Sitzungsangabe {
  readonly art: Sitzungsart;
  readonly nummer: number | null;
  readonly bezeichnung: string;
  readonly von: string;
  readonly bis: string;
  readonly beschlussdatum: string;
  readonly ort: string;
  readonly vorsitzland: Land;
}

export type Sitzungsgrund = 'datum_form' | 'zeitraum_verkehrt' | 'beschlussdatum_ausserhalb' | 'bezeichnung_leer' | 'ort_leer' | 'sitzungsnummer_form' | 'vorsitzland_unbekannt';

/** Checks a Sitzung before it is created; the values come back trimmed. */
export function checkSitzung(s: Omit<Sitzungsangabe, 'vorsitzland'> & { readonly vorsitzland: string }): Result<Sitzungsangabe, Sitzungsgrund> {
  const { vorsitzland } = s;
  if (!isLand(vorsitzland)) return abgelehnt('vorsitzland_unbekannt');
  if (![s.von, s.bis, s.beschlussdatum].every(isTag)) return abgelehnt('datum_form');
  if (s.von > s.bis) return abgelehnt('zeitraum_verkehrt');
  if (s.beschlussdatum < s.von || s.beschlussdatum > s.bis) return abgelehnt('beschlussdatum_ausserhalb');
  if (s.bezeichnung.trim() === '') return abgelehnt('bezeichnung_leer');
  if (s.ort.trim() === '') return abgelehnt('ort_leer');
  if (s.nummer !== null && (!Number.isInteger(s.nummer) || s.nummer < 1 || s.nummer > 9999)) return abgelehnt('sitzungsnummer_form');
  return ok({ ...s, vorsitzland, bezeichnung: s.bezeichnung.trim(), ort: s.ort.trim() });
}

const TAGE_IM_MONAT = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that exists, written `YYYY-MM-DD`, between 1900 and 2199. */
export function isTag(tag: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(tag);
  if (m === null) return false;
  const [jahr, monat, t] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const leap = (jahr % 4 === 0 && jahr % 100 !== 0) || jahr % 400 === 0;
  const last = monat === 2 && !leap ? 28 : (TAGE_IM_MONAT[monat - 1] ?? 0);
  return jahr >= 1900 && jahr <= 2199 && t >= 1 && t <= last;
}

const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

/** `2027-12-03` -> `3. Dezember 2027`. */
export function langerTag(tag: string): string {
  const [jahr = '', monat = '', t = ''] = tag.split('-');
  return `${Number(t)}. ${MONATE[Number(monat) - 1] ?? ''} ${jahr}`;
}

/** `1. bis 3. Dezember 2027`, or a single day where the Sitzung lasts one. */
export function langerZeitraum(von: string, bis: string): string {
  if (von === bis) return langerTag(von);
  const [vj = '', vm = '', vt = ''] = von.split('-');
  const [bj = '', bm = ''] = bis.split('-');
  if (vj !== bj) return `${langerTag(von)} bis ${langerTag(bis)}`;
  return vm === bm ? `${Number(vt)}. bis ${langerTag(bis)}` : `${Number(vt)}. ${MONATE[Number(vm) - 1] ?? ''} bis ${langerTag(bis)}`;
}

/** `215. Sitzung`, `Sitzung`, `Beratung` or `Umlaufverfahren 3/2027`. */
export function titelOfSitzung(s: { readonly art: string; readonly nummer: number | null }): string {
  return s.nummer === null ? s.art : `${s.nummer}. ${s.art}`;
}

export const PHASEN = ['Anmeldung', 'Konferenz', 'Freigabe', 'Veröffentlicht'] as const;
export type Phase = (typeof PHASEN)[number];

/** The phase follows from facts and is never set: invited, a round of Freigabe opened, an Ausgabe published. */
export function phaseOf(facts: { readonly eingeladen: boolean; readonly runde: boolean; readonly ausgabe: boolean }): Phase {
  if (facts.ausgabe) return 'Veröffentlicht';
  if (facts.runde) return 'Freigabe';
  return facts.eingeladen ? 'Konferenz' : 'Anmeldung';
}
