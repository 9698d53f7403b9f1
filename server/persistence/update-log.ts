/**
 * The log of the Textraeume in PostgreSQL: append-only rows, a chain of hashes, written past Prisma with prepared statements (stack.md 6).
 * How it is written stands in textlog-schreiben.ts, how it is read and judged in textlog-lesen.ts, snapshots in textlog-stand.ts,
 * words that were given back in textlog-verlust.ts.
 */
import type { Pool } from 'pg';
import type { Nachbarn, Textraumlog, Verlustmeldung } from '../ports-sync.ts';
import { lade } from './textlog-lesen.ts';
import { Schreiber } from './textlog-schreiben.ts';
import { schreibeStand } from './textlog-stand.ts';
import { createErledigung } from './textlog-verlust.ts';

/** Words of one account in one room that are kept for it; the youngest. */
const VERLUSTE_MAX = 50;

/** The log in this database. With `nachbarn` the other nodes are told which rooms moved. */
export function createTextraumlog(pool: Pool, nachbarn?: Pick<Nachbarn, 'zuMehreren' | 'melde'>): Required<Textraumlog> {
  const writer = new Schreiber(pool, (raeume) => {
    if (nachbarn?.zuMehreren() === true) for (const raum of raeume) nachbarn.melde({ art: 'stand', raum });
  });
  return {
    lade: (textraumId, nach = 0) => lade(pool, textraumId, nach),
    haengeAn: (raum, kopf, eintraege) => new Promise((resolve, reject) => writer.take({ raum, kopf, eintraege, resolve, reject })),
    schreibeStand: (textraumId, folge, stand) => schreibeStand(pool, textraumId, folge, stand),
    async verluste(textraumId, kontoIds) {
      const { rows } = await pool.query<Verlustmeldung>({
        name: 'textraum_verluste', values: [textraumId, kontoIds, VERLUSTE_MAX],
        text: `select v.id, v.konto_id as "kontoId", v.text, v.absatz from unnest($2::uuid[]) as k(konto)
          cross join lateral (select * from textraumverlust where textraum_id = $1 and konto_id = k.konto order by folge desc limit $3) v order by v.folge`
      });
      return rows;
    },
    verlustErledigt: createErledigung(pool),
    async zuletzt(anzahl) {
      const { rows } = await pool.query<{ id: string }>({
        name: 'textraum_zuletzt', values: [anzahl],
        text: `select t.id from textraum t join textraumeintrag e on e.textraum_id = t.id and e.folge = t.kopf where t.zustand = 'offen' order by e.am desc limit $1`
      });
      return rows.map((row) => row.id);
    },
    async koepfe(textraumIds) {
      const { rows } = await pool.query<{ id: string; kopf: number; zustand: string }>({ name: 'textraum_koepfe', text: 'select id, kopf, zustand from textraum where id = any($1::uuid[])', values: [textraumIds] });
      return rows.map((row) => ({ id: row.id, kopf: row.kopf, geschlossen: row.zustand !== 'offen' }));
    }
  };
}
