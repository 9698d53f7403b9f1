import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMarke, EINWILLIGUNGEN, hatVsVermerk, isBundesbericht, withMarke, zitat } from '../../app/domain/bericht.ts';
import type { Absatz, Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';

const b = { gattung: 'Bericht', titel: 'Wege im Wald', stand: '10.08.27', vs: false, freigabe: null as Berichtmarke };
function cite(vor: string, nach: string, angabe = b): Absatz {
  const wort = zitat(angabe);
  return { art: 'ziffer', text: vor + wort + nach, berichte: [{ ...angabe, von: vor.length, bis: vor.length + wort.length }] };
}

describe('citation of a Bericht', () => {
  it('is printed with the VS-NfD mark inside the quotes, Stand and mark behind', () => {
    expect(zitat({ ...b, vs: true, freigabe: 'nicht freigegeben' })).toBe('Bericht „Wege im Wald -VS-NfD-“ (Stand: 10.08.27) (nicht freigegeben)');
    expect(zitat({ ...b, gattung: '', stand: null })).toBe('„Wege im Wald“');
  });
  it('refuses to release what is VS-NfD', () => {
    expect(checkMarke(true, 'freigegeben', null)).toMatchObject({ ok: false, grund: 'vs_nfd_freigegeben' });
    expect(checkMarke(true, 'freigegeben', 'erteilt')).toMatchObject({ ok: false, grund: 'vs_nfd_freigegeben' });
    expect(checkMarke(true, 'nicht freigegeben', null).ok && checkMarke(false, 'freigegeben', null).ok && checkMarke(true, null, null).ok).toBe(true);
  });
  it('releases a report of the BMI with its consent only', () => {
    expect(EINWILLIGUNGEN.map((e) => [checkMarke(false, 'freigegeben', e).ok, checkMarke(false, 'nicht freigegeben', e).ok])).toEqual([[false, true], [true, true], [false, true]]);
  });
  it('is the BMI’s own where its TOP or the words beside it say so', () => {
    const von = (absatz: Absatz, delegation = 'BY'): boolean => isBundesbericht(absatz, absatz.berichte[0] as Absatz['berichte'][number], delegation);
    expect([von(cite('Die IMK nimmt den ', ' des BMI zur Kenntnis.')), von(cite('Die IMK nimmt den vom BMI vorgelegten ', ' zur Kenntnis.')), von(cite('', ''), 'BMI')]).toEqual([true, true, true]);
    expect([von(cite('Die IMK nimmt den ', ' zur Kenntnis. Sie bittet um Prüfung des BMI.')), von(cite('', ' des AK V'))]).toEqual([false, false]);
  });
  it('shows a classified document by its own words', () => {
    expect(['VS - NUR FÜR DEN DIENSTGEBRAUCH', 'vs-nfd', 'Seite 1  VS – NfD', 'Nur für den Dienstgebrauch'].map(hatVsVermerk)).toEqual([true, true, true, true]);
    expect(['Versorgung', 'Das Verfahren ist nicht geheim.', 'VS Hamburg'].map(hatVsVermerk)).toEqual([false, false, false]);
  });
  it('takes another mark in place, and moves later citations with the words', () => {
    const zweite = cite('und den ', '.', { ...b, titel: 'Zweiter' });
    const erste = cite('Sie nimmt den ', ' zur Kenntnis ');
    const shift = erste.text.length;
    const absatz: Absatz = { art: 'ziffer', text: erste.text + zweite.text, berichte: [...erste.berichte, ...zweite.berichte.map((r) => ({ ...r, von: r.von + shift, bis: r.bis + shift }))] };
    const neu = withMarke(absatz, 0, 'freigegeben');
    expect(neu.text).toBe('Sie nimmt den Bericht „Wege im Wald“ (Stand: 10.08.27) (freigegeben) zur Kenntnis und den Bericht „Zweiter“ (Stand: 10.08.27).');
    expect(neu.berichte.map((r) => neu.text.slice(r.von, r.bis))).toEqual(neu.berichte.map(zitat));
  });
  it('is as before when a mark is set and taken back (property)', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), fc.constantFrom<Berichtmarke>('freigegeben', 'nicht freigegeben', null), (vor, nach, titel, marke) => {
      const absatz = cite(vor, nach, { ...b, titel });
      expect(withMarke(withMarke(absatz, 0, marke), 0, null)).toEqual(absatz);
    }));
  });
  it('leaves a paragraph alone when there is no such citation', () => {
    const absatz = cite('', '');
    expect(withMarke(absatz, 1, 'freigegeben')).toBe(absatz);
  });
});
