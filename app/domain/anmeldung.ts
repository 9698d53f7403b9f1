/**
 * Until when a Themenanmeldung is in time, and what becomes of one that is not (domain.md 2.1; docs/entscheidungen/0081): within a Nachfrist it is taken
 * and said to be late; after that it needs a decision before it is on the agenda. By the clock of the database, in Berlin wall time.
 */
import { readFrist, type Frist } from './frist.ts';
import { abgelehnt, ok, type Result } from './result.ts';
import { isSchriftlich, type Zustand } from './top.ts';

export const EINGAENGE = ['fristgerecht', 'nachfrist', 'verspaetet'] as const;
export type Eingang = (typeof EINGAENGE)[number];

/** Both may be missing: then everything is in time. A Nachfrist goes beyond the Anmeldeschluss. */
export interface Anmeldefristen { readonly anmeldeschluss: Frist | null; readonly nachfrist: Frist | null }
export const OHNE_FRISTEN: Anmeldefristen = { anmeldeschluss: null, nachfrist: null };

/** Reads what a form holds, `YYYY-MM-DDTHH:MM` or ''. */
export function readAnmeldefristen(anmeldeschluss: string, nachfrist: string): Result<Anmeldefristen, 'frist_form' | 'nachfrist_verkehrt'> {
  const schluss = anmeldeschluss === '' ? null : readFrist(anmeldeschluss);
  const nach = nachfrist === '' ? null : readFrist(nachfrist);
  if (schluss?.ok === false) return schluss;
  if (nach?.ok === false) return nach;
  const [a, n] = [schluss?.wert ?? null, nach?.wert ?? null];
  if (n !== null && (a === null || n.zeitpunkt <= a.zeitpunkt)) return abgelehnt('nachfrist_verkehrt');
  return ok({ anmeldeschluss: a, nachfrist: n });
}

/** How an Anmeldung comes that is handed in at this moment (milliseconds since 1970 UTC). The last moment of a Frist is in time. */
export function eingangOf({ anmeldeschluss, nachfrist }: Anmeldefristen, jetzt: number): Eingang {
  if (anmeldeschluss === null || jetzt <= anmeldeschluss.zeitpunkt) return 'fristgerecht';
  return nachfrist !== null && jetzt <= nachfrist.zeitpunkt ? 'nachfrist' : 'verspaetet';
}

/** Whether a TOP may get a number and be frozen: all but what came too late and was not admitted. */
export function isAdmitted(v: { readonly eingang: Eingang; readonly zugelassen: boolean }): boolean {
  return v.eingang !== 'verspaetet' || v.zugelassen;
}

/** Whether a matter takes part in the agenda that is ordered, sent out and invited to: handed in, not withdrawn, not waiting to be admitted, not decided in writing. */
export function isOnAgenda(v: Parameters<typeof isAdmitted>[0] & { readonly registriert: boolean; readonly zustand: Zustand }): boolean {
  return v.registriert && v.zustand !== 'zurueckgezogen' && !isSchriftlich(v.zustand) && isAdmitted(v);
}

/** Who decides on what came too late, as the page says it; the second is the careful reading where no source says it. */
export function zulassungsregel(verspaetet: 'auf_beschluss' | 'ungeregelt'): string {
  return verspaetet === 'auf_beschluss'
    ? 'Verspätete Anmeldungen lässt die Konferenz durch Beschluss zu; der Vorsitz hält die Entscheidung fest.'
    : 'Wie die Konferenz mit verspäteten Anmeldungen umgeht, ist öffentlich nicht geregelt. Hier gilt: Der Vorsitz entscheidet über die Zulassung und hält sie fest.';
}

/** "im Bundesrat anhängig", with the Drucksache where it is known. */
export function bundesratshinweis(drucksache: string): string {
  return drucksache === '' ? 'im Bundesrat anhängig' : `im Bundesrat anhängig (BR-Drs. ${drucksache})`;
}

/** A Drucksache as the Bundesrat numbers it (`123/26`, `123/1/26`), or '' where only the fact is known. */
export function isDrucksache(text: string): boolean {
  return text === '' || /^\d{1,4}(\/\d{1,2})?\/\d{2}$/.test(text);
}
