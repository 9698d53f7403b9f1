/** The Länderabfrage in the real house: internal until shared, bound to words, lifted with a name; what is not shared reaches nobody. */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Positionswert } from '../../app/domain/laenderabfrage.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const blick = async (id: string, kennung: string) => wert(await h.u.showAbfrage(h.person(kennung), id));
/** Answers to the place with this number in the list: 0 is the whole. */
async function antworte(id: string, kennung: string, stelle: number, position: Positionswert, rest: { frist?: string; grund?: string } = {}) {
  const s = (await blick(id, kennung)).stellen[stelle];
  return h.u.answerAbfrage(h.person(kennung), id, s?.schluessel ?? '', s?.gelesen ?? '', { wert: position, frist: rest.frist ?? null, grund: rest.grund ?? '' });
}
const teile = async (id: string, kennung: string) => h.u.shareAbfrage(h.person(kennung), id, (await blick(id, kennung)).intern?.stand ?? '');
/** What waits for somebody on the first page, of a Länderabfrage. */
const wartend = async (kennung: string) => (await h.u.showUebersicht(h.person(kennung))).aufgaben.filter((a) => a.ziel.endsWith('/abfrage')).map((a) => a.text.replace(/^.*: /, ''));
const vorbehalt = { frist: '2099-01-02', grund: 'CANARY-GRUND' };
const land = (a: Awaited<ReturnType<typeof blick>>, code: string) => a.karte.find((k) => k.land === code)?.spalte;

describe('an answer', () => {
  it('is given by who writes for a Delegation, and stays in its house until the head shares it', async () => {
    const { id } = await h.entwurf();
    for (const kennung of ['by-lesend', 'vorsitz', 'gs']) expect(await antworte(id, kennung, 0, 'zustimmend'), kennung).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.answerAbfrage(h.person('by-verwaltung'), id, '', '0'.repeat(64), { wert: 'zustimmend', frist: null, grund: '' })).toMatchObject({ grund: 'nicht_gefunden' });
    wert(await antworte(id, 'he-bearbeitung', 0, 'zustimmend'));
    wert(await antworte(id, 'he-bearbeitung', 1, 'haushaltsvorbehalt', vorbehalt));
    expect((await blick(id, 'he-lesend')).stellen[1]?.eigene).toMatchObject({ wert: 'haushaltsvorbehalt', grund: 'CANARY-GRUND', geteilt: false });
    for (const kennung of ['vorsitz', 'gs', 'hh-leitung', 'bmi-leitung']) {
      const [seite, top, agenda, start] = [await blick(id, kennung), wert(await h.u.showVorschlag(h.person(kennung), id)), wert(await h.u.showAgenda(h.person(kennung), h.sitzungId)), await h.u.showUebersicht(h.person(kennung))];
      expect(JSON.stringify([seite, top, agenda, start]), kennung).not.toMatch(/CANARY|haushaltsvorbehalt|Haushaltsvorbehalt/);
      expect([land(seite, 'HE'), seite.vorbehalte, top.verlauf.filter((e) => e.text.includes('Länderabfrage'))], kennung).toEqual(['offen', [], []]);
    }
    expect(wert(await h.u.showVorschlag(h.person('he-lesend'), id)).verlauf.map((e) => e.text)).toContain('Länderabfrage, intern: Haushaltsvorbehalt (Ziffer 1)');
    expect(await teile(id, 'he-bearbeitung')).toMatchObject({ grund: 'nicht_erlaubt' });
    expect([await wartend('he-leitung'), await wartend('he-bearbeitung'), await wartend('by-leitung')]).toEqual([['2 Antworten zur Länderabfrage teilen'], [], []]);
    wert(await teile(id, 'he-leitung'));
    expect(await wartend('he-leitung')).toEqual([]);
    const seite = await blick(id, 'gs');
    expect([land(seite, 'HE'), seite.vorbehalte.map((v) => [v.delegation, v.stelle, v.wort, v.frist, v.grund])]).toEqual(['vorbehalt', [['HE', 'Ziffer 1', 'Haushaltsvorbehalt', '2099-01-02', 'CANARY-GRUND']]]);
    expect(wert(await h.u.showVorschlag(h.person('gs'), id)).verlauf.map((e) => e.text)).toContain('Länderabfrage: Position geteilt');
  });
  it('changed after sharing is internal again', async () => {
    const { id } = await h.entwurf();
    wert(await antworte(id, 'by-leitung', 0, 'zustimmend'));
    wert(await teile(id, 'by-leitung'));
    wert(await antworte(id, 'by-bearbeitung', 0, 'pruefvorbehalt', vorbehalt));
    expect([land(await blick(id, 'hh-leitung'), 'BY'), (await blick(id, 'by-lesend')).stellen[0]?.eigene?.wert]).toEqual(['zustimmend', 'pruefvorbehalt']);
    const gesehen = (await blick(id, 'by-leitung')).intern?.stand ?? '';
    wert(await antworte(id, 'by-bearbeitung', 1, 'zustimmend'));
    expect(await h.u.shareAbfrage(h.person('by-leitung'), id, gesehen), 'nothing is shared unseen').toMatchObject({ grund: 'positionen_geaendert' });
    wert(await teile(id, 'by-leitung'));
    expect(await teile(id, 'by-leitung')).toMatchObject({ grund: 'nichts_zu_teilen' });
    expect(land(await blick(id, 'hh-leitung'), 'BY')).toBe('vorbehalt');
  });
  it('to words that are no longer there is refused', async () => {
    const { id } = await h.entwurf();
    expect(await h.u.answerAbfrage(h.person('by-leitung'), id, '', '0'.repeat(64), { wert: 'zustimmend', frist: null, grund: '' })).toMatchObject({ grund: 'ziffer_geaendert' });
    expect(await h.u.answerAbfrage(h.person('by-leitung'), id, 'x', '0'.repeat(64), { wert: 'zustimmend', frist: null, grund: '' })).toMatchObject({ grund: 'ziffer_geaendert' });
    expect(await antworte(id, 'by-leitung', 1, 'pruefvorbehalt')).toMatchObject({ grund: 'vorbehalt_ohne_frist' });
    expect(await antworte(id, 'by-leitung', 1, 'pruefvorbehalt', { frist: '2020-01-02', grund: 'x' })).toMatchObject({ grund: 'frist_vergangen' });
  });
  it('of a Themenanmeldung is not asked for, and after the decision none is taken, by the database neither', async () => {
    const anmeldung = wert(await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Noch eigenes', untertitel: [], teile: [], arbeitskreis: null }, [absatz('ziffer', 'Eins.')]));
    expect(await antworte(anmeldung, 'by-leitung', 0, 'zustimmend')).toMatchObject({ grund: 'abfrage_geschlossen' });
    expect(await h.u.showAbfrage(h.person('hh-leitung'), anmeldung)).toMatchObject({ grund: 'nicht_gefunden' });
    const { v } = await h.beschlossen();
    expect(await antworte(v.id, 'by-leitung', 0, 'zustimmend')).toMatchObject({ grund: 'abfrage_geschlossen' });
    const insert = "insert into laenderantwort (id, beschlussvorschlag_id, delegation, schluessel, wert, grund, worte, konto_id) values (gen_random_uuid(), $1, 'BY', '', 'zustimmend', '', '[]', gen_random_uuid())";
    await expect(h.pool.query(insert, [v.id])).rejects.toThrow('nicht mehr gefragt');
  });
});

describe('when the text goes on', () => {
  it('an answer stays with its words over freeze and reopening, and is shown to earlier ones when they change or go', async () => {
    const { v, fassungId } = await h.eingefroren();
    wert(await antworte(v.id, 'by-leitung', 0, 'zustimmend'));
    wert(await antworte(v.id, 'by-leitung', 2, 'leitungsvorbehalt', vorbehalt));
    wert(await teile(v.id, 'by-leitung'));
    const vorher = (await blick(v.id, 'gs')).stellen.map((s) => s.schluessel);
    wert(await h.u.reopenFassung(h.person('vorsitz'), v.id, 'noch ein Wort'));
    const nachher = await blick(v.id, 'gs');
    expect(nachher.stellen.map((s) => s.schluessel), 'the same paragraphs').toEqual(vorher);
    expect(nachher.stellen.map((s) => s.zellen.find((z) => z.delegation === 'BY'))).toMatchObject([{ spalte: 'zustimmend', veraltet: false }, { spalte: 'zustimmend', veraltet: false }, { spalte: 'vorbehalt', veraltet: false }]);
    expect((await h.lade(v.id)).fassungen[0]?.id).toBe(fassungId);
    const raum = (await h.lade(v.id)).textraumId ?? '';
    await ersetze(raum, [absatz('ziffer', 'Ganz anders.')]);
    const geaendert = await blick(v.id, 'gs');
    expect(geaendert.stellen[0]?.zellen.find((z) => z.delegation === 'BY')).toMatchObject({ spalte: 'offen', wort: 'zustimmend', veraltet: true });
    expect(geaendert.weggefallen).toMatchObject([{ delegation: 'BY', stelle: 'weggefallene Ziffer', wert: 'leitungsvorbehalt', veraltet: true, worte: 'Sie dankt den Beteiligten.' }]);
  });
});

describe('a Vorbehalt', () => {
  it('is lifted by the head of the Delegation, with name and moment for all; once, also when two do at once', async () => {
    const { id } = await h.entwurf();
    wert(await antworte(id, 'sn-bearbeitung', 0, 'pruefvorbehalt', vorbehalt));
    wert(await teile(id, 'sn-leitung'));
    const antwort = (await blick(id, 'gs')).vorbehalte[0]?.id ?? '';
    expect(await h.u.liftVorbehalt(h.person('sn-bearbeitung'), id, antwort)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.liftVorbehalt(h.person('th-leitung'), id, antwort)).toMatchObject({ grund: 'nicht_gefunden' });
    const zwei = await Promise.all([1, 2, 3].map(() => h.u.liftVorbehalt(h.person('sn-leitung'), id, antwort)));
    expect(zwei.map((r) => (r.ok ? 'ok' : r.grund)).sort()).toEqual(['ok', 'vorbehalt_aufgehoben', 'vorbehalt_aufgehoben']);
    const seite = await blick(id, 'hh-lesend');
    expect([land(seite, 'SN'), seite.vorbehalte[0]?.aufgehobenVon, seite.vorbehalte[0]?.aufgehobenAm !== null]).toEqual(['zustimmend', h.person('sn-leitung').name, true]);
    expect(wert(await h.u.showVorschlag(h.person('hh-lesend'), id)).verlauf.map((e) => e.text)).toContain('Prüfvorbehalt aufgehoben (Text insgesamt)');
  });
  it('lifted inside the house is told to nobody else', async () => {
    const { id } = await h.entwurf();
    wert(await antworte(id, 'sn-leitung', 0, 'pruefvorbehalt', vorbehalt));
    wert(await h.u.liftVorbehalt(h.person('sn-leitung'), id, (await blick(id, 'sn-leitung')).stellen[0]?.eigene?.id ?? ''));
    expect(JSON.stringify(wert(await h.u.showVorschlag(h.person('gs'), id)).verlauf)).not.toContain('vorbehalt');
  });
  it('and every answer is a fact: not changed, not taken away, not lifted twice past the house', async () => {
    const { id } = await h.entwurf();
    wert(await antworte(id, 'sn-leitung', 0, 'pruefvorbehalt', vorbehalt));
    await expect(h.pool.query("update laenderantwort set wert = 'zustimmend', frist = null where beschlussvorschlag_id = $1", [id])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from laenderantwort where beschlussvorschlag_id = $1', [id])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query("insert into laenderantwort (id, beschlussvorschlag_id, delegation, schluessel, wert, grund, worte, konto_id) values (gen_random_uuid(), $1, 'BY', '', 'pruefvorbehalt', 'x', '[]', gen_random_uuid())", [id])).rejects.toThrow('laenderantwort_vorbehalt_frist');
  });
});

/** Takes every paragraph away and writes these. */
async function ersetze(textraumId: string, absaetze: ReturnType<typeof absatz>[]): Promise<void> {
  const { rows } = await h.pool.query<{ folge: number; daten: Buffer }>('select folge, daten from textraumeintrag where textraum_id = $1 order by folge', [textraumId]);
  const [doc, neu] = [new Y.Doc(), new Y.Doc()];
  rows.forEach((r) => Y.applyUpdate(doc, r.daten));
  Y.applyUpdate(neu, saatOf(absaetze, randomUUID));
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment('beschluss');
  fragment.delete(0, fragment.length);
  fragment.insert(0, neu.getXmlFragment('beschluss').toArray().map((node) => (node as Y.XmlElement).clone()));
  const konto = h.person('by-bearbeitung');
  await h.log.haengeAn(textraumId, rows.length, [{ daten: Y.encodeStateAsUpdate(doc, before), kontoId: konto.kontoId, delegation: 'BY' }]);
}
