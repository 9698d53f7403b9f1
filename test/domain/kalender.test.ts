/** Calendar files, read back by a small reader of their own: unfolded, unescaped, and never longer than 75 bytes a line. */
import { describe, expect, it } from 'vitest';
import { kalenderOf, type Termin } from '../../app/domain/kalender.ts';
import { wahlOf } from '../dokument/gegner.ts';

const HAUS = 'https://einvernehmen.example';
const STAND = Date.UTC(2027, 10, 26, 9, 30, 5);
const sitzung: Termin = { kennung: 'sitzung-1@einvernehmen', titel: 'IMK: Herbstkonferenz, 230. Sitzung', ort: 'Kiel', adresse: 'https://einvernehmen.example/sitzungen/1', wann: { art: 'tage', von: '2027-12-01', bis: '2027-12-03' }, stand: 'gilt', folge: 0 };
const frist: Termin = { kennung: 'umlauf-1@einvernehmen', titel: 'Frist', ort: null, adresse: 'https://einvernehmen.example/umlaeufe/1', wann: { art: 'frist', zeitpunkt: Date.UTC(2028, 1, 29, 11, 0, 0) }, stand: 'gilt', folge: 0 };

/** Properties of each entry, as RFC 5545 3.1 and 3.3.11 say they are read. */
function read(file: string): Record<string, string>[] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  const entries: Record<string, string>[] = [];
  let within: string[] = [];
  for (const line of lines) {
    if (line.startsWith('BEGIN:')) within = [...within, line.slice(6)];
    if (line === 'BEGIN:VEVENT') entries.push({});
    if (line.startsWith('END:')) within = within.slice(0, -1);
    else if (within.at(-1) === 'VEVENT') {
      const at = line.indexOf(':');
      const value = line.slice(at + 1).replaceAll(/\\(.)/gs, (_, c: string) => (c === 'n' ? '\n' : c));
      // No property stands twice in one entry.
      if (line.slice(0, at) in (entries.at(-1) ?? {}) && !line.startsWith('BEGIN')) throw new Error(`twice: ${line}`);
      Object.assign(entries.at(-1) ?? {}, { [line.slice(0, at)]: value });
    }
  }
  return entries;
}

describe('a calendar file', () => {
  it('has whole days with the day after as their end, and a Frist as a moment in UTC with a reminder', () => {
    const file = kalenderOf([sitzung, frist], STAND, HAUS);
    expect(read(file)).toEqual([
      { 'BEGIN': 'VEVENT', 'UID': 'sitzung-1@einvernehmen', 'DTSTAMP': '20271126T093005Z', 'SEQUENCE': '0', 'ORGANIZER;CN=Einvernehmen': HAUS, 'DTSTART;VALUE=DATE': '20271201', 'DTEND;VALUE=DATE': '20271204', 'SUMMARY': 'IMK: Herbstkonferenz, 230. Sitzung', 'LOCATION': 'Kiel', 'URL': sitzung.adresse, 'CLASS': 'CONFIDENTIAL', 'STATUS': 'CONFIRMED' },
      { BEGIN: 'VEVENT', UID: 'umlauf-1@einvernehmen', DTSTAMP: '20271126T093005Z', SEQUENCE: '0', 'ORGANIZER;CN=Einvernehmen': HAUS, DTSTART: '20280229T110000Z', DTEND: '20280229T110000Z', SUMMARY: 'Frist', URL: frist.adresse, CLASS: 'CONFIDENTIAL', STATUS: 'CONFIRMED', TRANSP: 'TRANSPARENT' }
    ]);
    expect(file.match(/BEGIN:VALARM/g)).toHaveLength(1);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  it('strikes out what does not take place, and rings no more for what is over', () => {
    const of = (stand: Termin['stand']) => {
      const file = kalenderOf([{ ...frist, stand, folge: 3 }], STAND, HAUS);
      return [read(file)[0]?.STATUS, read(file)[0]?.SEQUENCE, file.includes('VALARM')];
    };
    expect([of('gilt'), of('vorbei'), of('entfallen')]).toEqual([['CONFIRMED', '3', true], ['CONFIRMED', '3', false], ['CANCELLED', '3', false]]);
  });

  it('ends a year and a February where they end', () => {
    for (const [bis, end] of [['2027-12-31', '20280101'], ['2028-02-28', '20280229'], ['2027-02-28', '20270301']] as const) {
      expect(read(kalenderOf([{ ...sitzung, wann: { art: 'tage', von: bis, bis } }], STAND, HAUS))[0]?.['DTEND;VALUE=DATE']).toBe(end);
    }
  });

  it('carries any words: 2,000 random titles come back, no line is longer than 75 bytes, none becomes a property of its own', () => {
    const wahl = wahlOf(5545);
    const zeichen = ['ä', 'ß', '–', '„', '😀', ' ', ',', ';', ':', '\\', '\n', '\r\n', '\n ', 'BEGIN:VEVENT', 'END:VCALENDAR', 'x', '\\n', '"', '\u0007'];
    for (let round = 0; round < 2_000; round++) {
      const titel = Array.from({ length: wahl(60) }, () => zeichen[wahl(zeichen.length)] ?? '').join('');
      const file = kalenderOf([{ ...sitzung, titel, ort: titel }, frist], STAND, HAUS);
      const entries = read(file);
      const soll = titel.replaceAll('\r\n', '\n').replaceAll('\u0007', '');
      expect([round, entries.length, entries[0]?.SUMMARY, entries[0]?.LOCATION]).toEqual([round, 2, soll, soll]);
      expect([round, file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)]).toEqual([round, []]);
    }
  });
});
