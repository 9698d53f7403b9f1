/**
 * G12, P12: a large Sammlung is printed and published on the real server while people write. Nobody's letter is lost or waits for the print; every format
 * is printed a second time by another process to the same bytes; veraPDF and axe, where they are at hand, find nothing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { AUSGABEFORMATE, type Ausgabeformat } from '../../server/ports-sammlung.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { grossesModell } from '../publication/modelle.ts';
import { findVerapdf, validiere } from '../publication/verapdf.mjs';
import { CHROMIUM, MIT_BROWSER, openBrowser } from '../support/browser.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { besuche, startServer, type Besuch, type Testserver } from '../support/server.ts';
import { anteil, bis, loginOf, socketsOf } from './buehne.ts';
import { groesse, KEIM, sage } from './groesse.ts';
import { beruhige, schliesse, treibe, urteile, type Zimmer } from './treiben.ts';

const TOPS = groesse(10, 80);
/** So that 80 TOPs make about 400 pages. */
const FACH = 4;
const RUHE_MS = groesse(3_000, 20_000);
const vera = findVerapdf();
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let h: Testhaus;
let server: Testserver;
let [gs, zwei]: Besuch[] = [];
let zimmer: Zimmer[] = [];
const da = <T>(was: T | undefined): T => was ?? expect.fail();
const pfad = (): string => `/sitzungen/${h.sitzungId}/sammlung`;
const ordner = mkdtempSync(join(tmpdir(), 'sammlung-'));

beforeAll(async () => {
  h = await neuesHaus();
  for (const { absaetze } of grossesModell(TOPS).beschluesse) await h.beschlossen({ absaetze: Array.from({ length: FACH }, () => absaetze).flat() });
  wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
  for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map()));
  wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
  const raum = (await h.entwurf({ nummer: '900' })).textraumId ?? '';
  server = await startServer({ DATABASE_URL: h.url });
  [gs, zwei] = [await besuche(server.url, 'gs'), await besuche(server.url, 'gs-zwei')];
  const historie = new Historie(raum);
  const menschen: Mensch[] = [];
  for (const kennung of ['by-bearbeitung', 'hh-bearbeitung', 'sn-bearbeitung', 'ni-bearbeitung']) {
    const { kontoId, cookie } = await loginOf(server, h.pool, kennung);
    menschen.push(await new Mensch(kennung, kontoId, historie, { url: () => socketsOf(server.url), cookie }).komm());
  }
  zimmer = [{ historie, menschen }];
}, 900_000);
afterAll(async () => {
  await schliesse(zimmer);
  await server?.stop();
  await h?.close();
  rmSync(ordner, { recursive: true, force: true });
});

/** Sends one act of the page of the Sammlung; answers how long it took, in ms. */
async function act(wer: Besuch, felder: Record<string, string>): Promise<number> {
  const ab = performance.now();
  const antwort = await wer.post(pfad(), felder);
  expect(antwort.status, /role="alert">([^<]*)/u.exec(await antwort.text())?.[1]).toBe(303);
  return performance.now() - ab;
}
const probedruck = async (): Promise<string> => (await h.haus.datenbank.ablage.sammlungen.latestProbedruck(h.sitzungId))?.id ?? '';

describe(`G12 a Sammlung of ${TOPS} TOPs${vera.grund === null ? '' : ` (LEFT OUT: veraPDF, ${vera.grund})`}`, () => {
  it('P12 is proofed and published while four people write; no letter is lost, and how long one waits is told', async () => {
    const { historie } = da(zimmer[0]);
    const stop = treibe(zimmer, 120, wahlOf(KEIM));
    const start = performance.now();
    await bis(() => performance.now() - start > RUHE_MS, RUHE_MS + 10_000);
    const ruhig = historie.wartezeiten();
    const probeMs = await act(da(gs), { akt: 'probe', art: 'sammlung', grund: '' });
    await act(da(gs), { akt: 'vorlegen', probedruck: await probedruck() });
    const ausgabeMs = await act(da(zwei), { akt: 'veroeffentlichen', probedruck: await probedruck(), gesehen: 'ja' });
    stop();
    await beruhige(zimmer);
    const waehrend = historie.wartezeiten().slice(ruhig.length);
    expect(await urteile(h.pool, da(zimmer[0]))).toEqual([]);
    sage('G12', `${TOPS} TOPs: proof ${Math.round(probeMs)} ms, all ${AUSGABEFORMATE.length} formats published ${Math.round(ausgabeMs)} ms; a letter's acknowledgement before p50 ${anteil(ruhig, 0.5)} p99 ${anteil(ruhig, 0.99)}, meanwhile p50 ${anteil(waehrend, 0.5)} p99 ${anteil(waehrend, 0.99)} ms (${waehrend.length} letters)`);
  }, 600_000);

  it('is the same bytes again from another process, in every format; how long each takes', async () => {
    const [ausgabe] = await h.haus.datenbank.ablage.sammlungen.ofAnlass(h.sitzungId);
    const { modell, dateien } = da(ausgabe);
    const json = join(ordner, 'modell.json');
    writeFileSync(json, JSON.stringify(modell));
    const zeiten: string[] = [];
    for (const format of AUSGABEFORMATE) {
      const out = join(ordner, format === 'archiv' ? 'archiv.pdf' : `druck.${format}`);
      const ab = performance.now();
      execFileSync(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', 'setzen', json, ...satzargumente(format), '--out', out], { stdio: 'pipe' });
      zeiten.push(`${format} ${Math.round(performance.now() - ab)} ms`);
      expect(createHash('sha256').update(readFileSync(out)).digest('hex'), format).toBe(dateien.find((d) => d.format === format)?.hash);
    }
    const seiten = Number(/\/Count (\d+)/u.exec(readFileSync(join(ordner, 'druck.pdf')).toString('latin1'))?.[1] ?? 0);
    sage('G12', `${seiten} pages, each format in a process of its own: ${zeiten.join(', ')}`);
  }, 600_000);

  it.runIf(vera.ordner !== null)('breaks no rule of PDF/UA-1 and PDF/A-3a', async () => {
    for (const [art, name] of [['ua1', 'druck.pdf'], ['3a', 'archiv.pdf']] as const) {
      const { bestanden, fehler } = await validiere(da(vera.ordner ?? undefined), art, [join(ordner, name)]);
      expect([bestanden, fehler]).toEqual([1, []]);
    }
  }, 600_000);

  it.runIf(CHROMIUM !== '')(`gives axe nothing to say of its HTML, ${MIT_BROWSER}`, async () => {
    const browser = await openBrowser();
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.setContent(readFileSync(join(ordner, 'druck.html'), 'utf8'));
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] }));
    await browser.close();
    expect(violations.map((v) => `${v.id}: ${v.nodes.length}`)).toEqual([]);
  }, 600_000);
});

function satzargumente(format: Ausgabeformat): string[] {
  return format === 'archiv' ? ['--format', 'pdf', '--profil', 'a-3a'] : ['--format', format];
}
