/** A2, A3, M4: who may listen for calls of a Sitzung, that a call says nothing, and that it ends with the login; on two nodes. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

let db: Testdatenbank;
let nodes: Testserver[] = [];
let demo: Awaited<ReturnType<typeof demoSitzung>>;
beforeAll(async () => {
  db = await neueDatenbank();
  nodes = [await startServer({ DATABASE_URL: db.url })];
  nodes.push(await startServer({ DATABASE_URL: db.url }));
  demo = await demoSitzung(await besuche(nodes[0]?.url ?? '', 'gs'));
}, 180_000);
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await db?.drop();
});
const urlOf = (node: number): string => nodes[node]?.url ?? expect.fail();

interface Saalstand { readonly fassung: { readonly id: string; readonly fingerabdruck: string; readonly stimmen: readonly { readonly land: string; readonly wert: string; readonly id: string | null }[] } }
interface Ohr { readonly ws: WebSocket; readonly words: string[]; /** Status of a refused handshake, or null. */ readonly status: number | null }
async function listen(node: number, besuch: Besuch | null, { pfad = demo.sitzung, frage = '', origin = urlOf(node) }: { pfad?: string; frage?: string; origin?: string } = {}): Promise<Ohr> {
  const ws = new WebSocket(`${urlOf(node).replace('http', 'ws')}${pfad}/zuruf${frage}`, { headers: { Origin: origin, ...(besuch === null ? {} : { Cookie: besuch.cookie }) } });
  const words: string[] = [];
  ws.on('message', (data: Buffer) => words.push(data.toString()));
  ws.on('error', () => undefined);
  const status = await new Promise<number | null>((resolve) => {
    ws.once('open', () => resolve(null));
    ws.once('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
  });
  return { ws, words, status };
}

describe('calls of a Sitzung', () => {
  it('A2 A3 are for those who may see it, from this application alone', async () => {
    const by = await besuche(urlOf(0), 'by-lesend');
    expect((await listen(0, null)).status).toBe(401);
    expect((await listen(0, await besuche(urlOf(0), 'by-verwaltung'))).status).toBe(404);
    expect((await listen(0, by, { origin: 'https://fremd.example' })).status).toBe(403);
    expect((await listen(0, by, { pfad: '/sitzungen/00000000-0000-4000-8000-000000000000' })).status).toBe(404);
    const taken = await listen(0, by);
    expect(taken.status).toBeNull();
    // A page has nothing to say here.
    taken.ws.send('neu');
    await once(taken.ws, 'close');
  });

  it('reach both nodes when a Land votes, with one word; what a Delegation keeps to itself is not called', async () => {
    const [by, sh, hh] = [await besuche(urlOf(0), 'by-leitung'), await besuche(urlOf(0), 'sh-leitung'), await besuche(urlOf(1), 'hh-lesend')];
    const ohren = [await listen(0, hh), await listen(1, hh)];
    const entwurf = demo.top('Digitale Lagekarte');
    expect((await by.post(`${entwurf}?index`, { akt: 'notiz_anlegen' })).status).toBe(303);
    const pfad = `${demo.top('Einheitliche Notrufortung')}/abstimmung`;
    const { fassung } = await sh.daten<{ fassung: { id: string; fingerabdruck: string } }>(pfad, 'routes/beschlussvorschlaege.$id.abstimmung');
    expect((await sh.post(pfad, { akt: 'stimme', wert: 'enthaltung', ersetzt: '', fassung: fassung.id, fingerabdruck: fassung.fingerabdruck })).status).toBe(303);
    for (const ohr of ohren) await expect.poll(() => ohr.words).toEqual(['neu']);
    ohren.forEach(({ ws }) => ws.close());
  });

  it('A2 send a screen of the room the state of its vote, at once and at each call, as its person may see it; and nothing of it to others', async () => {
    const [sh, hh, verwaltung] = [await besuche(urlOf(0), 'sh-leitung'), await besuche(urlOf(1), 'hh-leitung'), await besuche(urlOf(1), 'by-verwaltung')];
    const pfad = demo.top('Einheitliche Notrufortung');
    const id = pfad.split('/').at(-1) ?? '';
    expect((await listen(1, verwaltung, { frage: `?saal=${id}` })).status).toBe(404);
    expect((await listen(1, hh, { frage: '?saal=keine-kennung' })).status).toBe(404);
    const ohr = await listen(1, hh, { frage: `?saal=${id}` });
    const fremd = await listen(1, hh, { frage: '?saal=00000000-0000-4000-8000-000000000000' });
    const stand = (word: string | undefined): Saalstand => JSON.parse(word ?? '{}') as Saalstand;
    await expect.poll(() => ohr.words.length).toBe(1);
    expect(stand(ohr.words[0])).toMatchObject({ id, eigenesLand: 'HH', rechte: { 'stimme.abgeben': true, 'stimme.erfassen': false } });
    const { fassung } = stand(ohr.words[0]);
    const own = fassung.stimmen.find((s) => s.land === 'SH');
    const wert = own?.wert === 'zustimmung' ? 'enthaltung' : 'zustimmung';
    expect((await sh.post(`${pfad}/saal`, { akt: 'stimme', wert, ersetzt: own?.id ?? '', fassung: fassung.id, fingerabdruck: fassung.fingerabdruck })).status).toBe(303);
    await expect.poll(() => stand(ohr.words.at(-1)).fassung.stimmen.find((s) => s.land === 'SH')?.wert).toBe(wert);
    // What the person may not see, or what is not there: the page asks, and is told.
    expect(new Set(fremd.words)).toEqual(new Set(['neu']));
    [ohr, fremd].forEach(({ ws }) => ws.close());
  });

  it('M4 end at once with the logout, on the other node too', async () => {
    const th = await besuche(urlOf(0), 'th-leitung');
    const ohren = [await listen(0, th), await listen(1, th)];
    const closed = Promise.all(ohren.map(async ({ ws }) => (await once(ws, 'close'))[0] as number));
    const start = performance.now();
    await th.post('/abmelden', {});
    expect(await closed).toEqual([4403, 4403]);
    // Not by the look around that comes every 20 s.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
