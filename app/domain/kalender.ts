/**
 * Days and Fristen as a calendar file that any calendar program takes (RFC 5545, published as RFC 5546 3.2.1 says).
 * A calendar leaves the house and lies unprotected on telephones: an entry names the conference, the occasion, day and place, and the address of
 * the page, never the title or a word of a TOP.
 */
import { plusTage } from './frist.ts';

/** Whole days from `von` to `bis`, both within (`YYYY-MM-DD`), or an instant in milliseconds since 1970 UTC. */
export type Wann = { readonly art: 'tage'; readonly von: string; readonly bis: string } | { readonly art: 'frist'; readonly zeitpunkt: number };

export interface Termin {
  /** Names the entry for ever: a program that gets it again replaces the one it has. */
  readonly kennung: string;
  readonly titel: string;
  readonly ort: string | null;
  /** Page of the matter, in full. */
  readonly adresse: string;
  readonly wann: Wann;
  /** `vorbei` has taken place and rings no more; `entfallen` does not take place and is struck out in the calendar, not forgotten. */
  readonly stand: 'gilt' | 'vorbei' | 'entfallen';
  /** How often it was changed: of two files with one entry the higher counts (SEQUENCE). */
  readonly folge: number;
}

const ZEILE_HOECHSTENS = 75;
/** A day before the end of a Frist the telephone says so. */
const ERINNERUNG = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Frist endet morgen', 'TRIGGER:-P1D', 'END:VALARM'];

/** The file, CRLF and folded lines included. `stand` is the instant of writing; `haus` the address of the house, which publishes it (ORGANIZER, RFC 5546 3.2.1). */
export function kalenderOf(termine: readonly Termin[], stand: number, haus: string): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Einvernehmen//Sitzungen und Fristen//DE', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...termine.flatMap((termin) => eintrag(termin, stand, haus)), 'END:VCALENDAR'
  ];
  return lines.map((line) => `${falte(line)}\r\n`).join('');
}

function eintrag(t: Termin, stand: number, haus: string): string[] {
  return [
    'BEGIN:VEVENT', `UID:${worte(t.kennung)}`, `DTSTAMP:${utc(stand)}`, `SEQUENCE:${t.folge}`, `ORGANIZER;CN=Einvernehmen:${haus}`, ...zeiten(t.wann), `SUMMARY:${worte(t.titel)}`, ...(t.ort === null ? [] : [`LOCATION:${worte(t.ort)}`]),
    `URL:${t.adresse}`, 'CLASS:CONFIDENTIAL', `STATUS:${t.stand === 'entfallen' ? 'CANCELLED' : 'CONFIRMED'}`, ...(t.wann.art === 'frist' ? ['TRANSP:TRANSPARENT', ...(t.stand === 'gilt' ? ERINNERUNG : [])] : []), 'END:VEVENT'
  ];
}

/** The end of whole days is the day after; a Frist is a moment without length. */
function zeiten(wann: Wann): string[] {
  if (wann.art === 'frist') return [`DTSTART:${utc(wann.zeitpunkt)}`, `DTEND:${utc(wann.zeitpunkt)}`];
  const danach = plusTage(wann.bis, 1);
  return [`DTSTART;VALUE=DATE:${wann.von.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${danach.replaceAll('-', '')}`];
}

function utc(zeitpunkt: number): string {
  return `${new Date(zeitpunkt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Text as a value: no character of it ends the line or begins another property. Control characters are none. */
function worte(text: string): string {
  return text.replaceAll(/[\\;,]/g, (c) => `\\${c}`).replaceAll(/\r\n?|\n/g, '\\n').replaceAll(/\p{Cc}/gu, '');
}

/** At most 75 bytes a line, broken between characters; what follows begins with a blank. */
function falte(line: string): string {
  const out: string[] = [];
  let [now, bytes] = ['', 0];
  for (const zeichen of line) {
    const more = bytesOf(zeichen);
    if (bytes + more > ZEILE_HOECHSTENS) {
      out.push(now);
      [now, bytes] = [' ', 1];
    }
    now += zeichen;
    bytes += more;
  }
  return [...out, now].join('\r\n');
}

/** Length of one character in UTF-8. */
function bytesOf(zeichen: string): number {
  const punkt = zeichen.codePointAt(0) ?? 0;
  if (punkt < 0x80) return 1;
  if (punkt < 0x800) return 2;
  return punkt < 0x1_0000 ? 3 : 4;
}
