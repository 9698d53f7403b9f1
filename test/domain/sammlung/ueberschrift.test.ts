/** Headings: title over several lines, subtitles, lettered parts, and cross references that are none. */
import { describe, expect, test } from 'vitest';
import { druckmusterOf } from '../../../app/domain/sammlung/druckmuster.ts';
import { druckprofilOf } from '../../../app/domain/sammlung/druckprofil.ts';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { findeUeberschriften, leseUeberschrift, leseVotum } from '../../../app/domain/sammlung/ueberschrift.ts';
import { wortschatzOf } from '../../../app/domain/sammlung/zeilenumbruch.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';

const IMK = druckmusterOf(druckprofilOf('IMK'));
const kopf = (text: string): unknown => {
  const protokoll = neuesProtokoll();
  const top = leseUeberschrift(trenneSeiten(zerlege(text)).zeilen, { muster: IMK.ueberschrift, berichterstattung: null, wortschatz: wortschatzOf([]), protokoll });
  return [top.nummer, top.titel, top.untertitel, top.teile.map((t) => `${t.buchstabe}) ${t.titel}`), protokoll.befunde.length];
};

describe('a heading', () => {
  test.each([
    [' TOP 29.2: Schutz der\nBrücken', ['29.2', 'Schutz der Brücken', [], [], 0]],
    [' TOP 3: Schutz:\n\nBrücken und\nStege', ['3', 'Schutz:', ['Brücken und Stege'], [], 0]],
    [' TOP 3: Umgang mit\n\nBrücken', ['3', 'Umgang mit Brücken', [], [], 1]],
    ['**TOP 3: \u00A0\u00A0 Schutz\u00A0 der  \n - Brücken**', ['3', 'Schutz der - Brücken', [], [], 1]],
    ['**TOP 3:** **Schutz**  \n**- Bericht zu TOP 29 Ziffer 2**', ['3', 'Schutz', ['- Bericht zu TOP 29 Ziffer 2'], [], 0]],
    ['- TOP 3: Schutz**\n- a) **Brücken**\n  - b) **Stege  \nund Tunnel**', ['3', 'Schutz', [], ['a) Brücken', 'b) Stege und Tunnel'], 0]],
    [' TOP 3: Schutz\nb) ohne a)', ['3', 'Schutz b) ohne a)', [], [], 0]]
  ])('%j', (text, erwartet) => {
    expect(kopf(text)).toEqual(erwartet);
  });

  test('stands where a page begins, or behind "in Verbindung mit"; elsewhere it is a reference', () => {
    const { zeilen } = trenneSeiten(zerlege(' TOP 1: A\n\nin Verbindung mit\n\nTOP 2: B\n\nBeschluss:\n\nwie zu\n\nTOP 9: gesagt'));
    expect([...findeUeberschriften(zeilen, false, IMK)]).toEqual([0, 2]);
  });

  test('without any sign of pages it is known by the "Beschluss:" that follows', () => {
    const { zeilen } = trenneSeiten(zerlege('TOP 1: A\n\nBeschluss:\n\nJa.\n\nTOP 2: B\n\nBeschluss:\n\nSiehe\nTOP 9: dort'));
    expect([...findeUeberschriften(zeilen, false, IMK)]).toEqual([0, 3]);
  });
});

test('other conferences: rapporteurs behind the title, and the outcome before the text', () => {
  const jumiko = druckmusterOf(druckprofilOf('JuMiKo'));
  const zeilen = trenneSeiten(zerlege(' TOP I.1: Recht\n\nBerichterstattung: Bayern, Hessen und Berlin')).zeilen;
  expect(leseUeberschrift(zeilen, { muster: jumiko.ueberschrift, berichterstattung: jumiko.berichterstattung, wortschatz: wortschatzOf([]), protokoll: neuesProtokoll() }))
    .toEqual({ nummer: 'I.1', titel: 'Recht', untertitel: [], teile: [], berichterstattung: ['Bayern', 'Hessen', 'Berlin'] });
  const [votum, mitten] = trenneSeiten(zerlege('Die GMK hat einstimmig beschlossen:\nDie GMK hat einstimmig beschlossen:')).zeilen;
  const gmk = druckmusterOf(druckprofilOf('GMK'));
  expect([leseVotum(votum, gmk), leseVotum(mitten, gmk), leseVotum(votum, IMK), leseVotum(undefined, gmk)]).toEqual(['einstimmig', null, null, null]);
});
