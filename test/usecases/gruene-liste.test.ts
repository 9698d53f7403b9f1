/** TOPs ohne Aussprache in the real house: each decided on its own Fassung, all or none, and what was taken off in time never. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recomputeSitzung } from '../../server/usecases/recompute-sitzung.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

interface Posten { readonly id: string; readonly fassungId: string; readonly fingerabdruck: string }
/** So many frozen TOPs; the list that is open is given up first. */
async function eingefroren(anzahl: number): Promise<Posten[]> {
  const offen = (await h.haus.datenbank.ablage.listen.ofSitzung(h.sitzungId)).find((l) => l.zustand === 'offen');
  if (offen !== undefined) wert(await h.u.revokeListe(h.person('vorsitz'), h.sitzungId, offen.id));
  const out: Posten[] = [];
  for (let i = 0; i < anzahl; i += 1) {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    out.push({ id: v.id, fassungId, fingerabdruck });
  }
  return out;
}
const schlage = (posten: readonly Posten[], kennung = 'vorsitz') => h.u.proposeListe(h.person(kennung), h.sitzungId, posten.map((p) => ({ vorschlagId: p.id, fingerabdruck: p.fingerabdruck })));
const nimm = (liste: string, p: Posten | undefined, kennung: string) => h.u.takeOffListe(h.person(kennung), h.sitzungId, liste, p?.id ?? '');
const schliesse = (liste: string, kennung = 'vorsitz') => h.u.closeListe(h.person(kennung), h.sitzungId, liste);
const zustaende = (posten: readonly Posten[]) => Promise.all(posten.map(async (p) => (await h.lade(p.id)).zustand));

describe('a list', () => {
  it('is proposed by the chair alone, of TOPs that are voted on, with the words that were read', async () => {
    const posten = await eingefroren(2);
    for (const kennung of ['gs', 'by-leitung', 'bmi-leitung']) expect(await schlage(posten, kennung)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await schlage([])).toMatchObject({ grund: 'liste_leer' });
    expect(await schlage([{ id: h.sitzungId, fassungId: '', fingerabdruck: '0'.repeat(64) }])).toMatchObject({ grund: 'posten_unbekannt' });
    expect(await schlage(posten.map((p) => ({ ...p, fingerabdruck: '0'.repeat(64) })))).toMatchObject({ grund: 'liste_hindernis', angaben: { anzahl: '2' } });
    wert(await schlage(posten));
    expect(await schlage(posten)).toMatchObject({ grund: 'liste_laeuft' });
    const wartend = async (kennung: string) => (await h.u.showUebersicht(h.person(kennung))).aufgaben.filter((a) => a.ziel.endsWith('/gruene-liste')).map((a) => a.text);
    expect(await Promise.all(['vorsitz', 'by-leitung', 'bmi-leitung', 'by-bearbeitung', 'gs'].map(wartend))).toEqual([
      ['Liste der TOPs ohne Aussprache schließen (2 TOPs)'], ['Liste der TOPs ohne Aussprache durchsehen (2 TOPs)'], ['Liste der TOPs ohne Aussprache durchsehen (2 TOPs)'], [], []
    ]);
    const agenda = wert(await h.u.showAgenda(h.person('by-lesend'), h.sitzungId));
    expect(agenda.zeilen.filter((z) => z.gruen).map((z) => z.id).sort()).toEqual(posten.map((p) => p.id).sort());
  });
  it('decides in one step what nobody took off, each on its own Fassung, with the same rows in the audit as one by one', async () => {
    const posten = await eingefroren(3);
    const [eins, zwei, drei] = posten as [Posten, Posten, Posten];
    wert(await h.u.castStimme(h.person('sn-leitung'), eins.id, eins.fassungId, { wert: 'enthaltung', fingerabdruck: eins.fingerabdruck, ersetzt: null }));
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), drei.id, { fassungId: drei.fassungId, fingerabdruck: drei.fingerabdruck, abweichungen: new Map([['TH', 'enthaltung']]) }));
    const liste = wert(await schlage(posten));
    expect(await nimm(liste, zwei, 'hh-bearbeitung')).toMatchObject({ grund: 'nicht_erlaubt' });
    wert(await nimm(liste, zwei, 'bmi-leitung'));
    expect(await nimm(liste, zwei, 'hh-leitung')).toMatchObject({ grund: 'posten_herausgenommen' });
    expect(await schliesse(liste, 'gs')).toMatchObject({ grund: 'nicht_erlaubt' });
    const ergebnisse = wert(await schliesse(liste));
    expect(ergebnisse.map((e) => e.vorschlagId).sort()).toEqual([eins.id, drei.id].sort());
    expect(await zustaende(posten)).toEqual(['beschlossen', 'in_abstimmung', 'beschlossen']);
    const stimmen = async (p: Posten | undefined) => (await h.lade(p?.id ?? '')).fassungen[0]?.abstimmung.stimmen.filter((s) => s.wert !== 'zustimmung').map((s) => [s.land, s.wert, s.durchVorsitz]);
    expect([await stimmen(eins), await stimmen(drei), (await h.lade(zwei.id)).fassungen[0]?.abstimmung.stimmen]).toEqual([[['SN', 'enthaltung', false]], [['TH', 'enthaltung', true]], []]);
    const { verlauf } = wert(await h.u.showVorschlag(h.person('gs'), eins.id));
    expect(verlauf.map((e) => e.text)).toEqual(expect.arrayContaining(['Für die TOPs ohne Aussprache vorgeschlagen', 'Einvernehmen zu Fassung 1 festgestellt']));
    expect(wert(await h.u.showVorschlag(h.person('gs'), zwei.id)).verlauf.map((e) => e.text)).toContain('Von der Liste der TOPs ohne Aussprache genommen');
    const { kette, abweichungen } = wert(await recomputeSitzung(h.haus.datenbank, h.sitzungId));
    expect([kette.ok, abweichungen]).toEqual([true, []]);
    const ansicht = wert(await h.u.showListe(h.person('by-lesend'), h.sitzungId));
    expect([ansicht.liste, ansicht.fruehere[0]?.zustand, ansicht.fruehere[0]?.zeilen.find((z) => z.vorschlagId === zwei.id)?.herausgenommenVon]).toEqual([null, 'geschlossen', 'BMI']);
  });
  it('decides nothing where one TOP hinders, and names it; without that one it goes through', async () => {
    const posten = await eingefroren(3);
    const [eins, zwei, drei] = posten as [Posten, Posten, Posten];
    const liste = wert(await schlage(posten));
    wert(await h.u.castStimme(h.person('by-leitung'), zwei.id, zwei.fassungId, { wert: 'ablehnung', fingerabdruck: zwei.fingerabdruck, ersetzt: null }));
    const kurz = `TOP ${(await h.lade(zwei.id)).tops[0]?.nummer}`;
    expect(await schliesse(liste)).toMatchObject({ grund: 'liste_hindernis', angaben: { anzahl: '1', tops: `${kurz} (ohne Einigung)` } });
    expect(await zustaende(posten)).toEqual(['in_abstimmung', 'in_abstimmung', 'in_abstimmung']);
    expect((await h.lade(eins.id)).fassungen[0]?.abstimmung.stimmen, 'nothing half done').toEqual([]);
    wert(await h.u.reopenFassung(h.person('vorsitz'), drei.id, 'noch ein Wort'));
    expect(await schliesse(liste)).toMatchObject({ grund: 'liste_hindernis', angaben: { anzahl: '2', tops: expect.stringMatching(/der Text ist wieder offen.*ohne Einigung/) as string } });
    wert(await nimm(liste, zwei, 'vorsitz'));
    wert(await nimm(liste, drei, 'vorsitz'));
    expect(wert(await schliesse(liste)).map((e) => e.vorschlagId)).toEqual([eins.id]);
  });
  it('belongs to its Sitzung', async () => {
    const liste = wert(await schlage(await eingefroren(1)));
    const andere = wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, nummer: 300 }));
    expect(await h.u.closeListe(h.person('vorsitz'), andere, liste)).toMatchObject({ grund: 'liste_geschlossen' });
  });
  it('that has ended is a fact: nothing is added, taken off, put back', async () => {
    const [p] = await eingefroren(1);
    const liste = wert(await schlage(p === undefined ? [] : [p]));
    wert(await schliesse(liste));
    expect([await nimm(liste, p, 'hh-leitung'), await h.u.revokeListe(h.person('vorsitz'), h.sitzungId, liste)]).toMatchObject([{ grund: 'liste_geschlossen' }, { grund: 'liste_geschlossen' }]);
    await expect(h.pool.query("update gruene_liste set zustand = 'offen', beendet_am = null where id = $1", [liste])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query("update gruener_posten set herausgenommen_von = 'BY', herausgenommen_am = now(), konto_id = gen_random_uuid() where liste_id = $1", [liste])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from gruener_posten where liste_id = $1', [liste])).rejects.toThrow('unveränderlich');
  });
});

describe('at the same moment', () => {
  it('a TOP taken off and so confirmed is never decided, against the close; the close happens once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const posten = await eingefroren(2);
      const liste = wert(await schlage(posten));
      const acts = [() => nimm(liste, posten[0], 'hh-leitung'), () => schliesse(liste), () => schliesse(liste), () => nimm(liste, posten[0], 'by-leitung')];
      const [ab1, zu1, zu2, ab2] = await Promise.all(round % 2 === 0 ? acts.map((a) => a()) : [...acts].reverse().map((a) => a()).reverse());
      const genommen = ab1?.ok === true || ab2?.ok === true;
      expect([zu1, zu2].filter((z) => z?.ok === true), 'one close').toHaveLength(1);
      expect([ab1, ab2].filter((a) => a?.ok === true).length, 'taken off once at most').toBeLessThanOrEqual(1);
      expect(await zustaende(posten)).toEqual([genommen ? 'in_abstimmung' : 'beschlossen', 'beschlossen']);
    }
  });
  it('a Stimme is in what was decided, or was told that it came too late', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [p] = await eingefroren(1);
      if (p === undefined) throw new Error('no TOP');
      const liste = wert(await schlage([p]));
      const [stimme, ende] = await Promise.all([h.u.castStimme(h.person('hh-leitung'), p.id, p.fassungId, { wert: 'enthaltung', fingerabdruck: p.fingerabdruck, ersetzt: null }), schliesse(liste)]);
      expect(ende.ok).toBe(true);
      const hh = (await h.lade(p.id)).fassungen[0]?.abstimmung.stimmen.find((s) => s.land === 'HH');
      expect(hh?.wert).toBe(stimme.ok ? 'enthaltung' : 'zustimmung');
      if (!stimme.ok) expect(['abstimmung_geschlossen', 'stimme_schon_abgegeben']).toContain(stimme.grund);
    }
  });
});
