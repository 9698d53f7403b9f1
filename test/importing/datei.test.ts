/** A file that somebody hands in, read in a child process: sound ones give the model, hostile ones one German sentence in bounded time and memory. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leseSammlung } from '../../app/domain/sammlung/lesen.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { leseDatei } from '../../server/importing/datei.ts';
import { ABLEHNUNGEN, type Ablehnungsgrund } from '../../server/importing/lesegruende.ts';
import { residentMegabytes } from '../../server/importing/prozesse.ts';
import { setze } from '../../server/publication/formate.ts';
import {
  bombe, bytes, gelogeneZahl, objektstrom, ohneText, pdf, pdfMitAnhang, pdfMitInhalt, querverweiskreis, rauschen, sammlungMit, seitenkreis, selbstbild, tieferSeitenbaum, utf16, verschachtelt,
  verschluesselt, vieleSeiten, vieleZustaende, vielText, windows1252
} from './feindlich.ts';

const ordner = mkdtempSync(join(tmpdir(), 'datei-'));
/** The child as the server runs it: bundled (server/start/build.mjs). Below the project, so that it finds its scripts and packages. */
const bundle = join('tmp', `lese-kind-${process.pid}`);
const gebuendelt = [join(bundle, 'lese-kind.js')];
beforeAll(async () => {
  await build({ entryPoints: ['server/importing/lese-kind.ts'], outdir: bundle, bundle: true, splitting: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' });
});
afterAll(() => {
  for (const pfad of [ordner, bundle]) rmSync(pfad, { recursive: true, force: true });
});
const DEMO = readFileSync(join(import.meta.dirname, '../../seeds/demo-sammlung.txt'));
const gelesen = (text: string): Sammlung => {
  const lesung = leseSammlung(text);
  if (!lesung.ok) throw new Error(lesung.grund);
  return lesung.wert.sammlung;
};
const modell = gelesen(DEMO.toString('utf8'));
const gedruckt = async (profil: 'ua-1' | 'a-3a'): Promise<Uint8Array> => {
  const druck = await setze(modell, 'pdf', { profil });
  if (!druck.ok) throw new Error(druck.grund);
  return druck.wert;
};

describe('a sound file', () => {
  test('is read from bytes and from its path, with the places of its lines', async () => {
    const [ausBytes, vomPfad] = [await leseDatei(DEMO), await leseDatei(join(import.meta.dirname, '../../seeds/demo-sammlung.txt'))];
    expect(ausBytes).toEqual(vomPfad);
    expect(ausBytes).toMatchObject({ ok: true, wert: { lesung: { sammlung: modell }, quelle: 'text', eingebettet: false, quelltext: DEMO.toString('utf8') } });
  });

  test('obeys the decisions of a person', async () => {
    const quelle = sammlungMit('1. Die Leitstellen-\ntechnik.\n\n2. Sie dankt.');
    const antwort = await leseDatei(quelle, { entscheidungen: [{ zeile: 11, art: 'trennstrich', wahl: 'mit_strich' }] });
    expect(antwort).toMatchObject({ ok: true, wert: { lesung: { sammlung: { befunde: [], beschluesse: [{ absaetze: [{ text: 'Die Leitstellen-technik.' }, { text: 'Sie dankt.' }] }] } } } });
  });

  test('one that is not there, or a folder, is none', async () => {
    expect([await leseDatei(join(ordner, 'fehlt.txt')), await leseDatei(ordner)]).toEqual([{ ok: false, grund: 'datei_fehlt' }, { ok: false, grund: 'datei_fehlt' }]);
  });
});

describe('our own archive PDF', () => {
  test.each(['auto', 'pdfjs'] as const)('gives the model attached to it (%s)', async (wie) => {
    expect(await leseDatei(await gedruckt('a-3a'), { pdf: wie })).toMatchObject({ ok: true, wert: { eingebettet: true, quelle: 'pdf', lesung: { sammlung: modell } } });
    expect(await leseDatei(await gedruckt('ua-1'), { pdf: wie })).toMatchObject({ ok: true, wert: { eingebettet: false, lesung: { sammlung: { beschluesse: modell.beschluesse } } } });
  });

  const zeilen = ['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'am 11.06.27', '', 'TOP 7: Ein Titel', '', 'Beschluss:', '', 'Die Konferenz dankt.'];
  const echt = gelesen(zeilen.join('\n'));
  const alsAnhang = (wert: unknown): Uint8Array => bytes(JSON.stringify(wert));
  const gefaelscht = { ...echt, beschluesse: echt.beschluesse.map((b) => ({ ...b, absaetze: [{ art: 'absatz', text: 'Die Konferenz dankt nicht.', berichte: [] }] })) };

  test.each([
    ['a true attachment is taken', alsAnhang(echt), '', true, null],
    ['a forged attachment falls back to the printed text', alsAnhang(gefaelscht), '', false, 'anhang_weicht_ab'],
    ['an attachment with other Hinweise falls back', alsAnhang({ ...echt, hinweise: ['Alles ist frei.'] }), '', false, 'anhang_weicht_ab'],
    ['an attachment that is no JSON falls back', bytes('{"format":'), '', false, 'anhang_unbrauchbar'],
    ['an attachment that is no model falls back', alsAnhang({ format: 'etwas' }), '', false, 'anhang_unbrauchbar'],
    ['an attachment in another encoding falls back', windows1252('{"ä":1}'), '', false, 'anhang_unbrauchbar'],
    ['an attachment of noise falls back', rauschen(5_000), '/Filter /FlateDecode', false, 'anhang_unbrauchbar']
  ] as const)('%s', async (_, inhalt, filter, eingebettet, befund) => {
    const antwort = await leseDatei(pdfMitAnhang(zeilen, inhalt, filter));
    expect(antwort).toMatchObject({ ok: true, wert: { eingebettet, lesung: { sammlung: { beschluesse: echt.beschluesse } } } });
    expect(antwort.ok && antwort.wert.lesung.sammlung.befunde.map((b) => b.art)).toEqual(befund === null ? [] : [befund]);
  });
});

const fuenfhundert = join(ordner, 'riesig.txt');
beforeAll(() => {
  writeFileSync(fuenfhundert, '');
  truncateSync(fuenfhundert, 500 * 1024 * 1024);
});

/** Name, file, and the reasons that may be given; where a PDF is bent in a way readers disagree on, more than one. */
const GANZ = sammlungMit('Die Konferenz dankt.');
const UNLESBAR: readonly Ablehnungsgrund[] = ['pdf_unlesbar', 'pdf_ohne_text'];
const ERSCHOEPFT: readonly Ablehnungsgrund[] = ['lesen_zu_gross', 'lesen_zu_lange', 'lesen_abgebrochen', 'pdf_unlesbar', 'pdf_ohne_text', 'pdf_zu_lange'];
const FEINDLICH: readonly (readonly [string, () => Uint8Array | string, readonly Ablehnungsgrund[]])[] = [
  ['an empty file', () => new Uint8Array(), ['datei_leer']],
  ['a file of 500 MB, refused unread', () => fuenfhundert, ['datei_zu_gross']],
  ['33 MB of bytes', () => new Uint8Array(33 * 1024 * 1024), ['datei_zu_gross']],
  ['9 MB of text', () => bytes('Text\n'.repeat(1_800_000)), ['datei_zu_gross']],
  ['100,000 lines', () => sammlungMit('Die Konferenz dankt.\n'.repeat(100_000)), ['datei_zu_viele_zeilen']],
  ['an endless line', () => sammlungMit('dankt '.repeat(1_000_000)), ['datei_zeile_zu_lang']],
  ['an endless line of quotes', () => sammlungMit('„“'.repeat(500_000)), ['datei_zeile_zu_lang']],
  ['50,000 run heads', () => bytes('Sammlung\n'.repeat(50_000)), ['kein_sammlungskopf']],
  ['form feeds alone', () => bytes('\f'.repeat(100_000)), ['leer']],
  ['blank lines alone', () => bytes('\n'.repeat(10_000)), ['leer']],
  ['a letter', () => bytes('Ein Brief an alle.'), ['kein_sammlungskopf']],
  ['HTML', () => bytes('<!DOCTYPE html><title>Sammlung</title>'), ['kein_sammlungskopf']],
  ['JSON', () => bytes('{"format":"einvernehmen-sammlung"}'), ['kein_sammlungskopf']],
  ['RTF', () => bytes(String.raw`{\rtf1\ansi Sammlung\par}`), ['kein_sammlungskopf']],
  ['noise', () => rauschen(1_000_000), ['datei_binaer', 'datei_archiv']],
  ['zeros', () => new Uint8Array(100_000), ['datei_binaer']],
  ['a zero byte in the text', () => Buffer.concat([GANZ, Uint8Array.from([0])]), ['datei_binaer']],
  ['a zero byte behind 70,000 bytes', () => Buffer.concat([sammlungMit('Die Konferenz dankt.\n'.repeat(4_000)), Uint8Array.from([0])]), ['datei_binaer']],
  ['control characters', () => bytes('\u001B[31mrot\u0007\u0001\u0002'.repeat(1_000)), ['datei_binaer']],
  ['a PNG', () => Buffer.concat([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), rauschen(50_000)]), ['datei_binaer']],
  ['a program', () => readFileSync(process.execPath).subarray(0, 2_000_000), ['datei_binaer']],
  ['gzip', () => gzipSync(GANZ), ['datei_binaer']],
  ['a ZIP', () => Buffer.concat([bytes('PK\u0003\u0004'), rauschen(10_000)]), ['datei_archiv']],
  ['a stray continuation byte', () => Buffer.concat([GANZ, Uint8Array.from([0x80])]), ['datei_kodierung']],
  ['an overlong encoding', () => Buffer.concat([GANZ, Uint8Array.from([0xc0, 0xaf])]), ['datei_kodierung']],
  ['a surrogate in UTF-8', () => Buffer.concat([GANZ, Uint8Array.from([0xed, 0xa0, 0x80])]), ['datei_kodierung']],
  ['a character cut off', () => Buffer.concat([GANZ, Uint8Array.from([0xe2, 0x80])]), ['datei_kodierung']],
  ['Windows-1252', () => windows1252('Sammlung\nder zur Veröffentlichung freigegebenen Beschlüsse'), ['datei_windows_1252']],
  ['Windows-1252 with quotes and dashes', () => windows1252('Die Länder nehmen den Bericht „Lage“ – wie geübt – zur Kenntnis. '.repeat(100)), ['datei_windows_1252']],
  ['UTF-16 with its mark', () => utf16('Sammlung der Beschlüsse', { gross: false, marke: true }), ['datei_utf16']],
  ['UTF-16, the other order', () => utf16('Sammlung der Beschlüsse', { gross: true, marke: true }), ['datei_utf16']],
  ['UTF-16 without a mark', () => utf16('Sammlung der Beschlüsse\n'.repeat(50), { gross: false, marke: false }), ['datei_utf16']],
  ['a PDF of a header alone', () => bytes('%PDF-1.7\n%%EOF'), UNLESBAR],
  ['a PDF of noise', () => Buffer.concat([bytes('%PDF-1.7\n'), rauschen(200_000)]), UNLESBAR],
  ['a PDF without text', ohneText, ['pdf_ohne_text']],
  ['a PDF without pages', () => pdf(['<< /Type /Catalog >>']), UNLESBAR],
  ['a PDF behind a password', verschluesselt, ['pdf_geschuetzt']],
  ['a PDF of 100,000 pages', () => vieleSeiten(100_000), ['pdf_zu_viele_seiten', 'lesen_zu_lange']],
  ['a PDF that claims 2,000,000,000 pages', () => gelogeneZahl('2000000000'), ['pdf_zu_viele_seiten', ...UNLESBAR]],
  ['a PDF that claims -1 pages', () => gelogeneZahl('-1'), UNLESBAR],
  ['a page tree that contains itself', seitenkreis, [...ERSCHOEPFT, 'pdf_zu_viele_seiten']],
  ['a page tree 5,000 deep', () => tieferSeitenbaum(5_000), ERSCHOEPFT],
  ['a cross-reference table that refers to itself', querverweiskreis, UNLESBAR],
  ['a stream that unpacks to 300 MB', () => bombe(300, 1), ERSCHOEPFT],
  ['a stream packed three times', () => bombe(300, 3), ERSCHOEPFT],
  ['a stream of noise said to be packed', () => pdfMitInhalt(rauschen(100_000), '/Filter /FlateDecode'), UNLESBAR],
  ['a stream packed fifty times over', () => pdfMitInhalt(deflateSync(bytes('x')), `/Filter [${'/FlateDecode '.repeat(50)}]`), UNLESBAR],
  ['an object stream of 2,000,000 objects', () => objektstrom(2_000_000), ERSCHOEPFT],
  ['arrays 100,000 deep', () => verschachtelt(100_000), ERSCHOEPFT],
  ['2,000,000 saved states', () => vieleZustaende(2_000_000), ERSCHOEPFT],
  ['a million words on one spot', () => vielText(1_000_000), [...ERSCHOEPFT, 'datei_zeile_zu_lang', 'datei_zu_viele_zeilen', 'datei_zu_gross', 'kein_sammlungskopf']],
  ['a drawing that draws itself', selbstbild, ERSCHOEPFT],
  ['an attachment that unpacks to 300 MB', () => pdfMitAnhang(['Ein Brief'], deflateSync(Buffer.alloc(300 * 1024 * 1024, ' ')), '/Filter /FlateDecode'), [...ERSCHOEPFT, 'kein_sammlungskopf']]
];

/** Largest memory seen of any one child of this process. */
function watch(): { stop: () => number } {
  let spitze = 0;
  const uhr = setInterval(() => {
    const kinder = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter((pid) => pid !== '');
    for (const pid of kinder) spitze = Math.max(spitze, residentMegabytes(Number(pid)));
  }, 20);
  return { stop: () => (clearInterval(uhr), spitze) };
}

describe('C2/G11: a hostile file', () => {
  test.each(FEINDLICH)('%s: one sentence, within 10 s and 512 MB', async (name, datei, gruende) => {
    const quelle = datei();
    const waage = process.platform === 'linux' ? watch() : { stop: () => 0 };
    const start = performance.now();
    const antwort = await leseDatei(quelle, { eintrag: gebuendelt });
    const [dauer, spitze] = [performance.now() - start, waage.stop()];
    expect(antwort.ok ? 'read' : antwort.grund, name).toSatisfy((grund: string) => gruende.some((g) => g === grund));
    expect(antwort.ok ? '' : ABLEHNUNGEN[antwort.grund]).toMatch(/^\p{Lu}[^!]*\.$/u);
    expect(dauer).toBeLessThan(11_000);
    expect(spitze).toBeLessThan(512 + 100);
  });

  /** Where the host has no pdftotext. */
  const OHNE_PDFTOTEXT = ['a PDF of noise', 'a PDF without text', 'a PDF behind a password', 'a PDF of 100,000 pages', 'a page tree that contains itself', 'a stream that unpacks to 300 MB', 'a drawing that draws itself', '2,000,000 saved states'];
  test.each(FEINDLICH.filter(([name]) => OHNE_PDFTOTEXT.includes(name)))('%s, read by pdf.js', async (name, datei, gruende) => {
    const quelle = datei();
    const start = performance.now();
    const antwort = await leseDatei(quelle, { eintrag: gebuendelt, pdf: 'pdfjs' });
    expect(antwort.ok ? 'read' : antwort.grund, name).toSatisfy((grund: string) => gruende.some((g) => g === grund));
    expect(performance.now() - start).toBeLessThan(11_000);
  });

  test('a child that hangs is killed after its time, one that answers nonsense is no answer', async () => {
    const programm = (name: string, inhalt: string): string[] => {
      writeFileSync(join(ordner, name), inhalt);
      return [join(ordner, name)];
    };
    expect(await leseDatei(GANZ, { eintrag: programm('haengt.mjs', 'for (;;);'), millisekunden: 500 })).toEqual({ ok: false, grund: 'lesen_zu_lange' });
    expect(await leseDatei(GANZ, { eintrag: programm('unsinn.mjs', 'console.log("{");') })).toEqual({ ok: false, grund: 'lesen_abgebrochen' });
    const frisst = programm('frisst.mjs', 'const alle = []; for (;;) { alle.push(Buffer.alloc(8e6, 1)); await new Promise((r) => setTimeout(r, 5)); }');
    expect(await leseDatei(GANZ, { eintrag: frisst, megabyte: process.platform === 'linux' ? 200 : 512, millisekunden: 8_000 })).toEqual({ ok: false, grund: process.platform === 'linux' ? 'lesen_zu_gross' : 'lesen_zu_lange' });
  });
});
