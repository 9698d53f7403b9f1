/** P1, P2, P4: killed at the one place where it would hurt, as often as there are places; people come back by themselves and the history is judged. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { pruefeTextraumlog } from '../../server/persistence/textlog-lesen.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { startOn, type Raumserver } from '../sync/raumserver-kern.ts';
import { bis } from './buehne.ts';
import { groesse } from './groesse.ts';
import { beruhige, schliesse, treibe, urteile, type Zimmer } from './treiben.ts';

const AN_STELLEN = ['vor-anhaengen', 'nach-anhaengen'].flatMap((stelle) => (groesse(0, 1) === 1 ? Array.from({ length: 20 }, (_, i) => i + 1) : [1, 6]).map((mal) => [stelle, mal] as const));

let datenbank: Testdatenbank;
/** Makes rooms and reads the log; serves nobody. */
let daneben: Raumserver;
let child: ChildProcess | null = null;
let url = '';
let zimmer: Zimmer[] = [];
const konten = new Map<string, string>();

beforeAll(async () => {
  datenbank = await neueDatenbank();
  daneben = await startOn(datenbank.poolConfig);
  // Accounts come from logins; who they are is told at the first visit.
  const raum = await daneben.neuerRaum();
  for (const login of ['by', 'hh']) {
    (await daneben.client(raum, login)).drop();
    konten.set(login, daneben.kontoOf(login));
  }
});
afterEach(async () => {
  await schliesse(zimmer);
  zimmer = [];
  child?.kill('SIGKILL');
});
afterAll(async () => {
  await daneben.stop();
  await datenbank.drop();
});

async function launch(stelle: string, mal: number): Promise<void> {
  const port = url === '' ? '0' : new URL(url).port;
  const started = spawn(process.execPath, ['--import', 'tsx', 'test/faults/sturzserver.ts', datenbank.url, port, stelle, String(mal)], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  for await (const line of createInterface({ input: started.stdout })) {
    url = line;
    return;
  }
  throw new Error('the server did not start');
}

async function enter(): Promise<Zimmer> {
  const raum = await daneben.neuerRaum([absatz('absatz', 'Anfang.'), absatz('absatz', ''), absatz('absatz', '')]);
  const historie = new Historie(raum);
  const menschen = await Promise.all(['by', 'hh', 'by'].map((login, i) => new Mensch(`${login}${i}`, konten.get(login) ?? '', historie, { url: () => url, cookie: `sitzung=${login}` }).komm()));
  return { historie, menschen };
}

/** Lets three people type until the server dies of itself, starts it again, lets them type on, and judges. */
async function stirb(stelle: string, mal: number): Promise<void> {
  await launch(stelle, mal);
  const gone = once(child ?? expect.fail(), 'exit');
  zimmer = [await enter()];
  const stop = treibe(zimmer, 10, wahlOf(mal));
  await gone;
  zimmer[0]?.historie.melde({ art: 'neustart', was: stelle });
  await launch('nie', 0);
  await bis(() => zimmer[0]?.menschen.every((m) => m.fertig || (m.client?.saved ?? 0) > 2) === true, 20_000);
  stop();
  await beruhige(zimmer);
  const schuld = await urteile(daneben.pool, zimmer[0] ?? expect.fail());
  expect(schuld).toEqual([]);
  expect(await pruefeTextraumlog(daneben.pool, zimmer[0]?.historie.raum ?? '')).toMatchObject({ ok: true });
}

describe('P1, P2, M7, M10 kill -9 at a named place of a write', () => {
  it.each(AN_STELLEN)('%s, the %i. time: nothing acknowledged is lost, nothing is there twice', async (stelle, mal) => stirb(stelle, mal));
});

describe('P4 kill -9 during compaction', () => {
  it.each([['vor-stand', 1], ['nach-stand', 1], ['nach-stand', 2]] as const)('%s, the %i. time: the log or the snapshot, never neither; the text is equal', async (stelle, mal) => {
    await stirb(stelle, mal);
    const raum = zimmer[0]?.historie.raum ?? '';
    const geladen = await daneben.log.lade(raum);
    const { rows: [all] } = await daneben.pool.query<{ n: number; kopf: number }>('select (select count(*)::int from textraumeintrag where textraum_id = $1) as n, kopf from textraum where id = $1', [raum]);
    expect([all?.n, geladen?.kopf]).toEqual([all?.kopf, all?.kopf]);
  });

  it('while the database is about to write it: the snapshot is there whole or not at all', async () => {
    await launch('nie', 0);
    zimmer = [await enter()];
    const lock = await daneben.pool.connect();
    await lock.query('begin');
    await lock.query('lock table textraumstand in exclusive mode');
    const stop = treibe(zimmer, 10, wahlOf(7));
    await bis(async () => ((await daneben.pool.query(`select 1 from pg_stat_activity where query like '%insert into textraumstand%' and wait_event_type = 'Lock' and datname = current_database()`)).rowCount ?? 0) > 0, 20_000);
    child?.kill('SIGKILL');
    await lock.query('rollback');
    lock.release();
    await launch('nie', 0);
    stop();
    await beruhige(zimmer);
    expect(await urteile(daneben.pool, zimmer[0] ?? expect.fail())).toEqual([]);
    const { rows } = await daneben.pool.query<{ whole: boolean }>('select sha256(stand) = hash as whole from textraumstand where textraum_id = $1', [zimmer[0]?.historie.raum]);
    expect(rows.every((row) => row.whole)).toBe(true);
  });
});
