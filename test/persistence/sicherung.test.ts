/** Backup and loading (reliability.md P21, G13): taken while ten people write through real sockets; loaded elsewhere; compared word by word. And every broken file. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { absaetzeOfLog } from '../../app/dokument/codec.ts';
import { migrate } from '../../server/persistence/migrate.ts';
import { MIGRATIONEN } from '../../server/persistence/open.ts';
import { sichere } from '../../server/persistence/sicherung-schreiben.ts';
import { spieleEin } from '../../server/persistence/sicherung-einspielen.ts';
import { createTextraumlog } from '../../server/persistence/update-log.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { startOn, type Raumserver } from '../sync/raumserver-kern.ts';

const SCHREIBENDE = 10;
const RAEUME = 4;
const ordner = mkdtempSync(join(tmpdir(), 'sicherung-'));
const DATEI = join(ordner, 'sicherung.einv.gz');

let h: Testhaus;
let server: Raumserver;
let quelle: pg.ClientConfig;
const raeume: string[] = [];
/** Rooms and how many entries of each were acknowledged before the backup began. */
const bestaetigt = new Map<string, number>();

async function rowsOf<T extends pg.QueryResultRow>(verbindung: pg.ClientConfig, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client(verbindung);
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A closed vote with a note, a published Sammlung, and rooms that are written in. */
async function fill(): Promise<void> {
  const { v } = await h.beschlossen({ absaetze: [absatz('ziffer', 'Die IMK dankt „allen“ in der Feuerwehr – auch\tin Köln.'), absatz('ziffer', 'Sie bleibt dabei: \\x00 ist kein Zeichen.')] });
  await h.eingefroren();
  const offen = await h.entwurf();
  const notiz = wert(await h.u.createNotiz(h.person('by-bearbeitung'), offen.id, [absatz('absatz', 'Bayern weist auf die Kosten hin.')]));
  wert(await h.u.announceNotiz(h.person('by-leitung'), offen.id, notiz));
  wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
  for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map()));
  wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
  const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
  wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, probe));
  wert(await h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe));
  expect((await h.lade(v.id)).fassungen[0]?.abstimmung.geschlossenAm).not.toBeNull();
}

beforeAll(async () => {
  h = await neuesHaus();
  await fill();
  const { host, port, user, database } = h.pool.options;
  quelle = { host, port, user, database };
  server = await startOn(quelle);
  for (let i = 0; i < RAEUME; i++) raeume.push(await server.neuerRaum());
  const people = await Promise.all(Array.from({ length: SCHREIBENDE }, (_, i) => server.client(raeume[i % RAEUME] ?? '', i % 2 === 0 ? 'by' : 'hh')));
  let typing = true;
  const work = people.map(async (client, i) => {
    for (let n = 0; typing; n++) {
      client.text().insert(client.text().length, ` ${i}.${n}`);
      await client.allSaved();
    }
  });
  await Promise.all(people.map((client) => client.until(() => client.saved > 20)));
  for (const raum of raeume) bestaetigt.set(raum, (await h.log.lade(raum))?.kopf ?? 0);
  await sichere(quelle, DATEI);
  typing = false;
  await Promise.all(work);
  for (const client of people) client.drop();
}, 120_000);

afterAll(async () => {
  await server.stop();
  await h.close();
  rmSync(ordner, { recursive: true, force: true });
});

const einspielen = (ziel: Testdatenbank, datei = DATEI, leeren = false): ReturnType<typeof spieleEin> => spieleEin({ verbindung: ziel.poolConfig, datei, migrationen: MIGRATIONEN, leeren });

describe('P21 G13 a backup taken while ten people write', () => {
  let ziel: Testdatenbank;
  beforeAll(async () => {
    ziel = await neueDatenbank({ leer: true });
    await einspielen(ziel);
  }, 60_000);
  afterAll(() => ziel.drop());

  it('holds every text as it was at the cut: its log is the beginning of the source’s, and everything acknowledged before is in it', async () => {
    const pool = new pg.Pool(ziel.poolConfig);
    try {
      const log = createTextraumlog(pool);
      let weiter = 0;
      for (const raum of raeume) {
        const [dort, hier] = [await eintraegeOf(pool, raum), await eintraegeOf(h.pool, raum)];
        expect(dort.length).toBeGreaterThanOrEqual(bestaetigt.get(raum) ?? 0);
        expect(hashOf(dort)).toBe(hashOf(hier.slice(0, dort.length)));
        expect(absaetzeOfLog((await log.lade(raum))?.eintraege ?? [])).toEqual(absaetzeOfLog(dort));
        weiter += hier.length - dort.length;
      }
      expect(weiter, 'they wrote on while it was taken').toBeGreaterThan(0);
    } finally {
      await pool.end();
    }
  });

  it.each([
    ['Stimmen', 'select * from stimme order by fassung_id, land'], ['Fassungen', 'select * from fassung order by id'], ['Notizen', 'select * from protokollnotiz order by id'],
    ['Abstimmungen', 'select * from abstimmung order by fassung_id'], ['audit', 'select * from aktenvermerk order by id'], ['published bytes', 'select hash, typ, inhalt from datei order by hash'], ['search', 'select * from archivbeschluss order by id']
  ])('holds the same %s', async (_, sql) => {
    const dort = await rowsOf(ziel.poolConfig, sql);
    expect(dort.length).toBeGreaterThan(0);
    expect(dort).toEqual(await rowsOf(quelle, sql));
  });

  it('has every rule of the database on again, and counters that go on', async () => {
    const [vermerk] = await rowsOf<{ id: string }>(ziel.poolConfig, `insert into aktenvermerk (art) values ('probe') returning id`);
    expect(Number(vermerk?.id)).toBeGreaterThan(Number((await rowsOf<{ n: string }>(quelle, 'select max(id) as n from aktenvermerk'))[0]?.n) - 1);
    await expect(rowsOf(ziel.poolConfig, 'delete from fassung')).rejects.toThrow('unveränderlich');
    await expect(rowsOf(ziel.poolConfig, `update stimme set wert = 'ablehnung'`)).rejects.toThrow('geschlossen oder aufgehoben');
    expect(await rowsOf(ziel.poolConfig, `select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`)).toEqual([]);
  });

  it('gives the same file again when nothing changed', async () => {
    const zweite = join(ordner, 'zweite.einv.gz');
    const ziel2 = await neueDatenbank({ leer: true });
    const { sha256 } = await einspielen(ziel2);
    await sichere(ziel2.poolConfig, zweite);
    await ziel2.drop();
    const ohneKopf = (datei: string): string => createHash('sha256').update(gunzipSync(readFileSync(datei)).toString('utf8').split('\n').slice(1, -2).join('\n')).digest('hex');
    expect(ohneKopf(zweite)).toBe(ohneKopf(DATEI));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('loading refuses with one sentence and changes nothing', () => {
  const lines = (): string[] => gunzipSync(readFileSync(DATEI)).toString('utf8').split('\n');
  const packed = (text: string): Buffer => gzipSync(text);
  const kopf = (change: (kopf: Record<string, unknown>) => void): Buffer => {
    const all = lines();
    const wert = JSON.parse(all[0] ?? '') as Record<string, unknown>;
    change(wert);
    return packed([JSON.stringify(wert), ...all.slice(1)].join('\n'));
  };
  it.each<[string, () => Buffer | string, RegExp]>([
    ['a cut file', () => readFileSync(DATEI).subarray(0, 5_000), /beschädigt oder abgeschnitten/],
    ['a file without its end', () => packed(`${lines().slice(0, -3).join('\n')}\n`), /Schluss fehlt/],
    ['a changed letter', () => packed(lines().join('\n').replace('Feuerwehr', 'Feuerwahr')), /stimmt nicht mit seiner Prüfsumme überein/],
    ['a row left out', () => { const all = lines(); all.splice(all.findIndex((l) => l.startsWith('[')), 1); return packed(all.join('\n')); }, /stimmt nicht mit seiner Prüfsumme/],
    ['a flipped bit', () => { const bytes = Buffer.from(readFileSync(DATEI)); bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1; return bytes; }, /beschädigt/],
    ['something after the end', () => packed(`${lines().join('\n')}{"noch":"etwas"}\n`), /Nach dem Schluss/],
    ['a foreign file', () => 'Ein Brief.', /keine Sicherung von Einvernehmen/],
    ['a foreign gzip', () => packed('{"hallo":1}\n'), /keine Sicherung von Einvernehmen/],
    ['nothing', () => '', /abgeschnitten|keine Sicherung/],
    ['a newer format', () => kopf((k) => { k.fassung = 2; }), /neueres Format/],
    ['a newer program', () => kopf((k) => { (k.migrationen as object[]).push({ name: '29990101000000_morgen', pruefsumme: '0' }); }), /neueren Programmfassung.*29990101000000_morgen/],
    ['another history', () => kopf((k) => { (k.migrationen as { pruefsumme: string }[])[0] = { ...(k.migrationen as { pruefsumme: string }[])[0], pruefsumme: '0' }; }), /ist eine andere/]
  ])('for %s', async (_, make, satz) => {
    const datei = join(ordner, 'kaputt.einv.gz');
    writeFileSync(datei, make());
    const ziel = await neueDatenbank({ leer: true });
    await expect(einspielen(ziel, datei)).rejects.toThrow(satz);
    expect(await rowsOf(ziel.poolConfig, `select relname from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    await ziel.drop();
  });

  it('for a file that is sound in itself and says what the database would not keep to the letter', async () => {
    // The same moment in another spelling: it loads, but what is read back is not what the file says.
    const all = lines().slice(0, -1).map((line) => (line.startsWith('[') ? line.replace(/\+00"/, '+00:00"') : line));
    const datei = join(ordner, 'umgeschrieben.einv.gz');
    writeFileSync(datei, packed(`${rehashed(all).join('\n')}\n`));
    const ziel = await neueDatenbank({ leer: true });
    await expect(einspielen(ziel, datei)).rejects.toThrow(/weicht die Tabelle „\w+“ von der Sicherung ab/);
    expect(await rowsOf(ziel.poolConfig, `select relname from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    await ziel.drop();
  });

  it('for a database that holds something, until told twice to replace it', async () => {
    const ziel = await neueDatenbank();
    await rowsOf(ziel.poolConfig, `insert into seite (schluessel, titel, inhalt) values ('alt', 'Alt', 'Alt')`);
    await expect(einspielen(ziel)).rejects.toThrow(/nicht leer/);
    expect(await rowsOf(ziel.poolConfig, 'select titel from seite')).toEqual([{ titel: 'Alt' }]);
    await einspielen(ziel, DATEI, true);
    expect(await rowsOf(ziel.poolConfig, `select titel from seite where schluessel = 'alt'`)).toEqual([]);
    expect((await rowsOf(ziel.poolConfig, 'select 1 from stimme')).length).toBeGreaterThan(0);
    await ziel.drop();
  });

  it('for a database of another program, and for one that somebody works with', async () => {
    const ziel = await neueDatenbank({ leer: true });
    await rowsOf(ziel.poolConfig, 'create table fremd (id int)');
    await expect(einspielen(ziel, DATEI, true)).rejects.toThrow(/eines anderen Programms/);
    await rowsOf(ziel.poolConfig, 'drop table fremd');
    const beschaeftigt = new pg.Client(ziel.poolConfig);
    await beschaeftigt.connect();
    await expect(einspielen(ziel)).rejects.toThrow(/anderes Programm/);
    await beschaeftigt.end();
    await ziel.drop();
  });
});

describe('writing', () => {
  it('leaves nothing behind where it cannot be written', async () => {
    await expect(sichere(quelle, join(ordner, 'gibt', 'es', 'nicht.gz'))).rejects.toThrow(/ließ sich nicht schreiben \(ENOENT\)/);
    await expect(sichere({ ...quelle, host: '/nirgends' }, join(ordner, 'x.gz'))).rejects.toThrow(/antwortet nicht/);
    expect(readdirSync(ordner).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('P21 loads a backup of an older version and brings it to today', async () => {
    const [erste] = readdirSync(MIGRATIONEN).filter((name) => /^\d/.test(name)).sort();
    const alt = await neueDatenbank({ leer: true });
    const folder = mkdtempSync(join(tmpdir(), 'alt-'));
    cpSync(join(MIGRATIONEN, erste ?? ''), join(folder, erste ?? ''), { recursive: true });
    await migrate(alt.poolConfig, folder);
    await rowsOf(alt.poolConfig, `insert into datei (hash, typ, inhalt) values (encode(sha256('\\x00ff0a'), 'hex'), 'x', '\\x00ff0a')`);
    const datei = join(ordner, 'alt.einv.gz');
    await sichere(alt.poolConfig, datei);
    await alt.drop();
    const ziel = await neueDatenbank({ leer: true });
    const { nachher } = await einspielen(ziel, datei);
    expect(nachher.length).toBeGreaterThan(0);
    expect(await rowsOf(ziel.poolConfig, `select encode(inhalt, 'hex') as inhalt, entfernt_am from datei`)).toEqual([{ inhalt: '00ff0a', entfernt_am: null }]);
    expect(await migrate(ziel.poolConfig, MIGRATIONEN)).toEqual([]);
    await ziel.drop();
    rmSync(folder, { recursive: true });
  });
});

/** A forger's work: every hash made to fit the lines again. */
function rehashed(lines: readonly string[]): string[] {
  const out: string[] = [];
  const sha = (rows: readonly string[]): string => createHash('sha256').update(rows.map((row) => `${row}\n`).join('')).digest('hex');
  let rows: string[] = [];
  for (const line of lines) {
    if (line.startsWith('[')) rows.push(line);
    const ende = line.startsWith('{"ende"') ? { ...(JSON.parse(line) as object), sha256: sha(rows) } : null;
    if (ende !== null) rows = [];
    const schluss = line.startsWith('{"schluss"') ? { ...(JSON.parse(line) as object), sha256: sha(out) } : null;
    out.push(ende === null && schluss === null ? line : JSON.stringify(ende ?? schluss));
  }
  return out;
}

/** Every row of the log of a Textraum, in order. */
async function eintraegeOf(pool: pg.Pool, raum: string): Promise<Uint8Array[]> {
  return (await pool.query<{ daten: Buffer }>('select daten from textraumeintrag where textraum_id = $1 order by folge', [raum])).rows.map((r) => r.daten);
}

function hashOf(eintraege: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const eintrag of eintraege) hash.update(String(eintrag.length)).update(eintrag);
  return hash.digest('hex');
}
