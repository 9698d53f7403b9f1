/** Bodies: Ziffern, bullets, closing text and follow-on paragraphs in the three ways of setting; the extraction damage of domain.md 4.8 in small. */
import { describe, expect, test } from 'vitest';
import { absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { anzahlZiffern, leseAbsaetze, type Satzweise, type Textzeile } from '../../../app/domain/sammlung/absaetze.ts';
import { neuesProtokoll } from '../../../app/domain/sammlung/entscheidungen.ts';
import { zerlege } from '../../../app/domain/sammlung/zeilen.ts';
import { wortschatzOf } from '../../../app/domain/sammlung/zeilenumbruch.ts';

const zeilen = (text: string, seitenstart: readonly number[] = []): Textzeile[] => zerlege(text).zeilen.map((z) => ({ ...z, seitenstart: seitenstart.includes(z.nr) }));
const lies = (text: string, satzweise: Satzweise, seitenstart?: readonly number[]): string[] =>
  leseAbsaetze(zeilen(text, seitenstart), satzweise, wortschatzOf([]), neuesProtokoll()).absaetze.map((a) => `${a.art}: ${a.text}`);

describe('double-spaced text', () => {
  test('blank lines mean nothing; numbers must continue the count at a sentence end', () => {
    expect(lies('1. Eins am\n\n3. Mai und am\n\n2. Juni.\n\n2. Zwei gemäß\n\n3. Verordnung.\n\n3. Drei', 'doppelt')).toEqual(['ziffer: Eins am 3. Mai und am 2. Juni.', 'ziffer: Zwei gemäß 3. Verordnung.', 'ziffer: Drei']);
  });

  test('a Ziffer without a full stop before it is accepted where there is no other candidate, and reported', () => {
    const protokoll = neuesProtokoll();
    const { absaetze, ziele } = leseAbsaetze(zeilen('1. Eins\n\n2. Zwei'), 'doppelt', wortschatzOf([]), protokoll);
    expect([absaetze.length, ziele]).toEqual([2, [0, 1]]);
    expect(protokoll.befunde).toEqual([{ zeile: 3, art: 'ziffer_ohne_satzende', text: '2.', wahl: 'ziffer', moeglich: ['ziffer', 'fliesstext'] }]);
  });

  test('a lone number stays a word', () => {
    expect(lies('1. Mai war Feiertag.', 'doppelt')).toEqual(['absatz: 1. Mai war Feiertag.']);
  });
});

describe('Markdown', () => {
  test('a Ziffer that became a bullet is a Ziffer; a first bullet without indent is of the same level', () => {
    expect(lies('1. Eins:\n- a,\n  - b:\n    - tief,\n  - c.\n- 2. Zwei', 'markdown')).toEqual(['ziffer: Eins:', 'punkt: a,', 'punkt: b:', 'unterpunkt: tief,', 'punkt: c.', 'ziffer: Zwei']);
  });

  test('closing text after bullets, on the same page or the next', () => {
    expect(lies('Wir bitten um\n- a,\n- b\n\num Prüfung.', 'markdown')).toEqual(['absatz: Wir bitten um', 'punkt: a,', 'punkt: b', 'schluss: um Prüfung.']);
    expect(lies('Wir bitten um\n- a,\n- b,\num Prüfung.', 'markdown', [4])).toEqual(['absatz: Wir bitten um', 'punkt: a,', 'punkt: b,', 'schluss: um Prüfung.']);
  });

  test('a number that opens a sentence is no Ziffer', () => {
    expect(lies('9. November: ein Tag.', 'markdown')).toEqual(['absatz: 9. November: ein Tag.']);
  });
});

describe('text with blank lines between paragraphs', () => {
  test('indented bullets of two levels, closing text by its indent, a page break inside a paragraph', () => {
    expect(lies('1. Eins:\n   • a und\n     mehr,\n     – tief,\n   • b\n   zum Schluss.\n2. Zwei endet.\nEs geht weiter.', 'einfach', [8])).toEqual([
      'ziffer: Eins:', 'punkt: a und mehr,', 'unterpunkt: tief,', 'punkt: b', 'schluss: zum Schluss.', 'ziffer: Zwei endet. Es geht weiter.'
    ]);
  });

  test('a dash at a line head is no bullet, a follow-on paragraph is one', () => {
    expect(lies('Das ist gut\n- oder nicht - so.\n\nUnd weiter.', 'einfach')).toEqual(['absatz: Das ist gut - oder nicht - so.', 'absatz: Und weiter.']);
  });
});

test('Ziffern are counted only from two on', () => {
  expect([anzahlZiffern([]), anzahlZiffern([absatz('ziffer', 'a')]), anzahlZiffern([absatz('ziffer', 'a'), absatz('punkt', 'b'), absatz('ziffer', 'c')])]).toEqual([0, 0, 2]);
});
