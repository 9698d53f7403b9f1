/**
 * The supervisor of the embedded database, with real processes that really die (reliability.md P8, P15, M14).
 * Time limits are those of the promises: ready again within seconds, stopped within ten.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { STUMM } from '../../server/log.ts';
import { startEmbedded } from '../../server/persistence/embedded.ts';
import { isAlive, readPidfile } from '../../server/persistence/embedded/pidfile.ts';
import { ask, cleanUp, endServer, gone, leererOrdner, neuerOrdner, parentOf, prepareMuster, removeAll, serverOf, serversOn, signalTo, startHalter } from '../support/embedded-prozess.ts';

const start = (dataDir: string): ReturnType<typeof startEmbedded> => startEmbedded({ dataDir, log: STUMM });

beforeAll(prepareMuster);
afterEach(cleanUp);
afterAll(removeAll);

describe('one process', () => {
  test('gets a database in UTF-8 that sorts German names, and leaves nothing behind', async () => {
    const dataDir = leererOrdner();
    const { poolConfig, url, stop } = await start(dataDir);
    const pid = serverOf(dataDir);
    expect(await ask(poolConfig, "select current_setting('server_encoding') as e, current_setting('listen_addresses') as l")).toEqual([{ e: 'UTF8', l: '' }]);
    expect(await ask({ connectionString: url }, `select string_agg(x, ' ' order by x collate "de-x-icu") as x from unnest(array['Zug', 'Ärger', 'Amt']) x`)).toEqual([{ x: 'Amt Ärger Zug' }]);
    const beginn = Date.now();
    await stop();
    expect(Date.now() - beginn).toBeLessThan(10_000);
    expect([serverOf(dataDir), isAlive(pid)]).toEqual([0, false]);
    await expect.poll(() => existsSync(poolConfig.host ?? ''), { timeout: 5_000, interval: 20 }).toBe(false);
    await expect(ask(poolConfig, 'select 1')).rejects.toThrow('ENOENT');
  });

  test('keeps what was committed over a stop and a start', async () => {
    const dataDir = neuerOrdner();
    const erst = await start(dataDir);
    await ask(erst.poolConfig, 'create table t as select 42 as n');
    await erst.stop();
    const dann = await start(dataDir);
    expect(await ask(dann.poolConfig, 'select n from t')).toEqual([{ n: 42 }]);
    await dann.stop();
  });

  test('may stop twice, and while a connection is open', async () => {
    const { poolConfig, stop } = await start(neuerOrdner());
    const client = new pg.Client(poolConfig);
    client.on('error', () => undefined);
    await client.connect();
    await Promise.all([stop(), stop()]);
    await expect(client.query('select 1')).rejects.toThrow();
  });

  test('gets its database back when that is killed under it, on the same address (P8)', async () => {
    const dataDir = neuerOrdner();
    const { poolConfig, stop } = await start(dataDir);
    const pool = new pg.Pool(poolConfig);
    pool.on('error', () => undefined);
    await pool.query('create table t as select 1 as n');
    for (const signal of ['SIGKILL', 'SIGQUIT'] as const) {
      await endServer(dataDir, signal);
      await expect.poll(() => pool.query('select n from t').then(({ rowCount }) => rowCount, () => 0), { timeout: 10_000, interval: 50 }).toBe(1);
    }
    await pool.end();
    await stop();
    expect(serverOf(dataDir)).toBe(0);
  });

  test('is rid of a database that does not want to stop', async () => {
    const dataDir = neuerOrdner();
    const { poolConfig, stop } = await start(dataDir);
    const client = new pg.Client(poolConfig);
    client.on('error', () => undefined);
    await client.connect();
    const { rows: [zeile] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = serverOf(dataDir);
    signalTo(zeile?.pid ?? 0, 'SIGSTOP');
    await stop();
    signalTo(zeile?.pid ?? 0, 'SIGKILL');
    expect(isAlive(pid)).toBe(false);
  });
});

describe('a killed process', () => {
  test('takes its database along, and the next start has every committed row (P15)', async () => {
    const dataDir = neuerOrdner();
    const alt = await startHalter(dataDir);
    await ask(alt.poolConfig, 'create table t as select generate_series(1, 1000) as n');
    const pid = serverOf(dataDir);
    await alt.end('SIGKILL');
    const { poolConfig, stop } = await start(dataDir);
    expect(await ask(poolConfig, 'select count(*)::int as n from t')).toEqual([{ n: 1000 }]);
    expect(serverOf(dataDir)).not.toBe(pid);
    await stop();
  });

  test('is never followed into a database about to stop, in the moment between its end and the word of its guard (P15)', async () => {
    const dataDir = neuerOrdner();
    const alt = await startHalter(dataDir);
    await ask(alt.poolConfig, 'create table t as select 7 as n');
    const pid = serverOf(dataDir);
    const guard = parentOf(pid);
    // The moment, held open: the reader saw that nobody is left, the guard did not say so to the database yet.
    signalTo(guard, 'SIGSTOP');
    await alt.end('SIGKILL');
    const starting = start(dataDir);
    const isStopping = expect.poll(() => readPidfile(join(dataDir, 'postgres'))?.stand, { timeout: 20_000, interval: 5 }).not.toBe('ready');
    await Promise.race([starting, isStopping]);
    signalTo(guard, 'SIGCONT');
    const { poolConfig, stop } = await starting;
    expect(serverOf(dataDir)).not.toBe(pid);
    expect(await ask(poolConfig, 'select n from t')).toEqual([{ n: 7 }]);
    await stop();
  });

  test('leaves no orphan when nobody starts again (P15)', async () => {
    const dataDir = neuerOrdner();
    const alt = await startHalter(dataDir);
    const pid = serverOf(dataDir);
    await alt.end('SIGKILL');
    await gone(pid);
  });

  test('whose guard was killed too leaves an orphan that the next start replaces (P15)', async () => {
    const dataDir = neuerOrdner();
    const alt = await startHalter(dataDir);
    await ask(alt.poolConfig, 'create table t as select 7 as n');
    const pid = serverOf(dataDir);
    signalTo(parentOf(pid), 'SIGKILL');
    await alt.end('SIGKILL');
    expect(isAlive(pid)).toBe(true);
    const { poolConfig, stop } = await start(dataDir);
    expect([isAlive(pid), existsSync(alt.poolConfig.host ?? '')]).toEqual([false, false]);
    expect(serversOn(dataDir)).toEqual([serverOf(dataDir)]);
    expect(await ask(poolConfig, 'select n from t')).toEqual([{ n: 7 }]);
    await stop();
  });

  test('in the middle of its first start leaves nothing half made', async () => {
    const dataDir = leererOrdner();
    const first = startHalter(dataDir).catch((error: Error) => error.message);
    const halfMade = (): string[] => (existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith('postgres.neu-')) : []);
    await expect.poll(() => halfMade().length, { timeout: 20_000, interval: 5 }).toBe(1);
    await cleanUp();
    expect(await first).toBe('the process ended without a word');
    const { poolConfig, stop } = await start(dataDir);
    expect(await ask(poolConfig, 'select 1 as n')).toEqual([{ n: 1 }]);
    await stop();
  });
});

describe('a foreign process whose number stands in a stale lock', () => {
  test('is left alone, and the database starts (M14, P15)', async () => {
    const dataDir = neuerOrdner();
    const fremd = spawn('sleep', ['300'], { stdio: 'ignore' });
    const sperre = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(sperre, `${fremd.pid ?? 0}\n${dataDir}/postgres\n1700000000\n5432\n/tmp\n\n  1   2\nready   \n`);
    const { poolConfig, stop } = await start(dataDir);
    expect(await ask(poolConfig, 'select 1 as n')).toEqual([{ n: 1 }]);
    await stop();
    expect(isAlive(fremd.pid ?? 0)).toBe(true);
    fremd.kill();
  });
});

describe('several processes on one folder', () => {
  test('share one server; who leaves first leaves it to the others, the last one stops it', async () => {
    const dataDir = neuerOrdner();
    const [eins, zwei] = [await startHalter(dataDir), await startHalter(dataDir)];
    const pid = serverOf(dataDir);
    expect(zwei.poolConfig).toEqual(eins.poolConfig);
    await eins.end('SIGTERM');
    expect(await ask(zwei.poolConfig, 'select 1 as n')).toEqual([{ n: 1 }]);
    await zwei.end('SIGTERM');
    expect(isAlive(pid)).toBe(false);
  });

  test('notice nothing when one of them is killed (P17)', async () => {
    const dataDir = neuerOrdner();
    const [eins, zwei] = [await startHalter(dataDir), await startHalter(dataDir)];
    const client = new pg.Client(zwei.poolConfig);
    await client.connect();
    await eins.end('SIGKILL');
    expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await client.end();
    await zwei.end('SIGTERM');
    expect(serverOf(dataDir)).toBe(0);
  });

  test('may all start at the same moment on an empty folder', async () => {
    const dataDir = leererOrdner();
    const alle = await Promise.all([1, 2, 3].map(() => startHalter(dataDir)));
    expect(new Set(alle.map(({ poolConfig }) => poolConfig.host)).size).toBe(1);
    expect(serversOn(dataDir)).toEqual([serverOf(dataDir)]);
    await Promise.all(alle.map(({ end }) => end('SIGTERM')));
    await expect.poll(() => serverOf(dataDir), { timeout: 10_000, interval: 20 }).toBe(0);
  });

  test('start again together when their server is killed', async () => {
    const dataDir = neuerOrdner();
    const alle = [await startHalter(dataDir), await startHalter(dataDir)];
    await endServer(dataDir, 'SIGKILL');
    for (const { poolConfig } of alle) {
      await expect.poll(() => ask(poolConfig, 'select 1 as n').then(([zeile]) => zeile, () => null), { timeout: 10_000, interval: 50 }).toEqual({ n: 1 });
    }
    await alle[0]?.end('SIGKILL');
    // The second may have to start it itself: it had perhaps not yet taken hold of the first one's server.
    await expect.poll(() => ask(alle[1]?.poolConfig ?? {}, 'select 1 as n').then(([zeile]) => zeile, () => null), { timeout: 10_000, interval: 50 }).toEqual({ n: 1 });
    await alle[1]?.end('SIGTERM');
    await expect.poll(() => serverOf(dataDir), { timeout: 10_000, interval: 20 }).toBe(0);
  });
});
