/** M19, M20, S13, S20, P9: nobody is held up by another one's burst, nothing grows, and a room that became invalid heals itself. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { verboteneUpdates } from '../dokument/verboten.ts';
import { presenceFrame, type Client } from '../support/client.ts';
import { startRaumserver, type Raumserver } from './raumserver.ts';

let server: Raumserver;
const open: Client[] = [];
beforeAll(async () => { server = await startRaumserver({ leerlaufMs: 1 }); });
afterAll(() => server.stop());
afterEach(() => { for (const client of open.splice(0)) client.drop(); });

const enter = async (raum: string, login = 'by'): Promise<Client> => {
  const client = await server.client(raum, login);
  open.push(client);
  await client.allSaved();
  return client;
};

describe('M19 a burst of 10,000 frames', () => {
  it('of one socket delays a letter in another room by less than 100 ms more than without it', async () => {
    const flood = await enter(await server.neuerRaum());
    const other = await enter(await server.neuerRaum(), 'hh');
    const frames: Uint8Array[] = [];
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(flood.doc));
    doc.on('update', (update: Uint8Array) => frames.push(update));
    const text = (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    // At two places in turn: a burst that only typed on would be through before the others' letters are.
    for (let i = 0; i < 10_000; i++) text.insert(i % 2 === 0 ? 0 : text.length, 'f');
    const quiet = await letterTimes(other, 20);
    for (const frame of frames) flood.sendUpdate(frame);
    const busy = await letterTimes(other, 20);
    expect(flood.saved).toBeLessThan(flood.sent);
    expect(median(busy) - median(quiet)).toBeLessThan(100);
    await flood.until(() => flood.saved >= flood.sent, 30_000);
  }, 60_000);
});

describe('M20 a text that became invalid', () => {
  it.each(['id as letters', 'foreign node in absatz', 'kind taken away', 'control character', 'text at the root', 'mark on words'])('%s: heals when it is opened, with an alarm; honest people go on', async (name) => {
    const raum = await server.neuerRaum();
    const stand = (await server.log.lade(raum))?.eintraege[0] ?? expect.fail();
    const { update } = verboteneUpdates(stand, () => 0, true).find((v) => v.name === name) ?? expect.fail();
    const before = server.sync.zahlen().ereignisse.raum_geheilt ?? 0;
    expect((await server.log.haengeAn(raum, 1, [{ daten: update, kontoId: null, delegation: null }])).ok).toBe(true);
    const by = await enter(raum);
    by.text().insert(0, 'weiter ');
    await by.allSaved();
    expect(server.sync.zahlen().ereignisse.raum_geheilt).toBe(before + 1);
    expect((await server.stored(raum))[0]?.text).toMatch(/^weiter /);
  });

  it('heals while people are in it: they are cut, come back and go on', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    const { update } = verboteneUpdates(Y.encodeStateAsUpdate(by.doc), () => 0, true).find((v) => v.name === 'id as letters') ?? expect.fail();
    await server.log.haengeAn(raum, 1, [{ daten: update, kontoId: null, delegation: null }]);
    await server.sync.geaendert(raum);
    by.text().insert(0, 'x');
    expect(await by.closed).toBe(1011);
    const back = await enter(raum);
    back.text().insert(0, 'y');
    await back.allSaved();
    expect((await server.stored(raum))[0]?.text).toContain('Erste Worte.');
  });
});

describe('S13 presence', () => {
  it('of one socket is told at most some times a second; the last word counts', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    let told = 0;
    hh.ws.on('message', (data: Buffer) => { if (data[0] === 1) told += 1; });
    for (let clock = 1; clock <= 500; clock++) by.sendPresence(9, clock, { cursor: null });
    await hh.until(() => hh.presence.get(9)?.clock === 500);
    expect(told).toBeLessThan(100);
  });

  it('in a flood holds back nobody for ever: the letter behind 20,000 carets is saved', async () => {
    const by = await enter(await server.neuerRaum());
    const entered = performance.now();
    // An answer about the right is old after a second; the flood then waits for a new one.
    await expect.poll(() => performance.now() - entered, { timeout: 3_000 }).toBeGreaterThan(1_200);
    for (let clock = 1; clock <= 20_000; clock++) by.sendPresence(9, clock, { cursor: null });
    by.text().insert(0, 'x');
    await by.allSaved();
    expect(by.saved).toBe(by.sent);
  });
});

describe('P9 a database that stands still', () => {
  it('makes sockets wait, also those whose right cannot be asked about: no more is taken in than a room may hold', async () => {
    const raum = await server.neuerRaum();
    const writers = await Promise.all([1, 2, 3].map(() => enter(raum)));
    const entered = performance.now();
    await expect.poll(() => performance.now() - entered, { timeout: 3_000 }).toBeGreaterThan(1_200);
    const lock = await server.pool.connect();
    try {
      await lock.query('begin; lock table textraum in access exclusive mode');
      // 27 MB from each of them, in frames that would count little as writes.
      for (const by of writers) for (let i = 0; i < 30; i++) by.sendRaw(presenceFrame(9, i + 1, JSON.stringify('x'.repeat(900_000))));
      await expect.poll(() => server.sync.zahlen().warteschlange.bytes, { timeout: 10_000 }).toBeGreaterThan(10_000_000);
      await settledAt(() => writers.reduce((sum, by) => sum + by.ws.bufferedAmount, 0));
      expect(server.sync.zahlen().warteschlange.bytes).toBeLessThan(17_000_000);
      for (const by of writers) expect(by.ws.bufferedAmount).toBeGreaterThan(1_000_000);
    } finally {
      await lock.query('rollback');
      lock.release();
    }
    for (const by of writers) by.text().insert(0, 'x');
    await Promise.all(writers.map((by) => by.until(() => by.saved >= by.sent, 30_000)));
    expect(server.sync.zahlen().warteschlange.bytes).toBe(0);
  }, 60_000);
});

describe('after a start', () => {
  it('the open texts are there before anybody asks, closed ones are not, and they close like any empty room', async () => {
    const again = await startRaumserver({ leerlaufMs: 60_000 });
    const raeume = [await again.neuerRaum(), await again.neuerRaum(), await again.neuerRaum()];
    await again.friereEin(raeume[0] ?? '');
    expect(await again.log.zuletzt?.(2)).toEqual([raeume[2], raeume[1]]);
    await again.sync.bereiteVor();
    expect([again.sync.zahlen().raeume, again.sync.zahlen().verbindungen]).toEqual([2, 0]);
    await again.stop();
    await server.neuerRaum();
    await server.sync.bereiteVor();
    await expect.poll(() => server.sync.zahlen().raeume).toBe(0);
  });
});

describe('S20 opening and closing', () => {
  it('2,000 times leaves no room, socket, right or timer behind', async () => {
    const raeume = await Promise.all(Array.from({ length: 20 }, () => server.neuerRaum()));
    for (let i = 0; i < 50; i++) {
      const clients = await Promise.all([...raeume, ...raeume].map((raum, k) => server.client(raum, k % 2 === 0 ? 'by' : 'hh')));
      for (const client of clients) client.drop();
    }
    await expect.poll(() => [server.sync.zahlen().raeume, server.sync.zahlen().verbindungen], { timeout: 10_000 }).toEqual([0, 0]);
    expect(server.sync.zahlen().warteschlange).toEqual({ schreibvorgaenge: 0, bytes: 0, raeume: 0 });
    const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    expect(timers).toBeLessThan(50);
  }, 120_000);
});

async function letterTimes(client: Client, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    client.text().insert(0, 'o');
    await client.allSaved();
    times.push(performance.now() - start);
  }
  return times;
}

/** Resolves when the number has not changed for half a second. */
async function settledAt(read: () => number): Promise<void> {
  let [last, since] = [read(), performance.now()];
  await expect.poll(() => {
    const now = read();
    if (now !== last) [last, since] = [now, performance.now()];
    return performance.now() - since;
  }, { timeout: 20_000 }).toBeGreaterThan(500);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
