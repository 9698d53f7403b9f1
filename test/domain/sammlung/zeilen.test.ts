/** Taking a source apart into lines: numbers, indents, blank lines, form feeds, and Markdown's decoration. */
import { describe, expect, test } from 'vitest';
import { glatt, zerlege } from '../../../app/domain/sammlung/zeilen.ts';

describe('lines of a source', () => {
  test('keep number, indent, blank line before and page start', () => {
    expect(zerlege('\uFEFFEins\r\n\r\n  Zwei  \n\fDrei').zeilen.map(({ nr, text, einzug, leerDavor, vorschub }) => [nr, text, einzug, leerDavor, vorschub])).toEqual([
      [1, 'Eins', 0, true, false], [3, 'Zwei', 2, true, false], [4, 'Drei', 0, false, true]
    ]);
  });

  test('Markdown loses its decoration, a star in a word stays', () => {
    const { markdown, zeilen } = zerlege('**TOP 1: \u00A0 Titel**\n\nBürger*innen (*nicht freigegeben*) *(freigegeben)* \\*fest\\* 1\\. Wort');
    expect(markdown).toBe(true);
    expect(zeilen.map((z) => glatt(z.text))).toEqual(['TOP 1: Titel', 'Bürger*innen (nicht freigegeben) (freigegeben) *fest* 1. Wort']);
  });

  test('plain text keeps stars and backslashes', () => {
    expect(zerlege(' TOP 1: Titel\n\n**laut** \\*').zeilen.map((z) => z.text)).toEqual(['TOP 1: Titel', '**laut** \\*']);
  });
});
