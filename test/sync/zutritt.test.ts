import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { presenceFrame, type Client } from '../support/client.ts';
import { startRaumserver, type Raumserver } from './raumserver.ts';

let server: Raumserver;
const open: Client[] = [];
beforeAll(async () => { server = await startRaumserver(); });
afterAll(() => server.stop());
afterEach(() => { for (const client of open.splice(0)) client.drop(); });

const enter = async (raum: string, login = 'by'): Promise<Client> => {
  const client = await server.client(raum, login);
  open.push(client);
  return client;
};

describe('S11, S12 doors', () => {
  const status = (path: string, headers: Record<string, string>): Promise<number> => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const req = request({ hostname, port, path, headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers } });
    req.on('response', (res) => { resolve(res.statusCode ?? 0); res.destroy(); });
    req.on('upgrade', (_, socket) => { resolve(101); socket.destroy(); });
    req.on('error', reject);
    req.end();
  });
  const own = (): Record<string, string> => ({ origin: server.url.replace(/^ws(.*)\/sync\/$/, 'http$1'), cookie: 'sitzung=by' });

  it('open with session, own Origin and right only', async () => {
    const raum = await server.neuerRaum();
    expect(await status(`/sync/${raum}`, own())).toBe(101);
    expect(await status(`/sync/${raum}`, { origin: own().origin ?? '' })).toBe(401);
    expect(await status(`/sync/${raum}`, { ...own(), cookie: 'sitzung=fremd' })).toBe(401);
    for (const origin of ['http://boese.example', 'null', '', `${own().origin}.boese.example`]) expect(await status(`/sync/${raum}`, { ...own(), origin })).toBe(403);
    expect(await status(`/sync/${raum}`, { cookie: 'sitzung=by' })).toBe(403);
  });

  it('answer alike for absent, forbidden and malformed rooms', async () => {
    const raum = await server.neuerRaum();
    server.rechte.set('fremd', { angemeldet: true, recht: 'keins', delegation: 'BE' });
    const paths = ['/sync/00000000-0000-4000-8000-000000000000', '/sync/', '/sync/x', '/sync', '/', `/sync/${raum}/`, `/sync/../${raum}`, `/sync/${raum}%00`, `/sync/${'x'.repeat(10_000)}`, `/sync/${raum.toUpperCase()}`];
    for (const path of paths) expect([path.slice(0, 60), await status(path, own())]).toEqual([path.slice(0, 60), 404]);
    expect(await status(`/sync/${raum}`, { ...own(), cookie: 'sitzung=fremd' })).toBe(404);
  });

  it('S12 1,000 sockets without a session are turned away and open no room', async () => {
    const raum = await server.neuerRaum();
    const before = server.sync.zahlen();
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => status(`/sync/${raum}`, { origin: own().origin ?? '' })));
    expect(new Set(answers)).toEqual(new Set([401]));
    expect(server.sync.zahlen().verbindungen).toBe(before.verbindungen);
  });

  it('close with 4409 on another version of the schema', async () => {
    const raum = await server.neuerRaum();
    const ws = new WebSocket(`${server.url}${raum}?schema=99`, { headers: own() });
    expect(await new Promise((resolve) => ws.on('close', resolve))).toBe(4409);
  });
});

describe('S13 presence', () => {
  it('carries the name of the session, whatever is claimed', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    by.sendPresence(11, 1, { user: { name: '<script>alert(1)</script>', delegation: 'BMI', color: 'url(x)' }, cursor: null, more: 'x' });
    await hh.until(() => hh.presence.has(11));
    expect(hh.presence.get(11)?.state).toEqual({ user: { name: 'Person by', delegation: 'BY', rolle: 'bearbeitung' } });
  });

  it('of somebody else is not taken, and its echo cuts nobody', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    by.sendPresence(21, 1, {});
    await hh.until(() => hh.presence.has(21));
    hh.sendPresence(22, 1, {});
    hh.sendPresence(21, 9, { user: { name: 'gefälscht' } });
    hh.sendPresence(21, 10, null);
    by.sendPresence(21, 2, { cursor: { anchor: { tname: 'beschluss', item: null }, head: { tname: 'beschluss', item: { client: 1, clock: 2 } } } });
    await hh.until(() => hh.presence.get(21)?.clock === 2);
    expect(hh.presence.get(21)?.state).toMatchObject({ user: { delegation: 'BY' }, cursor: { head: { item: { client: 1, clock: 2 } } } });
    expect(hh.gone).toBe(false);
  });

  it('lets no foreign root name and no long entry through, and tells who has left', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    by.sendPresence(31, 1, { cursor: { anchor: { tname: 'meta' }, head: { tname: 'meta' } } });
    await hh.until(() => hh.presence.has(31));
    expect(hh.presence.get(31)?.state).not.toHaveProperty('cursor');
    by.sendPresence(31, 2, { cursor: 'x'.repeat(5_000) });
    by.sendRaw(presenceFrame(31, 3, '{broken'));
    by.sendPresence(31, 4, {});
    await hh.until(() => hh.presence.get(31)?.clock === 4);
    by.drop();
    await hh.until(() => hh.presence.get(31)?.state === null);
  });
});

describe('S19 a right that is taken away', () => {
  it.each(['room', 'account'])('ends the session of its sockets at once when the %s is named, also of one that only reads', async (what) => {
    const raum = await server.neuerRaum();
    server.rechte.set('kurz', { angemeldet: true, recht: 'schreiben', delegation: 'BE' });
    const sockets = [await enter(raum, 'kurz'), await enter(raum, 'kurz')];
    const other = await enter(raum);
    server.rechte.set('kurz', { angemeldet: false, recht: 'schreiben', delegation: 'BE' });
    await (what === 'room' ? server.sync.geaendert(raum) : server.sync.kontoGeaendert(server.kontoOf('kurz')));
    expect(await Promise.all(sockets.map((s) => s.closed))).toEqual([4401, 4401]);
    expect(other.gone).toBe(false);
  });

  it('is seen within a second without a word from anybody', async () => {
    const raum = await server.neuerRaum();
    server.rechte.set('kurz', { angemeldet: true, recht: 'schreiben', delegation: 'BE' });
    const writer = await enter(raum, 'kurz');
    server.rechte.set('kurz', { angemeldet: true, recht: 'lesen', delegation: 'BE' });
    const taken = performance.now();
    let last = taken;
    while (!writer.gone) {
      const before = writer.saved;
      writer.text().insert(0, 'x');
      await writer.until(() => writer.saved > before || writer.gone);
      if (writer.saved > before) last = performance.now();
    }
    expect(last - taken).toBeLessThan(1_100);
    expect(await writer.closed).toBe(4403);
    expect(writer.refused).toEqual(['nur_lesen']);
  });
});
