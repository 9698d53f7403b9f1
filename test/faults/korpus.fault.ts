/**
 * G10: words that some reader might take for a command, in every place where people can write, and what becomes of them in pages, published HTML,
 * Word, XML, JSON and tables: words, nothing else. Pages are run by a browser's rules (jsdom, scripts on); a hit is a global that a payload sets.
 */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pruefeModell } from '../../app/domain/sammlung/pruefung.ts';
import { leseDocx } from '../../server/publication/docx-lesen.ts';
import { setze } from '../../server/publication/formate.ts';
import { leseXml } from '../../server/publication/xml.ts';
import { BOESE, boesesModell } from '../publication/modelle.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';
import { groesse, KEIM, sage } from './groesse.ts';

interface Fenster { readonly window: Window & typeof globalThis & { readonly getroffen?: unknown } }
// It brings no types of its own.
const { JSDOM } = createRequire(import.meta.url)('jsdom') as { JSDOM: new (html: string, options: { runScripts: 'dangerously'; url: string }) => Fenster };

const TAT = 'window.getroffen=1';
const KERNE = [
  `<script>${TAT}</script>`, `"><script>${TAT}</script>`, `'><script>${TAT}</script>`, `</script><script>${TAT}</script>`, `</title><script>${TAT}</script>`, `</textarea><script>${TAT}</script>`, `</option></select><script>${TAT}</script>`,
  `--><script>${TAT}</script>`, `]]><script>${TAT}</script>`, `<img src=x onerror="${TAT}">`, `"><img src=x onerror="${TAT}">`, `' onfocus='${TAT}' autofocus='`, `" onmouseover="${TAT}" x="`, `<svg onload="${TAT}">`, `<svg/onload=${TAT}>`,
  `<details open ontoggle="${TAT}">`, `<iframe srcdoc="<script>parent.getroffen=1</script>">`, `<a href="javascript:${TAT}">x</a>`, `javascript:${TAT}`, `data:text/html,<script>${TAT}</script>`, `<base href="javascript:/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${TAT}">`, `<form action="javascript:${TAT}"><button>x</button></form>`, `<object data="javascript:${TAT}">`, `<math><mi xlink:href="javascript:${TAT}">x</mi></math>`, `<template><script>${TAT}</script></template>`,
  `<style>*{background:url("javascript:${TAT}")}</style>`, `{{constructor.constructor('${TAT}')()}}`, `\${${TAT}}`, `<%= ${TAT} %>`, `\\u003cscript\\u003e${TAT}\\u003c/script\\u003e`, `&lt;script&gt;${TAT}&lt;/script&gt;`, `&#60;script&#62;${TAT}&#60;/script&#62;`,
  `<!ENTITY a "b"> &a;`, `<?php ${TAT} ?>`, `'; drop table konto; --`, `" or "1"="1`, `') or pg_sleep(3) is null --`, `$$; delete from stimme; $$`, `=HYPERLINK("http://x.example";"x")`, `@SUM(1+1)*cmd|' /C calc'!A0`, `+1+cmd|'/C x'!A1`, `../../../../etc/passwd`, `%0d%0aSet-Cookie: a=1`,
  ...BOESE
];
const FORMEN: readonly ((kern: string) => string)[] = [
  (k) => k, (k) => `Vorher ${k}`, (k) => `${k} nachher`, (k) => k.toUpperCase().replaceAll(TAT.toUpperCase(), TAT), (k) => k.replaceAll('<script', '<ScRiPt'), (k) => k.replaceAll('<script>', '<script >'), (k) => k.replaceAll('<script>', '<scr<script>ipt>'),
  (k) => k.replaceAll(' ', '  '), (k) => `${k}${k}`, (k) => `„${k}“`, (k) => k.replaceAll('"', "'"), (k) => `<!--${k}`, (k) => k.replaceAll('=', ' = ')
];
const ALLE = [...new Set(KERNE.flatMap((kern) => FORMEN.map((form) => form(kern))))];
/** All of them in a night, in CI those that the seed chooses. */
const ANZAHL = groesse(100, ALLE.length);
const KORPUS = Array.from({ length: Math.min(ANZAHL, ALLE.length) }, (_, i) => ALLE[(KEIM + i * Math.max(1, Math.floor(ALLE.length / ANZAHL))) % ALLE.length] ?? '');

/** What a browser would do on this page that no word may make it do. */
function treffer(html: string, url: string): string[] {
  const { window } = new JSDOM(html, { runScripts: 'dangerously', url });
  const { document } = window;
  const found: string[] = window.getroffen === undefined ? [] : ['ran'];
  for (const el of document.querySelectorAll('*')) {
    for (const { name, value } of el.attributes) {
      if (name.startsWith('on')) found.push(`${el.tagName} ${name}`);
      if (['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href'].includes(name) && /^\s*(?:javascript|data:text)/iu.test(value)) found.push(`${el.tagName} ${name}=${value.slice(0, 40)}`);
    }
    if (['IFRAME', 'OBJECT', 'BASE', 'EMBED', 'APPLET'].includes(el.tagName)) found.push(el.tagName);
    if (el.tagName === 'META' && el.getAttribute('http-equiv')?.toLowerCase() === 'refresh') found.push('META refresh');
  }
  window.close();
  return found;
}

describe('G10 the judge', () => {
  it('sees a hit where words are put into a page as they are', () => {
    const roh = ALLE.filter((wort) => treffer(`<!doctype html><p title="${wort}">${wort}</p>`, 'http://localhost/').length > 0);
    expect(roh.length).toBeGreaterThan(ALLE.length / 3);
    expect(treffer(`<!doctype html><p>${ALLE.map((wort) => wort.replace(/[&<>]/gu, (z) => `&#${z.charCodeAt(0)};`)).join(' ')}</p>`, 'http://localhost/')).toEqual([]);
  });
});

describe('G10 published words', { timeout: 600_000 }, () => {
  it(`of ${KORPUS.length} payloads in every place of a Sammlung are words in HTML, Word, Akoma Ntoso, JSON`, async () => {
    for (const wort of KORPUS) {
      const modell = boesesModell(wort);
      const drucke = async (format: 'html' | 'docx' | 'akn' | 'json'): Promise<Uint8Array> => {
        const bytes = await setze(modell, format);
        if (!bytes.ok) throw new Error(`${format} of ${wort}: ${bytes.grund}`);
        return bytes.wert;
      };
      expect(treffer(Buffer.from(await drucke('html')).toString('utf8'), 'http://localhost/'), wort).toEqual([]);
      expect(leseXml(Buffer.from(await drucke('akn')).toString('utf8')).ok, wort).toBe(true);
      expect(leseDocx(await drucke('docx')).ok, wort).toBe(true);
      expect(pruefeModell(JSON.parse(Buffer.from(await drucke('json')).toString('utf8'))), wort).toMatchObject({ ok: true, wert: { hinweise: [wort] } });
    }
  });
});

describe('G10 entered words', { timeout: 600_000 }, () => {
  let server: Testserver;
  let [by, gs, hh]: Besuch[] = [];
  let demo: Awaited<ReturnType<typeof demoSitzung>>;
  const b = (besuch: Besuch | undefined): Besuch => besuch ?? expect.fail();
  beforeAll(async () => {
    server = await startServer();
    [by, gs, hh] = await Promise.all(['by-leitung', 'gs', 'hh-leitung'].map((k) => besuche(server.url, k)));
    demo = await demoSitzung(b(by));
  }, 120_000);
  afterAll(() => server?.stop());

  it(`of ${KORPUS.length} payloads in titles, texts, reasons, names and comments run on no page, and break no table`, async () => {
    const seiten = new Map<string, Besuch>();
    let [taken, refused] = [0, 0];
    const send = async (wer: Besuch, pfad: string, felder: Record<string, string>): Promise<string | null> => {
      const antwort = await wer.post(pfad, felder);
      expect([303, 400, 409, 422], `${pfad}: ${antwort.status}`).toContain(antwort.status);
      if (antwort.status === 303) taken += 1;
      else {
        refused += 1;
        // The page that comes back holds what was typed.
        expect(treffer(await antwort.text(), server.url), JSON.stringify(felder)).toEqual([]);
      }
      return antwort.status === 303 ? antwort.headers.get('Location') : null;
    };
    const entwurf = demo.top('Digitale Lagekarte');
    for (const [i, wort] of KORPUS.entries()) {
      const top = await send(b(by), `${demo.sitzung}/thema`, { titel: wort, untertitel: wort, teile: `a) ${wort}`, arbeitskreis: 'II', text: `1. ${wort}\n\n• ${wort}` });
      if (top !== null) {
        await send(b(by), `${top}?index`, { akt: 'registrieren' });
        for (const seite of ['', '/angaben', '/stufen', '/abfrage']) seiten.set(`${top}${seite}`, b(by));
        await send(b(by), `${top}/angaben`, { akt: 'bundesrat', drucksache: wort });
      }
      if (i % 4 !== 0) continue;
      const kreis = await send(b(by), '/kreise?index', { akt: 'gruenden', name: wort.slice(0, 80), 'delegation[]': 'HH' });
      if (kreis !== null) {
        const thema = `${kreis}/top/${entwurf.split('/')[2] ?? ''}`;
        await send(b(by), thema, { akt: 'kommentieren', text: wort });
        for (const seite of [kreis, thema]) seiten.set(seite, b(by));
      }
      await send(b(gs), '/impressum/bearbeiten', { inhalt: `# Titel\n\n${wort}\n\n- ${wort}` });
      for (const pfad of ['/impressum', `/suche?q=${encodeURIComponent(wort)}`]) expect(treffer(await (await b(hh).get(pfad)).text(), server.url), `${pfad} ${wort}`).toEqual([]);
    }
    for (const pfad of ['/', '/sitzungen', '/kreise', '/mitteilungen', demo.sitzung, `${demo.sitzung}/positionen`, `${demo.sitzung}/reihenfolge`, `${demo.sitzung}/tagesordnung`, `${demo.sitzung}/niederschrift`]) seiten.set(pfad, pfad.endsWith('reihenfolge') || pfad.endsWith('niederschrift') ? b(gs) : b(by));
    for (const [pfad, wer] of seiten) {
      const antwort = await wer.get(pfad);
      expect(antwort.status, pfad).toBe(200);
      expect(treffer(await antwort.text(), server.url), pfad).toEqual([]);
    }
    // A spreadsheet takes a cell that begins so for a formula.
    const csv = await (await b(by).get(`${demo.sitzung}/positionen.csv`)).text();
    expect(csv.split(/\r?\n/u).flatMap((zeile) => zeile.split(';')).filter((zelle) => /^"?[=+@\t]/u.test(zelle))).toEqual([]);
    expect((await b(hh).get('/healthz')).status).toBe(200);
    sage('G10', `${KORPUS.length} of ${ALLE.length} payloads (seed ${KEIM}) in 4 printed formats and, taken ${taken} times and refused ${refused} times, on ${seiten.size} pages: 0 hits`);
  });
});
