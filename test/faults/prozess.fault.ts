/** P18 to P20, S15, S19, S20, G4, G5, G14: the process as a whole - stopped, blocked, short of memory, stormed, opened and closed, many idle. */
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { poolConfigOf } from '../../server/persistence/prisma.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { connectClient, type Client } from '../support/client.ts';
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { replikOf, wortOf, zeilenOf } from '../support/replik.ts';
import { besuche, startServer, type Testserver } from '../support/server.ts';
import { startRaumserver } from '../sync/raumserver.ts';
import { anteil, baueBuehne, bis, createRooms, loginOf, messwert, socketsOf, WARTENDE_BYTES, type Buehne } from './buehne.ts';
import { groesse, KEIM, sage } from './groesse.ts';
import { oeffne, type Rohleitung } from './rohleitung.ts';
import { beruhige, schliesse, treibe, urteile, type Zimmer } from './treiben.ts';

const ABSAETZE = Array.from({ length: 6 }, (_, i) => absatz('ziffer', i === 0 ? 'Anfang.' : ''));
const RSS = 'speicher_bytes{art="gesamt"}';

let server: Testserver;
let buehne: Buehne;
let zimmer: Zimmer[] = [];

beforeAll(async () => {
  server = await startServer();
  buehne = await baueBuehne(server, { raeume: 40, spieler: 34, absaetze: ABSAETZE });
});
afterEach(async () => {
  await schliesse(zimmer);
  zimmer = [];
});
afterAll(async () => {
  await buehne?.close();
  await server?.stop();
});

const spielerAt = (i: number) => buehne.spieler[i % buehne.spieler.length] ?? expect.fail();
const raumAt = (i: number): string => buehne.raeume[i % buehne.raeume.length] ?? '';

/** So many people spread over rooms of their own. */
async function enter(leute: number, raeume: number): Promise<Zimmer[]> {
  const ids = await createRooms(server.datenbank, raeume, ABSAETZE);
  const out: { historie: Historie; menschen: Mensch[] }[] = ids.map((id) => ({ historie: new Historie(id), menschen: [] }));
  for (let i = 0; i < leute; i++) {
    const room = out[i % raeume] ?? expect.fail();
    const { kennung, kontoId, cookie } = spielerAt(i);
    room.menschen.push(await new Mensch(`${kennung}-${i}`, kontoId, room.historie, { url: () => socketsOf(server.url), cookie }).komm());
  }
  return out;
}
const judge = async (): Promise<unknown[]> => (await Promise.all(zimmer.map((z) => urteile(buehne.pool, z)))).flat();
const connectAt = (i: number, doc?: Y.Doc): Promise<Client> => connectClient({ url: socketsOf(server.url), raum: raumAt(i), cookie: spielerAt(i).cookie, origin: server.url, doc });

describe('G4, M8 many idle people', () => {
  it(`${groesse(2_000, 10_000)} logged-in sockets cost at most 40 kB each, and a letter is acknowledged meanwhile`, async () => {
    const count = groesse(2_000, 10_000);
    // Demo accounts of every role: one account may have 200 sockets.
    const konten = [...buehne.spieler];
    for (const kennung of ['gs', 'gs-zwei', 'vorsitz', ...(count > 4_000 ? ['bw', 'by', 'be', 'bb', 'hb', 'hh', 'he', 'mv', 'ni', 'nw', 'rp', 'sl', 'sn', 'st', 'sh', 'th', 'bmi'].map((l) => `${l}-lesend`) : [])]) konten.push(await loginOf(server, buehne.pool, kennung));
    const { hostname, port } = new URL(socketsOf(server.url));
    const ziel = { host: hostname, port: Number(port), origin: server.url };
    const lines: Rohleitung[] = [];
    await bis(async () => (await messwert(server.url, 'verbindungen')) === 0);
    const before = await messwert(server.url, RSS);
    while (lines.length < count) {
      lines.push(...(await Promise.all(Array.from({ length: Math.min(100, count - lines.length) }, (_, i) => oeffne(ziel, raumAt(i), konten[(lines.length + i) % konten.length]?.cookie ?? '')))));
    }
    expect(await messwert(server.url, 'verbindungen')).toBe(count);
    const each = ((await messwert(server.url, RSS)) - before) / count;
    zimmer = await enter(4, 1);
    const stop = treibe(zimmer, 30, wahlOf(KEIM + 2));
    await bis(() => (zimmer[0]?.historie.zahlen().bestaetigt ?? 0) > 200, 60_000);
    stop();
    await beruhige(zimmer);
    sage('G4', `${count} idle sockets: ${Math.round(each / 100) / 10} kB each; a letter's acknowledgement p50 ${anteil(zimmer[0]?.historie.wartezeiten() ?? [], 0.5)} p99 ${anteil(zimmer[0]?.historie.wartezeiten() ?? [], 0.99)} ms`);
    lines.forEach((line) => line.cut());
    expect(await judge()).toEqual([]);
    expect(each).toBeLessThan(40_000);
  });
});

describe('P18 the server is told to stop', () => {
  it('with 200 editors at work: all lines closed with 1001, gone within 10 s, nothing acknowledged is lost', async () => {
    zimmer = await enter(200, 20);
    const stop = treibe(zimmer, 200, wahlOf(KEIM));
    await bis(() => zimmer.every(({ historie }) => historie.zahlen().bestaetigt > 15), 60_000);
    const start = performance.now();
    await server.kill('SIGTERM');
    const took = Math.round(performance.now() - start);
    await bis(() => zimmer.every((z) => z.menschen.every((m) => m.abschiede.length > 0)));
    stop();
    expect([...new Set(zimmer.flatMap((z) => z.menschen.map((m) => m.abschiede[0])))]).toEqual([1001]);
    sage('P18', `SIGTERM with 200 editors: gone after ${took} ms`);
    expect(took).toBeLessThan(10_000);
    await server.restart();
    await beruhige(zimmer, 60_000);
    expect(await judge()).toEqual([]);
  });
});

describe('P19 the event loop stands still for two seconds', () => {
  it('nobody is cut, everything typed meanwhile is stored, and the delay can be read from outside', async () => {
    zimmer = await enter(30, 6);
    const stop = treibe(zimmer, 60, wahlOf(KEIM + 1));
    await bis(() => zimmer.every(({ historie }) => historie.zahlen().bestaetigt > 10), 30_000);
    await messwert(server.url, RSS);
    const told = zimmer[0]?.historie.zahlen().bestaetigt ?? 0;
    await bis(() => (zimmer[0]?.historie.zahlen().bestaetigt ?? 0) > told + 5);
    process.kill(server.pid, 'SIGSTOP');
    const from = performance.now();
    await bis(() => performance.now() - from > 2_000);
    process.kill(server.pid, 'SIGCONT');
    expect(await messwert(server.url, 'ereignisschleife_verzug_sekunden{anteil="1"}')).toBeGreaterThan(1);
    stop();
    await beruhige(zimmer);
    expect(await judge()).toEqual([]);
    expect(zimmer.flatMap((z) => z.menschen.flatMap((m) => m.abschiede))).toEqual([]);
  });
});

describe('S15 a storm of returning people', () => {
  it('500 who drop and come back at once are all in their text within 5 s', async () => {
    const docs: Y.Doc[] = [];
    const first = await Promise.all(Array.from({ length: 500 }, (_, i) => connectAt(i)));
    for (const client of first) {
      docs.push(client.doc);
      client.drop();
    }
    const start = performance.now();
    const again = await Promise.all(docs.map((doc, i) => connectAt(i, doc)));
    await Promise.all(again.map((client) => client.allSaved()));
    const took = Math.round(performance.now() - start);
    sage('S15', `500 people back in 40 rooms after ${took} ms`);
    again.forEach((client) => client.drop());
    expect(took).toBeLessThan(5_000);
  });
});

describe('S20, G5 opening and closing', () => {
  it(`${groesse(600, 20_000)} times in a small heap: rooms, lines and queues are back where they began, memory does not climb`, async () => {
    const small = await startServer({ NODE_OPTIONS: '--max-old-space-size=140' });
    const ids = await createRooms(small.datenbank, 20, ABSAETZE);
    const { cookie } = await besuche(small.url, 'by-bearbeitung');
    // What the collector leaves: the lowest of many looks, in the first and in the last third.
    const heaps: number[] = [];
    for (let n = 0; n < groesse(12, 400); n++) {
      const lines = await Promise.all(Array.from({ length: 50 }, (_, i) => connectClient({ url: socketsOf(small.url), raum: ids[i % ids.length] ?? '', cookie, origin: small.url })));
      lines.forEach((line) => line.drop());
      heaps.push(await messwert(small.url, 'speicher_bytes{art="heap"}'));
    }
    await bis(async () => (await messwert(small.url, 'verbindungen')) === 0 && (await messwert(small.url, 'raeume')) === 0, 30_000);
    expect(await messwert(small.url, WARTENDE_BYTES)).toBe(0);
    const third = Math.floor(heaps.length / 3);
    const grown = Math.min(...heaps.slice(-third)) - Math.min(...heaps.slice(0, third));
    sage('S20', `lowest heap of the last third after ${heaps.length * 50} cycles against the first: ${Math.round(grown / 1e5) / 10} MB`);
    await small.stop();
    expect(grown).toBeLessThan(20_000_000);
  });
});

describe('G14, S19, M13 a right that ends', () => {
  it(`${groesse(50, 1_000)} logins ended in the database while they type: the last letter is taken within a second, the cookie is dead`, async () => {
    const late: number[] = [];
    const rounds = groesse(5, 100);
    for (let n = 0; n < rounds; n++) late.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => endLogin(n * 10 + i)))));
    sage('G14', `last letter taken after the login ended: p50 ${anteil(late, 0.5)} max ${anteil(late, 1)} ms in ${late.length} rounds`);
    expect(anteil(late, 1)).toBeLessThan(1_100);
  });
});

/** A login that types, ended behind the server's back; milliseconds until the last letter that was still taken. */
async function endLogin(i: number): Promise<number> {
  const { kennung } = spielerAt(i);
  const visit = await besuche(server.url, kennung);
  const client = await connectClient({ url: socketsOf(server.url), raum: raumAt(i), cookie: visit.cookie, origin: server.url });
  await client.allSaved();
  const { rowCount } = await buehne.pool.query('delete from login where id = $1', [createHash('sha256').update(visit.cookie.split('=')[1] ?? '').digest('hex')]);
  expect(rowCount).toBe(1);
  const ended = performance.now();
  let last = ended;
  while (!client.gone) {
    const before = client.saved;
    client.text().insert(0, 'x');
    await client.until(() => client.saved > before || client.gone);
    if (client.saved > before) last = performance.now();
  }
  expect(await client.closed).toBe(4401);
  expect((await visit.get('/sitzungen')).status).not.toBe(200);
  return last - ended;
}

describe('L2 sockets of one address', () => {
  it('2,000 are let in, one more is told 429; others and this machine are not counted with it', async () => {
    let from = '10.1.2.3';
    const raumserver = await startRaumserver({ adresse: () => from });
    const raum = await raumserver.neuerRaum();
    for (let i = 0; i < 12; i++) raumserver.rechte.set(`l${i}`, { angemeldet: true, recht: 'lesen', delegation: 'BY' });
    const clients: Client[] = [];
    for (let i = 0; i < 20; i++) clients.push(...(await Promise.all(Array.from({ length: 100 }, () => raumserver.client(raum, `l${i % 12}`)))));
    await expect(raumserver.client(raum, 'by')).rejects.toThrow('HTTP 429');
    from = '10.1.2.4';
    clients.push(await raumserver.client(raum, 'by'));
    from = '127.0.0.1';
    clients.push(await raumserver.client(raum, 'by'));
    from = '10.1.2.3';
    clients[0]?.drop();
    await bis(async () => raumserver.client(raum, 'hh').then((client) => (clients.push(client), true), () => false));
    clients.forEach((client) => client.drop());
    await raumserver.stop();
  });
});

describe('P20 short of memory', () => {
  it(`${groesse(20, 300)} large texts opened one after the other in a small heap: rooms are let go; it lives, or begins again with every acknowledged letter`, async () => {
    const small = await startServer({ NODE_OPTIONS: '--max-old-space-size=200' });
    const large = Array.from({ length: 1_500 }, (_, i) => absatz('ziffer', `Ziffer ${i} ${randomUUID().repeat(4)}`));
    const ids = await createRooms(small.datenbank, groesse(20, 300), large);
    const { cookie } = await besuche(small.url, 'by-bearbeitung');
    const acked: string[] = [];
    let starts = 1;
    for (const raum of ids) {
      const taken = await typeInto(small, raum, cookie).then(() => true, () => false);
      if (taken) acked.push(raum);
      else if (!(await isUp(small))) {
        starts += 1;
        await small.restart();
      }
    }
    sage('P20', `${ids.length} texts of ${Math.round(JSON.stringify(large).length / 1e3)} kB in a heap of 200 MB: ${starts} starts, ${acked.length} letters acknowledged`);
    expect(acked.length).toBeGreaterThan(ids.length * 0.8);
    const pool = new pg.Pool({ ...poolConfigOf(small.datenbank), max: 2 });
    for (const raum of acked) expect(wortOf(replikOf('log', (await zeilenOf(pool, raum)).doc))).toMatch(/xZiffer 1499/);
    await pool.end();
    await bis(async () => (await messwert(small.url, 'raeume')) === 0, 30_000);
    await small.stop();
  });
});

async function typeInto({ url }: Testserver, raum: string, cookie: string): Promise<void> {
  const client = await connectClient({ url: socketsOf(url), raum, cookie, origin: url });
  client.text(1_499).insert(0, 'x');
  await client.allSaved();
  client.drop();
}

function isUp({ url }: Testserver): Promise<boolean> {
  return fetch(`${url}/healthz`).then((res) => res.ok, () => false);
}
