/**
 * Looks that can be measured: the printed face where decisions stand, the text in the same place before, during and after writing,
 * tools in one row, three equal buttons for a vote, nothing hidden under what is sticky, and paper when it is printed.
 */
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, MIT_BROWSER, openBrowser } from '../support/browser.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';
import { bisText, openKontext, type Demo } from './rundgang.ts';

interface Kasten { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where the paragraphs of the text stand on the page. */
async function absaetze(page: Page): Promise<Kasten[]> {
  await page.evaluate(() => document.fonts.ready);
  return page.locator('.blatt .druckbild .absatz').evaluateAll((all) => all.filter((el) => el.checkVisibility()).map((el) => {
    const { x, width, height, y } = el.getBoundingClientRect();
    return { x: Math.round(x), y: Math.round(y + scrollY), width: Math.round(width), height: Math.round(height) };
  }));
}

/** Families in which the elements really are set, without the fallbacks. */
async function schriften(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  return page.locator(selector).evaluateAll((all) => [...new Set(all.flatMap((el) => [el, ...el.querySelectorAll('*:not(.fremd-caret-name)')]).map((el) => getComputedStyle(el).fontFamily.split(',')[0]?.replaceAll('"', '') ?? ''))]);
}

describe.runIf(CHROMIUM !== '')(`looks, ${MIT_BROWSER}`, () => {
  let server: Testserver;
  let browser: Browser;
  let demo: Demo;
  let by: BrowserContext;
  const fehler: string[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    demo = await demoSitzung(await besuche(server.url, 'by-leitung'));
    by = await openKontext(browser, server.url, 'by-leitung', fehler);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const at = async (pfad: string, size: { width: number; height: number } = { width: 1440, height: 900 }, context = by): Promise<Page> => {
    const page = await context.newPage();
    await page.setViewportSize(size);
    await page.goto(server.url + pfad);
    return page;
  };

  it('decisions stand in Arimo, everything around them in Fira Sans', async () => {
    const draft = await at(demo.top('Digitale Lagekarte'));
    await bisText(draft);
    const decided = await at(demo.top('Großveranstaltungen'));
    for (const page of [draft, decided]) {
      expect(await schriften(page, '.topkopf, .beschlusswort, .druckbild, .notizkopf')).toEqual(['Arimo']);
      expect(await schriften(page, '.kopf, .streifen, .verlauf, .werkbank > aside')).toEqual(['Fira Sans']);
      expect(await page.evaluate(() => [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family))).toContain('Arimo');
    }
  });

  it.each([1440, 720, 390])('the text stands in the same place without the editor, with it and frozen, at %d px', async (width) => {
    const height = 900;
    const nackt = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height } });
    await nackt.addCookies(await by.cookies());
    const before = await absaetze(await at(demo.top('Schutz kommunaler'), { width, height }, nackt));
    const page = await at(demo.top('Schutz kommunaler'), { width, height });
    await bisText(page);
    expect(await absaetze(page)).toEqual(before);
    expect(before.length).toBe(3);
    await nackt.close();
    // Frozen there are no tools; measure and size of the words stay the same.
    const [frozen] = await absaetze(await at(demo.top('Einheitliche Notrufortung'), { width, height }));
    expect(frozen).toMatchObject({ x: before[0]?.x, width: before[0]?.width });
    if (width === 1440) expect((before[0]?.width ?? 0) / 96 * 2.54 + 0.75).toBeCloseTo(17, 1);
  });

  it('the tools stand in one row at 1440 px; pressed is shown by a frame and a bar, not by colour alone', async () => {
    const page = await at(demo.top('Digitale Lagekarte'));
    await bisText(page);
    const tools = page.getByRole('group', { name: 'Werkzeuge' }).getByRole('button');
    expect(new Set(await tools.evaluateAll((all) => all.map((el) => Math.round(el.getBoundingClientRect().y)))).size).toBe(1);
    expect(await tools.count()).toBe(11);
    await page.locator('.editor-text p').first().click();
    const look = (name: string) => page.getByRole('button', { name, exact: true }).evaluate((el) => ({ frame: getComputedStyle(el).borderTopColor !== 'rgba(0, 0, 0, 0)', bar: getComputedStyle(el).boxShadow !== 'none' }));
    expect(await look('Ziffer')).toEqual({ frame: true, bar: true });
    expect(await look('Absatz')).toEqual({ frame: false, bar: false });
  });

  it('a line that breaks is said in sight and moves no word', async () => {
    const page = await by.newPage();
    const lines: WebSocketRoute[] = [];
    let cut = false;
    await page.routeWebSocket(/\/sync/, (line) => {
      if (cut) return void line.close();
      line.connectToServer();
      lines.push(line);
    });
    await page.goto(server.url + demo.top('Digitale Lagekarte'));
    await bisText(page);
    const before = await absaetze(page);
    cut = true;
    await Promise.all(lines.map((line) => line.close()));
    const said = page.getByText(/Verbindung unterbrochen/);
    await said.waitFor();
    expect(await absaetze(page)).toEqual(before);
    const box = await said.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900);
  });

  it.each([1440, 390])('the three votes are buttons of equal size in one row, at %d px', async (width) => {
    const page = await at(`${demo.top('Einheitliche Notrufortung')}/abstimmung`, { width, height: 900 });
    const boxes = await Promise.all(['Zustimmung', 'Enthaltung', 'Ablehnung'].map((name) => page.getByRole('button', { name }).boundingBox()));
    expect(new Set(boxes.map((b) => `${Math.round(b?.y ?? 0)} ${Math.round(b?.width ?? 0)} ${Math.round(b?.height ?? 0)}`)).size).toBe(1);
    expect(await page.getByRole('button').evaluateAll((all) => all.filter((el) => el.scrollWidth > el.clientWidth).map((el) => el.textContent))).toEqual([]);
  });

  it('whoever scrolls or moves the focus while a page fetches its data again stays there', async () => {
    const page = await by.newPage();
    await page.setViewportSize({ width: 1440, height: 600 });
    let [asked, answer]: (() => void)[] = [() => undefined, () => undefined];
    const [begun, held] = [new Promise<void>((resolve) => { asked = resolve; }), new Promise<void>((resolve) => { answer = resolve; })];
    await page.route((url) => url.searchParams.has('_data'), async (route) => {
      asked?.();
      await held;
      await route.continue();
    });
    // The page looks once when its line opens.
    await page.goto(server.url + demo.sitzung);
    await begun;
    await page.locator('a.top-link').last().focus();
    const there = await page.evaluate(() => scrollY);
    expect(there).toBeGreaterThan(300);
    const done = page.waitForResponse((res) => new URL(res.url()).searchParams.has('_data'));
    answer?.();
    await (await done).finished();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => scrollY)).toBe(there);
  });

  it('whoever goes to another page while this one fetches its data again begins there at the top', async () => {
    const page = await by.newPage();
    await page.setViewportSize({ width: 1440, height: 600 });
    let asked: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => { asked = resolve; });
    // The answer never comes: going away ends the question.
    await page.route((url) => url.searchParams.get('_data') === 'routes/sitzungen.$id._index' && url.pathname === demo.sitzung, () => asked());
    await page.goto(server.url + demo.sitzung);
    await begun;
    await page.locator('a.top-link').last().click();
    await page.locator('.topkopf').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('no row of the agenda is hidden under the header when the focus goes up again, and the focus has a ring', async () => {
    const page = await at(demo.sitzung, { width: 1440, height: 600 });
    const rows = page.locator('a.top-link');
    await rows.last().focus();
    for (let i = await rows.count(); i > 1; i -= 1) {
      await page.keyboard.press('k');
      const seen = await page.evaluate(() => {
        const [rect] = document.activeElement?.getClientRects() ?? [];
        const hit = rect === undefined ? null : document.elementFromPoint(rect.x + 4, rect.y + 4);
        return { row: document.activeElement?.className, top: hit === document.activeElement, ring: parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth) };
      });
      expect(seen).toEqual({ row: 'top-link', top: true, ring: 3 });
    }
  });

  it('on paper there is the text and nothing to click', async () => {
    for (const [pfad, words] of [[demo.sitzung, 'Gemeinsames Lagebild'], [demo.top('Großveranstaltungen'), 'Sie bittet die Kommunen'], [demo.top('Digitale Lagekarte'), 'Sie begrüßt']] as const) {
      const page = await at(pfad);
      await page.emulateMedia({ media: 'print' });
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      expect(await page.locator('button, nav, .kopf, .fuss, .verlauf, .kacheln, form').filter({ visible: true }).evaluateAll((all) => all.map((el) => el.outerHTML.slice(0, 80)))).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('.tafel-rahmen, .blatt') ?? document.body).borderTopWidth)).toBe('0px');
    }
  });

  it('no page reported an error on the way', () => {
    expect(fehler.filter((f) => !f.includes('WebSocket'))).toEqual([]);
  });
});
