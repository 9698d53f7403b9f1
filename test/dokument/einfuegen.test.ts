import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absaetzeAusText, findeVsVermerk } from '../../app/dokument/einfuegen.ts';

const kurz = (text: string): [string, string][] => absaetzeAusText(text).map((a) => [a.art, a.text]);

describe('pasted text', () => {
  it('takes marks at the head of a line as kinds', () => {
    expect(kurz('1. Erstens\na) ein Punkt\n• noch einer\n– darunter\n- und darunter\n2) Zweitens')).toEqual([
      ['ziffer', 'Erstens'], ['punkt', 'ein Punkt'], ['punkt', 'noch einer'], ['unterpunkt', 'darunter'], ['unterpunkt', 'und darunter'], ['ziffer', 'Zweitens']
    ]);
  });

  it('takes dashes alone as the first level', () => {
    expect(kurz('Sie bittet um\n- Geld,\n- Zeit.')).toEqual([['absatz', 'Sie bittet um'], ['punkt', 'Geld,'], ['punkt', 'Zeit.']]);
  });

  it('joins hard-wrapped lines and takes out the hyphen of a broken word', () => {
    const text = '1.  Die Konferenz nimmt den Bericht über die Wasserrettung zur Kennt-\n    nis und bittet die Arbeitsgemeinschaft, bis zur nächsten Sitzung einen\n    Vorschlag vorzulegen.\n2.  Sie dankt den Mitwirkenden.';
    expect(kurz(text)).toEqual([
      ['ziffer', 'Die Konferenz nimmt den Bericht über die Wasserrettung zur Kenntnis und bittet die Arbeitsgemeinschaft, bis zur nächsten Sitzung einen Vorschlag vorzulegen.'],
      ['ziffer', 'Sie dankt den Mitwirkenden.']
    ]);
  });

  it('keeps a hyphen that belongs to the word', () => {
    expect(kurz('Der Bericht betrifft alle Bundes- und Landesbehörden sowie die Bund-Länder-\nArbeitsgruppe')[0]?.[1]).toContain('Bund-Länder-Arbeitsgruppe');
    expect(kurz('Betroffen sind nach Auffassung der Länder sämtliche Innen-\nund Justizressorts')[0]?.[1]).toContain('Innen- und Justizressorts');
  });

  it('keeps a date from becoming a Ziffer', () => {
    expect(kurz('3. Dezember 2027')).toEqual([['absatz', '3. Dezember 2027']]);
  });

  it('takes a blank line as the end of a paragraph, and long lines as paragraphs', () => {
    expect(kurz('eins\n\nzwei')).toEqual([['absatz', 'eins'], ['absatz', 'zwei']]);
    const lang = 'Wort '.repeat(40).trim();
    expect(kurz(`${lang}\n${lang}`)).toHaveLength(2);
  });

  it('loses no letter and makes no empty paragraph', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'ß', 'Z', ' ', '\n', '\t', '.', '\u0007', '\u2028') }), (text) => {
      const words = (s: string): string => s.replace(/[\s\u0007\u2028]/gu, '');
      const out = absaetzeAusText(text);
      expect(out.every((a) => a.text.trim() !== '')).toBe(true);
      expect(words(out.map((a) => a.text).join(''))).toBe(words(text));
    }));
  });
});

describe('marks of classification', () => {
  it.each(['VS-NfD', 'VS – NfD', 'VS - NUR FÜR DEN DIENSTGEBRAUCH', 'Nur für den Dienstgebrauch', 'VERSCHLUSSSACHE', 'Verschlußsache', 'VS-VERTRAULICH', 'a\nGEHEIM\nb', 'STRENG GEHEIM', '– amtlich geheimgehalten –'])('finds %s', (text) => {
    expect(findeVsVermerk(`Kopf\n${text}\nText`)).not.toBeNull();
  });

  it.each(['Der Geheimschutz wird verbessert.', 'geheime Wahl', 'Dienstgebrauch von Fahrzeugen', 'EVS-NfDx', 'vertraulich'])('passes %s', (text) => {
    expect(findeVsVermerk(text)).toBeNull();
  });
});
