/** The Einvernehmen of the Bund: said by the BMI alone, of the Fassung it has read, never counted, void with the Fassung. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recomputeSitzung } from '../../server/usecases/recompute-sitzung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());

it('is the BMI’s word alone, may change, stands after the close, and changes no result', async () => {
  const { v, fassungId, fingerabdruck } = await h.eingefroren();
  const sage = (wer: string, wort: 'hergestellt' | 'nicht_hergestellt') => h.u.sayBundeseinvernehmen(h.person(wer), v.id, { fassungId, fingerabdruck, wort });
  for (const wer of ['by-leitung', 'vorsitz', 'gs', 'bmi-bearbeitung']) expect(await sage(wer, 'hergestellt'), wer).toMatchObject({ grund: 'nicht_erlaubt' });
  wert(await sage('bmi-leitung', 'nicht_hergestellt'));
  wert(await h.u.stateEinvernehmen(h.person('vorsitz'), v.id, { fassungId, fingerabdruck, abweichungen: new Map() }));
  expect(wert(await h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck })).bezeichnung).toBe('einstimmig');
  wert(await sage('bmi-leitung', 'hergestellt'));
  const ansicht = wert(await h.u.showVorschlag(h.person('hh-lesend'), v.id));
  expect(ansicht.fassungen[0]?.bund).toBe('hergestellt');
  expect(ansicht.verlauf.filter((e) => e.text.startsWith('Bund')).map((e) => e.text)).toEqual(['Bund zu Fassung 1: Einvernehmen nicht hergestellt', 'Bund zu Fassung 1: Einvernehmen hergestellt']);
  expect(wert(await recomputeSitzung(h.haus.datenbank, h.sitzungId)).abweichungen).toEqual([]);
});

it('is void with its Fassung, and not said of a text that was not read', async () => {
  const { v, fassungId, fingerabdruck } = await h.eingefroren();
  wert(await h.u.sayBundeseinvernehmen(h.person('bmi-leitung'), v.id, { fassungId, fingerabdruck, wort: 'hergestellt' }));
  wert(await h.u.reopenFassung(h.person('vorsitz'), v.id, 'Tippfehler'));
  const neu = wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
  expect((await h.lade(v.id)).fassungen.map((f) => f.abstimmung.bund)).toEqual(['hergestellt', null]);
  expect(await h.u.sayBundeseinvernehmen(h.person('bmi-leitung'), v.id, { fassungId, fingerabdruck, wort: 'nicht_hergestellt' })).toMatchObject({ grund: 'fassung_aufgehoben' });
  expect(await h.u.sayBundeseinvernehmen(h.person('bmi-leitung'), v.id, { fassungId: neu.fassungId, fingerabdruck: '0'.repeat(64), wort: 'hergestellt' })).toMatchObject({ grund: 'fassung_geaendert' });
  await expect(h.pool.query("update abstimmung set bund = 'nicht_hergestellt' where fassung_id = $1", [fassungId])).rejects.toThrow('aufgehoben');
});
