/** Calendar files of the house: which Fristen they hold, that no title of a TOP leaves with them, and who gets none. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());
/** Values of one property in a file whose lines are unfolded. */
const all = (file: string, name: string): string[] => [...file.replaceAll('\r\n ', '').matchAll(new RegExp(`^${name}[^:]*:(.*)\r$`, 'gm'))].map((m) => m[1] ?? '');

it('of a Sitzung holds its days, and the Frist of the Freigabe from its opening on; it rings no more when the round is closed', async () => {
  const kalender = async (kennung = 'by-lesend') => wert(await h.u.showSitzungskalender(h.person(kennung), h.sitzungId));
  expect(all(await kalender(), 'SUMMARY')).toEqual([expect.stringContaining(DEMO_SITZUNG.bezeichnung)]);
  expect(all(await kalender(), 'DTSTART')).toEqual([DEMO_SITZUNG.von.replaceAll('-', '')]);
  await h.beschlossen();
  wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
  expect([all(await kalender(), 'DTSTART')[1], all(await kalender(), 'STATUS')]).toEqual(['20990101T110000Z', ['CONFIRMED', 'CONFIRMED']]);
  await h.pool.query("update freigaberunde set frist = now() - interval '1 hour'");
  wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
  expect([all(await kalender(), 'STATUS'), all(await kalender(), 'SEQUENCE'), (await kalender()).includes('VALARM')]).toEqual([['CONFIRMED', 'CONFIRMED'], ['0', '1'], false]);
  wert(await h.u.editSitzung(h.person('gs'), h.sitzungId, { ...DEMO_SITZUNG, ort: 'Andernorts', anmeldeschluss: '2099-05-01T12:00' }));
  expect([all(await kalender(), 'LOCATION'), all(await kalender(), 'SEQUENCE'), all(await kalender(), 'SUMMARY')[1]]).toEqual([['Andernorts'], ['1', '1', '1'], expect.stringContaining('Anmeldeschluss für Themen')]);
  expect(await kalender()).not.toContain('Ein Thema');
});

it('of an Umlaufverfahren holds its Frist once it has begun, under one name for ever, and says when it is over', async () => {
  const v = wert(await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Geheime Sache', untertitel: [], teile: [], arbeitskreis: null }, WORTE));
  wert(await h.u.advanceTop(h.person('by-bearbeitung'), v, 'registrieren'));
  const id = wert(await h.u.createUmlauf(h.person('gs'), v));
  expect(await h.u.showUmlaufkalender(h.person('hh-lesend'), id)).toMatchObject({ grund: 'nicht_gefunden' });
  wert(await h.u.beginUmlauf(h.person('vorsitz'), id, '2099-02-03T12:00'));
  const before = wert(await h.u.showUmlaufkalender(h.person('hh-lesend'), id));
  expect([all(before, 'DTSTART'), all(before, 'STATUS')]).toEqual([['20990203T110000Z'], ['CONFIRMED']]);
  expect(all(before, 'SUMMARY')[0]).toMatch(/^IMK: Umlauf 1\/20\d\d\\, Frist$/);
  expect(all(wert(await h.u.showSitzungskalender(h.person('hh-lesend'), h.sitzungId)), 'UID')).toContain(all(before, 'UID')[0]);
  wert(await h.u.abortUmlauf(h.person('vorsitz'), id, 'Entbehrlich'));
  const after = wert(await h.u.showUmlaufkalender(h.person('hh-lesend'), id));
  expect([all(after, 'UID'), all(after, 'STATUS'), all(after, 'SEQUENCE')]).toEqual([all(before, 'UID'), ['CANCELLED'], ['1']]);
  expect(before + after).not.toContain('Geheime');
});

it('is given to nobody without a login, to no keeper of accounts, and of nothing that does not exist', async () => {
  for (const person of [null, h.person('by-verwaltung')]) expect(await h.u.showSitzungskalender(person, h.sitzungId)).toMatchObject({ grund: 'nicht_gefunden' });
  for (const id of ['x', '00000000-0000-4000-8000-000000000000']) {
    expect(await h.u.showSitzungskalender(h.person('gs'), id)).toMatchObject({ grund: 'nicht_gefunden' });
    expect(await h.u.showUmlaufkalender(h.person('gs'), id)).toMatchObject({ grund: 'nicht_gefunden' });
  }
});
