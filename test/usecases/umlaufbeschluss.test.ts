/** What was decided in writing is released and published by itself: a round, a proof, Ausgaben and an address of its own, beside those of its Sitzung. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusTage } from '../../app/domain/frist.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { naechsterArbeitstag } from '../../app/domain/umlauf/feiertage.ts';
import { recomputeSitzung } from '../../server/usecases/recompute-sitzung.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const FRIST = `${naechsterArbeitstag(plusTage(new Date().toISOString().slice(0, 10), 40))}T12:00`;
const leitung = (land: string) => h.person(`${land.toLowerCase()}-leitung`);
const { sammlungen, freigaben } = { sammlungen: () => h.haus.datenbank.ablage.sammlungen, freigaben: () => h.haus.datenbank.ablage.freigaben };

interface Lauf { readonly id: string; readonly v: string; readonly fassungId: string; readonly nummer: string }

/** Begun and, with all answers, ended by the chair. */
async function umlauf(titel: string, enden = true): Promise<Lauf> {
  const v = wert(await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel, untertitel: [], teile: [], arbeitskreis: null }, WORTE));
  wert(await h.u.advanceTop(h.person('by-bearbeitung'), v, 'registrieren'));
  const id = wert(await h.u.createUmlauf(h.person('gs'), v));
  const name = wert(await h.u.beginUmlauf(h.person('vorsitz'), id, FRIST));
  const { id: fassungId = '', fingerabdruck = '' } = (await h.lade(v)).fassungen[0] ?? {};
  if (enden) {
    for (const land of LAENDER) wert(await h.u.castStimme(leitung(land), v, fassungId, { wert: 'zustimmung', fingerabdruck, ersetzt: null }));
    expect(wert(await h.u.endUmlauf(h.person('vorsitz'), id, fingerabdruck)).angenommen).toBe(true);
  }
  return { id, v, fassungId, nummer: name.replace('Umlauf ', '') };
}
async function gebeFrei(anlass: string, gegen: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map()): Promise<void> {
  wert(await h.u.openFreigabe(h.person('gs'), anlass, '2099-01-01T12:00'));
  for (const land of LAENDER) wert(await h.u.answerFreigabe(leitung(land), anlass, gegen.get(land) ?? new Map()));
  wert(await h.u.closeFreigabe(h.person('gs'), anlass));
}
async function veroeffentliche(anlass: string, neu: { art: 'sammlung' | 'berichtigung'; grund: string | null } = { art: 'sammlung', grund: null }): Promise<string> {
  const probe = wert(await h.u.makeProbedruck(h.person('gs'), anlass, neu));
  wert(await h.u.submitProbedruck(h.person('gs'), anlass, probe));
  expect(await h.u.publishSammlung(h.person('gs'), anlass, probe)).toMatchObject({ grund: 'zweite_person' });
  return wert(await h.u.publishSammlung(h.person('gs-zwei'), anlass, probe));
}

describe('an Umlaufbeschluss', () => {
  it('is asked about in a round of its own, while that of its Sitzung runs; the audit reckons both', async () => {
    const amTisch = await h.beschlossen();
    const u = await umlauf('Sirenen');
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    wert(await h.u.openFreigabe(h.person('gs'), u.id, '2099-01-01T12:00'));
    expect(await h.u.openFreigabe(h.person('gs'), u.id, '2099-01-01T12:00')).toMatchObject({ grund: 'freigabe_laeuft' });
    expect([(await freigaben().latest(h.sitzungId))?.posten.map((p) => p.fassungId), (await freigaben().latest(u.id))?.posten.map((p) => p.fassungId)]).toEqual([[amTisch.fassungId], [u.fassungId]]);
    // A form of one round names a text of the other.
    expect(await h.u.answerFreigabe(leitung('SL'), u.id, new Map([[amTisch.fassungId, 'verwechselt']]))).toMatchObject({ grund: 'nicht_gefunden' });
    for (const land of LAENDER) {
      wert(await h.u.answerFreigabe(leitung(land), u.id, new Map(land === 'SL' ? [[u.fassungId, 'Laufendes Verfahren']] : [])));
      wert(await h.u.answerFreigabe(leitung(land), h.sitzungId, new Map()));
    }
    wert(await h.u.closeFreigabe(h.person('gs'), u.id));
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
    expect([(await h.lade(u.v)).freigabe?.freigegeben, (await h.lade(amTisch.v.id)).freigabe?.freigegeben]).toEqual([false, true]);
    expect(await h.u.makeProbedruck(h.person('gs'), u.id)).toMatchObject({ grund: 'nichts_freigegeben' });
    expect(wert(await recomputeSitzung(h.haus.datenbank, h.sitzungId)).abweichungen).toEqual([]);
    expect(wert(await h.u.showFreigabe(leitung('BY'), u.id))).toMatchObject({ anlass: { pfad: `/umlaeufe/${u.id}`, umlauf: { name: `Umlauf ${u.nummer}` } }, beschlossen: 1 });
  });

  it('C9 is published under its number, and no word of it in the Sammlung of its Sitzung', async () => {
    const u = await umlauf('Wasserwerfer');
    await gebeFrei(u.id);
    const kennung = await veroeffentliche(u.id);
    expect(kennung).toBe(`imk-umlauf-${u.nummer.replace('/', '-')}`);
    const [ausgabe] = await sammlungen().ofAnlass(u.id);
    expect(ausgabe?.modell).toMatchObject({ art: `Umlaufverfahren ${u.nummer}`, nummer: null, ort: null, beschluesse: [{ tops: [{ nummer: u.nummer.split('/')[0], titel: 'Wasserwerfer' }] }] });
    expect(ausgabe?.dateien).toHaveLength(8);
    const txt = Buffer.from((await sammlungen().datei(ausgabe?.dateien.find((d) => d.format === 'txt')?.hash ?? ''))?.inhalt ?? []).toString('utf8');
    expect(txt).toContain(`des Umlaufverfahrens ${u.nummer} der Ständigen Konferenz`);
    expect(txt).toContain(`Umlaufbeschluss ${u.nummer.split('/')[0] ?? ''}: Wasserwerfer`);
    const seite = await h.u.showBeschluss(kennung, u.nummer.split('/')[0] ?? '');
    expect(seite?.zitat).toContain(`IMK, Umlaufbeschluss ${u.nummer} vom `);
    const gefunden = wert(await h.u.searchArchiv({ q: `Umlaufbeschluss ${u.nummer}` }));
    expect(gefunden.treffer.map((t) => t.ziel)).toEqual([`/sammlungen/${kennung}/top/${u.nummer.split('/')[0] ?? ''}`]);
    // The Sitzung publishes its own, with a first number of its own.
    expect(await sammlungen().ofAnlass(h.sitzungId)).toEqual([]);
    const eigene = await veroeffentliche(h.sitzungId);
    expect([eigene, (await sammlungen().ofAnlass(h.sitzungId)).map((a) => a.nummer)]).toEqual(['imk-2027-12-03', [1]]);
    expect(JSON.stringify((await sammlungen().ofAnlass(h.sitzungId))[0]?.modell)).not.toContain('Wasserwerfer');
    expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).zeilen.find((z) => z.id === u.v)).toMatchObject({ gedruckt: false, warum: 'wird mit seinem Umlaufverfahren veröffentlicht' });
  });

  it('is put right in a second Ausgabe, and taken back by two persons with all its words', async () => {
    const u = await umlauf('Hubschraubr');
    await gebeFrei(u.id);
    const erste = await veroeffentliche(u.id);
    const top = (await h.lade(u.v)).tops[0]?.id ?? '';
    wert(await h.u.correctTop(h.person('gs'), u.v, top, { titel: 'Hubschrauber', untertitel: [], teile: [] }, 'Schreibfehler'));
    const zweite = await veroeffentliche(u.id, { art: 'berichtigung', grund: 'Schreibfehler im Titel' });
    expect(zweite).toBe(`${erste}-ausgabe-2`);
    expect((await h.u.showBeschluss(erste, u.nummer.split('/')[0] ?? ''))?.neuere).toBe(`/sammlungen/${zweite}/top/${u.nummer.split('/')[0] ?? ''}`);
    expect(await h.u.showUnterschied(zweite)).toMatchObject({ art: `Umlaufverfahren ${u.nummer}`, unterschiede: [{ titel: 'Hubschrauber', art: 'geaendert' }] });
    const rueckruf = wert(await h.u.requestRueckruf(h.person('gs'), u.id, zweite, 'Nicht freizugeben', [u.v]));
    expect(await h.u.decideRueckruf(h.person('gs'), u.id, zweite, rueckruf, true)).toMatchObject({ grund: 'zweite_person' });
    wert(await h.u.decideRueckruf(h.person('gs-zwei'), u.id, zweite, rueckruf, true));
    expect((await sammlungen().ofAnlass(u.id)).map((a) => a.modell)).toEqual([null, null]);
    expect(await h.u.showBeschluss(erste, u.nummer.split('/')[0] ?? '')).toBeNull();
    expect((await h.u.showRueckzug(zweite))?.sitzung).toBe(`Umlauf ${u.nummer} der IMK`);
    expect((await h.lade(u.v)).freigabe).toMatchObject({ freigegeben: false, zurueckgenommen: true });
    // The Sitzung's own still stands.
    expect((await sammlungen().ofAnlass(h.sitzungId)).every((a) => a.modell !== null)).toBe(true);
  });

  it('S7 is nothing to release before it is decided, nor for those who may not', async () => {
    const laufend = await umlauf('Noch offen', false);
    for (const act of [() => h.u.openFreigabe(h.person('gs'), laufend.id, '2099-01-01T12:00'), () => h.u.makeProbedruck(h.person('gs'), laufend.id), () => h.u.showFreigabe(leitung('BY'), laufend.id), () => h.u.showSammlung(h.person('gs'), laufend.id)]) expect(await act()).toMatchObject({ grund: 'nicht_gefunden' });
    const fertig = await umlauf('Fertig');
    for (const kennung of ['by-leitung', 'vorsitz', 'bmi-leitung', 'by-lesend']) expect(await h.u.openFreigabe(h.person(kennung), fertig.id, '2099-01-01T12:00')).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.answerFreigabe(leitung('BY'), fertig.id, new Map())).toMatchObject({ grund: 'freigabe_nicht_eroeffnet' });
    expect(await h.u.closeFreigabe(h.person('gs'), fertig.id)).toMatchObject({ grund: 'freigabe_nicht_eroeffnet' });
    const aufgaben = async (kennung: string): Promise<string[]> => (await h.u.showUebersicht(h.person(kennung))).aufgaben.map((a) => `${a.text} ${a.ziel}`).filter((a) => a.includes(fertig.id));
    expect([await aufgaben('gs'), await aufgaben('by-leitung')]).toEqual([[`Umlauf ${fertig.nummer}: Freigaberunde eröffnen /umlaeufe/${fertig.id}/freigabe`], []]);
    wert(await h.u.openFreigabe(h.person('gs'), fertig.id, '2099-01-01T12:00'));
    expect([await aufgaben('gs'), await aufgaben('by-leitung')]).toEqual([[], [`Umlauf ${fertig.nummer}: Freigaberunde beantworten /umlaeufe/${fertig.id}/freigabe`]]);
    wert(await h.u.answerFreigabe(leitung('BY'), fertig.id, new Map()));
    const offen = wert(await h.u.showNachfassen(h.person('gs'), h.sitzungId)).zeilen.filter((z) => z.fehlt.freigabe.includes(`Umlauf ${fertig.nummer}`)).map((z) => z.partei);
    expect(offen).toEqual(LAENDER.filter((land) => land !== 'BY'));
    expect(wert(await h.u.showUmlaufkalender(leitung('BY'), fertig.id))).toContain('Frist der Freigabe');
  });
});
