import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { absatz, ABSATZ_ARTEN, type Absatz, type Berichtsangabe } from '../../app/domain/beschluss/beschluss.ts';
import { kanonisch } from '../../app/domain/beschluss/kanonisch.ts';
import { zitat } from '../../app/domain/bericht.ts';
import { leseBaum } from '../../app/dokument/baum.ts';
import { absaetzeOf, absaetzeOfLog, docOf, OFFENER_VERWEIS, offeneVerweise, saatOf } from '../../app/dokument/codec.ts';

const counter = (): (() => string) => {
  let n = 0;
  return () => `id-${++n}`;
};
const saat = (absaetze: readonly Absatz[]): Uint8Array => saatOf(absaetze, counter());
const rund = (absaetze: readonly Absatz[]): Absatz[] => absaetzeOfLog([saat(absaetze)]);

const lagebild: Berichtsangabe = { gattung: 'Bericht', titel: 'Lagebild Wasserrettung', stand: '10.08.27', vs: true, freigabe: 'nicht freigegeben' };

/** A paragraph of pieces: words stay words, a Berichtsangabe becomes a citation, `{ziffer}` a cross reference. */
function gebaut(art: Absatz['art'], ...pieces: (string | Berichtsangabe | { ziffer: number })[]): Absatz {
  let text = '';
  const berichte: Absatz['berichte'][number][] = [];
  const verweise: { von: number; bis: number; ziel: string }[] = [];
  for (const piece of pieces) {
    const von = text.length;
    if (typeof piece === 'string') text += piece;
    else if ('ziffer' in piece) {
      text += `Ziffer ${piece.ziffer}`;
      verweise.push({ von, bis: text.length, ziel: `ziffer:${piece.ziffer}` });
    } else {
      text += zitat(piece);
      berichte.push({ ...piece, von, bis: text.length });
    }
  }
  return { art, text, berichte, ...(verweise.length === 0 ? {} : { verweise }) };
}

const wort = fc.string({ unit: fc.constantFrom(...'aäöüßABZ .,-–„“()9'), minLength: 0, maxLength: 30 });
const angabe = fc.record({
  gattung: fc.constantFrom('', 'Bericht', 'Abschlussbericht'), titel: wort, stand: fc.constantFrom(null, '10.08.27', 'August 2027'),
  vs: fc.boolean(), freigabe: fc.constantFrom(null, 'freigegeben', 'nicht freigegeben')
}) as fc.Arbitrary<Berichtsangabe>;
const absaetze = fc.array(fc.tuple(fc.constantFrom(...ABSATZ_ARTEN), fc.array(fc.oneof(wort, angabe), { maxLength: 4 })), { minLength: 1, maxLength: 12 })
  .map((list) => list.map(([art, pieces]) => gebaut(art, ...pieces)));

describe('codec', () => {
  it('gives back what was seeded, words, kinds, citations and fingerprint alike', () => {
    fc.assert(fc.property(absaetze, (texte) => {
      const back = rund(texte);
      expect(back.map((a) => [a.art, a.text])).toEqual(texte.map((a) => [a.art, a.text]));
      expect(back.map((a) => a.berichte.map(({ id, ...rest }) => (expect(id).toMatch(/^id-/), rest)))).toEqual(texte.map((a) => a.berichte));
      expect(kanonisch(back)).toBe(kanonisch(texte));
    }), { numRuns: 200 });
  });

  it('seeds an empty text with one empty paragraph', () => {
    expect(rund([])).toEqual([absatz('absatz', '')]);
  });

  it('prints a citation with its mark and Stand', () => {
    const [a] = rund([gebaut('ziffer', 'Die Konferenz nimmt den ', lagebild, ' zur Kenntnis.')]);
    expect(a?.text).toBe('Die Konferenz nimmt den Bericht „Lagebild Wasserrettung -VS-NfD-“ (Stand: 10.08.27) (nicht freigegeben) zur Kenntnis.');
  });

  it('lets a cross reference follow the numbering', () => {
    const doc = docOf([saat([absatz('ziffer', 'Erstens.'), absatz('ziffer', 'Zweitens.'), gebaut('ziffer', 'Wie in ', { ziffer: 2 }, ' gesagt.')])]);
    const first = doc.getXmlFragment('beschluss').get(0) as Y.XmlElement;
    expect(absaetzeOf(doc)[2]?.text).toBe('Wie in Ziffer 2 gesagt.');
    first.setAttribute('art', 'punkt');
    expect(absaetzeOf(doc)[2]).toMatchObject({ text: 'Wie in Ziffer 1 gesagt.', verweise: [{ ziel: 'ziffer:1' }] });
    doc.getXmlFragment('beschluss').delete(1, 1);
    expect(absaetzeOf(doc)[1]?.text).toBe(`Wie in ${OFFENER_VERWEIS} gesagt.`);
    expect(offeneVerweise(absaetzeOf(doc))).toEqual([1]);
  });

  it('keeps a reference to somewhere else in its own words', () => {
    const extern: Absatz = { art: 'ziffer', text: 'Sie erinnert an TOP 4 der Frühjahrskonferenz.', berichte: [], verweise: [{ von: 15, bis: 44, ziel: 'Frühjahr 2026, TOP 4' }] };
    expect(rund([extern])).toEqual([extern]);
  });

  it('keeps words where a range says something else than its fields print', () => {
    const fremd: Absatz = { art: 'absatz', text: 'siehe Lagebild 7', berichte: [{ ...lagebild, von: 6, bis: 16 }] };
    expect(rund([fremd])).toEqual([absatz('absatz', 'siehe Lagebild 7')]);
  });

  it('refuses a log that is not whole', () => {
    const doc = docOf([saat([absatz('absatz', 'Anfang')])]);
    const vor = Y.encodeStateVector(doc);
    (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).setAttribute('art', 'ziffer');
    expect(() => docOf([Y.encodeStateAsUpdate(doc, vor)])).toThrow('not whole');
  });

  it('takes control characters out of what it seeds', () => {
    const doc = docOf([saat([absatz('absatz', 'a\u0007b\tc')])]);
    expect(leseBaum(doc).ok).toBe(true);
    expect(absaetzeOf(doc)[0]?.text).toBe('a b c');
  });
});
