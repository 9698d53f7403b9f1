/**
 * Makes the pictures of the README: `node docs/bilder/machen.mjs`. Starts the built server on a temporary folder, lets people act in a real Chromium,
 * and photographs a page of a Sammlung set from the demo's. Needs Chromium and pdftoppm; everything in the pictures is invented.
 */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { WURZEL, buildIfNeeded, generateIfNeeded } from '../../server/start/build.mjs';
import { findChromium } from '../../test/support/chromium.mjs';

const ZIEL = 'docs/bilder';
const HOECHSTENS = 250_000;

process.chdir(WURZEL);
const executablePath = findChromium();
if (executablePath === null) {
  process.stderr.write('Kein Chromium gefunden. Bitte installieren Sie eines oder nennen Sie es in CHROMIUM.\n');
  process.exit(1);
}
await generateIfNeeded();
await buildIfNeeded();
const folder = mkdtempSync(join(tmpdir(), 'einvernehmen-bilder-'));
const server = spawn(process.execPath, ['server/start/start.mjs'], { env: { ...process.env, NODE_ENV: 'production', DATA_DIR: join(folder, 'daten'), PORT: '0', DEMO: 'on' }, stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
try {
  const url = await addressOf(server);
  await makeWerkbank(url);
  await makeAbstimmung(url);
  makeDruckseite();
  for (const name of ['werkbank', 'abstimmung', 'druckseite']) report(`${ZIEL}/${name}.png`);
} finally {
  await browser.close();
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
}

/** Three Delegationen in one text; the picture is what Bayern sees. */
async function makeWerkbank(url) {
  const [by, hh, sn] = await Promise.all(['by-leitung', 'hh-bearbeitung', 'sn-bearbeitung'].map((kennung) => enter(url, kennung)));
  for (const page of [by, hh, sn]) {
    await openTop(page, 'Digitale Lagekarte');
    await page.getByText(/^Gespeichert/).first().waitFor();
  }
  await write(hh, 1, ' Die Erfahrungen aus dem Probebetrieb in Hamburg liegen vor.');
  await write(sn, 2, ' Der Zeitplan nennt auch die Kosten');
  await by.locator('.editor-text').getByText('nennt auch die Kosten').waitFor();
  await by.locator('.fremd-caret-name').getByText('SN').waitFor();
  await by.locator('.fremd-caret-name').getByText('HH').waitFor();
  await by.screenshot({ path: `${ZIEL}/werkbank.png` });
}

/** A Land that has not voted yet, the others beside it. */
async function makeAbstimmung(url) {
  const sh = await enter(url, 'sh-leitung');
  await openTop(sh, 'Einheitliche Notrufortung');
  await sh.getByRole('link', { name: 'Zur Abstimmung' }).click();
  await sh.getByRole('button', { name: 'Ablehnung' }).waitFor();
  await sh.screenshot({ path: `${ZIEL}/abstimmung.png` });
}

/** The page of the demo's Sammlung with joint TOPs and a Protokollnotiz. */
function makeDruckseite() {
  const [modell, pdf] = [join(folder, 'modell.json'), join(folder, 'sammlung.pdf')];
  const cli = (...args) => execFileSync(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...args], { maxBuffer: 64 * 1024 * 1024 }).toString();
  writeFileSync(modell, cli('lesen', 'seeds/demo-sammlung.txt'));
  cli('setzen', modell, '--format', 'pdf', '--out', pdf);
  const pages = execFileSync('pdftotext', ['-layout', pdf, '-']).toString().split('\f');
  const page = 1 + pages.findIndex((text) => /in Verbindung mit/.test(text) && /Protokollnotiz/.test(text));
  execFileSync('pdftoppm', ['-png', '-gray', '-r', '100', '-f', String(page), '-l', String(page), '-singlefile', pdf, join(folder, 'seite')]);
  copyFileSync(join(folder, 'seite.png'), `${ZIEL}/druckseite.png`);
}

/** A private window with this account. */
async function enter(url, kennung) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' })).newPage();
  await page.goto(`${url}/anmelden`);
  await page.getByLabel('Benutzerkennung').fill(kennung);
  await page.getByLabel('Passwort').fill('einvernehmen-demo');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL(`${url}/`);
  return page;
}

async function openTop(page, titel) {
  await page.getByRole('link', { name: 'Sitzungen' }).click();
  await page.getByRole('link', { name: 'Herbstkonferenz' }).click();
  await page.getByRole('link', { name: titel }).click();
  await page.getByRole('heading', { name: titel }).waitFor();
}

/** Types at the end of a paragraph. */
async function write(page, absatz, words) {
  await page.locator('.editor-text p').nth(absatz).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words, { delay: 20 });
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const url = /läuft: (http\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

async function stop(child) {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function report(file) {
  const { size } = statSync(file);
  process.stdout.write(`${file}: ${Math.ceil(size / 1000)} kB\n`);
  if (size > HOECHSTENS) process.exitCode = 1;
}
