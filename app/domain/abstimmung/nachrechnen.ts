/**
 * Reckons again what was decided, out of the audit alone: every Stimme as it was cast or recorded, the rule set that was in force at the close,
 * the objections of each Freigabe round (reliability.md V12, I6, I7). Compares nothing with the tables (server/usecases/recompute-sitzung.ts).
 */
import { isLand, type Partei } from '../land.ts';
import { isReleased } from '../freigabe.ts';
import { bildOf, entscheide } from './regeln.ts';
import type { Lage, Regelsatz } from './regelsatz.ts';
import { STIMMWERTE, tallyStimmen, type Stimmwert } from './tally.ts';

/** One act of the audit. */
export interface Aktenzeile {
  readonly art: string;
  readonly delegation: string | null;
  readonly gegenstandId: string | null;
  readonly daten: Readonly<Record<string, unknown>>;
}

/** `errechnet` is null where the audit does not say which rule was in force, as in acts of earlier versions; `festgestellt` is null while the vote is open. */
export interface NachgerechneteAbstimmung {
  readonly vorschlagId: string;
  readonly fassung: number;
  readonly fingerabdruck: string;
  readonly aufgehoben: boolean;
  readonly stimmen: ReadonlyMap<string, Stimmwert>;
  readonly festgestellt: { readonly bezeichnung: string; readonly satz: string } | null;
  readonly errechnet: { readonly bezeichnung: string; readonly satz: string; readonly angenommen: boolean } | null;
}

/** A round that was closed: what it said, and what follows from the answers. `errechnet` is null where the audit does not say what was asked. */
export interface NachgerechneteFreigabe {
  readonly festgestellt: readonly string[];
  readonly errechnet: readonly string[] | null;
}

/** What the audit says of the minutes: the hash of the words that lay before a Sitzung, and of the file once they were approved. */
export interface NachgerechneteNiederschrift { readonly hash: string | null; readonly pdf: string | null }

export interface Nachrechnung {
  readonly abstimmungen: readonly NachgerechneteAbstimmung[];
  readonly freigaben: readonly NachgerechneteFreigabe[];
  readonly niederschrift: NachgerechneteNiederschrift;
}

/** Reckons the acts of one Sitzung, in the order in which they happened. */
export function rechneNach(zeilen: readonly Aktenzeile[]): Nachrechnung {
  return { abstimmungen: abstimmungenOf(zeilen), freigaben: freigabenOf(zeilen), niederschrift: niederschriftOf(zeilen) };
}

/** After these a Fassung is void, with its Stimmen. */
const AUFHEBEND: ReadonlySet<string> = new Set(['fassung_wiedereroeffnet', 'umlauf_widersprochen', 'umlauf_abgebrochen']);

type Laufend = { -readonly [K in keyof NachgerechneteAbstimmung]: NachgerechneteAbstimmung[K] } & { stimmen: Map<string, Stimmwert> };

function abstimmungenOf(zeilen: readonly Aktenzeile[]): NachgerechneteAbstimmung[] {
  const alle = new Map<string, Laufend>();
  for (const { art, delegation, gegenstandId, daten } of zeilen) {
    const key = `${gegenstandId ?? ''} ${String(daten.fassung)}`;
    const laufend = alle.get(key);
    if (art === 'fassung_eingefroren' || art === 'umlauf_begonnen') {
      alle.set(key, { vorschlagId: gegenstandId ?? '', fassung: Number(daten.fassung), fingerabdruck: String(daten.fingerabdruck), aufgehoben: false, stimmen: new Map(), festgestellt: null, errechnet: null });
    }
    if (laufend === undefined) continue;
    if (art === 'stimme') put(laufend.stimmen, delegation, daten.wert);
    // Recorded by the chair for one Land; that it is missing takes back what the chair had recorded.
    if (art === 'stimme_erfasst') {
      if (daten.wert === 'fehlt') laufend.stimmen.delete(String(daten.land));
      else put(laufend.stimmen, String(daten.land), daten.wert);
    }
    if (art === 'einvernehmen_festgestellt') {
      for (const [land, wert] of Object.entries(recordOf(daten.gesetzt))) put(laufend.stimmen, land, wert);
      for (const land of listOf(daten.entfernt)) laufend.stimmen.delete(land);
    }
    if (AUFHEBEND.has(art)) laufend.aufgehoben = true;
    if (art === 'abstimmung_geschlossen' || art === 'umlauf_beendet') close(laufend, daten);
  }
  return [...alle.values()];
}

function put(stimmen: Map<string, Stimmwert>, land: string | null, wert: unknown): void {
  const gewaehlt = STIMMWERTE.find((w) => w === wert);
  if (land !== null && gewaehlt !== undefined) stimmen.set(land, gewaehlt);
}

function close(laufend: Laufend, daten: Readonly<Record<string, unknown>>): void {
  laufend.festgestellt = { bezeichnung: String(daten.ergebnis), satz: String(daten.satz) };
  const regelsatz = recordOf(daten.regelsatz);
  if (regelsatz.version !== 2 || Object.keys(recordOf(daten.lage)).length === 0) return;
  const satz = regelsatz as unknown as Regelsatz;
  const zaehlung = tallyStimmen(satz.waehler as readonly Partei[], [...laufend.stimmen].map(([land, wert]) => ({ land, wert })));
  const bild = bildOf(satz, zaehlung, { widersprueche: 0, abgelaufen: daten.abgelaufen === true });
  const { bezeichnung, satz: grund, angenommen } = entscheide(satz, daten.lage as unknown as Lage, bild, zaehlung);
  laufend.errechnet = { bezeichnung, satz: grund, angenommen };
}

/** An objection stands until its Land takes it back, over all rounds that ask for the same text. */
function freigabenOf(zeilen: readonly Aktenzeile[]): NachgerechneteFreigabe[] {
  const out: NachgerechneteFreigabe[] = [];
  const widersprueche = new Map<string, Set<string>>();
  // The round of the Sitzung and that of an Umlauf may run at the same time.
  const runden = new Map<string | null, readonly string[] | null>();
  for (const { art, delegation, gegenstandId, daten } of zeilen) {
    if (art === 'freigabe_eroeffnet') runden.set(gegenstandId, Array.isArray(daten.fassungen) ? listOf(daten.fassungen) : null);
    const gefragt = runden.get(gegenstandId) ?? null;
    if (art === 'freigabe_beantwortet' && delegation !== null) {
      const dagegen = listOf(daten.widersprueche);
      for (const id of new Set([...(gefragt ?? []), ...dagegen])) {
        const laender = widersprueche.get(id) ?? new Set();
        if (dagegen.includes(id)) laender.add(delegation);
        else laender.delete(delegation);
        widersprueche.set(id, laender);
      }
    }
    if (art === 'freigabe_geschlossen') {
      const frei = gefragt?.filter((id) => isReleased([...(widersprueche.get(id) ?? [])].filter(isLand))) ?? null;
      out.push({ festgestellt: listOf(daten.freigegeben), errechnet: frei });
    }
  }
  return out;
}

/** Taken back it is a draft again; approved it stays. */
function niederschriftOf(zeilen: readonly Aktenzeile[]): NachgerechneteNiederschrift {
  let stand: NachgerechneteNiederschrift = { hash: null, pdf: null };
  for (const { art, daten } of zeilen) {
    if (art === 'niederschrift_vorgelegt') stand = { hash: String(daten.hash), pdf: null };
    if (art === 'niederschrift_zurueckgeholt') stand = { hash: null, pdf: null };
    if (art === 'niederschrift_genehmigt') stand = { hash: String(daten.hash), pdf: String(daten.pdf) };
  }
  return stand;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}
