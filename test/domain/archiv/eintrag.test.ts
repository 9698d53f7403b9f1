import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eintraegeOf } from '../../../app/domain/archiv/eintrag.ts';
import { gelesen } from '../sammlung/quellen.ts';

describe('eintraegeOf', () => {
  const eintraege = eintraegeOf(gelesen(readFileSync('seeds/demo-sammlung.txt', 'utf8')).sammlung);
  it('says of each decision what it is found and followed by', () => {
    expect(eintraege.map((e) => e.schluessel)).toEqual(['2', '4', '5+6', '9', '11.2', '13', '14', '17']);
    expect(eintraege.find((e) => e.schluessel === '5+6')).toMatchObject({ tops: ['5', '6'], ziffern: 3, laender: ['BY', 'BW', 'BMI'], empfaenger: ['VMK', 'WMK'], arbeitskreise: [] });
    expect(eintraege.find((e) => e.schluessel === '14')).toMatchObject({ arbeitskreise: ['V'], auftraege: [{ ziffer: 3, an: ['AK V'], faelligkeit: 'Herbst 2027' }], verweise: [{ top: '21', sitzung: { nummer: 224 }, ziffern: [4], notiz: null, absatz: 2 }] });
    expect(eintraege.find((e) => e.schluessel === '5+6')?.verweise).toMatchObject([{ top: null, ziffern: [2], notiz: 0 }]);
  });
  it('holds every word below the headings, notes included', () => {
    expect(eintraege.find((e) => e.schluessel === '13')?.text).toMatch(/Protokollnotiz HH:[\s\S]*Protokollnotiz SN:/);
    expect(eintraege.find((e) => e.schluessel === '9')?.titel).toContain('b) Vorschlag für einen gemeinsamen Betrieb');
  });
});
