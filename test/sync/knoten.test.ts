/** P17, S19, G14: two processes on one database serve one text; what happens at one reaches the people at the other, and a killed one is not missed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { connectClient, type Client } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { startZwei } from './raumserver.ts';
import { startOn, type Raumserver } from './raumserver-kern.ts';

describe('P17 two nodes', () => {
  let zwei: Awaited<ReturnType<typeof startZwei>>;
  beforeAll(async () => {
    zwei = await startZwei();
    await vi.waitFor(() => expect([zwei.a, zwei.b].map((node) => node.sync.zahlen().knoten)).toEqual([1, 1]), { timeout: 10_000 });
  });
  afterAll(() => zwei.stop());

  it('show each other’s letters without being asked, with the right authors in the log', async () => {
    const { a, b } = zwei;
    const raum = await a.neuerRaum();
    const by = await a.client(raum);
    const hh = await b.client(raum, 'hh');
    for (let i = 0; i < 40; i++) {
      by.text().insert(0, 'b');
      hh.text().insert(hh.text().length, 'h');
      if (i % 5 === 0) await Promise.all([by.allSaved(), hh.allSaved()]);
    }
    await Promise.all([by.allSaved(), hh.allSaved()]);
    const soll = `${'b'.repeat(40)}Erste Worte.${'h'.repeat(40)}`;
    await Promise.all([by, hh].map((c) => c.until(() => c.text().toString() === soll, 3_000)));
    const { rows } = await a.pool.query<{ konto_id: string; client: string }>('select konto_id, client from textraumclient where textraum_id = $1', [raum]);
    expect(new Map(rows.map((row) => [Number(row.client), row.konto_id]))).toEqual(new Map([[by.doc.clientID, a.kontoOf('by')], [hh.doc.clientID, b.kontoOf('hh')]]));
    expect([...by.refused, ...hh.refused]).toEqual([]);
    [by, hh].forEach((c) => c.drop());
  });

  it('S5 an id leased at one is leased at the other', async () => {
    const { a, b } = zwei;
    const raum = await a.neuerRaum();
    const by = await a.client(raum);
    const hh = await b.client(raum, 'hh');
    by.text().insert(0, 'von BY ');
    await by.allSaved();
    await hh.until(() => hh.text().toString().startsWith('von BY'), 3_000);
    hh.doc.clientID = by.doc.clientID;
    hh.text().insert(0, 'gelogen ');
    expect([await hh.closed, hh.refused]).toEqual([4422, ['kennung_fremd']]);
    by.drop();
  });

  it('show who is where, and forget who is gone', async () => {
    const { a, b } = zwei;
    const raum = await a.neuerRaum();
    const by = await a.client(raum);
    by.sendPresence(77, 1, { cursor: null });
    const hh = await b.client(raum, 'hh');
    await hh.until(() => hh.presence.get(77)?.state !== undefined, 3_000);
    expect(hh.presence.get(77)?.state).toMatchObject({ user: { name: 'Person by', delegation: 'BY' } });
    by.drop();
    await hh.until(() => hh.presence.get(77)?.state === null, 3_000);
    hh.drop();
  });

  it('S19, G14 a right withdrawn or a text closed at one reaches the sockets at the other within a second, also those that only read', async () => {
    const { a, b } = zwei;
    const raum = await a.neuerRaum();
    const reader = await b.client(raum, 'lesend');
    const hh = await b.client(raum, 'hh');
    await hh.allSaved();
    for (const node of [a, b]) node.rechte.set('hh', { angemeldet: true, recht: 'lesen', delegation: 'HH' });
    await a.sync.geaendert(raum);
    await hh.until(() => hh.state?.write === false, 1_000);
    await a.friereEin(raum);
    const start = performance.now();
    expect(await Promise.all([reader.closed, hh.closed])).toEqual([4410, 4410]);
    expect(performance.now() - start).toBeLessThan(1_000);
    for (const node of [a, b]) node.rechte.set('hh', { angemeldet: true, recht: 'schreiben', delegation: 'HH' });
  });

  it('S19 a login that ends at one closes the sockets at the other', async () => {
    const { a, b } = zwei;
    const raum = await a.neuerRaum();
    const hh = await b.client(raum, 'hh');
    await hh.allSaved();
    for (const node of [a, b]) node.rechte.set('hh', { angemeldet: false, recht: 'schreiben', delegation: 'HH' });
    await a.sync.kontoGeaendert(b.kontoOf('hh'));
    expect(await hh.closed).toBe(4401);
    for (const node of [a, b]) node.rechte.set('hh', { angemeldet: true, recht: 'schreiben', delegation: 'HH' });
  });

  it('P7 look for themselves where no word arrives: a broken line to listen on, a row written past them', async () => {
    const { a, b } = zwei;
    const raum = await a.neuerRaum();
    const hh = await b.client(raum, 'hh');
    const by = await a.client(raum);
    await Promise.all([by.allSaved(), hh.allSaved()]);
    await a.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`);
    by.text().insert(0, 'x');
    await by.allSaved();
    await hh.until(() => hh.text().toString() === 'xErste Worte.', 3_000);
    // And the line comes back.
    await expect.poll(async () => (await a.pool.query(`select 1 from pg_stat_activity where query like 'listen%' and datname = current_database()`)).rowCount, { timeout: 5_000 }).toBe(2);
    [by, hh].forEach((c) => c.drop());
  });
});

describe('P17 kill -9 of one of two nodes', () => {
  let datenbank: Testdatenbank;
  let bleibt: Raumserver;
  let child: ChildProcess;
  let url = '';
  beforeAll(async () => {
    datenbank = await neueDatenbank();
    bleibt = await startOn(datenbank.poolConfig);
    child = spawn(process.execPath, ['--import', 'tsx', 'test/sync/prozess.ts', datenbank.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout ?? expect.fail() })) {
      url = line;
      break;
    }
  }, 30_000);
  afterAll(async () => {
    child.kill('SIGKILL');
    await bleibt.stop();
    await datenbank.drop();
  });

  it('the other’s people notice nothing, and nothing acknowledged is lost', async () => {
    const raum = await bleibt.neuerRaum([absatz('absatz', ''), absatz('absatz', '')]);
    const here = await bleibt.client(raum);
    const there = await connectClient({ url, raum, cookie: 'sitzung=hh' });
    await Promise.all([here.allSaved(), there.allSaved()]);
    const before = there.sent;
    const typing = typeUntilGone(there);
    for (let i = 0; i < 60; i++) {
      here.text(0).insert(0, 'b');
      await here.allSaved();
      if (i === 30) child.kill('SIGKILL');
    }
    const acked = (await typing) - before;
    expect([here.gone, here.refused, here.text(0).toString()]).toEqual([false, [], 'b'.repeat(60)]);
    await here.until(() => here.text(1).toString().length >= acked, 3_000);
    const back = await bleibt.client(raum, 'hh', { doc: there.doc });
    await back.allSaved();
    const stored = await bleibt.stored(raum);
    expect(stored.map((a) => a.text)).toEqual(['b'.repeat(60), there.text(1).toString()]);
    await here.until(() => here.text(1).toString() === stored[1]?.text, 3_000);
    [here, back].forEach((c) => c.drop());
  }, 30_000);
});

async function typeUntilGone(person: Client): Promise<number> {
  while (!person.gone) {
    person.text(1).insert(0, 'h');
    const sent = person.sent;
    await person.until(() => person.gone || person.saved > sent - 5);
  }
  return person.saved;
}
