/** A file that somebody hands in, read in a child process: sound ones give the model, hostile ones one German sentence in bounded time and memory. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leseSammlung } from '../../app/domain/sammlung/lesen.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { leseDatei } from '../../server/importing/datei.ts';
import { setze } from '../../server/publication/formate.ts';
import { bytes, pdfMitAnhang, rauschen, sammlungMit, windows1252 } from './feindlich.ts';
import { beurteile, buendle, GANZ, leichteOf } from './feindliste.ts';

const ordner = mkdtempSync(join(tmpdir(), 'datei-'));
let gebuendelt: Awaited<ReturnType<typeof buendle>>;
beforeAll(async () => {
  gebuendelt = await buendle();
});
afterAll(() => {
  rmSync(ordner, { recursive: true, force: true });
  gebuendelt.remove();
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

/** Those that need another reader where the host has no pdftotext. */
const OHNE_PDFTOTEXT = ['a PDF of noise', 'a PDF without text', 'a PDF behind a password', 'a page tree that contains itself', 'a drawing that draws itself'];
const LEICHTE = leichteOf(fuenfhundert);

describe('C2/G11: a hostile file', () => {
  test.each(LEICHTE)('%s: one sentence, within 10 s and 512 MB', async (...datei) => beurteile(datei, gebuendelt.eintrag, 'auto'));
  test.each(LEICHTE.filter(([name]) => OHNE_PDFTOTEXT.includes(name)))('%s, read by pdf.js', async (...datei) => beurteile(datei, gebuendelt.eintrag, 'pdfjs'));

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
