/** `ergebnis` as a script calls it: cases in, results out in the same order; one German sentence and nothing else where the input is wrong (contract.md). */
import { spawn } from 'node:child_process';
import { beforeEach, describe, expect, test } from 'vitest';
import { ergebnis } from '../../server/cli/ergebnis.ts';
import type { Strom } from '../../server/cli/lesen.ts';

let gesagt = '';
let gerufen = '';
const aus: Strom = { write: (text, done) => { gesagt += text; done?.(); } };
const fehler: Strom = { write: (text) => { gerufen += text; } };
beforeEach(() => {
  [gesagt, gerufen] = ['', ''];
});
const strom = async function* (...teile: (string | Uint8Array)[]) { yield* teile; };
const rufe = (eingabe: string, args: string[] = []) => ergebnis(args, strom(eingabe), aus, fehler);

describe('ergebnis', () => {
  test('answers every case in its place', async () => {
    const faelle = [{ konferenz: 'IMK', betreff: 'sache', ja: 14, enthaltung: 2 }, { konferenz: 'IMK', betreff: 'sache', ja: 15, nein: 1 }, { konferenz: 'UMK', betreff: 'sache', ja: 16, bund: 'nein' }];
    expect(await rufe(JSON.stringify({ faelle }))).toBe(0);
    expect(JSON.parse(gesagt)).toEqual({ ergebnisse: [
      { angenommen: true, bezeichnung: 'einstimmig', grund: 'Zustimmung von 14 Ländern bei Enthaltung von 2 Ländern.' },
      { angenommen: false, bezeichnung: 'ohne Einigung', grund: 'Ein Land lehnt ab.' },
      { angenommen: true, bezeichnung: 'mit den Stimmen aller Länder', grund: 'Zustimmung von 16 Ländern. Der Bund lehnt ab.' }
    ] });
    expect([gesagt.trim().split('\n').length, gerufen]).toEqual([1, '']);
  });
  test('answers no case with no result, and reads words that come in pieces', async () => {
    expect(await rufe('{"faelle":[]}')).toBe(0);
    expect(gesagt).toBe('{"ergebnisse":[]}\n');
    const bytes = Buffer.from('{"faelle":[{"konferenz":"Ü","ja":16}]}');
    expect(await ergebnis([], strom(bytes.subarray(0, 26), bytes.subarray(26)), aus, fehler)).toBe(2);
    expect(gerufen).toBe('Fall 1: die Konferenz „Ü“ ist unbekannt.\n');
  });
  test.each([
    ['nothing', ''], ['no JSON', '{'], ['a list', '[]'], ['null', 'null'], ['no list', '{"faelle":{}}'], ['a bad case after a good one', '{"faelle":[{"konferenz":"IMK","ja":16},{"konferenz":"IMK","ja":17}]}'],
    ['prototype keys', '{"faelle":[{"__proto__":{"konferenz":"IMK"},"ja":16}]}'], ['a fraction', '{"faelle":[{"konferenz":"IMK","ja":1.5}]}']
  ])('refuses %s with 2, one German sentence and no result', async (_name, eingabe) => {
    expect(await rufe(eingabe)).toBe(2);
    expect(gesagt).toBe('');
    expect(gerufen).toMatch(/^\p{Lu}[^\n]*\.\n$/u);
  });
  test('refuses an argument', async () => {
    expect(await rufe('{"faelle":[]}', ['x'])).toBe(2);
    expect(gerufen).toBe('Aufruf: ergebnis < faelle.json\n');
  });
  test('is a command of the command line and needs no database', async () => {
    const kind = spawn(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', 'ergebnis'], { env: { ...process.env, DATABASE_URL: 'postgres://niemand@127.0.0.1:1/nichts' } });
    let out = '';
    kind.stdout.on('data', (teil: Buffer) => { out += teil.toString(); });
    kind.stdin.end('{"faelle":[{"konferenz":"GMK","betreff":"grundsatz","ja":13,"nein":3}]}');
    expect(await new Promise((done) => { kind.once('close', done); })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ergebnisse: [{ angenommen: true, bezeichnung: 'mehrheitlich' }] });
  });
});
