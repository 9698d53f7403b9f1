/** Printing as Markdown: read back as the same model; what Markdown would take for its own is escaped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { alsMarkdown } from '../../../app/domain/sammlung/markdown.ts';
import { neueSammlung, type Sammlung } from '../../../app/domain/sammlung/sammlung.ts';
import { sammlung } from './erzeuger.ts';
import { gelesen, OHNE_SEEDS, seed, SEEDS_DA } from './quellen.ts';

const inhalt = (modell: Sammlung): unknown => ({ ...modell, befunde: [], seiten: undefined });

describe('printed Markdown', () => {
  test('is read back as the same model', () => {
    fc.assert(fc.property(sammlung, (modell) => {
      expect(inhalt(gelesen(alsMarkdown(modell)).sammlung)).toEqual(inhalt(modell));
    }), { numRuns: 300 });
  });

  test.runIf(SEEDS_DA).each(['001', '002'])(`%s printed and read again is the same model${OHNE_SEEDS}`, (nummer) => {
    const { sammlung: modell } = gelesen(seed(nummer));
    expect(inhalt(gelesen(alsMarkdown(modell)).sammlung)).toEqual(inhalt(modell));
  });

  test('escapes stars and brackets, sets release marks in italics, indents to the text of the Ziffer', () => {
    const modell = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: null, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, {
      titelblatt: [], hinweise: [],
      beschluesse: [{
        tops: [{ nummer: '1', titel: 'Bürger*innen [neu]', untertitel: [], teile: [] }], protokollnotizen: [],
        absaetze: [absatz('ziffer', 'Der Bericht (nicht freigegeben) liegt vor:'), absatz('punkt', '<b>'), absatz('ziffer', 'Ende.')]
      }]
    });
    expect(alsMarkdown(modell).split('\n').slice(5)).toEqual(['**TOP 1: Bürger\\*innen \\[neu\\]**', '', '**Beschluss:**', '', '1. Der Bericht *(nicht freigegeben)* liegt vor:', '', '   - \\<b\\>', '', '2. Ende.', '']);
  });
});
