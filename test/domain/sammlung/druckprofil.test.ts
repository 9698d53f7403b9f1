/** What the conferences print differently, as data. */
import { describe, expect, test } from 'vitest';
import { DRUCKPROFILE, druckprofilFor, druckprofilOf, fuelle } from '../../../app/domain/sammlung/druckprofil.ts';

describe('a print profile', () => {
  test('is found by short and by printed name; a stranger prints as the IMK does, under its own name', () => {
    expect(druckprofilOf('VMK')).toMatchObject({ ueberschrift: 'Punkt {nummer} der Tagesordnung:', titelstellung: 'darunter', einzelblaetter: true });
    expect(druckprofilOf('Ständigen Konferenz der Innenminister und -senatoren der Länder').kurz).toBe('IMK');
    expect(druckprofilOf('Musterkonferenz der Länder')).toMatchObject({ kurz: 'Musterkonferenz der Länder', name: ['Musterkonferenz der Länder'], ueberschrift: 'TOP {nummer}:' });
  });

  test('has a place for the number in heading and continuation, and one entry per conference', () => {
    expect(DRUCKPROFILE.filter((p) => !p.ueberschrift.includes('{nummer}') || !p.noch.includes('{nummern}'))).toEqual([]);
    expect(new Set(DRUCKPROFILE.map((p) => p.kurz)).size).toBe(DRUCKPROFILE.length);
  });

  test('of a conference prints a decision in writing under a heading of its own, and everything else as ever', () => {
    const { ueberschrift, notiz, noch } = druckprofilFor({ konferenz: 'VMK', art: 'Umlaufverfahren 3/2027' });
    expect([ueberschrift, notiz, noch]).toEqual(['Umlaufbeschluss {nummer}:', 'Protokollerklärung', 'noch Umlaufbeschluss {nummern}']);
    expect(druckprofilFor({ konferenz: 'VMK', art: 'Beratung' })).toEqual(druckprofilOf('VMK'));
  });

  test('is filled with words; an unknown place stays visible', () => {
    expect(fuelle('Punkt {nummer} der {was}', { nummer: '4.2' })).toBe('Punkt 4.2 der {was}');
  });
});
