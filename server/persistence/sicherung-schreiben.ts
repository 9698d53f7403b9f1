/**
 * Writes a backup: one snapshot of the whole database (REPEATABLE READ, READ ONLY), while everybody goes on working. The file appears under its
 * name only when it is complete and on the disk; an older one of the same name is replaced in that moment. Nothing is held in memory as a whole.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Vorkehrung } from './migrate.ts';
import { FORMAT, FORMATFASSUNG, SicherungFehler, type Summe } from './sicherung.ts';
import { BUCHTABELLE, linesOfTabelle, readTabellen, readZaehler, SCHREIBWEISE } from './sicherung-tabellen.ts';
import { StartFehler } from './start-fehler.ts';

/** How many backups from before a migration are kept. */
const VOR_MIGRATION = 5;

/** Writes everything this connection reaches into `datei`. Throws a SicherungFehler, a German sentence, when that cannot be; then nothing is left behind. */
export async function sichere(verbindung: pg.ClientConfig, datei: string): Promise<Summe> {
  const client = new pg.Client(verbindung);
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => { throw new SicherungFehler(`Die Datenbank antwortet nicht (${codeOf(error)}).`); });
  const vorlaeufig = join(dirname(datei), `.${basename(datei)}.${process.pid}`);
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(SCHREIBWEISE);
    const summe = await write(client, vorlaeufig);
    await client.query('commit');
    await rename(vorlaeufig, datei);
    await syncToDisk(dirname(datei));
    return summe;
  } catch (error) {
    await rm(vorlaeufig, { force: true }).catch(() => undefined);
    if (error instanceof SicherungFehler || error instanceof pg.DatabaseError || !codeOf(error).startsWith('E')) throw error;
    throw new SicherungFehler(`Die Sicherung ließ sich nicht schreiben (${codeOf(error)}). Bitte Ordner, Rechte und freien Platz prüfen.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function write(client: pg.Client, datei: string): Promise<Summe> {
  const kopf = await kopfOf(client);
  const out = new Ausgang(datei);
  try {
    await out.line(kopf);
    let tabellen = 0;
    let zeilen = 0;
    for (const tabelle of await readTabellen(client)) {
      await out.line({ tabelle: tabelle.name, spalten: tabelle.spalten.map((s) => s.name) });
      const hash = createHash('sha256');
      let anzahl = 0;
      for await (const lines of linesOfTabelle(client, tabelle)) {
        for (const line of lines) hash.update(line).update('\n');
        await out.text(`${lines.join('\n')}\n`);
        anzahl += lines.length;
      }
      await out.line({ ende: tabelle.name, zeilen: anzahl, sha256: hash.digest('hex') });
      tabellen += 1;
      zeilen += anzahl;
    }
    await out.line({ zaehler: await readZaehler(client) });
    const summe = { tabellen, zeilen, sha256: out.hash() };
    await out.line({ schluss: true, ...summe });
    await out.end();
    await syncToDisk(datei);
    return summe;
  } catch (error) {
    out.abort();
    throw error;
  }
}

async function kopfOf(client: pg.Client): Promise<object> {
  const { rows: [buch] } = await client.query<{ da: boolean }>(`select to_regclass('public.${BUCHTABELLE}') is not null as da`);
  if (buch?.da !== true) throw new SicherungFehler('In dieser Datenbank ist nichts von Einvernehmen; es wurde nichts gesichert.');
  const { rows: migrationen } = await client.query<{ name: string; pruefsumme: string }>(`select migration_name as name, checksum as pruefsumme from ${BUCHTABELLE} where finished_at is not null and rolled_back_at is null order by migration_name collate "C"`);
  const { rows: [server] } = await client.query<{ am: string; postgres: string }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as am, current_setting('server_version') as postgres`);
  return { format: FORMAT, fassung: FORMATFASSUNG, ...server, migrationen };
}

/** The packed stream into the file, with the hash over everything that went in; whoever writes waits while the disk is behind. */
class Ausgang {
  private readonly alles = createHash('sha256');
  private readonly gzip = createGzip({ level: 1 });
  private readonly file;
  private readonly done: Promise<void>;
  private failure: unknown = null;

  constructor(datei: string) {
    this.file = createWriteStream(datei, { mode: 0o600 });
    this.done = finished(this.gzip.pipe(this.file));
    this.done.catch((error: unknown) => {
      this.failure = error;
      // Whoever waits for room in the stream wakes up and learns why there is none.
      this.gzip.emit('drain');
    });
  }

  line(wert: object): Promise<void> {
    return this.text(`${JSON.stringify(wert)}\n`);
  }

  async text(text: string): Promise<void> {
    this.alles.update(text);
    if (this.failure === null && !this.gzip.write(text)) await once(this.gzip, 'drain');
    if (this.failure !== null) throw this.failure;
  }

  hash(): string {
    return this.alles.copy().digest('hex');
  }

  end(): Promise<void> {
    this.gzip.end();
    return this.done;
  }

  abort(): void {
    this.gzip.destroy();
    this.file.destroy();
  }
}

/** A file, or the name of one in its folder, survives a power cut. */
async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The precaution of migrate.ts: a backup into `folder`, of which the newest five stay. Without it the migration does not run. */
export function sichereVorMigration(verbindung: pg.ClientConfig, folder: string): Vorkehrung {
  return async (migration) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await sichere(verbindung, join(folder, `vor-${migration}.einv.gz`));
    } catch (error) {
      throw new StartFehler(`Die Migration „${migration}“ wurde nicht ausgeführt, weil sich die Sicherung davor in ${folder} nicht schreiben ließ (${error instanceof SicherungFehler ? error.message : codeOf(error)}).`);
    }
    const alte = readdirSync(folder).filter((name) => /^vor-.*\.einv\.gz$/.test(name)).map((name) => ({ name, am: statSync(join(folder, name)).mtimeMs })).sort((a, b) => b.am - a.am);
    for (const { name } of alte.slice(VOR_MIGRATION)) await rm(join(folder, name), { force: true });
  };
}

function codeOf(error: unknown): string {
  return String((error as { code?: string }).code ?? 'unbekannt');
}
