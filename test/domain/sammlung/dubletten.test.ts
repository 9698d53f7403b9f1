/** One report written in two ways. */
import { describe, expect, test } from 'vitest';
import type { VeroeffentlichterBeschluss } from '../../../app/domain/sammlung/sammlung.ts';
import { dublettenOf } from '../../../app/domain/sammlung/dubletten.ts';

const zitiert = (nummer: string, ...titel: string[]): VeroeffentlichterBeschluss => ({
  tops: [{ nummer, titel: 'T', untertitel: [], teile: [] }], protokollnotizen: [],
  absaetze: titel.map((t) => ({ art: 'ziffer', text: t, berichte: [{ von: 0, bis: t.length, gattung: '', titel: t, stand: null, vs: false, freigabe: null }] }))
});
const paare = (...beschluesse: VeroeffentlichterBeschluss[]): string[] => dublettenOf({ beschluesse }).map(({ eine, andere }) => `${eine.schluessel}: ${eine.bericht.titel} | ${andere.schluessel}: ${andere.bericht.titel}`);

describe('alike titles of reports', () => {
  test('are found across decisions where an ending or a filler differs', () => {
    expect(paare(zitiert('1', 'Wetterwarnungen in den Ländern'), zitiert('5', 'Wetterwarnung in den Ländern'))).toEqual(['1: Wetterwarnungen in den Ländern | 5: Wetterwarnung in den Ländern']);
  });
  test('are none where the same or another title stands', () => {
    expect(paare(zitiert('1', 'Wetterwarnungen in den Ländern', 'Wetterwarnungen in den Ländern'), zitiert('2', 'Zustand der Brücken', 'Wetter'))).toEqual([]);
  });
});
