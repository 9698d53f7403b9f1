/**
 * P3, P8, P15, P17, G1, G2: two nodes on one embedded database, people on both; one node after the other is killed with signal 9 while
 * they type, and at the end the database itself. People find the other node by themselves. The history says whether a letter was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { STUMM } from '../../server/log.ts';
import { startEmbedded, type Embedded } from '../../server/persistence/embedded.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { connectClient } from '../support/client.ts';
import { endServer } from '../support/embedded-prozess.ts';
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { replikOf } from '../support/replik.ts';
import { startServer, type Testserver } from '../support/server.ts';
import { anteil, baueBuehne, bis, socketsOf, type Buehne } from './buehne.ts';
import { groesse, KEIM, sage } from './groesse.ts';
import { beruhige, schliesse, summe, treibe, urteile, type Zimmer } from './treiben.ts';

const EDITOREN = groesse(40, 200);
const TOPS = groesse(12, 60);
const TOETUNGEN = groesse(3, 9);
const ABSTAND_MS = groesse(3_000, 20_000);
const ABSAETZE = Array.from({ length: 4 }, (_, i) => absatz('ziffer', i === 0 ? 'Anfang.' : ''));

const ordner = mkdtempSync(join(tmpdir(), 'einvernehmen-knoten-'));
const dataDir = join(ordner, 'data');
let embedded: Embedded;
let knoten: Testserver[] = [];
let buehne: Buehne;
let zimmer: Zimmer[] = [];

beforeAll(async () => {
  embedded = await startEmbedded({ dataDir, log: STUMM });
  const first = await startServer({ DATA_DIR: dataDir });
  knoten = [first, await startServer({ DATA_DIR: dataDir })];
  buehne = await baueBuehne({ ...first, datenbank: embedded.url }, { raeume: TOPS, spieler: 34, absaetze: ABSAETZE });
}, 180_000);
afterAll(async () => {
  await schliesse(zimmer);
  await buehne?.close();
  for (const node of knoten) await node.stop();
  await embedded?.stop();
  rmSync(ordner, { recursive: true, force: true });
});

/** A person who begins at one node and tries the other one after each lost line. */
async function enter(i: number, historie: Historie): Promise<Mensch> {
  const { kennung, kontoId, cookie } = buehne.spieler[i % buehne.spieler.length] ?? expect.fail();
  let versuch = i;
  return new Mensch(`${kennung}-${i}`, kontoId, historie, { url: () => socketsOf(knoten[versuch++ % 2]?.url ?? ''), cookie }).komm();
}

const warte = (ms: number): Promise<void> => {
  const from = performance.now();
  return bis(() => performance.now() - from >= ms, ms + 10_000);
};
/** Waiting times of letters typed in this span. */
const wartezeiten = (von: number, bisZeit: number): number[] => zimmer.flatMap(({ historie }) => {
  const part = new Historie(historie.raum);
  part.ereignisse.push(...historie.ereignisse.filter((e) => e.art !== 'getippt' || (e.zeit >= von && e.zeit < bisZeit)));
  return part.wartezeiten();
});

describe('P17, P3, G1 two nodes that are killed in turn, and then the database (P8, P15)', () => {
  const marken = { ruhig: 0, knoten: 0, datenbank: 0, ende: 0 };

  it(`${EDITOREN} editors on ${TOPS} TOPs type on through ${TOETUNGEN} kills of a node and one of the database`, async () => {
    const raeume: { historie: Historie; menschen: Mensch[] }[] = buehne.raeume.map((raum) => ({ historie: new Historie(raum), menschen: [] }));
    zimmer = raeume;
    for (let i = 0; i < EDITOREN; i++) {
      const room = raeume[i % TOPS] ?? expect.fail();
      room.menschen.push(await enter(i, room.historie));
    }
    marken.ruhig = performance.now();
    const stop = treibe(zimmer, 400, wahlOf(KEIM));
    await warte(2_000);
    marken.knoten = performance.now();
    for (let n = 0; n < TOETUNGEN; n++) {
      const node = knoten[n % 2] ?? expect.fail();
      for (const { historie } of zimmer) historie.melde({ art: 'neustart', was: `Knoten ${n % 2}` });
      await node.kill('SIGKILL');
      const start = performance.now();
      await node.restart();
      await warte(Math.max(0, ABSTAND_MS - (performance.now() - start)));
    }
    marken.datenbank = performance.now();
    await endServer(dataDir, 'SIGKILL');
    await warte(groesse(3_000, 20_000));
    stop();
    marken.ende = performance.now();
    await beruhige(zimmer, 60_000);
    expect(summe(zimmer).getippt).toBeGreaterThan(EDITOREN * 10);
  });

  it('0 acknowledged letters are missing, every replica and a room loaded anew on each node are equal', async () => {
    for (const room of zimmer) {
      const fresh = await Promise.all(knoten.map((node) => connectClient({ url: socketsOf(node.url), raum: room.historie.raum, cookie: buehne.spieler[0]?.cookie })));
      await bis(() => fresh.every((client) => replikOf('', client.doc).wortlaut === room.menschen[0]?.replik().wortlaut));
      expect(await urteile(buehne.pool, room, fresh.map((client, i) => replikOf(`node ${i}`, client.doc)))).toEqual([]);
      fresh.forEach((client) => client.drop());
    }
    const { getippt, bestaetigt } = summe(zimmer);
    expect(bestaetigt).toBe(getippt);
    const spans = [['undisturbed', marken.ruhig, marken.knoten], [`${TOETUNGEN} kills of a node`, marken.knoten, marken.datenbank], ['kill of the database', marken.datenbank, marken.ende]] as const;
    for (const [name, von, bisZeit] of spans) {
      const times = wartezeiten(von, bisZeit);
      sage('P17', `${name}: ${times.length} letters, acknowledgement p50 ${anteil(times, 0.5)} p99 ${anteil(times, 0.99)}, longest interruption ${anteil(times, 1)} ms`);
    }
  });

  it('G2 nobody waited longer than 3 s for a killed node, nor than 8 s for the database', () => {
    expect(anteil(wartezeiten(marken.knoten, marken.datenbank), 0.95)).toBeLessThan(3_000);
    expect(anteil(wartezeiten(marken.datenbank, marken.ende), 0.95)).toBeLessThan(8_000);
  });
});
