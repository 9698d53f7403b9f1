/** A real Chromium, one private window per person. Errors of a page fail the test that asks for them. */
import { chromium, type Browser, type Page } from 'playwright-core';

export const CHROMIUM = process.env.CHROMIUM ?? '';
/** Title of a test file that needs a browser; says why it is left out. */
export const MIT_BROWSER = CHROMIUM === '' ? 'left out: no Chromium' : 'in Chromium';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

export interface Fenster { readonly page: Page; /** Errors the page reported, CSP among them. */ readonly fehler: string[] }

/** A private window, logged in as this account; '' for nobody. */
export async function openFenster(browser: Browser, url: string, kennung: string, ansicht: { breite?: number; dunkel?: boolean } = {}): Promise<Fenster> {
  const context = await browser.newContext({ viewport: { width: ansicht.breite ?? 1440, height: 900 }, colorScheme: ansicht.dunkel === true ? 'dark' : 'light', locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  // Below the test's own limit, so that a failure names the place.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const fehler: string[] = [];
  page.on('pageerror', (error) => fehler.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4\d\d|5\d\d)/.test(message.text())) fehler.push(message.text()); });
  if (kennung !== '') {
    await page.goto(`${url}/anmelden`);
    await page.getByLabel('Benutzerkennung').fill(kennung);
    await page.getByLabel('Passwort').fill('einvernehmen-demo');
    await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL(`${url}/`);
  }
  return { page, fehler };
}
