import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMarke, EINWILLIGUNGEN, isBundesbericht, vsVermerkOf, withMarke, zitat } from '../../app/domain/bericht.ts';
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
    const vor = ['den durch das BMI vorgelegten ', 'den BMI-', 'den des Bundesministeriums des\u00A0Innern ', 'den am 3. Mai durch das\u00A0BMI übersandten ', 'den vom Bund vorgelegten '];
    expect(vor.filter((v) => !von(cite(`Die IMK nimmt ${v}`, ' zur Kenntnis.')))).toEqual([]);
    const stellen = ['des Bundesministers des Innern', 'der Bundesinnenministerin', 'des BKA', 'des Bundes', 'des BfV', 'der BPOL', 'der Bundespolizei', 'des THW', 'des BBK', 'des BAMF', 'des BSI', 'des Bundes\u00ADkriminalamtes', 'des\u202FBundes', 'vom 1. Juni 2027 des BMI'];
    expect(stellen.filter((s) => !von(cite('Die IMK nimmt den ', ` ${s} zur Kenntnis.`)))).toEqual([]);
    expect([von(cite('', '', { ...b, titel: 'Lagebild des BKA' })), von(cite('', '', { ...b, gattung: 'BMI-Bericht' }))]).toEqual([true, true]);
    expect([von(cite('', '', { ...b, titel: 'Zusammenarbeit mit der BSI-Gruppe' })), von(cite('Die IMK nimmt den ', ' der Bundesländer zur Kenntnis.')), von(cite('Die IMK nimmt den ', ' der ABSI zur Kenntnis.'))]).toEqual([false, false, false]);
    expect([von(cite('Die IMK nimmt den ', ' zur Kenntnis. Sie bittet um Prüfung des BMI.')), von(cite('', ' des AK V'))]).toEqual([false, false]);
  });
  it('shows a classified document by its own words', () => {
    expect(['VS - NUR FÜR DEN DIENSTGEBRAUCH', 'vs-nfd', 'Seite 1  VS – NfD', 'Nur für den Dienstgebrauch'].map(vsVermerkOf)).toEqual(['nfd', 'nfd', 'nfd', 'nfd']);
    expect(['VS - VERTRAULICH', 'STRENG GEHEIM', 'geheim\n– amtlich geheim gehalten', 'VS-NfD, Anlage: VS-Vertraulich'].map(vsVermerkOf)).toEqual(['hoeher', 'hoeher', 'hoeher', 'hoeher']);
    expect(['Versorgung', 'Das Verfahren ist nicht geheim.', 'VS Hamburg'].map(vsVermerkOf)).toEqual(['keiner', 'keiner', 'keiner']);
  });
  it('knows the stamp in every way it is written, and leaves ordinary words alone', () => {
    const stempel = ['VS NfD', 'VS\u2011NfD', 'VS\u00AD-NfD', 'VS_NfD', 'VSNfD', 'VS/NfD', 'VS\u00A0–\u202FNfD', 'VS - VERTRAULICH', 'VS-Vertraulich', 'NUR FUER DEN DIENSTGEBRAUCH', 'NUR FU\u0308R DEN DIENSTGEBRAUCH', 'NUR FÜR DEN DIENST-\nGEBRAUCH', 'GEHEIM', 'STRENG GEHEIM', 'GEHEIM – amtlich geheim gehalten', 'V S – N f D', 'G E H E I M', 'VS_NfD_Lagebild.pdf', 'Bericht „Wege“ -VS-NfD-', 'ＶＳ－ＮｆＤ'];
    expect(stempel.filter((s) => vsVermerkOf(s) === 'keiner')).toEqual([]);
    expect(['geheim', 'Geheimnis', 'Geheimschutz', 'GEHEIMSCHUTZ', 'Das ist streng geheim.', 'KVS-NfD', 'VS-NfDs', 'Die VS vertraut', 'vs. NfDB', 'Dienstgebrauch', 'vertraulich'].filter((s) => vsVermerkOf(s) !== 'keiner')).toEqual([]);
  });
  it('finds a stamp wherever it stands, whatever separates its words (property)', () => {
    const trenner = fc.array(fc.constantFrom(' ', '\u00A0', '\u202F', '\n', '-', '\u2010', '\u2011', '–', '—', '\u2212', '_', '/', '\u00AD', '\u200B'), { maxLength: 4 }).map((z) => z.join(''));
    const rand = fc.string().map((s) => s.replace(/[\p{L}\p{N}\p{M}\p{Cf}\p{S}\p{C}]/gu, ''));
    fc.assert(fc.property(rand, trenner, trenner, rand, fc.constantFrom(['VS', 'NfD'], ['VS', 'VERTRAULICH'], ['STRENG', 'GEHEIM'], ['DIENST', 'GEBRAUCH']), (vor, mitte, ende, nach, [links = '', rechts = '']) => {
      const wort = links === 'DIENST' ? `NUR${ende} FÜR DEN ${links}${mitte}${rechts}` : links + mitte + rechts;
      expect(vsVermerkOf(`${vor} ${wort}${ende} ${nach}`)).not.toBe('keiner');
    }));
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
