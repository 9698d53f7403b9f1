/**
 * The Umlaufverfahren: a vote in writing between two Sitzungen, with a number of its own and a Frist (domain.md 1.6 and 2.1; features.md 33 to 35).
 * Who is silent has not answered, unless the conference's rule says that silence is consent. A Widerspruch against the text or the procedure
 * ends it at once, and the matter comes onto the agenda of the next Sitzung with its history. Moments are milliseconds since 1970 UTC, by the database.
 */
import { isUnbekannt, type Lage, type Regelsatz, type Sachbetreff } from '../abstimmung/regelsatz.ts';
import { plusTage, readFrist, tagOf, type Frist } from '../frist.ts';
import type { Partei } from '../land.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import { keinArbeitstag, naechsterArbeitstag } from './feiertage.ts';

export const UMLAUFZUSTAENDE = ['entwurf', 'laeuft', 'beendet', 'widersprochen', 'abgebrochen'] as const;
/** `beendet`: counted, carried or not; the other two ends have no Ergebnis. */
export type Umlaufzustand = (typeof UMLAUFZUSTAENDE)[number];

export const UMLAUFSCHRITTE = ['beginnen', 'beenden', 'widersprechen', 'abbrechen'] as const;
export type Umlaufschritt = (typeof UMLAUFSCHRITTE)[number];

/** The whole state machine: what is not in this table is refused. */
const UEBERGAENGE: Readonly<Record<Umlaufschritt, { readonly von: readonly Umlaufzustand[]; readonly nach: Umlaufzustand }>> = {
  beginnen: { von: ['entwurf'], nach: 'laeuft' },
  beenden: { von: ['laeuft'], nach: 'beendet' },
  widersprechen: { von: ['laeuft'], nach: 'widersprochen' },
  abbrechen: { von: ['entwurf', 'laeuft'], nach: 'abgebrochen' }
};

const WORT: Readonly<Record<Umlaufzustand, string>> = { entwurf: 'in Vorbereitung', laeuft: 'läuft', beendet: 'beendet', widersprochen: 'widersprochen', abgebrochen: 'abgebrochen' };

/** The state in words. */
export function umlaufwort(zustand: Umlaufzustand): string {
  return WORT[zustand];
}

/** The state after a step, or a refusal naming the state that stood in the way. */
export function nachUmlaufschritt(zustand: Umlaufzustand, schritt: Umlaufschritt): Result<Umlaufzustand, 'umlauf_unzulaessig'> {
  const { von, nach } = UEBERGAENGE[schritt];
  return von.includes(zustand) ? ok(nach) : abgelehnt('umlauf_unzulaessig', { zustand: WORT[zustand] });
}

/** How a matter is voted on in writing. */
export function umlauflage(sache: { readonly betreff: Sachbetreff; readonly zweiteBefassung: boolean }): Lage {
  return { betreff: sache.betreff, umlauf: true, zweiteBefassung: sache.zweiteBefassung };
}

/** `Umlauf 3/2027`: its number counts within a conference and a year and is never given twice. */
export function umlaufbezeichnung(nummer: { readonly jahr: number; readonly laufend: number } | null): string {
  return nummer === null ? 'Umlauf ohne Nummer' : `Umlauf ${nummer.laufend}/${nummer.jahr}`;
}

/** The next number of a year. */
export function nextUmlaufnummer(vergeben: readonly { readonly jahr: number; readonly laufend: number }[], jahr: number): { readonly jahr: number; readonly laufend: number } {
  return { jahr, laufend: Math.max(0, ...vergeben.filter((n) => n.jahr === jahr).map((n) => n.laufend)) + 1 };
}

const VORSCHLAG_TAGE = 14;

/**
 * The Frist that fits: the days of the rule (or a fortnight) from today on, the day of the beginning not counted, until midnight of a day on which
 * people work in all sixteen Länder.
 */
export function vorgeschlageneFrist(satz: Regelsatz, jetzt: number): string {
  const heute = tagOf(jetzt);
  return `${naechsterArbeitstag(plusTage(heute, fristtage(satz) ?? VORSCHLAG_TAGE))}T23:59`;
}

/** The days that must pass before silence is consent; null where none are said. */
function fristtage(satz: Regelsatz): number | null {
  return satz.umlauf.schweigen === 'zustimmung' ? satz.umlauf.tage : null;
}

export type Fristgrund = 'frist_form' | 'frist_vergangen' | 'frist_zu_kurz' | 'frist_kein_arbeitstag';

/** A Frist in Berlin wall time: in the future, not shorter than silence needs, and not ending on a day that is free somewhere. */
export function checkUmlauffrist(satz: Regelsatz, ortszeit: string, jetzt: number): Result<Frist, Fristgrund> {
  const frist = readFrist(ortszeit);
  if (!frist.ok) return frist;
  if (frist.wert.zeitpunkt <= jetzt) return abgelehnt('frist_vergangen');
  const tage = fristtage(satz);
  const fruehestens = tage === null ? null : `${plusTage(tagOf(jetzt), tage)}T23:59`;
  if (tage !== null && fruehestens !== null && ortszeit < fruehestens) return abgelehnt('frist_zu_kurz', { tage: String(tage), fruehestens });
  const tag = ortszeit.slice(0, 10);
  const frei = keinArbeitstag(tag);
  return frei === null ? frist : abgelehnt('frist_kein_arbeitstag', { name: frei.name, laender: frei.laender.join(', '), vorschlag: naechsterArbeitstag(tag) });
}

/** May it begin? The matter is a draft, the rule is known, the Frist fits; checked at the moment it begins. */
export function beginUmlauf(zustand: Umlaufzustand, satz: Regelsatz, lage: Lage, ortszeit: string, jetzt: number): Result<Frist, Fristgrund | 'umlauf_unzulaessig' | 'schwelle_unbekannt'> {
  const nach = nachUmlaufschritt(zustand, 'beginnen');
  if (!nach.ok) return nach;
  return isUnbekannt(satz, lage) ? abgelehnt('schwelle_unbekannt') : checkUmlauffrist(satz, ortszeit, jetzt);
}

export interface Umlaufstand { readonly zustand: Umlaufzustand; readonly frist: number | null }

/** An answer is possible until the Frist, and not a millisecond longer (V5). */
export function checkUmlaufantwort(u: Umlaufstand, jetzt: number): Result<true, 'umlauf_unzulaessig' | 'umlauf_frist_abgelaufen'> {
  if (u.zustand !== 'laeuft' || u.frist === null) return abgelehnt('umlauf_unzulaessig', { zustand: WORT[u.zustand] });
  return jetzt <= u.frist ? ok(true) : abgelehnt('umlauf_frist_abgelaufen');
}

/** It ends after the Frist, or before when all have answered; who is missing is named. */
export function endUmlauf(u: Umlaufstand, waehler: readonly Partei[], geantwortet: readonly Partei[], jetzt: number): Result<{ readonly abgelaufen: boolean }, 'umlauf_unzulaessig' | 'umlauf_frist_laeuft'> {
  const nach = nachUmlaufschritt(u.zustand, 'beenden');
  if (!nach.ok) return nach;
  const fehlen = fehlende(waehler, geantwortet);
  const abgelaufen = u.frist !== null && jetzt > u.frist;
  return abgelaufen || fehlen.length === 0 ? ok({ abgelaufen }) : abgelehnt('umlauf_frist_laeuft', { fehlen: fehlen.join(', ') });
}

/** Who has not answered, in printing order. */
export function fehlende(waehler: readonly Partei[], geantwortet: readonly Partei[]): Partei[] {
  return waehler.filter((partei) => !geantwortet.includes(partei));
}

export const WIDERSPRUCHSARTEN = ['text', 'verfahren'] as const;
export type Widerspruchsart = (typeof WIDERSPRUCHSARTEN)[number];

/** Who votes here objects, in time and with a reason, to what the conference lets one object to. */
export function objectUmlauf(satz: Regelsatz, delegation: string, u: Umlaufstand, w: { readonly gegen: Widerspruchsart; readonly grund: string }, jetzt: number): Result<Umlaufzustand, 'kein_stimmrecht' | 'umlauf_unzulaessig' | 'umlauf_frist_abgelaufen' | 'widerspruch_nicht_vorgesehen' | 'grund_leer'> {
  if (!satz.waehler.some((partei) => partei === delegation)) return abgelehnt('kein_stimmrecht');
  const offen = checkUmlaufantwort(u, jetzt);
  if (!offen.ok) return offen;
  if (!satz.umlauf.widerspruch.includes(w.gegen)) return abgelehnt('widerspruch_nicht_vorgesehen');
  return w.grund.trim() === '' ? abgelehnt('grund_leer') : nachUmlaufschritt(u.zustand, 'widersprechen');
}

/** The next Sitzung of the conference that is not over: there the matter goes on. Null where none is created yet. */
export function naechsteSitzung<S extends { readonly id: string; readonly von: string; readonly bis: string }>(sitzungen: readonly S[], heute: string): S | null {
  const kommende = sitzungen.filter((s) => s.bis >= heute);
  return kommende.reduce<S | null>((erste, s) => (erste === null || s.von < erste.von || (s.von === erste.von && s.id < erste.id) ? s : erste), null);
}
