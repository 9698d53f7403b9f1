/** A2, A3, S10, V5: a deputy votes and signs while the Vertretung runs by the database's clock, never before, after or when it is revoked; by HTTP and on the socket. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient, type Client } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

const SEITE = 'routes/vertretungen';
interface Daten { readonly vertretungen: { id: string; name: string; fuer: string; stand: string }[]; readonly waehlbar: { id: string; name: string }[]; readonly leitungen: { id: string; name: string }[] }

let db: Testdatenbank;
let server: Testserver;
let pool: pg.Pool;
let leitung: Besuch;
let demo: Awaited<ReturnType<typeof demoSitzung>>;
beforeAll(async () => {
  db = await neueDatenbank();
  server = await startServer({ DATABASE_URL: db.url });
  pool = new pg.Pool({ ...db.poolConfig, max: 2 });
  leitung = await besuche(server.url, 'by-leitung');
  demo = await demoSitzung(leitung);
}, 120_000);
afterAll(async () => {
  await pool?.end();
  await server?.stop();
  await db?.drop();
});

const heute = async (plus = 0): Promise<string> => (await pool.query<{ tag: string }>(`select to_char(now() at time zone 'Europe/Berlin' + make_interval(days => $1), 'YYYY-MM-DD') as tag`, [plus])).rows[0]?.tag ?? '';
const idOf = async (kennung: string): Promise<string> => (await pool.query<{ id: string }>('select id from konto where kennung = $1', [kennung])).rows[0]?.id ?? '';
async function benenne(wer: Besuch, konto: string, von = 0, bis = 0, fuer = 'by-leitung'): Promise<Response> {
  return wer.post('/vertretungen', { akt: 'benennen', konto: await idOf(konto), fuer: await idOf(fuer), von: await heute(von), bis: await heute(bis) });
}
async function laufende(): Promise<string> {
  return (await leitung.daten<Daten>('/vertretungen', SEITE)).vertretungen.find((v) => v.stand === 'laeuft')?.id ?? '';
}
const widerrufe = async (wer = leitung): Promise<number> => (await wer.post('/vertretungen', { akt: 'widerrufen', vertretung: await laufende() })).status;
/** Casts a vote of Bayern; the answer's status. */
async function stimme(wer: Besuch, wert: string, ersetzt = ''): Promise<number> {
  const pfad = `${demo.top('Einheitliche Notrufortung')}/abstimmung`;
  const { fassung } = await wer.daten<{ fassung: { id: string; fingerabdruck: string; stimmen: { land: string; id: string | null }[] } }>(pfad, 'routes/beschlussvorschlaege.$id.abstimmung');
  return (await wer.post(pfad, { akt: 'stimme', wert, ersetzt: ersetzt === '' ? fassung.stimmen.find((s) => s.land === 'BY')?.id ?? '' : ersetzt, fassung: fassung.id, fingerabdruck: fassung.fingerabdruck })).status;
}

describe('a Vertretung', { timeout: 60_000 }, () => {
  it('votes while it runs, and the audit names both; nothing before it and nothing after it is revoked', async () => {
    const lesend = await besuche(server.url, 'by-lesend');
    expect(await stimme(lesend, 'zustimmung')).toBe(403);
    expect((await benenne(leitung, 'by-lesend')).status).toBe(303);
    // The same login, the next request: no new login is needed.
    expect(await stimme(lesend, 'zustimmung')).toBe(303);
    expect(await widerrufe()).toBe(303);
    expect(await stimme(lesend, 'ablehnung')).toBe(403);
    const { v } = await leitung.daten<{ v: { verlauf: { text: string; wer: string }[] } }>(`${demo.top('Einheitliche Notrufortung')}?index`, 'routes/beschlussvorschlaege.$id._index');
    expect(v.verlauf.filter((e) => e.text.startsWith('Zustimmung') && e.wer.startsWith('Bayern')).at(-1)?.wer).toMatch(/^Bayern, \S+ Clasen in Vertretung für \S+ Abendroth$/);
  });

  it('V5 begins and ends by the database’s clock', async () => {
    const bearbeitung = await besuche(server.url, 'by-bearbeitung');
    expect((await benenne(leitung, 'by-bearbeitung', 1, 2)).status).toBe(303);
    expect(await stimme(bearbeitung, 'enthaltung')).toBe(403);
    // Who could turn the clock could vote; here the rows are turned, past the trigger that keeps them.
    const move = (ab: string, bis: string): Promise<unknown> => pool.query(`set session_replication_role = replica; update vertretung set ab = now() + interval '${ab}', bis = now() + interval '${bis}' where bis > now(); set session_replication_role = origin`);
    await move('-1 hour', '1 hour');
    expect(await stimme(bearbeitung, 'enthaltung')).toBe(303);
    await move('-1 hour', '1 millisecond');
    await expect.poll(() => stimme(bearbeitung, 'zustimmung')).toBe(403);
    expect((await leitung.daten<Daten>('/vertretungen', SEITE)).vertretungen.map((x) => x.stand)).toEqual(['beendet', 'widerrufen']);
  });

  it('is named by the own Leitung or Verwaltung, for the own Delegation; the deputy names nobody, and nobody twice', async () => {
    const [verwaltung, hh, lesend] = [await besuche(server.url, 'by-verwaltung'), await besuche(server.url, 'hh-leitung'), await besuche(server.url, 'by-lesend')];
    expect((await benenne(hh, 'by-lesend')).status).toBe(403);
    expect((await benenne(leitung, 'hh-lesend')).status).toBe(403);
    expect((await benenne(leitung, 'by-lesend', 0, 0, 'hh-leitung')).status).toBe(403);
    expect((await benenne(leitung, 'by-verwaltung')).status).toBe(422);
    expect((await benenne(leitung, 'by-lesend', 0, 0, 'by-bearbeitung')).status).toBe(422);
    expect((await benenne(verwaltung, 'by-lesend', 0, 3)).status).toBe(303);
    expect((await benenne(leitung, 'by-lesend', 2, 5)).status).toBe(409);
    expect((await benenne(lesend, 'by-bearbeitung')).status).toBe(403);
    expect(await widerrufe(lesend)).toBe(403);
    expect(await widerrufe(hh)).toBe(404);
    expect(await widerrufe()).toBe(303);
    expect((await leitung.post('/vertretungen', { akt: 'widerrufen', vertretung: 'x' })).status).toBe(404);
    const [eine, zweite] = await Promise.all([benenne(leitung, 'by-lesend'), benenne(verwaltung, 'by-lesend')]);
    expect([eine.status, zweite.status].sort()).toEqual([303, 409]);
    expect(await widerrufe()).toBe(303);
    await expect(pool.query('delete from vertretung')).rejects.toThrow('not deleted');
    await expect(pool.query('update vertretung set bis = bis + interval \'1 day\'')).rejects.toThrow('not changed');
  });

  it('S10 reaches a live socket when it begins, when it is revoked, and when its time is over while somebody types', async () => {
    const lesend = await besuche(server.url, 'by-lesend');
    const { v } = await leitung.daten<{ v: { textraum: { id: string } } }>(`${demo.top('Digitale Lagekarte')}?index`, 'routes/beschlussvorschlaege.$id._index');
    const client: Client = await connectClient({ url: `${server.url.replace('http', 'ws')}/sync/`, raum: v.textraum.id, cookie: lesend.cookie, origin: server.url });
    await client.until(() => client.state?.write === false);
    expect((await benenne(leitung, 'by-lesend')).status).toBe(303);
    await client.until(() => client.state?.write === true);
    expect(await widerrufe()).toBe(303);
    await client.until(() => client.state?.write === false);
    expect((await benenne(leitung, 'by-lesend')).status).toBe(303);
    await client.until(() => client.state?.write === true);
    await pool.query(`set session_replication_role = replica; update vertretung set bis = now() where bis > now() and widerrufen_am is null; set session_replication_role = origin`);
    // Nobody says so: the room server looks at the right of each word, never older than a second.
    await expect.poll(() => {
      if (!client.gone && client.refused.length === 0) client.text().insert(0, 'x');
      return client.refused.length > 0 || client.state?.write === false;
    }, { interval: 100, timeout: 5_000 }).toBe(true);
    client.drop();
  });
});
