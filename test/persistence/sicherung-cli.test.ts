/** `sichern` and `wiederherstellen` as an operator calls them: from one embedded database into another, with a running process beside the first (P21). */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STUMM } from '../../server/log.ts';
import { startEmbedded, type Embedded } from '../../server/persistence/embedded.ts';

const ordner = mkdtempSync(join(tmpdir(), 'einv-sicherung-'));
chmodSync(ordner, 0o755);
const [hier, dort] = ['hier', 'dort'].map((name) => join(ordner, name)) as [string, string];
const DATEI = join(ordner, 'ganz.einv.gz');

function cli(dataDir: string, ...args: string[]): Promise<{ code: number | null; aus: string; fehler: string }> {
  const env = { ...process.env, VITEST: '', DATABASE_URL: '', DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [aus, fehler] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { aus += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { fehler += chunk.toString(); });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, aus, fehler })));
}
/** Everything but the moment it was made. */
const inhalt = (datei: string): string => gunzipSync(readFileSync(datei)).toString('utf8').split('\n').slice(1, -2).join('\n');

describe('P21 from one embedded database into another', { timeout: 120_000 }, () => {
  let laufend: Embedded;
  beforeAll(async () => {
    expect(await cli(hier, 'konto-anlegen', '--kennung', 'gs-eins', '--delegation', 'gs', '--rolle', 'geschaeftsstelle')).toMatchObject({ code: 0 });
    laufend = await startEmbedded({ dataDir: hier, log: STUMM });
  }, 120_000);
  afterAll(async () => {
    await laufend.stop();
    rmSync(ordner, { recursive: true, force: true });
  });

  it('saves beside a running process and loads the same into a new folder', async () => {
    const gesichert = await cli(hier, 'sichern', DATEI);
    expect(gesichert).toMatchObject({ code: 0, fehler: '' });
    expect(gesichert.aus).toMatch(/\d+ Tabellen, \d+ Zeilen, Prüfsumme [0-9a-f]{64}\n$/);
    const geladen = await cli(dort, 'wiederherstellen', DATEI);
    expect(geladen).toMatchObject({ code: 0, fehler: '' });
    expect(geladen.aus).toMatch(/^Wiederhergestellt: \d+ Tabellen, \d+ Zeilen, Stand \S+Z\. Alle Prüfsummen stimmen\.\n$/);
    expect((await cli(dort, 'sichern', `${DATEI}.2`)).code).toBe(0);
    expect(inhalt(`${DATEI}.2`)).toBe(inhalt(DATEI));
    expect(inhalt(DATEI)).toContain('gs-eins');
  });

  it('refuses half an order and a full database with one sentence', async () => {
    for (const args of [['wiederherstellen'], ['wiederherstellen', DATEI, '--leeren'], ['wiederherstellen', DATEI, '--ja-alles-ersetzen'], ['sichern'], ['sichern', 'a', 'b']]) {
      const { code, aus, fehler } = await cli(dort, ...args);
      expect([code, aus, fehler.trim().split('\n').length], `${args.join(' ')}: ${fehler}`).toEqual([2, '', 1]);
    }
    expect(await cli(dort, 'wiederherstellen', DATEI)).toMatchObject({ code: 1, aus: '', fehler: expect.stringMatching(/^Die Datenbank ist nicht leer\..*\n$/) as string });
    expect(await cli(dort, 'wiederherstellen', DATEI, '--leeren', '--ja-alles-ersetzen')).toMatchObject({ code: 0, fehler: '' });
  });
});
