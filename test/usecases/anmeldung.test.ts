/** V5 and the course of a Themenanmeldung: in time, in the Nachfrist, too late; admitted or moved on by the chair alone; on a real database, by its clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());

let next = 400;
const sitzung = async (fristen: { anmeldeschluss?: string; nachfrist?: string }, von = '2027-12-01'): Promise<string> => {
  next += 1;
  return wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, nummer: next, bezeichnung: `Sitzung ${next}`, von, bis: von, beschlussdatum: von, ...fristen }));
};
const angemeldet = async (sitzungId: string): Promise<string> => {
  const id = wert(await h.u.createThema(h.person('by-bearbeitung'), sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: 'II' }));
  wert(await h.u.advanceTop(h.person('by-bearbeitung'), id, 'registrieren'));
  return id;
};
const topOf = async (id: string): Promise<string> => (await h.lade(id)).tops[0]?.id ?? '';
const VORBEI = { anmeldeschluss: '2020-01-01T12:00' };

describe('a Themenanmeldung', () => {
  it('comes in time, in the Nachfrist, or too late; the moment of handing in counts, not the one of beginning', async () => {
    expect((await h.lade(await angemeldet(await sitzung({ anmeldeschluss: '2099-01-01T12:00' })))).eingang).toBe('fristgerecht');
    expect((await h.lade(await angemeldet(await sitzung({ ...VORBEI, nachfrist: '2099-01-01T12:00' })))).eingang).toBe('nachfrist');
    expect((await h.lade(await angemeldet(await sitzung(VORBEI)))).eingang).toBe('verspaetet');
    const id = await sitzung({ anmeldeschluss: '2099-01-01T12:00' });
    const thema = wert(await h.u.createThema(h.person('by-bearbeitung'), id, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: 'II' }));
    wert(await h.u.editSitzung(h.person('gs'), id, { ...DEMO_SITZUNG, ...VORBEI }));
    wert(await h.u.advanceTop(h.person('by-bearbeitung'), thema, 'registrieren'));
    expect((await h.lade(thema)).eingang).toBe('verspaetet');
  });

  it('that came too late gets no number, no vote and no Umlauf before the chair admits it, and does not hold up the invitation', async () => {
    const sitzungId = await sitzung(VORBEI);
    const id = await angemeldet(sitzungId);
    const verspaetet = { ok: false, grund: 'verspaetet_nicht_zugelassen' };
    expect(await h.u.numberTop(h.person('gs'), id, await topOf(id), '1')).toMatchObject(verspaetet);
    expect(await h.u.freezeFassung(h.person('vorsitz'), id)).toMatchObject(verspaetet);
    expect(await h.u.createUmlauf(h.person('gs'), id)).toMatchObject(verspaetet);
    wert(await h.u.inviteSitzung(h.person('gs'), sitzungId));
    expect(wert(await h.u.showAgenda(h.person('hh-leitung'), sitzungId)).zeilen[0]?.stand).toBe('verspätet angemeldet, noch nicht zugelassen');
    const wartet = async (wer: string): Promise<string[]> => (await h.u.showUebersicht(h.person(wer))).aufgaben.filter((a) => a.ziel.endsWith(id)).map((a) => a.text);
    expect([await wartet('vorsitz'), await wartet('gs')]).toEqual([[expect.stringContaining('Zulassung der verspäteten Anmeldung')], []]);
    for (const wer of ['gs', 'by-leitung', 'hh-leitung']) expect(await h.u.admitTop(h.person(wer), id, { zulassen: true, grund: 'Eilig.' }), wer).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.admitTop(h.person('vorsitz'), id, { zulassen: true, grund: ' ' })).toMatchObject({ grund: 'grund_leer' });
    const beide = await Promise.all([1, 2].map(() => h.u.admitTop(h.person('vorsitz'), id, { zulassen: true, grund: 'Beschluss der Konferenz.' })));
    expect(beide.map((a) => (a.ok ? 'ok' : a.grund)).sort()).toEqual(['nicht_verspaetet', 'ok']);
    expect(wert(await h.u.numberTop(h.person('gs'), id, await topOf(id), ''))).toBe('1');
    expect((await h.u.showMitteilungen(h.person('by-leitung'))).zeilen.filter((m) => m.betreff === 'Verspätete Anmeldung zugelassen')).toHaveLength(1);
    expect(wert(await h.u.showVorschlag(h.person('by-leitung'), id)).verlauf.map((e) => e.text)).toContain('Verspätete Anmeldung zugelassen: Beschluss der Konferenz.');
  });

  it('that is not admitted goes with its text onto the next Sitzung, whose own Fristen hold; without one it stays', async () => {
    const id = await angemeldet(await sitzung(VORBEI, '2098-05-01'));
    expect(await h.u.admitTop(h.person('vorsitz'), id, { zulassen: false, grund: 'Zu spät.' })).toMatchObject({ grund: 'keine_naechste_sitzung' });
    const naechste = await sitzung({ anmeldeschluss: '2099-01-01T12:00' }, '2099-05-01');
    await sitzung({}, '2099-09-01');
    wert(await h.u.admitTop(h.person('vorsitz'), id, { zulassen: false, grund: 'Zu spät.' }));
    expect(await h.lade(id)).toMatchObject({ sitzungId: naechste, eingang: 'fristgerecht', zustand: 'entwurf' });
    expect((await h.lade(id)).textraumId).not.toBeNull();
  });

  it('carries the warning of the Bundesrat for all to see, until it is frozen', async () => {
    const id = await angemeldet(await sitzung({}));
    expect(await h.u.flagBundesrat(h.person('hh-leitung'), id, '12/26')).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.flagBundesrat(h.person('by-bearbeitung'), id, 'zwölf')).toMatchObject({ grund: 'drucksache_form' });
    wert(await h.u.flagBundesrat(h.person('by-bearbeitung'), id, 'BR-Drs. 12/26'));
    expect(wert(await h.u.showVorschlag(h.person('hh-lesend'), id)).bundesrat).toBe('im Bundesrat anhängig (BR-Drs. 12/26)');
    wert(await h.u.flagBundesrat(h.person('gs'), id, null));
    expect(wert(await h.u.showVorschlag(h.person('hh-lesend'), id)).bundesrat).toBeNull();
  });

  it('has Fristen that make sense, or nothing is created', async () => {
    const vorher = (await h.u.showSitzungen(h.person('gs'))).length;
    expect(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, anmeldeschluss: '2027-10-01T12:00', nachfrist: '2027-09-01T12:00' })).toEqual({ ok: false, grund: 'nachfrist_verkehrt' });
    expect(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, anmeldeschluss: 'bald' })).toEqual({ ok: false, grund: 'frist_form' });
    expect((await h.u.showSitzungen(h.person('gs'))).length).toBe(vorher);
    await expect(h.pool.query("update sitzung set nachfrist = now(), nachfrist_ortszeit = 'x'")).rejects.toThrow('sitzung_anmeldefristen');
  });
});
