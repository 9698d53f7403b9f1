import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { WebSocket } from 'ws';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { absaetzeOf } from '../../app/dokument/codec.ts';
import { startRaumserver, type Raumserver } from './raumserver.ts';

let server: Raumserver;
beforeAll(async () => { server = await startRaumserver(); });
afterAll(() => server.stop());

const seededRandom = (seed: number) => (max: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % max;
};

describe('a room', () => {
  it('shows what one types to the other, and says saved after the commit', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    const hh = await server.client(raum, 'hh');
    by.text().insert(0, 'Neu: ');
    await by.allSaved();
    expect((await server.stored(raum))[0]?.text).toBe('Neu: Erste Worte.');
    await hh.until(() => hh.text().toString() === 'Neu: Erste Worte.');
    by.drop();
    hh.drop();
  });

  it('stores what it was told on the next connection, once', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'a'), absatz('ziffer', 'b')]);
    const by = await server.client(raum);
    by.drop();
    by.text(1).insert(1, 'c');
    const again = await server.client(raum, 'by', { doc: by.doc });
    await again.allSaved();
    again.drop();
    const third = await server.client(raum, 'by', { doc: by.doc });
    await third.allSaved();
    expect((await server.stored(raum)).map((a) => a.text)).toEqual(['a', 'bc']);
    expect((await server.log.lade(raum))?.kopf).toBe(2);
    third.drop();
  });

  it('waits for the answer of a client that writes before it has told what it wrote offline', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    by.drop();
    by.text().insert(0, 'offline ');
    const later: Uint8Array[] = [];
    by.doc.on('update', (update: Uint8Array) => later.push(update));
    by.text().insert(0, 'sofort ');
    const other = await server.client(raum, 'by', { doc: new Y.Doc() });
    const hasty = await server.client(raum, 'hh', { doc: new Y.Doc(), quiet: true });
    hasty.sendUpdate(later[0] as Uint8Array);
    hasty.sendStep2(Y.encodeStateAsUpdate(by.doc));
    await hasty.allSaved();
    await other.until(() => other.text().toString() === 'sofort offline Erste Worte.');
    expect(hasty.refused).toEqual([]);
    hasty.drop();
    other.drop();
  });

  it('says in which state it is, and lets a reader read', async () => {
    const raum = await server.neuerRaum();
    const reader = await server.client(raum, 'lesend');
    expect(reader.state).toEqual({ closed: false, write: false });
    await reader.allSaved();
    expect(reader.text().toString()).toBe('Erste Worte.');
    reader.drop();
  });

  it('is forgotten when empty and comes back with every letter', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    by.text().insert(0, 'x');
    await by.allSaved();
    by.drop();
    await expect.poll(() => server.sync.zahlen().raeume).toBe(0);
    const again = await server.client(raum);
    expect(again.text().toString()).toBe('xErste Worte.');
    again.drop();
  });

  it('merges a burst into few entries and acknowledges each letter', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    for (let i = 0; i < 300; i++) by.text().insert(i, 'a');
    await by.allSaved();
    expect((await server.stored(raum))[0]?.text).toBe(`${'a'.repeat(300)}Erste Worte.`);
    expect((await server.log.lade(raum))?.kopf).toBeLessThan(100);
    by.drop();
  });

  it('serves the provider of the browser', async () => {
    const raum = await server.neuerRaum();
    const doc = new Y.Doc();
    const origin = server.url.replace(/^ws/, 'http').replace('/sync/', '');
    const Polyfill = class extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie: 'sitzung=by', origin } });
      }
    };
    const provider = new WebsocketProvider(server.url, raum, doc, { WebSocketPolyfill: Polyfill as unknown as typeof globalThis.WebSocket, disableBc: true });
    for (const n of [100, 101, 102]) provider.messageHandlers[n] = () => undefined;
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    expect(absaetzeOf(doc)[0]?.text).toBe('Erste Worte.');
    provider.destroy();
  });
});

describe('convergence', () => {
  it.each([1, 2, 3, 4])('of four people who write, restructure and lose their line (seed %i)', async (seed) => {
    const wahl = seededRandom(seed);
    const raum = await server.neuerRaum([absatz('ziffer', 'eins'), absatz('ziffer', 'zwei')]);
    const people = await Promise.all(['by', 'hh', 'by', 'hh'].map((login) => server.client(raum, login)));
    for (let step = 0; step < 120; step++) {
      const at = wahl(people.length);
      const person = people[at] ?? expect.fail();
      if (wahl(20) === 0) {
        person.drop();
        people[at] = await server.client(raum, at % 2 === 0 ? 'by' : 'hh', { doc: person.doc });
      } else edit(person.doc, wahl);
      if (wahl(3) === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(people.map((p) => p.allSaved()));
    const stored = await server.stored(raum);
    for (const p of people) await p.until(() => JSON.stringify(absaetzeOf(p.doc)) === JSON.stringify(stored));
    people.forEach((p) => p.drop());
  });
});

function edit(doc: Y.Doc, wahl: (max: number) => number): void {
  const fragment = doc.getXmlFragment('beschluss');
  const element = fragment.get(wahl(Math.max(1, fragment.length))) as Y.XmlElement | undefined;
  const kind = wahl(10);
  if (element === undefined || kind === 0) {
    const made = new Y.XmlElement('absatz');
    made.setAttribute('art', 'ziffer');
    made.setAttribute('id', `n${wahl(1_000_000)}`);
    made.insert(0, [new Y.XmlText('neu')]);
    fragment.insert(wahl(fragment.length + 1), [made]);
  } else if (kind === 1 && fragment.length > 2) fragment.delete(wahl(fragment.length), 1);
  else if (kind === 2) element.setAttribute('art', ['ziffer', 'punkt', 'unterpunkt', 'absatz'][wahl(4)] ?? 'absatz');
  else {
    const text = element.get(0) as Y.XmlText;
    if (kind === 3 && text.length > 3) text.delete(wahl(text.length - 1), 1);
    else text.insert(wahl(text.length + 1), String.fromCharCode(97 + wahl(26)));
  }
}
