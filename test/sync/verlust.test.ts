/** No word vanishes without a word: what falls with a paragraph somebody takes away is told to whose it is, now or when they come back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { createDoc, createSchatten, type Schatten } from '../../app/dokument/check.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import { wahlOf } from '../dokument/gegner.ts';
import type { Client } from '../support/client.ts';
import { startRaumserver, type Raumserver } from './raumserver.ts';

let server: Raumserver;
const open: Client[] = [];
beforeAll(async () => { server = await startRaumserver(); });
afterAll(() => server.stop());
afterEach(() => { for (const client of open.splice(0)) client.drop(); });

const enter = async (raum: string, login = 'by', doc?: Y.Doc): Promise<Client> => {
  const client = await server.client(raum, login, doc === undefined ? {} : { doc });
  open.push(client);
  await client.allSaved();
  return client;
};
const idAt = (client: Client, index: number): unknown => client.absatz(index).getAttribute('id');
function acknowledge(client: Client, id: string): void {
  const bytes = new TextEncoder().encode(id);
  client.sendRaw(new Uint8Array([103, bytes.length, ...bytes]));
}

describe('words that fell', () => {
  it('are told to their author alone, with the nearest paragraph, at every connection until they are taken', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'Erste.'), absatz('ziffer', 'Zweite.')]);
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    hh.drop();
    hh.text(1).insert(0, 'NICHT ');
    by.fragment.delete(1, 1);
    await by.allSaved();
    const back = await enter(raum, 'hh', hh.doc);
    await back.until(() => back.lost.length > 0);
    expect(back.lost).toMatchObject([{ text: 'NICHT ', absatz: idAt(by, 0) }]);
    expect(by.lost).toEqual([]);
    back.drop();
    await expect.poll(() => server.sync.zahlen().verbindungen).toBe(1);
    const third = await enter(raum, 'hh');
    await third.until(() => third.lost.length > 0);
    expect(third.lost).toEqual(back.lost);
    acknowledge(third, third.lost[0]?.id ?? '');
    await expect.poll(async () => (await server.pool.query('select 1 from textraumverlust where textraum_id = $1', [raum])).rowCount).toBe(0);
    const fourth = await enter(raum, 'hh');
    fourth.text(0).insert(0, 'x');
    await fourth.allSaved();
    expect(fourth.lost).toEqual([]);
  });

  it('are told as well where they were there first and another one took the paragraph away unread', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'Erste.'), absatz('ziffer', 'Zweite.')]);
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    by.drop();
    hh.text(1).insert(3, ' keinesfalls ');
    await hh.allSaved();
    by.fragment.delete(1, 1);
    await enter(raum, 'by', by.doc);
    await hh.until(() => hh.lost.length > 0);
    expect(hh.lost).toMatchObject([{ text: ' keinesfalls ', absatz: idAt(hh, 0) }]);
  });

  it('of another account cannot be acknowledged away', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'Erste.'), absatz('ziffer', 'Zweite.')]);
    const by = await enter(raum);
    const hh = await enter(raum, 'hh');
    hh.drop();
    hh.text(1).insert(0, 'NICHT ');
    by.fragment.delete(1, 1);
    await by.allSaved();
    const back = await enter(raum, 'hh', hh.doc);
    await back.until(() => back.lost.length > 0);
    acknowledge(by, back.lost[0]?.id ?? '');
    by.text(0).insert(0, 'x');
    await by.allSaved();
    expect((await server.pool.query('select 1 from textraumverlust where textraum_id = $1', [raum])).rowCount).toBe(1);
  });
});

describe('every typed word is in the text or told', () => {
  it('in 2,000 rounds of taking away, joining, splitting and moving paragraphs against typing', () => {
    for (let seed = 1; seed <= 100; seed++) spiele(seed, 20);
  }, 120_000);
});

/** One person restructures, two type words that occur once; each works on what they have, and the order of arrival is drawn. */
function spiele(seed: number, runden: number): void {
  const wahl = wahlOf(seed);
  const saat = saatOf(['Erste Ziffer.', 'Zweite Ziffer.', 'Dritte.', 'Vierte.', 'Fünfte.'].map((text) => absatz('ziffer', text)), () => `s${wahl(1_000_000)}`);
  const schatten = createSchatten(saat) ?? expect.fail();
  const told: string[] = [];
  const words: string[] = [];
  for (let round = 0; round < runden; round++) {
    const stand = Y.encodeStateAsUpdate(schatten.doc);
    const updates = [0, 1, 2].map((who) => copyOf(stand, (doc) => {
      // What is taken away on purpose was read by the one who did.
      if (who === 0) return void told.push(restructure(doc, wahl));
      const word = String.fromCodePoint(...[0, 1, 2, 3].map((i) => 0x4e00 + 4 * words.length + i));
      words.push(word);
      typeWord(doc, word, wahl);
    }));
    const order = wahl(4);
    if (order > 1) updates.reverse();
    else if (order === 1) updates.push(...updates.splice(0, 1));
    for (const update of updates) told.push(...take(schatten, update));
  }
  const text = textOf(schatten.doc);
  const gone = words.filter((word) => ![...word].every((letter) => text.includes(letter) || told.some((t) => t.includes(letter))));
  expect([seed, gone]).toEqual([seed, []]);
}

function take(schatten: Schatten, update: Uint8Array): string[] {
  const pruefung = schatten.pruefe(update);
  if (!pruefung.ok) return expect.fail(pruefung.grund);
  return pruefung.wert === null ? [] : pruefung.verluste.map((v) => v.text);
}

function copyOf(stand: Uint8Array, tat: (doc: Y.Doc) => void): Uint8Array {
  const doc = createDoc();
  Y.applyUpdate(doc, stand);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => tat(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('beschluss');
const wordsAt = (doc: Y.Doc, index: number): Y.XmlText => (fragmentOf(doc).get(index) as Y.XmlElement).get(0) as Y.XmlText;
const textOf = (doc: Y.Doc): string => fragmentOf(doc).toArray().map((element) => (element as Y.XmlElement).toArray().map((child) => String(child)).join('')).join('');

/** Letter by letter, each where the last one is. */
function typeWord(doc: Y.Doc, word: string, wahl: (n: number) => number): void {
  const text = wordsAt(doc, wahl(fragmentOf(doc).length));
  const at = wahl(text.length + 1);
  [...word].forEach((letter, i) => text.insert(at + i, letter));
}

/** Returns the words it takes away for good. Takes away, joins with the one before, splits, or moves a paragraph, as an editor writes it: delete and make anew. */
function restructure(doc: Y.Doc, wahl: (n: number) => number): string {
  const fragment = fragmentOf(doc);
  const at = wahl(fragment.length);
  const words = wordsAt(doc, at).toString();
  const act = wahl(4);
  if (act === 0 && at > 0) {
    fragment.delete(at, 1);
    wordsAt(doc, at - 1).insert(wordsAt(doc, at - 1).length, words);
  } else if (act === 1 && fragment.length > 4) {
    fragment.delete(at, 1);
    return words;
  } else if (act === 2 && fragment.length > 1) {
    fragment.delete(at, 1);
    fragment.insert(wahl(fragment.length + 1), [made(words, wahl)]);
  } else {
    const cut = wahl(words.length + 1);
    wordsAt(doc, at).delete(cut, words.length - cut);
    fragment.insert(at + 1, [made(words.slice(cut), wahl)]);
  }
  return '';
}

function made(words: string, wahl: (n: number) => number): Y.XmlElement {
  const element = new Y.XmlElement('absatz');
  element.setAttribute('art', 'ziffer');
  element.setAttribute('id', `n${wahl(1_000_000)}`);
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
