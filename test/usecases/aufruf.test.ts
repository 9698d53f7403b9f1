/** V1, V3, V6, V12: the chair records single Stimmen and calls up the Länder; with the Land itself and a second device at the same moment, on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { recomputeSitzung } from '../../server/usecases/recompute-sitzung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
let v: { id: string; fassungId: string; fingerabdruck: string };
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());
beforeEach(async () => {
  const { v: vorschlag, fassungId, fingerabdruck } = await h.eingefroren();
  v = { id: vorschlag.id, fassungId, fingerabdruck };
});

type Wert = 'zustimmung' | 'enthaltung' | 'ablehnung' | 'fehlt';
const abstimmung = async () => (await h.lade(v.id)).fassungen[0]?.abstimmung ?? expect.fail();
const stimmeOf = async (land: string) => (await abstimmung()).stimmen.find((s) => s.land === land);
const erfasse = (land: string, w: Wert, ersetzt: string | null = null, wer = 'vorsitz', weiter = false) => h.u.recordStimme(h.person(wer), v.id, { fassungId: v.fassungId, fingerabdruck: v.fingerabdruck, land, wert: w, ersetzt, weiter });
const rufe = (land: string | null, erwartet: string | null, wer = 'vorsitz') => h.u.callLand(h.person(wer), v.id, { fassungId: v.fassungId, fingerabdruck: v.fingerabdruck, land, erwartet });

describe('the chair in the room', () => {
  it('records a Stimme for a Land; the audit and the course name both', async () => {
    wert(await erfasse('HH', 'enthaltung'));
    expect(await stimmeOf('HH')).toMatchObject({ wert: 'enthaltung', durchVorsitz: true, kontoId: h.person('vorsitz').kontoId });
    const { verlauf } = wert(await h.u.showVorschlag(h.person('hh-leitung'), v.id));
    expect(verlauf.at(-1)).toMatchObject({ text: 'Enthaltung für Hamburg erfasst, Fassung 1', wer: 'Hessen, Viktoria Ehlers' });
    expect((await h.haus.datenbank.ablage.akte.of(v.id)).at(-1)).toMatchObject({ art: 'stimme_erfasst', delegation: 'HE', daten: { land: 'HH', wert: 'enthaltung', ersetzt: null } });
  });

  it('V6 is refused to everybody else, and for who does not vote', async () => {
    for (const wer of ['hh-leitung', 'gs', 'bmi-leitung', 'by-lesend']) expect(await erfasse('HH', 'zustimmung', null, wer), wer).toEqual({ ok: false, grund: 'nicht_erlaubt' });
    for (const wer of ['hh-leitung', 'gs']) expect(await rufe('HH', null, wer), wer).toEqual({ ok: false, grund: 'nicht_erlaubt' });
    expect(await erfasse('BMI', 'zustimmung')).toMatchObject({ ok: false, grund: 'kein_stimmrecht_land' });
    expect((await abstimmung()).stimmen).toEqual([]);
  });

  it('V3 the Land itself goes before the chair, whoever comes first', async () => {
    const { fassungId, fingerabdruck } = v;
    wert(await erfasse('HH', 'ablehnung'));
    const erfasst = await stimmeOf('HH');
    wert(await h.u.castStimme(h.person('hh-leitung'), v.id, fassungId, { wert: 'zustimmung', fingerabdruck, ersetzt: erfasst?.id ?? null }));
    const eigene = await stimmeOf('HH');
    expect(await erfasse('HH', 'ablehnung', eigene?.id ?? null)).toMatchObject({ ok: false, grund: 'stimme_des_landes' });
    expect(await stimmeOf('HH')).toEqual(eigene);
  });

  it('V1, V3 two devices of the chair and the Land at the same moment: one Stimme, every other answer says why', async () => {
    for (let round = 0; round < 15; round++) {
      const land = LAENDER[round] ?? 'BW';
      const kennung = `${land.toLowerCase()}-leitung`;
      const antworten = await Promise.all([
        erfasse(land, 'zustimmung'), erfasse(land, 'ablehnung'),
        h.u.castStimme(h.person(kennung), v.id, v.fassungId, { wert: 'enthaltung', fingerabdruck: v.fingerabdruck, ersetzt: null })
      ]);
      const oks = antworten.filter((a) => a.ok).length;
      const gruende = antworten.flatMap((a) => (a.ok ? [] : [a.grund]));
      expect(oks).toBe(1);
      expect(gruende.every((g) => ['stimme_veraltet', 'stimme_des_landes', 'stimme_schon_abgegeben'].includes(g)), gruende.join()).toBe(true);
    }
    expect(new Set((await abstimmung()).stimmen.map((s) => s.land)).size).toBe(15);
  });

  it('calls up one after the other; the second device that did not see the call is told', async () => {
    wert(await rufe('BW', null));
    wert(await erfasse('BW', 'zustimmung', null, 'vorsitz', true));
    expect((await abstimmung()).aufgerufen).toBe('BY');
    expect(await rufe('BE', 'BW')).toEqual({ ok: false, grund: 'aufruf_veraltet' });
    const beide = await Promise.all([rufe('BE', 'BY'), rufe('BB', 'BY')]);
    expect(beide.filter((a) => a.ok)).toHaveLength(1);
    for (const land of LAENDER) if ((await stimmeOf(land)) === undefined) wert(await erfasse(land, 'zustimmung', null, 'vorsitz', true));
    expect((await abstimmung()).aufgerufen).toBeNull();
  });

  it('V12 closes with what was recorded, and the audit alone gives the same result', async () => {
    for (const land of LAENDER) wert(await erfasse(land, land === 'HH' ? 'enthaltung' : 'zustimmung'));
    const hb = await stimmeOf('HB');
    wert(await erfasse('HB', 'fehlt', hb?.id ?? null));
    expect(await stimmeOf('HB')).toBeUndefined();
    wert(await erfasse('HB', 'zustimmung'));
    const ergebnis = wert(await h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId: v.fassungId, fingerabdruck: v.fingerabdruck }));
    expect(ergebnis.angenommen).toBe(true);
    expect(await erfasse('HB', 'zustimmung')).toMatchObject({ ok: false, grund: 'abstimmung_geschlossen' });
    expect(await rufe('BW', null)).toMatchObject({ ok: false, grund: 'abstimmung_geschlossen' });
    const { abweichungen } = wert(await recomputeSitzung(h.haus.datenbank, h.sitzungId));
    expect(abweichungen).toEqual([]);
  });
});
