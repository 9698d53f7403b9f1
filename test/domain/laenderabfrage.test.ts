import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absatz, ABSATZ_ARTEN } from '../../app/domain/beschluss/beschluss.ts';
import {
  abschnitteOf, checkAufheben, checkEingabe, checkTeilen, feldOf, fragtLaender, ganzesFeld, GANZES, geltende, gesamtOf, isVorbehalt, ortOf, POSITIONSWERTE, positionswort, spalteOf, standOfAntworten, weggefallene,
  type Abschnitt, type Antwort, type Positionswert
} from '../../app/domain/laenderabfrage.ts';
import { ZUSTAENDE } from '../../app/domain/top.ts';

const eins: Abschnitt = { schluessel: 'a', nummer: 1, worte: 'Eins.' };
const zwei: Abschnitt = { schluessel: 'b', nummer: 2, worte: 'Zwei.' };
const TEXT = [eins, zwei];
let n = 0;
const antwort = (schluessel: string, wert: Positionswert, rest: Partial<Antwort> = {}): Antwort => ({
  id: String((n += 1)), delegation: 'BY', schluessel, wert, frist: isVorbehalt(wert) ? '2027-12-01' : null, grund: '', geteilt: false, aufgehoben: false,
  worte: TEXT.filter((a) => schluessel === GANZES || a.schluessel === schluessel), ...rest
});

describe('the Ziffern of a text', () => {
  it('are cut with all that hangs under them; empty paragraphs are none', () => {
    const text = [absatz('ziffer', 'Eins:'), absatz('punkt', 'x'), absatz('absatz', ' '), absatz('ziffer', 'Zwei.')].map((a, i) => ({ id: `p${i}`, absatz: a }));
    expect(abschnitteOf(text)).toEqual([{ schluessel: 'p0', nummer: 1, worte: 'Eins:\n• x' }, { schluessel: 'p3', nummer: 2, worte: 'Zwei.' }]);
    expect(abschnitteOf([])).toEqual([]);
  });
  it('each have a key of their own that is not the whole, whatever ids a text carries, and lose no word (property)', () => {
    const paragraph = fc.record({ id: fc.constantFrom('', 'a', 'b'), absatz: fc.record({ art: fc.constantFrom(...ABSATZ_ARTEN), text: fc.constantFrom('', 'x', 'y z'), berichte: fc.constant([]) }) });
    fc.assert(fc.property(fc.array(paragraph, { maxLength: 8 }), (text) => {
      const out = abschnitteOf(text);
      expect(new Set(out.map((a) => a.schluessel)).size).toBe(out.length);
      expect(out.every((a) => a.schluessel !== GANZES)).toBe(true);
      const words = out.map((a) => a.worte).join('\n').replace(/[•–]/g, '').split(/\s+/).filter((w) => w !== '');
      expect(words).toEqual(text.flatMap((t) => t.absatz.text.split(' ')).filter((w) => w !== ''));
    }));
  });
});

describe('a position', () => {
  it('is the answer to the Ziffer, or else what is said of the whole', () => {
    const [ganz, eigen] = [antwort(GANZES, 'zustimmend'), antwort('b', 'pruefvorbehalt')];
    expect(feldOf([ganz, eigen], eins, TEXT)).toMatchObject({ wert: 'zustimmend', veraltet: false, insgesamt: true });
    expect(feldOf([ganz, eigen], zwei, TEXT)).toMatchObject({ wert: 'pruefvorbehalt', veraltet: false, insgesamt: false });
    expect(feldOf([], eins, TEXT)).toMatchObject({ wert: 'offen', antwort: null });
    expect(gesamtOf([ganz, eigen], TEXT)).toBe('vorbehalt');
    expect(gesamtOf([ganz], TEXT)).toBe('zustimmend');
    expect(gesamtOf([antwort('a', 'zustimmend')], TEXT)).toBe('offen');
    expect(gesamtOf([antwort(GANZES, 'leitungsvorbehalt'), antwort('a', 'zustimmend'), antwort('b', 'zustimmend')], TEXT), 'against the whole').toBe('vorbehalt');
    expect([gesamtOf([antwort('a', 'protokollnotiz'), antwort('b', 'zustimmend')], TEXT), gesamtOf([ganz], [])]).toEqual(['protokollnotiz', 'offen']);
  });
  it('is one to earlier words once they have changed: consent is open again, a Vorbehalt stands', () => {
    const neu = [eins, { ...zwei, worte: 'Zwei, anders.' }];
    const ganz = antwort(GANZES, 'zustimmend');
    expect([spalteOf(feldOf([ganz], eins, neu)), spalteOf(feldOf([ganz], neu[1] ?? zwei, neu))]).toEqual(['zustimmend', 'offen']);
    expect(ganzesFeld([ganz], neu)).toMatchObject({ wert: 'zustimmend', veraltet: true });
    expect(spalteOf(feldOf([antwort('b', 'protokollnotiz')], neu[1] ?? zwei, neu))).toBe('offen');
    expect(spalteOf(feldOf([antwort('b', 'haushaltsvorbehalt')], neu[1] ?? zwei, neu))).toBe('vorbehalt');
    expect(spalteOf(feldOf([antwort('b', 'haushaltsvorbehalt', { aufgehoben: true })], neu[1] ?? zwei, neu)), 'lifted, to earlier words').toBe('offen');
    const dritte = { schluessel: 'c', nummer: 3, worte: 'Drei.' };
    expect(feldOf([ganz], dritte, [...TEXT, dritte]), 'a Ziffer that came after the answer').toMatchObject({ wert: 'zustimmend', veraltet: true });
  });
  it('follows a Ziffer whose number or id changed, and is kept with its words when the Ziffer is gone', () => {
    const a = antwort('b', 'zustimmend');
    expect(ortOf(zwei, [{ ...zwei, nummer: 1 }])).toMatchObject({ schluessel: 'b', nummer: 1 });
    const renamed = [eins, { ...zwei, schluessel: 'neu' }];
    expect(feldOf([a], renamed[1] ?? zwei, renamed)).toMatchObject({ wert: 'zustimmend', veraltet: false });
    expect([weggefallene([a], TEXT), weggefallene([a], renamed)]).toEqual([[], []]);
    expect(weggefallene([a, antwort(GANZES, 'zustimmend'), antwort('b', 'offen')], [eins])).toEqual([a]);
  });
  it('counts as consent only where these very words were answered, and never while a Vorbehalt is in force (property)', () => {
    const worte = fc.constantFrom('x', 'y');
    fc.assert(fc.property(fc.constantFrom(...POSITIONSWERTE), fc.boolean(), worte, worte, fc.boolean(), (wert, aufgehoben, damals, heute, insgesamt) => {
      const jetzt = [{ ...eins, worte: heute }];
      const a = antwort(insgesamt ? GANZES : 'a', wert, { aufgehoben: aufgehoben && isVorbehalt(wert), worte: [{ schluessel: 'a', worte: damals }] });
      const spalte = spalteOf(feldOf([a], jetzt[0] ?? eins, jetzt));
      if (spalte === 'zustimmend') expect([damals === heute, wert === 'zustimmend' || a.aufgehoben]).toEqual([true, true]);
      if (isVorbehalt(wert)) expect(spalte === 'vorbehalt').toBe(!a.aufgehoben);
    }));
  });
});

describe('answers', () => {
  it('of a Delegation to a place replace each other; among all only what was shared is in force', () => {
    const [alt, neu, andere] = [antwort('a', 'zustimmend', { geteilt: true }), antwort('a', 'offen'), antwort('a', 'zustimmend', { delegation: 'HH' })];
    expect(geltende([alt, neu, andere], { geteilt: false })).toEqual([neu, andere]);
    expect(geltende([alt, neu, andere], { geteilt: true })).toEqual([alt]);
  });
  it('show others nothing that was not shared, whatever was answered when (property)', () => {
    fc.assert(fc.property(fc.array(fc.record({ s: fc.constantFrom('a', 'b', GANZES), w: fc.constantFrom(...POSITIONSWERTE), geteilt: fc.boolean() }), { maxLength: 12 }), (zeilen) => {
      const alle = zeilen.map((z) => antwort(z.s, z.w, { geteilt: z.geteilt }));
      const sichtbar = geltende(alle, { geteilt: true });
      expect(sichtbar.every((a) => a.geteilt)).toBe(true);
      expect(sichtbar).toEqual(geltende(alle.filter((a) => a.geteilt), { geteilt: false }));
    }));
  });
  it('need a reason and a Frist where they are a Vorbehalt, and an open matter', () => {
    expect(checkEingabe('entwurf', { wert: 'zustimmend', frist: '2027-01-01', grund: ' ' }, '2027-11-01')).toEqual({ ok: true, wert: { wert: 'zustimmend', frist: null, grund: '' } });
    expect(checkEingabe('entwurf', { wert: 'pruefvorbehalt', frist: null, grund: 'x' }, '2027-11-01')).toMatchObject({ grund: 'vorbehalt_ohne_frist' });
    expect(checkEingabe('entwurf', { wert: 'pruefvorbehalt', frist: '2027-02-30', grund: 'x' }, '2027-01-01')).toMatchObject({ grund: 'vorbehalt_ohne_frist' });
    expect(checkEingabe('entwurf', { wert: 'pruefvorbehalt', frist: '2027-10-31', grund: 'x' }, '2027-11-01')).toMatchObject({ grund: 'frist_vergangen' });
    expect(checkEingabe('entwurf', { wert: 'leitungsvorbehalt', frist: '2027-11-01', grund: ' ' }, '2027-11-01')).toMatchObject({ grund: 'grund_leer' });
    expect(checkEingabe('im_umlauf', { wert: 'leitungsvorbehalt', frist: '2027-11-01', grund: ' x ' }, '2027-11-01')).toMatchObject({ ok: true, wert: { grund: 'x' } });
    expect(ZUSTAENDE.filter((z) => checkEingabe(z, { wert: 'offen', frist: null, grund: '' }, '2027-11-01').ok)).toEqual(ZUSTAENDE.filter(fragtLaender));
    expect(ZUSTAENDE.filter(fragtLaender)).toEqual(['entwurf', 'in_abstimmung', 'im_umlauf']);
  });
  it('are shared as they were seen, once', () => {
    const [alt, neu] = [antwort('a', 'zustimmend', { geteilt: true }), antwort('b', 'zustimmend')];
    expect(checkTeilen('entwurf', [alt, neu], standOfAntworten([alt, neu]))).toEqual({ ok: true, wert: [neu] });
    expect(checkTeilen('entwurf', [alt, neu], alt.id)).toMatchObject({ grund: 'positionen_geaendert' });
    expect(checkTeilen('entwurf', [alt], alt.id)).toMatchObject({ grund: 'nichts_zu_teilen' });
    expect(checkTeilen('beschlossen', [neu], neu.id)).toMatchObject({ grund: 'abfrage_geschlossen' });
    expect([standOfAntworten([]), checkTeilen('entwurf', [], '')]).toMatchObject(['', { grund: 'nichts_zu_teilen' }]);
  });
  it('that are a Vorbehalt in force are lifted, once', () => {
    const [geteilt, intern] = [antwort('a', 'pruefvorbehalt', { geteilt: true }), antwort('a', 'zustimmend')];
    expect(checkAufheben('in_abstimmung', [geteilt, intern], geteilt.id), 'shared, while the house thinks otherwise').toEqual({ ok: true, wert: geteilt });
    expect(checkAufheben('entwurf', [geteilt, intern], intern.id)).toMatchObject({ grund: 'kein_vorbehalt' });
    expect(checkAufheben('entwurf', [{ ...geteilt, geteilt: false }, intern], geteilt.id), 'replaced').toMatchObject({ grund: 'nicht_gefunden' });
    expect(checkAufheben('entwurf', [{ ...geteilt, aufgehoben: true }], geteilt.id)).toMatchObject({ grund: 'vorbehalt_aufgehoben' });
    expect(checkAufheben('beschlossen', [geteilt], geteilt.id)).toMatchObject({ grund: 'abfrage_geschlossen' });
  });
  it('have words', () => {
    expect(POSITIONSWERTE.map(positionswort)).toEqual(['zustimmend', 'Leitungsvorbehalt', 'Prüfvorbehalt', 'Haushaltsvorbehalt', 'Protokollnotiz angekündigt', 'offen']);
  });
});
