/**
 * A real Chromium whose server goes away: typing stops after half a minute and goes on by itself; a page that dies loses no word where the
 * operator allows the browser's store; logging out leaves nothing behind.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster } from '../support/browser.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const text = (page: Page) => page.locator('.editor-text').first();
const gespeichert = (page: Page): Promise<void> => page.locator('[data-zustand=gespeichert]').first().waitFor();
const kept = (page: Page): Promise<number> => page.evaluate(() => window.localStorage.length);

describe.runIf(CHROMIUM !== '')(`words when the server is away, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let server: Testserver;
  let browser: Browser;
  let pfad = '';
  beforeAll(async () => {
    server = await startServer({ BROWSERSPEICHER: 'an' });
    browser = await openBrowser();
    pfad = (await demoSitzung(await besuche(server.url, 'by-bearbeitung'))).top('Digitale Lagekarte');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function write(page: Page, worte: string): Promise<void> {
    await text(page).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type(worte);
  }

  it('stops typing, offers the words, and goes on by itself', async () => {
    const { page, fehler } = await openFenster(browser, server.url, 'by-bearbeitung');
    await page.clock.install();
    await page.goto(server.url + pfad);
    await gespeichert(page);
    await server.kill('SIGKILL');
    await write(page, 'Wartewort ');
    await page.locator('[data-zustand=getrennt]').waitFor();
    await page.clock.fastForward(31_000);
    const tafel = page.getByRole('region', { name: 'Das Schreiben ist angehalten' });
    await tafel.waitFor();
    await tafel.getByText('Worte kopieren', { exact: true }).click();
    expect(await tafel.getByLabel('Ihre nicht gespeicherten Worte').inputValue()).toBe('Wartewort');
    await page.keyboard.type('verlorenes');
    expect(await text(page).innerText()).not.toContain('verlorenes');
    await server.restart();
    await page.clock.runFor(5_000);
    await gespeichert(page);
    expect(await tafel.count()).toBe(0);
    await write(page, 'Danach ');
    await page.clock.runFor(1_000);
    await gespeichert(page);
    expect(await text(page).innerText()).toContain('Danach Wartewort');
    expect(await kept(page)).toBe(0);
    expect(fehler.filter((f) => !/WebSocket|ERR_/.test(f))).toEqual([]);
    await page.context().close();
  });

  it('keeps the words of a page that dies, asks before logging out, and forgets them then', async () => {
    const { page } = await openFenster(browser, server.url, 'by-bearbeitung');
    await page.goto(server.url + pfad);
    await gespeichert(page);
    await server.kill('SIGKILL');
    await write(page, 'Gerettetes ');
    await expect.poll(() => kept(page)).toBe(1);
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    await server.restart();
    const neu = await context.newPage();
    await neu.goto(server.url + pfad);
    const tafel = neu.getByRole('region', { name: 'Nicht gespeicherte Worte von Ihrem letzten Besuch' });
    await tafel.waitFor();
    let gefragt = '';
    neu.once('dialog', (dialog) => {
      gefragt = dialog.message();
      void dialog.dismiss();
    });
    await neu.getByRole('button', { name: 'Abmelden' }).click();
    expect(gefragt).toContain('Beim Abmelden werden sie gelöscht');
    await tafel.getByRole('button', { name: 'In den Text übernehmen' }).click();
    await gespeichert(neu);
    await expect.poll(() => kept(neu)).toBe(0);
    expect(await text(neu).innerText()).toContain('Gerettetes');
    await neu.evaluate(() => window.localStorage.setItem('fremd', 'bleibt'));
    await neu.getByRole('button', { name: 'Abmelden' }).click();
    await neu.getByRole('banner').getByRole('link', { name: 'Anmelden' }).waitFor();
    expect(await neu.evaluate(() => Object.keys(window.localStorage))).toEqual(['fremd']);
    await context.close();
  });
});
