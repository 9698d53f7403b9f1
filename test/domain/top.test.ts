import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bezeichnungOfZustand, checkTopangabe, compareNummern, kurzbezeichnung, nachSchritt, nextNummer, readNummer, SCHRITTE, setNummer, ZUSTAENDE } from '../../app/domain/top.ts';

/** The machine a second time, written as an official would list it. */
const ERLAUBT = [
  'anmeldung registrieren entwurf', 'anmeldung zurueckziehen zurueckgezogen', 'entwurf zurueckziehen zurueckgezogen', 'entwurf einfrieren in_abstimmung', 'entwurf vertagen vertagt', 'entwurf absetzen abgesetzt',
  'in_abstimmung wiedereroeffnen entwurf', 'in_abstimmung beschliessen beschlossen', 'in_abstimmung ohne_einigung_schliessen ohne_einigung',
  'ohne_einigung wiedereroeffnen entwurf', 'ohne_einigung vertagen vertagt', 'ohne_einigung absetzen abgesetzt', 'vertagt wiederaufnehmen entwurf', 'abgesetzt wiederaufnehmen entwurf',
  'entwurf umlauf_beginnen im_umlauf', 'im_umlauf umlauf_beschliessen umlauf_beschlossen', 'im_umlauf umlauf_ohne_einigung ohne_einigung', 'im_umlauf umlauf_zurueck entwurf'
];
const nummern = fc.oneof(fc.integer({ min: 1, max: 999 }).map(String), fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 99 })).map((n) => n.join('.')));

describe('V11 states of a TOP', () => {
  it('refuses every pair of state and step that is not in the list', () => {
    const found = ZUSTAENDE.flatMap((zustand) => SCHRITTE.flatMap((schritt) => {
      const nach = nachSchritt(zustand, schritt);
      return nach.ok ? [`${zustand} ${schritt} ${nach.wert}`] : [];
    }));
    expect(found.sort()).toEqual([...ERLAUBT].sort());
  });
  it('names the state that stood in the way', () => {
    expect(nachSchritt('beschlossen', 'einfrieren')).toEqual({ ok: false, grund: 'schritt_unzulaessig', angaben: { zustand: 'beschlossen' } });
    expect(ZUSTAENDE.map(bezeichnungOfZustand).every((wort) => wort.length > 4)).toBe(true);
  });
});

describe('numbers', () => {
  it('read 7 and 29.2 and nothing else', () => {
    expect(['7', ' 29.2 ', '0', '7.', '07', '7.0', 'a', '1000', '7.100', ''].map((n) => readNummer(n).ok)).toEqual([true, true, false, false, false, false, false, false, false, false]);
  });
  it('sort as the agenda does: a total order (property)', () => {
    fc.assert(fc.property(fc.array(fc.option(nummern)), (list) => {
      const sorted = [...list].sort(compareNummern);
      const key = (n: string | null): number => (n === null ? Infinity : Number(n.split('.')[0]) * 100 + Number(n.split('.')[1] ?? 0));
      expect(sorted.map(key)).toEqual([...list].map(key).sort((a, b) => (a === b ? 0 : a - b)));
    }));
  });
  it('suggest the next whole number, gaps stay', () => {
    expect([nextNummer([]), nextNummer(['1', '7', null, '29.2'])]).toEqual(['1', '30']);
  });
  it('stay once invited; what has none still takes one', () => {
    expect(setNummer('7', '8', true, ['7'])).toMatchObject({ grund: 'nummer_fest' });
    expect(setNummer('7', '7', true, ['7'])).toEqual({ ok: true, wert: '7' });
    expect(setNummer(null, '29.2', true, ['29'])).toEqual({ ok: true, wert: '29.2' });
    expect(setNummer('7', '8', false, ['7'])).toEqual({ ok: true, wert: '8' });
    expect(setNummer(null, '7', false, ['7'])).toMatchObject({ grund: 'nummer_vergeben' });
  });
  it('name joint TOPs together', () => {
    expect([kurzbezeichnung([{ nummer: '7' }, { nummer: '6' }]), kurzbezeichnung([{ nummer: null }])]).toEqual(['TOP 6 und 7', 'TOP ohne Nummer']);
  });
});

describe('what the agenda says', () => {
  const top = { nummer: null, titel: ' Ein  Titel ', untertitel: [' a ', ''], teile: [] };
  it('is tidied, and a title is needed', () => {
    expect(checkTopangabe(top)).toEqual({ ok: true, wert: { nummer: null, titel: 'Ein Titel', untertitel: ['a'], teile: [] } });
    expect(checkTopangabe({ ...top, titel: ' \u00a0 ' })).toMatchObject({ grund: 'titel_leer' });
    expect(checkTopangabe({ ...top, titel: 'x'.repeat(501) })).toMatchObject({ grund: 'titel_zu_lang' });
  });
  it('letters its parts without gaps', () => {
    const teile = (...buchstaben: string[]) => checkTopangabe({ ...top, teile: buchstaben.map((buchstabe) => ({ buchstabe, titel: 'T' })) });
    expect([teile('a', 'b').ok, teile('a', 'c').ok, teile('b').ok]).toEqual([true, false, false]);
  });
});
