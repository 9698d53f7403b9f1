/** Editions after the first: Nachtrag, Berichtigung, the redaktionelle Prüfung before, and the withdrawal by two persons that leaves no byte. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { LAENDER } from '../../app/domain/land.ts';
import type { Result } from '../../app/domain/result.ts';
import { AUSGABEFORMATE } from '../../server/ports-sammlung.ts';
import { DATEIEN } from '../../server/usecases/publish-sammlung.ts';
import { createUsecases } from '../../server/usecases/index.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { entpackt } from '../support/entpackt.ts';

const text = (worte: string): Absatz[] => [absatz('absatz', worte)];
const IRRTUM = 'Feuersalamander';
const ERSTE = 'imk-2027-12-03';
const ZWEITE = `${ERSTE}-ausgabe-2`;

describe('editions of a Sammlung', () => {
  let h: Testhaus;
  let erster = '';
  let spaeter = '';
  const grundOf = (r: Result<unknown>): string => (r.ok ? 'ok' : r.grund);
  const freigeben = async (gegen: readonly string[] = [], erneut: readonly string[] = []): Promise<void> => {
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00', erneut));
    for (const land of LAENDER) {
      const einwaende = land === 'SL' ? await Promise.all(gegen.map(async (id) => [(await h.lade(id)).fassungen[0]?.id ?? '', 'intern'] as const)) : [];
      wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map(einwaende)));
    }
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
  };
  const drucken = async (art: 'sammlung' | 'nachtrag' | 'berichtigung' = 'sammlung', grund: string | null = null): Promise<Result<string>> => {
    const probe = await h.u.makeProbedruck(h.person('gs'), h.sitzungId, { art, grund });
    if (!probe.ok) return probe;
    wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, probe.wert));
    return h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe.wert);
  };
  const seite = async (kennung: string) => {
    const gefunden = await h.u.showAusgabe(kennung);
    if (gefunden === null || 'zustand' in gefunden) throw new Error(`no edition at ${kennung}`);
    return gefunden;
  };
  beforeAll(async () => {
    h = await neuesHaus();
    erster = (await h.beschlossen({ absaetze: text('Die IMK dankt am 3.12.2027 den Helfern; Ziffer 4 dieses Beschlusses gilt.') })).v.id;
    spaeter = (await h.beschlossen({ absaetze: text('Die IMK lobt die Feuerwehren.') })).v.id;
    await freigeben([spaeter]);
  });
  afterAll(() => h.close());

  it('wait for a person to settle each finding, and change no word', async () => {
    expect(grundOf(await drucken())).toBe('befunde_offen');
    const { befunde } = wert(await h.u.showSammlung(h.person('gs'), h.sitzungId));
    expect(befunde.map((b) => [b.ort, b.regel, b.vorschlag])).toEqual([['TOP 1, Absatz 1', 'Form des Datums', '03.12.27'], ['TOP 1, Absatz 1', 'Verweis auf eine Ziffer', null]]);
    const ids = befunde.map((b) => b.id);
    expect(grundOf(await h.u.settleBefunde(h.person('by-leitung'), h.sitzungId, ids, 'x'))).toBe('nicht_erlaubt');
    expect(grundOf(await h.u.settleBefunde(h.person('gs'), h.sitzungId, ids, ' '))).toBe('grund_leer');
    expect(grundOf(await h.u.settleBefunde(h.person('gs'), h.sitzungId, ['gibt es nicht'], 'x'))).toBe('befund_unbekannt');
    expect(grundOf(await h.u.settleBefunde(h.person('gs'), h.sitzungId, [], 'x'))).toBe('befund_unbekannt');
    wert(await h.u.settleBefunde(h.person('gs'), h.sitzungId, ids, 'Wortlaut der Vorlage'));
    expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).befunde.map((b) => b.vermerk)).toEqual(['Wortlaut der Vorlage', 'Wortlaut der Vorlage']);
    expect(wert(await drucken())).toBe(ERSTE);
    expect((await seite(ERSTE)).modell.beschluesse[0]?.absaetze[0]?.text).toContain('3.12.2027');
  });

  it('V11 come only when something differs, as what it is, with a reason', async () => {
    expect(grundOf(await drucken())).toBe('schon_veroeffentlicht');
    expect(grundOf(await drucken('nachtrag', 'g'))).toBe('nichts_geaendert');
    await freigeben();
    expect(grundOf(await drucken('nachtrag', ' '))).toBe('grund_leer');
    expect(grundOf(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, ort: 'Neustadt \u{1f3db}' }))).toBe('zeichen_fehlt');
    wert(await h.u.editSitzung(h.person('gs'), h.sitzungId, { art: 'Sitzung', nummer: 226, bezeichnung: 'Herbstkonferenz', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Neustadt', vorsitzland: 'HE' }));
    expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).art).toBe('berichtigung');
    expect(grundOf(await drucken('nachtrag', 'Später freigegeben'))).toBe('nachtrag_aendert');
    expect(wert(await drucken('berichtigung', 'Ort berichtigt'))).toBe(ZWEITE);
  });

  it('name each other, their reason, and show what differs; the first keeps every byte', async () => {
    const [eins, zwei] = [await seite(ERSTE), await seite(ZWEITE)];
    expect([eins.ausgabe.neuere?.kennung, zwei.ausgabe.neuere, zwei.ausgabe.titel, zwei.ausgabe.grund]).toEqual([ZWEITE, null, 'Ausgabe 2 (Berichtigung)', 'Ort berichtigt']);
    expect(zwei.ausgabe.fruehere.map((a) => a.kennung)).toEqual([ERSTE]);
    expect([eins.modell.ort, zwei.modell.ort]).not.toEqual(['Neustadt', 'Neustadt']);
    const unterschied = await h.u.showUnterschied(ZWEITE);
    expect(unterschied?.unterschiede.map((u) => [u.schluessel, u.art])).toEqual([['', 'geaendert'], ['2', 'hinzugekommen']]);
    expect(await h.u.showUnterschied(ERSTE)).toBeNull();
  });

  it('let the heading of a decided TOP be corrected with a reason, and never its text', async () => {
    const { tops } = await h.lade(erster);
    const angabe = { titel: 'Dank an die Helfenden', untertitel: [], teile: [] };
    expect(grundOf(await h.u.correctTop(h.person('by-leitung'), erster, tops[0]?.id ?? '', angabe, 'x'))).toBe('nicht_erlaubt');
    expect(grundOf(await h.u.correctTop(h.person('gs'), erster, tops[0]?.id ?? '', angabe, ''))).toBe('grund_leer');
    wert(await h.u.correctTop(h.person('gs'), erster, tops[0]?.id ?? '', angabe, 'Schreibfehler'));
    expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).unterschied.map((u) => u.stellen.map((s) => s.ort))).toEqual([['Überschrift TOP 1']]);
    expect(wert(await drucken('berichtigung', 'Überschrift berichtigt'))).toBe(`${ERSTE}-ausgabe-3`);
  });

  describe('taken back', () => {
    const VIERTE = `${ERSTE}-ausgabe-4`;
    let irrtum = '';
    beforeAll(async () => {
      irrtum = (await h.beschlossen({ absaetze: text(`Die IMK berät über den ${IRRTUM}.`) })).v.id;
      await freigeben();
      expect(wert(await drucken('nachtrag', 'Später freigegeben'))).toBe(VIERTE);
    });
    const rueckruf = async () => wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).ausgaben.find((a) => a.kennung === VIERTE)?.rueckruf?.id ?? '';

    it('need two persons and a reason, and decide once', async () => {
      expect(grundOf(await h.u.requestRueckruf(h.person('vorsitz'), h.sitzungId, VIERTE, 'g', []))).toBe('nicht_erlaubt');
      expect(grundOf(await h.u.requestRueckruf(h.person('gs'), h.sitzungId, VIERTE, ' ', []))).toBe('grund_leer');
      expect(grundOf(await h.u.requestRueckruf(h.person('gs'), h.sitzungId, 'imk-1900-01-01', 'g', []))).toBe('nicht_gefunden');
      const asked = await Promise.all([0, 1].map(() => h.u.requestRueckruf(h.person('gs'), h.sitzungId, VIERTE, 'TOP 3 war nicht freizugeben.', [irrtum])));
      expect(asked.map(grundOf).sort()).toEqual(['ok', 'rueckruf_laeuft']);
      expect(grundOf(await h.u.decideRueckruf(h.person('gs'), h.sitzungId, VIERTE, await rueckruf(), true))).toBe('zweite_person');
      await expect(h.pool.query('update rueckruf set vollzogen_von = beantragt_von, vollzogen_am = now()'), 'V12 nor in SQL').rejects.toThrow('rueckruf_zwei_personen');
      expect((await seite(VIERTE)).modell.beschluesse).toHaveLength(3);
    });

    it('C9 leave no word in any table, answer with date and reason, and keep hash and act', async () => {
      const { dateien } = (await seite(VIERTE)).ausgabe;
      wert(await h.u.decideRueckruf(h.person('gs-zwei'), h.sitzungId, VIERTE, await rueckruf(), true));
      expect(grundOf(await h.u.decideRueckruf(h.person('gs-zwei'), h.sitzungId, VIERTE, await rueckruf(), true))).toBe('nicht_gefunden');
      expect(await h.u.showAusgabe(VIERTE)).toMatchObject({ zustand: 'zurueckgezogen', grund: 'TOP 3 war nicht freizugeben.' });
      for (const format of AUSGABEFORMATE) expect(await h.u.readAusgabe(VIERTE, DATEIEN[format].name), format).toMatchObject({ zustand: 'zurueckgezogen' });
      // The internal text of the Beschluss stays; everything that was printed of it is gone.
      for (const tabelle of ['ausgabe', 'probedruck', 'sendung', 'aktenvermerk', 'archivsammlung', 'archivbeschluss', 'archivverweis', 'archivtitel', 'archivwort']) {
        const { rows } = await h.pool.query<{ zeile: string }>(`select t::text as zeile from ${tabelle} t`);
        expect(rows.filter((r) => new RegExp(IRRTUM.slice(0, -2), 'i').test(r.zeile)), tabelle).toEqual([]);
      }
      const { rows: rest } = await h.pool.query<{ hash: string; typ: string; inhalt: Buffer | null }>('select hash, typ, inhalt from datei');
      for (const d of rest) if (d.inhalt !== null) expect(await entpackt(d.inhalt, d.typ.includes('pdf') ? 'x.pdf' : d.typ.includes('wordprocessing') ? 'x.docx' : 'x.txt'), d.typ).not.toContain(IRRTUM);
      expect(rest.filter((d) => d.inhalt === null).map((d) => d.hash)).toEqual(expect.arrayContaining(dateien.map((d) => d.hash)));
      expect(JSON.stringify([await h.u.searchArchiv({ q: IRRTUM }), await h.u.listSammlungen(), await h.u.readSitemap(), await h.u.readFeed({ ak: null, an: null })])).not.toContain(VIERTE);
      expect(wert(await h.u.readFeed({ ak: null, an: null })).eintraege.map((e) => [e.ziel.split('/').at(-1), e.art]), 'each one that stands has its entry').toEqual([[`${ERSTE}-ausgabe-3`, 'Berichtigung'], [ZWEITE, 'Berichtigung'], [ERSTE, 'Sammlung']]);
      expect(wert(await h.u.searchArchiv({ q: 'Feuerwehren' })).treffer.map((t) => t.ziel), 'the edition before is found again').toEqual([`/sammlungen/${ERSTE}-ausgabe-3/top/2`]);
      const { rows: akte } = await h.pool.query<{ art: string; daten: { dateien?: Record<string, string> } }>("select art, daten from aktenvermerk where art = 'ausgabe_zurueckgezogen'");
      expect(akte[0]?.daten.dateien?.pdf).toBe(dateien.find((d) => d.format === 'pdf')?.hash);
    });

    it('leave the earlier editions as they were, and the TOP unreleased until a new round', async () => {
      expect((await seite(`${ERSTE}-ausgabe-3`)).ausgabe.neuere).toBeNull();
      expect((await h.lade(irrtum)).freigabe?.freigegeben).toBe(false);
      expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).neuesZuDrucken).toBe(false);
      expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).zeilen.find((z) => z.id === irrtum)?.warum).toBe('Freigabe zurückgenommen');
      expect(grundOf(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00')), 'silence does not publish again what two persons took back').toBe('freigabe_nichts_beschlossen');
      expect(wert(await h.u.showFreigabe(h.person('gs'), h.sitzungId)).zurueckgenommen.map((z) => z.id)).toEqual([irrtum]);
      await freigeben([], [irrtum]);
      expect(wert(await drucken('nachtrag', 'Nun freigegeben')), 'the number of a taken back edition is not given again').toBe(`${ERSTE}-ausgabe-5`);
    });
  });

  it('C9 take every other Ausgabe with the same TOP along, and no proof of it comes back', async () => {
    const [fuenfte, sechste] = [`${ERSTE}-ausgabe-5`, `${ERSTE}-ausgabe-6`];
    const { tops } = await h.lade(erster);
    wert(await h.u.correctTop(h.person('gs'), erster, tops[0]?.id ?? '', { titel: 'Dank', untertitel: [], teile: [] }, 'Kürzer'));
    expect(wert(await drucken('berichtigung', 'Überschrift gekürzt'))).toBe(sechste);
    const ausgabe = async () => wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).ausgaben.find((a) => a.kennung === sechste);
    const irrtum = (await ausgabe())?.beschluesse.find((b) => b.kurz === 'TOP 3')?.id ?? '';
    expect(grundOf(await h.u.requestRueckruf(h.person('gs'), h.sitzungId, `${ERSTE}-ausgabe-3`, 'g', [irrtum])), 'what it does not hold cannot be named').toBe('nicht_gefunden');
    wert(await h.u.requestRueckruf(h.person('gs'), h.sitzungId, sechste, 'Irrtum', [irrtum]));
    expect((await ausgabe())?.rueckruf).toMatchObject({ eigener: true, tops: [expect.stringContaining('TOP 3')], mit: ['Ausgabe 5 (Nachtrag)'] });
    // The second person carries it out while the typesetter works on a proof of the same words.
    const waehrend = createUsecases({ ...h.haus, satz: { ...h.haus.satz, setze: async (m, format, o) => {
      wert(await h.u.decideRueckruf(h.person('gs-zwei'), h.sitzungId, sechste, (await ausgabe())?.rueckruf?.id ?? '', true));
      return h.haus.satz.setze(m, format, o);
    } } });
    wert(await h.u.editSitzung(h.person('gs'), h.sitzungId, { art: 'Sitzung', nummer: 226, bezeichnung: 'Herbstkonferenz', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Altstadt', vorsitzland: 'HE' }));
    expect(grundOf(await waehrend.makeProbedruck(h.person('gs'), h.sitzungId, { art: 'berichtigung', grund: 'Ort' }))).toBe('probedruck_veraltet');
    for (const kennung of [fuenfte, sechste]) expect(await h.u.showAusgabe(kennung), kennung).toMatchObject({ zustand: 'zurueckgezogen', grund: 'Irrtum' });
    for (const tabelle of ['ausgabe', 'probedruck', 'archivbeschluss']) expect((await h.pool.query<{ zeile: string }>(`select t::text as zeile from ${tabelle} t`)).rows.filter((r) => r.zeile.includes(IRRTUM)), tabelle).toEqual([]);
    expect((await seite(`${ERSTE}-ausgabe-3`)).ausgabe.neuere).toBeNull();
  });

  it('hear an earlier objection until its Land takes it back', async () => {
    const { id } = (await h.beschlossen({ absaetze: text('Die IMK rät zur Ruhe.') })).v;
    await freigeben([id]);
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    const eigener = async (kennung: string) => wert(await h.u.showFreigabe(h.person(kennung), h.sitzungId)).posten.find((p) => p.vorschlagId === id);
    expect(await eigener('sl-leitung')).toMatchObject({ eigenerGrund: 'intern', gefragt: true });
    expect((await h.lade(id)).freigabe?.widersprueche.map((w) => w.delegation)).toEqual(['SL']);
    wert(await h.u.answerFreigabe(h.person('sl-leitung'), h.sitzungId, new Map()));
    expect(await eigener('gs')).toMatchObject({ widersprueche: [] });
  });

  it('carry the templates of the Konferenz as they are kept', async () => {
    expect(grundOf(await h.u.editVorlagen(h.person('by-leitung'), 'IMK', { titelblatt: [], hinweise: [] }))).toBe('nicht_erlaubt');
    expect(grundOf(await h.u.editVorlagen(h.person('gs'), 'XYZ', { titelblatt: [], hinweise: [] }))).toBe('nicht_gefunden');
    expect(grundOf(await h.u.editVorlagen(h.person('gs'), 'IMK', { titelblatt: [], hinweise: ['Ein Zeichen 🙂'] }))).toBe('zeichen_fehlt');
    wert(await h.u.editVorlagen(h.person('gs'), 'IMK', { titelblatt: ['Geschäftsstelle'], hinweise: ['Nur ein Hinweis.'] }));
    expect(wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).unterschied[0]?.stellen.map((s) => s.ort)).toEqual(['Titelblatt', 'Hinweise']);
  });
});
