import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { gapOf, updateOf, verboteneUpdates } from '../dokument/verboten.ts';
import type { Client } from '../support/client.ts';
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
const stateOf = (client: Client): Uint8Array => Y.encodeStateAsUpdate(client.doc);
const typed = (client: Client, words: string): Uint8Array => updateOf(stateOf(client), (doc) => (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).insert(0, [new Y.XmlText(words)]));

describe('S1 a reader who writes', () => {
  it.each(['update', 'answer'])('as %s is refused with a code; text and others see nothing', async (way) => {
    const raum = await server.neuerRaum();
    const honest = await enter(raum);
    const reader = await enter(raum, 'lesend');
    if (way === 'update') reader.sendUpdate(typed(reader, 'gefälscht '));
    else reader.sendStep2(typed(reader, 'gefälscht '));
    expect(await reader.closed).toBe(4403);
    expect(reader.refused).toEqual(['nur_lesen']);
    honest.text().insert(0, 'echt ');
    await honest.allSaved();
    expect((await server.stored(raum))[0]?.text).toBe('echt Erste Worte.');
    expect(honest.text().toString()).toBe('echt Erste Worte.');
  });

  it('wrapped in another message type is refused too', async () => {
    const raum = await server.neuerRaum();
    const reader = await enter(raum, 'lesend');
    for (const type of [2, 4, 100, 101]) {
      const other = type === 2 ? reader : await enter(raum, 'lesend');
      const e = encoding.createEncoder();
      encoding.writeVarUint(e, type);
      encoding.writeVarUint(e, 2);
      encoding.writeVarUint8Array(e, typed(other, 'gefälscht '));
      other.sendRaw(encoding.toUint8Array(e));
      expect(await other.closed).toBe(4422);
    }
    expect((await server.stored(raum))[0]?.text).toBe('Erste Worte.');
  });
});

describe('S2, M1, M3, M4, M17 content that is none', () => {
  it('is refused with a code, one kind after the other, while an honest person goes on writing', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'Erste Ziffer.'), absatz('ziffer', 'Zweite Ziffer.')]);
    const honest = await enter(raum);
    let words = 'Erste Ziffer.';
    for (const { name, update } of verboteneUpdates(stateOf(honest), (n) => n - 1)) {
      const hostile = await enter(raum, 'hh');
      await hostile.allSaved();
      hostile.sendUpdate(update);
      const code = await hostile.closed;
      expect([name, code]).toEqual([name, name === 'too large' ? code : 4422]);
      if (name !== 'too large') expect(hostile.refused).toHaveLength(1);
      honest.text().insert(honest.text().length, 'x');
      words += 'x';
    }
    await honest.allSaved();
    expect((await server.stored(raum)).map((a) => a.text)).toEqual([words, 'Zweite Ziffer.']);
    expect(honest.text().toString()).toBe(words);
  });

  it('S6 2,000 updates with holes end in one refusal and leave nothing pending', async () => {
    const raum = await server.neuerRaum();
    const hostile = await enter(raum, 'hh');
    await hostile.allSaved();
    const gap = gapOf(stateOf(hostile));
    for (let i = 0; i < 2_000; i++) hostile.sendUpdate(gap);
    expect(await hostile.closed).toBe(4422);
    expect(hostile.refused).toEqual(['update_lueckenhaft']);
    const next = await enter(raum);
    next.text().insert(0, 'weiter ');
    await next.allSaved();
  });

  it('S6 a hole from one who never answers is refused after a while', async () => {
    const raum = await server.neuerRaum();
    const hostile = await server.client(raum, 'hh', { quiet: true });
    hostile.sendUpdate(gapOf(stateOf(hostile)));
    expect(await hostile.closed).toBe(4422);
  });
});

describe('S9, S10 frames that are none', () => {
  it.each([
    ['no bytes', new Uint8Array(0)], ['a half varint', new Uint8Array([0x80])], ['an unknown type', new Uint8Array([77, 1])], ['an unknown sync message', new Uint8Array([0, 9, 1, 0])],
    ['a length of 2^40', new Uint8Array([0, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 1])], ['bytes too many', new Uint8Array([0, 0, 1, 0, 7])], ['a false state vector', new Uint8Array([0, 0, 3, 0xff, 0xff, 0xff])]
  ])('%s: only that socket closes', async (_, frame) => {
    const raum = await server.neuerRaum();
    const honest = await enter(raum);
    const hostile = await enter(raum, 'hh');
    hostile.sendRaw(frame);
    expect(await hostile.closed).toBe(4422);
    honest.text().insert(0, 'x');
    await honest.allSaved();
  });

  it('a text frame: only that socket closes', async () => {
    const hostile = await enter(await server.neuerRaum());
    hostile.sendRaw('{"type":"update"}');
    expect(await hostile.closed).toBe(4422);
  });

  it('a frame of 64 MB is cut at the limit', async () => {
    const raum = await server.neuerRaum();
    const honest = await enter(raum);
    const hostile = await enter(raum, 'hh');
    hostile.ws.on('error', () => undefined);
    hostile.sendRaw(new Uint8Array(64_000_000));
    expect([1006, 1009]).toContain(await hostile.closed);
    honest.text().insert(0, 'x');
    await honest.allSaved();
  });

  it('random bytes, 300 sockets: the server lives and the text is whole', async () => {
    const raum = await server.neuerRaum();
    const honest = await enter(raum);
    let x = 7;
    const random = (): number => (x = (Math.imul(x, 1_103_515_245) + 12_345) >>> 0) >>> 16;
    for (let i = 0; i < 300; i++) {
      const hostile = await server.client(raum, 'hh');
      hostile.sendRaw(Uint8Array.from({ length: 1 + (random() % 60) }, (_, k) => (k < 2 ? [0, random() % 4][k] ?? 0 : random() % 256)));
      hostile.drop();
    }
    honest.text().insert(0, 'x');
    await honest.allSaved();
    expect((await server.stored(raum))[0]?.text).toBe('xErste Worte.');
  });

  it('wrong RSV bits, broken UTF-8, endless fragments and broken handshakes leave the process and others alone', async () => {
    const raum = await server.neuerRaum();
    const honest = await enter(raum);
    const frames = [Buffer.from([0xf2, 0x80, 0, 0, 0, 0]), Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]), Buffer.concat([Buffer.from([0x02, 0x80, 0, 0, 0, 0]), ...Array.from({ length: 20_000 }, () => Buffer.from([0x00, 0x80, 0, 0, 0, 0]))])];
    for (const frame of frames) {
      const hostile = await enter(raum, 'hh');
      hostile.ws.on('error', () => undefined);
      (hostile.ws as unknown as { _socket: { write(b: Buffer): void } })._socket.write(frame);
      expect(await hostile.closed).toBeGreaterThan(1000);
    }
    const { port } = new URL(server.url);
    for (const head of ['GET /sync/x HTTP/1.1\r\nUpgrade: websocket\r\n\r\n', `GET /sync/${raum} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${server.url.replace(/^ws(.*)\/sync\/$/, 'http$1')}\r\nCookie: sitzung=by\r\n\r\n`]) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(head);
      socket.resume();
      await new Promise((resolve) => socket.on('close', resolve));
    }
    honest.text().insert(0, 'x');
    await honest.allSaved();
  });

  it('a flood of honest letters is delayed, not refused, and another room is served meanwhile', async () => {
    const raum = await server.neuerRaum();
    const other = await enter(await server.neuerRaum(), 'hh');
    const fast = await enter(raum);
    for (let i = 0; i < 5_000; i++) fast.text().insert(0, 'a');
    other.text().insert(0, 'x');
    await other.allSaved();
    expect(fast.saved).toBeLessThan(fast.sent);
    await fast.allSaved();
    expect((await server.stored(raum))[0]?.text.length).toBe(5_012);
  });
});

describe('S14 a slow reader', () => {
  it('is cut when a megabyte waits for it, and the room is not slowed', async () => {
    const raum = await server.neuerRaum();
    const writer = await enter(raum);
    const slow = await enter(raum, 'hh');
    await slow.allSaved();
    slow.ws.pause();
    let cut = false;
    for (let i = 0; i < 60 && !cut; i++) {
      writer.text().insert(0, 'x'.repeat(200_000));
      writer.text().delete(0, 200_000);
      await writer.allSaved();
      cut = server.sync.zahlen().verbindungen === 1;
    }
    expect(cut).toBe(true);
  });
});
