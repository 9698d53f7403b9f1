/**
 * What a database of ours consists of, read from its own catalogue, so that a table added tomorrow is in the backup without a word here:
 * tables (referenced ones first), columns, counters, and the one way to read a row as text that is the same on every server.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { SicherungFehler, type Zaehler } from './sicherung.ts';

export interface Spalte { readonly name: string; readonly typ: string }
export interface Tabelle { readonly name: string; readonly spalten: readonly Spalte[]; /** Columns of the primary key; all where there is none. */ readonly schluessel: readonly Spalte[] }

/** Prisma's book is kept by migrate.ts; a backup tells it in its head. */
export const BUCHTABELLE = '_prisma_migrations';
/** What one FETCH brings at most, in bytes and in rows. */
const STAPEL_BYTES = 4_000_000;
const STAPEL_ZEILEN = 2_000;

/** Values are written as text: under these settings every server writes and reads the same. */
export const SCHREIBWEISE = "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local standard_conforming_strings = on";

const SPALTEN = `
  select c.relname as tabelle, a.attname as name, format_type(a.atttypid, a.atttypmod) as typ, coalesce(a.attnum = any(i.indkey), false) as schluessel
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '${BUCHTABELLE}'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C", a.attnum`;
const BEZUEGE = `
  select distinct f.relname as von, z.relname as nach from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class z on z.oid = k.confrelid
  where k.contype = 'f' and k.connamespace = 'public'::regnamespace and f.oid <> z.oid`;
const ZAEHLER = `
  select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by c.relname collate "C"`;

/** All tables but the book, referenced ones before those that refer to them. */
export async function readTabellen(client: pg.Client): Promise<Tabelle[]> {
  const { rows } = await client.query<{ tabelle: string; name: string; typ: string; schluessel: boolean }>(SPALTEN);
  const { rows: bezuege } = await client.query<{ von: string; nach: string }>(BEZUEGE);
  const tabellen = [...new Set(rows.map((r) => r.tabelle))].map((name): Tabelle => {
    const spalten = rows.filter((r) => r.tabelle === name);
    const schluessel = spalten.filter((s) => s.schluessel);
    return { name, spalten, schluessel: schluessel.length > 0 ? schluessel : spalten };
  });
  return ordered(tabellen, bezuege);
}

function ordered(tabellen: readonly Tabelle[], bezuege: readonly { readonly von: string; readonly nach: string }[]): Tabelle[] {
  const out: Tabelle[] = [];
  const offen = new Map(tabellen.map((t) => [t.name, t]));
  while (offen.size > 0) {
    const frei = [...offen.values()].filter((t) => !bezuege.some((b) => b.von === t.name && offen.has(b.nach)));
    if (frei.length === 0) throw new Error(`the tables ${[...offen.keys()].join(', ')} refer to each other in a circle`);
    for (const tabelle of frei) offen.delete(tabelle.name);
    out.push(...frei);
  }
  return out;
}

/** The counters of generated numbers and where they stand. */
export async function readZaehler(client: pg.Client): Promise<Zaehler[]> {
  const { rows } = await client.query<{ name: string }>(ZAEHLER);
  const out: Zaehler[] = [];
  for (const { name } of rows) {
    const { rows: [stand] } = await client.query<{ wert: string; benutzt: boolean }>(`select last_value::text as wert, is_called as benutzt from public.${quoted(name)}`);
    if (stand !== undefined) out.push({ name, ...stand });
  }
  return out;
}

/** True where no table holds a row. */
export async function isLeer(client: pg.Client, tabellen: readonly Tabelle[]): Promise<boolean> {
  for (const { name } of tabellen) if ((await client.query(`select 1 from public.${quoted(name)} limit 1`)).rowCount !== 0) return false;
  return true;
}

/** The rows of a table as lines of a backup, in the order of its key, fetched in small lots. Inside a transaction only. */
export async function* linesOfTabelle(client: pg.Client, { name, spalten, schluessel }: Tabelle): AsyncGenerator<string[]> {
  const order = schluessel.map((s) => `t.${quoted(s.name)}${/^(text|character varying)/.test(s.typ) ? ' collate "C"' : ''}`).join(', ');
  // Sorted before the values become text: what is sorted are pointers to large values, not the values.
  await client.query(`declare sicherung no scroll cursor for select ${spalten.map((s) => asText(s)).join(', ')} from (select * from public.${quoted(name)} t order by ${order} offset 0) t`);
  let anzahl = 1;
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({ text: `fetch ${anzahl} from sicherung`, rowMode: 'array' });
    if (rows.length === 0) break;
    const lines = rows.map((row) => JSON.stringify(row));
    yield lines;
    const bytes = lines.reduce((sum, line) => sum + line.length, 0);
    anzahl = bytes > STAPEL_BYTES ? Math.max(1, Math.floor(anzahl / 4)) : bytes < STAPEL_BYTES / 4 ? Math.min(STAPEL_ZEILEN, anzahl * 4) : anzahl;
  }
  await client.query('close sicherung');
}

/** Count and hash of a table as they stand in a backup. */
export async function summeOf(client: pg.Client, tabelle: Tabelle): Promise<{ readonly zeilen: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let zeilen = 0;
  for await (const lines of linesOfTabelle(client, tabelle)) {
    for (const line of lines) hash.update(line).update('\n');
    zeilen += lines.length;
  }
  return { zeilen, sha256: hash.digest('hex') };
}

/** Inserts rows that came from a backup, in their order; one parameter per column. */
export async function insertZeilen(client: pg.Client, { name, spalten }: Tabelle, zeilen: readonly (readonly (string | null)[])[]): Promise<void> {
  const columns = spalten.map((s) => quoted(s.name)).join(', ');
  const values = spalten.map((s, i) => (s.typ === 'bytea' ? `decode(u.c${i}, 'base64')` : `u.c${i}::${s.typ}`)).join(', ');
  const params = spalten.map((_, i) => `$${i + 1}::text[]`).join(', ');
  const names = [...spalten.map((_, i) => `c${i}`), 'platz'].join(', ');
  await client.query(
    `insert into public.${quoted(name)} (${columns}) overriding system value select ${values} from unnest(${params}) with ordinality as u(${names}) order by u.platz`,
    spalten.map((_, i) => zeilen.map((z) => z[i] ?? null))
  );
}

/** Sets the counters; one that this database does not have is a sign of a foreign file. */
export async function setZaehler(client: pg.Client, zaehler: readonly Zaehler[]): Promise<void> {
  const known = new Set((await client.query<{ name: string }>(ZAEHLER)).rows.map((r) => r.name));
  for (const { name, wert, benutzt } of zaehler) {
    if (!known.has(name)) throw new SicherungFehler(`Die Sicherung nennt den Zähler „${name}“, den ihr Stand nicht hat.`);
    await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quoted(name)}`, wert, benutzt]);
  }
}

function asText({ name, typ }: Spalte): string {
  return typ === 'bytea' ? `translate(encode(t.${quoted(name)}, 'base64'), E'\\n', '')` : `t.${quoted(name)}::text`;
}

/** A name of the catalogue inside SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
