/** M16, S2, S4: what is judged by its bytes alone is judged exactly as the whole check would, letter after letter, with liars among the authors. */
import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { createSchatten, type Pruefung, type Schatten } from '../../app/dokument/check.ts';
import { docOf, saatOf } from '../../app/dokument/codec.ts';
import { Schreiblauf } from '../../app/dokument/schreiblauf.ts';
import { bearbeite, wahlOf } from './gegner.ts';
import type { Wahl } from './verboten.ts';

let n = 0;
const SAAT = saatOf([absatz('ziffer', 'Erster Absatz mit Worten.'), absatz('ziffer', 'Zweiter.'), absatz('absatz', 'Dritter.')], () => `a${n++}`);
const shadowOf = (doc: Y.Doc): Schatten => createSchatten(Y.encodeStateAsUpdate(doc)) ?? expect.fail();
const textOf = (doc: Y.Doc, at: number): Y.XmlText | undefined => {
  const fragment = doc.getXmlFragment('beschluss');
  const element = fragment.get(at % Math.max(1, fragment.length));
  return element instanceof Y.XmlElement ? element.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText) : undefined;
};
/** Half a surrogate pair is U+FFFD in a replica that had to cut it (an update that names a place within a pair), so it is no difference. */
const wordsOf = (doc: Y.Doc): string => doc.getXmlFragment('beschluss').toJSON().replace(/[\ud800-\udfff\ufffd]/g, '');
/** What a verdict says; where words belonged is known only to who saw the paragraph fall. */
const said = (p: Pruefung): unknown => (p.ok ? { wert: p.wert, ...(p.wert === null ? {} : { kennungen: p.kennungen, worte: p.verluste.map((v) => v.text) }) } : { grund: p.grund, verdorben: p.verdorben });

/** The same letter as a liar would send it: another place, another clock, another author, a deletion beside it, something behind it. */
function lie(update: Uint8Array, wahl: Wahl, clients: readonly number[]): Uint8Array | null {
  const [item] = Y.decodeUpdate(update).structs;
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString) || item.origin === null) return null;
  const some = (id: Y.ID): Y.ID => new Y.ID(wahl(3) === 0 ? (clients[wahl(clients.length)] ?? id.client) : id.client, Math.max(0, id.clock + wahl(7) - 3));
  const kind = wahl(8);
  const client = kind === 0 ? (clients[wahl(clients.length)] ?? item.id.client) : item.id.client;
  const clock = kind === 1 ? Math.max(0, item.id.clock + wahl(5) - 2) : item.id.clock;
  const origin = kind === 2 ? some(item.origin) : item.origin;
  const right = kind === 3 ? (item.rightOrigin === null ? some(item.origin) : wahl(2) === 0 ? null : some(item.rightOrigin)) : item.rightOrigin;
  const words = kind === 4 ? ['\u0007', '', 'zwei', '\ud83d\ude00', '\u202e'][wahl(5)] ?? '' : item.content.str;
  const e = encoding.createEncoder();
  const write = (...values: number[]): void => values.forEach((value) => encoding.writeVarUint(e, value));
  write(1, 1, client, clock);
  encoding.writeUint8(e, 4 | 0x80 | (right === null ? 0 : 0x40));
  write(origin.client, origin.clock);
  if (right !== null) write(right.client, right.clock);
  encoding.writeVarString(e, words);
  if (kind === 5) write(1, item.id.client, 1, Math.max(0, clock - 1 - wahl(3)), 1);
  else write(0);
  if (kind === 6) write(wahl(200));
  const bytes = encoding.toUint8Array(e);
  if (kind === 7) bytes[wahl(bytes.length)] = wahl(256);
  return bytes;
}

/** The place where somebody writes. */
interface Stelle { at: number; index: number }

/** What somebody sends who types on where they were, or now and then does something else. */
function write(doc: Y.Doc, place: Stelle, wahl: Wahl): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', collect);
  const text = textOf(doc, place.at);
  if (wahl(5) > 0 && text !== undefined) {
    place.index = wahl(12) === 0 ? wahl(text.length + 1) : Math.min(place.index, text.length);
    text.insert(place.index++, String.fromCharCode(97 + wahl(26)).repeat(1 + (wahl(9) === 0 ? wahl(4) : 0)));
  } else {
    bearbeite(doc, wahl);
    place.at = wahl(3);
  }
  doc.off('update', collect);
  return updates;
}

/** One room: its shadow, what is committed, and people who type on most of the time. Returns how often letters were judged by their bytes. */
function play(seed: number, steps: number): number {
  const wahl = wahlOf(seed);
  const committed = docOf([SAAT]);
  let shadow = shadowOf(committed);
  const people = [0, 1, 2].map(() => docOf([SAAT]));
  const cursor: Stelle[] = people.map(() => ({ at: wahl(3), index: 1 }));
  const taken = vi.spyOn(Schreiblauf.prototype, 'take');
  let who = 0;
  for (let step = 0; step < steps; step++) {
    if (wahl(6) === 0) who = wahl(people.length);
    const doc = people[who] ?? expect.fail();
    const place = cursor[who] ?? expect.fail();
    if (wahl(4) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(committed));
    const mayWrite = (client: number): 'kennung_fremd' | null => (people.some((p) => p !== doc && p.clientID === client) ? 'kennung_fremd' : null);
    for (const honest of write(doc, place, wahl)) {
      const lied = wahl(3) === 0 ? lie(honest, wahl, [...people.map((p) => p.clientID), 77]) : null;
      for (const update of lied === null ? [honest] : [lied, honest]) {
        const verdict = shadow.pruefe(update, mayWrite);
        expect(said(verdict)).toEqual(said(shadowOf(committed).pruefe(update, mayWrite)));
        if (verdict.ok && verdict.wert !== null) Y.applyUpdate(committed, verdict.wert);
        else if (!verdict.ok && verdict.verdorben) shadow = shadowOf(committed);
        // A clock said twice spoils the copy of the one who did it: the page is loaded again.
        if (update === lied && verdict.ok) people[who] = docOf([Y.encodeStateAsUpdate(committed)]);
      }
    }
  }
  expect(Y.equalSnapshots(Y.snapshot(shadow.doc), Y.snapshot(committed))).toBe(true);
  expect(wordsOf(shadow.doc)).toBe(wordsOf(committed));
  return taken.mock.calls.length;
}

describe('somebody types on', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('M16 and is judged letter by letter as the whole check judges, with late, foreign and forged letters in between: 40 seeds', () => {
    let byBytes = 0;
    for (let seed = 1; seed <= 40; seed++) byBytes += play(seed, 150);
    // Otherwise this would have compared the whole check with itself.
    expect(byBytes).toBeGreaterThan(1_000);
  });

  it('is asked for the right of its id at each letter', () => {
    const author = docOf([SAAT]);
    const shadow = shadowOf(author);
    const letters: Uint8Array[] = [];
    author.on('update', (update: Uint8Array) => letters.push(update));
    const text = textOf(author, 0) ?? expect.fail();
    for (const letter of 'abc') text.insert(text.length, letter);
    const [a, b, c] = letters.map((letter, i) => shadow.pruefe(letter, () => (i === 2 ? 'kennung_fremd' : null)));
    expect([a?.ok, b?.ok]).toEqual([true, true]);
    expect(c).toEqual({ ok: false, grund: 'kennung_fremd', verdorben: false });
  });
});
