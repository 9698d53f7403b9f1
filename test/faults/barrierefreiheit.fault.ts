/**
 * Accessibility, measured in a real Chromium: axe on every page and state, light and dark, wide and narrow; nothing scrolls sideways, at 200 % neither;
 * and the main acts with the keyboard alone. Minutes long, and so beside the ordinary suite. What a machine cannot see (order, sense of words) is looked at by people.
 */
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, MIT_BROWSER, openBrowser } from '../support/browser.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';
import { bisText, halteOf, openKontext, STRECKEN, weiter, type Demo, type Halt } from '../e2e/rundgang.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const ALLES: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
const FARBEN_UND_FLAECHE: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'region'] }, resultTypes: ['violations'] };
/** A laptop and a telephone, light and dark: names and roles do not change with them, colours and places do, and colours not with the width. The last is a laptop at 200 %. */
const ANSICHTEN = [
  { breite: 1440, hoehe: 900, farben: 'light', regeln: ALLES }, { breite: 390, hoehe: 844, farben: 'dark', regeln: FARBEN_UND_FLAECHE },
  { breite: 720, hoehe: 450, farben: 'light', regeln: null }
] as const;

/** What is wrong with this page in every view, in words that name the place. */
async function findings(page: Page, halt: Halt): Promise<string[]> {
  const out: string[] = [];
  for (const { breite, hoehe, farben, regeln } of ANSICHTEN) {
    await page.setViewportSize({ width: breite, height: hoehe });
    await page.emulateMedia({ colorScheme: farben });
    const wo = `${halt.name}, ${breite} px, ${farben}`;
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sideways > 0) out.push(`${wo}: scrolls ${sideways} px sideways`);
    if (regeln === null) continue;
    const { violations } = await page.evaluate((options) => (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options), regeln as RunOptions);
    out.push(...violations.flatMap((v) => v.nodes.map((n) => `${wo}: ${v.id} ${n.target.join(' ')} ${n.any[0]?.message ?? v.help}`)));
  }
  return out;
}

/** Where the focus is, if it cannot be seen there: outside the window, or under something else (WCAG 2.4.11). */
async function coveredFocus(): Promise<string | null> {
  // The browser scrolls to the focus with the next frames.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const el = document.activeElement;
  const rect = el?.getClientRects()[0];
  if (el === null || el === document.body || rect === undefined) return null;
  const [x, y] = [rect.left + rect.width / 2, (Math.max(rect.top, 0) + Math.min(rect.bottom, innerHeight)) / 2];
  const hit = document.elementFromPoint(x, y);
  return hit !== null && (el.contains(hit) || hit.contains(el)) ? null : `${el.tagName} ${el.textContent?.slice(0, 40) ?? ''} is covered by ${hit?.className ?? 'nothing'}`;
}

/** Presses Tab until the focus is there; whatever has the focus on the way is in sight. */
async function tabTo(page: Page, ziel: Locator, taste: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await ziel.waitFor();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press(taste);
    expect(await page.evaluate(coveredFocus)).toBeNull();
    if (await ziel.evaluate((el) => el === document.activeElement)) return;
  }
  throw new Error('the focus never came there');
}

describe.runIf(CHROMIUM !== '')(`accessibility, ${MIT_BROWSER}`, () => {
  let server: Testserver;
  let browser: Browser;
  let demo: Demo;
  const fehler: string[] = [];
  const kontexte = new Map<string, Promise<BrowserContext>>();
  const kontextOf = (kennung: string): Promise<BrowserContext> => {
    const known = kontexte.get(kennung) ?? openKontext(browser, server.url, kennung, fehler).then(async (context) => {
      // An init script, because the pages forbid foreign scripts, and rightly.
      await context.addInitScript({ path: AXE });
      return context;
    });
    kontexte.set(kennung, known);
    return known;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    // A Land that has an Anmeldung of its own sees every TOP of the demo.
    demo = await demoSitzung(await besuche(server.url, 'by-leitung'));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const visit = async (halt: Halt): Promise<string[]> => {
    const page = await (await kontextOf(halt.kennung)).newPage();
    try {
      await page.goto(server.url + halt.pfad);
      await halt.bereite?.(page);
      return await findings(page, halt);
    } catch (error) {
      return [`${halt.name}: ${String(error)}`];
    } finally {
      await page.close();
    }
  };

  it.each(STRECKEN)('axe finds nothing, and nothing scrolls sideways: %s', async (strecke) => {
    await weiter(server.url, demo, strecke);
    const waiting = [...halteOf(demo)[strecke]];
    const found: string[] = [];
    const walk = async (): Promise<void> => {
      for (let halt = waiting.shift(); halt !== undefined; halt = waiting.shift()) found.push(...(await visit(halt)));
    };
    await Promise.all([walk(), walk(), walk()]);
    expect(found).toEqual([]);
  }, 240_000);

  it('a whole vote with the keyboard alone: from the agenda to the vote, changed once, stated and closed by the chair', async () => {
    const sh = await (await kontextOf('sh-leitung')).newPage();
    await sh.goto(server.url + demo.sitzung);
    await tabTo(sh, sh.getByRole('link', { name: 'Gemeinsames Lagebild' }));
    for (let i = 0; i < 3; i += 1) await sh.keyboard.press('j');
    await sh.keyboard.press('Enter');
    await sh.getByRole('heading', { name: 'TOP 4: Einheitliche Notrufortung' }).waitFor();
    expect(await sh.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(sh, sh.getByRole('link', { name: 'Zur Abstimmung' }));
    await sh.keyboard.press('Enter');
    await tabTo(sh, sh.getByRole('button', { name: 'Enthaltung' }));
    await sh.keyboard.press('Enter');
    await sh.getByText('Schleswig-Holstein: Enthaltung').waitFor();
    expect(await sh.evaluate(() => document.activeElement?.textContent)).toBe('Enthaltung');
    await tabTo(sh, sh.getByRole('button', { name: 'Zustimmung' }), 'Shift+Tab');
    await sh.keyboard.press('Space');
    await sh.getByText('Schleswig-Holstein: Zustimmung').waitFor();

    const vorsitz = await (await kontextOf('vorsitz')).newPage();
    await vorsitz.goto(`${server.url}${demo.top('Einheitliche Notrufortung')}/abstimmung`);
    await tabTo(vorsitz, vorsitz.getByText('Abweichungen einzelner Länder'));
    await vorsitz.keyboard.press('Enter');
    await tabTo(vorsitz, vorsitz.getByLabel('Saarland'));
    await vorsitz.keyboard.type('Enth');
    await tabTo(vorsitz, vorsitz.getByRole('button', { name: 'Einvernehmen feststellen' }));
    await vorsitz.keyboard.press('Enter');
    await vorsitz.getByText('So geschlossen lautet das Ergebnis: einstimmig').waitFor();
    await tabTo(vorsitz, vorsitz.getByRole('button', { name: 'Abstimmung schließen' }));
    await vorsitz.keyboard.press('Enter');
    await vorsitz.getByText('Ergebnis: einstimmig').waitFor();
    // The form is gone; the focus is where it was, not at the top of the page.
    expect(await vorsitz.evaluate(() => document.activeElement?.closest('aside')?.getAttribute('aria-label') ?? document.activeElement?.tagName)).toMatch(/Abstimmung|MAIN/);
    await sh.getByText('Ergebnis: einstimmig').waitFor();
    await sh.getByText('Enthaltung (Saarland)').waitFor({ state: 'attached' });
  });

  it('the text with the keyboard alone: write, a Ziffer, a level in and out, a Bericht, and out again', async () => {
    const page = await (await kontextOf('by-leitung')).newPage();
    await page.goto(server.url + demo.top('Digitale Lagekarte'));
    await bisText(page);
    const text = page.getByRole('textbox', { name: /Beschlussvorschlag zu TOP 5/ });
    const last = text.locator('p').last();
    const markeOfLast = (): Promise<string | null> => last.getAttribute('data-marke');
    await tabTo(page, text);
    await page.keyboard.press('Control+End');
    await expect.poll(() => last.evaluate((p) => p.contains(getSelection()?.anchorNode ?? null))).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Sie dankt für den ');
    expect(await markeOfLast()).toBe('4.');
    await page.keyboard.press('Tab');
    expect(await markeOfLast()).toBe('•');
    await page.keyboard.press('Shift+Tab');
    expect(await markeOfLast()).toBe('4.');
    await page.keyboard.press('Control+Alt+0');
    expect(await markeOfLast()).toBe('');
    await page.keyboard.press('Control+Alt+1');
    expect(await markeOfLast()).toBe('4.');
    await page.keyboard.press('Escape');
    await tabTo(page, page.getByRole('button', { name: 'Bericht einfügen' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Bericht einfügen' });
    await tabTo(page, dialog.getByLabel('Titel'));
    await page.keyboard.type('Karten ohne Grenzen');
    await tabTo(page, dialog.getByRole('button', { name: 'Bericht einfügen' }));
    await page.keyboard.press('Enter');
    await last.getByText('Bericht „Karten ohne Grenzen“').waitFor();
    await page.keyboard.type(' und freut sich.');
    await page.getByText(/^Gespeichert \d\d:\d\d/).waitFor();
    expect(await last.textContent()).toBe('Sie dankt für den Bericht „Karten ohne Grenzen“ und freut sich.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await text.evaluate((el) => el.contains(document.activeElement))).toBe(false);
  });

  it('no page reported an error or a breach of its policy on the way', () => {
    expect(fehler).toEqual([]);
  });
});
