/** Files that mean harm, each with the reasons that may be given, and the judge of their reading. The ones that use up their limits run in the fault suite. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { leseDatei } from '../../server/importing/datei.ts';
import { ABLEHNUNGEN, type Ablehnungsgrund } from '../../server/importing/lesegruende.ts';
import { residentMegabytes } from '../../server/kindprozess.ts';
import {
  bombe, bytes, gelogeneZahl, objektstrom, ohneText, pdf, pdfMitAnhang, pdfMitInhalt, querverweiskreis, rauschen, sammlungMit, seitenkreis, selbstbild, tieferSeitenbaum, utf16, verschachtelt,
  verschluesselt, vieleSeiten, vieleZustaende, vielText, windows1252
} from './feindlich.ts';

/** Name, file (or its path), and the reasons that may be given; where a PDF is bent in a way readers disagree on, more than one. */
export type Feindlich = readonly [name: string, datei: () => Uint8Array | string, gruende: readonly Ablehnungsgrund[]];

export const GANZ = sammlungMit('Die Konferenz dankt.');
const UNLESBAR: readonly Ablehnungsgrund[] = ['pdf_unlesbar', 'pdf_ohne_text'];
const ERSCHOEPFT: readonly Ablehnungsgrund[] = ['lesen_zu_gross', 'lesen_zu_lange', 'lesen_abgebrochen', 'pdf_unlesbar', 'pdf_ohne_text', 'pdf_zu_lange'];

/** Those that are told apart in a moment; `fuenfhundert` is the path of a file of 500 MB. */
export const leichteOf = (fuenfhundert: string): readonly Feindlich[] => [
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
  ['a PDF that claims 2,000,000,000 pages', () => gelogeneZahl('2000000000'), ['pdf_zu_viele_seiten', ...UNLESBAR]],
  ['a PDF that claims -1 pages', () => gelogeneZahl('-1'), UNLESBAR],
  ['a page tree that contains itself', seitenkreis, [...ERSCHOEPFT, 'pdf_zu_viele_seiten']],
  ['a page tree 5,000 deep', () => tieferSeitenbaum(5_000), ERSCHOEPFT],
  ['a cross-reference table that refers to itself', querverweiskreis, UNLESBAR],
  ['a stream of noise said to be packed', () => pdfMitInhalt(rauschen(100_000), '/Filter /FlateDecode'), UNLESBAR],
  ['a stream packed fifty times over', () => pdfMitInhalt(deflateSync(bytes('x')), `/Filter [${'/FlateDecode '.repeat(50)}]`), UNLESBAR],
  ['arrays 100,000 deep', () => verschachtelt(100_000), ERSCHOEPFT],
  ['a drawing that draws itself', selbstbild, ERSCHOEPFT]
];

/** Those that use up the time or the memory a reading has. */
export const SCHWERE: readonly Feindlich[] = [
  ['a PDF of 100,000 pages', () => vieleSeiten(100_000), ['pdf_zu_viele_seiten', 'lesen_zu_lange']],
  ['a stream that unpacks to 300 MB', () => bombe(300, 1), ERSCHOEPFT],
  ['a stream packed three times', () => bombe(300, 3), ERSCHOEPFT],
  ['an object stream of 2,000,000 objects', () => objektstrom(2_000_000), ERSCHOEPFT],
  ['2,000,000 saved states', () => vieleZustaende(2_000_000), ERSCHOEPFT],
  ['a million words on one spot', () => vielText(1_000_000), [...ERSCHOEPFT, 'datei_zeile_zu_lang', 'datei_zu_viele_zeilen', 'datei_zu_gross', 'kein_sammlungskopf']],
  ['an attachment that unpacks to 300 MB', () => pdfMitAnhang(['Ein Brief'], deflateSync(Buffer.alloc(300 * 1024 * 1024, ' ')), '/Filter /FlateDecode'), [...ERSCHOEPFT, 'kein_sammlungskopf']]
];

/** The child as the server runs it: bundled (server/start/build.mjs). Below the project, so that it finds its scripts and packages. */
export async function buendle(): Promise<{ readonly eintrag: string[]; readonly remove: () => void }> {
  const bundle = join('tmp', `lese-kind-${process.pid}-${performance.now()}`);
  await build({ entryPoints: ['server/importing/lese-kind.ts'], outdir: bundle, bundle: true, splitting: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' });
  return { eintrag: [join(bundle, 'lese-kind.js')], remove: () => rmSync(bundle, { recursive: true, force: true }) };
}

/** Largest memory seen of any one child of this process. */
function watch(): { stop: () => number } {
  let spitze = 0;
  const uhr = setInterval(() => {
    const kinder = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter((pid) => pid !== '');
    for (const pid of kinder) spitze = Math.max(spitze, residentMegabytes(Number(pid)));
  }, 20);
  return { stop: () => (clearInterval(uhr), spitze) };
}

/** One German sentence, within 10 s and 512 MB. */
export async function beurteile([name, datei, gruende]: Feindlich, eintrag: string[], pdfLeser: 'auto' | 'pdfjs'): Promise<void> {
  const quelle = datei();
  const waage = process.platform === 'linux' ? watch() : { stop: () => 0 };
  const start = performance.now();
  const antwort = await leseDatei(quelle, { eintrag, pdf: pdfLeser });
  const [dauer, spitze] = [performance.now() - start, waage.stop()];
  expect(antwort.ok ? 'read' : antwort.grund, name).toSatisfy((grund: string) => gruende.some((g) => g === grund));
  expect(antwort.ok ? '' : ABLEHNUNGEN[antwort.grund]).toMatch(/^\p{Lu}[^!]*\.$/u);
  expect(dauer).toBeLessThan(11_000);
  expect(spitze).toBeLessThan(512 + 100);
}
