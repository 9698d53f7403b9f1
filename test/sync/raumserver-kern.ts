/**
 * A room server for tests: the real sync on a real socket and the real log in PostgreSQL; only who may do what is a table of the test.
 * Knows nothing of Vitest, so that a process of its own can run it as well.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Delegation } from '../../app/domain/land.ts';
import { absaetzeOfLog, saatOf } from '../../app/dokument/codec.ts';
import { STUMM } from '../../server/log.ts';
import { createNachbarn } from '../../server/persistence/knoten.ts';
import { createTextraumlog } from '../../server/persistence/update-log.ts';
import type { Raumrecht, Raumzugang, Textraumlog } from '../../server/ports-sync.ts';
import { createSync, type Sync } from '../../server/sync/sync.ts';
import { connectClient, type Client, type ClientAngaben } from '../support/client.ts';

/** The bearer of a login, and what it may do; change it while the server runs. */
export interface Recht {
  angemeldet: boolean;
  recht: Raumrecht | 'keins';
  delegation: Delegation;
}

export interface Raumserver {
  readonly url: string;
  readonly sync: Sync;
  readonly log: Textraumlog;
  readonly pool: pg.Pool;
  /** Rights by login; `by` and `hh` write, `lesend` reads. */
  readonly rechte: Map<string, Recht>;
  /** The account behind a login that has been here. */
  kontoOf(login: string): string;
  /** A new Textraum with these paragraphs; by default one with a few words. */
  neuerRaum(absaetze?: readonly Absatz[]): Promise<string>;
  /** Closes the Textraum in the database, as a freeze does, and tells the server. */
  friereEin(raum: string): Promise<void>;
  /** The text as a fresh reader of the log gets it. */
  stored(raum: string): Promise<Absatz[]>;
  client(raum: string, login?: string, more?: Partial<ClientAngaben>): Promise<Client>;
  stop(): Promise<void>;
}

export interface Optionen {
  /** Puts something between the server and its log. */
  readonly wrap?: (log: Textraumlog) => Textraumlog;
  readonly leerlaufMs?: number;
  readonly port?: number;
  readonly standNach?: number;
  /** Where the next socket is said to come from. */
  readonly adresse?: () => string;
}

/** Starts one on this database. */
export async function startOn(poolConfig: pg.PoolConfig, { wrap = (log) => log, leerlaufMs = 50, port: wanted = 0, standNach, adresse }: Optionen = {}): Promise<Raumserver> {
  const pool = new pg.Pool({ ...poolConfig, max: 4 });
  pool.on('error', () => undefined).on('connect', (line) => line.on('error', () => undefined));
  const nachbarn = createNachbarn(pool, STUMM);
  const log = wrap(createTextraumlog(pool, nachbarn));
  const rechte = new Map<string, Recht>([
    ['by', { angemeldet: true, recht: 'schreiben', delegation: 'BY' }],
    ['hh', { angemeldet: true, recht: 'schreiben', delegation: 'HH' }],
    ['lesend', { angemeldet: true, recht: 'lesen', delegation: 'SN' }]
  ]);
  const ids = new Map<string, string>();
  const zugang = createZugang(pool, rechte, ids);
  const server = createServer((_, res) => res.writeHead(404).end());
  let origin = '';
  const sync = createSync({ log, zugang, cookieName: 'sitzung', allowedOrigin: (o) => o === origin, logger: STUMM, leerlaufMs, nachbarn, standNach });
  server.on('upgrade', (req, socket, head) => {
    if (adresse !== undefined) Object.defineProperty(req.socket, 'remoteAddress', { value: adresse() });
    sync.handleUpgrade(req, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
  const url = `ws://127.0.0.1:${port}/sync/`;
  const vorschlag = await createVorschlag(pool);
  return {
    url, sync, log, pool, rechte,
    kontoOf: (login) => ids.get(login) ?? '',
    async neuerRaum(absaetze = [absatz('absatz', 'Erste Worte.')]) {
      const id = randomUUID();
      await pool.query(`insert into textraum (id, art, beschlussvorschlag_id) values ($1, 'notiz', $2)`, [id, vorschlag]);
      await log.haengeAn(id, 0, [{ daten: saatOf(absaetze, randomUUID), kontoId: randomUUID(), delegation: 'GS' }]);
      return id;
    },
    async friereEin(raum) {
      await pool.query(`update textraum set zustand = 'geschlossen', geschlossen_am = now() where id = $1`, [raum]);
      await sync.schliesseRaum(raum);
    },
    async stored(raum) {
      return absaetzeOfLog((await createTextraumlog(pool).lade(raum))?.eintraege ?? []);
    },
    client: (raum, login = 'by', more = {}) => connectClient({ url, raum, cookie: `sitzung=${login}`, ...more }),
    async stop() {
      await sync.stop();
      await nachbarn.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await pool.end();
    }
  };
}

function createZugang(pool: pg.Pool, rechte: ReadonlyMap<string, Recht>, ids: Map<string, string>): Raumzugang {
  return {
    async pruefe(login, raum) {
      const recht = rechte.get(login);
      if (recht === undefined || !recht.angemeldet) return { ok: false, grund: 'nicht_angemeldet' };
      const { rows: [row] } = await pool.query<{ zustand: string }>('select zustand from textraum where id = $1', [raum]);
      if (row === undefined || recht.recht === 'keins') return { ok: false, grund: 'raum_unbekannt' };
      // The same account in every process, as a real one is.
      const kontoId = uuidOf(login);
      ids.set(login, kontoId);
      const geschlossen = row.zustand !== 'offen';
      const person = { kontoId, kennung: login, name: `Person ${login}`, delegation: recht.delegation, rolle: 'bearbeitung' } as const;
      return { ok: true, person, recht: geschlossen ? 'lesen' : recht.recht, geschlossen };
    }
  };
}

function uuidOf(login: string): string {
  return createHash('sha256').update(login).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The rows a Textraum hangs on. */
export async function createVorschlag(pool: pg.Pool): Promise<string> {
  const sitzung = randomUUID();
  const vorschlag = randomUUID();
  await pool.query(`insert into konferenz (kurz, name, regelsatz) values ('TEST', 'Testkonferenz', '{}') on conflict do nothing`);
  await pool.query(
    `insert into sitzung (id, konferenz, art, bezeichnung, von, bis, beschlussdatum, ort, vorsitzland)
     values ($1, 'TEST', 'Sitzung', 'Herbst', '2027-12-01', '2027-12-03', '2027-12-03', 'Musterstadt', 'HB')`, [sitzung]);
  await pool.query(`insert into beschlussvorschlag (id, sitzung_id, delegation, zustand) values ($1, $2, 'BY', 'anmeldung')`, [vorschlag, sitzung]);
  return vorschlag;
}
