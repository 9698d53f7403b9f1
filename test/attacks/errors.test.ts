/** Every reason that the rules and the use cases can give has a status and one German sentence, and no row of the table is dead. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABLEHNUNGEN, ablehnungOf } from '../../server/http/errors.ts';
import { ABLEHNUNGEN as LESEGRUENDE } from '../../server/importing/lesegruende.ts';
import { SATZGRUENDE } from '../../server/publication/formate.ts';

function filesBelow(folder: string): string[] {
  if (/\.ts$/.test(folder)) return [folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}
/** What can be wrong with a file that is read in has its sentences beside the reading (lesegruende.ts). */
const FOLDERS = ['app/domain', 'app/routes', 'app/antwort.ts', 'server/usecases', 'server/http'];
const SOURCES = FOLDERS.flatMap(filesBelow).filter((file) => /\.tsx?$/.test(file) && !file.includes('domain/sammlung') && !file.endsWith('errors.ts')).map((file) => readFileSync(file, 'utf8')).join('\n');
const GIVEN = new Set([...SOURCES.matchAll(/(?:abgelehnt\(|grund: )'([a-z_]+)'/g)].map((m) => m[1] ?? ''));

describe('table of refusals', () => {
  it('has a sentence for every reason given in rules, use cases and routes', () => {
    expect([...GIVEN].filter((grund) => ABLEHNUNGEN[grund] === undefined)).toEqual([]);
    expect(GIVEN.size).toBeGreaterThan(40);
  });
  it('has a sentence for whatever the typesetter and the reader say', () => {
    expect(Object.keys(SATZGRUENDE).filter((grund) => ABLEHNUNGEN[grund] === undefined)).toEqual([]);
    expect(Object.keys(LESEGRUENDE).filter((grund) => ABLEHNUNGEN[grund] === undefined)).toEqual([]);
  });
  it('holds no row that nobody gives', () => {
    const other = [...Object.keys(SATZGRUENDE), ...Object.keys(LESEGRUENDE), 'unerwartet'];
    const named = (grund: string): boolean => new RegExp(`['"]${grund}['"]`).test(SOURCES);
    expect(Object.keys(ABLEHNUNGEN).filter((grund) => !named(grund) && !other.includes(grund))).toEqual([]);
  });
  it('speaks German sentences with an end and a fitting status', () => {
    for (const grund of Object.keys(ABLEHNUNGEN)) {
      const { status, satz } = ablehnungOf({ grund, angaben: {} });
      expect(satz, grund).toMatch(/^[A-ZÄÖÜ].*[.]$/);
      expect(status, grund).toBeGreaterThanOrEqual(400);
    }
    expect(ablehnungOf({ grund: 'was_ist_das' }).status).toBe(500);
  });
  it('puts names and places into the sentence', () => {
    expect(ablehnungOf({ grund: 'frist_laeuft', angaben: { fehlen: 'SL, TH' } }).satz).toContain('Es fehlen: Saarland, Thüringen.');
    expect(ablehnungOf({ grund: 'stimme_schon_abgegeben', angaben: { wert: 'enthaltung', name: 'Alma', am: '2027-12-03T11:00:00.000Z' } }).satz).toBe('Für Ihr Land ist schon Enthaltung erfasst (Alma, 3. Dezember um 12:00). Sie können diese Stimme ändern.');
  });
});
