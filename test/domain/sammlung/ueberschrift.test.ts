/** Headings: title over several lines, subtitles, lettered parts, and cross references that are none. */
import { describe, expect, test } from 'vitest';
import { trenneSeiten } from '../../../app/domain/sammlung/seiten.ts';
import { findeUeberschriften, leseUeberschrift } from '../../../app/domain/sammlung/ueberschrift.ts';
import { wortschatzOf } from '../../../app/domain/sammlung/zeilenumbruch.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';

const kopf = (text: string): unknown => {
  const { top, befunde } = leseUeberschrift(trenneSeiten(zerlege(text)).zeilen, wortschatzOf([]));
  return [top.nummer, top.titel, top.untertitel, top.teile.map((t) => `${t.buchstabe}) ${t.titel}`), befunde.length];
};

describe('a heading', () => {
  test.each([
    [' TOP 29.2: Schutz der\nBrücken', ['29.2', 'Schutz der Brücken', [], [], 0]],
    [' TOP 3: Schutz:\n\nBrücken und\nStege', ['3', 'Schutz:', ['Brücken und Stege'], [], 0]],
    [' TOP 3: Umgang mit\n\nBrücken', ['3', 'Umgang mit Brücken', [], [], 1]],
    ['**TOP 3: \u00A0\u00A0 Schutz\u00A0 der  \n - Brücken**', ['3', 'Schutz der - Brücken', [], [], 0]],
    ['**TOP 3:** **Schutz**  \n**- Bericht zu TOP 29 Ziffer 2**', ['3', 'Schutz', ['- Bericht zu TOP 29 Ziffer 2'], [], 0]],
    ['- TOP 3: Schutz**\n- a) **Brücken**\n  - b) **Stege  \nund Tunnel**', ['3', 'Schutz', [], ['a) Brücken', 'b) Stege und Tunnel'], 0]],
    [' TOP 3: Schutz\nb) ohne a)', ['3', 'Schutz b) ohne a)', [], [], 0]]
  ])('%j', (text, erwartet) => {
    expect(kopf(text)).toEqual(erwartet);
  });

  test('stands where a page begins, or behind "in Verbindung mit"; elsewhere it is a reference', () => {
    const { zeilen } = trenneSeiten(zerlege(' TOP 1: A\n\nin Verbindung mit\n\nTOP 2: B\n\nBeschluss:\n\nwie zu\n\nTOP 9: gesagt'));
    expect([...findeUeberschriften(zeilen, false)]).toEqual([0, 2]);
  });

  test('without any sign of pages it is known by the "Beschluss:" that follows', () => {
    const { zeilen } = trenneSeiten(zerlege('TOP 1: A\n\nBeschluss:\n\nJa.\n\nTOP 2: B\n\nBeschluss:\n\nSiehe\nTOP 9: dort'));
    expect([...findeUeberschriften(zeilen, false)]).toEqual([0, 3]);
  });
});
