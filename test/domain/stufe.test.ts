/** Stages before the conference decides: forward only, bound to the text that was read, and never called a Beschluss (docs/entscheidungen/0084). */
import { describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { GREMIEN, keepStufe, STUFEN, stufenwort, VOTEN, votenwort, votumsatz, zeilenOf, type Stufenstand } from '../../app/domain/stufe.ts';
import { wahlOf } from '../dokument/gegner.ts';

const text = (fingerabdruck: string, gelesen = fingerabdruck) => ({ fingerabdruck, gelesen });
const stand = (stufe: Stufenstand['stufe'], fingerabdruck = 'a', votum: Stufenstand['votum'] = 'empfohlen', vermerk = ''): Stufenstand => ({ stufe, votum, vermerk, fingerabdruck });

describe('a stage', () => {
  it('is kept with the text that was read, and again where something has changed', () => {
    const ak = { stufe: 'arbeitskreis', votum: 'empfohlen', vermerk: ' ' } as const;
    expect(keepStufe([], ak, text('a'))).toEqual({ ok: true, wert: stand('arbeitskreis') });
    expect(keepStufe([], ak, text('a', 'b'))).toEqual({ ok: false, grund: 'fassung_geaendert' });
    expect(keepStufe([stand('arbeitskreis')], ak, text('a'))).toEqual({ ok: false, grund: 'stufe_unveraendert' });
    expect(keepStufe([stand('arbeitskreis')], ak, text('b')).ok).toBe(true);
    expect(keepStufe([stand('arbeitskreis')], { ...ak, votum: 'strittig' }, text('a')).ok).toBe(true);
    expect(keepStufe([stand('arbeitskreis')], { ...ak, vermerk: 'SN prüft.' }, text('a')).ok).toBe(true);
  });
  it('never goes back (property)', () => {
    const wahl = wahlOf(84);
    for (let round = 0; round < 300; round++) {
      const bisher: Stufenstand[] = [stand('anmeldung', 'x', null)];
      for (let step = 0; step < 8; step++) {
        const kept = keepStufe(bisher, { stufe: GREMIEN[wahl(2)] ?? 'arbeitskreis', votum: VOTEN[wahl(4)] ?? 'strittig', vermerk: '' }, text(String(wahl(3))));
        if (kept.ok) bisher.push(kept.wert);
      }
      const folge = bisher.map((s) => STUFEN.indexOf(s.stufe));
      expect(folge).toEqual([...folge].sort((a, b) => a - b));
    }
  });
  it('has a Votum in words that no Beschluss has', () => {
    for (const stufe of GREMIEN) for (const votum of VOTEN) expect(votumsatz({ stufe, votum })).not.toMatch(/beschlossen|Beschluss|einstimmig|Ergebnis/i);
    expect(votumsatz({ stufe: 'vorkonferenz', votum: 'empfohlen' })).toBe('Votum der Vorkonferenz: Annahme empfohlen');
    expect(votumsatz({ stufe: 'anmeldung', votum: null })).toBeNull();
    expect([new Set(STUFEN.map(stufenwort)).size, new Set(VOTEN.map(votenwort)).size]).toEqual([STUFEN.length, VOTEN.length]);
  });
  it('shows its text line by line with numbers and bullets', () => {
    expect(zeilenOf([absatz('ziffer', 'Eins.'), absatz('punkt', 'Punkt'), absatz('unterpunkt', 'Unterpunkt'), absatz('ziffer', 'Zwei.')])).toBe('1. Eins.\n  – Punkt\n    – Unterpunkt\n2. Zwei.');
  });
});
