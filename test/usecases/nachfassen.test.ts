/** The Nachfassliste in the real house: what is missing from whom, one letter a day, no title in it, nothing internal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const liste = async () => wert(await h.u.showNachfassen(h.person('gs'), h.sitzungId)).zeilen;
const fehlt = async (partei: string) => (await liste()).find((z) => z.partei === partei)?.fehlt;

describe('the list', () => {
  it('is for the Geschäftsstelle', async () => {
    for (const kennung of ['vorsitz', 'by-leitung', 'bmi-leitung']) expect([await h.u.showNachfassen(h.person(kennung), h.sitzungId), await h.u.chaseLaender(h.person(kennung), h.sitzungId)]).toMatchObject([{ grund: 'nicht_erlaubt' }, { grund: 'nicht_erlaubt' }]);
    expect(await h.u.chaseLaender(h.person('gs'), h.sitzungId)).toMatchObject({ grund: 'nichts_offen' });
  });
  it('tells what each Land owes, and of the Länderabfrage only what is shared', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    const kurz = `TOP ${v.tops[0]?.nummer ?? ''}`;
    for (const land of LAENDER.filter((l) => l !== 'TH' && l !== 'SN')) wert(await h.u.castStimme(h.person(`${land.toLowerCase()}-leitung`), v.id, fassungId, { wert: 'zustimmung', fingerabdruck, ersetzt: null }));
    expect((await liste()).map((z) => [z.partei, z.fehlt.stimme])).toEqual([['SN', [kurz]], ['TH', [kurz]]]);
    const entwurf = await h.entwurf();
    const ort = `TOP ${entwurf.tops[0]?.nummer ?? ''}`;
    const blick = wert(await h.u.showAbfrage(h.person('by-leitung'), entwurf.id)).stellen[0];
    wert(await h.u.answerAbfrage(h.person('by-leitung'), entwurf.id, '', blick?.gelesen ?? '', { wert: 'zustimmend', frist: null, grund: '' }));
    expect((await fehlt('HH'))?.position ?? [], 'an answer inside a house tells nobody anything').toEqual([]);
    wert(await h.u.shareAbfrage(h.person('by-leitung'), entwurf.id, wert(await h.u.showAbfrage(h.person('by-leitung'), entwurf.id)).intern?.stand ?? ''));
    expect([(await fehlt('HH'))?.position, await fehlt('BY')]).toEqual([[ort], undefined]);
  });
  it('writes one letter a day to each, with all that is missing and no title, also when two send at once', async () => {
    wert(await h.u.setPostfach(h.person('gs'), 'TH', 'th@ministerium.example'));
    const zwei = await Promise.all([h.u.chaseLaender(h.person('gs'), h.sitzungId), h.u.chaseLaender(h.person('gs-zwei'), h.sitzungId)]);
    expect(zwei.map((r) => (r.ok ? 'ok' : r.grund)).sort()).toEqual(['heute_schon_nachgefasst', 'ok']);
    const gesendet = wert(zwei.find((r) => r.ok) ?? { ok: false, grund: 'none' });
    expect([gesendet.angeschrieben.length, gesendet.angeschrieben.includes('BY'), gesendet.ohnePostfach.includes('TH')]).toEqual([15, false, false]);
    const { rows } = await h.pool.query<{ text: string }>("select text from sendung where an = 'th@ministerium.example'");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).toMatch(/- Position in der Länderabfrage: TOP \d+\n- Stimme: TOP \d+\n/);
    expect(rows[0]?.text).not.toContain('Ein Thema');
    await h.pool.query("update nachfassbrief set tag = tag - 1");
    expect(wert(await h.u.chaseLaender(h.person('gs'), h.sitzungId)).angeschrieben).toHaveLength(15);
  });
});
