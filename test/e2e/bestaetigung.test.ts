/** The password once more, in a real Chromium: asked beside the act, what was entered stays, and the act is done by one more press. */
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster, type Fenster } from '../support/browser.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

describe.runIf(CHROMIUM !== '')(`the confirmation of a formal act, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let db: Testdatenbank;
  let server: Testserver;
  let pool: pg.Pool;
  let browser: Browser;
  let vorsitz: Fenster;
  let pfad = '';
  beforeAll(async () => {
    db = await neueDatenbank();
    [server, browser] = await Promise.all([startServer({ DATABASE_URL: db.url }), openBrowser()]);
    pool = new pg.Pool({ ...db.poolConfig, max: 1 });
    pool.on('error', () => undefined);
    const demo = await demoSitzung(await besuche(server.url, 'gs'));
    pfad = `${demo.top('Einheitliche Notrufortung')}/abstimmung`;
    vorsitz = await openFenster(browser, server.url, 'vorsitz');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await pool?.end();
    await db?.drop();
  });
  const vergeht = (): Promise<unknown> => pool.query("update login set bestaetigt_am = now() - interval '1 day'");

  it('keeps the deviations that the chair has chosen, by keyboard alone', async () => {
    const { page } = vorsitz;
    await page.goto(server.url + pfad);
    await vergeht();
    await page.getByText('Abweichungen einzelner Länder').click();
    await page.getByLabel('Saarland').selectOption('enthaltung');
    await page.getByRole('button', { name: 'Einvernehmen feststellen' }).press('Enter');
    await page.getByText('Bitte bestätigen Sie mit Ihrem Passwort').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('bestaetigung-passwort');
    await page.keyboard.type('falsch');
    await page.keyboard.press('Enter');
    await page.getByText('Das Passwort ist falsch.').waitFor();
    await page.getByLabel('Ihr Passwort').fill('einvernehmen-demo');
    await page.keyboard.press('Enter');
    await page.getByText('Bestätigt. Bitte lösen Sie die Handlung').waitFor();
    expect(await page.getByLabel('Saarland').inputValue()).toBe('enthaltung');
    await page.getByRole('button', { name: 'Einvernehmen feststellen' }).press('Enter');
    await page.getByText('Positionen als Tabelle').click();
    await page.getByRole('row', { name: /Saarland Enthaltung/ }).waitFor();
  });

  it('is asked again when its time has passed again', async () => {
    const { page, fehler } = vorsitz;
    await vergeht();
    await page.getByRole('button', { name: 'Abstimmung schließen' }).press('Enter');
    await page.getByLabel('Ihr Passwort').fill('einvernehmen-demo');
    await page.keyboard.press('Enter');
    await page.getByText('Bestätigt. Bitte lösen Sie die Handlung').waitFor();
    await page.getByRole('button', { name: 'Abstimmung schließen' }).press('Enter');
    await page.getByText(/Ergebnis: /).waitFor();
    expect(fehler).toEqual([]);
  });
});
