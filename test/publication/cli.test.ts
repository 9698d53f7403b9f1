/** `lesen` and `setzen` as a person calls them: exit codes, what is printed, and that a refused order writes nothing. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { lesen, type Strom } from '../../server/cli/lesen.ts';
import { setzen } from '../../server/cli/setzen.ts';

const ordner = mkdtempSync(join(tmpdir(), 'cli-'));
const DEMO = join(import.meta.dirname, '../../seeds/demo-sammlung.txt');
const datei = (name: string, inhalt: string): string => {
  const pfad = join(ordner, name);
  writeFileSync(pfad, inhalt);
  return pfad;
};
let gesagt = '';
let gerufen = '';
const aus: Strom = { write: (text, done) => { gesagt += text; done?.(); } };
const fehler: Strom = { write: (text) => { gerufen += text; } };
beforeEach(() => {
  [gesagt, gerufen] = ['', ''];
});
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

describe('lesen', () => {
  test('prints the model and ends with 0; with --inventar the counts in one line', async () => {
    expect(await lesen([DEMO], aus, fehler)).toBe(0);
    expect(JSON.parse(gesagt)).toMatchObject({ format: 'einvernehmen-sammlung', nummer: 226, rest: [] });
    gesagt = '';
    expect(await lesen(['--inventar', DEMO], aus, fehler)).toBe(0);
    expect(JSON.parse(gesagt)).toMatchObject({ sitzung: 226, verbunden: [['5', '6']] });
    expect(gesagt.trim().split('\n').length).toBe(1);
  });

  test('ends with 3 when lines are left over, and still prints the model', async () => {
    const text = readFileSync(DEMO, 'utf8').replace(' TOP 2:', 'Ein loser Zettel.\n\n TOP 2:');
    expect(await lesen([datei('rest.txt', text)], aus, fehler)).toBe(3);
    expect((JSON.parse(gesagt) as { rest: unknown[] }).rest).toMatchObject([{ text: 'Ein loser Zettel.' }]);
  });

  test.each([
    ['a letter', datei('brief.txt', 'Ein Brief.')], ['nothing', datei('leer.txt', '')], ['a broken PDF', datei('kaputt.pdf', '%PDF-1.4 kaputt')],
    ['a missing file', join(ordner, 'fehlt.txt')], ['a folder', ordner]
  ])('refuses %s with 2 and one German sentence', async (_, pfad) => {
    expect(await lesen([pfad], aus, fehler)).toBe(2);
    expect([gesagt, gerufen.trim().split('\n').length]).toEqual(['', 1]);
    expect(gerufen).toMatch(/^[\p{Lu}„].*\.\n$/u);
  });

  test.each([[[]], [['--was']], [['a', 'b']]])('refuses the call %j', async (args) => {
    expect([await lesen(args, aus, fehler), gerufen.startsWith('Aufruf:')]).toEqual([2, true]);
  });
});

describe('setzen', () => {
  const modell = join(ordner, 'modell.json');
  beforeEach(async () => {
    await lesen([DEMO], aus, fehler);
    writeFileSync(modell, gesagt);
    gesagt = '';
  });

  test('gives back the words it was read from', async () => {
    const out = join(ordner, 'wieder.txt');
    expect(await setzen([modell, '--format', 'txt', '--out', out], fehler)).toBe(0);
    expect(readFileSync(out, 'utf8').match(/\S+/gu)).toEqual(readFileSync(DEMO, 'utf8').match(/\S+/gu));
  });

  test.each(['heute', 'doppelt', 'alt'])('prints the layout %s, which is read back as the same decisions', async (layout) => {
    const out = join(ordner, `${layout}.txt`);
    expect(await setzen([modell, '--format', 'txt', '--layout', layout, '--out', out], fehler)).toBe(0);
    expect(await lesen([out], aus, fehler)).toBe(0);
    expect((JSON.parse(gesagt) as { beschluesse: unknown }).beschluesse).toEqual((JSON.parse(readFileSync(modell, 'utf8')) as { beschluesse: unknown }).beschluesse);
  });

  test('prints a PDF for the archive', async () => {
    const out = join(ordner, 'a.pdf');
    expect(await setzen([modell, '--format', 'pdf', '--profil', 'a-3a', '--out', out], fehler)).toBe(0);
    expect(readFileSync(out).includes('%PDF-')).toBe(true);
  });

  test.each([['docx', 'PK'], ['akn', '<?xml']])('prints %s', async (format, anfang) => {
    const out = join(ordner, `a.${format}`);
    expect(await setzen([modell, '--format', format, '--out', out], fehler)).toBe(0);
    expect(readFileSync(out, 'utf8').startsWith(anfang)).toBe(true);
  });

  test.each([
    ['an unknown format', (m: string) => [m, '--format', 'xls'], 'unbekannt'],
    ['an unknown profile', (m: string) => [m, '--format', 'pdf', '--profil', 'x'], 'ua-1 und a-3a'],
    ['an unknown layout', (m: string) => [m, '--format', 'txt', '--layout', 'neu'], 'heute, doppelt, alt'],
    ['an unknown TOP', (m: string) => [m, '--format', 'txt', '--top', '99'], 'nicht'],
    ['no JSON', () => [DEMO, '--format', 'txt'], 'kein JSON'],
    ['no model', () => [datei('x.json', '{"format":"einvernehmen-sammlung"}'), '--format', 'txt'], 'fassung'],
    ['a missing file', () => [join(ordner, 'fehlt.json'), '--format', 'txt'], 'öffnen'],
    ['an unknown switch', (m: string) => [m, '--schnell'], 'Aufruf']
  ])('refuses %s with 2 and writes nothing', async (_, args, wort) => {
    const out = join(ordner, 'nichts.out');
    expect(await setzen([...args(modell), '--out', out], fehler)).toBe(2);
    expect(gerufen).toContain(wort);
    expect(existsSync(out)).toBe(false);
  });

  test('a target that cannot be written leaves no half file', async () => {
    expect(await setzen([modell, '--format', 'txt', '--out', join(ordner, 'fehlt', 'x.txt')], fehler)).toBe(2);
    expect(readdirSync(ordner).filter((name) => name.endsWith('.neu'))).toEqual([]);
  });
});
