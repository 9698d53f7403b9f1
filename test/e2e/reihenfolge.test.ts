/** The order of the agenda in a real Chromium: by dragging, by keyboard, saved as a whole. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster, type Fenster } from '../support/browser.ts';
import { besuche, startServer, type Testserver } from '../support/server.ts';

describe.runIf(CHROMIUM !== '')(`the order of the agenda, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let server: Testserver;
  let browser: Browser;
  let gs: Fenster;
  let sitzung = '';
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const [chef, by] = [await besuche(server.url, 'gs'), await besuche(server.url, 'by-leitung')];
    const antwort = await chef.post('/sitzungen/neu', { art: 'Sitzung', nummer: '400', bezeichnung: 'Sonderkonferenz', von: '2028-01-10', bis: '2028-01-10', beschlussdatum: '2028-01-10', ort: 'Kiel', vorsitzland: 'HE' });
    sitzung = antwort.headers.get('Location') ?? '';
    for (const titel of ['Alpha', 'Beta', 'Gamma']) {
      const top = (await by.post(`${sitzung}/thema`, { titel, arbeitskreis: 'I' })).headers.get('Location') ?? '';
      expect((await by.post(`${top}?index`, { akt: 'registrieren' })).status).toBe(303);
    }
    gs = await openFenster(browser, server.url, 'gs');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is set by dragging one line and moving another by keyboard, and the numbers follow', async () => {
    const { page, fehler } = gs;
    await page.goto(`${server.url}${sitzung}/reihenfolge`);
    const zeile = (titel: string) => page.getByRole('listitem').filter({ hasText: titel });
    await zeile('Gamma').dragTo(zeile('Alpha'));
    await page.getByText('Gamma: jetzt Platz 1 von 3.').waitFor();
    await page.getByRole('button', { name: 'Nach oben: Beta' }).press('Enter');
    await page.getByText('Beta: jetzt Platz 2 von 3.').waitFor();
    // The focus goes with the line that was moved.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Nach oben: Beta');
    await page.getByRole('button', { name: 'Reihenfolge speichern' }).press('Enter');
    await page.waitForURL(`${server.url}${sitzung}`);
    await expect.poll(() => page.locator('tbody tr').allTextContents().then((t) => t.map((z) => z.slice(0, 6)))).toEqual(['1Gamma', '2BetaI', '3Alpha']);
    expect(fehler).toEqual([]);
  });
});
