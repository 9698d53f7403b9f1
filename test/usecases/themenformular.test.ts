/** A Themenanmeldung from a Word form, in the real house: read and shown, registered only when the person sends it off, with the words it had. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schreibeFormular } from '../../server/publication/themenformular.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());

const FORM = schreibeFormular('IMK', { titel: ['Drohnen über Stadien'], untertitel: ['Bericht des AK II'], teile: ['a) Lage', 'b) Technik'], arbeitskreis: ['AK II'], text: ['1. Die IMK nimmt den Bericht zur Kenntnis.', '2. Sie bittet um Vorschläge:', '• bis Herbst 2028,', '– für Stadien.'] });
const anzahl = async (): Promise<number> => (await h.haus.datenbank.ablage.vorschlaege.ofSitzung(h.sitzungId)).length;

it('is read by who may register, and nothing is there before it is sent off', async () => {
  const vorher = await anzahl();
  for (const wer of ['by-lesend', 'vorsitz', 'gs']) expect(await h.u.readThemenformular(h.person(wer), h.sitzungId, FORM), wer).toMatchObject({ grund: 'nicht_erlaubt' });
  for (const wer of [null, h.person('by-verwaltung')]) expect(await h.u.readThemenformular(wer, h.sitzungId, FORM)).toMatchObject({ grund: 'nicht_gefunden' });
  const { inhalt, befunde } = wert(await h.u.readThemenformular(h.person('by-bearbeitung'), h.sitzungId, FORM));
  expect([inhalt.titel, inhalt.arbeitskreis, befunde, await anzahl()]).toEqual(['Drohnen über Stadien', 'II', [], vorher]);
  const id = wert(await h.u.registerThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: inhalt.titel, untertitel: [inhalt.untertitel], teile: [{ buchstabe: 'a', titel: 'Lage' }, { buchstabe: 'b', titel: 'Technik' }], arbeitskreis: inhalt.arbeitskreis }, inhalt.text));
  const v = wert(await h.u.showVorschlag(h.person('by-lesend'), id));
  expect(v.absaetze.map((a) => [a.art, a.text])).toEqual([['ziffer', 'Die IMK nimmt den Bericht zur Kenntnis.'], ['ziffer', 'Sie bittet um Vorschläge:'], ['punkt', 'bis Herbst 2028,'], ['unterpunkt', 'für Stadien.']]);
  expect([v.zustand, await h.u.showVorschlag(h.person('hh-leitung'), id)]).toMatchObject(['anmeldung', { grund: 'nicht_gefunden' }]);
});

it('without a text begins with an empty one, as by hand', async () => {
  const id = wert(await h.u.registerThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Ohne Text', untertitel: [], teile: [], arbeitskreis: null }, ' \n '));
  expect(wert(await h.u.showVorschlag(h.person('by-lesend'), id)).absaetze.every((a) => a.text === '')).toBe(true);
});

it('with a mark of classified words is stopped at both doors, and so is what is no form or too large', async () => {
  const vorher = await anzahl();
  const lies = (bytes: Uint8Array) => h.u.readThemenformular(h.person('by-bearbeitung'), h.sitzungId, bytes);
  expect(await lies(schreibeFormular('IMK', { titel: ['Ein Thema'], text: ['Siehe VS-NfD-Bericht'] }))).toMatchObject({ grund: 'thema_vs', angaben: { vermerk: 'VS-NfD' } });
  expect(await h.u.registerThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: null }, 'VS – Nur für den Dienstgebrauch')).toMatchObject({ grund: 'thema_vs' });
  expect([await lies(Buffer.from('kein Formular')), await lies(new Uint8Array(800_001)), await lies(new Uint8Array())]).toMatchObject([{ grund: 'formular_unlesbar' }, { grund: 'formular_gross' }, { grund: 'formular_unlesbar' }]);
  expect(await h.u.registerThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: ' ', untertitel: [], teile: [], arbeitskreis: null }, '1. Text')).toMatchObject({ ok: false });
  expect(await anzahl()).toBe(vorher);
});

it('is to be had empty by who may register, the same each time', async () => {
  const leer = wert(await h.u.writeThemenformular(h.person('by-bearbeitung'), h.sitzungId));
  expect([leer.name, Buffer.compare(Buffer.from(leer.bytes), Buffer.from(wert(await h.u.writeThemenformular(h.person('hh-leitung'), h.sitzungId)).bytes))]).toEqual([expect.stringMatching(/^themenanmeldung-\d{4}-\d\d-\d\d\.docx$/), 0]);
  expect(wert(await h.u.readThemenformular(h.person('by-bearbeitung'), h.sitzungId, leer.bytes))).toMatchObject({ inhalt: { titel: '', text: '' }, befunde: ['Im Formular steht kein Titel.'] });
  expect(await h.u.writeThemenformular(h.person('by-lesend'), h.sitzungId)).toMatchObject({ grund: 'nicht_erlaubt' });
});
