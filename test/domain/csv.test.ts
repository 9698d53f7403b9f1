/** A table for a spreadsheet: read back it is the same words, and no cell is a formula. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, zelle } from '../../app/domain/csv.ts';

/** A reader of its own: cells in quotes, semicolons, CR LF; quotes doubled. */
function lies(text: string): string[][] {
  const zeilen: string[][] = [];
  let zeile: string[] = [];
  for (let i = 0; i < text.length;) {
    if (text[i] !== '"') throw new Error(`no quote at ${i}`);
    let wert = '';
    for (i += 1; !(text[i] === '"' && text[i + 1] !== '"'); i += 1) {
      if (i >= text.length) throw new Error('no end');
      wert += text[i];
      if (text[i] === '"') i += 1;
    }
    zeile.push(wert);
    i += 1;
    if (text[i] === ';') i += 1;
    else if (text.startsWith('\r\n', i)) {
      zeilen.push(zeile);
      zeile = [];
      i += 2;
    } else throw new Error(`no separator at ${i}`);
  }
  return zeilen;
}

describe('a table as a file', () => {
  it('begins with the mark by which Excel knows UTF-8, and parts cells by semicolons', () => {
    expect(csvOf(['TOP', 'Titel'], [['TOP 1', 'Größe; „A" und B']])).toBe('\uFEFF"TOP";"Titel"\r\n"TOP 1";"Größe; „A"" und B"\r\n');
  });
  it.each(['=HYPERLINK("http://x.example")', '+49 30', '-1', '@SUM(A1)', '\t=1', '  =1', '\r=1', '\n@x', '＝1', '\u00a0=1'])('takes %j for words', (wert) => {
    expect(zelle(wert).slice(0, 2)).toBe('"\'');
  });
  it('leaves ordinary words alone', () => {
    expect([zelle('Zustimmung'), zelle(''), zelle('a=b'), zelle('TOP 7 - neu')]).toEqual(['"Zustimmung"', '""', '"a=b"', '"TOP 7 - neu"']);
  });
  it('can be read back, and no cell begins a formula (property)', () => {
    const wort = fc.oneof(fc.string(), fc.constantFrom('=1+1', '"', ';', '\r\n', '\t', '"";""', "'=x"));
    fc.assert(fc.property(fc.array(fc.array(wort, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), (zeilen) => {
      const text = csvOf(['a', 'b', 'c'], zeilen);
      const gelesen = lies(text.slice(1)).slice(1);
      expect(gelesen).toHaveLength(zeilen.length);
      gelesen.forEach((z, i) => z.forEach((wert, j) => {
        const eingegeben = zeilen[i]?.[j] ?? '';
        expect(wert === eingegeben || wert === `'${eingegeben}`).toBe(true);
        expect(wert.trimStart()).not.toMatch(/^[=+\-@]/);
      }));
    }));
  });
});
