import { describe, expect, it } from 'vitest';
import { alsSuchtext, gefaltet, schreibweisen, wortprobeOf } from '../../../app/domain/suche/faltung.ts';

describe('words of the search', () => {
  it('fold to small letters without marks', () => expect(['Häuser', 'STRASSE', 'Straße', 'café'].map(gefaltet)).toEqual(['hauser', 'strasse', 'strasse', 'cafe']));
  it('are parted by every sign that is no letter, whatever the database takes for one', () => expect(alsSuchtext('„Netz“ – Übung…\u00a0»A-B« 29.2')).toBe(' netz    übung   a-b  29.2'));
  it('try umlauts where they are written with e, not where e belongs to the word', () => {
    expect(schreibweisen('Haeuser')).toEqual(['haeuser', 'häuser']);
    expect(schreibweisen('neue')).toEqual(['neue']);
    expect(schreibweisen('Quelle')).toEqual(['quelle']);
  });
  it('belong to a stem with an ending of the language, not with any letters', () => {
    const probe = wortprobeOf(['haus', 'lagebild', 'bundeslagebild']);
    expect(['Häuser', 'Haus', 'Hause', 'Lagebilder', 'Bundeslagebild', 'Haushalt', 'Hausarrest', ''].map(probe)).toEqual([true, true, true, true, true, false, false, false]);
    expect(wortprobeOf([])('Haus')).toBe(false);
  });
});
