/**
 * Brings the database to the state this program needs: applies prisma/migrations in order, forward only.
 * Keeps the book Prisma keeps (`_prisma_migrations`, checksum, advisory lock), so that Prisma's own tools agree with it.
 * One migration is one transaction together with its line in the book: a kill in the middle leaves nothing of it (reliability.md P6).
 * Stops before touching anything when the book and the folder do not fit together; how to go back is in docs/entscheidungen/0022.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartFehler } from './start-fehler.ts';

/** One folder of prisma/migrations. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

type Zeile = { readonly migration_name: string; readonly checksum: string; readonly finished_at: Date | null; readonly rolled_back_at: Date | null };

/** The number Prisma's own migration engine locks. */
const SPERRE = 72_707_369;
/** Oldest server the migrations are written for: PostgreSQL 15. */
const OLDEST = 150_000;
const WAIT = '60s';

/** Prisma's book. */
export const BUCH = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** What happens before the first change to a database that is in use: a backup (server/persistence/sicherung-schreiben.ts). It gets the name of the first migration. */
export type Vorkehrung = (migration: string) => Promise<void>;

/** Applies what is missing and answers the names of what it applied. Throws a StartFehler, a German sentence, when it must not. */
export async function migrate(verbindung: pg.ClientConfig, folder: string, vorher: Vorkehrung | null = null): Promise<string[]> {
  const migrationen = readMigrationen(folder);
  const client = new pg.Client(verbindung);
  client.on('error', () => undefined);
  await connect(client);
  try {
    await checkServer(client);
    await lock(client);
    await client.query(BUCH);
    const { rows } = await client.query<Zeile>('select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations where rolled_back_at is null');
    const offen = compare(migrationen, rows);
    // A database without a book is new: there is nothing to keep.
    if (vorher !== null && offen[0] !== undefined && rows.length > 0) await vorher(offen[0].name);
    for (const migration of offen) await apply(client, migration);
    return offen.map(({ name }) => name);
  } finally {
    // The lock belongs to the connection and ends with it.
    await client.end().catch(() => undefined);
  }
}

/** The migrations of a folder in the order of their names. */
export function readMigrationen(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  return names.map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** What is still to be applied, or the sentence why nothing may be. */
function compare(migrationen: readonly Migration[], buch: readonly Zeile[]): Migration[] {
  const known = new Map(migrationen.map((migration) => [migration.name, migration]));
  const neueste = migrationen.at(-1)?.name ?? '';
  for (const { migration_name: name, checksum, finished_at } of [...buch].sort((a, b) => (a.migration_name < b.migration_name ? -1 : 1))) {
    const migration = known.get(name);
    if (finished_at === null) throw new StartFehler(`Die Migration „${name}“ ist in dieser Datenbank gescheitert. Bitte die Sicherung von vorher einspielen.`);
    if (migration === undefined && name > neueste) {
      throw new StartFehler(`Diese Datenbank ist neuer als dieses Programm: Sie enthält schon die Migration „${name}“. Bitte die neuere Programmfassung starten oder eine ältere Sicherung einspielen.`);
    }
    if (migration === undefined) throw new StartFehler(`Diese Datenbank enthält die Migration „${name}“, die dieses Programm nicht kennt.`);
    if (migration.checksum !== checksum) throw new StartFehler(`Die Migration „${name}“ wurde geändert, nachdem sie angewendet war. Bitte die ursprüngliche Datei wiederherstellen.`);
  }
  const done = new Set(buch.map((zeile) => zeile.migration_name));
  return migrationen.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await applyInTransaction(client, { name, sql, checksum });
    await client.query('commit');
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw lost(error);
    throw new StartFehler(`Die Migration „${name}“ ließ sich nicht anwenden (${error.code ?? 'unbekannt'}: ${error.message}). Die Datenbank ist unverändert.`);
  }
}

/** One migration and its line in the book, in the transaction that the caller began. */
export async function applyInTransaction(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    'insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, clock_timestamp(), $3, 1)',
    [randomUUID(), checksum, name]
  );
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    throw lost(error);
  }
}

/** Version and encoding of the server, or the sentence why it does not do. */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ nummer: number; version: string; encoding: string }>(
    "select current_setting('server_version_num')::int as nummer, current_setting('server_version') as version, current_setting('server_encoding') as encoding"
  );
  const { nummer = 0, version = '', encoding = '' } = rows[0] ?? {};
  if (nummer < OLDEST) throw new StartFehler(`Der Datenbankserver ist PostgreSQL ${version}; gebraucht wird 15 oder neuer.`);
  if (encoding !== 'UTF8') throw new StartFehler(`Die Datenbank ist in ${encoding} angelegt; gebraucht wird UTF8.`);
}

/** Waits while another process migrates. */
export async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query(`set lock_timeout = '${WAIT}'`);
    await client.query('select pg_advisory_lock($1)', [SPERRE]);
    await client.query('set lock_timeout = 0');
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw lost(error);
    throw new StartFehler('Ein anderer Prozess migriert diese Datenbank seit mehr als einer Minute. Bitte ihn zu Ende kommen lassen und neu starten.');
  }
}

/** A connection that could not be made or broke. The reason is a code: the message may hold the address with its password. */
function lost(error: unknown): StartFehler {
  return new StartFehler(`Die Datenbank antwortet nicht (${(error as { code?: string }).code ?? 'Verbindung getrennt'}).`);
}
