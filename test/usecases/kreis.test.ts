/** Circles on a real database: founded, joined and left by each Delegation for itself, with drafts and comments that nobody else learns of. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRaumstempel } from '../../server/persistence/raumstempel.ts';
import { enterRaum } from '../../server/usecases/enter-raum.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());

const gruende = async (name = 'A-Länder', weitere = ['HB', 'SH']) => wert(await h.u.foundKreis(h.person('hh-leitung'), { name, weitere }));
const trete = (id: string, wer: string, annehmen = true) => h.u.answerKreis(h.person(wer), id, annehmen);
const mitBremen = async (): Promise<string> => {
  const id = await gruende();
  wert(await trete(id, 'hb-leitung'));
  return id;
};
const liste = async (wer: string) => wert(await h.u.showKreise(h.person(wer)));

describe('a circle', () => {
  it('is founded by the head of a Delegation, and joined by who was asked, for itself', async () => {
    for (const wer of ['hh-bearbeitung', 'hh-lesend', 'hh-verwaltung', 'vorsitz', 'gs']) expect(await h.u.foundKreis(h.person(wer), { name: 'Kreis', weitere: ['HB'] }), wer).toMatchObject({ grund: 'nicht_erlaubt' });
    expect([await h.u.foundKreis(h.person('hh-leitung'), { name: ' ', weitere: ['HB'] }), await h.u.foundKreis(h.person('hh-leitung'), { name: 'Kreis', weitere: ['HH', 'XX'] })]).toMatchObject([{ grund: 'kreis_name' }, { grund: 'kreis_allein' }]);
    const id = await gruende();
    expect((await liste('hh-lesend')).kreise).toEqual([{ id, name: 'A-Länder', mitglieder: ['HH'], eingeladene: ['HB', 'SH'] }]);
    // Asked is not in it: the head alone learns of it, and only what it needs to answer.
    expect([(await liste('hb-leitung')).einladungen.map((k) => k.name), await liste('hb-bearbeitung')]).toMatchObject([['A-Länder'], { kreise: [], einladungen: [] }]);
    expect((await h.u.showUebersicht(h.person('hb-leitung'))).aufgaben.map((a) => a.text)).toContain('Einladung in einen Kreis beantworten');
    expect([(await h.u.showMitteilungen(h.person('hb-leitung'))).zeilen.map((m) => m.betreff), (await h.u.showMitteilungen(h.person('hb-bearbeitung'))).zeilen]).toEqual([['Einladung in einen Kreis'], []]);
    expect((await h.pool.query('select 1 from sendung')).rowCount).toBe(0);
    for (const wer of ['hb-leitung', 'hb-lesend', 'by-leitung', 'vorsitz', 'gs', 'hh-verwaltung']) expect(await h.u.showKreis(h.person(wer), id), wer).toMatchObject({ grund: 'nicht_gefunden' });
    expect([await trete(id, 'by-leitung'), await trete(id, 'hb-bearbeitung'), await trete(id, 'hh-leitung')]).toMatchObject([{ grund: 'nicht_gefunden' }, { grund: 'nicht_gefunden' }, { grund: 'nicht_erlaubt' }]);
    const beide = await Promise.all([trete(id, 'hb-leitung'), trete(id, 'hb-leitung'), trete(id, 'sh-leitung', false)]);
    expect([beide.filter((b) => b.ok).length, wert(await h.u.showKreis(h.person('hb-lesend'), id))]).toMatchObject([2, { mitglieder: ['HH', 'HB'], eingeladene: [] }]);
    // Who declined can be asked again.
    wert(await h.u.inviteKreis(h.person('hb-leitung'), id, 'SH'));
    expect([await h.u.inviteKreis(h.person('hb-leitung'), id, 'SH'), await h.u.inviteKreis(h.person('hb-bearbeitung'), id, 'NI'), await h.u.inviteKreis(h.person('by-leitung'), id, 'NI'), await h.u.inviteKreis(h.person('hb-leitung'), id, 'GS')])
      .toMatchObject([{ grund: 'kreis_schon_dabei' }, { grund: 'nicht_erlaubt' }, { grund: 'nicht_gefunden' }, { grund: 'nicht_gefunden' }]);
  });

  it('is left by each for itself; the last one out ends it, also when all leave at once', async () => {
    const id = await mitBremen();
    wert(await trete(id, 'sh-leitung'));
    const v = await h.entwurf();
    wert(await h.u.beginKreisentwurf(h.person('hh-bearbeitung'), id, v.id, true));
    const raum = wert(await h.u.showKreistop(h.person('sh-lesend'), id, v.id)).entwurf?.raum.id ?? expect.fail();
    h.gemeldet.length = 0;
    expect(await h.u.leaveKreis(h.person('sh-bearbeitung'), id)).toMatchObject({ grund: 'nicht_erlaubt' });
    wert(await h.u.leaveKreis(h.person('sh-leitung'), id));
    expect(h.gemeldet).toEqual([raum]);
    expect([await h.u.showKreis(h.person('sh-leitung'), id), (await liste('sh-leitung')).kreise.filter((k) => k.id === id)]).toMatchObject([{ grund: 'nicht_gefunden' }, []]);
    const alle = await Promise.all(['hh-leitung', 'hb-leitung', 'hh-leitung'].map((wer) => h.u.leaveKreis(h.person(wer), id)));
    expect(alle.filter((a) => a.ok).length).toBe(2);
    for (const wer of ['hh-leitung', 'hb-leitung']) expect(await h.u.showKreis(h.person(wer), id)).toMatchObject({ grund: 'nicht_gefunden' });
    expect((await h.pool.query('select zustand from textraum where id = $1', [raum])).rows).toEqual([{ zustand: 'geschlossen' }]);
    expect((await h.pool.query("select art from aktenvermerk where gegenstand_id = $1 and art like 'kreis_%' order by id", [id])).rows.map((r: { art: string }) => r.art).slice(-3)).toEqual(['kreis_verlassen', 'kreis_verlassen', 'kreis_aufgeloest']);
    expect((await h.pool.query("select 1 from aktenvermerk where art like 'kreis_%' and (sitzung_id is not null or daten::text like '%A-Länder%')")).rowCount).toBe(0);
  });
});

describe('a draft', () => {
  it('begins once, empty or as the text that all see, and is written by the people of its members', async () => {
    const id = await mitBremen();
    const v = await h.entwurf();
    const beide = await Promise.all(['hh-bearbeitung', 'hb-leitung'].map((wer) => h.u.beginKreisentwurf(h.person(wer), id, v.id, true)));
    expect(beide.every((b) => b.ok)).toBe(true);
    const blick = wert(await h.u.showKreistop(h.person('hb-lesend'), id, v.id));
    expect([blick.entwurf?.worte, blick.entwurf?.raum.schreibt, blick.entwurf?.absaetze.map((a) => a.text)]).toEqual([blick.gemeinsam, false, WORTE.map((w) => w.text)]);
    const raum = blick.entwurf?.raum.id ?? '';
    const zugang = async (wer: string) => {
      const antwort = await enterRaum(h.haus.datenbank.ablage, h.person(wer), raum);
      return antwort.ok ? antwort.recht : antwort.grund;
    };
    expect(await Promise.all(['hh-bearbeitung', 'hb-leitung', 'hb-lesend', 'sh-leitung', 'by-leitung', 'vorsitz', 'gs', 'hh-verwaltung', 'bmi-leitung'].map(zugang)))
      .toEqual(['schreiben', 'schreiben', 'lesen', 'raum_unbekannt', 'raum_unbekannt', 'raum_unbekannt', 'raum_unbekannt', 'raum_unbekannt', 'raum_unbekannt']);
    // The shared text goes on by itself, and is frozen without a word of the draft.
    expect((await h.lade(v.id)).textraumId).not.toBe(raum);
    wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    expect((await enterRaum(h.haus.datenbank.ablage, h.person('hh-bearbeitung'), raum))).toMatchObject({ recht: 'schreiben', geschlossen: false });
    const stempel = createRaumstempel(h.pool);
    const paar = [{ loginWert: 'x', textraumId: raum }];
    const before = await stempel(paar);
    wert(await h.u.leaveKreis(h.person('hb-leitung'), id));
    expect(await stempel(paar)).not.toEqual(before);
  });

  it('is found again when its TOP is joined with another, with all that was said', async () => {
    const id = await mitBremen();
    const [eins, zwei] = [await h.entwurf(), await h.entwurf()];
    wert(await h.u.beginKreisentwurf(h.person('hh-bearbeitung'), id, eins.id, true));
    wert(await h.u.commentKreis(h.person('hh-bearbeitung'), id, eins.id, 'Bleibt gültig.'));
    wert(await h.u.joinTops(h.person('gs'), eins.id, zwei.id));
    expect(wert(await h.u.showKreis(h.person('hb-lesend'), id)).sitzungen.find((s) => s.name === 'Verbundene TOPs')?.zeilen).toMatchObject([{ vorschlagId: eins.id, entwurf: true, kommentare: 1 }]);
    expect(wert(await h.u.showKreistop(h.person('hb-lesend'), id, eins.id))).toMatchObject({ entwurf: { absaetze: WORTE.map((w) => ({ text: w.text })) }, kommentare: [{ text: 'Bleibt gültig.' }] });
  });

  it('is of a TOP that all see: a Themenanmeldung stays its Delegation’s own, and who is narrowed sees none of the others', async () => {
    const id = await mitBremen();
    const eigene = wert(await h.u.createThema(h.person('hh-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Noch nicht gesagt', untertitel: [], teile: [], arbeitskreis: 'II' }));
    expect([await h.u.beginKreisentwurf(h.person('hh-bearbeitung'), id, eigene, true), await h.u.showKreistop(h.person('hh-bearbeitung'), id, eigene), await h.u.commentKreis(h.person('hh-bearbeitung'), id, eigene, 'x')])
      .toMatchObject([{ grund: 'nicht_gefunden' }, { grund: 'nicht_gefunden' }, { grund: 'nicht_gefunden' }]);
    expect(JSON.stringify(await h.u.showKreis(h.person('hb-leitung'), id))).not.toContain('Noch nicht gesagt');
    const v = await h.entwurf();
    wert(await h.u.beginKreisentwurf(h.person('hh-bearbeitung'), id, v.id, false));
    const eng = { ...h.person('hb-bearbeitung'), zustaendigkeit: { arbeitskreise: ['VI'], vorschlaege: [] } };
    const raum = wert(await h.u.showKreistop(h.person('hb-bearbeitung'), id, v.id)).entwurf?.raum.id ?? '';
    expect([await h.u.showKreistop(eng, id, v.id), wert(await h.u.showKreis(eng, id)).sitzungen, await enterRaum(h.haus.datenbank.ablage, eng, raum)]).toMatchObject([{ grund: 'nicht_gefunden' }, [], { ok: false }]);
  });
});

describe('a comment', () => {
  it('is read by the people of the members alone, and changed or taken back by its author', async () => {
    const id = await mitBremen();
    const v = await h.entwurf();
    const sage = (wer: string, text: string) => h.u.commentKreis(h.person(wer), id, v.id, text);
    expect([await sage('hh-lesend', 'x'), await sage('by-leitung', 'x'), await sage('hh-leitung', ' ')]).toMatchObject([{ grund: 'nicht_erlaubt' }, { grund: 'nicht_gefunden' }, { grund: 'kommentar_leer' }]);
    expect(await sage('hh-leitung', 'Siehe Bericht, VS-NUR FÜR DEN DIENSTGEBRAUCH')).toMatchObject({ grund: 'kommentar_vs' });
    wert(await sage('hh-leitung', 'Das trägt nicht.'));
    wert(await sage('hb-bearbeitung', 'Doch.'));
    const alle = async (wer = 'hb-lesend') => wert(await h.u.showKreistop(h.person(wer), id, v.id)).kommentare;
    expect((await alle('hh-leitung')).map((k) => [k.delegation, k.text, k.darfAendern])).toEqual([['HH', 'Das trägt nicht.', true], ['HB', 'Doch.', false]]);
    expect(wert(await h.u.showKreis(h.person('hh-lesend'), id)).sitzungen.flatMap((s) => s.zeilen).find((z) => z.vorschlagId === v.id)).toMatchObject({ entwurf: false, kommentare: 2 });
    const [erster, zweiter] = await alle();
    const aendere = (wer: string, kommentarId: string | undefined, text: string | null) => h.u.changeKommentar(h.person(wer), id, { vorschlagId: v.id, kommentarId: kommentarId ?? '' }, text);
    expect([await aendere('hb-bearbeitung', erster?.id, 'Anders'), await aendere('hb-leitung', zweiter?.id, null), await aendere('hh-leitung', v.id, 'x')]).toMatchObject([{ grund: 'kommentar_fest' }, { grund: 'kommentar_fest' }, { grund: 'nicht_gefunden' }]);
    wert(await aendere('hh-leitung', erster?.id, 'Das trägt nicht ganz.'));
    await h.pool.query("update kreiskommentar set am = am - interval '16 minutes' where kreis_id = $1", [id]);
    expect(await aendere('hh-leitung', erster?.id, 'Zu spät')).toMatchObject({ grund: 'kommentar_fest' });
    wert(await aendere('hb-bearbeitung', zweiter?.id, null));
    expect((await alle()).map((k) => [k.text, k.geaendert, k.geloescht])).toEqual([['Das trägt nicht ganz.', true, false], ['', false, true]]);
    expect((await h.pool.query("select 1 from kreiskommentar where text = 'Doch.'")).rowCount).toBe(0);
    for (const wer of ['by-leitung', 'sh-leitung', 'vorsitz', 'gs', 'bmi-leitung']) expect(await h.u.showKreistop(h.person(wer), id, v.id), wer).toMatchObject({ grund: 'nicht_gefunden' });
    expect(wert(await h.u.showVorschlag(h.person('hh-lesend'), v.id)).kreise.map((k) => k.id)).toContain(id);
    for (const wer of ['by-leitung', 'vorsitz', 'gs', 'sh-leitung']) expect(JSON.stringify([await h.u.showVorschlag(h.person(wer), v.id), await h.u.showUebersicht(h.person(wer))]), wer).not.toContain(id);
  });
});
