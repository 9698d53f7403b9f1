/** P2, P7 to P11: the database behind the real server is cut, stands still, is full, is asked by too many; people type on and the history is judged. */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { connectClient } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { startServer, type Testserver } from '../support/server.ts';
import { steckeDazwischen, type Zwischenstecker } from '../support/zwischenstecker.ts';
import { startRaumserver } from '../sync/raumserver.ts';
import { anteil, baueBuehne, bis, createRooms, messwert, socketsOf, WARTENDE_BYTES, type Buehne } from './buehne.ts';
import { groesse, KEIM, sage } from './groesse.ts';
import { beruhige, schliesse, treibe, urteile, type Zimmer } from './treiben.ts';

/** What the server may hold of one room before it reads no more of it, and a socket's own part of it. */
const RAUM_BYTES = 16_000_000;
const SOCKET_BYTES = 4_000_000;
const ABSAETZE = [absatz('ziffer', 'Anfang.'), absatz('ziffer', ''), absatz('ziffer', ''), absatz('ziffer', '')];

let datenbank: Testdatenbank;
let stecker: Zwischenstecker;
let server: Testserver;
let buehne: Buehne;
let zimmer: Zimmer[] = [];

beforeAll(async () => {
  datenbank = await neueDatenbank();
  stecker = await steckeDazwischen(datenbank.poolConfig);
  server = await startServer({ DATABASE_URL: stecker.url });
  // The test itself looks at the database past the proxy.
  buehne = await baueBuehne({ ...server, datenbank: datenbank.url }, { raeume: 0, spieler: 4 });
});
afterEach(async () => {
  await schliesse(zimmer);
  zimmer = [];
});
afterAll(async () => {
  await buehne?.close();
  await server?.stop();
  await stecker?.stop();
  await datenbank?.drop();
});

async function enter(): Promise<Zimmer> {
  const [raum = ''] = await createRooms(datenbank.url, 1, ABSAETZE);
  const historie = new Historie(raum);
  const menschen = await Promise.all(buehne.spieler.map(({ kennung, kontoId, cookie }) => new Mensch(kennung, kontoId, historie, { url: () => socketsOf(server.url), cookie }).komm()));
  return { historie, menschen };
}
/** Locks tables against the server until released; at the latest when the test ends. */
async function sperre(was: string): Promise<() => Promise<void>> {
  const lock = new pg.Client(datenbank.poolConfig);
  await lock.connect();
  await lock.query('begin');
  await lock.query(`lock table ${was}`);
  let locked = true;
  const release = async (): Promise<void> => {
    if (locked) await lock.end();
    locked = false;
  };
  onTestFinished(release);
  return release;
}
const judge = async (): Promise<unknown> => urteile(buehne.pool, zimmer[0] ?? expect.fail());

describe('P2, P7 the line to the database is cut', () => {
  it.each([['vor', 'before the append arrives'], ['nach', 'after the append was committed, before the answer']] as const)('%s: %s, again and again while four people type; each letter once', async (art, _wann) => {
    zimmer = [await enter()];
    stecker.schneide(art, 'textraum_append', groesse(6, 200));
    const stop = treibe(zimmer, 15, wahlOf(KEIM));
    await bis(() => stecker.offen === 0, groesse(30_000, 600_000));
    stop();
    await beruhige(zimmer);
    expect(await judge()).toEqual([]);
    // The server kept them on the line all the time.
    expect(zimmer[0]?.menschen.flatMap((m) => m.abschiede)).toEqual([]);
  });

  it('P8 all lines at once, again and again: people type on and all is stored within 10 s', async () => {
    zimmer = [await enter()];
    const stop = treibe(zimmer, 15, wahlOf(KEIM + 1));
    for (let i = 0; i < 8; i++) {
      const before = zimmer[0]?.historie.zahlen().bestaetigt ?? 0;
      stecker.trenneAlle();
      await bis(() => (zimmer[0]?.historie.zahlen().bestaetigt ?? 0) > before + 20);
    }
    stop();
    await beruhige(zimmer, 10_000);
    expect(await judge()).toEqual([]);
  });
});

describe('P9 the database stands still', () => {
  it('what waits is bounded, nobody is cut, and everything is stored when it moves again', async () => {
    zimmer = [await enter()];
    const [room] = zimmer;
    const before = await messwert(server.url, 'speicher_bytes{art="gesamt"}');
    const release = await sperre('textraum in exclusive mode');
    // Large honest pastes, taken out again, far more than a room may hold.
    const rounds = groesse(24, 100);
    const big = 'x'.repeat(400_000);
    const paster = await Promise.all(buehne.spieler.map(({ cookie }) => connectClient({ url: socketsOf(server.url), raum: room?.historie.raum ?? '', cookie, origin: server.url })));
    for (const client of paster) {
      for (let n = 0; n < rounds; n++) {
        // In two writes: what is taken out within one never reaches the wire.
        client.text().insert(0, big);
        client.text().delete(0, big.length);
      }
    }
    const sent = rounds * big.length * paster.length;
    await bis(async () => (await messwert(server.url, WARTENDE_BYTES)) > RAUM_BYTES / 2, 20_000);
    let most = 0;
    const start = performance.now();
    await bis(async () => {
      most = Math.max(most, await messwert(server.url, WARTENDE_BYTES));
      return performance.now() - start > groesse(3_000, 30_000);
    }, 60_000);
    const rss = (await messwert(server.url, 'speicher_bytes{art="gesamt"}')) - before;
    sage('P9', `${Math.round(sent / 1e6)} MB sent while the database stood still: ${Math.round(most / 1e6)} MB waited in the room, RSS + ${Math.round(rss / 1e6)} MB`);
    expect(sent).toBeGreaterThan(2 * RAUM_BYTES);
    expect(most).toBeLessThan(RAUM_BYTES + 4 * SOCKET_BYTES);
    await release();
    room?.menschen.forEach((m, i) => m.tippe('weiter', i));
    await Promise.all(paster.map((client) => client.until(() => client.saved >= client.sent, 60_000)));
    await beruhige(zimmer, 60_000);
    paster.forEach((client) => client.drop());
    expect(await judge()).toEqual([]);
    expect(room?.menschen.flatMap((m) => m.abschiede)).toEqual([]);
  });
});

describe('P11 too many requests for the database', () => {
  it('200 pages that wait for a locked table hold up no letter, further ones are told at once, and all are answered in the end', async () => {
    zimmer = [await enter()];
    const release = await sperre('ausgabe, archivsammlung in access exclusive mode');
    const pages = Promise.all(Array.from({ length: 200 }, () => fetch(`${server.url}/sammlungen`).then(async (res) => (await res.text(), res.status))));
    const stop = treibe(zimmer, 15, wahlOf(KEIM + 2));
    await bis(() => (zimmer[0]?.historie.zahlen().bestaetigt ?? 0) > 200, 20_000);
    await bis(async () => {
      const res = await fetch(`${server.url}/impressum`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
      return res?.status === 503 && /ausgelastet.*erneut/.test(await res.text()) && (await fetch(`${server.url}/healthz`)).status === 503;
    }, 20_000);
    stop();
    await beruhige(zimmer);
    sage('P11', `a letter's acknowledgement while 200 pages wait: p99 ${anteil(zimmer[0]?.historie.wartezeiten() ?? [], 0.99)} ms`);
    await release();
    await bis(async () => (await fetch(`${server.url}/healthz`)).status === 200);
    expect((await pages).every((status) => status === 200 || status === 503)).toBe(true);
    expect(await judge()).toEqual([]);
  });
});

describe('P10 the disk is full', () => {
  it('nothing is acknowledged while it is, everything afterwards, once', async () => {
    let full = false;
    const raumserver = await startRaumserver({
      wrap: (log) => ({ ...log, haengeAn: (...a) => (full ? Promise.reject(Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })) : log.haengeAn(...a)) })
    });
    const historie = new Historie(await raumserver.neuerRaum(ABSAETZE));
    (await raumserver.client(historie.raum, 'by')).drop();
    const mensch = await new Mensch('by', raumserver.kontoOf('by'), historie, { url: () => raumserver.url, cookie: 'sitzung=by' }).komm();
    mensch.tippe('vorher ');
    await bis(() => mensch.fertig);
    full = true;
    mensch.tippe('während ');
    const reader = await raumserver.client(historie.raum, 'lesend');
    expect([historie.zahlen().bestaetigt, reader.text().toString()]).toEqual([7, 'Anfang.vorher ']);
    reader.drop();
    full = false;
    mensch.tippe('nachher');
    await beruhige([{ historie, menschen: [mensch] }]);
    expect(await urteile(raumserver.pool, { historie, menschen: [mensch] })).toEqual([]);
    await mensch.geh();
    await raumserver.stop();
  });
});
