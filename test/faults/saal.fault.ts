/**
 * A decision in the room: 17 people at 17 screens on two nodes. Each change of a position is called out to all of them at once, nobody reloads,
 * nobody's focus moves. How long it takes is printed (p50, p99), not asserted.
 */
import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LAENDER } from '../../app/domain/land.ts';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster } from '../support/browser.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { sage } from './groesse.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const RUNDEN = 30;
/** Presses a button in the page and says when, on the clock that all pages share. */
const press = (page: Page, name: string): Promise<number> => page.evaluate((wort) => {
  const button = [...document.querySelectorAll('button')].find((b) => b.textContent === wort);
  const at = Date.now();
  button?.click();
  return at;
}, name);
/** When these words (of a tile: Land and position) stood on the page, waited for from here on. */
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

const spread = (times: number[]): string => {
  const sorted = times.map(Math.round).sort((a, b) => a - b);
  return `p50 ${sorted[Math.floor(sorted.length * 0.5)]} ms, p99 ${sorted[Math.floor(sorted.length * 0.99)]} ms, longest ${sorted.at(-1)} ms`;
};

interface Saalstand { readonly id: string; readonly sitzung: { readonly id: string }; readonly fassung: { readonly id: string; readonly fingerabdruck: string; readonly stimmen: readonly { land: string; wert: string; id: string | null }[] } }
/** What a page does when it is called, without what a browser does with it. */
async function openReader(url: string, kennung: string, pfad: string) {
  const besuch = await besuche(url, kennung);
  let { v } = await besuch.daten<{ v: Saalstand }>(pfad, 'routes/beschlussvorschlaege.$id.saal');
  const ws = new WebSocket(`${url.replace('http', 'ws')}/sitzungen/${v.sitzung.id}/zuruf?saal=${v.id}`, { headers: { Origin: url, Cookie: besuch.cookie } });
  const looks = new Set<() => void>();
  ws.on('message', (stand: Buffer) => {
    v = JSON.parse(stand.toString()) as Saalstand;
    looks.forEach((look) => look());
  });
  await once(ws, 'open');
  return {
    sees: (land: string, wert: string) => new Promise<number>((resolve) => {
      const look = (): void => {
        if (v.fassung.stimmen.find((s) => s.land === land)?.wert !== wert) return;
        looks.delete(look);
        resolve(performance.now());
      };
      looks.add(look);
      look();
    }),
    async cast(wert: string): Promise<void> {
      const { fassung } = v;
      const own = fassung.stimmen.find((s) => s.land === kennung.slice(0, 2).toUpperCase());
      expect((await besuch.post(pfad, { akt: 'stimme', wert, ersetzt: own?.id ?? '', fassung: fassung.id, fingerabdruck: fassung.fingerabdruck })).status).toBe(303);
    },
    close: () => ws.close()
  };
}

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

  let frozen: Promise<string> | null = null;
  /** The path of a TOP whose vote is open. */
  const lagekarte = (): Promise<string> => (frozen ??= (async () => {
    const url = nodes[0]?.url ?? '';
    const pfad = (await demoSitzung(await besuche(url, 'gs'))).top('Digitale Lagekarte');
    expect((await (await besuche(url, 'vorsitz')).post(`${pfad}?index`, { akt: 'einfrieren' })).status).toBe(303);
    return pfad;
  })());

  it('V4 stands on 17 screens of two nodes at once: every position, the Einvernehmen, the close; no focus moves', async () => {
    const urls = nodes.map((node) => node.url);
    const demo = await demoSitzung(await besuche(urls[0] ?? '', 'gs'));
    const pfad = `${demo.top('Einheitliche Notrufortung')}/saal`;
    const calls = new Map<Page, number>();
    const open = async (kennung: string, i: number): Promise<Page> => {
      const url = urls[i % 2] ?? expect.fail();
      const { page } = await openFenster(browser, url, kennung);
      calls.set(page, 0);
      const line = page.waitForEvent('websocket', (ws) => /\/zuruf\?saal=/.test(ws.url()));
      await page.goto(url + pfad);
      (await line).on('framereceived', () => calls.set(page, (calls.get(page) ?? 0) + 1));
      await page.getByText('Text und Abstimmung').waitFor();
      return page;
    };
    const pages: Page[] = [];
    for (const [i, kennung] of [...LAENDER.map((land) => `${land.toLowerCase()}-leitung`), 'vorsitz'].entries()) pages.push(await open(kennung, i));
    const by = pages[LAENDER.indexOf('BY')] ?? expect.fail();
    const hh = pages[LAENDER.indexOf('HH')] ?? expect.fail();
    const vorsitz = pages[16] ?? expect.fail();
    await hh.getByRole('button', { name: 'Enthaltung' }).focus();
    // At the first change seventeen browsers translate the page's code on these two cores; a Delegation has a machine of its own.
    const [first, times]: [number[], number[]] = [[], []];
    for (let round = 0; round < RUNDEN; round++) {
      const wort = round % 2 === 0 ? 'Enthaltung' : 'Zustimmung';
      const waiting = pages.map((page) => seen(page, `BY${wort}`));
      const at = await press(by, wort);
      (round === 0 ? first : times).push(...(await Promise.all(waiting)).map((then) => then - at));
    }
    expect(await hh.evaluate(() => document.activeElement?.textContent)).toBe('Enthaltung');
    for (const page of pages) await expect.poll(() => calls.get(page)).toBeGreaterThanOrEqual(RUNDEN);
    const closed = pages.map((page) => page.locator('.saalergebnis', { hasText: 'Ergebnis: einstimmig' }).waitFor());
    await vorsitz.getByRole('button', { name: 'Einvernehmen feststellen' }).click();
    await vorsitz.getByText('So geschlossen lautet das Ergebnis: einstimmig').waitFor();
    await vorsitz.getByRole('button', { name: 'Abstimmung schließen' }).click();
    await Promise.all(closed);
    for (const page of pages) await page.context().close();
    sage('Saal', `a position on ${pages.length} screens of two nodes, after the first change: ${spread(times)}; the first one and all others: ${spread([...first, ...times])}`);
  });

  it('V4 is known to 16 readers without a browser (read and sent, which is the part of the servers and the database) and stands on one real screen beside them', async () => {
    const urls = nodes.map((node) => node.url);
    const pfad = await lagekarte();
    const readers = await Promise.all(LAENDER.map((land, i) => openReader(urls[i % 2] ?? '', `${land.toLowerCase()}-leitung`, `${pfad}/saal`)));
    const by = readers[LAENDER.indexOf('BY')] ?? expect.fail();
    // Each Delegation has a machine of its own: one window on these two cores is what it sees, seventeen are what the cores can bear.
    const { page } = await openFenster(browser, urls[1] ?? '', 'vorsitz');
    await page.goto(`${urls[1] ?? ''}${pfad}/saal`);
    await page.getByText('Text und Abstimmung').waitFor();
    const [times, screen]: [number[], number[]] = [[], []];
    for (let round = 0; round < RUNDEN; round++) {
      const wert = round % 2 === 0 ? 'enthaltung' : 'zustimmung';
      const waiting = readers.map((reader) => reader.sees('BY', wert));
      const shown = seen(page, `BY${wert === 'enthaltung' ? 'Enthaltung' : 'Zustimmung'}`);
      const [at, atClock] = [performance.now(), Date.now()];
      await by.cast(wert);
      times.push(...(await Promise.all(waiting)).map((then) => then - at));
      screen.push((await shown) - atClock);
    }
    readers.forEach((reader) => reader.close());
    await page.context().close();
    sage('Saal', `the same on ${readers.length} readers without a browser: ${spread(times)}; on one real screen beside them: ${spread(screen)}`);
  });

  it('G2 shows what was called out between the loading of a page and the opening of its line', async () => {
    const url = nodes[0]?.url ?? '';
    const pfad = await lagekarte();
    const by = await openReader(url, 'by-leitung', `${pfad}/saal`);
    for (const [seite, wert, wort] of [['abstimmung', 'enthaltung', 'Enthaltung'], ['saal', 'zustimmung', 'Zustimmung']] as const) {
      const { page } = await openFenster(browser, url, 'hh-leitung');
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => { open = resolve; });
      // Until then the page looks every few seconds; afterwards it relies on its line.
      await page.routeWebSocket(/\/zuruf/, async (line) => {
        await gate;
        line.connectToServer();
      });
      await page.goto(`${url}${pfad}/${seite}`);
      await page.getByRole('button', { name: 'Enthaltung' }).first().waitFor();
      const shown = by.sees('BY', wert);
      await by.cast(wert);
      await shown;
      open();
      await expect.poll(() => page.evaluate(() => document.body.textContent), { timeout: 10_000 }).toContain(`BY${wort}`);
      await page.context().close();
    }
    by.close();
  });
});
