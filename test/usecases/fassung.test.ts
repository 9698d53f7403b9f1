/** Freezing: the words as they were acknowledged, closed for ever, one Fassung only, refused where the text makes no sense. */
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zitat } from '../../app/domain/bericht.ts';
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { docOf } from '../../app/dokument/codec.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

const ANGABE = { gattung: 'Bericht', titel: 'Lage', stand: null, vs: true, freigabe: 'freigegeben' } as const;
const VS: Absatz = { art: 'ziffer', text: zitat(ANGABE), berichte: [{ ...ANGABE, von: 0, bis: zitat(ANGABE).length }] };
const INS_LEERE: Absatz = { art: 'ziffer', text: 'nach Ziffer ?', berichte: [], verweise: [{ von: 5, bis: 13, ziel: 'ziffer:?' }] };

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

/** An update that appends words to the last paragraph of a room, as an editor would make it. */
async function typing(raumId: string, words: string): Promise<Uint8Array> {
  const doc = docOf((await h.log.lade(raumId))?.eintraege ?? []);
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment('beschluss');
  const last = (fragment.get(fragment.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
  last.insert(last.length, words);
  return Y.encodeStateAsUpdate(doc, before);
}

describe('freeze', () => {
  it('holds exactly the words of the room, with numbers and fingerprint, and tells the room', async () => {
    const v = await h.entwurf();
    const f = wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    expect(f).toMatchObject({ nummer: 1, textraumId: v.textraumId });
    expect((await h.haus.datenbank.ablage.fassungen.absaetze(f.fassungId)).map((a) => [a.art, a.text])).toEqual(WORTE.map((a) => [a.art, a.text]));
    expect(h.gemeldet).toContain(v.textraumId);
    expect((await h.lade(v.id)).textraumId).toBeNull();
  });

  it('S17 takes an edit in flight for all or for none: 30 races of appends against the freeze', async () => {
    for (let round = 0; round < 30; round += 1) {
      const v = await h.entwurf();
      const raum = v.textraumId ?? '';
      const kopf = (await h.log.lade(raum))?.kopf ?? 0;
      const update = await typing(raum, ' WORT');
      const konto = h.person('by-bearbeitung');
      const [appended, frozen] = await Promise.all([
        h.log.haengeAn(raum, kopf, [{ daten: update, kontoId: konto.kontoId, delegation: 'BY' }]),
        h.u.freezeFassung(h.person('vorsitz'), v.id)
      ]);
      const absaetze = await h.haus.datenbank.ablage.fassungen.absaetze(wert(frozen).fassungId);
      expect(absaetze.some((a) => a.text.includes('WORT')), `round ${round}`).toBe(appended.ok);
      if (!appended.ok) expect(appended.grund).toBe('raum_geschlossen');
      expect((await h.log.haengeAn(raum, kopf + 1, [{ daten: update, kontoId: konto.kontoId, delegation: 'BY' }])).ok).toBe(false);
    }
  });

  it('happens once when the chair presses twice', async () => {
    const v = await h.entwurf();
    const answers = await Promise.all([0, 1, 2].map(() => h.u.freezeFassung(h.person('vorsitz'), v.id)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.filter((a) => !a.ok).every((a) => !a.ok && a.grund === 'schritt_unzulaessig')).toBe(true);
    expect((await h.lade(v.id)).fassungen).toHaveLength(1);
  });

  it.each([
    ['an empty text', [], 'text_leer', undefined], ['a bullet without a Ziffer', [absatz('punkt', 'a')], 'punkt_ohne_ziffer', '1'], ['an empty paragraph', [absatz('ziffer', 'a'), absatz('ziffer', '')], 'absatz_leer', '2'],
    ['a released report that is VS-NfD', [absatz('ziffer', 'a'), VS], 'vs_nfd_freigegeben', '2'], ['a reference to no Ziffer', [absatz('ziffer', 'a'), INS_LEERE], 'verweis_offen', '2']
  ])('refuses %s with its place, and leaves the room open', async (_name, absaetze, grund, stelle) => {
    const v = await h.entwurf({ absaetze });
    const answer = await h.u.freezeFassung(h.person('vorsitz'), v.id);
    expect(answer).toMatchObject({ ok: false, grund, ...(stelle === undefined ? {} : { angaben: { absatz: stelle } }) });
    const after = await h.lade(v.id);
    expect([after.zustand, after.textraumId, after.fassungen.length]).toEqual(['entwurf', v.textraumId, 0]);
  });

  it('is the chair of this Sitzung, nobody else', async () => {
    const v = await h.entwurf();
    for (const kennung of ['gs', 'by-leitung', 'he-leitung', 'bmi-leitung']) expect(await h.u.freezeFassung(h.person(kennung), v.id)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.freezeFassung(null, v.id)).toMatchObject({ grund: 'nicht_gefunden' });
    expect(await h.u.freezeFassung(h.person('vorsitz'), "1' or '1'='1")).toMatchObject({ grund: 'nicht_gefunden' });
  });

  it('reopens into a new room with the same words; the old one stays closed even in SQL', async () => {
    const v = await h.entwurf();
    wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    wert(await h.u.reopenFassung(h.person('vorsitz'), v.id, 'Tippfehler'));
    const after = await h.lade(v.id);
    expect(after.textraumId).not.toBe(v.textraumId);
    expect((await h.u.showVorschlag(h.person('by-lesend'), v.id)).ok && wert(await h.u.showVorschlag(h.person('by-lesend'), v.id)).absaetze.map((a) => a.text)).toEqual(WORTE.map((a) => a.text));
    await expect(h.pool.query("update textraum set zustand = 'offen', geschlossen_am = null where id = $1", [v.textraumId])).rejects.toThrow('bleibt geschlossen');
    await expect(h.pool.query('update textraumeintrag set daten = $1 where textraum_id = $2', [Buffer.from([0]), v.textraumId])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('insert into textraumeintrag (textraum_id, folge, daten) values ($1, 7, $2)', [after.textraumId, Buffer.from([0])])).rejects.toThrow('Lücke');
  });
});

describe('TOPs', () => {
  it('are their Delegation’s own until registered', async () => {
    const id = wert(await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Geheimes Vorhaben', untertitel: [], teile: [], arbeitskreis: null }));
    for (const kennung of ['hh-leitung', 'gs', 'vorsitz', 'bmi-lesend']) {
      expect(await h.u.showVorschlag(h.person(kennung), id)).toMatchObject({ grund: 'nicht_gefunden' });
      expect(JSON.stringify(wert(await h.u.showAgenda(h.person(kennung), h.sitzungId)))).not.toContain('Geheimes Vorhaben');
    }
    expect((await h.u.showVorschlag(h.person('by-lesend'), id)).ok).toBe(true);
  });

  it('join under one Beschlussvorschlag, and nothing is left of the other text', async () => {
    const [a, b] = [await h.entwurf(), await h.entwurf({ delegation: 'hh' })];
    wert(await h.u.joinTops(h.person('gs'), b.id, a.id));
    expect((await h.lade(a.id)).tops).toHaveLength(2);
    expect(await h.u.joinTops(h.person('gs'), a.id, a.id)).toMatchObject({ grund: 'verbinden_mit_sich' });
    expect(await h.u.joinTops(h.person('by-leitung'), a.id, b.id)).toMatchObject({ grund: 'nicht_erlaubt' });
  });

  it('keep their numbers once invited', async () => {
    const other = await neuesHaus();
    try {
      const v = await other.entwurf();
      wert(await other.u.inviteSitzung(other.person('gs'), other.sitzungId));
      expect(await other.u.numberTop(other.person('gs'), v.id, v.tops[0]?.id ?? '', '9')).toMatchObject({ grund: 'nummer_fest' });
      expect(wert(await other.u.numberTop(other.person('gs'), v.id, v.tops[0]?.id ?? '', v.tops[0]?.nummer ?? ''))).toBe('1');
    } finally {
      await other.close();
    }
  });
});
