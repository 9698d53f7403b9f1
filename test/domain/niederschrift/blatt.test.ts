/** The words of the minutes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAENDER, PARTEIEN } from '../../../app/domain/land.ts';
import { anwesenheitssatz, antwortsatz, einwandkopf, gruppen, inhaltOf, mitArtikel, positionssatz, tischvorlagensatz, titelOf, type Blatt, type Position } from '../../../app/domain/niederschrift/blatt.ts';

describe('the minutes', () => {
  it('are called as the conference calls them, with the article that fits', () => {
    expect(titelOf({ name: 'Ergebnisprotokoll', sitzung: '228. Sitzung' })).toBe('Ergebnisprotokoll der 228. Sitzung');
    expect(['Ergebnisniederschrift', 'Ergebnisprotokoll', 'Kurzbericht', 'Ergebnisvermerk'].map((n) => [mitArtikel(n, 'genitiv'), mitArtikel(n, 'akkusativ')])).toEqual([
      ['der Ergebnisniederschrift', 'die Ergebnisniederschrift'], ['des Ergebnisprotokolls', 'das Ergebnisprotokoll'], ['des Kurzberichts', 'den Kurzbericht'], ['des Ergebnisvermerks', 'den Ergebnisvermerk']
    ]);
  });
  it('say who stands where; the BMI among voters is the Bund', () => {
    expect(gruppen(['BY', 'HH', 'BMI'], (p) => (p === 'HH' ? 'offen' : 'zustimmung')).map(positionssatz)).toEqual(['Zustimmung (2): BY, Bund', 'keine Stimme (1): HH']);
  });
  it('put every voter into one group (property)', () => {
    fc.assert(fc.property(fc.constantFrom(LAENDER, PARTEIEN), fc.func(fc.constantFrom<Position>('zustimmung', 'enthaltung', 'ablehnung', 'offen')), (waehler, position) => {
      const alle = gruppen(waehler, position);
      expect(alle.flatMap((g) => g.parteien).sort()).toEqual([...waehler].sort());
      for (const g of alle) for (const p of g.parteien) expect(position(p)).toBe(g.wert);
    }));
  });
  it('say who was there, what lay on the table, who objected and what was answered', () => {
    expect([anwesenheitssatz({ delegation: 'BY', stand: 'vertreten', namen: 'Staatssekretärin A' }), anwesenheitssatz({ delegation: 'BY', stand: 'abwesend', namen: '' })]).toEqual(['vertreten: Staatssekretärin A', 'abwesend']);
    expect([tischvorlagensatz({ nummer: 2, titel: 'Übersicht', von: 'BMI', ort: 'TOP 7' }), tischvorlagensatz({ nummer: 3, titel: 'Plan', von: 'BY', ort: null })]).toEqual(['2. Übersicht (Bundesministerium des Innern, zu TOP 7)', '3. Plan (Bayern)']);
    const e = { delegation: 'HH', ort: 'TOP 7', grund: 'g', antwort: null, stattgegeben: null } as const;
    expect([einwandkopf(e), einwandkopf({ ...e, ort: null }), antwortsatz(e), antwortsatz({ ...e, antwort: 'Ist geändert.', stattgegeben: true }), antwortsatz({ ...e, antwort: 'So war es.', stattgegeben: false })])
      .toEqual(['Hamburg zu TOP 7', 'Hamburg zur Niederschrift insgesamt', 'noch nicht beantwortet', 'Dem Einwand ist gefolgt: Ist geändert.', 'Dem Einwand ist nicht gefolgt: So war es.']);
  });
  it('are the same to a reader whatever objections come', () => {
    const blatt = { form: 'niederschrift-1', einwaende: [] } as unknown as Blatt;
    expect(inhaltOf({ ...blatt, einwaende: [{ delegation: 'HH', ort: 'TOP 7', grund: 'g', antwort: null, stattgegeben: null }] })).toEqual(inhaltOf(blatt));
  });
});
