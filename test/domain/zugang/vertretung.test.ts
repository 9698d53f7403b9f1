/** Who stands in for a Delegationsleitung, and from which moment to which (docs/entscheidungen/0078). */
import { describe, expect, it } from 'vitest';
import { ortszeitOf } from '../../../app/domain/frist.ts';
import { darf, HANDLUNGEN, type Gegenstand } from '../../../app/domain/zugang/rechte.ts';
import { ROLLEN, type Person } from '../../../app/domain/zugang/rollen.ts';
import { mayVertreten, overlaps, readZeitraum, standOfVertretung } from '../../../app/domain/zugang/vertretung.ts';
import { wahlOf } from '../../dokument/gegner.ts';

const JETZT = Date.parse('2026-11-26T12:00:00Z');
const TAG = 86_400_000;
const tag = (n: number): string => new Date(JETZT + n * TAG).toISOString().slice(0, 10);

describe('the days of a Vertretung', () => {
  it('are whole days in Berlin, the last one included, also where the clock changes', () => {
    expect(readZeitraum('2026-11-26', '2026-11-26', JETZT)).toEqual({ ok: true, wert: { ab: Date.parse('2026-11-25T23:00:00Z'), bis: Date.parse('2026-11-26T23:00:00Z') } });
    expect(readZeitraum('2027-03-28', '2027-03-28', JETZT)).toEqual({ ok: true, wert: { ab: Date.parse('2027-03-27T23:00:00Z'), bis: Date.parse('2027-03-28T22:00:00Z') } });
  });
  it.each([['2026-11-25', '2026-11-25'], ['2026-12-02', '2026-12-01'], ['2026-02-30', '2026-12-01'], ['', ''], ['2026-12-01', 'morgen'], ['9999-12-31', '9999-12-31']])('refuse %s to %s', (von, bis) => {
    expect(readZeitraum(von, bis, JETZT)).toEqual({ ok: false, grund: 'vertretung_tage' });
  });
  it('are at most a year', () => {
    expect(readZeitraum('2026-12-01', '2027-12-01', JETZT).ok).toBe(true);
    expect(readZeitraum('2026-12-01', '2027-12-02', JETZT)).toEqual({ ok: false, grund: 'vertretung_lang' });
  });
  it('begin at midnight and end at midnight of Berlin, and hold every moment between (property)', () => {
    const wahl = wahlOf(78);
    for (let i = 0; i < 500; i++) {
      const von = wahl(700);
      const bis = von + wahl(366);
      const zeitraum = readZeitraum(tag(von), tag(bis), JETZT);
      if (!zeitraum.ok) throw new Error(`${tag(von)} to ${tag(bis)}: ${zeitraum.grund}`);
      const { ab, bis: ende } = zeitraum.wert;
      expect([ortszeitOf(ab), ortszeitOf(ende - 60_000)]).toEqual([`${tag(von)}T00:00`, `${tag(bis)}T23:59`]);
      const moment = ab - TAG + wahl(ende - ab + 2 * TAG);
      const stand = standOfVertretung({ ...zeitraum.wert, widerrufen: false }, moment);
      expect(stand).toBe(moment < ab ? 'kommt' : moment < ende ? 'laeuft' : 'beendet');
      expect(overlaps(zeitraum.wert, { ab: moment, bis: moment + 1 })).toBe(stand === 'laeuft');
      expect(standOfVertretung({ ...zeitraum.wert, widerrufen: true }, moment)).toBe('widerrufen');
    }
  });
});

describe('the rights of a Vertretung', () => {
  const leitung: Person = { kontoId: 'a', kennung: 'by-leitung', name: 'A', delegation: 'BY', rolle: 'leitung' };
  const vertretung: Person = { ...leitung, kontoId: 'b', vertretung: { fuerKontoId: 'a', bis: new Date(JETZT + TAG) } };
  const g: Gegenstand = { vorsitzland: 'HE', delegation: 'BY', zustand: 'entwurf', registriert: true, notiz: { zustand: 'angekuendigt', autoren: ['BY'] } };
  it('are those of the Leitung, but it names and narrows nobody itself', () => {
    expect(HANDLUNGEN.filter((h) => darf(leitung, h, g) !== darf(vertretung, h, g))).toEqual(['konto.einschraenken', 'vertretung.benennen']);
    expect(darf(vertretung, 'stimme.abgeben', g)).toBe(true);
  });
  it('are given to who reads or writes for the Delegation, never to an office or the keeper of accounts', () => {
    expect(ROLLEN.filter(mayVertreten)).toEqual(['lesend', 'bearbeitung']);
  });
  it('are named and seen in the own Delegation alone, and not in the Geschäftsstelle', () => {
    const who = (delegation: Person['delegation'], rolle: Person['rolle']): Person => ({ ...leitung, delegation, rolle });
    const may = (person: Person): boolean => darf(person, 'vertretung.benennen', { delegation: 'BY' });
    expect([may(who('BY', 'leitung')), may(who('BY', 'verwaltung')), may(who('BY', 'bearbeitung')), may(who('HH', 'leitung')), may(who('BY', 'vorsitz'))]).toEqual([true, true, false, false, false]);
    expect(darf(who('GS', 'verwaltung'), 'vertretung.benennen', { delegation: 'GS' })).toBe(false);
  });
});
