/**
 * The log of the Textraeume in PostgreSQL: append-only rows, written past Prisma with prepared statements (stack.md 6).
 * One statement compares the head, moves it and inserts: an entry is there completely and in its place or not at all.
 * Group commit: what is appended while a commit runs, to whatever rooms, goes into the next one. No timer (architecture.md 5 "Limits").
 */
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Anhaengeergebnis, GeladenerTextraum, NeuerEintrag, Textraumlog } from '../ports-sync.ts';

/** Rooms of one commit; more wait for the next. */
const RAEUME_JE_COMMIT = 64;

interface Auftrag {
  readonly raum: string;
  readonly kopf: number;
  readonly eintraege: readonly NeuerEintrag[];
  resolve(ergebnis: Anhaengeergebnis): void;
  reject(error: unknown): void;
}

// Locks in the order of the ids, so that two servers never wait for each other; a row that moved meanwhile is compared in its newest version.
const APPEND = `
  with angebot as (select * from unnest($1::uuid[], $2::int[], $3::int[]) as a(raum, kopf, anzahl)),
  gesperrt as (select t.id from textraum t where t.id = any($1::uuid[]) order by t.id for no key update),
  neu as (update textraum t set kopf = a.kopf + a.anzahl from angebot a, gesperrt g
    where t.id = a.raum and g.id = a.raum and t.kopf = a.kopf and t.zustand = 'offen' returning t.id, t.kopf),
  ein as (insert into textraumeintrag (textraum_id, folge, daten, konto_id, delegation)
    select e.raum, e.folge, e.daten, e.konto, e.delegation
    from unnest($4::uuid[], $5::int[], $6::bytea[], $7::uuid[], $8::text[]) as e(raum, folge, daten, konto, delegation)
    join neu n on n.id = e.raum order by e.raum, e.folge)
  select id, kopf from neu`;
const STATE = 'select id, zustand from textraum where id = any($1::uuid[])';
const HEAD = 'select kopf, zustand from textraum where id = $1';
const LOAD = 'select folge, daten from textraumeintrag where textraum_id = $1 and folge > $2 order by folge';

/** The log in this database. */
export function createTextraumlog(pool: Pool): Textraumlog {
  const writer = new Schreiber(pool);
  return {
    async lade(textraumId, nach = 0): Promise<GeladenerTextraum | null> {
      // Head first: entries beyond it belong to a later head and are left for the next look.
      const { rows: [head] } = await pool.query<{ kopf: number; zustand: string }>({ name: 'textraum_head', text: HEAD, values: [textraumId] });
      if (head === undefined) return null;
      const { rows } = await pool.query<{ folge: number; daten: Buffer }>({ name: 'textraum_load', text: LOAD, values: [textraumId, nach] });
      const eintraege = rows.filter((row) => row.folge <= head.kopf);
      const whole = eintraege.every((row, i) => row.folge === nach + i + 1) && eintraege.length === Math.max(0, head.kopf - nach);
      if (!whole) throw new Error('the log of a Textraum has a hole');
      return { kopf: head.kopf, geschlossen: head.zustand !== 'offen', eintraege: eintraege.map((row) => new Uint8Array(row.daten)) };
    },
    haengeAn: (raum, kopf, eintraege) => new Promise((resolve, reject) => writer.take({ raum, kopf, eintraege, resolve, reject }))
  };
}

/** One commit at a time; everything that came meanwhile is in the next one. */
class Schreiber {
  private queue: Auftrag[] = [];
  private busy = false;
  private readonly planned = new WeakSet<PoolClient>();

  constructor(private readonly pool: Pool) {}

  take(auftrag: Auftrag): void {
    this.queue.push(auftrag);
    if (!this.busy) void this.drain();
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.queue.length > 0) {
      const stapel = this.nextBatch();
      await this.commit(stapel).catch(() => this.oneByOne(stapel));
    }
    this.busy = false;
  }

  /** Each room once: the second order of a room needs the head that the first one makes. */
  private nextBatch(): Auftrag[] {
    const raeume = new Set<string>();
    const stapel = this.queue.filter((auftrag) => raeume.size < RAEUME_JE_COMMIT && !raeume.has(auftrag.raum) && raeume.add(auftrag.raum));
    const taken = new Set(stapel);
    this.queue = this.queue.filter((auftrag) => !taken.has(auftrag));
    return stapel;
  }

  /** One room's bad luck (a damaged log, a lost connection) is not the others'. What was unknown before is decided by the head. */
  private async oneByOne(stapel: readonly Auftrag[]): Promise<void> {
    for (const auftrag of stapel) await this.commit([auftrag]).catch((error: unknown) => auftrag.reject(error));
  }

  private async commit(stapel: readonly Auftrag[]): Promise<void> {
    const rows = stapel.flatMap((a) => a.eintraege.map((e, i) => ({ raum: a.raum, folge: a.kopf + i + 1, e })));
    const { rows: neu } = await this.append([
      stapel.map((a) => a.raum), stapel.map((a) => a.kopf), stapel.map((a) => a.eintraege.length),
      rows.map((r) => r.raum), rows.map((r) => r.folge), rows.map((r) => bufferOf(r.e.daten)), rows.map((r) => r.e.kontoId), rows.map((r) => r.e.delegation)
    ]);
    const koepfe = new Map(neu.map((row) => [row.id, row.kopf]));
    const refused = stapel.filter((a) => !koepfe.has(a.raum));
    const gruende = refused.length === 0 ? new Map<string, string>() : await this.reasonsOf(refused.map((a) => a.raum));
    for (const auftrag of stapel) {
      const kopf = koepfe.get(auftrag.raum);
      auftrag.resolve(kopf !== undefined ? { ok: true, kopf } : refusal(gruende.get(auftrag.raum)));
    }
  }

  /** With a plan made once: planning this statement anew takes longer than running it. */
  private async append(values: readonly unknown[]): Promise<QueryResult<{ id: string; kopf: number }>> {
    const client = await this.pool.connect();
    let failed = true;
    try {
      if (!this.planned.has(client)) await client.query('set plan_cache_mode = force_generic_plan');
      this.planned.add(client);
      const result = await client.query<{ id: string; kopf: number }>({ name: 'textraum_append', text: APPEND, values: [...values] });
      failed = false;
      return result;
    } finally {
      client.release(failed);
    }
  }

  private async reasonsOf(raeume: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.pool.query<{ id: string; zustand: string }>({ name: 'textraum_state', text: STATE, values: [raeume] });
    return new Map(rows.map((row) => [row.id, row.zustand]));
  }
}

function refusal(zustand: string | undefined): Anhaengeergebnis {
  if (zustand === undefined) return { ok: false, grund: 'raum_unbekannt' };
  return { ok: false, grund: zustand === 'offen' ? 'kopf_veraltet' : 'raum_geschlossen' };
}

function bufferOf(daten: Uint8Array): Buffer {
  return Buffer.from(daten.buffer, daten.byteOffset, daten.byteLength);
}
