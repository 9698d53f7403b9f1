// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { absatz, ABSATZ_ARTEN } from '../../app/domain/beschluss/beschluss.ts';
import { leseBaum } from '../../app/dokument/baum.ts';
import { ausruecken, einruecken, naechsterAbsatz, setArt } from '../../app/editor/extensions/absaetze.ts';
import { createSchreibtisch, type Platz, type Schreibtisch } from './schreibtisch.ts';

const RUNDEN = 2_000;
const JE_TISCH = 40;

/** Seeded, so that a round that fails can be played again. */
function wahlOf(seed: number): (max: number) => number {
  let x = seed >>> 0;
  return (max) => {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((x / 4_294_967_296) * max);
  };
}

function someTisch(): Schreibtisch {
  return createSchreibtisch([absatz('ziffer', 'Erste Ziffer.'), absatz('punkt', 'Ein Punkt.'), absatz('unterpunkt', 'Darunter.'), absatz('ziffer', 'Zweite Ziffer.'), absatz('absatz', 'Ein Absatz.')]);
}

/** One step of somebody who restructures: kinds, in, out, over one or several paragraphs, and taking it back. */
function restructure(platz: Platz, wahl: (max: number) => number): void {
  const count = platz.editor.state.doc.childCount;
  const from = wahl(count);
  platz.caret(from, wahl(20));
  if (wahl(3) === 0) {
    const start = platz.editor.state.selection.from;
    platz.caret(Math.min(count - 1, from + wahl(3)), wahl(20));
    platz.editor.commands.setTextSelection({ from: Math.min(start, platz.editor.state.selection.from), to: Math.max(start, platz.editor.state.selection.from) });
  }
  const act = wahl(8);
  if (act < 3) platz.run(setArt(ABSATZ_ARTEN[wahl(ABSATZ_ARTEN.length)] ?? 'absatz'));
  else if (act < 5) platz.run(einruecken);
  else if (act < 7) platz.run(ausruecken);
  else platz.editor.commands.undo();
}

describe('two editors', () => {
  it(`one restructures while the other types: no word lost in ${RUNDEN} rounds`, () => {
    for (let start = 0; start < RUNDEN; start += JE_TISCH) {
      const tisch = someTisch();
      // Only one of them writes words, so that taking back never takes words back.
      const [who, other] = start % (2 * JE_TISCH) === 0 ? [tisch.a, tisch.b] : [tisch.b, tisch.a];
      const words: string[] = [];
      for (let round = start; round < start + JE_TISCH; round++) {
        const wahl = wahlOf(round + 1);
        for (let i = 0; i <= wahl(3); i++) restructure(who, wahl);
        const word = uniqueWord(words.length);
        other.caret(wahl(other.editor.state.doc.childCount), wahl(30));
        for (const letter of word) other.type(letter);
        words.push(word);
        tisch.sync();
        const texte = tisch.a.texte();
        expect([round, tisch.b.absaetze()]).toEqual([round, tisch.a.absaetze()]);
        expect([round, tisch.a.editor.state.doc.children.map((n) => n.textContent)]).toEqual([round, texte]);
        expect([round, words.filter((w) => !isThere(w, texte))]).toEqual([round, []]);
      }
      expect(leseBaum(tisch.a.doc).ok).toBe(true);
      tisch.destroy();
    }
  }, 240_000);

  it('one splits a paragraph while the other types in it: no letter lost', () => {
    for (let round = 0; round < 200; round++) {
      const wahl = wahlOf(round + 77);
      const tisch = someTisch();
      const at = wahl(5);
      tisch.a.caret(at, wahl(12));
      tisch.a.run(naechsterAbsatz);
      tisch.b.caret(at, wahl(12));
      for (const letter of 'QXQ') tisch.b.type(letter);
      tisch.sync();
      expect(tisch.b.absaetze()).toEqual(tisch.a.absaetze());
      expect([round, tisch.a.texte().join('').match(/[QX]/g)?.length]).toEqual([round, 3]);
      tisch.destroy();
    }
  });
});

/** Four letters that occur in no other word. */
function uniqueWord(n: number): string {
  return String.fromCodePoint(...[0, 1, 2, 3].map((i) => 0x4e00 + 4 * n + i));
}

/** True where each letter is there once, all in one paragraph and in order; a later word may stand in the middle of an earlier one. */
function isThere(word: string, texte: readonly string[]): boolean {
  const own = texte.map((text) => [...text].filter((letter) => word.includes(letter)).join(''));
  return own.filter((letters) => letters !== '').join('|') === word;
}
