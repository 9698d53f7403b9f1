/** Editions and their withdrawal: which one may come, who publishes, who takes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ausgabetitel, ausgabewort, AUSGABEARTEN, checkAusgabe, checkVeroeffentlichung, decideRueckruf, kennungOf, requestRueckruf, vorgeschlageneArt } from '../../app/domain/ausgabe.ts';
import type { Unterschied } from '../../app/domain/sammlung/unterschied.ts';

const grundOf = (r: { ok: boolean; grund?: string }): string => (r.ok ? 'ok' : (r.grund ?? ''));
const u = (art: Unterschied['art']): Unterschied => ({ schluessel: '7', titel: 'T', art, stellen: [] });
const EINE = [{ nummer: 1, zurueckgezogen: false }];

describe('an edition', () => {
  it('is the Sammlung first and needs a reason later', () => {
    expect(checkAusgabe([], { art: 'sammlung', grund: 'x' }, [])).toEqual({ ok: true, wert: { art: 'sammlung', grund: null } });
    expect([checkAusgabe([], { art: 'nachtrag', grund: 'x' }, []), checkAusgabe(EINE, { art: 'sammlung', grund: null }, [u('geaendert')]), checkAusgabe(EINE, { art: 'berichtigung', grund: ' ' }, [u('geaendert')])].map(grundOf))
      .toEqual(['erst_die_sammlung', 'schon_veroeffentlicht', 'grund_leer']);
  });
  it('differs from what still stands; a Nachtrag only adds', () => {
    expect([checkAusgabe(EINE, { art: 'berichtigung', grund: 'g' }, []), checkAusgabe(EINE, { art: 'nachtrag', grund: 'g' }, [u('hinzugekommen'), u('geaendert')]), checkAusgabe(EINE, { art: 'nachtrag', grund: ' g ' }, [u('hinzugekommen')])].map(grundOf))
      .toEqual(['nichts_geaendert', 'nachtrag_aendert', 'ok']);
    expect(checkAusgabe([{ nummer: 1, zurueckgezogen: true }], { art: 'berichtigung', grund: 'g' }, [])).toMatchObject({ ok: true });
    expect(checkAusgabe([{ nummer: 1, zurueckgezogen: true }], { art: 'nachtrag', grund: 'g' }, [])).toMatchObject({ grund: 'nachtrag_aendert' });
  });
  it('is proposed as what it would be allowed to be (property)', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Unterschied['art']>('hinzugekommen', 'entfallen', 'geaendert'), { minLength: 1, maxLength: 5 }), (arten) => {
      const unterschied = arten.map(u);
      expect(checkAusgabe(EINE, { art: vorgeschlageneArt(EINE, unterschied), grund: 'g' }, unterschied).ok).toBe(true);
    }));
    expect(vorgeschlageneArt([], [])).toBe('sammlung');
  });
  it('has an address and a name of its own', () => {
    expect([kennungOf('imk-2027-12-03', 1), kennungOf('imk-2027-12-03', 3)]).toEqual(['imk-2027-12-03', 'imk-2027-12-03-ausgabe-3']);
    expect([ausgabetitel(1, 'sammlung'), ausgabetitel(2, 'berichtigung')]).toEqual(['Ausgabe 1', 'Ausgabe 2 (Berichtigung)']);
    expect(AUSGABEARTEN.map(ausgabewort)).toEqual(['Sammlung', 'Nachtrag', 'Berichtigung']);
  });
  it('is published by a second person, after the Delegationen had the proof, with no finding open', () => {
    const vorlage = { vorgelegt: true, kontoId: 'a' };
    expect([checkVeroeffentlichung({ ...vorlage, vorgelegt: false }, 'b', 0), checkVeroeffentlichung(vorlage, 'a', 0), checkVeroeffentlichung(vorlage, 'b', 2), checkVeroeffentlichung(vorlage, 'b', 0)].map(grundOf))
      .toEqual(['nicht_vorgelegt', 'zweite_person', 'befunde_offen', 'ok']);
  });
});

describe('a Rückruf', () => {
  const offen = { beantragtVon: 'a', vollzogen: false, verworfen: false };
  it('is asked for once, with a reason, and again after it was rejected', () => {
    expect([requestRueckruf([], ' '), requestRueckruf([offen], 'g'), requestRueckruf([{ ...offen, verworfen: true }], ' g '), requestRueckruf([{ ...offen, vollzogen: true }], 'g')].map(grundOf))
      .toEqual(['grund_leer', 'rueckruf_laeuft', 'ok', 'schon_zurueckgezogen']);
  });
  it('V11 is carried out by another person only, and decided once', () => {
    expect([decideRueckruf(offen, 'a', true), decideRueckruf(offen, 'a', false), decideRueckruf(offen, 'b', true), decideRueckruf({ ...offen, verworfen: true }, 'b', true), decideRueckruf({ ...offen, vollzogen: true }, 'b', false)].map(grundOf))
      .toEqual(['zweite_person', 'ok', 'ok', 'rueckruf_erledigt', 'schon_zurueckgezogen']);
  });
});
