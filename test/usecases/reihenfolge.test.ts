/** Ordering the agenda on a real database: all numbers at once, one of two who order at once, nothing after the invitation. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());

it('renumbers the whole agenda, joint TOPs together, and leaves no number twice', async () => {
  for (const nummer of ['1', '2', '3.1', '4']) await h.entwurf({ nummer });
  const [eins, zwei] = wert(await h.u.showReihenfolge(h.person('gs'), h.sitzungId)).plaetze.map((p) => p.id);
  wert(await h.u.joinTops(h.person('gs'), zwei ?? '', eins ?? ''));
  const gesehen = wert(await h.u.showReihenfolge(h.person('gs'), h.sitzungId)).plaetze.map((p) => p.id);
  expect(gesehen).toHaveLength(3);
  for (const wer of ['by-leitung', 'bmi-leitung']) expect(await h.u.orderTops(h.person(wer), h.sitzungId, { gesehen, neu: gesehen }), wer).toMatchObject({ grund: 'nicht_erlaubt' });
  const neu = [...gesehen].reverse();
  const anders = [gesehen[1], gesehen[0], gesehen[2]].map(String);
  const beide = await Promise.all([h.u.orderTops(h.person('gs'), h.sitzungId, { gesehen, neu }), h.u.orderTops(h.person('vorsitz'), h.sitzungId, { gesehen, neu: anders })]);
  expect(beide.map((a) => (a.ok ? 'ok' : a.grund)).sort()).toEqual(['ok', 'reihenfolge_veraltet']);
  const danach = wert(await h.u.showReihenfolge(h.person('gs'), h.sitzungId)).plaetze;
  expect([neu.join(), anders.join()]).toContain(danach.map((p) => p.id).join());
  const { rows } = await h.pool.query<{ nummer: string }>('select nummer from top where sitzung_id = $1 and nummer is not null', [h.sitzungId]);
  expect(rows.map((r) => Number(r.nummer)).sort()).toEqual([1, 2, 3, 4]);
});

it('changes nothing when a TOP has come meanwhile, or after the invitation', async () => {
  const sitzungId = wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, nummer: 301, bezeichnung: 'Andere' }));
  const thema = async (): Promise<string> => {
    const id = wert(await h.u.createThema(h.person('by-bearbeitung'), sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: 'II' }));
    wert(await h.u.advanceTop(h.person('by-bearbeitung'), id, 'registrieren'));
    return id;
  };
  const gesehen = [await thema()];
  await thema();
  expect(await h.u.orderTops(h.person('gs'), sitzungId, { gesehen, neu: gesehen })).toMatchObject({ grund: 'reihenfolge_veraltet' });
  const alle = wert(await h.u.showReihenfolge(h.person('gs'), sitzungId)).plaetze.map((p) => p.id);
  wert(await h.u.orderTops(h.person('gs'), sitzungId, { gesehen: alle, neu: alle }));
  wert(await h.u.inviteSitzung(h.person('gs'), sitzungId));
  expect(await h.u.orderTops(h.person('gs'), sitzungId, { gesehen: alle, neu: [...alle].reverse() })).toMatchObject({ grund: 'reihenfolge_fest' });
});
