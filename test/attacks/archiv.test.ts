/** The public archive as strangers meet it: feeds and JSON that are valid and cheap to ask again, hostile addresses, scripts in published words. */
import { get } from 'node:http';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besuche, startServer, type Besuch, type Testserver } from '../support/server.ts';

// It brings no types of its own.
const { JSDOM } = createRequire(import.meta.url)('jsdom') as { JSDOM: new (html: string) => { window: Window & typeof globalThis } };
let server: Testserver;
let nobody: Besuch;
beforeAll(async () => {
  server = await startServer();
  nobody = await besuche(server.url, '');
}, 120_000);
afterAll(() => server?.stop());

/** Asked as a browser asks again; fetch adds a header that forbids every 304. */
const status = async (path: string, headers: Record<string, string>): Promise<number> => new Promise((done, fail) => get(server.url + path, { headers }, (res) => { res.resume(); done(res.statusCode ?? 0); }).on('error', fail));
const xml = (text: string): Document => new (new JSDOM('').window.DOMParser)().parseFromString(text, 'application/xml');

describe('feeds and JSON', () => {
  it.each(['/sammlungen/feed.atom', '/sammlungen/feed.atom?ak=V', '/sammlungen/feed.atom?an=VMK', '/sammlungen/feed.atom?an=Niemand'])('%s is Atom: ids, dates, links that exist', async (path) => {
    const antwort = await nobody.get(path);
    expect(antwort.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    const doc = xml(await antwort.text());
    expect(doc.querySelector('parsererror')).toBeNull();
    const of = (name: string): string[] => [...doc.getElementsByTagName(name)].map((el) => el.textContent ?? '');
    expect(doc.documentElement.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    expect(new Set(of('id')).size).toBe(doc.getElementsByTagName('entry').length + 1);
    for (const id of of('id')) expect(id).toMatch(/^tag:localhost,2026:\/sammlungen\//);
    for (const am of of('updated')) expect(new Date(am).toISOString()).toBe(am);
    for (const link of [...doc.querySelectorAll('entry > link')].slice(0, 3)) expect((await nobody.get(new URL(link.getAttribute('href') ?? '').pathname)).status).toBe(200);
  });
  it.each(['/sammlungen/feed.atom', '/sitemap.xml', '/sammlungen.json', '/sammlungen/imk-2027-06-11/top/5.json', '/sammlungen/imk-2027-06-11/sammlung.json'])('%s answers 304 where nothing changed', async (path) => {
    const { headers } = await nobody.get(path);
    expect([await status(path, { 'If-None-Match': headers.get('ETag') ?? '' }), await status(path, { 'If-None-Match': '"x"' })]).toEqual([304, 200]);
    // A shared cache asks each time, so that what was withdrawn is gone for everybody at once.
    expect(headers.get('Cache-Control')).toBe('public, no-cache');
  });
  it('the sitemap names every decision, and each address is there', async () => {
    const orte = [...xml(await (await nobody.get('/sitemap.xml')).text()).getElementsByTagName('loc')].map((el) => new URL(el.textContent ?? '').pathname);
    expect(orte).toHaveLength(1 + 2 + 16);
    for (const ort of orte) expect((await nobody.get(ort)).status, ort).toBe(200);
  });
  it('never take their own address from a request', async () => {
    const text = await (await nobody.get('/sammlungen/feed.atom', { 'X-Forwarded-Host': 'evil.example' })).text();
    expect(text).not.toContain('evil.example');
  });
});

describe('hostile addresses', () => {
  it.each(['/sammlungen/..%2f..%2fetc/top/1', '/sammlungen/%00/top/1', '/sammlungen/imk-2027-06-11/top/%00', '/sammlungen/imk-2027-06-11/top/..%2f..%2fpackage.json', "/sammlungen/imk-2027-06-11/top/5'%20or%201=1", '/sammlungen/imk-2027-06-11/top/%3Cscript%3E',
    `/sammlungen/imk-2027-06-11/top/${'7'.repeat(4000)}`, '/sammlungen/imk-2027-06-11/top/%.json', '/sammlungen/feed.atom?ak=VII', '/sammlungen/feed.atom?an=%3Cb%3E', '/sammlungen/IMK/sammlung.json'])('C8 %s is nowhere', async (path) => {
    const antwort = await nobody.get(path);
    expect([400, 404]).toContain(antwort.status);
    expect(await antwort.text()).not.toMatch(/<b>|<script>(?!window)|at Object|node_modules/);
  });
  it('L3 C1 the search answers hostile questions with a page, and runs nothing of them', async () => {
    for (const q of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "';--", '%00', '\u0000', 'a'.repeat(10_000), '&q=2', '🙂'.repeat(50)]) {
      const antwort = await nobody.get(`/suche?q=${encodeURIComponent(q)}`);
      expect([200, 422], q.slice(0, 20)).toContain(antwort.status);
      const seite = new JSDOM(await antwort.text()).window.document;
      expect(seite.querySelector('main img, main script, [onerror]'), q.slice(0, 20)).toBeNull();
      expect(seite.querySelector('main h1')?.textContent).toBe('Suche');
    }
    expect(await (await nobody.get(`/suche?q=${'a'.repeat(10_000)}`)).text()).toContain('höchstens 200 Zeichen');
  });
});

describe('a decision without script', () => {
  it('has heading, anchors, permalinks, citation, references, linked data and one canonical address', async () => {
    const antwort = await nobody.get('/sammlungen/imk-2027-06-11/top/14');
    const { document } = new JSDOM(await antwort.text()).window;
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect([...document.querySelectorAll('ol.ziffern > li')].map((li) => [li.id, li.querySelector('a.dauerlink')?.getAttribute('href')])).toEqual([1, 2, 3].map((n) => [`ziffer-${n}`, `#ziffer-${n}`]));
    expect(document.querySelector<HTMLInputElement>('#zitat')?.value).toBe('IMK, 226. Sitzung am 11. Juni 2027, TOP 14');
    expect(document.querySelector('.druckbild a[title]')?.getAttribute('href')).toBe('/sammlungen/imk-2026-06-12/top/21#ziffer-4');
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(`${server.url}/sammlungen/imk-2027-06-11/top/14`);
    expect(JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '')).toMatchObject({ '@type': 'CreativeWork', identifier: 'IMK, 226. Sitzung am 11. Juni 2027, TOP 14' });
    expect((await nobody.get('/sammlungen/imk-2027-06-11/top/6')).headers.get('Location')).toBe('/sammlungen/imk-2027-06-11/top/5+6');
  });
});
