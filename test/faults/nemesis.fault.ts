/**
 * G1, G2, G3, G6, G15, P3, S10: people at work on the real server while something happens to it again and again - killed, cut from its database, made to
 * wait, its lines cut, hostile frames. What happens when is drawn from a printed seed; the history says whether a letter was lost.
 */
import pg from 'pg';
import * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { updateOf } from '../dokument/verboten.ts';
import { connectClient } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { startServer, type Testserver } from '../support/server.ts';
import { steckeDazwischen, type Zwischenstecker } from '../support/zwischenstecker.ts';
import { anteil, baueBuehne, bis, createRooms, socketsOf, type Buehne } from './buehne.ts';
import { groesse, KEIM, sage } from './groesse.ts';
import { oeffne, schreibe } from './rohleitung.ts';
import { beruhige, schliesse, summe, treibe, urteile, type Zimmer } from './treiben.ts';

const ABSAETZE = Array.from({ length: 5 }, (_, i) => absatz('ziffer', i === 0 ? 'Anfang.' : ''));

let datenbank: Testdatenbank;
let stecker: Zwischenstecker;
let server: Testserver;
let buehne: Buehne;
let zimmer: Zimmer[] = [];

beforeAll(async () => {
  datenbank = await neueDatenbank();
  stecker = await steckeDazwischen(datenbank.poolConfig);
  server = await startServer({ DATABASE_URL: stecker.url });
  buehne = await baueBuehne({ ...server, datenbank: datenbank.url }, { raeume: 0, spieler: 34 });
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

async function enter(leute: number, raeume: number): Promise<Zimmer[]> {
  const ids = await createRooms(datenbank.url, raeume, ABSAETZE);
  const out: { historie: Historie; menschen: Mensch[] }[] = ids.map((id) => ({ historie: new Historie(id), menschen: [] }));
  for (let i = 0; i < leute; i++) {
    const room = out[i % raeume] ?? expect.fail();
    const { kennung, kontoId, cookie } = buehne.spieler[i % buehne.spieler.length] ?? expect.fail();
    room.menschen.push(await new Mensch(`${kennung}-${i}`, kontoId, room.historie, { url: () => socketsOf(server.url), cookie }).komm());
  }
  return out;
}
const judge = async (): Promise<unknown[]> => (await Promise.all(zimmer.map((z) => urteile(buehne.pool, z)))).flat();
/** Acknowledged letters so far, and when the last word came. */
const acked = (): number => zimmer.reduce((n, { historie }) => n + historie.ereignisse.reduce((m, e) => m + (e.art === 'bestaetigt' ? 1 : 0), 0), 0);
const pauseMs = (ms: number): Promise<void> => {
  const from = performance.now();
  return bis(() => performance.now() - from >= ms, ms + 10_000);
};

describe('G3 people at work', () => {
  it(`${groesse(60, 200)} editors on ${groesse(20, 60)} TOPs: how long an acknowledgement takes`, async () => {
    zimmer = await enter(groesse(60, 200), groesse(20, 60));
    const stop = treibe(zimmer, 250, wahlOf(KEIM));
    await pauseMs(groesse(6_000, 1_800_000));
    stop();
    await beruhige(zimmer, 60_000);
    const times = zimmer.flatMap(({ historie }) => historie.wartezeiten());
    sage('G3', `${groesse(60, 200)} editors on ${groesse(20, 60)} TOPs, 4 letters a second each: acknowledgement p50 ${anteil(times, 0.5)} p99 ${anteil(times, 0.99)} ms of ${times.length} letters`);
    expect(await judge()).toEqual([]);
    // The goal is 150 ms on a quiet machine; CI shares one, and is here to see a fault and not a figure.
    expect(anteil(times, 0.99)).toBeLessThan(groesse(1_500, 150));
  });
});

describe('G1, G2, G15, P3 kills, cuts and waits in a row', () => {
  it(`${groesse(6, 1_000)} times from seed ${KEIM}: nothing acknowledged is lost, each is back within 3 s`, async () => {
    const wahl = wahlOf(KEIM);
    zimmer = await enter(50, 10);
    const stop = treibe(zimmer, 300, wahl);
    const back: number[] = [];
    for (let n = 0; n < groesse(6, 1_000); n++) {
      await harm(wahl);
      for (const { historie } of zimmer) historie.melde({ art: 'neustart', was: 'Server' });
      const before = performance.now();
      await server.kill('SIGKILL');
      const had = acked();
      await server.restart();
      await bis(() => acked() > had, 20_000);
      back.push(performance.now() - before);
    }
    stop();
    await beruhige(zimmer, 60_000);
    const { getippt, bestaetigt } = summe(zimmer);
    sage('G1', `${back.length} kills from seed ${KEIM}: ${bestaetigt} of ${getippt} letters acknowledged, 0 may be lost; first word after a kill p50 ${anteil(back, 0.5)} p95 ${anteil(back, 0.95)} ms`);
    expect(await judge()).toEqual([]);
    expect(bestaetigt).toBe(getippt);
    expect(anteil(back, 0.95)).toBeLessThan(groesse(8_000, 3_000));
  });

  /** Something bad that is no kill. */
  async function harm(wahl: (n: number) => number): Promise<void> {
    const had = acked();
    const act = wahl(4);
    if (act === 0) stecker.trenneAlle();
    else if (act === 1) stecker.schneide(wahl(2) === 0 ? 'vor' : 'nach', 'textraum_append', 1 + wahl(3));
    else if (act === 2) await slowDown(100 + wahl(400));
    else for (const { menschen } of zimmer) menschen[wahl(menschen.length)]?.trenne();
    await bis(() => acked() > had + 10, 20_000);
  }

  /** The database answers no append for so long. */
  async function slowDown(ms: number): Promise<void> {
    const lock = new pg.Client(datenbank.poolConfig);
    await lock.connect();
    await lock.query('begin');
    await lock.query('lock table textraum in exclusive mode');
    await pauseMs(ms);
    await lock.end();
  }
});

describe('G6, S10, M5 mutated frames', () => {
  it(`${groesse(1_500, 1_000_000)} of them, each answered by an acknowledgement or a code, while four people type`, async () => {
    zimmer = await enter(4, 1);
    const raum = zimmer[0]?.historie.raum ?? '';
    const feind = buehne.spieler[30] ?? expect.fail();
    zimmer[0]?.historie.konten.set('feind', feind.kontoId);
    const reader = await connectClient({ url: socketsOf(server.url), raum, cookie: feind.cookie, origin: server.url });
    const stand = Y.encodeStateAsUpdate(reader.doc);
    reader.drop();
    const stop = treibe(zimmer, 60, wahlOf(KEIM));
    const wahl = wahlOf(KEIM + 9);
    const { hostname, port } = new URL(socketsOf(server.url));
    const ziel = { host: hostname, port: Number(port), origin: server.url };
    const answers = new Map<string, number>();
    let left = groesse(1_500, 1_000_000);
    await Promise.all(Array.from({ length: 10 }, async () => {
      while (left-- > 0) {
        const answer = (await schreibe(await oeffne(ziel, raum, feind.cookie), mutated(stand, wahl))).replace(/ .*/, '');
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    }));
    stop();
    await beruhige(zimmer);
    sage('G6', `mutated frames: ${[...answers].map(([answer, n]) => `${answer} ${n}`).join(', ')}`);
    expect([...answers.keys()].filter((answer) => !['4422', 'gespeichert'].includes(answer))).toEqual([]);
    expect(zimmer[0]?.menschen.flatMap((m) => m.abschiede)).toEqual([]);
    expect(await judge()).toEqual([]);
  });
});

/** An honest change with one to four bytes changed. Its letters are the attacker's own; of others it deletes nothing. */
function mutated(stand: Uint8Array, wahl: (n: number) => number): Uint8Array {
  const update = updateOf(stand, (doc) => {
    const text = (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(wahl(text.length), 'Einschub');
    (doc.getXmlFragment('beschluss').get(1) as Y.XmlElement).setAttribute('art', 'punkt');
  }).slice();
  for (let n = 1 + wahl(4); n > 0; n--) update[wahl(update.length)] = wahl(256);
  return update;
}
