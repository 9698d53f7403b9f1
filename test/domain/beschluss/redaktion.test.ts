/** The redaktionelle Prüfung: each rule on invented sentences, and that it never touches a word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zitat } from '../../../app/domain/bericht.ts';
import { absatz, type Absatz, type Berichtsangabe } from '../../../app/domain/beschluss/beschluss.ts';
import { pruefeRedaktion, REDAKTIONSREGELN, regelwort, type Redaktionsregel } from '../../../app/domain/beschluss/redaktion.ts';
import { absaetze } from '../sammlung/erzeuger.ts';

const LAGE = { konferenz: 'IMK', freigabeEntschieden: true };
const funde = (text: string | readonly Absatz[], lage = LAGE): [Redaktionsregel, string, string | null][] => {
  const liste = typeof text === 'string' ? [absatz('absatz', text)] : text;
  return pruefeRedaktion(liste, lage).map((f) => [f.regel, (liste[f.absatz]?.text ?? '').slice(f.von, f.bis), f.vorschlag]);
};
const bericht = (angabe: Partial<Berichtsangabe>): Absatz => {
  const b = { gattung: 'Bericht', titel: 'Wege', stand: '01.02.27', vs: false, freigabe: 'freigegeben' as const, ...angabe };
  const wort = zitat(b);
  return { art: 'absatz', text: `Die IMK nimmt den ${wort} zur Kenntnis.`, berichte: [{ ...b, von: 18, bis: 18 + wort.length }] };
};
const z = (text: string): Absatz => absatz('ziffer', text);

describe('the redaktionelle Prüfung', () => {
  test('suggests the turn of "Die IMK" and "Sie"', () => {
    expect(funde([z('Sie dankt.'), z('Die IMK bittet.'), z('Die IMK lobt.'), z('Sie mahnt.'), z('Sie endet.')])).toEqual([['satzsubjekt', 'Sie', 'Die IMK'], ['satzsubjekt', 'Die IMK', 'Sie'], ['satzsubjekt', 'Sie', 'Die IMK']]);
    expect(funde([z('Die IMK dankt.'), z('Sie bittet.'), z('Am Ende steht nichts.'), z('Sie lobt.')])).toEqual([]);
  });
  test('finds dates in other forms, and takes no section or time for one', () => {
    expect(funde('Bis zum 3.12.2027, 03.2.28, 2027-12-03 und 03. Dezember 2027 und 03.12.27.').map(([regel, wort, vorschlag]) => [regel, wort, vorschlag])).toEqual([
      ['datumsform', '3.12.2027', '03.12.27'], ['datumsform', '03.2.28', '03.02.28'], ['datumsform', '2027-12-03', '03.12.27'], ['datumsform', '03. Dezember', '3. Dezember']]);
    expect(funde('Nach Abschnitt 29.2 und 1.13.44 am 3. Dezember 2027 und am 07./08.12.27.')).toEqual([]);
  });
  test('finds straight, crossed and unclosed quotes', () => {
    expect(funde('Das "Wort" gilt.')).toEqual([['anfuehrung', '"', '„'], ['anfuehrung', '"', '“']]);
    expect(funde('Das „Wort der „Tat“ gilt.').map(([regel, , vorschlag]) => [regel, vorschlag])).toEqual([['anfuehrung', '‚']]);
    expect(funde('Das „Wort gilt.')).toEqual([['anfuehrung', '„', null]]);
    expect(funde('Das Wort“ gilt.')).toEqual([['anfuehrung', '“', null]]);
    expect(funde('Das „Wort ‚Tat‘“ gilt.')).toEqual([]);
  });
  test('finds a report without Stand or mark, with two marks, and VS-NfD that is not withheld', () => {
    expect(funde([bericht({ stand: null })]).map(([regel]) => regel)).toEqual(['stand_fehlt']);
    expect(funde([bericht({ freigabe: null })]).map(([regel]) => regel)).toEqual(['vermerk_fehlt']);
    expect(funde([bericht({ freigabe: null })], { ...LAGE, freigabeEntschieden: false })).toEqual([]);
    expect(funde([bericht({ vs: true })]).map(([regel]) => regel)).toEqual(['vermerk_vs']);
    expect(funde([bericht({ vs: true, freigabe: 'nicht freigegeben' })])).toEqual([]);
    expect(funde('Er liegt vor (freigegeben) (nicht freigegeben).').map(([regel]) => regel)).toEqual(['vermerk_doppelt']);
  });
  test('finds blanks too many, missing stops and unknown abbreviations', () => {
    expect(funde('Die IMK  dankt .').map(([regel]) => regel)).toEqual(['leerzeichen', 'leerzeichen']);
    expect(funde([absatz('absatz', 'Die IMK dankt'), absatz('punkt', 'dem Bund,'), absatz('punkt', 'den Ländern')])).toEqual([['satzende', 't', ':'], ['satzende', 'n', '.']]);
    expect(funde('Das GLZ dankt.')).toEqual([['abkuerzung', 'GLZ', 'ausgeschriebener Name (GLZ)']]);
  });
  test('is silent on a clean text', () => {
    expect(funde([z('Die IMK dankt dem BMI:'), absatz('punkt', 'für die Zahlen und'), absatz('punkt', 'für die Karten.'), z('Sie bittet den AK V, bis zur Herbstsitzung 2028 zu berichten.')])).toEqual([]);
  });
  test('names a place inside the text, in reading order, and changes nothing (property)', () => {
    fc.assert(fc.property(absaetze, (liste) => {
      const vorher = JSON.stringify(liste);
      const gefunden = pruefeRedaktion(liste, LAGE);
      expect(JSON.stringify(liste)).toBe(vorher);
      expect(gefunden.filter((f) => f.von < 0 || f.bis > (liste[f.absatz]?.text.length ?? -1) || f.von > f.bis)).toEqual([]);
      expect([...gefunden].sort((a, b) => a.absatz - b.absatz || a.von - b.von)).toEqual(gefunden);
    }));
  });
  test('L3 takes a hostile paragraph in linear time', () => {
    const start = process.hrtime.bigint();
    for (const boese of ['„'.repeat(50_000), ' '.repeat(50_000), '1.'.repeat(50_000), '(freigegeben) '.repeat(5_000), 'A'.repeat(100_000)]) pruefeRedaktion([absatz('absatz', boese)], LAGE);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(10_000);
  });
  test('has a word for every rule', () => {
    expect(REDAKTIONSREGELN.map(regelwort).filter((wort) => wort.length < 4)).toEqual([]);
  });
});
