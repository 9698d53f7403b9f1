/** Dates, run head and title page: what is printed, and that it is read back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alterLaufkopf, datumKurz, datumLang, deckblattzeilen, isKalendertag, isLangesDatum, kurznameOf, laufkopf, leseDatumszeile, leseOrtszeile, leseSitzungszeile, titelblattOf, titelseite, titelzeile } from '../../../app/domain/sammlung/kopf.ts';
import { neueSammlung, type Kopf } from '../../../app/domain/sammlung/sammlung.ts';

const KOPF: Kopf = { konferenz: 'IMK', art: 'Sitzung', nummer: 226, beschlussdatum: '2027-06-11', zeitraum: null, ort: null };
const von = (tag: string): Partial<Kopf> => ({ zeitraum: { von: tag, bis: '2027-06-11' }, ort: 'Musterstadt' });

describe('the run head', () => {
  test('has four lines, a short date and no number', () => {
    expect(laufkopf(KOPF)).toEqual(['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'am 11.06.27']);
  });

  test.each([['2027-06-09', 'vom 09. bis 11.06.27 in Musterstadt'], ['2027-05-31', 'vom 31.05. bis 11.06.27 in Musterstadt'], ['2026-12-30', 'vom 30.12.26 bis 11.06.27 in Musterstadt']])('of several days from %s', (tag, zeile) => {
    expect(laufkopf({ ...KOPF, ...von(tag) })[3]).toBe(zeile);
  });
});

test('the title page has the number and a long date with a leading zero', () => {
  expect(titelblattOf({ ...KOPF, beschlussdatum: '2027-06-03' })).toEqual(['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der 226. Sitzung', 'der Ständigen Konferenz der Innenminister', 'und -senatoren der Länder', 'am 03. Juni 2027']);
  expect(titelblattOf({ ...KOPF, ...von('2027-05-31'), nummer: null, art: 'Beratung' }).slice(2)).toEqual(['der Beratung', 'der Ständigen Konferenz der Innenminister', 'und -senatoren der Länder', 'vom 31. Mai bis 11. Juni 2027 in Musterstadt']);
  expect(titelzeile(KOPF)).toContain('der 226. Sitzung');
  const umlauf: Kopf = { ...KOPF, art: 'Umlaufverfahren 3/2027', nummer: null };
  expect([titelblattOf(umlauf)[2], laufkopf(umlauf)[2], titelzeile(umlauf)]).toEqual(['des Umlaufverfahrens 3/2027', 'des Umlaufverfahrens 3/2027 der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'Sammlung der zur Veröffentlichung freigegebenen Beschlüsse des Umlaufverfahrens 3/2027 der Ständigen Konferenz der Innenminister und -senatoren der Länder am 11.06.27']);
});

test('an office block stands before a computed title; a title that was read stays', () => {
  const leer = { hinweise: [], beschluesse: [] };
  expect(titelseite(neueSammlung(KOPF, { ...leer, titelblatt: ['Geschäftsstelle'] }))).toEqual(['Geschäftsstelle', ...titelblattOf(KOPF)]);
  expect(titelseite(neueSammlung(KOPF, { ...leer, titelblatt: ['Sammlung', 'von früher'] }))).toEqual(['Sammlung', 'von früher']);
  expect(deckblattzeilen(neueSammlung({ ...KOPF, nummer: null }, { ...leer, titelblatt: [] }))).toEqual([]);
});

test('every printed date line is read back', () => {
  const tag = fc.tuple(fc.integer({ min: 1954, max: 2053 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map((t) => t.map((n) => String(n).padStart(2, '0')).join('-'));
  fc.assert(fc.property(tag, tag, fc.constantFrom(null, 'Musterstadt'), (a, b, ort) => {
    const [frueh = '', spaet = ''] = [a, b].sort();
    const kopf: Kopf = { ...KOPF, beschlussdatum: spaet, zeitraum: frueh < spaet ? { von: frueh, bis: spaet } : null, ort: frueh < spaet ? ort : null };
    const { beschlussdatum, zeitraum } = kopf;
    expect(leseDatumszeile(laufkopf(kopf)[3] ?? '')).toEqual({ beschlussdatum, zeitraum, ort: kopf.ort });
    expect(leseDatumszeile(titelblattOf(kopf).at(-1) ?? '')).toEqual({ beschlussdatum, zeitraum, ort: kopf.ort });
  }));
});

test.each([
  ['am 11./12. Dezember 2014', '2014-12-11', '2014-12-12'], ['am 7/8.11.01', '2001-11-07', '2001-11-08'], ['am 03–04.12.15 in Koblenz', '2015-12-03', '2015-12-04'], ['vom 4. bis 6. Dezember 2019 in Lübeck', '2019-12-04', '2019-12-06']
])('older form: %s', (zeile, anfang, ende) => {
  expect(leseDatumszeile(zeile)).toMatchObject({ beschlussdatum: ende, zeitraum: { von: anfang, bis: ende } });
});

test.each(['am 31.02.27', 'am Rande', 'vom Bund', 'am 11.13.27', '11.06.27'])('no date line: %s', (zeile) => {
  expect(leseDatumszeile(zeile)).toBeNull();
});

test('lines of the Sitzung, names, days', () => {
  expect(leseSitzungszeile('der 12. Sitzung')).toEqual({ art: 'Sitzung', nummer: 12, konferenz: null });
  expect(leseSitzungszeile('der Beratung der Musterkonferenz')).toEqual({ art: 'Beratung', nummer: null, konferenz: 'Musterkonferenz' });
  expect(leseSitzungszeile('des Umlaufverfahrens 3/2027 der Musterkonferenz')).toEqual({ art: 'Umlaufverfahren 3/2027', nummer: null, konferenz: 'Musterkonferenz' });
  expect(['der Tag', 'des Umlaufverfahrens', 'des Umlaufverfahrens 0/2027', 'der 3. Umlaufverfahren'].map(leseSitzungszeile)).toEqual([null, null, null, null]);
  expect(kurznameOf('Ständigen Konferenz der Innenminister und -senatoren der Länder')).toBe('IMK');
  expect([isKalendertag(2024, 2, 29), isKalendertag(2027, 2, 29), isKalendertag(2000, 2, 29), isKalendertag(1900, 2, 29), isKalendertag(2027, 13, 1)]).toEqual([true, false, true, false, false]);
  expect([datumKurz('2027-06-03'), datumLang('2027-06-03')]).toEqual(['03.06.27', '03. Juni 2027']);
});

describe('the run head of 2001 to 2015', () => {
  test.each([
    [{ ...KOPF, ort: 'Musterstadt' }, 'am 11.06.27 in Musterstadt'], [{ ...KOPF, ...von('2027-06-09') }, 'am 09./11.06.27 in Musterstadt'], [{ ...KOPF, ...von('2027-05-31') }, 'vom 31.05. bis 11.06.27 in Musterstadt']
  ])('has number, place and days: %j', (kopf, zeile) => {
    expect(alterLaufkopf(kopf)).toEqual(['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der 226. Sitzung der Ständigen Konferenz der Innenminister', 'und -senatoren der Länder', zeile]);
    expect(leseDatumszeile(zeile)).toEqual({ beschlussdatum: kopf.beschlussdatum, zeitraum: kopf.zeitraum, ort: kopf.ort });
  });

  test.each([
    ['am 7/8.11.01', '2001-11-07', '2001-11-08'], ['am 11./12. Dezember 2014', '2014-12-11', '2014-12-12'], ['vom 03.–04.12.15', '2015-12-03', '2015-12-04'], ['am 03.-04.12.15', '2015-12-03', '2015-12-04'],
    ['am 30.11./01.12.06', '2006-11-30', '2006-12-01'], ['am 6. und 7. Mai 2004', '2004-05-06', '2004-05-07']
  ])('%s', (zeile, anfang, ende) => {
    expect(leseDatumszeile(zeile)).toEqual({ beschlussdatum: ende, zeitraum: { von: anfang, bis: ende }, ort: null });
  });
});

test('a place on a line of its own; a month in words makes a long date', () => {
  expect(['in Musterstadt', 'in Bad Beispiel', 'in Neustadt an der Musterach', 'in Verbindung mit', 'in der Sache', 'in Musterstadt.', `in ${'A'.repeat(300)}`].map(leseOrtszeile)).toEqual(['Musterstadt', 'Bad Beispiel', 'Neustadt an der Musterach', null, null, null, null]);
  expect(['am 3. Mai 2027', 'vom 3. bis zum 4.05.27'].map(isLangesDatum)).toEqual([true, false]);
});
