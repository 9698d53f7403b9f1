/**
 * Appends to the log: one statement compares the head, moves it, inserts the rows, leases the client ids that wrote and keeps the words
 * that fell. An entry is there completely and in its place or not at all. Group commit: what is appended while a commit runs, to
 * whatever rooms, goes into the next one. No timer (architecture.md 5 "Limits").
 */
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Anhaengeergebnis, NeuerEintrag } from '../ports-sync.ts';

/** Rooms of one commit; more wait for the next. */
const RAEUME_JE_COMMIT = 64;
/** Longest text of a loss that is kept; more is a whole paper, which its author has on the screen. */
const VERLUST_MAX = 20_000;

export interface Auftrag {
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
    join neu n on n.id = e.raum order by e.raum, e.folge),
  verliehen as (insert into textraumclient (textraum_id, client, konto_id, naechste_uhr, folge)
    select c.raum, c.client, c.konto, c.uhr, n.kopf
    from unnest($9::uuid[], $10::bigint[], $11::uuid[], $12::bigint[]) as c(raum, client, konto, uhr) join neu n on n.id = c.raum
    on conflict (textraum_id, client) do update set konto_id = excluded.konto_id, naechste_uhr = excluded.naechste_uhr, folge = excluded.folge)
  select id, kopf from neu`;
// Only where words fell, which is rare; the same in every other way.
const APPEND_MIT_VERLUST = APPEND.replace('\n  select id, kopf from neu', `,
  verloren as (insert into textraumverlust (id, textraum_id, folge, konto_id, text, absatz)
    select v.id, v.raum, n.kopf, v.konto, v.text, v.absatz
    from unnest($13::uuid[], $14::uuid[], $15::uuid[], $16::text[], $17::text[]) as v(id, raum, konto, text, absatz) join neu n on n.id = v.raum)
  select id, kopf from neu`);
const STATE = 'select id, zustand from textraum where id = any($1::uuid[])';

/** One commit at a time; everything that came meanwhile is in the next one. */
export class Schreiber {
  private queue: Auftrag[] = [];
  private busy = false;
  private readonly planned = new WeakSet<PoolClient>();

  /** `onCommit` learns which rooms moved. */
  constructor(private readonly pool: Pool, private readonly onCommit: (raeume: readonly string[]) => void) {}

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
    const { rows: neu } = await this.append(stapel);
    const koepfe = new Map(neu.map((row) => [row.id, row.kopf]));
    const refused = stapel.filter((a) => !koepfe.has(a.raum));
    const gruende = refused.length === 0 ? new Map<string, string>() : await this.reasonsOf(refused.map((a) => a.raum));
    for (const auftrag of stapel) {
      const kopf = koepfe.get(auftrag.raum);
      auftrag.resolve(kopf !== undefined ? { ok: true, kopf } : refusal(gruende.get(auftrag.raum)));
    }
    if (koepfe.size > 0) this.onCommit([...koepfe.keys()]);
  }

  /** With a plan made once: planning this statement anew takes longer than running it. */
  private async append(stapel: readonly Auftrag[]): Promise<QueryResult<{ id: string; kopf: number }>> {
    const verluste = stapel.flatMap((a) => a.eintraege.flatMap((e) => (e.verluste ?? []).map((v) => ({ raum: a.raum, ...v }))));
    const more = verluste.length === 0 ? [] : [
      verluste.map((v) => v.id), verluste.map((v) => v.raum), verluste.map((v) => v.kontoId), verluste.map((v) => v.text.slice(0, VERLUST_MAX)), verluste.map((v) => v.absatz)
    ];
    const client = await this.pool.connect();
    let failed = true;
    try {
      if (!this.planned.has(client)) await client.query('set plan_cache_mode = force_generic_plan');
      this.planned.add(client);
      const result = await client.query<{ id: string; kopf: number }>({
        name: more.length === 0 ? 'textraum_append' : 'textraum_append_verlust', text: more.length === 0 ? APPEND : APPEND_MIT_VERLUST, values: [...valuesOf(stapel), ...more]
      });
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

function valuesOf(stapel: readonly Auftrag[]): unknown[][] {
  const rows = stapel.flatMap((a) => a.eintraege.map((e, i) => ({ raum: a.raum, folge: a.kopf + i + 1, e })));
  // A client that wrote in several entries is leased once, with its last clock.
  const kennungen = stapel.flatMap((a) => [...new Map(a.eintraege.flatMap((e) => (e.kennungen ?? []).map((k) => [k.client, { raum: a.raum, ...k }] as const))).values()]);
  return [
    stapel.map((a) => a.raum), stapel.map((a) => a.kopf), stapel.map((a) => a.eintraege.length),
    rows.map((r) => r.raum), rows.map((r) => r.folge), rows.map((r) => bufferOf(r.e.daten)), rows.map((r) => r.e.kontoId), rows.map((r) => r.e.delegation),
    kennungen.map((k) => k.raum), kennungen.map((k) => k.client), kennungen.map((k) => k.kontoId), kennungen.map((k) => k.naechsteUhr)
  ];
}

function refusal(zustand: string | undefined): Anhaengeergebnis {
  if (zustand === undefined) return { ok: false, grund: 'raum_unbekannt' };
  return { ok: false, grund: zustand === 'offen' ? 'kopf_veraltet' : 'raum_geschlossen' };
}

function bufferOf(daten: Uint8Array): Buffer {
  return Buffer.from(daten.buffer, daten.byteOffset, daten.byteLength);
}
