import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import type { Textraumlog } from '../../server/ports-sync.ts';
import { connectClient, type Client } from '../support/client.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { startOn, type Raumserver } from './raumserver-kern.ts';
import { startRaumserver, startZwei } from './raumserver.ts';

/** A log whose calls the test can hold up or let fail. */
function stoerbar(): { wrap: (log: Textraumlog) => Textraumlog; vor: (call: 'lade' | 'haengeAn') => Promise<void>; nach: () => Promise<void> } {
  const faults = { vor: (_: 'lade' | 'haengeAn'): Promise<void> => Promise.resolve(), nach: (): Promise<void> => Promise.resolve() };
  return Object.assign(faults, {
    wrap: (log: Textraumlog): Textraumlog => ({
      lade: async (id, nach) => {
        await faults.vor('lade');
        return log.lade(id, nach);
      },
      haengeAn: async (id, kopf, eintraege) => {
        await faults.vor('haengeAn');
        const antwort = await log.haengeAn(id, kopf, eintraege);
        await faults.nach();
        return antwort;
      }
    })
  });
}

describe('a store that fails', () => {
  const fault = stoerbar();
  let server: Raumserver;
  beforeAll(async () => { server = await startRaumserver({ wrap: fault.wrap }); });
  afterAll(() => server.stop());

  it('acknowledges and shows nothing before the commit', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    const hh = await server.client(raum, 'hh');
    let go = (): void => undefined;
    const reached = new Promise<void>((called) => {
      fault.vor = () => new Promise((resolve) => {
        go = resolve;
        called();
      });
    });
    await by.allSaved();
    by.text().insert(0, 'später ');
    await reached;
    const late = await connectDuring(server, raum);
    expect([by.saved < by.sent, hh.text().toString(), late]).toEqual([true, 'Erste Worte.', 'Erste Worte.']);
    fault.vor = () => Promise.resolve();
    go();
    await by.allSaved();
    await hh.until(() => hh.text().toString() === 'später Erste Worte.');
    [by, hh].forEach((c) => c.drop());
  });

  it('P14, M11 a load that fails is refused with 503, and nothing is stored from an empty text', async () => {
    const raum = await server.neuerRaum();
    fault.vor = (call) => (call === 'lade' ? Promise.reject(new Error('load')) : Promise.resolve());
    await expect(server.client(raum)).rejects.toThrow('HTTP 503');
    fault.vor = () => Promise.resolve();
    const by = await server.client(raum);
    by.text().insert(0, 'x');
    await by.allSaved();
    expect((await server.stored(raum))[0]?.text).toBe('xErste Worte.');
    by.drop();
  });

  it('P7, P8 an append that fails before or after the commit is tried again and counted once', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    await by.allSaved();
    for (const where of ['vor', 'nach'] as const) {
      let failures = 3;
      fault[where] = () => (failures-- > 0 ? Promise.reject(new Error('connection lost')) : Promise.resolve());
      by.text().insert(0, `${where} `);
      await by.allSaved();
      expect(failures).toBeLessThan(3);
      fault[where] = () => Promise.resolve();
    }
    expect((await server.stored(raum))[0]?.text).toBe('nach vor Erste Worte.');
    expect((await server.log.lade(raum))?.kopf).toBe(3);
    by.drop();
  });

  it('P12, P13 a damaged log or one with a hole is never served', async () => {
    const raum = await server.neuerRaum();
    const hole = await server.neuerRaum();
    await server.log.haengeAn(hole, 1, [{ daten: saatOf([absatz('absatz', 'a')], () => 'z'), kontoId: '00000000-0000-4000-8000-000000000000', delegation: 'BY' }]);
    await server.pool.query('alter table textraumeintrag disable trigger textraumeintrag_bleibt');
    await server.pool.query(`update textraumeintrag set daten = '\\x0102'::bytea where textraum_id = $1`, [raum]);
    await server.pool.query('delete from textraumeintrag where textraum_id = $1 and folge = 1', [hole]);
    await server.pool.query('alter table textraumeintrag enable trigger textraumeintrag_bleibt');
    await expect(server.client(raum)).rejects.toThrow('HTTP 503');
    await expect(server.client(hole)).rejects.toThrow('HTTP 503');
  });
});

describe('S17 the freeze', () => {
  let server: Raumserver;
  beforeAll(async () => { server = await startRaumserver(); });
  afterAll(() => server.stop());

  it('takes a letter in flight into the frozen text for all or for none, 40 times', async () => {
    for (let round = 0; round < 40; round++) {
      const raum = await server.neuerRaum();
      const by = await server.client(raum);
      const hh = await server.client(raum, 'hh');
      const freeze = round % 2 === 0 ? server.friereEin(raum) : null;
      for (let i = 0; i < 5; i++) by.text().insert(0, 'x');
      await (freeze ?? server.friereEin(raum));
      expect(await Promise.all([by.closed, hh.closed])).toEqual([4410, 4410]);
      expect(hh.state).toEqual({ closed: true, write: false });
      const frozen = (await server.stored(raum))[0]?.text ?? '';
      expect(hh.text().toString()).toBe(frozen);
      // What was acknowledged is in it; what is not in it was not acknowledged.
      expect(frozen.length - 'Erste Worte.'.length).toBeGreaterThanOrEqual(Math.max(0, by.saved - 1));
    }
  });

  it('refuses late words with a reason and lets people in to read', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    by.drop();
    by.text().insert(0, 'zu spät ');
    await server.friereEin(raum);
    const reader = await server.client(raum, 'hh');
    await reader.allSaved();
    expect([reader.text().toString(), reader.state]).toEqual(['Erste Worte.', { closed: true, write: false }]);
    const late = await server.client(raum, 'by', { doc: by.doc });
    expect(await late.closed).toBe(4410);
    expect(late.refused).toEqual(['raum_geschlossen']);
    reader.drop();
  });

  it('is noticed at the next letter when nobody tells', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    const hh = await server.client(raum, 'hh');
    await by.allSaved();
    await server.pool.query(`update textraum set zustand = 'geschlossen', geschlossen_am = now() where id = $1`, [raum]);
    by.text().insert(0, 'x');
    expect(await by.closed).toBe(4410);
    expect(by.refused).toEqual(['raum_geschlossen']);
    expect(await hh.closed).toBe(4410);
  });
});

describe('P17 two servers on one database', () => {
  it('keep one order; nothing acknowledged is lost and both show the same text', async () => {
    const { a, b, stop } = await startZwei();
    const raum = await a.neuerRaum();
    const by = await a.client(raum);
    const hh = await b.client(raum, 'hh');
    for (let i = 0; i < 60; i++) {
      by.text().insert(0, 'b');
      hh.text().insert(hh.text().length, 'h');
      if (i % 7 === 0) await Promise.all([by.allSaved(), hh.allSaved()]);
    }
    await Promise.all([by.allSaved(), hh.allSaved()]);
    await Promise.all([a.sync.geaendert(raum), b.sync.geaendert(raum)]);
    const stored = (await a.stored(raum))[0]?.text ?? '';
    expect(stored).toBe(`${'b'.repeat(60)}Erste Worte.${'h'.repeat(60)}`);
    await Promise.all([by, hh].map((c) => c.until(() => c.text().toString() === stored)));
    [by, hh].forEach((c) => c.drop());
    await stop();
  });
});

describe('P3 kill -9 while three people type', () => {
  let datenbank: Testdatenbank;
  let reader: Raumserver;
  beforeAll(async () => {
    datenbank = await neueDatenbank();
    reader = await startOn(datenbank.poolConfig);
  });
  afterAll(async () => {
    await reader.stop();
    await datenbank.drop();
  });

  it.each([1, 2, 3])('every acknowledged letter is there after the restart (round %i)', async (round) => {
    const raum = await reader.neuerRaum([absatz('absatz', ''), absatz('absatz', ''), absatz('absatz', '')]);
    const first = await startProcess(datenbank.url);
    const people = await Promise.all(['by', 'hh', 'by'].map((login) => connectClient({ url: first.url, raum, cookie: `sitzung=${login}` })));
    await Promise.all(people.map((p) => p.allSaved()));
    // Each types into a paragraph of their own, so that the letters say whose they are.
    const typing = people.map((p, i) => typeUntilGone(p, i));
    await people[0]?.until(() => people.every((p) => p.saved > 20 * round));
    first.child.kill('SIGKILL');
    const acked = await Promise.all(typing);
    const second = await startProcess(datenbank.url);
    const fresh = await connectClient({ url: second.url, raum, cookie: 'sitzung=by' });
    for (const [i, letters] of acked.entries()) {
      expect(letters).toBeGreaterThan(0);
      expect(fresh.text(i).toString().length).toBeGreaterThanOrEqual(letters);
      expect(fresh.text(i).toString()).toMatch(/^(x)*$/);
    }
    // Who comes back brings the rest, once.
    const back = await connectClient({ url: second.url, raum, cookie: 'sitzung=by', doc: people[0]?.doc ?? new Y.Doc() });
    await back.allSaved();
    await fresh.until(() => fresh.text(0).toString() === back.text(0).toString());
    [fresh, back].forEach((c) => c.drop());
    second.child.kill('SIGKILL');
  });
});

/** Types one letter after the other; answers how many were acknowledged when the socket was gone. */
async function typeUntilGone(person: Client, paragraph: number): Promise<number> {
  const before = person.sent;
  while (!person.gone) {
    person.text(paragraph).insert(person.text(paragraph).length, 'x');
    await new Promise((resolve) => setImmediate(resolve));
    const sent = person.sent;
    await person.until(() => person.gone || person.saved > sent - 10);
  }
  return person.saved - before;
}

async function startProcess(url: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/sync/prozess.ts', url], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { url: line, child };
  throw new Error('the server did not start');
}

/** What somebody gets who comes while a commit is under way. */
async function connectDuring(server: Raumserver, raum: string): Promise<string> {
  const client = await server.client(raum, 'lesend');
  const text = client.text().toString();
  client.drop();
  return text;
}
