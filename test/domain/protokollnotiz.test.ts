import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTEIEN, type Partei } from '../../app/domain/land.ts';
import { acceptsNotizen, announce, checkReihenfolge, inHeadOrder, isAutor, isOpen, kopfzeile, leave, sign, signatories, type Protokollnotiz } from '../../app/domain/protokollnotiz.ts';
import { ZUSTAENDE } from '../../app/domain/top.ts';

const notiz = (parteien: Partei[], rest: Partial<Protokollnotiz> = {}): Protokollnotiz => ({
  zustand: 'angekuendigt', initiator: parteien[0] ?? 'BY', reihenfolge: [], unterschriften: parteien.map((delegation) => ({ delegation, fingerabdruck: 'f' })), ...rest
});

describe('Protokollnotiz', () => {
  it('may be drafted from the first draft until the chair closes', () => {
    expect(ZUSTAENDE.filter(acceptsNotizen)).toEqual(['entwurf', 'in_abstimmung', 'im_umlauf']);
  });
  it('is announced once, with words', () => {
    expect([announce(notiz(['BY'], { zustand: 'privat' }), false), announce(notiz(['BY'], { zustand: 'privat' }), true), announce(notiz(['BY']), false), announce(notiz(['BY'], { zustand: 'abgegeben' }), false)].map((r) => (r.ok ? r.wert : r.grund)))
      .toEqual(['angekuendigt', 'notiz_leer', 'notiz_schon_angekuendigt', 'notiz_geschlossen']);
  });
  it('is signed for the words that were read, and for no others', () => {
    expect(sign(notiz(['BY']), 'SN', 'f', 'f', false)).toEqual({ ok: true, wert: { delegation: 'SN', fingerabdruck: 'f' } });
    expect(sign(notiz(['BY']), 'SN', 'alt', 'f', false)).toMatchObject({ grund: 'notiz_geaendert' });
    expect(sign(notiz(['BY'], { zustand: 'privat' }), 'SN', 'f', 'f', false)).toMatchObject({ grund: 'notiz_nicht_angekuendigt' });
    expect(sign(notiz(['BY'], { zustand: 'zurueckgezogen' }), 'BY', 'f', 'f', false)).toMatchObject({ grund: 'notiz_geschlossen' });
    expect(sign(notiz(['BY']), 'SN', 'f', 'f', true)).toMatchObject({ grund: 'notiz_leer' });
  });
  it('loses every signature under other words by one changed letter', () => {
    const n = notiz(['BY', 'SN']);
    expect(signatories({ ...n, unterschriften: [{ delegation: 'BY', fingerabdruck: 'g' }, { delegation: 'SN', fingerabdruck: 'f' }] }, 'g')).toEqual(['BY']);
  });
  it('goes to the next author when its initiator leaves, and is withdrawn with the last', () => {
    expect(leave(notiz(['HH', 'BMI', 'BW']), 'HH')).toEqual({ ok: true, wert: { zurueckgezogen: false, initiator: 'BW' } });
    expect(leave(notiz(['HH']), 'HH')).toEqual({ ok: true, wert: { zurueckgezogen: true, initiator: 'HH' } });
    expect(leave(notiz(['HH']), 'BY')).toMatchObject({ grund: 'notiz_nicht_beteiligt' });
    expect(leave(notiz(['HH'], { zustand: 'abgegeben' }), 'HH')).toMatchObject({ grund: 'notiz_geschlossen' });
  });
  it('prints its head line as published ones do: initiator first, Länder by name, BMI last, "und" before the last', () => {
    const parteien: Partei[] = ['BY', 'BMI', 'SL', 'NW', 'MV', 'BB', 'BW'];
    expect(kopfzeile('Protokollnotiz', inHeadOrder(notiz(parteien), parteien))).toBe('Protokollnotiz BY, BW, BB, MV, NW, SL und BMI:');
    expect(kopfzeile('Protokollnotiz', ['HH'])).toBe('Protokollnotiz HH:');
  });
  it('takes an order by hand that names all, and only such', () => {
    const n = notiz(['BY', 'SN']);
    expect(checkReihenfolge(n, ['SN', 'BY']).ok).toBe(true);
    expect([checkReihenfolge(n, ['SN']), checkReihenfolge(n, ['SN', 'HH']), checkReihenfolge(n, ['SN', 'SN'])].map((r) => r.ok)).toEqual([false, false, false]);
    expect(inHeadOrder({ ...n, reihenfolge: ['SN', 'BY'] }, ['BY', 'SN'])).toEqual(['SN', 'BY']);
  });
  it('keeps every Partei once in the head line, whoever began it (property)', () => {
    fc.assert(fc.property(fc.shuffledSubarray([...PARTEIEN], { minLength: 1 }), fc.shuffledSubarray([...PARTEIEN]), (parteien, reihenfolge) => {
      const head = inHeadOrder(notiz(parteien, { reihenfolge }), parteien);
      expect([...head].sort()).toEqual([...parteien].sort());
    }));
  });
  it('knows its authors and whether it is open', () => {
    expect([isAutor(notiz(['BY']), 'BY'), isAutor(notiz(['BY']), 'HH'), isOpen(notiz(['BY'])), isOpen({ zustand: 'abgegeben' })]).toEqual([true, false, true, false]);
  });
});
