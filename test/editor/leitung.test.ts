import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { openLeitung, type Leitung } from '../../app/editor/sync-provider.ts';
import type { VerloreneWorte } from '../../app/editor/rettung.tsx';
import { isSchreibbar, isVerloren, satzOf, type Editorzustand } from '../../app/editor/zustand.ts';
import type { Textraumlog } from '../../server/ports-sync.ts';
import { startRaumserver, type Raumserver } from '../sync/raumserver.ts';

let server: Raumserver;
let hold: Promise<void> | null = null;
const wrap = (log: Textraumlog): Textraumlog => ({
  ...log,
  haengeAn: async (id, kopf, eintraege) => {
    await hold;
    return log.haengeAn(id, kopf, eintraege);
  }
});
const open: { leitung: Leitung; doc: Y.Doc }[] = [];
beforeAll(async () => { server = await startRaumserver({ wrap }); });
afterAll(() => server.stop());
afterEach(() => {
  for (const { leitung, doc } of open.splice(0)) {
    leitung.close();
    doc.destroy();
  }
});

/** Moves the clock of the browser. */
let vorgestellt = 0;
const verlorene: VerloreneWorte[] = [];

function connect(raum: string, login = 'by', isAngemeldet?: () => Promise<boolean>): { leitung: Leitung; doc: Y.Doc; gesehen: Editorzustand[]; type: (text: string) => void } {
  const doc = new Y.Doc();
  const gesehen: Editorzustand[] = [];
  const origin = server.url.replace(/^ws(.*)\/sync\/$/, 'http$1');
  const Impl = class extends NodeSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: `sitzung=${login}`, origin } });
    }
  } as unknown as typeof WebSocket;
  const leitung = openLeitung({ url: server.url.replace(/\/$/, ''), raumId: raum, doc, darfSchreiben: true, WebSocketImpl: Impl, isAngemeldet, onZustand: (z) => gesehen.push(z), now: () => new Date(Date.now() + vorgestellt), onVerloren: (w) => verlorene.push(w) });
  open.push({ leitung, doc });
  return { leitung, doc, gesehen, type: (text) => ((doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, text) };
}
const reaches = (leitung: Leitung, art: Editorzustand['art']): Promise<void> => expect.poll(() => leitung.zustand().art, { timeout: 10_000, interval: 20 }).toBe(art) as unknown as Promise<void>;

describe('the line', () => {
  it('says saved only after the commit', async () => {
    const { leitung, type } = connect(await server.neuerRaum());
    await reaches(leitung, 'gespeichert');
    let go = (): void => undefined;
    hold = new Promise((resolve) => { go = resolve; });
    type('x');
    expect(leitung.zustand().art).toBe('speichert');
    await new Promise((resolve) => setImmediate(resolve));
    expect(leitung.zustand().art).toBe('speichert');
    hold = null;
    go();
    await reaches(leitung, 'gespeichert');
  });

  it('keeps words through a broken line and says since when they are not saved', async () => {
    const raum = await server.neuerRaum();
    const { leitung, type } = connect(raum);
    await reaches(leitung, 'gespeichert');
    leitung.provider.disconnect();
    await reaches(leitung, 'getrennt');
    expect(leitung.zustand()).toMatchObject({ ungespeichert: false });
    type('offline ');
    expect(leitung.zustand()).toMatchObject({ art: 'getrennt', ungespeichert: true });
    leitung.provider.connect();
    type('sofort ');
    await reaches(leitung, 'gespeichert');
    expect((await server.stored(raum))[0]?.text).toBe('sofort offline Erste Worte.');
  });

  it('stops typing when nothing was saved for half a minute, and goes on by itself once everything is', async () => {
    const raum = await server.neuerRaum();
    const { leitung, type } = connect(raum);
    await reaches(leitung, 'gespeichert');
    leitung.provider.disconnect();
    type('offline ');
    vorgestellt = 31_000;
    await reaches(leitung, 'angehalten');
    expect([isSchreibbar(leitung.zustand()), leitung.offeneAenderungen().length]).toEqual([false, 1]);
    leitung.provider.connect();
    await reaches(leitung, 'gespeichert');
    expect(leitung.offeneAenderungen()).toEqual([]);
    type('weiter ');
    await reaches(leitung, 'gespeichert');
    vorgestellt = 0;
    expect((await server.stored(raum))[0]?.text).toBe('weiter offline Erste Worte.');
  });

  it('takes the rescued words of an earlier page of the same account', async () => {
    const raum = await server.neuerRaum();
    const alt = connect(raum);
    await reaches(alt.leitung, 'gespeichert');
    alt.leitung.provider.disconnect();
    alt.type('gerettet ');
    const [worte] = alt.leitung.offeneAenderungen();
    alt.leitung.close();
    const neu = connect(raum);
    await reaches(neu.leitung, 'gespeichert');
    neu.type('neu ');
    Y.applyUpdate(neu.doc, worte ?? new Uint8Array(), 'gerettet');
    await reaches(neu.leitung, 'gespeichert');
    expect((await server.stored(raum))[0]?.text).toMatch(/^(neu gerettet|gerettet neu) Erste Worte\.$/);
  });

  it('tells of words that fell with a paragraph until they are settled, and settles them only when what was put back is saved', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'Erste.'), absatz('ziffer', 'Zweite.')]);
    const [by, hh] = [connect(raum), connect(raum, 'hh')];
    for (const { leitung } of [by, hh]) await reaches(leitung, 'gespeichert');
    const stored = async (): Promise<number | null> => (await server.pool.query('select 1 from textraumverlust where textraum_id = $1', [raum])).rowCount;
    const lose = async (text: string): Promise<void> => {
      hh.leitung.provider.disconnect();
      ((hh.doc.getXmlFragment('beschluss').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, text);
      by.doc.getXmlFragment('beschluss').delete(1, 1);
      await reaches(by.leitung, 'gespeichert');
      hh.leitung.provider.connect();
    };
    await lose('NICHT ');
    await expect.poll(() => verlorene.length).toBe(1);
    expect(verlorene[0]).toMatchObject({ text: 'NICHT ', absatz: (by.doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).getAttribute('id') });
    hh.leitung.provider.disconnect();
    hh.leitung.provider.connect();
    await expect.poll(() => verlorene.length, { timeout: 10_000 }).toBe(2);
    const [erste, zweite] = verlorene.splice(0);
    expect(zweite).toEqual(erste);
    await reaches(hh.leitung, 'gespeichert');
    let go = (): void => undefined;
    hold = new Promise((resolve) => { go = resolve; });
    hh.type('NICHT ');
    hh.leitung.settle(erste?.id ?? '');
    const hier = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex((hh.doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText, 0)) as unknown;
    hh.leitung.provider.awareness.setLocalStateField('cursor', { anchor: hier, head: hier });
    await expect.poll(() => JSON.stringify([...by.leitung.provider.awareness.getStates().values()])).toContain('anchor');
    expect(await stored(), 'the server keeps its copy while ours is not saved').toBe(1);
    hold = null;
    go();
    await expect.poll(stored).toBe(0);
    hh.leitung.provider.disconnect();
    hh.leitung.provider.connect();
    await reaches(hh.leitung, 'gespeichert');
    expect(verlorene).toEqual([]);
  });

  it('settles while the line is cut as soon as the server tells of it again', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'Erste.'), absatz('ziffer', 'Zweite.')]);
    const [by, hh] = [connect(raum), connect(raum, 'hh')];
    for (const { leitung } of [by, hh]) await reaches(leitung, 'gespeichert');
    hh.leitung.provider.disconnect();
    ((hh.doc.getXmlFragment('beschluss').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'kaum ');
    by.doc.getXmlFragment('beschluss').delete(1, 1);
    await reaches(by.leitung, 'gespeichert');
    hh.leitung.provider.connect();
    await expect.poll(() => verlorene.length).toBe(1);
    hh.leitung.provider.disconnect();
    hh.leitung.settle(verlorene.splice(0)[0]?.id ?? '');
    hh.leitung.provider.connect();
    await expect.poll(async () => (await server.pool.query('select 1 from textraumverlust where textraum_id = $1', [raum])).rowCount, { timeout: 10_000 }).toBe(0);
    expect(verlorene).toEqual([]);
  });

  it('P12 says that the stored text is damaged, and lets nobody type', async () => {
    const raum = await server.neuerRaum();
    const erst = connect(raum);
    await reaches(erst.leitung, 'gespeichert');
    erst.type('x');
    await reaches(erst.leitung, 'gespeichert');
    erst.leitung.close();
    await expect.poll(() => server.sync.zahlen().raeume).toBe(0);
    await server.pool.query('alter table textraumeintrag disable trigger textraumeintrag_bleibt');
    await server.pool.query('update textraumeintrag set daten = set_byte(daten, 3, get_byte(daten, 3) # 1) where textraum_id = $1 and folge = 2', [raum]);
    await server.pool.query('alter table textraumeintrag enable trigger textraumeintrag_bleibt');
    await server.pool.query('delete from textraumstand where textraum_id = $1', [raum]);
    const { leitung } = connect(raum);
    await reaches(leitung, 'beschaedigt');
    expect([isSchreibbar(leitung.zustand()), satzOf(leitung.zustand())]).toEqual([false, expect.stringContaining('beschädigt')]);
  });

  it('lets an older page read and never write, whatever it holds', async () => {
    const raum = await server.neuerRaum();
    const { leitung, doc } = connect(raum);
    await reaches(leitung, 'gespeichert');
    leitung.provider.disconnect();
    leitung.provider.params.schema = '0';
    leitung.provider.connect();
    await reaches(leitung, 'veraltet');
    expect(isSchreibbar(leitung.zustand())).toBe(false);
    expect(leitung.zustand()).toEqual({ art: 'veraltet', ungespeichert: false, geladen: true });
    expect(doc.getXmlFragment('beschluss').length).toBe(1);
    expect((await server.stored(raum))[0]?.text).toBe('Erste Worte.');
  });

  it('tells a reader', async () => {
    const { leitung } = connect(await server.neuerRaum(), 'lesend');
    await reaches(leitung, 'nur_lesen');
  });

  it('tells the freeze, and that the last words are not in it', async () => {
    const raum = await server.neuerRaum();
    const [a, b] = [connect(raum), connect(raum, 'hh')];
    await Promise.all([reaches(a.leitung, 'gespeichert'), reaches(b.leitung, 'gespeichert')]);
    b.leitung.provider.disconnect();
    b.type('zu spät ');
    await server.friereEin(raum);
    await reaches(a.leitung, 'eingefroren');
    expect(isVerloren(a.leitung.zustand())).toBe(false);
    b.leitung.provider.connect();
    await expect.poll(() => b.leitung.zustand()).toEqual({ art: 'eingefroren', ungespeichert: true });
    expect(isVerloren(b.leitung.zustand())).toBe(true);
  });

  it('tells the end of the session, whether the socket is open or refused', async () => {
    const raum = await server.neuerRaum();
    server.rechte.set('kurz', { angemeldet: true, recht: 'schreiben', delegation: 'BE' });
    const a = connect(raum, 'kurz');
    await reaches(a.leitung, 'gespeichert');
    server.rechte.set('kurz', { angemeldet: false, recht: 'schreiben', delegation: 'BE' });
    await server.sync.geaendert(raum);
    await reaches(a.leitung, 'sitzung_abgelaufen');
    const b = connect(raum, 'kurz', () => Promise.resolve(false));
    await reaches(b.leitung, 'sitzung_abgelaufen');
  });

  it('locks the editor when a change is refused', async () => {
    const { leitung, doc } = connect(await server.neuerRaum());
    await reaches(leitung, 'gespeichert');
    (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).setAttribute('art', 'kapitel');
    await reaches(leitung, 'abgelehnt');
    expect(leitung.zustand()).toEqual({ art: 'abgelehnt', grund: 'schema_verletzt' });
    expect(isSchreibbar(leitung.zustand())).toBe(false);
  });
});

describe('sentences', () => {
  const um = new Date('2027-12-03T13:03:00Z');

  it('are said in Berlin wall time', () => {
    expect(satzOf({ art: 'gespeichert', um })).toBe('Gespeichert 14:03');
    expect(satzOf({ art: 'getrennt', seit: um, ungespeichert: true })).toMatch(/^Nicht gespeichert seit 14:03 – Verbindung unterbrochen/);
  });

  it('are there for every state, without an exclamation mark', () => {
    const alle: Editorzustand[] = [
      { art: 'laedt' }, { art: 'gespeichert', um }, { art: 'speichert', seit: null }, { art: 'speichert', seit: um }, { art: 'nur_lesen' }, { art: 'abgelehnt', grund: 'x' },
      ...[true, false].flatMap((ungespeichert): Editorzustand[] => [
        { art: 'getrennt', seit: um, ungespeichert }, { art: 'eingefroren', ungespeichert }, { art: 'sitzung_abgelaufen', ungespeichert }, { art: 'recht_entzogen', ungespeichert },
        { art: 'veraltet', ungespeichert, geladen: true }, { art: 'angehalten', seit: um, verbunden: ungespeichert }
      ])
    ];
    for (const zustand of alle) expect(satzOf(zustand)).toMatch(/^[A-ZÄÖÜ][^!]*$/);
  });
});
