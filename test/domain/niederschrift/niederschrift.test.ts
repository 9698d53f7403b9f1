/** The course of the minutes, rule by rule; and by chance: what is approved was sent, waited for and decided on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTEIEN } from '../../../app/domain/land.ts';
import { answerEinwand, approve, checkAnwesenheit, circulate, isFolgesitzung, isGenehmigend, objectEinwand, submit, takeBack, type Anwesenheit, type Lage } from '../../../app/domain/niederschrift/niederschrift.ts';
import { ZUSTAENDE, type Zustand } from '../../../app/domain/top.ts';

const ENTWURF: Lage = { zustand: 'entwurf', frist: null };
const VERSANDT: Lage = { zustand: 'versandt', frist: 100 };
const ALLE: readonly Anwesenheit[] = PARTEIEN.map((delegation) => ({ delegation, stand: 'anwesend', namen: 'Ministerin Muster' }));

describe('attendance', () => {
  it('names who was there, once per Delegation, in printing order', () => {
    expect(checkAnwesenheit(ENTWURF, [{ delegation: 'BMI', stand: 'abwesend', namen: ' ' }, { delegation: 'BY', stand: 'vertreten', namen: ' Dr.  A \n B ' }])).toEqual({ ok: true, wert: [{ delegation: 'BY', stand: 'vertreten', namen: 'Dr. A B' }, { delegation: 'BMI', stand: 'abwesend', namen: '' }] });
    expect(checkAnwesenheit(ENTWURF, [{ delegation: 'BY', stand: 'anwesend', namen: '' }])).toMatchObject({ grund: 'namen_fehlen', angaben: { delegation: 'Bayern' } });
    expect(checkAnwesenheit(ENTWURF, [{ delegation: 'BY', stand: 'anwesend', namen: 'x'.repeat(501) }])).toMatchObject({ grund: 'namen_zu_lang' });
    for (const zustand of ['vorgelegt', 'genehmigt'] as const) expect(checkAnwesenheit({ zustand, frist: 1 }, ALLE)).toMatchObject({ grund: 'niederschrift_fest' });
  });
});

describe('sending', () => {
  it('waits for every Delegation and for the end of every TOP, and has a Frist ahead', () => {
    expect(circulate(ENTWURF, ALLE, [{ kurz: 'TOP 1', zustand: 'beschlossen' }, { kurz: 'TOP 2', zustand: 'vertagt' }], 2, 1)).toEqual({ ok: true, wert: true });
    expect(circulate(ENTWURF, ALLE.slice(2), [], 2, 1)).toMatchObject({ grund: 'anwesenheit_fehlt', angaben: { fehlen: 'Baden-Württemberg, Bayern' } });
    expect(circulate(ENTWURF, ALLE, [{ kurz: 'TOP 1', zustand: 'in_abstimmung' }, { kurz: 'TOP 2', zustand: 'beschlossen' }, { kurz: 'TOP 3', zustand: 'entwurf' }], 2, 1)).toMatchObject({ grund: 'tops_ohne_ende', angaben: { tops: 'TOP 1, TOP 3' } });
    expect(circulate(ENTWURF, ALLE, [], 1, 1)).toMatchObject({ grund: 'frist_vergangen' });
    expect(circulate(VERSANDT, ALLE, [], 2, 1)).toMatchObject({ grund: 'niederschrift_versandt' });
  });
});

describe('objections', () => {
  it('have a reason and come until the Frist, one open at a time', () => {
    expect(objectEinwand(VERSANDT, ' So war es nicht. ', false, 100)).toEqual({ ok: true, wert: 'So war es nicht.' });
    expect([objectEinwand(VERSANDT, 'x', false, 101), objectEinwand(VERSANDT, ' ', false, 1), objectEinwand(VERSANDT, 'x', true, 1), objectEinwand(ENTWURF, 'x', false, 1)]).toMatchObject([{ grund: 'frist_abgelaufen' }, { grund: 'grund_leer' }, { grund: 'einwand_liegt_vor' }, { grund: 'niederschrift_nicht_versandt' }]);
  });
  it('are answered once, with words', () => {
    expect(answerEinwand(VERSANDT, { beantwortet: false }, ' Ist geändert. ')).toEqual({ ok: true, wert: 'Ist geändert.' });
    expect([answerEinwand(VERSANDT, null, 'x'), answerEinwand(VERSANDT, { beantwortet: true }, 'x'), answerEinwand(VERSANDT, { beantwortet: false }, ''), answerEinwand({ zustand: 'vorgelegt', frist: 1 }, { beantwortet: false }, 'x')])
      .toMatchObject([{ grund: 'nicht_gefunden' }, { grund: 'einwand_beantwortet' }, { grund: 'antwort_leer' }, { grund: 'niederschrift_fest' }]);
  });
});

describe('approval', () => {
  it('is asked of a later Sitzung of the same conference', () => {
    const s = { id: 'a', von: '2027-12-01', konferenz: 'IMK' };
    expect([isFolgesitzung(s, { id: 'b', von: '2028-06-01', konferenz: 'IMK' }), isFolgesitzung(s, { id: 'b', von: '2027-12-01', konferenz: 'IMK' }), isFolgesitzung(s, { id: 'b', von: '2028-06-01', konferenz: 'UMK' }), isFolgesitzung(s, { ...s, von: '2028-01-01' })]).toEqual([true, false, false, false]);
  });
  it('waits for the Frist and the answers, and for words that were read', () => {
    expect(submit(VERSANDT, 0, true, 101)).toEqual({ ok: true, wert: true });
    expect([submit(VERSANDT, 0, true, 100), submit(VERSANDT, 2, true, 101), submit(VERSANDT, 0, false, 101), submit(ENTWURF, 0, true, 101)]).toMatchObject([{ grund: 'einwandfrist_laeuft' }, { grund: 'einwaende_offen', angaben: { anzahl: '2' } }, { grund: 'niederschrift_geaendert' }, { grund: 'niederschrift_nicht_versandt' }]);
  });
  it('can be taken back until the other Sitzung votes', () => {
    const vorgelegt: Lage = { zustand: 'vorgelegt', frist: 1 };
    expect(ZUSTAENDE.filter((z) => takeBack(vorgelegt, 'g', z).ok)).toEqual(['anmeldung', 'entwurf', 'vertagt', 'zurueckgezogen', 'abgesetzt', 'ohne_einigung']);
    expect([takeBack(VERSANDT, '', null), takeBack(ENTWURF, 'g', null), takeBack({ zustand: 'genehmigt', frist: 1 }, 'g', null)]).toMatchObject([{ grund: 'grund_leer' }, { grund: 'niederschrift_nicht_versandt' }, { grund: 'niederschrift_nicht_versandt' }]);
  });
  it('follows the decision and nothing else (property)', () => {
    fc.assert(fc.property(fc.constantFrom('entwurf', 'versandt', 'vorgelegt', 'genehmigt'), fc.constantFrom<Zustand | null>(...ZUSTAENDE, null), fc.boolean(), (zustand, vorlage, gleich) => {
      const ja = approve({ zustand, frist: 1 } as Lage, vorlage, gleich).ok;
      expect(ja).toBe(zustand === 'vorgelegt' && (vorlage === 'beschlossen' || vorlage === 'umlauf_beschlossen') && gleich);
      expect(ja && !isGenehmigend(vorlage)).toBe(false);
    }));
  });
  it('no way leads to it past the sending, the Frist and the answers (property)', () => {
    const schritt = fc.record({ art: fc.constantFrom('senden', 'einwenden', 'antworten', 'vorlegen', 'zurueck', 'genehmigen'), vorlage: fc.constantFrom<Zustand>('entwurf', 'in_abstimmung', 'beschlossen'), dauer: fc.integer({ min: 0, max: 5 }) });
    fc.assert(fc.property(fc.array(schritt, { maxLength: 30 }), (schritte) => {
      let [lage, uhr, offen, gesendet]: [Lage, number, number, number | null] = [ENTWURF, 0, 0, null];
      for (const { art, vorlage, dauer } of schritte) {
        uhr += dauer;
        if (art === 'senden' && circulate(lage, ALLE, [], uhr + 3, uhr).ok) [lage, gesendet] = [{ zustand: 'versandt', frist: uhr + 3 }, uhr];
        if (art === 'einwenden' && objectEinwand(lage, 'g', offen > 0, uhr).ok) offen += 1;
        if (art === 'antworten' && answerEinwand(lage, offen === 0 ? null : { beantwortet: false }, 'a').ok) offen -= 1;
        if (art === 'vorlegen' && submit(lage, offen, true, uhr).ok) {
          expect([offen, gesendet !== null && uhr > gesendet + 3]).toEqual([0, true]);
          lage = { ...lage, zustand: 'vorgelegt' };
        }
        if (art === 'zurueck' && takeBack(lage, 'g', lage.zustand === 'vorgelegt' ? vorlage : null).ok) [lage, gesendet] = [ENTWURF, null];
        if (art === 'genehmigen' && approve(lage, vorlage, true).ok) {
          expect([lage.zustand, vorlage]).toEqual(['vorgelegt', 'beschlossen']);
          lage = { ...lage, zustand: 'genehmigt' };
        }
      }
    }));
  });
});
