/** When a Themenanmeldung is in time (docs/entscheidungen/0081). */
import { describe, expect, it } from 'vitest';
import { bundesratshinweis, EINGAENGE, eingangOf, isAdmitted, isDrucksache, isOnAgenda, OHNE_FRISTEN, readAnmeldefristen } from '../../app/domain/anmeldung.ts';
import { wahlOf } from '../dokument/gegner.ts';

const AB = Date.parse('2027-10-01T10:00:00Z');
const fristen = (nachfrist = ''): Parameters<typeof eingangOf>[0] => {
  const r = readAnmeldefristen('2027-10-01T12:00', nachfrist);
  if (!r.ok) throw new Error(r.grund);
  return r.wert;
};

describe('an Anmeldung', () => {
  it('is in time up to the last moment of the Frist, and late one millisecond after', () => {
    expect([AB - 1, AB, AB + 1].map((jetzt) => eingangOf(fristen(), jetzt))).toEqual(['fristgerecht', 'fristgerecht', 'verspaetet']);
    const nach = Date.parse('2027-10-08T10:00:00Z');
    expect([AB, AB + 1, nach, nach + 1].map((jetzt) => eingangOf(fristen('2027-10-08T12:00'), jetzt))).toEqual(['fristgerecht', 'nachfrist', 'nachfrist', 'verspaetet']);
    expect(eingangOf(OHNE_FRISTEN, Number.MAX_SAFE_INTEGER)).toBe('fristgerecht');
  });
  it.each([['2027-10-01T12:00', '2027-10-01T12:00'], ['2027-10-01T12:00', '2027-09-30T12:00'], ['', '2027-10-01T12:00']])('has no Nachfrist that is none: %s and %s', (schluss, nachfrist) => {
    expect(readAnmeldefristen(schluss, nachfrist)).toEqual({ ok: false, grund: 'nachfrist_verkehrt' });
  });
  it.each([['bald', ''], ['2027-02-30T12:00', ''], ['2027-10-01T12:00', 'später'], ['2027-03-28T02:30', '']])('has Fristen that exist in Berlin: %s and %s', (schluss, nachfrist) => {
    expect(readAnmeldefristen(schluss, nachfrist)).toEqual({ ok: false, grund: 'frist_form' });
  });
  it('never becomes earlier by coming later (property)', () => {
    const wahl = wahlOf(81);
    for (let i = 0; i < 500; i++) {
      const f = wahl(2) === 0 ? fristen() : fristen(`2027-10-${String(2 + wahl(27)).padStart(2, '0')}T08:00`);
      const [eins, zwei] = [AB + wahl(3_000_000_000) - 500_000_000, AB + wahl(3_000_000_000) - 500_000_000].sort((a, b) => a - b) as [number, number];
      expect(EINGAENGE.indexOf(eingangOf(f, eins))).toBeLessThanOrEqual(EINGAENGE.indexOf(eingangOf(f, zwei)));
    }
  });
  it('is on the agenda unless it came too late and was not admitted', () => {
    expect(EINGAENGE.flatMap((eingang) => [false, true].map((zugelassen) => isAdmitted({ eingang, zugelassen })))).toEqual([true, true, true, true, false, true]);
  });
  it('takes part in the agenda only when handed in, not withdrawn, admitted, and not decided in writing', () => {
    const v = { registriert: true, zustand: 'entwurf', eingang: 'fristgerecht', zugelassen: false } as const;
    expect([v, { ...v, registriert: false }, { ...v, zustand: 'zurueckgezogen' as const }, { ...v, eingang: 'verspaetet' as const }, { ...v, eingang: 'verspaetet' as const, zugelassen: true }].map(isOnAgenda)).toEqual([true, false, false, false, true]);
    expect((['im_umlauf', 'umlauf_beschlossen'] as const).map((zustand) => isOnAgenda({ ...v, zustand }))).toEqual([false, false]);
  });
});

describe('the warning of the Bundesrat', () => {
  it('names the Drucksache where it is known', () => {
    expect([bundesratshinweis(''), bundesratshinweis('123/26')]).toEqual(['im Bundesrat anhängig', 'im Bundesrat anhängig (BR-Drs. 123/26)']);
    expect(['', '1/26', '123/1/26', '12345/26', '123', '123/2026', "1/26'--"].map(isDrucksache)).toEqual([true, true, true, false, false, false, false]);
  });
});
