/** GET /metrics (L4): who may read it, and that numbers and fixed words are all it says. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMesswerte, type Messquellen, type Messwerte } from '../../server/http/messwerte.ts';

const TOKEN = 'ein-langes-geheimnis';
const KANARI = 'Zitronenfalter';
const zahlen: Record<string, unknown> = {
  raeume: 3, verbindungen: 12, abgelehnt: { schema_verletzt: 4, [`"}\n${KANARI} 1`]: 1 }, commitZeit: { grenzen: [1, 10, 100], anzahlen: [5, 3, 1, 1], summe: 250 }, unbekannt: [KANARI], name: KANARI
};
let server: Server;
let messwerte: Messwerte;
let post: number | null = 2;
beforeAll(async () => {
  const quellen: Messquellen = { sync: () => zahlen, post: () => Promise.resolve(post), pools: () => [{ name: 'abfragen', offen: 5, frei: 3, wartend: 1 }] };
  messwerte = createMesswerte({ metricsToken: TOKEN, origin: 'https://einvernehmen.example' }, quellen);
  const app = express();
  app.use((req, res, next) => messwerte.count(req, res, next));
  app.get('/metrics', (req, res, next) => messwerte.serve(req, res, next));
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  messwerte.stop();
  server.close();
});

function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    }).on('error', reject).end();
  });
}

describe('GET /metrics', () => {
  it.each<[string, Record<string, string>, number]>([
    ['this machine', {}, 200], ['the bearer of the token, from anywhere', { host: 'einvernehmen.example', 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${TOKEN}` }, 200],
    ['a visitor through a proxy', { 'x-forwarded-for': '203.0.113.9' }, 404], ['a visitor of the public name', { host: 'einvernehmen.example' }, 404], ['a wrong token', { authorization: 'Bearer falsch' }, 404],
    ['a proxy that names itself', { via: '1.1 tor' }, 404]
  ])('answers %s', async (_, headers, status) => {
    expect((await get('/metrics', headers)).status).toBe(status);
  });

  it('counts what the room server, the pools, the outbox and HTTP say, in the grammar of Prometheus', async () => {
    await get(`/${KANARI}`);
    await get(`/beschlussvorschlaege/${KANARI}`);
    const { text } = await get('/metrics');
    for (const line of ['einvernehmen_raeume 3', 'einvernehmen_verbindungen 12', 'einvernehmen_abgelehnt_gesamt{code="schema_verletzt"} 4', 'einvernehmen_post_wartend 2',
      'einvernehmen_commit_zeit_sekunden_bucket{le="0.01"} 8', 'einvernehmen_commit_zeit_sekunden_bucket{le="+Inf"} 10', 'einvernehmen_commit_zeit_sekunden_sum 0.25', 'einvernehmen_commit_zeit_sekunden_count 10',
      'einvernehmen_http_antworten_gesamt{art="sonstige",klasse="4xx"} 1', 'einvernehmen_http_antworten_gesamt{art="beschlussvorschlag",klasse="4xx"} 1',
      'einvernehmen_datenbank_verbindungen{pool="abfragen",zustand="belegt"} 2', 'einvernehmen_datenbank_wartende{pool="abfragen"} 1']) expect(text.split('\n')).toContain(line);
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^(# TYPE einvernehmen_\w+ (gauge|counter|histogram)|einvernehmen_\w+(\{(\w+="[\w.+-]*",?)+\})? -?[\d.e+-]+)$/);
    expect(text).toMatch(/ereignisschleife_verzug_sekunden\{anteil="0.99"\} [\d.e-]+/);
    // Of a word that tries to be a line only a harmless label is left; a field that is no number is not there.
    expect(text).toContain('code="___Zitronenfalter_1"');
    expect(text.match(new RegExp(KANARI, 'g'))?.length).toBe(1);
  });

  it('goes on without a database', async () => {
    post = null;
    const { status, text } = await get('/metrics');
    expect([status, text.includes('einvernehmen_datenbank_erreichbar 0'), text.includes('post_wartend')]).toEqual([200, true, false]);
  });
});
