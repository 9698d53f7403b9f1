/**
 * Loads a backup: everything or nothing, in one transaction. The tables are made as they were at the backup (its migrations), filled, compared with
 * every hash, and only then brought to the state of this program. Triggers that judge single acts (a closed Abstimmung takes no Stimme) are switched
 * off for the tables being filled and are on again before the commit; keys, references and check constraints hold throughout (docs/entscheidungen/0070).
 */
import pg from 'pg';
import { applyInTransaction, BUCH, checkServer, lock, readMigrationen, type Migration } from './migrate.ts';
import { readSicherung, SicherungFehler, type Kopf, type Satz, type Summe } from './sicherung.ts';
import { BUCHTABELLE, insertZeilen, isLeer, quoted, readTabellen, SCHREIBWEISE, setZaehler, summeOf, type Tabelle } from './sicherung-tabellen.ts';
import { StartFehler } from './start-fehler.ts';

export interface Einspielung {
  readonly verbindung: pg.ClientConfig;
  readonly datei: string;
  /** prisma/migrations of this program. */
  readonly migrationen: string;
  /** The operator said that everything that is there goes. */
  readonly leeren: boolean;
}

/** What one INSERT brings at most. */
const STAPEL_BYTES = 4_000_000;
const STAPEL_ZEILEN = 2_000;

/** Loads it. Throws a SicherungFehler, a German sentence, when it must not or cannot; then the database is as before. */
export async function spieleEin({ verbindung, datei, migrationen, leeren }: Einspielung): Promise<Summe & { readonly am: string; readonly nachher: readonly string[] }> {
  const client = new pg.Client(verbindung);
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: unknown) => { throw new SicherungFehler(`Die Datenbank antwortet nicht (${codeOf(error)}).`); });
    await checkServer(client);
    await lock(client);
    await client.query('begin');
    await client.query(SCHREIBWEISE);
    await makeRoom(client, leeren);
    const ergebnis = await load(client, datei, readMigrationen(migrationen));
    await client.query('commit');
    return ergebnis;
  } catch (error) {
    if (error instanceof StartFehler) throw new SicherungFehler(error.message);
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new SicherungFehler(`Die Sicherung passt nicht zu dieser Datenbank (${error.code ?? 'unbekannt'}${error.table === undefined ? '' : `, Tabelle ${error.table}`}). Es wurde nichts geändert.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** An empty schema; whatever must not be thrown away ends it with a sentence. */
async function makeRoom(client: pg.Client, leeren: boolean): Promise<void> {
  const { rows: [andere] } = await client.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid() and backend_type = 'client backend'`);
  if ((andere?.n ?? 0) > 0) throw new SicherungFehler('Mit dieser Datenbank arbeitet noch ein anderes Programm. Bitte den Server beenden und erneut beginnen. Es wurde nichts geändert.');
  const tabellen = await readTabellen(client);
  const { rows: [buch] } = await client.query<{ da: boolean }>(`select to_regclass('public.${BUCHTABELLE}') is not null as da`);
  if (buch?.da !== true && tabellen.length > 0) throw new SicherungFehler('In dieser Datenbank liegen Tabellen eines anderen Programms. Bitte eine eigene Datenbank verwenden. Es wurde nichts geändert.');
  if (!leeren && !(await isLeer(client, tabellen))) {
    throw new SicherungFehler('Die Datenbank ist nicht leer. Bitte eine leere Datenbank verwenden oder, wenn alles darin ersetzt werden soll, --leeren --ja-alles-ersetzen angeben. Es wurde nichts geändert.');
  }
  for (const { name } of tabellen) await client.query(`drop table public.${quoted(name)} cascade`);
  await client.query(`drop table if exists public.${BUCHTABELLE}`);
  const { rows: funktionen } = await client.query<{ ruf: string }>(
    `select p.oid::regprocedure::text as ruf from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
  for (const { ruf } of funktionen) await client.query(`drop routine ${ruf} cascade`);
}

async function load(client: pg.Client, datei: string, bekannt: readonly Migration[]): Promise<Summe & { am: string; nachher: readonly string[] }> {
  const filler = new Fueller(client, bekannt);
  for await (const satz of readSicherung(datei)) await filler.take(satz);
  return filler.finish();
}

/** Takes the lines of a backup one by one. */
class Fueller {
  private offen: Migration[] = [];
  private am = '';
  private readonly erwartet = new Map<string, Tabelle>();
  private readonly gefuellt: Tabelle[] = [];
  private jetzt: Tabelle | null = null;
  private stapel: (readonly (string | null)[])[] = [];
  private bytes = 0;
  private summe: Summe | null = null;

  constructor(private readonly client: pg.Client, private readonly bekannt: readonly Migration[]) {}

  async take(satz: Satz): Promise<void> {
    switch (satz.art) {
      case 'kopf': return this.begin(satz.kopf);
      case 'tabelle': return this.open(satz.name, satz.spalten);
      case 'zeile': return this.row(satz.werte, satz.bytes);
      case 'ende': return this.close(satz.zeilen, satz.sha256);
      case 'zaehler': return setZaehler(this.client, satz.zaehler);
      case 'schluss': this.summe = satz.summe;
    }
  }

  /** Brings the tables to where they were when the backup was made. */
  private async begin(kopf: Kopf): Promise<void> {
    this.am = kopf.am;
    const pruefsummen = new Map(this.bekannt.map((m) => [m.name, m.checksum]));
    for (const { name, pruefsumme } of kopf.migrationen) {
      if (!pruefsummen.has(name)) throw new SicherungFehler(`Die Sicherung stammt von einer neueren Programmfassung: Sie enthält die Migration „${name}“. Bitte diese Programmfassung verwenden. Es wurde nichts geändert.`);
      if (pruefsummen.get(name) !== pruefsumme) throw new SicherungFehler(`Die Migration „${name}“ der Sicherung ist eine andere als die dieses Programms. Es wurde nichts geändert.`);
    }
    const damals = new Set(kopf.migrationen.map((m) => m.name));
    this.offen = this.bekannt.filter((m) => !damals.has(m.name));
    await this.client.query(BUCH);
    for (const migration of this.bekannt.filter((m) => damals.has(m.name))) await applyInTransaction(this.client, migration);
    for (const tabelle of await readTabellen(this.client)) {
      // What a migration itself put there is in the backup too.
      await this.client.query(`alter table public.${quoted(tabelle.name)} disable trigger user`);
      this.erwartet.set(tabelle.name, tabelle);
    }
    for (const name of [...this.erwartet.keys()].reverse()) await this.client.query(`delete from public.${quoted(name)}`);
  }

  private async open(name: string, spalten: readonly string[]): Promise<void> {
    const tabelle = this.erwartet.get(name);
    const known = new Map(tabelle?.spalten.map((s) => [s.name, s]));
    const own = spalten.flatMap((s) => known.get(s) ?? []);
    if (tabelle === undefined || own.length !== spalten.length || own.length !== known.size) throw new SicherungFehler(`Die Tabelle „${name}“ der Sicherung passt nicht zu ihrem Stand. Es wurde nichts geändert.`);
    this.erwartet.delete(name);
    this.jetzt = { ...tabelle, spalten: own };
    this.gefuellt.push(this.jetzt);
  }

  private async row(werte: readonly (string | null)[], bytes: number): Promise<void> {
    if (werte.length !== this.jetzt?.spalten.length) throw new SicherungFehler(`Eine Zeile der Tabelle „${this.jetzt?.name ?? ''}“ passt nicht zu ihren Spalten. Es wurde nichts geändert.`);
    this.stapel.push(werte);
    this.bytes += bytes;
    if (this.bytes >= STAPEL_BYTES || this.stapel.length >= STAPEL_ZEILEN) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.jetzt !== null && this.stapel.length > 0) await insertZeilen(this.client, this.jetzt, this.stapel);
    this.stapel = [];
    this.bytes = 0;
  }

  /** What is in the database now is what the file says, to the byte: read back and compared. */
  private async close(zeilen: number, sha256: string): Promise<void> {
    await this.flush();
    const tabelle = this.jetzt;
    this.jetzt = null;
    if (tabelle === null) return;
    const found = await summeOf(this.client, tabelle);
    if (found.zeilen !== zeilen || found.sha256 !== sha256) throw new SicherungFehler(`Nach dem Einspielen weicht die Tabelle „${tabelle.name}“ von der Sicherung ab. Es wurde nichts geändert.`);
  }

  /** Triggers on again, missing migrations, done. */
  async finish(): Promise<Summe & { am: string; nachher: readonly string[] }> {
    const [fehlt] = this.erwartet.keys();
    if (this.summe === null || fehlt !== undefined) throw new SicherungFehler(`Der Sicherung fehlt die Tabelle „${fehlt ?? ''}“. Es wurde nichts geändert.`);
    for (const { name } of this.gefuellt) await this.client.query(`alter table public.${quoted(name)} enable trigger user`);
    for (const migration of this.offen) await applyInTransaction(this.client, migration);
    return { ...this.summe, am: this.am, nachher: this.offen.map((m) => m.name) };
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: string }).code ?? 'unbekannt');
}
