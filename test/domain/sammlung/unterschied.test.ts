/** What differs between two editions, by place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { neueSammlung, type Kopf, type VeroeffentlichterBeschluss } from '../../../app/domain/sammlung/sammlung.ts';
import { unterschiedeOf } from '../../../app/domain/sammlung/unterschied.ts';
import { sammlung } from './erzeuger.ts';

const KOPF: Kopf = { konferenz: 'IMK', art: 'Sitzung', nummer: 226, beschlussdatum: '2027-12-03', zeitraum: null, ort: null };
const b = (nummer: string, ...worte: string[]): VeroeffentlichterBeschluss => ({ tops: [{ nummer, titel: `Thema ${nummer}`, untertitel: [], teile: [] }], absaetze: worte.map((w) => absatz('ziffer', w)), protokollnotizen: [] });
const von = (beschluesse: VeroeffentlichterBeschluss[], kopf: Partial<Kopf> = {}) => neueSammlung({ ...KOPF, ...kopf }, { titelblatt: [], hinweise: [], beschluesse });

describe('the difference of two editions', () => {
  test('names what was added, changed and dropped, with the place', () => {
    const vorher = von([b('1', 'Eins.', 'Zwei.'), b('3', 'Fort.')]);
    const nachher = von([b('1', 'Eins.', 'Zwo.', 'Drei.'), b('2', 'Neu.')]);
    expect(unterschiedeOf(vorher, nachher)).toEqual([
      { schluessel: '1', titel: 'Thema 1', art: 'geaendert', stellen: [{ ort: 'Ziffer 2', vorher: 'Zwei.', nachher: 'Zwo.' }, { ort: 'Ziffer 3', vorher: '', nachher: 'Drei.' }] },
      { schluessel: '2', titel: 'Thema 2', art: 'hinzugekommen', stellen: [] },
      { schluessel: '3', titel: 'Thema 3', art: 'entfallen', stellen: [] }
    ]);
  });
  test('names places below a Ziffer, titles, notes and the head', () => {
    const punkte: VeroeffentlichterBeschluss = { ...b('1'), absaetze: [absatz('ziffer', 'Eins:'), absatz('punkt', 'a,'), absatz('punkt', 'b.'), absatz('ziffer', 'Zwei.')], protokollnotizen: [{ bezeichnung: 'Protokollnotiz', parteien: ['BY'], absaetze: [absatz('absatz', 'Nein.')] }] };
    const anders: VeroeffentlichterBeschluss = { ...punkte, tops: [{ nummer: '1', titel: 'Anders', untertitel: [], teile: [] }], absaetze: punkte.absaetze.map((a, i) => (i === 2 ? absatz('punkt', 'c.') : a)), protokollnotizen: [{ bezeichnung: 'Protokollnotiz', parteien: ['BY', 'SN'], absaetze: [absatz('absatz', 'Doch.')] }] };
    const [kopf, top] = unterschiedeOf(von([punkte]), von([anders], { ort: 'Musterstadt', zeitraum: { von: '2027-12-01', bis: '2027-12-03' } }));
    expect(kopf).toMatchObject({ schluessel: '', stellen: [{ ort: 'Titelblatt' }, { ort: 'Kopf der Seiten' }] });
    expect(top?.stellen.map((s) => s.ort)).toEqual(['Überschrift TOP 1', 'Ziffer 1, Punkt 2', 'Protokollnotiz 1', 'Protokollnotiz 1, Absatz 1']);
  });
  test('is empty for equal models and never empty for others (property)', () => {
    fc.assert(fc.property(sammlung, sammlung, (a, z) => {
      expect(unterschiedeOf(a, a)).toEqual([]);
      if (JSON.stringify(a.beschluesse.map((x) => x.absaetze.map((p) => p.text))) !== JSON.stringify(z.beschluesse.map((x) => x.absaetze.map((p) => p.text)))) expect(unterschiedeOf(a, z).length).toBeGreaterThan(0);
    }), { numRuns: 200 });
  });
});
