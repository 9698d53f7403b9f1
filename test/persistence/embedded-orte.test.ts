/**
 * Where and as whom the embedded database runs (stack.md 6): very long and closed folders, root and normal users,
 * programs that are not readable or whose links are missing, folders that hold something else.
 */
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { STUMM } from '../../server/log.ts';
import { startEmbedded } from '../../server/persistence/embedded.ts';
import { findProgramme, hydrate } from '../../server/persistence/embedded/binaries.ts';
import { mayEnter } from '../../server/persistence/embedded/inhaber.ts';
import { ask, cleanUp, leererOrdner, neuerOrdner, prepareMuster, removeAll, startHalter } from '../support/embedded-prozess.ts';

const ROOT = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534, fremd: true };
/** A number no account has, as containers hand them out. */
const NORMAL = { uid: 54_321, gid: 54_321, fremd: false };
const NORMAL_GEHT = ROOT && mayEnter(process.cwd(), NORMAL);

const start = (dataDir: string): ReturnType<typeof startEmbedded> => startEmbedded({ dataDir, log: STUMM });

async function works(dataDir: string): Promise<void> {
  const { poolConfig, stop } = await start(dataDir);
  expect(await ask(poolConfig, 'select 1 as n')).toEqual([{ n: 1 }]);
  await stop();
}

beforeAll(prepareMuster);
afterEach(cleanUp);
afterAll(removeAll);

describe('folders', () => {
  test('of more than 1,200 bytes: first start and second', async () => {
    const dataDir = leererOrdner(join(...Array.from({ length: 6 }, () => 'ä'.repeat(100))));
    expect(Buffer.byteLength(dataDir)).toBeGreaterThan(1_200);
    await works(dataDir);
    await works(dataDir);
  });

  test('with a blank, a quote and a percent sign in their name', async () => {
    await works(neuerOrdner(`a b'c"d%20$e`));
  });

  test.runIf(ROOT)('that only root may enter (left out unless run by root)', async () => {
    const dataDir = leererOrdner('', 0o700);
    await works(dataDir);
    await works(dataDir);
  });

  test.runIf(ROOT)('that belong to root are handed to nobody, who runs it (left out unless run by root)', async () => {
    const dataDir = neuerOrdner();
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(0);
    await works(dataDir);
    expect(statSync(join(dataDir, 'postgres', 'base')).uid).toBe(NOBODY.uid);
  });

  test.runIf(NORMAL_GEHT)('of a normal user: he runs it, root can go on with it and he again (left out unless run by root in a readable folder)', async () => {
    const dataDir = leererOrdner('', 0o777);
    const eins = await startHalter(dataDir, NORMAL.uid);
    expect(await ask(eins.poolConfig, 'select 1 as n')).toEqual([{ n: 1 }]);
    await eins.end('SIGTERM');
    await works(dataDir);
    expect(statSync(join(dataDir, 'postgres', 'base')).uid).toBe(NORMAL.uid);
    const zwei = await startHalter(dataDir, NORMAL.uid);
    await zwei.end('SIGTERM');
  });

  test.runIf(NORMAL_GEHT)('of somebody else are refused with a sentence (left out unless run by root in a readable folder)', async () => {
    const dataDir = neuerOrdner();
    await works(dataDir);
    await expect(startHalter(dataDir, NORMAL.uid)).rejects.toThrow(`Der Ordner ${dataDir}/postgres gehört einem anderen Benutzer.`);
  });

  test('that hold the data of another PostgreSQL are refused and left as they are', async () => {
    const dataDir = neuerOrdner();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start(dataDir)).rejects.toThrow(/stammen von PostgreSQL 17, dieses Programm bringt PostgreSQL 18 mit\. .*sichern.*wiederherstellen/);
    expect(readFileSync(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('that hold something else are refused and left as they are', async () => {
    const dataDir = leererOrdner();
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'brief.txt'), 'x');
    await expect(start(dataDir)).rejects.toThrow('ist nicht leer und enthält keine Datenbank. Bitte einen anderen DATA_DIR wählen.');
    expect(existsSync(join(dataDir, 'postgres', 'brief.txt'))).toBe(true);
  });

  test('that cannot be made are refused with a sentence', async () => {
    await expect(start('/dev/null/data')).rejects.toThrow('Der Ordner /dev/null/data ließ sich nicht anlegen (ENOTDIR). Bitte DATA_DIR prüfen.');
  });

  test('whose database does not start say why', async () => {
    const dataDir = neuerOrdner();
    writeFileSync(join(dataDir, 'postgres', 'postgresql.conf'), 'shared_buffers = viel\n');
    await expect(start(dataDir)).rejects.toThrow(/ließ sich nicht starten: FATAL: .*postgres\.log\./s);
  });
});

describe('programs', () => {
  const wurzel = mkdtempSync(join(tmpdir(), 'programme-'));
  afterAll(() => rmSync(wurzel, { recursive: true }));

  /** A package like the real one, but small. */
  function paket(name: string): string {
    const ordner = join(wurzel, name);
    mkdirSync(join(ordner, 'native/bin'), { recursive: true });
    mkdirSync(join(ordner, 'native/lib'));
    writeFileSync(join(ordner, 'package.json'), '{"version":"18.4.0-beta.17"}');
    writeFileSync(join(ordner, 'native/bin/postgres'), '#!/bin/sh\n', { mode: 0o700 });
    writeFileSync(join(ordner, 'native/lib/libx.so.1.2'), '', { mode: 0o600 });
    writeFileSync(join(ordner, 'native/pg-symlinks.json'), JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]));
    return ordner;
  }

  test('get the links between their libraries that npm ci --ignore-scripts leaves out, once', () => {
    const ordner = paket('ohne-links');
    expect([hydrate(ordner), hydrate(ordner)]).toEqual([true, true]);
    expect(readlinkSync(join(ordner, 'native/lib/libx.so.1'))).toBe('libx.so.1.2');
  });

  test.runIf(ROOT)('below a folder that only root may enter are copied once to where nobody can read them (left out unless run by root)', () => {
    chmodSync(wurzel, 0o755);
    const ordner = paket('verschlossen');
    chmodSync(ordner, 0o700);
    const ablage = join(wurzel, 'ablage');
    const { postgres, hauptversion } = findProgramme(NOBODY, ablage, ordner);
    expect([postgres, hauptversion]).toEqual([join(ablage, 'postgres-18.4.0-beta.17/native/bin/postgres'), '18']);
    expect(mayEnter(join(postgres, '..'), NOBODY)).toBe(true);
    expect(statSync(postgres).mode & 0o777).toBe(0o755);
    expect(statSync(join(postgres, '../../lib/libx.so.1')).mode & 0o777).toBe(0o644);
    const { ino } = statSync(postgres);
    findProgramme(NOBODY, ablage, ordner);
    expect(statSync(postgres).ino).toBe(ino);
  });

  test.runIf(ROOT)('of that name that somebody else put there are not run (left out unless run by root)', () => {
    const ordner = paket('verschlossen-2');
    chmodSync(ordner, 0o700);
    const ablage = join(wurzel, 'fremde-ablage');
    cpSync(ordner, join(ablage, 'postgres-18.4.0-beta.17'), { recursive: true });
    chownSync(join(ablage, 'postgres-18.4.0-beta.17'), NORMAL.uid, NORMAL.gid);
    expect(() => findProgramme(NOBODY, ablage, ordner)).toThrow(/gehört einem anderen Benutzer/);
  });
});
