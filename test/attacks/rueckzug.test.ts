/** Every public address of an Ausgabe that was taken back: 410 with date and reason for people and machines, the checksums, and where to read on. */
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { besuche, startServer, type Besuch, type Testserver } from '../support/server.ts';

const ERSTE = 'imk-2027-12-03';
const ZWEITE = `${ERSTE}-ausgabe-2`;
const GRUND = `TOP 2 war nicht freizugeben. ${'Die Freigabe beruhte auf einem Versehen. '.repeat(40)}`.trim();

describe('an Ausgabe that was taken back', () => {
  let h: Testhaus;
  let server: Testserver;
  let nobody: Besuch;
  let hash = '';
  const publish = async (art: 'sammlung' | 'nachtrag', grund: string | null): Promise<string> => {
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map()));
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId, { art, grund }));
    wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, probe));
    return wert(await h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe));
  };
  const withdraw = async (kennung: string, top: string): Promise<void> => {
    const id = wert(await h.u.requestRueckruf(h.person('gs'), h.sitzungId, kennung, GRUND, [top]));
    wert(await h.u.decideRueckruf(h.person('gs-zwei'), h.sitzungId, kennung, id, true));
  };
  const pagesOf = (kennung: string): string[] => [`/sammlungen/${kennung}`, `/sammlungen/${kennung}/top/2`, `/sammlungen/${kennung}/unterschied`];
  const statusOf = (paths: readonly string[]): Promise<number[]> => Promise.all(paths.map(async (p) => (await nobody.get(p)).status));
  beforeAll(async () => {
    h = await neuesHaus();
    await h.beschlossen({ absaetze: [absatz('ziffer', 'Die IMK dankt den Helfern.')] });
    expect(await publish('sammlung', null)).toBe(ERSTE);
    const zwei = (await h.beschlossen({ absaetze: [absatz('ziffer', 'Die IMK lobt die Feuerwehren.')] })).v.id;
    expect(await publish('nachtrag', 'Später freigegeben')).toBe(ZWEITE);
    server = await startServer({ DATABASE_URL: h.url, DEMO: 'off' });
    nobody = await besuche(server.url, '');
    const seite = await h.u.showAusgabe(ZWEITE);
    hash = seite === null || 'zustand' in seite ? '' : seite.ausgabe.dateien.find((d) => d.format === 'pdf')?.hash ?? '';
    expect(await statusOf(pagesOf(ZWEITE))).toEqual([200, 200, 200]);
    await withdraw(ZWEITE, zwei);
  });
  afterAll(async () => {
    await server?.stop();
    await h.close();
  });

  it('C9 answers 410 on each of its pages: which it was, the reason in full, the checksum, what still stands, and no word of it', async () => {
    for (const pfad of pagesOf(ZWEITE)) {
      const antwort = await nobody.get(pfad);
      const seite = await antwort.text();
      expect([antwort.status, antwort.headers.get('Cache-Control')], pfad).toEqual([410, 'no-store']);
      for (const wort of ['Ausgabe 2 (Nachtrag)', '227. Sitzung der IMK vom 1. bis 3. Dezember 2027', GRUND, hash, `href="/sammlungen/${ERSTE}"`]) expect(seite, pfad).toContain(wort);
      expect(seite).not.toMatch(/Feuerwehren|Ihre Delegation/);
    }
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
  it('answers machines 410 with date and reason, and what never was 404 without a word on Delegationen', async () => {
    for (const pfad of [`/sammlungen/${ZWEITE}/top/2.json`, `/sammlungen/${ZWEITE}/sammlung.pdf`, `/sammlungen/${ZWEITE}/sammlung.json`]) {
      const antwort = await nobody.get(pfad);
      expect([antwort.status, antwort.headers.get('Cache-Control')], pfad).toEqual([410, 'no-store']);
      expect(await antwort.text()).toMatch(/ am \d+\. \S+ \d{4} zurückgezogen\. Grund: TOP 2 war nicht freizugeben/);
    }
    for (const pfad of [`/sammlungen/${ERSTE}/top/9.json`, '/sammlungen/imk-1900-01-01/sammlung.pdf', '/sammlungen/feed.atom?ak=VII']) {
      const antwort = await nobody.get(pfad);
      expect([antwort.status, await antwort.text()], pfad).toEqual([404, 'Unter dieser Adresse ist nichts veröffentlicht.']);
    }
    for (const pfad of ['/sammlungen/imk-1900-01-01', `/sammlungen/${ERSTE}/top/9`, '/gibt-es-nicht', '/gibt/es/nicht']) {
      const antwort = await nobody.get(pfad);
      expect(antwort.status, pfad).toBe(404);
      expect(await antwort.text(), pfad).not.toContain('Ihre Delegation');
    }
  });
  it('leaves the caches of those who ask by date only: nothing carries one that could go back', async () => {
    const morgen = new Date(Date.now() + 86_400_000).toUTCString();
    for (const pfad of ['/sammlungen/feed.atom', '/sitemap.xml', '/sammlungen.json', `/sammlungen/${ERSTE}/top/1.json`]) {
      // fetch adds a header that forbids every 304.
      const status = await new Promise((done, fail) => get(server.url + pfad, { headers: { 'If-Modified-Since': morgen } }, (res) => { res.resume(); done(res.statusCode); }).on('error', fail));
      expect(status, pfad).toBe(200);
    }
  });
  it('leads to the list where no Ausgabe of the Sitzung stands any more', async () => {
    await withdraw(ERSTE, (await h.haus.datenbank.ablage.vorschlaege.ofSitzung(h.sitzungId)).find((v) => v.freigabe?.freigegeben === true)?.id ?? '');
    const antwort = await nobody.get(`/sammlungen/${ERSTE}`);
    expect([antwort.status, (await antwort.text()).includes('href="/sammlungen">Zu den veröffentlichten Sammlungen')]).toEqual([410, true]);
  });
});
