/**
 * A decision in the room: 17 people at 17 screens on two nodes. Each change of a position is called out to all of them at once, nobody reloads,
 * nobody's focus moves. How long it takes is printed (p50, p99), not asserted.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster } from '../support/browser.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { sage } from './groesse.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const RUNDEN = 6;
/** Presses a button in the page and says when, on the clock that all pages share. */
const press = (page: Page, name: string): Promise<number> => page.evaluate((wort) => {
  const button = [...document.querySelectorAll('button')].find((b) => b.textContent === wort);
  const at = Date.now();
  button?.click();
  return at;
}, name);
/** When these words (of a row of the table: Land and position) stood on the page, waited for from here on. */
const seen = (page: Page, words: string): Promise<number> => page.evaluate((wanted) => new Promise<number>((resolve) => {
  const look = (): boolean => document.body.textContent?.includes(wanted) ?? false;
  if (look()) return resolve(Date.now());
  const observer = new MutationObserver(() => {
    if (!look()) return;
    observer.disconnect();
    resolve(Date.now());
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}), words);

describe.runIf(CHROMIUM !== '')(`a decision in the room, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let db: Testdatenbank;
  let nodes: Testserver[] = [];
  let browser: Browser;
  beforeAll(async () => {
    db = await neueDatenbank();
    browser = await openBrowser();
    nodes = [await startServer({ DATABASE_URL: db.url })];
    nodes.push(await startServer({ DATABASE_URL: db.url }));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    for (const node of nodes) await node.stop();
    await db?.drop();
  });

  it('V4 stands on 17 screens of two nodes at once: every position, the Einvernehmen, the close; no focus moves', async () => {
    const urls = nodes.map((node) => node.url);
    const demo = await demoSitzung(await besuche(urls[0] ?? '', 'gs'));
    const pfad = `${demo.top('Einheitliche Notrufortung')}/abstimmung`;
    const calls = new Map<Page, number>();
    const open = async (kennung: string, i: number): Promise<Page> => {
      const url = urls[i % 2] ?? expect.fail();
      const { page } = await openFenster(browser, url, kennung);
      calls.set(page, 0);
      const line = page.waitForEvent('websocket', (ws) => ws.url().endsWith('/zuruf'));
      await page.goto(url + pfad);
      (await line).on('framereceived', () => calls.set(page, (calls.get(page) ?? 0) + 1));
      await page.getByText('Fingerabdruck der Fassung').waitFor();
      return page;
    };
    const pages: Page[] = [];
    for (const [i, kennung] of [...LAENDER.map((land) => `${land.toLowerCase()}-leitung`), 'vorsitz'].entries()) pages.push(await open(kennung, i));
    const by = pages[LAENDER.indexOf('BY')] ?? expect.fail();
    const hh = pages[LAENDER.indexOf('HH')] ?? expect.fail();
    const vorsitz = pages[16] ?? expect.fail();
    await hh.getByRole('button', { name: 'Enthaltung' }).focus();
    const times: number[] = [];
    for (let round = 0; round < RUNDEN; round++) {
      const wort = round % 2 === 0 ? 'Enthaltung' : 'Zustimmung';
      const waiting = pages.map((page) => seen(page, `Bayern${wort}`));
      const at = await press(by, wort);
      times.push(...(await Promise.all(waiting)).map((then) => then - at));
    }
    expect(await hh.evaluate(() => document.activeElement?.textContent)).toBe('Enthaltung');
    for (const page of pages) await expect.poll(() => calls.get(page)).toBeGreaterThanOrEqual(RUNDEN);
    const closed = pages.map((page) => page.getByText('Ergebnis: einstimmig').first().waitFor());
    await vorsitz.getByRole('button', { name: 'Einvernehmen feststellen' }).click();
    await vorsitz.getByText('So geschlossen lautet das Ergebnis: einstimmig').waitFor();
    await vorsitz.getByRole('button', { name: 'Abstimmung schließen' }).click();
    await Promise.all(closed);
    times.sort((a, b) => a - b);
    sage('Saal', `a position on ${pages.length} screens of two nodes: p50 ${times[Math.floor(times.length * 0.5)]} ms, p99 ${times[Math.floor(times.length * 0.99)]} ms, longest ${times.at(-1)} ms`);
  });
});
