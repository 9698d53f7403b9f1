/**
 * Snapshots of a Textraum and what may be removed for them. A snapshot is one statement, so a kill leaves the old ones or the new one
 * (reliability.md P4). The rows stay until the retention command removes them after the Sitzung (docs/entscheidungen/0063).
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Reduktion } from '../ports-sync.ts';

/** Older snapshots than these are removed; the second one is there in case the first is damaged. */
const STAENDE = 2;

const KEEP = `
  with neu as (insert into textraumstand (textraum_id, folge, stand, hash, kette)
    select $1, $2, $3, $4, e.hash from textraumeintrag e where e.textraum_id = $1 and e.folge = $2
    on conflict do nothing returning folge)
  delete from textraumstand where textraum_id = $1 and exists (select 1 from neu)
    and folge not in (select folge from textraumstand where textraum_id = $1 order by folge desc limit ${STAENDE - 1})`;

/** Keeps the text up to this row. The caller has compared it with a fresh replica of the log. */
export async function schreibeStand(pool: Pool, textraumId: string, folge: number, stand: Uint8Array): Promise<void> {
  const bytes = Buffer.from(stand.buffer, stand.byteOffset, stand.byteLength);
  await pool.query({ name: 'textraum_stand_neu', text: KEEP, values: [textraumId, folge, bytes, createHash('sha256').update(bytes).digest()] });
}

/**
 * Removes the log of a closed Textraum whose Fassung exists, and keeps its last state; `stand` is that state, compared with the log
 * by the caller. The database refuses every other deletion.
 */
export async function reduziereLog(pool: Pool, textraumId: string, stand: { readonly folge: number; readonly bytes: Uint8Array }): Promise<Reduktion> {
  const { rows: [raum] } = await pool.query<{ kopf: number; zustand: string; fassung: boolean }>(
    'select kopf, zustand, exists (select 1 from fassung f where f.textraum_id = t.id) as fassung from textraum t where id = $1', [textraumId]);
  if (raum === undefined) return { ok: false, grund: 'raum_unbekannt' };
  if (raum.zustand === 'offen') return { ok: false, grund: 'raum_offen' };
  if (!raum.fassung) return { ok: false, grund: 'ohne_fassung' };
  if (raum.kopf !== stand.folge) return { ok: false, grund: 'ohne_stand' };
  await schreibeStand(pool, textraumId, stand.folge, stand.bytes);
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query(`select set_config('einvernehmen.reduziert', $1, true)`, [textraumId]);
    const { rowCount } = await client.query('delete from textraumeintrag where textraum_id = $1', [textraumId]);
    await client.query('delete from textraumverlust where textraum_id = $1', [textraumId]);
    await client.query('delete from textraumclient where textraum_id = $1', [textraumId]);
    await client.query('commit');
    failed = false;
    return { ok: true, zeilen: rowCount ?? 0 };
  } finally {
    client.release(failed);
  }
}
