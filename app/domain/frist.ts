/**
 * A Frist is kept as Berlin wall time and as instant (architecture.md 5, Time). The instant is in milliseconds since 1970 UTC.
 * On the night the clock goes back the earlier of the two moments is meant; a wall time that the clock skips is refused.
 */
import { isTag, langerTag } from './sitzung.ts';
import { abgelehnt, ok, type Result } from './result.ts';

export interface Frist {
  /** `YYYY-MM-DDTHH:MM` in Europe/Berlin. */
  readonly ortszeit: string;
  readonly zeitpunkt: number;
}

/** A day of a calendar, which knows no summer time. */
export const TAG_MS = 86_400_000;

const BERLIN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false
});

/** Berlin wall time of an instant as `YYYY-MM-DDTHH:MM`. */
export function ortszeitOf(zeitpunkt: number): string {
  return BERLIN.format(zeitpunkt).replace(' ', 'T');
}

/** The day in Berlin of an instant, `YYYY-MM-DD`. */
export function tagOf(zeitpunkt: number): string {
  return ortszeitOf(zeitpunkt).slice(0, 10);
}

/** `tag` moved by whole days; a calendar without clocks, so no summer time can shift it. */
export function plusTage(tag: string, tage: number): string {
  return new Date(Date.parse(`${tag}T00:00:00Z`) + tage * TAG_MS).toISOString().slice(0, 10);
}

/** Reads a Berlin wall time as a browser's field gives it. */
export function readFrist(ortszeit: string): Result<Frist, 'frist_form'> {
  const m = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(ortszeit);
  if (m === null || !isTag(m[1] ?? '')) return abgelehnt('frist_form');
  const asUtc = Date.parse(`${ortszeit}:00Z`);
  const found = [2, 1].map((hours) => asUtc - hours * 3_600_000).find((zeitpunkt) => ortszeitOf(zeitpunkt) === ortszeit);
  return found === undefined ? abgelehnt('frist_form') : ok({ ortszeit, zeitpunkt: found });
}

/** `2027-10-01T12:00` -> `1. Oktober 2027, 12:00 Uhr`. */
export function fristInWorten(ortszeit: string): string {
  const [tag = '', uhr = ''] = ortszeit.split('T');
  return `${langerTag(tag)}, ${uhr} Uhr`;
}
