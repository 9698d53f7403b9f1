/**
 * Appends to the log: one statement compares the head, moves it, inserts the rows, leases the client ids that wrote and keeps the words
 * that fell. An entry is there completely and in its place or not at all. Group commit: what is appended while a commit runs, to
 * whatever rooms, goes into the next one. No timer (architecture.md 5 "Limits").
 */
import type { Pool, PoolClient, QueryConfig } from 'pg';
import type { Anhaengeergebnis, NeuerEintrag } from '../ports-sync.ts';

/** Rooms of one commit; more wait for the next. */
const RAEUME_JE_COMMIT = 64;
/** How long the connection that writes is kept when nobody writes. */
const HALTEN_MS = 250;
/** Longest text of a loss that is kept; more is a whole paper, which its author has on the screen. */
const VERLUST_MAX = 20_000;

export interface Auftrag {
  readonly raum: string;
  readonly kopf: number;
  readonly eintraege: readonly NeuerEintrag[];
  resolve(ergebnis: Anhaengeergebnis): void;
  reject(error: unknown): void;
}

// The rooms come in the order of their ids (statementOf) and are locked in it, so that two servers never wait for each other; a row that moved
// meanwhile is compared in its newest version.
const APPEND = `
  with neu as (update textraum t set kopf = a.kopf + a.anzahl from unnest($1::uuid[], $2::int[], $3::int[]) as a(raum, kopf, anzahl)
    where t.id = a.raum and t.kopf = a.kopf and t.zustand = 'offen' returning t.id, t.kopf),
  ein as (insert into textraumeintrag (textraum_id, folge, daten, konto_id, delegation)
    select e.raum, e.folge, e.daten, e.konto, e.delegation
    from unnest($4::uuid[], $5::int[], $6::bytea[], $7::uuid[], $8::text[]) as e(raum, folge, daten, konto, delegation)
    join neu n on n.id = e.raum order by e.raum, e.folge)`;
// Only where an id writes for the first time. It cannot be another account's: that one's lease would have moved the head.
const VERLEIHE = `,
  verliehen as (insert into textraumclient (textraum_id, client, konto_id, folge)
    select c.raum, c.client, c.konto, n.kopf from unnest($9::uuid[], $10::bigint[], $11::uuid[]) as c(raum, client, konto) join neu n on n.id = c.raum
    on conflict (textraum_id, client) do update set konto_id = excluded.konto_id)`;
// Only where words fell, which is rare.
const VERLIERE = `,
  verloren as (insert into textraumverlust (id, textraum_id, folge, konto_id, text, absatz)
    select v.id, v.raum, n.kopf, v.konto, v.text, v.absatz
    from unnest($12::uuid[], $13::uuid[], $14::uuid[], $15::text[], $16::text[]) as v(id, raum, konto, text, absatz) join neu n on n.id = v.raum)`;
const KOEPFE = '\n  select id, kopf from neu';
// The same for one entry of one room with nothing beside it, which nearly all are while people type: a third less work for the database.
const APPEND_EINS = `
  with neu as (update textraum set kopf = kopf + 1 where id = $1 and kopf = $2 and zustand = 'offen' returning id, kopf)
  insert into textraumeintrag (textraum_id, folge, daten, konto_id, delegation) select id, kopf, $3::bytea, $4::uuid, $5::text from neu`;
// With a plan made once: planning these statements anew takes longer than running them. And by the keys, one room after the other as they are named:
// of a table without statistics, as after a start, the planner believes that one row matches, and then reads all rooms for each room of a commit.
const PLANS = 'set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off';
const PLANS_OF_ALL = 'reset plan_cache_mode; reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin';
const STATE = 'select id, zustand from textraum where id = any($1::uuid[])';

/** One commit at a time; everything that came meanwhile is in the next one. */
export class Schreiber {
  private queue: Auftrag[] = [];
  private busy = false;
  private held: PoolClient | null = null;
  private usedAm = 0;
  private quiet: NodeJS.Timeout | undefined;

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
    const koepfe = await this.append(stapel);
    const refused = stapel.filter((a) => !koepfe.has(a.raum));
    const gruende = refused.length === 0 ? new Map<string, string>() : await this.reasonsOf(refused.map((a) => a.raum));
    for (const auftrag of stapel) {
      const kopf = koepfe.get(auftrag.raum);
      auftrag.resolve(kopf !== undefined ? { ok: true, kopf } : refusal(gruende.get(auftrag.raum)));
    }
    if (koepfe.size > 0) this.onCommit([...koepfe.keys()]);
  }

  /** The new heads of the rooms that moved. */
  private async append(stapel: readonly Auftrag[]): Promise<ReadonlyMap<string, number>> {
    const client = await this.line();
    try {
      const einzeln = onlyEntryOf(stapel);
      if (einzeln !== null) {
        const { raum, kopf, e } = einzeln;
        const { rowCount } = await client.query({ name: 'textraum_append_eins', text: APPEND_EINS, values: [raum, kopf, bufferOf(e.daten), e.kontoId, e.delegation] });
        return new Map(rowCount === 1 ? [[raum, kopf + 1]] : []);
      }
      const { rows } = await client.query<{ id: string; kopf: number }>(statementOf(stapel));
      return new Map(rows.map((row) => [row.id, row.kopf]));
    } catch (error) {
      this.hangUp(true);
      throw error;
    }
  }

  /** The connection that writes, kept while there is something to write: taking it from the pool for each letter costs as much as the statement. */
  private async line(): Promise<PoolClient> {
    if (this.held === null) {
      const client = await this.pool.connect();
      this.held = client;
      await client.query(PLANS).catch((error: unknown) => {
        this.hangUp(true);
        throw error;
      });
      client.on('error', this.onBroken);
      this.quiet = setInterval(() => {
        if (!this.busy && performance.now() - this.usedAm > HALTEN_MS) this.hangUp(false);
      }, HALTEN_MS).unref();
    }
    this.usedAm = performance.now();
    return this.held;
  }

  private readonly onBroken = (): void => this.hangUp(true);

  private hangUp(broken: boolean): void {
    const client = this.held;
    if (client === null) return;
    this.held = null;
    clearInterval(this.quiet);
    const giveBack = (gone: boolean): void => {
      client.off('error', this.onBroken);
      client.release(gone);
    };
    if (broken) return giveBack(true);
    client.query(PLANS_OF_ALL).then(() => giveBack(false), () => giveBack(true));
  }

  private async reasonsOf(raeume: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.pool.query<{ id: string; zustand: string }>({ name: 'textraum_state', text: STATE, values: [raeume] });
    return new Map(rows.map((row) => [row.id, row.zustand]));
  }
}

/** The one entry there is, where nothing is to be written beside it. */
function onlyEntryOf(stapel: readonly Auftrag[]): { readonly raum: string; readonly kopf: number; readonly e: NeuerEintrag } | null {
  const [auftrag] = stapel;
  const [e] = auftrag?.eintraege ?? [];
  if (auftrag === undefined || e === undefined || stapel.length > 1 || auftrag.eintraege.length > 1) return null;
  return (e.kennungen?.length ?? 0) + (e.verluste?.length ?? 0) > 0 ? null : { raum: auftrag.raum, kopf: auftrag.kopf, e };
}

function statementOf(auftraege: readonly Auftrag[]): QueryConfig {
  const stapel = [...auftraege].sort((a, b) => (a.raum < b.raum ? -1 : 1));
  const rows = stapel.flatMap((a) => a.eintraege.map((e, i) => ({ raum: a.raum, folge: a.kopf + i + 1, e })));
  // A client that wrote in several entries is leased once.
  const kennungen = stapel.flatMap((a) => [...new Map(a.eintraege.flatMap((e) => (e.kennungen ?? []).map((k) => [k.client, { raum: a.raum, ...k }] as const))).values()]);
  const verluste = rows.flatMap(({ raum, e }) => (e.verluste ?? []).map((v) => ({ raum, ...v })));
  const values = [
    stapel.map((a) => a.raum), stapel.map((a) => a.kopf), stapel.map((a) => a.eintraege.length),
    rows.map((r) => r.raum), rows.map((r) => r.folge), rows.map((r) => bufferOf(r.e.daten)), rows.map((r) => r.e.kontoId), rows.map((r) => r.e.delegation)
  ];
  const verleih = [kennungen.map((k) => k.raum), kennungen.map((k) => k.client), kennungen.map((k) => k.kontoId)];
  if (verluste.length > 0) {
    const verlust = [verluste.map((v) => v.id), verluste.map((v) => v.raum), verluste.map((v) => v.kontoId), verluste.map((v) => v.text.slice(0, VERLUST_MAX)), verluste.map((v) => v.absatz)];
    return { name: 'textraum_append_verlust', text: APPEND + VERLEIHE + VERLIERE + KOEPFE, values: [...values, ...verleih, ...verlust] };
  }
  if (kennungen.length > 0) return { name: 'textraum_append_verleih', text: APPEND + VERLEIHE + KOEPFE, values: [...values, ...verleih] };
  return { name: 'textraum_append', text: APPEND + KOEPFE, values };
}

function refusal(zustand: string | undefined): Anhaengeergebnis {
  if (zustand === undefined) return { ok: false, grund: 'raum_unbekannt' };
  return { ok: false, grund: zustand === 'offen' ? 'kopf_veraltet' : 'raum_geschlossen' };
}

function bufferOf(daten: Uint8Array): Buffer {
  return Buffer.from(daten.buffer, daten.byteOffset, daten.byteLength);
}
