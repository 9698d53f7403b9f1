/** Attacks on names, rights and losses, and with sheer mass (S1, S5, S8, S13, S14, S19, A3, M13, M18, M19). */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { gapOf, updateOf } from '../../dokument/verboten.ts';
import { connectClient, presenceFrame, type Client } from '../../support/client.ts';
import { klopfe, NICHTS, oeffne, rahmen, schreibe, sprich, sync, type Rohleitung } from '../rohleitung.ts';
import { drin, type Angriff, type Kampf } from './angriff.ts';

const OFFEN = ['offen'] as const;
const anwesend = (payload: Uint8Array): Uint8Array => encoding.encode((e) => (encoding.writeVarUint(e, 1), encoding.writeVarUint8Array(e, payload)));
const zahlen = (...list: readonly number[]): Uint8Array => encoding.encode((e) => list.forEach((n) => encoding.writeVarUint(e, n)));

/** Presence is no reason to cut anybody: every one of these is ignored or stamped anew. */
const namen: Angriff[] = ([
  ['a forged name', () => presenceFrame(70, 1, JSON.stringify({ user: { name: 'Minister', delegation: 'BMI' } }))],
  ['a script for a name', () => presenceFrame(71, 1, JSON.stringify({ user: { name: '<script>alert(1)</script>' } }))],
  ['the id of somebody who is here', (k: Kampf) => presenceFrame(k.fremdeKennung, 999, JSON.stringify({ user: { name: 'gefälscht' } }))],
  ['the word that somebody else has left', (k: Kampf) => presenceFrame(k.fremdeKennung, 1_000, 'null')],
  ['a clock of 2^52', () => presenceFrame(72, 2 ** 52, '{}')],
  ['a client id of 2^52', () => presenceFrame(2 ** 52, 1, '{}')],
  ['JSON that is none', () => presenceFrame(73, 1, '{broken')],
  ['a list for a state', () => presenceFrame(74, 1, '[1,2]')],
  ['a number for a state', () => presenceFrame(75, 1, '7')],
  ['a prototype for a state', () => presenceFrame(76, 1, '{"__proto__":{"admin":true},"user":{"name":"x"}}')],
  ['a state nested 900 deep', () => presenceFrame(77, 1, `{"cursor":${'['.repeat(900)}${']'.repeat(900)}}`)],
  ['a state of 90 kB', () => presenceFrame(78, 1, JSON.stringify({ cursor: 'x'.repeat(90_000) }))],
  ['a state of 900 kB', () => presenceFrame(79, 1, JSON.stringify({ cursor: 'x'.repeat(900_000) }))],
  ['a caret in a root that is not ours', () => presenceFrame(80, 1, JSON.stringify({ cursor: { anchor: { tname: 'meta' }, head: { tname: 'meta' } } }))],
  ['a caret from another world', () => presenceFrame(81, 1, JSON.stringify({ cursor: { anchor: { item: { client: -1, clock: 1e99 } }, head: { item: 'x' } } }))],
  ['2^40 entries', () => anwesend(zahlen(2 ** 40))],
  ['an entry that is cut off', () => anwesend(zahlen(1, 5))],
  ['600 entries', () => anwesend(encoding.encode((e) => {
    encoding.writeVarUint(e, 600);
    for (let i = 0; i < 600; i++) {
      encoding.writeVarUint(e, 9_000 + i);
      encoding.writeVarUint(e, 1);
      encoding.writeVarString(e, '{}');
    }
  }))],
  ['no entry', () => anwesend(zahlen(0))],
  ['nothing at all', () => anwesend(new Uint8Array(0))],
  ['the question who is here, 2,000 times', () => new Uint8Array([3]), 2_000],
  ['5,000 carets', () => presenceFrame(82, 5, '{}'), 5_000]
] as readonly (readonly [string, (k: Kampf) => Uint8Array, number?])[]).map(([name, make, mal = 1]) => ({
  zeile: 'S13, M18', name: `presence: ${name}`, soll: OFFEN,
  tat: async (k) => sprich(await drin(k), ...Array.from({ length: mal }, () => make(k)))
}));

const tippe = (k: Kampf, worte = 'gefälscht '): Uint8Array => updateOf(k.stand, (doc) => ((doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, worte));
const leere = (k: Kampf): Uint8Array => updateOf(k.stand, (doc) => doc.getXmlFragment('beschluss').delete(0, doc.getXmlFragment('beschluss').length));
const alsLeser = (k: Kampf): Promise<Rohleitung> => oeffne(k.ziel, k.raum, k.leser);
const verlust = (id: string): Uint8Array => encoding.encode((e) => (encoding.writeVarUint(e, 103), encoding.writeVarString(e, id)));

const rechte: Angriff[] = ([
  ['S1', 'a reader who writes', ['4403 nur_lesen'], async (k) => schreibe(await alsLeser(k), tippe(k))],
  ['S1', 'a reader who writes as an answer', ['4403 nur_lesen'], async (k) => schreibe(await alsLeser(k), tippe(k), 1)],
  ['S1, S8', 'a reader who deletes everything', ['4403 nur_lesen'], async (k) => schreibe(await alsLeser(k), leere(k))],
  ['S1', 'a reader who writes forbidden content', ['44*'], async (k) => schreibe(await alsLeser(k), gapOf(k.stand))],
  ['S1', 'a reader who writes before he has answered', ['4403 nur_lesen'], async (k) => sprichSchrieb(await alsLeser(k), tippe(k))],
  ['S1', 'a reader who sends 500 writes at once', ['4403 nur_lesen'], async (k) => {
    const leitung = await alsLeser(k);
    for (let i = 0; i < 499; i++) leitung.send(rahmen(2, sync(2, tippe(k))));
    return schreibe(leitung, tippe(k));
  }],
  ['S17', 'a writer in a room that was closed', ['4410 raum_geschlossen'], async (k) => schreibe(await oeffne(k.ziel, k.geschlossenerRaum, k.schreiber), tippe({ ...k, stand: await standOf(k, k.geschlossenerRaum) }))],
  ['S17', 'a writer who deletes in a room that was closed', ['4410 raum_geschlossen'], async (k) => schreibe(await oeffne(k.ziel, k.geschlossenerRaum, k.schreiber), leere({ ...k, stand: await standOf(k, k.geschlossenerRaum) }))],
  ['S5', 'the id of somebody who is typing, with its next clock', ['4422 *'], async (k) => schreibe(await drin(k), updateOf(await standOf(k, k.raum), (doc) => {
    doc.clientID = k.fremdeKennung;
    ((doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'gelogen');
  }))],
  ['S11', 'words for a room of another Delegation, sent into this one', ['4422 *', 'gespeichert'], async (k) => schreibe(await drin(k), updateOf(fremd(), (doc) => doc.getXmlFragment('beschluss').delete(0, 1)))],
  ['A3', 'words of somebody else, called settled', OFFEN, async (k) => sprich(await drin(k), verlust(k.fremderVerlust))],
  ['A3', '20,000 words of nobody, called settled', OFFEN, async (k) => sprich(await drin(k), ...Array.from({ length: 20_000 }, (_, i) => verlust(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`)))],
  ['S18', 'another version of the schema', ['4409'], async (k) => (await oeffne(k.ziel, k.raum, k.schreiber, { pfad: `/sync/${k.raum}?schema=99` })).ausgang()],
  ['S18', 'a version of the schema that is no number', ['4409'], async (k) => (await oeffne(k.ziel, k.raum, k.schreiber, { pfad: `/sync/${k.raum}?schema=1%00` })).ausgang()]
] as readonly (readonly [string, string, readonly string[], (k: Kampf) => Promise<string>])[]).map(([zeile, name, soll, tat]) => ({ zeile, name, soll, tat }));

/** What a room holds now. */
async function standOf({ ziel, schreiber }: Kampf, raum: string): Promise<Uint8Array> {
  const client: Client = await connectClient({ url: `ws://${ziel.host}:${ziel.port}/sync/`, raum, cookie: schreiber, origin: ziel.origin });
  client.drop();
  return Y.encodeStateAsUpdate(client.doc);
}

async function sprichSchrieb(leitung: Rohleitung, update: Uint8Array): Promise<string> {
  leitung.send(rahmen(2, sync(2, update)));
  await leitung.until(() => leitung.zu || leitung.code > 0 || leitung.gespeichert > 0);
  leitung.cut();
  return [leitung.code, ...leitung.abgelehnt].join(' ');
}

function fremd(): Uint8Array {
  const doc = new Y.Doc();
  const absatz = new Y.XmlElement('absatz');
  doc.getXmlFragment('beschluss').insert(0, [absatz, new Y.XmlElement('absatz')]);
  return Y.encodeStateAsUpdate(doc);
}

const masse: Angriff[] = [
  {
    zeile: 'S12, M19', name: '500 knocks without a login at once', soll: ['HTTP 401'],
    tat: async (k) => [...new Set(await Promise.all(Array.from({ length: 500 }, () => klopfe(k.ziel, k.raum, {}))))].join()
  },
  {
    zeile: 'L2', name: 'more sockets than one account may have', soll: ['HTTP 429'],
    async tat(k) {
      const lines: Rohleitung[] = [];
      let out = '';
      while (out === '' && lines.length < 300) out = await oeffne(k.ziel, k.raum, k.schreiber).then((line) => (lines.push(line), ''), (error: Error) => (error.message.includes(' 429 ') ? 'HTTP 429' : error.message));
      for (const line of lines) line.cut();
      return out;
    }
  },
  {
    zeile: 'S20', name: '400 sockets opened and cut at once', soll: ['offen'],
    async tat(k) {
      for (let i = 0; i < 8; i++) await Promise.all(Array.from({ length: 50 }, async () => (await drin(k)).cut()));
      return sprich(await drin(k), sync(1, NICHTS));
    }
  },
  {
    zeile: 'S6, M3', name: '2,000 updates with a hole', soll: ['4422 update_lueckenhaft'],
    async tat(k) {
      const [leitung, gap] = [await drin(k), gapOf(k.stand)];
      leitung.send(rahmen(2, sync(1, NICHTS)));
      leitung.send(Buffer.concat(Array.from({ length: 2_000 }, () => rahmen(2, sync(2, gap)))));
      return schreibe(leitung, gap);
    }
  },
  {
    zeile: 'S9, M19', name: '5,000 honest letters in one breath', soll: ['gespeichert'],
    async tat(k) {
      const leitung = await drin(k);
      leitung.send(rahmen(2, sync(1, NICHTS)));
      leitung.send(Buffer.concat(buchstaben(k, 5_000).map((update) => rahmen(2, sync(2, update)))));
      await leitung.until(() => leitung.gespeichert > 5_000 || leitung.code > 0, 60_000);
      leitung.cut();
      return leitung.gespeichert > 5_000 ? 'gespeichert' : [leitung.code, ...leitung.abgelehnt].join(' ');
    }
  },
  {
    zeile: 'S14', name: 'a reader who asks for the whole text 20,000 times and never reads it', soll: ['ab'],
    async tat(k) {
      const leitung = await drin(k);
      leitung.socket.pause();
      leitung.send(Buffer.concat(Array.from({ length: 20_000 }, () => rahmen(2, sync(0, new Uint8Array([0]))))));
      // Not a byte is read; what ends the line is the server, and the next write says so.
      const cut = new Promise<string>((resolve) => leitung.socket.once('close', () => resolve('ab')));
      leitung.socket.on('error', () => undefined);
      const timer = setInterval(() => leitung.send(rahmen(9, new Uint8Array(0))), 20);
      const out = await Promise.race([cut, leitung.until(() => false, 20_000).then(() => 'offen')]);
      clearInterval(timer);
      leitung.cut();
      return out;
    }
  },
  {
    zeile: 'S7', name: '300 client ids of one account', soll: ['gespeichert'],
    async tat(k) {
      const leitung = await drin(k);
      leitung.send(rahmen(2, sync(1, NICHTS)));
      for (let i = 0; i < 300; i++) leitung.send(rahmen(2, sync(2, updateOf(k.stand, (doc) => {
        doc.clientID = 3_900_000_000 + i;
        ((doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '.');
      }))));
      await leitung.until(() => leitung.gespeichert > 300 || leitung.code > 0);
      leitung.cut();
      return leitung.gespeichert > 300 ? 'gespeichert' : [leitung.code, ...leitung.abgelehnt].join(' ');
    }
  }
];

/** Letters typed one after the other by a new client. */
function buchstaben(k: Kampf, anzahl: number): Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, k.stand);
  const out: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => out.push(update));
  const text = (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  for (let i = 0; i < anzahl; i++) text.insert(text.length, 'f');
  return out;
}

export const MIT_RECHTEN: readonly Angriff[] = [...namen, ...rechte];
export const MIT_MASSE: readonly Angriff[] = masse;
