/** The password, or a code of the second factor, once more, in a real Chromium: asked beside the act, what was entered stays, and the act is done by one more press. */
import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schrittOf } from '../../app/domain/zugang/zweitfaktor.ts';
import { createCodegeber } from '../../server/auth/codes.ts';
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

  it('takes a code of the second factor, set up and used for the login in the same browser; what was typed before stays', async () => {
    const geber = createCodegeber();
    const { page, fehler } = await openFenster(browser, server.url, 'sl-leitung');
    await page.goto(`${server.url}/konto`);
    await page.getByRole('button', { name: 'Zweiten Faktor einrichten' }).press('Enter');
    const buchstaben = (await page.locator('.zweitfaktor-bild code').textContent()) ?? '';
    const geheimnis = decodeBase32IgnorePadding(buchstaben.replaceAll(' ', ''));
    const code = async (plus: number): Promise<string> => {
      const { rows } = await pool.query<{ ms: number }>('select (extract(epoch from now()) * 1000)::float8 as ms');
      return geber.codeOf(geheimnis, schrittOf(rows[0]?.ms ?? 0) + plus);
    };
    await page.getByLabel('Code aus der App').fill(await code(-1));
    await page.keyboard.press('Enter');
    await page.getByText('Der zweite Faktor gilt ab jetzt.').waitFor();
    expect(await page.locator('.notfallcodes code').count()).toBe(8);
    const notfallcode = (await page.locator('.notfallcodes code').first().textContent()) ?? '';

    const { page: neu, fehler: neueFehler } = await openFenster(browser, server.url, '', { breite: 390 });
    await neu.goto(`${server.url}/anmelden`);
    await neu.getByLabel('Benutzerkennung').fill('sl-leitung');
    await neu.getByLabel('Passwort').fill('einvernehmen-demo');
    await neu.keyboard.press('Enter');
    await neu.getByText('Das Passwort stimmt.').waitFor();
    await expect.poll(() => neu.evaluate(() => document.activeElement?.id)).toBe('code');
    await neu.keyboard.type(await code(0));
    await neu.keyboard.press('Enter');
    await neu.getByRole('heading', { name: 'Was wartet auf mich' }).waitFor();
    await vergeht();
    await neu.goto(`${server.url}/konto`);
    await neu.getByRole('button', { name: 'Zweiten Faktor entfernen' }).press('Enter');
    await neu.getByText('Bitte bestätigen Sie mit einem Code').waitFor();
    await neu.getByLabel('Code aus Ihrer App oder Notfallcode').fill(notfallcode);
    await neu.keyboard.press('Enter');
    await neu.getByText('Bestätigt. Bitte lösen Sie die Handlung').waitFor();
    await neu.getByRole('button', { name: 'Zweiten Faktor entfernen' }).press('Enter');
    await neu.getByRole('button', { name: 'Zweiten Faktor einrichten' }).waitFor();
    expect([...fehler, ...neueFehler]).toEqual([]);
  });
});
