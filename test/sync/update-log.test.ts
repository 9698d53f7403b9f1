import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTextraumlog } from '../../server/persistence/update-log.ts';
import type { NeuerEintrag, Textraumlog } from '../../server/ports-sync.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { createVorschlag } from './raumserver-kern.ts';

let datenbank: Testdatenbank;
let pool: pg.Pool;
let vorschlag: string;
let log: Textraumlog;
beforeAll(async () => {
  datenbank = await neueDatenbank();
  pool = new pg.Pool({ ...datenbank.poolConfig, max: 6 });
  vorschlag = await createVorschlag(pool);
  log = createTextraumlog(pool);
});
afterAll(async () => {
  await pool.end();
  await datenbank.drop();
});

const konto = randomUUID();
const eintrag = (...bytes: number[]): NeuerEintrag => ({ daten: new Uint8Array(bytes), kontoId: konto, delegation: 'BY' });
async function neuerRaum(): Promise<string> {
  const id = randomUUID();
  await pool.query(`insert into textraum (id, art, beschlussvorschlag_id) values ($1, 'notiz', $2)`, [id, vorschlag]);
  return id;
}

describe('the log', () => {
  it('keeps entries in order, byte for byte, with their author', async () => {
    const raum = await neuerRaum();
    expect(await log.lade(raum)).toMatchObject({ kopf: 0, geschlossen: false, eintraege: [] });
    expect(await log.haengeAn(raum, 0, [eintrag(0, 255, 92), eintrag(34, 123)])).toEqual({ ok: true, kopf: 2 });
    expect(await log.haengeAn(raum, 2, [eintrag(7)])).toEqual({ ok: true, kopf: 3 });
    expect((await log.lade(raum))?.eintraege).toEqual([new Uint8Array([0, 255, 92]), new Uint8Array([34, 123]), new Uint8Array([7])]);
    expect(await log.lade(raum, 2)).toMatchObject({ kopf: 3, geschlossen: false, eintraege: [new Uint8Array([7])] });
    const { rows } = await pool.query('select konto_id, delegation from textraumeintrag where textraum_id = $1 and folge = 2', [raum]);
    expect(rows).toEqual([{ konto_id: konto, delegation: 'BY' }]);
  });

  it('refuses a stale head, a closed and an unknown room, each by its name', async () => {
    const raum = await neuerRaum();
    await log.haengeAn(raum, 0, [eintrag(1)]);
    expect(await log.haengeAn(raum, 0, [eintrag(2)])).toEqual({ ok: false, grund: 'kopf_veraltet' });
    await pool.query(`update textraum set zustand = 'geschlossen', geschlossen_am = now() where id = $1`, [raum]);
    expect(await log.haengeAn(raum, 1, [eintrag(2)])).toEqual({ ok: false, grund: 'raum_geschlossen' });
    expect(await log.haengeAn(randomUUID(), 0, [eintrag(2)])).toEqual({ ok: false, grund: 'raum_unbekannt' });
    expect(await log.lade(raum)).toMatchObject({ kopf: 1, geschlossen: true, eintraege: [new Uint8Array([1])] });
    expect(await log.lade(randomUUID())).toBeNull();
  });

  it('commits many rooms together, and one that is refused does not hold up the others', async () => {
    const raeume = await Promise.all(Array.from({ length: 40 }, neuerRaum));
    const answers = await Promise.all(raeume.map((raum, i) => log.haengeAn(raum, i === 7 ? 99 : 0, [eintrag(i), eintrag(i)])));
    expect(answers.map((a) => a.ok)).toEqual(raeume.map((_, i) => i !== 7));
    for (const [i, raum] of raeume.entries()) expect((await log.lade(raum))?.kopf).toBe(i === 7 ? 0 : 2);
  });

  it('looks up each room of a commit by its key, however few there are, and leaves the connection as it was', async () => {
    const single = new pg.Pool({ ...datenbank.poolConfig, max: 1 });
    const own = createTextraumlog(single);
    const raeume = await Promise.all(Array.from({ length: 40 }, neuerRaum));
    const seen = async (): Promise<number> => {
      const { rows } = await single.query<{ n: number }>(`select coalesce(sum(pg_stat_get_xact_numscans(oid) + pg_stat_get_numscans(oid)), 0)::int as n from pg_class where relname = 'textraum'`);
      return rows[0]?.n ?? 0;
    };
    await single.query('select pg_stat_force_next_flush()');
    const before = await seen();
    for (let kopf = 0; kopf < 5; kopf++) await Promise.all(raeume.map((raum) => own.haengeAn(raum, kopf, [eintrag(kopf)])));
    // The one connection is given back when nobody has written for a while; until then this waits.
    const { rows } = await single.query('show enable_seqscan');
    expect(rows).toEqual([{ enable_seqscan: 'on' }]);
    expect((await single.query('show plan_cache_mode')).rows).toEqual([{ plan_cache_mode: 'auto' }]);
    expect(await seen()).toBe(before);
    await single.end();
  });

  it('P17 locks the rooms of a commit in the order of their ids, whoever wrote first, so that two servers never wait for each other', async () => {
    const [first, ...rest] = await Promise.all(Array.from({ length: 4 }, neuerRaum));
    const [a = '', b = '', c = ''] = rest.sort();
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select from textraum where id = $1 for update', [b]);
    // The first goes alone; what comes while its commit runs goes together.
    const written = Promise.all([first ?? '', c, b, a].map((raum) => log.haengeAn(raum, 0, [eintrag(1)])));
    try {
      await expect.poll(async () => (await pool.query('select from pg_stat_activity where pg_backend_pid() <> pid and cardinality(pg_blocking_pids(pid)) > 0 and datname = current_database()')).rowCount).toBe(1);
      const { rows } = await holder.query('select id from textraum where id = any($1::uuid[]) for update skip locked', [[a, c]]);
      expect(rows).toEqual([{ id: c }]);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect((await written).every((answer) => answer.ok)).toBe(true);
  });

  it('P17 of two servers that write the same rooms at once, each head has one winner, and there is no hole', async () => {
    const raeume = await Promise.all(Array.from({ length: 6 }, neuerRaum));
    const other = createTextraumlog(pool);
    const won = new Map(raeume.map((raum) => [raum, 0]));
    const writer = async (own: Textraumlog, name: number): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        await Promise.all(raeume.map(async (raum) => {
          const kopf = (await own.lade(raum))?.kopf ?? 0;
          if ((await own.haengeAn(raum, kopf, [eintrag(name)])).ok) won.set(raum, (won.get(raum) ?? 0) + 1);
        }));
      }
    };
    await Promise.all([writer(log, 1), writer(other, 2)]);
    for (const raum of raeume) {
      const geladen = await log.lade(raum);
      expect(geladen?.kopf).toBe(won.get(raum));
      expect(geladen?.eintraege).toHaveLength(won.get(raum) ?? 0);
    }
  });

  it('P13 finds a hole and never fills it', async () => {
    const raum = await neuerRaum();
    await log.haengeAn(raum, 0, [eintrag(1), eintrag(2), eintrag(3)]);
    await pool.query('alter table textraumeintrag disable trigger textraumeintrag_bleibt');
    await pool.query('delete from textraumeintrag where textraum_id = $1 and folge = 2', [raum]);
    await pool.query('alter table textraumeintrag enable trigger textraumeintrag_bleibt');
    await expect(log.lade(raum)).rejects.toThrow('hole');
  });
});
