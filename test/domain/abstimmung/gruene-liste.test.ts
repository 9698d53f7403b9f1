import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abweichungenOf, closeListe, hindernisseOf, proposeListe, refuseOn, takeOff, ungetrageneOf, type Listenlage, type Listenzustand, type Postenlage } from '../../../app/domain/abstimmung/gruene-liste.ts';
import { ZUSTAENDE } from '../../../app/domain/top.ts';

const posten = (vorschlagId: string, herausgenommen = false) => ({ vorschlagId, fassungId: `f${vorschlagId}`, herausgenommen });
const liste = (zustand: Listenzustand, ...ids: string[]): Listenlage => ({ zustand, posten: ids.map((id) => posten(id.replace('-', ''), id.startsWith('-'))) });
const lage = (kurz: string, rest: Partial<Postenlage> = {}): Postenlage => ({ kurz, zustand: 'in_abstimmung', aufgehoben: false, gleich: true, ...rest });

describe('to propose', () => {
  it('takes TOPs that are voted on, one list at a time', () => {
    expect(proposeListe(false, [lage('TOP 1')])).toEqual({ ok: true, wert: true });
    expect(proposeListe(true, [lage('TOP 1')])).toMatchObject({ grund: 'liste_laeuft' });
    expect(proposeListe(false, [])).toMatchObject({ grund: 'liste_leer' });
    expect(proposeListe(false, [lage('TOP 1'), lage('TOP 2', { gleich: false }), lage('TOP 3', { zustand: 'entwurf', aufgehoben: true })])).toEqual({
      ok: false, grund: 'liste_hindernis', angaben: { anzahl: '2', tops: 'TOP 2 (es gibt eine neue Fassung), TOP 3 (der Text ist wieder offen)' }
    });
    expect(ZUSTAENDE.filter((zustand) => hindernisseOf(lage('TOP 1', { zustand })).length === 0)).toEqual(['in_abstimmung']);
  });
});

describe('to take off and to close', () => {
  it('is possible while the list is open; what is off is off, and is not decided', () => {
    expect(takeOff(liste('offen', 'a', 'b'), 'a')).toMatchObject({ ok: true, wert: { fassungId: 'fa' } });
    expect(takeOff(liste('offen', '-a', 'b'), 'a')).toMatchObject({ grund: 'posten_herausgenommen' });
    expect(takeOff(liste('offen', 'a'), 'x')).toMatchObject({ grund: 'posten_unbekannt' });
    expect(closeListe(liste('offen', '-a', 'b'))).toMatchObject({ ok: true, wert: [{ vorschlagId: 'b' }] });
    expect(closeListe(liste('offen', '-a'))).toMatchObject({ grund: 'liste_leer' });
    for (const zustand of ['geschlossen', 'aufgehoben'] as const) expect([takeOff(liste(zustand, 'a'), 'a'), closeListe(liste(zustand, 'a'))]).toMatchObject([{ grund: 'liste_geschlossen' }, { grund: 'liste_geschlossen' }]);
  });
  it('never decides what was taken off and decides everything else, in whatever order it came (property)', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }), fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x'), { maxLength: 8 }), (ids, griffe) => {
      let l: Listenlage = liste('offen', ...ids);
      const off = new Set<string>();
      for (const id of griffe) {
        const griff = takeOff(l, id);
        if (!griff.ok) continue;
        off.add(id);
        l = { ...l, posten: l.posten.map((p) => (p.vorschlagId === id ? { ...p, herausgenommen: true } : p)) };
      }
      const ende = closeListe(l);
      expect(ende.ok ? ende.wert.map((p) => p.vorschlagId) : []).toEqual(ids.filter((id) => !off.has(id)));
    }));
  });
  it('names what is not carried', () => {
    const ja = { kurz: 'TOP 1', angenommen: true, bezeichnung: 'einstimmig' };
    expect(refuseOn(ungetrageneOf(ja))).toEqual({ ok: true, wert: true });
    expect(refuseOn([ja, { kurz: 'TOP 2', angenommen: false, bezeichnung: 'ohne Einigung' }].flatMap(ungetrageneOf))).toMatchObject({ grund: 'liste_hindernis', angaben: { anzahl: '1', tops: 'TOP 2 (ohne Einigung)' } });
  });
  it('keeps what the chair has recorded for a Land before, and leaves its own Stimme to it', () => {
    const stimme = { id: '1', durchVorsitz: true } as const;
    expect([...abweichungenOf([{ ...stimme, land: 'BY', wert: 'enthaltung' }, { ...stimme, land: 'HH', wert: 'zustimmung' }, { ...stimme, land: 'SN', wert: 'ablehnung', durchVorsitz: false }])]).toEqual([['BY', 'enthaltung']]);
  });
});
