/** S4, S5, S7: whose words stand in the log is who sent them. A client id belongs to one account, its clock runs without gaps. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { updateOf } from '../dokument/verboten.ts';
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
const asClient = (stand: Uint8Array, id: number, words: string): Uint8Array => updateOf(stand, (doc) => {
  doc.clientID = id;
  ((doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, words);
});
const leases = async (raum: string): Promise<unknown[]> => (await server.pool.query('select client::float8 as client, konto_id from textraumclient where textraum_id = $1 order by client', [raum])).rows;

describe('S5 the id of another account', () => {
  it('is refused before anybody sees a letter, while it is in use and after its owner has gone and the room was closed', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    by.text().insert(0, 'von BY ');
    await by.allSaved();
    const stand = Y.encodeStateAsUpdate(by.doc);
    const lied = await enter(raum, 'hh');
    lied.sendUpdate(asClient(stand, by.doc.clientID, 'von HH '));
    expect([await lied.closed, lied.refused]).toEqual([4422, ['kennung_fremd']]);
    by.drop();
    await expect.poll(() => server.sync.zahlen().raeume).toBe(0);
    const again = await enter(raum, 'hh');
    again.sendUpdate(asClient(stand, by.doc.clientID, 'von HH '));
    expect([await again.closed, again.refused]).toEqual([4422, ['kennung_fremd']]);
    expect((await server.stored(raum))[0]?.text).toBe('von BY Erste Worte.');
    expect(await leases(raum)).toEqual([{ client: by.doc.clientID, konto_id: server.kontoOf('by') }]);
    expect(server.sync.zahlen().ablehnungen.kennung_fremd).toBe(2);
  });

  it('is refused where the owner is only present and has written nothing yet', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    by.sendPresence(by.doc.clientID, 1, {});
    const hh = await enter(raum, 'hh');
    await hh.until(() => hh.presence.has(by.doc.clientID));
    hh.sendUpdate(asClient(Y.encodeStateAsUpdate(hh.doc), by.doc.clientID, 'besetzt '));
    expect([await hh.closed, hh.refused]).toEqual([4422, ['kennung_fremd']]);
    by.text().insert(0, 'meins ');
    await by.allSaved();
  });

  it('also where it is the id of the seed, which is nobody’s', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    const [seed] = Y.decodeStateVector(Y.encodeStateVector(by.doc)).keys();
    by.sendUpdate(asClient(Y.encodeStateAsUpdate(by.doc), seed ?? 0, 'im Namen des Hauses '));
    expect([await by.closed, by.refused]).toEqual([4422, ['kennung_fremd']]);
  });

  it('one account works on with its own ids: after a broken line, in a second tab, with what an older tab left', async () => {
    const raum = await server.neuerRaum();
    const first = await enter(raum);
    first.text().insert(0, 'a');
    await first.allSaved();
    first.drop();
    first.text().insert(0, 'b');
    const second = await enter(raum);
    second.text().insert(0, 'c');
    await second.allSaved();
    // A third tab brings what the first one could not send any more.
    const heir = new Y.Doc();
    Y.applyUpdate(heir, Y.encodeStateAsUpdate(first.doc));
    const third = await enter(raum, 'by', heir);
    third.text().insert(0, 'd');
    await third.allSaved();
    expect((await server.stored(raum))[0]?.text.split('').sort().join('').slice(-4)).toBeDefined();
    expect([...((await server.stored(raum))[0]?.text ?? '')].filter((letter) => 'abcd'.includes(letter)).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(third.refused).toEqual([]);
    expect(await leases(raum)).toHaveLength(3);
  });
});

describe('S4 equivocation', () => {
  it('ends the liar’s connection; text, log and replicas are alike', async () => {
    const raum = await server.neuerRaum();
    const liar = await enter(raum, 'hh');
    const honest = await enter(raum);
    const stand = Y.encodeStateAsUpdate(liar.doc);
    liar.sendUpdate(asClient(stand, 4_711, 'stimmt zu '));
    await liar.allSaved();
    const other = await enter(raum, 'hh');
    other.sendUpdate(asClient(stand, 4_711, 'lehnt ab! '));
    expect([await other.closed, other.refused]).toEqual([4422, ['uhr_vergeben']]);
    await honest.until(() => honest.text().toString() === 'stimmt zu Erste Worte.');
    expect((await server.stored(raum))[0]?.text).toBe('stimmt zu Erste Worte.');
  });
});

describe('S7 a flood of ids', () => {
  it('ends at 1,000 of one account in one room; the others and its older ids go on', async () => {
    const raum = await server.neuerRaum();
    const hh = await enter(raum, 'hh');
    const by = await enter(raum);
    by.text().insert(0, 'x');
    await by.allSaved();
    for (let id = 1; id <= 1_000; id++) hh.sendUpdate(asClient(Y.encodeStateAsUpdate(by.doc), id, '.'));
    await hh.allSaved();
    hh.sendUpdate(asClient(Y.encodeStateAsUpdate(by.doc), 1_001, '!'));
    expect([await hh.closed, hh.refused]).toEqual([4422, ['zu_viele_kennungen']]);
    by.text().insert(0, 'y');
    await by.allSaved();
    expect((await leases(raum)).length).toBe(1_001);
  }, 60_000);
});

describe('the lease in the store', () => {
  it('cannot change hands, whatever the code above believes', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    by.text().insert(0, 'x');
    await by.allSaved();
    await expect(server.pool.query('update textraumclient set konto_id = gen_random_uuid() where textraum_id = $1', [raum])).rejects.toThrow('Kennung');
  });

  it('is written with the first letter that is stored, however often that was tried', async () => {
    const raum = await server.neuerRaum();
    const by = await enter(raum);
    // The first try meets a head that another one has moved: nothing of it is stored, and the second one carries the lease again.
    const stand = Y.encodeStateAsUpdate(by.doc);
    await server.log.haengeAn(raum, 1, [{ daten: asClient(stand, 815, 'dazwischen '), kontoId: null, delegation: null, kennungen: [{ client: 815, kontoId: null }] }]);
    by.text().insert(0, 'a');
    await by.allSaved();
    by.text().insert(0, 'b');
    await by.allSaved();
    expect(await leases(raum)).toEqual([{ client: 815, konto_id: null }, { client: by.doc.clientID, konto_id: server.kontoOf('by') }].sort((x, y) => x.client - y.client));
  });
});
