/** P4, P12, P13 and what opening costs: the chain of the log, its snapshots, and what may be removed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { absaetzeOfLog, docOf, saatOf } from '../../app/dokument/codec.ts';
import { pruefeTextraumlog } from '../../server/persistence/textlog-lesen.ts';
import { reduziereLog } from '../../server/persistence/textlog-stand.ts';
import type { Client } from '../support/client.ts';
import { startRaumserver, type Raumserver } from './raumserver.ts';

let server: Raumserver;
beforeAll(async () => { server = await startRaumserver({ standNach: 20 }); });
afterAll(() => server.stop());

async function type(raum: string, letters: number): Promise<Client> {
  const by = await server.client(raum);
  for (let i = 0; i < letters; i++) {
    by.text().insert(by.text().length, String.fromCharCode(97 + (i % 26)));
    await by.allSaved();
  }
  return by;
}
async function tamper(statement: string, raum: string, folge: number): Promise<void> {
  await server.pool.query('alter table textraumeintrag disable trigger textraumeintrag_bleibt');
  await server.pool.query(statement, [raum, folge]);
  await server.pool.query('alter table textraumeintrag enable trigger textraumeintrag_bleibt');
}
const FLIP = 'update textraumeintrag set daten = set_byte(daten, length(daten) - 2, get_byte(daten, length(daten) - 2) # 1) where textraum_id = $1 and folge = $2';
const leave = async (by: Client): Promise<void> => {
  by.drop();
  await expect.poll(() => server.sync.zahlen().raeume).toBe(0);
};
const staende = async (raum: string): Promise<number[]> => (await server.pool.query<{ folge: number }>('select folge from textraumstand where textraum_id = $1 order by folge', [raum])).rows.map((row) => row.folge);

describe('snapshots', () => {
  it('are made after so many entries, at most two are kept, and they say what the log says', async () => {
    const raum = await server.neuerRaum();
    const by = await type(raum, 75);
    await expect.poll(async () => (await staende(raum)).length).toBe(2);
    await leave(by);
    const geladen = await server.log.lade(raum);
    expect(geladen?.nachStand).toBeLessThanOrEqual(20);
    expect(geladen?.eintraege.length).toBeLessThan(25);
    const { rows } = await server.pool.query<{ daten: Buffer }>('select daten from textraumeintrag where textraum_id = $1 order by folge', [raum]);
    expect(rows).toHaveLength(76);
    expect(absaetzeOfLog(rows.map((row) => new Uint8Array(row.daten)))).toEqual(absaetzeOfLog(geladen?.eintraege ?? []));
    const again = await server.client(raum);
    expect(again.text().toString()).toBe(by.text().toString());
    again.drop();
  });

  it('a damaged one is left aside: the one before, or the log, says the same', async () => {
    const raum = await server.neuerRaum();
    const by = await type(raum, 45);
    await leave(by);
    await server.pool.query('alter table textraumstand disable trigger textraumstand_bleibt');
    await server.pool.query('update textraumstand set stand = set_byte(stand, 9, get_byte(stand, 9) # 1) where textraum_id = $1', [raum]);
    await server.pool.query('alter table textraumstand enable trigger textraumstand_bleibt');
    const again = await server.client(raum);
    expect(again.text().toString()).toBe(by.text().toString());
    again.drop();
  });

  it('M16 are not written where live text and log differ; people come back to what the log says', async () => {
    let lie: Uint8Array | null = null;
    const falsch = await startRaumserver({
      standNach: 20,
      wrap: (log) => ({
        ...log,
        async lade(id, nach) {
          const geladen = await log.lade(id, nach);
          if (geladen === null || lie === null || nach !== undefined) return geladen;
          const eintraege = [...geladen.eintraege, lie];
          lie = null;
          return { ...geladen, eintraege };
        }
      })
    });
    const raum = await falsch.neuerRaum();
    const by = await falsch.client(raum);
    await by.allSaved();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(by.doc));
    const before = Y.encodeStateVector(other);
    ((other.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Z');
    lie = Y.encodeStateAsUpdate(other, before);
    while (!by.gone) {
      by.text().insert(0, 'x');
      await by.allSaved().catch(() => undefined);
    }
    expect(await by.closed).toBe(1011);
    expect(falsch.sync.zahlen().ereignisse.raum_abgewichen).toBe(1);
    expect((await falsch.pool.query('select 1 from textraumstand where textraum_id = $1', [raum])).rowCount).toBe(0);
    const again = await falsch.client(raum, 'by', { doc: by.doc });
    again.text().insert(0, 'y');
    await again.allSaved();
    expect(again.text().toString()).toBe((await falsch.stored(raum))[0]?.text);
    again.drop();
    await falsch.stop();
  });

  it('M16 a room breaks off between two commits, never under one: nobody is left with a text that lacks a letter', async () => {
    let lie: Uint8Array | null = null;
    let [lesenFrei, antwortFrei] = [(): void => undefined, (): void => undefined];
    let [lesen, antwort]: [Promise<void> | null, Promise<void> | null] = [null, null];
    let antwortHaengt = false;
    const falsch = await startRaumserver({
      standNach: 20,
      wrap: (log) => ({
        ...log,
        async lade(id, nach) {
          const geladen = await log.lade(id, nach);
          if (geladen === null || nach !== undefined) return geladen;
          if (lie === null) {
            await lesen;
            return geladen;
          }
          const eintraege = [...geladen.eintraege, lie];
          lie = null;
          lesen = new Promise((resolve) => { lesenFrei = resolve; });
          return { ...geladen, eintraege };
        },
        async haengeAn(...angaben) {
          const ergebnis = await log.haengeAn(...angaben);
          if (antwort !== null) antwortHaengt = true;
          await antwort;
          return ergebnis;
        }
      })
    });
    const raum = await falsch.neuerRaum();
    const by = await falsch.client(raum);
    await by.allSaved();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(by.doc));
    const before = Y.encodeStateVector(other);
    ((other.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Z');
    lie = Y.encodeStateAsUpdate(other, before);
    const waiting = (): number => falsch.sync.zahlen().warteschlange.schreibvorgaenge;
    const toTell = (): boolean => lie !== null;
    while (toTell()) {
      by.text().insert(0, 'x');
      await by.allSaved();
    }
    await expect.poll(() => falsch.sync.zahlen().ereignisse.raum_abgebrochen).toBe(1);
    by.text().insert(0, 'p');
    await expect.poll(() => by.saved >= by.sent || waiting() > 0).toBe(true);
    antwort = new Promise((resolve) => { antwortFrei = resolve; });
    by.text().insert(0, 'q');
    await expect.poll(() => antwortHaengt || waiting() > 1).toBe(true);
    lesenFrei();
    expect(await by.closed).toBe(1011);
    [antwort, lesen] = [null, null];
    antwortFrei();
    const again = await falsch.client(raum, 'hh');
    again.text().insert(0, 'y');
    await again.allSaved();
    expect(again.text().toString()).toBe((await falsch.stored(raum))[0]?.text);
    expect(falsch.sync.zahlen().ereignisse.raum_abgebrochen).toBe(1);
    again.drop();
    await falsch.stop();
  });
});

describe('P12 a flipped bit', () => {
  it('is named by row; what stands before it is shown to read, nothing is taken, other rooms work', async () => {
    const raum = await server.neuerRaum();
    const other = await server.neuerRaum();
    await leave(await type(raum, 8));
    await tamper(FLIP, raum, 6);
    expect(await pruefeTextraumlog(server.pool, raum)).toEqual({ ok: false, art: 'kette', folge: 6 });
    expect(await pruefeTextraumlog(server.pool, other)).toEqual({ ok: true, zeilen: 1 });
    const by = await server.client(raum);
    await by.allSaved();
    expect([by.damaged, by.state, by.text().toString()]).toEqual([6, { closed: false, write: false }, 'Erste Worte.abcd']);
    by.text().insert(0, 'x');
    expect([await by.closed, by.refused]).toEqual([4403, ['raum_beschaedigt']]);
    expect(server.sync.zahlen().ereignisse.raum_beschaedigt).toBe(1);
    const hh = await server.client(other, 'hh');
    hh.text().insert(0, 'y');
    await hh.allSaved();
    hh.drop();
    expect((await server.pool.query('select max(folge) as folge from textraumeintrag where textraum_id = $1', [raum])).rows).toEqual([{ folge: 9 }]);
  });

  it('in the author is found as well', async () => {
    const raum = await server.neuerRaum();
    await leave(await type(raum, 3));
    await tamper(`update textraumeintrag set konto_id = gen_random_uuid() where textraum_id = $1 and folge = $2`, raum, 3);
    await expect(server.log.lade(raum)).rejects.toMatchObject({ name: 'LogBeschaedigt', folge: 3 });
  });
});

describe('P13 a hole', () => {
  it('is found at its place and never filled', async () => {
    const raum = await server.neuerRaum();
    await leave(await type(raum, 6));
    await tamper('delete from textraumeintrag where textraum_id = $1 and folge = $2', raum, 4);
    await expect(server.log.lade(raum)).rejects.toMatchObject({ art: 'luecke', folge: 4 });
    expect(await pruefeTextraumlog(server.pool, raum)).toEqual({ ok: false, art: 'luecke', folge: 4 });
    const by = await server.client(raum);
    expect([by.damaged, by.text().toString()]).toEqual([4, 'Erste Worte.ab']);
    by.drop();
  });
});

describe('reduziereLog', () => {
  it('removes the rows of a closed Textraum with a Fassung, and nothing else', async () => {
    const raum = await server.neuerRaum();
    const by = await type(raum, 30);
    const words = by.text().toString();
    const stand = (): { folge: number; bytes: Uint8Array } => ({ folge: 31, bytes: Y.encodeStateAsUpdate(by.doc) });
    expect(await reduziereLog(server.pool, raum, stand())).toEqual({ ok: false, grund: 'raum_offen' });
    await server.friereEin(raum);
    expect(await reduziereLog(server.pool, raum, stand())).toEqual({ ok: false, grund: 'ohne_fassung' });
    await expect(server.pool.query('delete from textraumeintrag where textraum_id = $1', [raum])).rejects.toThrow('unveränderlich');
    const { rows: [room] } = await server.pool.query<{ v: string }>('select beschlussvorschlag_id as v from textraum where id = $1', [raum]);
    await server.pool.query(`insert into fassung (id, beschlussvorschlag_id, nummer, textraum_id, absaetze, fingerabdruck, konto_id) values ($1, $2, 1, $3, '[]', $4, $5)`, [randomUUID(), room?.v, raum, 'a'.repeat(64), randomUUID()]);
    await expect(server.pool.query('delete from textraumeintrag where textraum_id = $1', [raum])).rejects.toThrow('unveränderlich');
    expect(await reduziereLog(server.pool, raum, stand())).toEqual({ ok: true, zeilen: 31 });
    const reader = await server.client(raum, 'hh');
    expect([reader.text().toString(), reader.state?.closed]).toEqual([words, true]);
    expect(await pruefeTextraumlog(server.pool, raum)).toEqual({ ok: true, zeilen: 0 });
    reader.drop();
  });
});

describe('opening', () => {
  it('reads a snapshot and a short tail, however long the history is', async () => {
    const raum = await server.neuerRaum([absatz('absatz', '')]);
    const doc = docOf((await server.log.lade(raum))?.eintraege ?? []);
    const rows: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => rows.push(update));
    const text = (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (let i = 0; i < 6_000; i++) text.insert(text.length, 'k');
    const konto = randomUUID();
    expect(await server.log.haengeAn(raum, 1, rows.map((daten) => ({ daten, kontoId: konto, delegation: 'BY' })))).toEqual({ ok: true, kopf: 6_001 });
    await leave(await server.client(raum));
    const geladen = await server.log.lade(raum);
    expect([geladen?.kopf, geladen?.nachStand, geladen?.eintraege.length]).toEqual([6_001, 0, 1]);
    expect(absaetzeOfLog(geladen?.eintraege ?? [])[0]?.text).toHaveLength(6_000);
    expect(saatOf([absatz('absatz', 'k')], () => 'z').length).toBeLessThan((geladen?.eintraege[0] ?? new Uint8Array()).length);
  });
});
