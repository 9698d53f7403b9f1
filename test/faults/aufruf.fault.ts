/** The room in a real Chromium: the roll call by keyboard alone, seen and said on another screen at once, without a reload and without moving a focus. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER, nameOf } from '../../app/domain/land.ts';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster, type Fenster } from '../support/browser.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

describe.runIf(CHROMIUM !== '')(`a vote in the room, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let server: Testserver;
  let browser: Browser;
  let vorsitz: Fenster;
  let hh: Fenster;
  let pfad = '';
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const gs = await besuche(server.url, 'gs');
    const demo = await demoSitzung(gs);
    const chair = await besuche(server.url, 'vorsitz');
    const entwurf = demo.top('Digitale Lagekarte');
    expect((await chair.post(`${entwurf}?index`, { akt: 'einfrieren' })).status).toBe(303);
    pfad = `${entwurf}/saal`;
    [vorsitz, hh] = await Promise.all([openFenster(browser, server.url, 'vorsitz'), openFenster(browser, server.url, 'hh-leitung', { breite: 390 })]);
    await Promise.all([vorsitz, hh].map(({ page }) => page.goto(server.url + pfad)));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const ansage = (f: Fenster) => f.page.locator('.saaltafel [role=status]');

  /** From now on a key comes in the very moment in which a Land is called up, and says no: as one does that was meant for the Land before. */
  const pressAtOnce = () => vorsitz.page.evaluate(() => {
    let called = '';
    new MutationObserver(() => {
      const button = document.querySelector<HTMLButtonElement>('button[value="ablehnung"]');
      const land = button?.querySelector('span')?.textContent ?? '';
      if (button === null || land === called) return;
      called = land;
      document.documentElement.dataset.gedrueckt = String(Number(document.documentElement.dataset.gedrueckt ?? 0) + 1);
      button.click();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

  it('is called up by one key for each Land; the focus stays where it is on both screens', async () => {
    // Hamburg holds its own button meanwhile.
    await hh.page.getByRole('button', { name: 'Zustimmung' }).focus();
    await hh.page.evaluate(() => document.documentElement.setAttribute('data-nie-neu', 'ja'));
    await vorsitz.page.getByText('Länder einzeln aufrufen').click();
    await pressAtOnce();
    await vorsitz.page.getByRole('button', { name: 'Aufruf beginnen: Baden-Württemberg' }).press('Enter');
    await vorsitz.page.getByRole('button', { name: 'Baden-Württemberg: Zustimmung' }).focus();
    for (const [i, land] of LAENDER.entries()) {
      const name = nameOf(land);
      await vorsitz.page.getByRole('button', { name: `${name}: Zustimmung`, disabled: false }).waitFor();
      // Twice in one breath: the second is not the answer of the next Land.
      for (let i = 0; i < 2; i++) await vorsitz.page.keyboard.press(land === 'BY' ? 'e' : 'z');
      const wort = land === 'BY' ? 'Enthaltung' : 'Zustimmung';
      await hh.page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: wort }).waitFor();
      const naechstes = LAENDER[i + 1];
      if (naechstes === undefined) break;
      await expect.poll(() => ansage(hh).textContent()).toBe(`${name}: ${wort}. ${i + 1} von 16. Aufgerufen: ${nameOf(naechstes)}.`);
      expect(await vorsitz.page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(':');
    }
    await vorsitz.page.getByText('Alle haben abgestimmt.').waitFor();
    expect(await vorsitz.page.evaluate(() => document.documentElement.dataset.gedrueckt)).toBe('16');
    expect(await hh.page.getByRole('listitem').filter({ hasText: 'Ablehnung' }).count()).toBe(0);
    expect(await vorsitz.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Vorsitz');
    expect(await hh.page.evaluate(() => [document.activeElement?.textContent, document.documentElement.getAttribute('data-nie-neu')])).toEqual(['Zustimmung', 'ja']);
  });

  it('is corrected by the chair, and the close is on every screen', async () => {
    await vorsitz.page.getByText('Einzelne Stimme erfassen oder berichtigen').click();
    // Hamburg casts its own while the chair has it before it: the choice stays with Hamburg and says so.
    await vorsitz.page.getByLabel('Land', { exact: true }).selectOption('HH');
    await hh.page.getByRole('button', { name: 'Zustimmung' }).press('Enter');
    await vorsitz.page.getByText('Hamburg hat selbst abgestimmt (Zustimmung)').waitFor();
    await vorsitz.page.getByLabel('Land', { exact: true }).selectOption('BY');
    await vorsitz.page.getByLabel('Position', { exact: true }).selectOption('zustimmung');
    await vorsitz.page.getByRole('button', { name: 'Stimme für Bayern erfassen' }).press('Enter');
    await hh.page.getByRole('listitem').filter({ hasText: 'Bayern' }).filter({ hasText: 'Zustimmung' }).waitFor();
    await vorsitz.page.getByRole('button', { name: 'Abstimmung schließen' }).press('Enter');
    await hh.page.locator('.saalergebnis', { hasText: 'Ergebnis: einstimmig' }).waitFor();
    await expect.poll(() => ansage(hh).textContent()).toBe('Die Abstimmung ist geschlossen. Ergebnis: einstimmig.');
    expect([vorsitz.fehler, hh.fehler]).toEqual([[], []]);
  });
});
