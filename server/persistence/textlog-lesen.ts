/**
 * Reads the log of a Textraum: the newest snapshot that is whole, then the rows after it, each compared with its hash.
 * Decides whether what is read is what was written (reliability.md P12, P13); never repairs, never skips. Not decided here: whether the
 * words make sense (app/dokument), when a snapshot is made (server/sync).
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { LogBeschaedigt, type GeladenerTextraum, type Kennung, type Logpruefung } from '../ports-sync.ts';

const HEAD = `select kopf, zustand, exists (select 1 from textraumverlust v where v.textraum_id = t.id and v.folge > $2) as verluste from textraum t where id = $1`;
const STAND = 'select folge, stand, hash, kette from textraumstand where textraum_id = $1 and folge <= $2 order by folge desc';
const ROWS = 'select folge, daten, konto_id as konto, delegation, hash from textraumeintrag where textraum_id = $1 and folge >= $2 and folge <= $3 order by folge';
const KENNUNGEN = 'select client, konto_id as konto from textraumclient where textraum_id = $1 and folge > $2';

interface Zeile { readonly folge: number; readonly daten: Buffer; readonly konto: string | null; readonly delegation: string | null; readonly hash: Buffer }
interface Stand { readonly folge: number; readonly stand: Buffer; readonly hash: Buffer; readonly kette: Buffer }

/** Everything after `nach`; null when there is no such room. Throws LogBeschaedigt with what stands before the damage. */
export async function lade(pool: Pool, id: string, nach: number): Promise<GeladenerTextraum | null> {
  // Head first: entries beyond it belong to a later head and are left for the next look.
  const { rows: [head] } = await pool.query<{ kopf: number; zustand: string; verluste: boolean }>({ name: 'textraum_head', text: HEAD, values: [id, nach] });
  if (head === undefined) return null;
  const stand = nach === 0 ? await newestStand(pool, id, head.kopf) : null;
  const ab = stand?.folge ?? nach;
  const { rows } = await pool.query<Zeile>({ name: 'textraum_load', text: ROWS, values: [id, ab, head.kopf] });
  const { rows: kennungen } = await pool.query<{ client: string; konto: string | null }>({ name: 'textraum_clients', text: KENNUNGEN, values: [id, nach] });
  const rest = {
    geschlossen: head.zustand !== 'offen', verluste: head.verluste,
    kennungen: kennungen.map((k): Kennung => ({ client: Number(k.client), kontoId: k.konto }))
  };
  const tail = rows.filter((row) => row.folge > ab);
  const vor = stand?.kette ?? (ab === 0 ? Buffer.from(id) : rows.find((row) => row.folge === ab)?.hash ?? null);
  const fehler = damageOf(tail, ab, head.kopf, vor);
  const take = (bis: number): GeladenerTextraum => {
    const eintraege = tail.filter((row) => row.folge <= bis).map((row) => bytesOf(row.daten));
    return { kopf: bis, eintraege: stand === null ? eintraege : [bytesOf(stand.stand), ...eintraege], nachStand: eintraege.length, ...rest };
  };
  if (fehler === null) return take(head.kopf);
  const gut = nach === 0 && fehler.folge > 1 ? take(fehler.folge - 1) : null;
  throw new LogBeschaedigt(fehler.art, id, fehler.folge, gut !== null && gut.eintraege.length > 0 ? gut : null);
}

/** The first row that is missing or other than written; null where all are whole. */
function damageOf(rows: readonly Zeile[], ab: number, kopf: number, start: Buffer | null): { art: 'luecke' | 'kette'; folge: number } | null {
  let [vor, folge] = [start, ab];
  for (const row of rows) {
    folge += 1;
    if (row.folge !== folge) return { art: 'luecke', folge };
    if (vor === null || !kette(vor, row).equals(row.hash)) return { art: 'kette', folge };
    vor = row.hash;
  }
  return folge < kopf ? { art: 'luecke', folge: folge + 1 } : null;
}

/** The same sum as the database makes when a row is written. */
function kette(vor: Buffer, row: Zeile): Buffer {
  return createHash('sha256').update(vor).update(row.daten).update(`${row.konto ?? ''} ${row.delegation ?? ''}`).digest();
}

/** A snapshot whose bytes are not those that were written is left out: the one before it, or the log, says the same. */
async function newestStand(pool: Pool, id: string, kopf: number): Promise<Stand | null> {
  const { rows } = await pool.query<Stand>({ name: 'textraum_stand', text: STAND, values: [id, kopf] });
  return rows.find((row) => createHash('sha256').update(row.stand).digest().equals(row.hash)) ?? null;
}

/** Reads the whole log, snapshots left aside, and names the first row that is not what was written; for a check beside the service. */
export async function pruefeTextraumlog(pool: Pool, id: string): Promise<Logpruefung> {
  const { rows: [head] } = await pool.query<{ kopf: number }>('select kopf from textraum where id = $1', [id]);
  const { rows: [reduced] } = await pool.query<{ kopf: number }>('select folge as kopf from textraumstand s where textraum_id = $1 and not exists (select 1 from textraumeintrag e where e.textraum_id = s.textraum_id) order by folge desc limit 1', [id]);
  const kopf = head?.kopf ?? 0;
  if (reduced !== undefined && reduced.kopf === kopf) return { ok: true, zeilen: 0 };
  let vor: Buffer = Buffer.from(id);
  for (let ab = 0; ab < kopf; ab += SEITE) {
    const bis = Math.min(kopf, ab + SEITE);
    const { rows } = await pool.query<Zeile>({ name: 'textraum_load', text: ROWS, values: [id, ab + 1, bis] });
    const fehler = damageOf(rows, ab, bis, vor);
    if (fehler !== null) return { ok: false, ...fehler };
    vor = rows.at(-1)?.hash ?? vor;
  }
  return { ok: true, zeilen: kopf };
}

/** Rows read at once by the full check. */
const SEITE = 5_000;

function bytesOf(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
