/** A1, A6: a formal act long after the login asks for the password once more; it is kept with this login alone, guessing is stopped, nothing is done before. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schrittOf } from '../../app/domain/zugang/zweitfaktor.ts';
import { createCodegeber } from '../../server/auth/codes.ts';
import { BESTAETIGT } from '../../server/usecases/confirm-person.ts';
import { neuesHaus, type Testhaus } from '../support/haus.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

let db: Testdatenbank;
let server: Testserver;
let pool: pg.Pool;
let demo: Awaited<ReturnType<typeof demoSitzung>>;
beforeAll(async () => {
  db = await neueDatenbank();
  server = await startServer({ DATABASE_URL: db.url, BESTAETIGUNG_MINUTEN: '5' });
  pool = new pg.Pool({ ...db.poolConfig, max: 1 });
  demo = await demoSitzung(await besuche(server.url, 'gs'));
}, 120_000);
afterAll(async () => {
  await pool?.end();
  await server?.stop();
  await db?.drop();
});

/** All logins so old that a confirmation is asked, by the database's clock. */
const vergeht = (): Promise<unknown> => pool.query("update login set bestaetigt_am = now() - interval '5 minutes'");
const pfad = (): string => `${demo.top('Einheitliche Notrufortung')}/abstimmung`;
async function stimme(wer: Besuch, wert: string): Promise<Response> {
  const { fassung } = await wer.daten<{ fassung: { id: string; fingerabdruck: string; stimmen: { land: string; id: string | null }[] } }>(pfad(), 'routes/beschlussvorschlaege.$id.abstimmung');
  return wer.post(pfad(), { akt: 'stimme', wert, ersetzt: fassung.stimmen.find((s) => s.land === 'SN')?.id ?? '', fassung: fassung.id, fingerabdruck: fassung.fingerabdruck });
}
const akten = async (): Promise<number> => (await pool.query<{ n: number }>('select count(*)::int as n from aktenvermerk')).rows[0]?.n ?? -1;

describe('the confirmation of a formal act', { timeout: 60_000 }, () => {
  it('is not asked after the login, and asked when its time has passed; then nothing is done before it', async () => {
    const wer = await besuche(server.url, 'sn-leitung');
    expect((await stimme(wer, 'zustimmung')).status).toBe(303);
    await vergeht();
    const before = await akten();
    const antwort = await stimme(wer, 'enthaltung');
    expect([antwort.status, await akten()]).toEqual([403, before]);
    expect(await antwort.text()).toContain('Bitte bestätigen Sie mit Ihrem Passwort');
    // Reading, and acts that bind nobody, go on.
    expect((await wer.get(pfad())).status).toBe(200);
    expect((await wer.post(`${demo.sitzung}/thema`, { titel: 'Ein Thema', arbeitskreis: 'II' })).status).toBe(303);
    expect((await wer.post('/bestaetigen', { passwort: 'falsch' })).status).toBe(403);
    expect((await stimme(wer, 'enthaltung')).status).toBe(403);
    expect((await wer.post('/bestaetigen', { passwort: 'einvernehmen-demo' })).status).toBe(200);
    expect((await stimme(wer, 'enthaltung')).status).toBe(303);
  });

  it('counts for the login that gave it, and for no other of the same account', async () => {
    const [eins, zwei] = [await besuche(server.url, 'sn-leitung'), await besuche(server.url, 'sn-leitung')];
    await vergeht();
    expect((await eins.post('/bestaetigen', { passwort: 'einvernehmen-demo' })).status).toBe(200);
    expect([(await stimme(eins, 'zustimmung')).status, (await stimme(zwei, 'ablehnung')).status]).toEqual([303, 403]);
  });

  it('is stopped after ten wrong passwords like the login, the right one included', async () => {
    const wer = await besuche(server.url, 'sh-leitung');
    for (let i = 0; i < 10; i += 1) expect((await wer.post('/bestaetigen', { passwort: `falsch ${i}` })).status).toBe(403);
    expect((await wer.post('/bestaetigen', { passwort: 'einvernehmen-demo' })).status).toBe(429);
  });

  it('A1 gives no login to the password alone where there is a second factor, and takes its code instead of the password', async () => {
    const wer = await besuche(server.url, 'th-leitung');
    const geber = createCodegeber();
    expect((await wer.post('/konto', { akt: 'einrichten' })).status).toBe(200);
    const { rows } = await pool.query<{ geheimnis: Buffer; ms: number }>('select geheimnis, (extract(epoch from now()) * 1000)::float8 as ms from zweitfaktor');
    const code = (plus: number): string => geber.codeOf(new Uint8Array(rows[0]?.geheimnis ?? expect.fail()), schrittOf(rows[0]?.ms ?? 0) + plus);
    expect((await wer.post('/konto', { akt: 'bestaetigen', code: '000000' })).status).toBe(403);
    expect((await wer.post('/konto', { akt: 'bestaetigen', code: code(-1) })).status).toBe(200);
    const fremd = await besuche(server.url, '');
    const melde = (felder: Record<string, string>): Promise<Response> => fremd.post('/anmelden', { kennung: 'th-leitung', passwort: 'einvernehmen-demo', ...felder });
    const versuche: Record<string, string>[] = [{}, { code: '000000' }, { code: code(-1) }];
    for (const felder of versuche) {
      const antwort = await melde(felder);
      expect([antwort.status >= 400, antwort.headers.getSetCookie()]).toEqual([true, []]);
    }
    const antwort = await melde({ code: code(0) });
    expect([antwort.status, antwort.headers.getSetCookie().length]).toEqual([302, 1]);
    expect((await wer.post('/bestaetigen', { passwort: 'einvernehmen-demo' })).status).toBe(403);
    expect((await wer.post('/bestaetigen', { passwort: code(1) })).status).toBe(200);
  });

  it('says one sentence where the form of the second factor is gone, or was never one', async () => {
    const wer = await besuche(server.url, 'st-leitung');
    for (const felder of [{ akt: 'bestaetigen', code: '123456' }, { akt: 'entfernen' }]) {
      const antwort = await wer.post('/konto', felder as Record<string, string>);
      expect([antwort.status, (await antwort.text()).match(/role="alert"[^>]*>Für dieses Konto ist kein zweiter Faktor eingerichtet/g)?.length]).toEqual([409, 1]);
    }
    const antwort = await wer.post('/konto', { akt: 'zaubern' });
    expect(antwort.status).toBe(400);
    expect(await antwort.text()).toContain('Die Eingabe ist unvollständig oder nicht lesbar. Es wurde nichts geändert.');
  });

  it('is nobody’s without a login, and comes from this application alone', async () => {
    expect((await (await besuche(server.url, '')).post('/bestaetigen', { passwort: 'einvernehmen-demo' })).status).toBe(401);
    const wer = await besuche(server.url, 'sn-leitung');
    expect((await wer.post('/bestaetigen', { passwort: 'einvernehmen-demo' }, { Origin: 'https://fremd.example' })).status).toBe(403);
  });
});

describe('the acts that ask for it', () => {
  let h: Testhaus;
  beforeAll(async () => { h = await neuesHaus(); }, 60_000);
  afterAll(() => h.close());
  it.each(BESTAETIGT)('%s', async (name) => {
    const act = h.u[name] as (...args: unknown[]) => Promise<unknown>;
    expect(await act({ ...h.person('by-leitung'), bestaetigt: false }, 'x', 'x', 'x', 'x')).toEqual({ ok: false, grund: 'bestaetigung_noetig' });
  });
});
