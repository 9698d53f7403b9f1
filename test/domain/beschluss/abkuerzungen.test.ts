/** Abbreviations nobody has explained. */
import { describe, expect, test } from 'vitest';
import { unbekannteAbkuerzungen } from '../../../app/domain/beschluss/abkuerzungen.ts';

const worte = (text: string, vorher?: string): string[] => unbekannteAbkuerzungen(text, vorher).map((f) => f.wort);

describe('unknown abbreviations', () => {
  test('are named once, at their first place', () => {
    expect(unbekannteAbkuerzungen('Das GLZ-Netz und das GLZ.')).toEqual([{ wort: 'GLZ', von: 4 }]);
  });
  test('are none where known, introduced before or right there', () => {
    expect(worte('Die IMK bittet das BMI und den AK IV, BfV, JuMiKo und VS-NfD zu beachten.')).toEqual([]);
    expect(worte('Das Gemeinsame Lagezentrum (GLZ) berichtet; das GLZ dankt.')).toEqual([]);
    expect(worte('Das GLZ dankt.', 'Das Gemeinsame Lagezentrum (GLZ) berichtet.')).toEqual([]);
  });
  test('are no ordinary words, Roman numbers or words with an inner capital', () => {
    expect(worte('Die Länder, XIV Kapitel, LänderInnen und Bund-Länder-Gruppen.')).toEqual([]);
  });
});
