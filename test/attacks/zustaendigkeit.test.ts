/** A3, S10: an account narrowed to an Arbeitskreis or to a TOP finds nothing of the others on any page, at any act and in any room, at once and on live sockets. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

interface Zeile { readonly id: string; readonly arbeitskreis: string | null; readonly tops: readonly { titel: string }[] }
interface Daten { readonly konten: { id: string; name: string }[]; readonly tops: { id: string; name: string }[] }
const AGENDA = 'routes/sitzungen.$id._index';

let db: Testdatenbank;
let server: Testserver;
let pool: pg.Pool;
let leitung: Besuch;
let eng: Besuch;
let demo: Awaited<ReturnType<typeof demoSitzung>>;
let alle: readonly Zeile[];
beforeAll(async () => {
  db = await neueDatenbank();
  server = await startServer({ DATABASE_URL: db.url });
  pool = new pg.Pool({ ...db.poolConfig, max: 1 });
  [leitung, eng] = [await besuche(server.url, 'by-leitung'), await besuche(server.url, 'by-bearbeitung')];
  demo = await demoSitzung(leitung);
  alle = await agenda(leitung);
  const runde = await (await besuche(server.url, 'gs')).post(`${demo.sitzung}/freigabe`, { akt: 'eroeffnen', frist: '2099-01-01T12:00' });
  expect(runde.status).toBe(303);
}, 120_000);
afterAll(async () => {
  await pool?.end();
  await server?.stop();
  await db?.drop();
});

async function agenda(wer: Besuch): Promise<readonly Zeile[]> {
  return (await wer.daten<{ agenda: { zeilen: Zeile[] } }>(`${demo.sitzung}?index`, AGENDA)).agenda.zeilen;
}
const idOf = async (kennung: string): Promise<string> => (await pool.query<{ id: string }>('select id from konto where kennung = $1', [kennung])).rows[0]?.id ?? '';
async function beschraenke(wer: Besuch, kennung: string, ak: readonly string[], tops: readonly string[] = []): Promise<number> {
  const form = new URLSearchParams([['akt', 'x'], ['konto', await idOf(kennung)], ...ak.map((a) => ['ak[]', a]), ...tops.map((t) => ['top[]', t])]);
  return (await fetch(`${server.url}/zustaendigkeiten`, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: server.url, Cookie: wer.cookie } })).status;
}
const room = async (wer: Besuch, pfad: string): Promise<string> => (await wer.daten<{ v: { textraum: { id: string } } }>(`${pfad}?index`, 'routes/beschlussvorschlaege.$id._index')).v.textraum.id;
const join = (wer: Besuch, raum: string) => connectClient({ url: `${server.url.replace('http', 'ws')}/sync/`, raum, cookie: wer.cookie, origin: server.url });

describe('a narrowed account', { timeout: 60_000 }, () => {
  it('finds the TOPs of its Arbeitskreis and those named, and nothing of the others on any page', async () => {
    const ak = alle.find((z) => z.arbeitskreis !== null)?.arbeitskreis ?? '';
    const genannt = alle.find((z) => z.arbeitskreis !== ak) ?? expect.fail();
    const seine = alle.filter((z) => z.arbeitskreis === ak || z.id === genannt.id);
    const fremde = alle.filter((z) => !seine.includes(z));
    expect(seine.length).toBeGreaterThan(1);
    expect(fremde.length).toBeGreaterThan(3);
    expect(await beschraenke(leitung, 'by-bearbeitung', [ak], [genannt.id])).toBe(303);
    expect((await agenda(eng)).map((z) => z.id)).toEqual(seine.map((z) => z.id));
    for (const pfad of ['/', '/sitzungen', demo.sitzung, `${demo.sitzung}/freigabe`, `${demo.sitzung}/gruene-liste`, `${demo.sitzung}/thema`, '/umlaeufe', `${demo.sitzung}/kalender.ics`]) {
      const antwort = await eng.get(pfad);
      const html = await antwort.text();
      expect(antwort.status, pfad).toBe(200);
      for (const z of fremde) for (const wort of [z.id, ...z.tops.map((t) => t.titel)]) expect(html.includes(wort), `${wort} on ${pfad}`).toBe(false);
    }
    // The proof holds every TOP.
    for (const pfad of [`${demo.sitzung}/sammlung`, `${demo.sitzung}/probedruck.pdf`]) expect((await eng.get(pfad)).status, pfad).toBe(403);
    for (const z of fremde) for (const seite of ['', '/abfrage', '/abstimmung', '/angaben', '/berichte', '/entwurf.pdf', '/fassungen/1']) expect((await eng.get(`/beschlussvorschlaege/${z.id}${seite}`)).status, `${z.tops[0]?.titel ?? ''}${seite}`).toBe(404);
  });

  it('acts on no other TOP, registers none and moves none to another Arbeitskreis', async () => {
    expect(await beschraenke(leitung, 'by-bearbeitung', ['I'])).toBe(303);
    const fremd = alle.find((z) => z.arbeitskreis !== 'I') ?? expect.fail();
    const pfad = `/beschlussvorschlaege/${fremd.id}`;
    expect((await eng.post(`${pfad}?index`, { akt: 'notiz_anlegen' })).status).toBe(404);
    expect((await eng.post(`${pfad}/abfrage`, { akt: 'antworten', ziffer: '', gelesen: '0'.repeat(64), wert: 'zustimmend' })).status).toBe(404);
    expect((await eng.post(`${demo.sitzung}/thema`, { titel: 'Ein Thema', arbeitskreis: 'II' })).status).toBe(403);
    expect((await eng.post(`${demo.sitzung}/thema`, { titel: 'Ein Thema', arbeitskreis: '' })).status).toBe(403);
    const neu = (await eng.post(`${demo.sitzung}/thema`, { titel: 'Ein Thema', arbeitskreis: 'I' })).headers.get('Location') ?? '';
    const { v } = await eng.daten<{ v: { tops: { id: string }[] } }>(`${neu}?index`, 'routes/beschlussvorschlaege.$id._index');
    expect((await eng.post(`${neu}/angaben`, { akt: 'angaben', top: v.tops[0]?.id ?? '', titel: 'Ein Thema', arbeitskreis: 'II' })).status).toBe(403);
    expect(await beschraenke(leitung, 'by-bearbeitung', [], [fremd.id])).toBe(303);
    expect((await eng.post(`${demo.sitzung}/thema`, { titel: 'Noch eines', arbeitskreis: 'I' })).status).toBe(403);
  });

  it('S10 loses a room while it is in it, and gets no other', async () => {
    expect(await beschraenke(leitung, 'by-bearbeitung', [])).toBe(303);
    const raum = await room(eng, demo.top('Digitale Lagekarte'));
    const client = await join(eng, raum);
    await client.until(() => client.state?.write === true);
    const anderer = alle.find((z) => z.tops.every((t) => !t.titel.includes('Digitale Lagekarte'))) ?? expect.fail();
    expect(await beschraenke(leitung, 'by-bearbeitung', [], [anderer.id])).toBe(303);
    await client.closed;
    await expect(join(eng, raum)).rejects.toThrow('HTTP 404');
  });

  it('is narrowed by the own Leitung or Verwaltung; the Verwaltung learns of no TOP and takes none away', async () => {
    const [verwaltung, hh] = [await besuche(server.url, 'by-verwaltung'), await besuche(server.url, 'hh-leitung')];
    const fremd = alle[0]?.id ?? '';
    expect(await beschraenke(hh, 'by-bearbeitung', ['I'])).toBe(404);
    expect(await beschraenke(eng, 'by-lesend', [])).toBe(404);
    expect(await beschraenke(leitung, 'by-leitung', ['I'])).toBe(422);
    expect(await beschraenke(leitung, 'by-bearbeitung', ['VII'])).toBe(422);
    expect(await beschraenke(leitung, 'by-bearbeitung', ['I'], [fremd])).toBe(303);
    expect((await verwaltung.daten<Daten>('/zustaendigkeiten', 'routes/zustaendigkeiten')).tops).toEqual([]);
    expect(await beschraenke(verwaltung, 'by-bearbeitung', ['II'], [fremd])).toBe(404);
    expect(await beschraenke(verwaltung, 'by-bearbeitung', ['III'])).toBe(303);
    expect((await pool.query<{ ak: string[]; v: string[] }>('select nur_arbeitskreise as ak, nur_vorschlaege as v from konto where kennung = $1', ['by-bearbeitung'])).rows).toEqual([{ ak: ['III'], v: [fremd] }]);
    await expect(pool.query("update konto set nur_arbeitskreise = '{I}' where kennung = 'by-leitung'")).rejects.toThrow('konto_zustaendigkeit');
  });
});
