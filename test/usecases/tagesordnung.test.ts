/** The agenda in issues on a real database: sent out once, told to all, kept as it was, and narrowed for who is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());
const zeige = async (wer: string, nr: number | null = null) => wert(await h.u.showTagesordnung(h.person(wer), h.sitzungId, nr));

it('is sent out by Geschäftsstelle or chair, once for one state, and each issue stays as it was', async () => {
  const [eins, zwei] = [await h.entwurf({ nummer: '1' }), await h.entwurf({ nummer: '2' })];
  await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Noch nicht eingereicht', untertitel: [], teile: [], arbeitskreis: null });
  for (const wer of ['by-leitung', 'bmi-leitung', 'by-lesend']) expect(await h.u.sendTagesordnung(h.person(wer), h.sitzungId, false), wer).toMatchObject({ grund: 'nicht_erlaubt' });
  const beide = await Promise.all(['gs', 'vorsitz'].map((wer) => h.u.sendTagesordnung(h.person(wer), h.sitzungId, false)));
  expect(beide.map((a) => (a.ok ? 'ok' : a.grund)).sort()).toEqual(['ok', 'tagesordnung_unveraendert']);
  expect(JSON.stringify(await zeige('hh-lesend'))).not.toContain('Noch nicht eingereicht');
  wert(await h.u.advanceTop(h.person('by-leitung'), eins.id, 'zurueckziehen'));
  const drei = await h.entwurf({ nummer: '3' });
  wert(await h.u.sendTagesordnung(h.person('gs'), h.sitzungId, false));
  wert(await h.u.sendTagesordnung(h.person('gs'), h.sitzungId, true));
  expect(await h.u.sendTagesordnung(h.person('gs'), h.sitzungId, false)).toMatchObject({ grund: 'tagesordnung_endgueltig' });
  expect((await zeige('hh-lesend')).ausgaben.map((a) => a.name)).toEqual(['endgültig', 'Entwurf 2', 'Entwurf 1']);
  expect((await zeige('hh-lesend', 1)).gewaehlt?.zeilen.map((z) => z.id)).toEqual([eins.id, zwei.id]);
  const zweite = (await zeige('hh-lesend', 2)).gewaehlt;
  expect(zweite?.aenderungen.map((a) => [a.art, a.vorschlagId])).toEqual([['neu', drei.id], ['entfallen', eins.id]]);
  await expect(h.pool.query('update tagesordnung set endgueltig = true')).rejects.toThrow();
  await expect(h.pool.query('delete from tagesordnung')).rejects.toThrow();
});

it('is told to every Delegation, each issue once', async () => {
  expect((await h.u.showMitteilungen(h.person('bmi-leitung'))).zeilen.filter((m) => m.betreff.startsWith('Tagesordnung')).map((m) => m.betreff)).toEqual(['endgültig', 'Entwurf 2', 'Entwurf 1'].map((n) => `Tagesordnung der Herbstkonferenz: ${n}`));
});

it('shows a narrowed account its own matters alone, also of what has left since', async () => {
  const eng = { ...h.person('hh-lesend'), zustaendigkeit: { arbeitskreise: ['VI'], vorschlaege: [] } };
  const ansicht = wert(await h.u.showTagesordnung(eng, h.sitzungId, 2));
  expect([ansicht.gewaehlt?.zeilen, ansicht.gewaehlt?.aenderungen]).toEqual([[], []]);
});

it('is not there for a number that was never given, nor for who sees no Sitzung', async () => {
  expect(await h.u.showTagesordnung(h.person('gs'), h.sitzungId, 99)).toMatchObject({ grund: 'nicht_gefunden' });
  for (const person of [null, h.person('by-verwaltung')]) expect(await h.u.showTagesordnung(person, h.sitzungId, null)).toMatchObject({ grund: 'nicht_gefunden' });
});
