/** A circle and everybody else: its name, its draft and its comments stand on no page, feed, search, export or metric of who is not in it; who leaves is out at once. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AKTE, SEITEN, ziele } from './matrix.ts';
import { connectClient } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

const MARKE = 'Zitronenfalter';
let db: Testdatenbank;
let server: Testserver;
const wer = new Map<string, Besuch>();
const von = (kennung: string): Besuch => wer.get(kennung) ?? expect.fail();
let top = '';
let raum = '';

interface Daten { readonly t: { readonly entwurf: { readonly raum: { readonly id: string } } | null } }
const TOPSEITE = 'routes/kreise.$id.top.$vorschlag';
const join = (kennung: string) => connectClient({ url: `${server.url.replace('http', 'ws')}/sync/`, raum, cookie: von(kennung).cookie, origin: server.url });

beforeAll(async () => {
  db = await neueDatenbank();
  server = await startServer({ DATABASE_URL: db.url, METRICS_TOKEN: 'x'.repeat(32) });
  for (const kennung of ['', 'by-leitung', 'by-bearbeitung', 'he-leitung', 'he-bearbeitung', 'hh-leitung', 'hh-bearbeitung', 'by-verwaltung', 'vorsitz', 'bmi-leitung', 'gs']) wer.set(kennung, await besuche(server.url, kennung));
  const demo = await demoSitzung(von('by-leitung'));
  Object.assign(ziele, { sitzung: demo.sitzung, entwurf: demo.top('Digitale Lagekarte'), abstimmung: demo.top('Notrufortung'), eigene: demo.top('Ehrenamt'), beschlossen: demo.top('Binnenhochwasser') });
  ziele.umlauf = (await von('gs').post(`${demo.top('Mandatsträger')}?index`, { akt: 'umlauf_anlegen' })).headers.get('Location') ?? '';
  ziele.kreis = (await von('by-leitung').post('/kreise?index', { akt: 'gruenden', name: `Kreis ${MARKE}`, 'delegation[]': 'HE' })).headers.get('Location') ?? '';
  expect((await von('he-leitung').post('/kreise?index', { akt: 'beitreten', kreis: ziele.kreis.split('/')[2] ?? '' })).status).toBe(303);
  top = `${ziele.kreis}/top/${ziele.entwurf.split('/')[2] ?? ''}`;
  expect((await von('by-bearbeitung').post(top, { akt: 'beginnen', mit: 'kopie' })).status).toBe(303);
  expect((await von('by-bearbeitung').post(top, { akt: 'kommentieren', text: `Kein ${MARKE} im Text.` })).status).toBe(303);
  raum = (await von('by-bearbeitung').daten<Daten>(top, TOPSEITE)).t.entwurf?.raum.id ?? '';
  const client = await join('by-bearbeitung');
  client.text().insert(client.text().length, ` ${MARKE} `);
  await client.allSaved();
  client.drop();
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await db?.drop();
});

describe('S1, L4 a circle', { timeout: 120_000 }, () => {
  it('stands before its members, name, draft and comment', async () => {
    for (const kennung of ['by-leitung', 'he-bearbeitung']) {
      const html = await (await von(kennung).get(top)).text();
      expect(html.split(MARKE).length, kennung).toBeGreaterThan(3);
    }
  });

  it('stands nowhere for anybody else: another Land, the chair, the office, the BMI, keepers of accounts, the public', async () => {
    const pfade = [...new Set([...SEITEN.map(([, pfad]) => pfad()), '/kreise', `/suche?q=${MARKE}`, '/sammlungen/feed.atom', `${ziele.sitzung}/kalender.ics`, `${ziele.entwurf}/entwurf.pdf`])];
    expect(pfade).toContain(top);
    for (const kennung of ['', 'hh-leitung', 'hh-bearbeitung', 'vorsitz', 'bmi-leitung', 'gs', 'by-verwaltung']) {
      for (const pfad of pfade) {
        const worte = (await (await von(kennung).get(pfad)).text()).replaceAll(`/suche?q=${MARKE}`, '').replaceAll(`value="${MARKE}"`, '');
        expect(pfad.includes(MARKE) ? false : worte.includes(MARKE), `${kennung || 'niemand'} ${pfad}`).toBe(false);
      }
      for (const [name, pfad, felder] of AKTE.filter(([name]) => name.startsWith('kreis ') && name !== 'kreis gründen')) {
        const antwort = await von(kennung).post(pfad(), felder);
        expect([302, 403, 404], `${kennung} ${name}`).toContain(antwort.status);
        expect(await antwort.text(), `${kennung} ${name}`).not.toContain(MARKE);
      }
    }
    const messwerte = await fetch(`${server.url}/metrics`, { headers: { Authorization: `Bearer ${'x'.repeat(32)}` } });
    expect(messwerte.status).toBe(200);
    expect(await messwerte.text()).not.toContain(MARKE);
    expect(server.said()).not.toContain(MARKE);
    const pool = new pg.Pool({ connectionString: db.url });
    for (const tabelle of ['sendung', 'mitteilung', 'aktenvermerk']) expect((await pool.query(`select 1 from ${tabelle} x where x::text like '%${MARKE}%'`)).rowCount, tabelle).toBe(0);
    await pool.end();
  });

  it('S10 is entered at the socket by its members, and lost within a second by the people of a Delegation that leaves', async () => {
    for (const kennung of ['', 'hh-bearbeitung', 'vorsitz', 'gs', 'bmi-leitung', 'by-verwaltung']) await expect(join(kennung), kennung).rejects.toThrow(kennung === '' ? 'HTTP 401' : 'HTTP 404');
    const [by, he] = [await join('by-bearbeitung'), await join('he-bearbeitung')];
    await he.until(() => he.state?.write === true);
    by.text().insert(0, 'gemeinsam ');
    await he.until(() => he.text().toString().includes('gemeinsam'));
    expect((await von('he-leitung').post(`${ziele.kreis}?index`, { akt: 'verlassen' })).status).toBe(303);
    await he.closed;
    await expect(join('he-bearbeitung')).rejects.toThrow('HTTP 404');
    expect([(await von('he-leitung').get(ziele.kreis)).status, (await von('he-bearbeitung').get(top)).status]).toEqual([404, 404]);
    by.text().insert(0, 'allein ');
    await by.allSaved();
    expect(by.state?.write).toBe(true);
    by.drop();
  });
});
