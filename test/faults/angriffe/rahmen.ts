/** Attacks with frames and messages that are none, by somebody who is in the room (S9, S10, M4, M12, M20). */
import * as encoding from 'lib0/encoding';
import { NICHTS, rahmen, sprich, sync } from '../rohleitung.ts';
import { drin, UNLESBAR, type Angriff, type Kampf } from './angriff.ts';

type Bytes = Uint8Array | readonly Uint8Array[];

/** Sends these bytes into the line as they are. */
const bytes = (zeile: string, list: readonly (readonly [name: string, soll: readonly string[], bytes: (k: Kampf) => Bytes])[]): Angriff[] => list.map(([name, soll, make]) => ({
  zeile, name, soll,
  async tat(k) {
    const leitung = await drin(k);
    const made = make(k);
    for (const part of made instanceof Uint8Array ? [made] : made) leitung.send(part);
    const out = await leitung.ausgang();
    leitung.cut();
    return out;
  }
}));

const PROTOKOLL = ['1002', '1002*'] as const;
const leer = new Uint8Array(0);
const text = (worte: string): Uint8Array => new TextEncoder().encode(worte);
const close = (code: number, grund: Uint8Array = leer): Uint8Array => Buffer.concat([Buffer.from([code >> 8, code & 255]), grund]);

const rahmenfaelle = bytes('S10, M12', [
  ['a text frame', UNLESBAR, () => rahmen(1, text('{"type":"update"}'))],
  ['text that is no UTF-8', ['1007'], () => rahmen(1, new Uint8Array([0xc3, 0x28]))],
  ['an empty frame', UNLESBAR, () => rahmen(2, leer)],
  ...[1, 2, 3, 4, 5, 7].map((rsv): [string, readonly string[], () => Uint8Array] => [`reserved bits ${rsv}`, PROTOKOLL, () => rahmen(2, sync(1, NICHTS), { rsv })]),
  ...[3, 5, 7, 11, 13, 15].map((opcode): [string, readonly string[], () => Uint8Array] => [`a frame of kind ${opcode}`, PROTOKOLL, () => rahmen(opcode, leer)]),
  ['a frame without a mask', PROTOKOLL, () => rahmen(2, sync(1, NICHTS), { maskiert: false })],
  ['a ping of 126 bytes', PROTOKOLL, () => rahmen(9, new Uint8Array(126))],
  ['a ping in pieces', PROTOKOLL, () => rahmen(9, text('a'), { fin: false })],
  ['a close in pieces', PROTOKOLL, () => rahmen(8, close(1000), { fin: false })],
  ['a continuation of nothing', PROTOKOLL, () => rahmen(0, text('x'))],
  ['a new message within another one', PROTOKOLL, () => [rahmen(2, text('a'), { fin: false }), rahmen(2, text('b'))]],
  ['a length of 2^63', ['1009', ...PROTOKOLL], () => rahmen(2, leer, { laenge: 2n ** 63n })],
  ['a length of 2^40', ['1009', ...PROTOKOLL], () => rahmen(2, leer, { laenge: 2n ** 40n })],
  ['a length that is said in too many bytes', ['offen', ...UNLESBAR, ...PROTOKOLL], () => Buffer.concat([Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0]), sync(1, NICHTS)])],
  ...[0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535].map((code): [string, readonly string[], () => Uint8Array] => [`a goodbye with code ${code}`, PROTOKOLL, () => rahmen(8, close(code))]),
  ['a goodbye of one byte', PROTOKOLL, () => rahmen(8, new Uint8Array([3]))],
  ['a goodbye that is no UTF-8', ['1007'], () => rahmen(8, close(1000, new Uint8Array([0xff, 0xff])))],
  ['a goodbye with our own code of the end of a login', ['4401', '4401*'], () => rahmen(8, close(4401))],
  ['a message after the goodbye', ['1000', '1000*'], (k) => [rahmen(8, close(1000)), rahmen(2, sync(2, k.stand))]]
]);

const lasten = bytes('S9, S10', [
  // The line may be cut before the word on it is read.
  ['a frame one byte above the limit', ['1009', 'ab'], () => rahmen(2, new Uint8Array(1_000_065))],
  ['a frame of 16 MB', ['1009', 'ab'], () => rahmen(2, new Uint8Array(16_000_000))],
  ['a message of 1.2 MB in 1 kB pieces', ['1009', 'ab'], () => [rahmen(2, new Uint8Array(1_000), { fin: false }), ...Array.from({ length: 1_200 }, () => rahmen(0, new Uint8Array(1_000), { fin: false }))]],
  ['60,000 empty pieces that never end', ['1008', '1002', 'offen', 'ab'], () => [rahmen(2, leer, { fin: false }), Buffer.concat(Array.from({ length: 60_000 }, () => rahmen(0, leer, { fin: false })))]],
  ['5,000 pings', ['offen'], () => Buffer.concat(Array.from({ length: 5_000 }, () => rahmen(9, text('ping'))))],
  ['5,000 pongs that nobody asked for', ['offen'], () => Buffer.concat(Array.from({ length: 5_000 }, () => rahmen(10, text('pong'))))],
  ['a compressed bomb where nothing was offered', PROTOKOLL, () => rahmen(2, new Uint8Array(60_000).fill(0x41), { rsv: 4 })]
]);

const abgebrochen: Angriff[] = [
  {
    zeile: 'S10', name: 'half a frame and then the end', soll: ['ab'],
    async tat(k) {
      const leitung = await drin(k);
      leitung.send(rahmen(2, sync(2, k.stand)).subarray(0, 40));
      leitung.cut();
      return 'ab';
    }
  },
  {
    zeile: 'S10', name: 'one byte at a time, as slowly as they come', soll: ['offen'],
    async tat(k) {
      const leitung = await drin(k);
      for (const byte of rahmen(2, sync(1, NICHTS))) {
        leitung.send(new Uint8Array([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
      const out = await leitung.ausgang();
      leitung.cut();
      return out;
    }
  }
];

const varint = (n: number): Uint8Array => encoding.encode((e) => encoding.writeVarUint(e, n));
const ewig = new Uint8Array(12).fill(0x80);
/** One message of a grammar that is not ours. */
const nachricht = (zeile: string, list: readonly (readonly [name: string, payload: (k: Kampf) => Uint8Array, soll?: readonly string[]])[]): Angriff[] => list.map(([name, payload, soll = UNLESBAR]) => ({
  zeile, name, soll, tat: async (k) => sprich(await drin(k), payload(k))
}));
const nach = (...parts: readonly (number | Uint8Array)[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'number' ? varint(part) : part)));
const mitLaenge = (payload: Uint8Array): Uint8Array => Buffer.concat([varint(payload.length), payload]);

const grammatik = nachricht('S10, M4', [
  ['a half number', () => new Uint8Array([0x80])],
  ['a number without an end', () => ewig],
  ['the sync type alone', () => nach(0)],
  ...[3, 4, 7, 127, 2 ** 31, 2 ** 40].map((art): [string, () => Uint8Array] => [`sync message ${art}`, () => nach(0, art, mitLaenge(NICHTS))]),
  ...[2, 4, 5, 50, 99, 105, 255, 2 ** 31, 2 ** 52].map((art): [string, () => Uint8Array] => [`message ${art}`, () => nach(art, mitLaenge(NICHTS))]),
  ['a length of 2^40 for an update', () => nach(0, 2, 2 ** 40)],
  ['a length of 2^32', () => nach(0, 2, 2 ** 32, NICHTS)],
  ['a length without an end', () => nach(0, 2, ewig)],
  ['a length one too long', () => nach(0, 2, 3, NICHTS)],
  ['a byte behind the end', () => nach(0, 2, mitLaenge(NICHTS), 7)],
  ['two messages in one frame', (k) => nach(sync(2, NICHTS), sync(2, k.stand))],
  ['a state vector that is none', () => sync(0, new Uint8Array([0xff, 0xff, 0xff]))],
  ['a state vector of 2^40 clients', () => sync(0, varint(2 ** 40))],
  ['a state vector of 100,000 clients', () => sync(0, encoding.encode((e) => {
    encoding.writeVarUint(e, 100_000);
    for (let i = 0; i < 200_000; i++) encoding.writeVarUint(e, i);
  })), ['offen']],
  ['a state vector from the future', (k) => sync(0, nach(1, k.saatKennung, 2 ** 40)), ['offen']],
  ['a state vector with negative clocks', () => sync(0, new Uint8Array([1, 1, 0x7f])), ['offen']],
  ['an empty state vector', () => sync(0, leer), UNLESBAR],
  ['a forged word of saving', () => nach(100, 2 ** 31)],
  ['a forged refusal', () => nach(101, 1, mitLaenge(text('raum_geschlossen')))],
  ['a forged word that the room is closed', () => nach(102, 1, 0)],
  ['a forged word that the log is damaged', () => nach(104, 1)],
  ['a loss told to the server', () => nach(103, mitLaenge(text('00000000-0000-4000-8000-000000000000')), mitLaenge(text('x')), mitLaenge(text('')))],
  ['a loss without an id', () => nach(103)],
  ['a loss with SQL for an id', () => nach(103, mitLaenge(text("' or '1'='1")))],
  ['a loss whose id is 100 kB', () => nach(103, mitLaenge(text('a'.repeat(100_000))))],
  ['a question with something behind it', () => nach(3, 1)]
]);

export const MIT_RAHMEN: readonly Angriff[] = [...rahmenfaelle, ...lasten, ...abgebrochen, ...grammatik];
