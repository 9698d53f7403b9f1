/** The Niederschrift at the doors: a word that stands only in it is read by those who may, and by nobody else, on no page, feed, search or file. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PARTEIEN } from '../../app/domain/land.ts';
import type { Niederschriftansicht } from '../../server/usecases/ansichten-niederschrift.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

const KANARI = 'Zitronenfalter';
let server: Testserver;
let gs: Besuch;
let sitzung = '';
const pfad = (): string => `${sitzung}/niederschrift`;
const lies = async (): Promise<Niederschriftansicht> => (await gs.daten<{ n: Niederschriftansicht }>(pfad(), 'routes/sitzungen.$id.niederschrift')).n;
const tu = async (wer: Besuch, felder: Record<string, string>): Promise<void> => { expect((await wer.post(pfad(), felder)).status, felder.akt).toBe(303); };

/** Every page of the Niederschrift, as a browser and as the framework asks for it, and all that is public. */
const orte = (): string[] => [pfad(), `${pfad()}?_data=routes/sitzungen.$id.niederschrift`, `${pfad()}.pdf`, sitzung, `${sitzung}?_data=routes/sitzungen.$id._index`, '/', '/sitzungen', '/sammlungen', '/sammlungen.json', '/sammlungen/feed.atom', '/sitemap.xml', `/suche?q=${KANARI.slice(0, 7)}`];
async function findet(kennung: string): Promise<string[]> {
  const wer = await besuche(server.url, kennung);
  const out: string[] = [];
  for (const ort of orte()) if (Buffer.from(await (await wer.get(ort)).arrayBuffer()).toString('latin1').includes(KANARI)) out.push(ort);
  return out;
}

beforeAll(async () => {
  server = await startServer();
  gs = await besuche(server.url, 'gs');
  await demoSitzung(await besuche(server.url, 'by-leitung'));
  const angelegt = await gs.post('/sitzungen/neu', { konferenz: 'IMK', art: 'Sitzung', nummer: '226', bezeichnung: 'Sondersitzung', von: '2027-09-01', bis: '2027-09-01', beschlussdatum: '2027-09-01', ort: 'Musterstadt', vorsitzland: 'HE' });
  sitzung = angelegt.headers.get('Location') ?? '';
  await tu(gs, { akt: 'anwesenheit', gelesen: (await lies()).fuehrung?.anwesenheitsstand ?? '', ...Object.fromEntries(PARTEIEN.flatMap((p) => [[`stand-${p}`, 'anwesend'], [`namen-${p}`, `Ministerin ${KANARI}`]])) as Record<string, string> });
  await tu(gs, { akt: 'tischvorlage', titel: `${KANARI}vorlage`, delegation: 'BY' });
}, 120_000);
afterAll(() => server?.stop());

it('a draft is read by the office and the chair alone', async () => {
  for (const kennung of ['', 'by-verwaltung', 'by-lesend', 'by-leitung', 'bmi-leitung']) expect(await findet(kennung), kennung).toEqual([]);
  for (const kennung of ['gs', 'vorsitz']) expect(await findet(kennung), kennung).toEqual(orte().slice(0, 2));
});
it('once it was sent, Delegationen read it on its own page and nowhere else; nobody without a login and no keeper of accounts does', async () => {
  await tu(gs, { akt: 'versenden', frist: '2099-02-03T12:00', gelesen: (await lies()).fuehrung?.inhaltshash ?? '' });
  await tu(await besuche(server.url, 'hh-leitung'), { akt: 'einwenden', top: '', grund: `${KANARI} war nicht da.` });
  for (const kennung of ['', 'by-verwaltung', 'gs-verwaltung']) expect(await findet(kennung), kennung).toEqual([]);
  for (const kennung of ['by-lesend', 'bmi-leitung']) expect(await findet(kennung), kennung).toEqual(orte().slice(0, 2));
});
it('its file is kept by no cache and is no file of a Sammlung', async () => {
  const pdf = await gs.get(`${pfad()}.pdf`);
  expect([pdf.status, pdf.headers.get('Cache-Control'), pdf.headers.get('Content-Type')]).toEqual([200, 'no-store', 'application/pdf']);
  expect((await (await besuche(server.url, '')).get(`${pfad()}.pdf`)).status).toBe(302);
});
