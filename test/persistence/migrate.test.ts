/** The runner of migrations (reliability.md P6, P22): real files, a real database, real processes. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, readMigrationen } from '../../server/persistence/migrate.ts';
import { sichereVorMigration } from '../../server/persistence/sicherung-schreiben.ts';
import { spieleEin } from '../../server/persistence/sicherung-einspielen.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';

let db: Testdatenbank;
let folder: string;

beforeEach(async () => {
  db = await neueDatenbank({ leer: true });
  folder = mkdtempSync(join(tmpdir(), 'migrationen-'));
  write('1_land', 'create table land (code text primary key);');
  write('2_daten', "insert into land values ('BY');");
});

afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

const run = (): Promise<string[]> => migrate(db.poolConfig, folder);

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client(db.poolConfig);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('applies', () => {
  test('every migration once, in order, with the line Prisma would write', async () => {
    expect(await run()).toEqual(['1_land', '2_daten']);
    expect(await run()).toEqual([]);
    const buch = await query('select migration_name, checksum, applied_steps_count, finished_at is not null as fertig from _prisma_migrations order by 1');
    expect(buch).toEqual(readMigrationen(folder).map(({ name, checksum }) => ({ migration_name: name, checksum, applied_steps_count: 1, fertig: true })));
    expect(await query('select * from land')).toEqual([{ code: 'BY' }]);
  });

  test('what came later, and leaves the rest alone', async () => {
    await run();
    write('3_mehr', "insert into land values ('HH');");
    expect(await run()).toEqual(['3_mehr']);
  });

  test('once when ten processes start at the same moment', async () => {
    const runs = await Promise.all(Array.from({ length: 10 }, run));
    expect(runs.flat().sort()).toEqual(['1_land', '2_daten']);
  });

  test('the migrations of this project to an empty database', async () => {
    expect(await migrate(db.poolConfig, 'prisma/migrations')).toEqual(readMigrationen('prisma/migrations').map(({ name }) => name));
  });

  test('nothing of a migration whose process dies in the middle (P6)', async () => {
    write('3_langsam', `insert into land values ('HH'); ${LANGE} insert into land values ('HE');`);
    expect(await killInTheMiddle(folder)).toMatch(/3_langsam|antwortet nicht/);
    expect(await query('select * from land')).toEqual([{ code: 'BY' }]);
    write('3_langsam', "insert into land values ('HH');");
    expect(await run()).toEqual(['3_langsam']);
  });

  test.for(readMigrationen('prisma/migrations'))('$name whole, after it was killed in its middle (P6)', async ({ name, sql }) => {
    cpSync('prisma/migrations', folder, { recursive: true });
    for (const vorher of ['1_land', '2_daten']) rmSync(join(folder, vorher), { recursive: true });
    const ends = [...sql.matchAll(/;\n/g)].map(({ index }) => index + 1).filter((at) => sql.slice(0, at).split('$$').length % 2 === 1);
    const mitte = ends[Math.floor(ends.length / 2)] ?? 0;
    write(name, sql.slice(0, mitte) + LANGE + sql.slice(mitte));
    await killInTheMiddle(folder);
    const buch = 'select migration_name from _prisma_migrations order by 1';
    expect((await query(buch)).map(({ migration_name }) => migration_name)).not.toContain(name);
    write(name, sql);
    await run();
    expect((await query(buch)).map(({ migration_name }) => migration_name)).toContain(name);
  });
});

const LANGE = 'select pg_sleep(60);';

/** Migrates until the long statement runs, kills it there, and answers what the runner said. */
async function killInTheMiddle(migrationen: string): Promise<string> {
  const lauf = migrate(db.poolConfig, migrationen).then(() => '', (error: Error) => error.message);
  const langsam = "from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";
  await expect.poll(async () => (await query(`select pid ${langsam}`)).length, { timeout: 10_000, interval: 20 }).toBe(1);
  await query(`select pg_terminate_backend(pid) ${langsam}`);
  return lauf;
}

describe('keeps a backup of what it changes (P6, P22)', () => {
  const sicherungen = (): string => join(folder, '../', `${folder.split('/').at(-1)}-sicherungen`);
  const runWith = (): Promise<string[]> => migrate(db.poolConfig, folder, sichereVorMigration(db.poolConfig, sicherungen()));
  afterEach(() => rmSync(sicherungen(), { recursive: true, force: true }));

  test('none for a new database, one before each later change, the newest five', async () => {
    await runWith();
    await runWith();
    expect(() => readdirSync(sicherungen())).toThrow('ENOENT');
    for (let n = 3; n <= 9; n++) {
      write(`${n}_mehr`, `insert into land values ('${n}');`);
      await runWith();
    }
    expect(readdirSync(sicherungen()).sort()).toEqual([5, 6, 7, 8, 9].map((n) => `vor-${n}_mehr.einv.gz`));
  });

  test('from which the older program goes on as before', async () => {
    await runWith();
    write('3_weg', 'delete from land;');
    await runWith();
    rmSync(join(folder, '3_weg'), { recursive: true });
    await expect(run()).rejects.toThrow('neuer als dieses Programm');
    await spieleEin({ verbindung: db.poolConfig, datei: join(sicherungen(), 'vor-3_weg.einv.gz'), migrationen: folder, leeren: true });
    expect(await query('select * from land')).toEqual([{ code: 'BY' }]);
    expect(await run()).toEqual([]);
  });

  test('and changes nothing where it cannot be written', async () => {
    await runWith();
    write('3_mehr', "insert into land values ('HH');");
    writeFileSync(sicherungen(), 'eine Datei, wo ein Ordner sein sollte');
    await expect(runWith()).rejects.toThrow(/Die Migration „3_mehr“ wurde nicht ausgeführt, weil sich die Sicherung davor in .* nicht schreiben ließ \(EEXIST\)/);
    expect(await query('select * from land')).toEqual([{ code: 'BY' }]);
  });
});

describe('stops with a sentence and changes nothing', () => {
  test('when an applied migration was edited', async () => {
    await run();
    write('1_land', 'create table land (code text primary key, name text);');
    write('3_mehr', "insert into land values ('HH');");
    await expect(run()).rejects.toThrow('Die Migration „1_land“ wurde geändert, nachdem sie angewendet war.');
    expect(await query('select * from land')).toEqual([{ code: 'BY' }]);
  });

  test('when one fails: what came before it stays, of itself nothing', async () => {
    write('3_falsch', "insert into land values ('HH'); insert into land values ('HH');");
    await expect(run()).rejects.toThrow(/Die Migration „3_falsch“ ließ sich nicht anwenden \(23505/);
    expect(await query('select * from land')).toEqual([{ code: 'BY' }]);
    expect(await query('select count(*)::int as n from _prisma_migrations')).toEqual([{ n: 2 }]);
  });

  test('when Prisma left a failed one behind', async () => {
    await run();
    await query("update _prisma_migrations set finished_at = null where migration_name = '2_daten'");
    await expect(run()).rejects.toThrow('Die Migration „2_daten“ ist in dieser Datenbank gescheitert.');
  });

  test('when the database is newer than the program (P22)', async () => {
    write('9_neu', 'create table neu (id int);');
    await run();
    rmSync(join(folder, '9_neu'), { recursive: true });
    await expect(run()).rejects.toThrow('Diese Datenbank ist neuer als dieses Programm: Sie enthält schon die Migration „9_neu“.');
  });

  test('when it holds one in between that nobody knows', async () => {
    await run();
    rmSync(join(folder, '1_land'), { recursive: true });
    await expect(run()).rejects.toThrow('Diese Datenbank enthält die Migration „1_land“, die dieses Programm nicht kennt.');
  });

  test('when no server answers', async () => {
    await expect(migrate({ ...db.poolConfig, host: '/nirgends' }, folder)).rejects.toThrow('Die Datenbank antwortet nicht (ENOENT).');
  });
});
