/** The second factor in the real house: asked for once it is confirmed, each code once, lost devices, and who may take it away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schrittOf } from '../../app/domain/zugang/zweitfaktor.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { showPerson } from '../../server/usecases/keep-person.ts';
import { DEMO_PASSWORT } from '../../seeds/konten.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const jetzt = async (): Promise<number> => schrittOf((await h.haus.datenbank.ablage.jetzt()).getTime());
const melde = (kennung: string, code = '', passwort = DEMO_PASSWORT) => h.u.logIn({ kennung, passwort, code, adresse: '192.0.2.1' });
/** Sets it up; answers how to make a code so many steps from now, and the emergency codes. */
async function richteEin(kennung: string) {
  const person = h.person(kennung);
  wert(await h.u.beginZweitfaktor(person));
  const stand = await h.haus.datenbank.ablage.zweitfaktoren.get(person.kontoId);
  const geheimnis = stand?.geheimnis ?? expect.fail();
  const code = async (plus = 0): Promise<string> => h.haus.codes.codeOf(geheimnis, (await jetzt()) + plus);
  const notfallcodes = wert(await h.u.confirmZweitfaktor(person, await code(-1)));
  return { person: { ...person, zweitfaktor: true } satisfies Person, code, notfallcodes };
}

describe('a second factor', () => {
  it('is asked for only once a code has shown that the app has the secret', async () => {
    const person = h.person('sn-leitung');
    const begonnen = wert(await h.u.beginZweitfaktor(person));
    expect(begonnen.adresse).toMatch(/^otpauth:\/\/totp\/Einvernehmen:sn-leitung\?/);
    expect(begonnen.buchstaben.replaceAll(' ', '')).toMatch(/^[A-Z2-7]{32}$/);
    expect((await melde('sn-leitung')).ok).toBe(true);
    expect(await h.u.confirmZweitfaktor(person, '12345')).toMatchObject({ grund: 'code_falsch' });
    expect(wert(await h.u.resumeZweitfaktor(person))).toEqual(begonnen);
    // Whoever begins again has another secret, and the first no longer fits.
    expect(wert(await h.u.beginZweitfaktor(person)).buchstaben).not.toBe(begonnen.buchstaben);
    expect(wert(await h.u.showZweitfaktor(person))).toEqual({ aktiv: false, notfallcodes: 0 });
    // What is not asked for cannot be taken away either; it stays begun.
    expect(await h.u.dropZweitfaktor(person)).toMatchObject({ grund: 'zweitfaktor_fehlt' });
    expect(await h.u.resetZweitfaktor(h.person('sn-verwaltung'), person.kontoId)).toMatchObject({ grund: 'zweitfaktor_fehlt' });
    expect((await h.u.resumeZweitfaktor(person)).ok).toBe(true);
    expect(await h.u.confirmZweitfaktor(h.person('sn-bearbeitung'), '123456')).toMatchObject({ grund: 'zweitfaktor_fehlt' });
  });

  it('lets nobody in with the password alone, and with a code only once', async () => {
    const { person, code } = await richteEin('th-leitung');
    expect(await melde('th-leitung')).toMatchObject({ grund: 'code_noetig' });
    expect(await melde('th-leitung', '000000', 'falsch')).toMatchObject({ grund: 'anmeldung_falsch' });
    const einer = await code();
    expect((await melde('th-leitung', `${einer.slice(0, 3)} ${einer.slice(3)}`)).ok).toBe(true);
    expect(await melde('th-leitung', einer)).toMatchObject({ grund: 'code_falsch' });
    // Before a formal act its code counts, and the password no longer does.
    const bestaetige = (nachweis: string) => h.u.confirmPerson(person, { nachweis, adresse: '192.0.2.1' });
    expect(await bestaetige(DEMO_PASSWORT)).toMatchObject({ grund: 'code_falsch' });
    expect(await bestaetige(await code(1))).toEqual({ ok: true, wert: true });
    expect(await h.u.beginZweitfaktor(person)).toMatchObject({ grund: 'zweitfaktor_aktiv' });
    expect(await h.u.resumeZweitfaktor(person)).toMatchObject({ grund: 'zweitfaktor_fehlt' });
  });

  it('A6 lets in one of many who bring the same code at once, and stops whoever guesses', async () => {
    const { code, notfallcodes } = await richteEin('st-leitung');
    const einer = await code();
    const alle = await Promise.all(Array.from({ length: 6 }, () => melde('st-leitung', einer)));
    expect(alle.filter((a) => a.ok)).toHaveLength(1);
    const notfall = await Promise.all(Array.from({ length: 3 }, () => melde('st-leitung', notfallcodes[0])));
    expect(notfall.filter((a) => a.ok)).toHaveLength(1);
    for (let i = 0; i < 12; i++) await melde('st-leitung', String(100_000 + i));
    expect(await melde('st-leitung', notfallcodes[1])).toMatchObject({ grund: 'zu_viele_versuche' });
  });

  it('has emergency codes that count once each, however they are typed; the house knows only their hashes', async () => {
    const { person, notfallcodes } = await richteEin('mv-leitung');
    expect(notfallcodes).toHaveLength(8);
    expect((await melde('mv-leitung', notfallcodes[2]?.toUpperCase().replaceAll('-', ' '))).ok).toBe(true);
    expect(await melde('mv-leitung', notfallcodes[2])).toMatchObject({ grund: 'code_falsch' });
    expect(wert(await h.u.showZweitfaktor(person))).toEqual({ aktiv: true, notfallcodes: 7 });
    const { rows } = await h.pool.query('select * from zweitfaktor where konto_id = $1', [person.kontoId]);
    for (const code of notfallcodes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    // What a person is told about themselves holds neither the secret nor the hashes (L6).
    const spuren = wert(await showPerson(h.haus.datenbank, 'mv-leitung'));
    expect(Object.keys(spuren.zweitfaktor?.[0] ?? {}).toSorted()).toEqual(['begonnen_am', 'bestaetigt_am', 'konto_id', 'schritt']);
  });

  it('is given up by its owner, or taken away by the Verwaltung of the Delegation, which ends the logins; both audited', async () => {
    const { person } = await richteEin('hb-leitung');
    expect(wert(await h.u.dropZweitfaktor(person))).toBe(true);
    expect(await h.u.dropZweitfaktor(person)).toMatchObject({ grund: 'zweitfaktor_fehlt' });
    expect((await melde('hb-leitung')).ok).toBe(true);
    const { person: bb } = await richteEin('bb-leitung');
    const verwaltung = h.person('bb-verwaltung');
    await h.pool.query(`insert into login (id, konto_id, laeuft_ab) values ('x', $1, now() + interval '1 hour')`, [bb.kontoId]);
    for (const fremd of ['be-verwaltung', 'bb-bearbeitung', 'gs-verwaltung']) expect((await h.u.resetZweitfaktor(h.person(fremd), bb.kontoId)).ok).toBe(false);
    expect(wert(await h.u.listKonten(verwaltung)).filter((k) => k.zweitfaktor).map((k) => k.kennung)).toEqual(['bb-leitung']);
    wert(await h.u.resetZweitfaktor(verwaltung, bb.kontoId));
    expect((await h.pool.query('select from login where konto_id = $1', [bb.kontoId])).rowCount).toBe(0);
    expect((await melde('bb-leitung')).ok).toBe(true);
    const { rows } = await h.pool.query<{ art: string }>(`select art from aktenvermerk where gegenstand_id = $1 and art like 'zweitfaktor%' order by id`, [bb.kontoId]);
    expect(rows.map((r) => r.art)).toEqual(['zweitfaktor_eingerichtet', 'zweitfaktor_entfernt']);
  });

  it('asks for a fresh confirmation before it is set up, given up or taken away', async () => {
    const unbestaetigt = { ...h.person('rp-leitung'), bestaetigt: false };
    expect(await h.u.beginZweitfaktor(unbestaetigt)).toMatchObject({ grund: 'bestaetigung_noetig' });
    expect(await h.u.dropZweitfaktor(unbestaetigt)).toMatchObject({ grund: 'bestaetigung_noetig' });
    expect(await h.u.resetZweitfaktor({ ...h.person('rp-verwaltung'), bestaetigt: false }, unbestaetigt.kontoId)).toMatchObject({ grund: 'bestaetigung_noetig' });
  });
});
