/** Sammlungen of 2001 to 2015 (domain.md 4.1, 6): headings without "TOP", Ziffern of the same shape, run heads with number and place - invented words. */
import { describe, expect, test } from 'vitest';
import { findeAlteUeberschriften } from '../../../app/domain/sammlung/altkopf.ts';
import { druckmusterOf } from '../../../app/domain/sammlung/druckmuster.ts';
import { druckprofilOf } from '../../../app/domain/sammlung/druckprofil.ts';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { leseSammlung, type Lesung } from '../../../app/domain/sammlung/lesen.ts';
import { trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';
import { gelesen } from './quellen.ts';

const TITEL = ['Ständige Konferenz der Innenminister', 'und -senatoren der Länder', '- Geschäftsstelle -', 'Berlin, den 12.11.01', '', 'Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der 169. Sitzung', 'der Ständigen Konferenz der Innenminister', 'und -senatoren der Länder'];
const laufkopf = (seite: number, datum = 'am 08.11.01', ort = ' in Musterstadt'): string[] => [`- ${seite} -`, '', 'Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der 169. Sitzung der Ständigen Konferenz der Innenminister', 'und -senatoren der Länder', `${datum}${ort}`, ''];
const seite = (nummer: number, ...zeilen: string[]): string => ['', ...laufkopf(nummer), ...zeilen].join('\n');
const beschluesse = (lesung: Lesung): unknown[] => lesung.sammlung.beschluesse.map((b) => [b.tops.map((t) => `${t.nummer} ${[t.titel, ...t.untertitel].join(' | ')}`).join(' + '), b.absaetze.map((a) => `${a.art}: ${a.text}`)]);
const offen = (lesung: Lesung): string[] => lesung.sammlung.befunde.map((b) => `${b.zeile} ${b.art} ${b.wahl ?? ''}`);

describe('with "Beschluss:"', () => {
  const text = [
    ...TITEL, 'am 7/8.11.01', 'in Musterstadt', '',
    seite(2, '1.   Schutz der Brücken', '     und Stege', '', 'Sachstand', '', 'Beschluss:', '', '1.', 'Die Innenministerkonferenz nimmt den Bericht (freigegeben) zur', 'Kenntnis.', '', 'Sie dankt allen Beteiligten.', '', '2.', 'Sie bittet um Fortschreibung.'),
    seite(3, '3. Die Innenministerkonferenz beauftragt den AK V.', '', '4.', 'Sie dankt.'),
    seite(4, '2.   Warnung', '', 'Beschluss:', '', 'Die Innenministerkonferenz dankt.'),
    seite(5, '5.   Sirenen', 'in Verbindung mit', '6.   Apps', '', 'Beschluss:', '', 'Die Innenministerkonferenz berät die 2. Fortschreibung.')
  ].join('\n');

  test('headings, numbers alone on their line, follow-on paragraphs, a Ziffer at the head of a page', () => {
    const lesung = gelesen(text);
    expect(beschluesse(lesung)).toEqual([
      ['1 Schutz der Brücken und Stege | Sachstand', ['ziffer: Die Innenministerkonferenz nimmt den Bericht (freigegeben) zur Kenntnis.', 'absatz: Sie dankt allen Beteiligten.', 'ziffer: Sie bittet um Fortschreibung.', 'ziffer: Die Innenministerkonferenz beauftragt den AK V.', 'ziffer: Sie dankt.']],
      ['2 Warnung', ['absatz: Die Innenministerkonferenz dankt.']],
      ['5 Sirenen + 6 Apps', ['absatz: Die Innenministerkonferenz berät die 2. Fortschreibung.']]
    ]);
    expect([lesung.sammlung.rest, lesung.sammlung.seiten, lesung.fundstellen.map((f) => [f.seite, f.fortsetzungen.length])]).toEqual([[], 5, [[2, 1], [4, 0], [5, 0]]]);
  });

  test('number, place and days: the title page names both days, the run head the last', () => {
    expect(gelesen(text).sammlung).toMatchObject({ konferenz: 'IMK', nummer: 169, ort: 'Musterstadt', beschlussdatum: '2001-11-08', zeitraum: { von: '2001-11-07', bis: '2001-11-08' }, titelblatt: [...TITEL.filter((z) => z !== ''), 'am 7/8.11.01', 'in Musterstadt'] });
    expect(offen(gelesen(text))).toEqual([]);
  });

  test('two different days are reported; the run head counts', () => {
    const anders = gelesen(text.replace('am 7/8.11.01', 'am 9. November 2001'));
    expect([anders.sammlung.beschlussdatum, anders.sammlung.zeitraum, offen(anders)]).toEqual(['2001-11-08', null, ['1 datum_verschieden ']]);
  });

  test('a Ziffer at the head of a page whose number would also continue the headings', () => {
    const lesung = gelesen([seite(2, '1. Brücken', '', 'Beschluss:', '', '1. Die IMK dankt.'), seite(3, '2. Bericht und Dank werden veröffentlicht.'), seite(4, '2. Stege', '', 'Beschluss:', '', 'Ja.')].join('\n'));
    expect([lesung.sammlung.beschluesse.length, offen(lesung)]).toEqual([2, ['24 alte_ueberschrift ziffer']]);
    const frage = lesung.sammlung.befunde[0];
    const entschieden = leseSammlung([seite(2, '1. Brücken', '', 'Beschluss:', '', '1. Die IMK dankt.'), seite(3, '2. Bericht und Dank werden veröffentlicht.'), seite(4, '3. Stege', '', 'Beschluss:', '', 'Ja.')].join('\n'), [{ zeile: frage?.zeile ?? 0, art: 'alte_ueberschrift', wahl: 'ueberschrift' }]);
    expect(entschieden.ok && entschieden.wert.sammlung.beschluesse.map((b) => b.tops[0]?.nummer)).toEqual(['1', '2', '3']);
  });
});

describe('without "Beschluss:" (2002)', () => {
  test('the first numbered line of a page heads it, Ziffern follow', () => {
    const lesung = gelesen([seite(2, '1. Schutz der Brücken', '', '1. Die Innenministerkonferenz dankt.', '', '2. Sie bittet.'), seite(3, '3. Sie berät weiter.', '', '4. Sie dankt.'), seite(4, '2. Warnung', '', 'Die Innenministerkonferenz dankt.')].join('\n'));
    expect(beschluesse(lesung)).toEqual([
      ['1 Schutz der Brücken', ['ziffer: Die Innenministerkonferenz dankt.', 'ziffer: Sie bittet.', 'ziffer: Sie berät weiter.', 'ziffer: Sie dankt.']],
      ['2 Warnung', ['absatz: Die Innenministerkonferenz dankt.']]
    ]);
    expect(offen(lesung)).toEqual(['24 alte_ueberschrift ziffer', '38 ohne_beschlusswort text']);
  });

  test('where the text begins is asked and can be decided', () => {
    const text = seite(2, '1. Schutz der Brücken', '', 'Sachstand', '', 'Die Innenministerkonferenz dankt.');
    const lesung = gelesen(text);
    expect([beschluesse(lesung), offen(lesung)]).toEqual([[['1 Schutz der Brücken', ['absatz: Sachstand', 'absatz: Die Innenministerkonferenz dankt.']]], ['12 ohne_beschlusswort text']]);
    const entschieden = leseSammlung(text, [{ zeile: 12, art: 'ohne_beschlusswort', wahl: 'kopf' }]);
    expect(entschieden.ok && [beschluesse(entschieden.wert), offen(entschieden.wert)]).toEqual([[['1 Schutz der Brücken | Sachstand', ['absatz: Die Innenministerkonferenz dankt.']]], []]);
  });
});

describe('a source that shows no pages', () => {
  const KOPF = laufkopf(2).slice(2);

  test('"Beschluss:" near by and the count of headings decide', () => {
    const lesung = gelesen([...KOPF, '1. Brücken', '', 'Beschluss:', '', '1. Die IMK dankt.', '', '2. Sie bittet.', '', '2. Stege', '', 'Beschluss:', '', 'Ja.'].join('\n'));
    expect(lesung.sammlung.beschluesse.map((b) => [b.tops[0]?.titel, b.absaetze.length])).toEqual([['Brücken', 2], ['Stege', 1]]);
  });

  test('bold type in Markdown is a sign', () => {
    const { zeilen, muster } = trenneSeiten(zerlege(['**1. Brücken**', '', '**Beschluss:**', '', '1. Die IMK dankt.', '2. Sie bittet.', '', '**2. Stege**', '', '**Beschluss:**', '', 'Ja.'].join('\n')));
    expect([...findeAlteUeberschriften(zeilen, true, muster, neuesProtokoll())].map((i) => zeilen[i]?.text)).toEqual(['1. Brücken', '2. Stege']);
  });
});

test('the sentence of an outcome ends a heading as well', () => {
  const { zeilen } = trenneSeiten(zerlege(['\f1. Impfung', '', 'Die GMK hat einstimmig beschlossen:', '', '1. Ja.', '', '2. Nein.'].join('\n')));
  expect([...findeAlteUeberschriften(zeilen, false, druckmusterOf(druckprofilOf('GMK')), neuesProtokoll())]).toEqual([0]);
});
