/** The archive on a real database: what is published is found, cited and followed; what is not, or is no more, leaves no trace in it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { ok } from '../../app/domain/result.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import type { Aufnahme } from '../../server/ports-archiv.ts';
import type { Suchansicht } from '../../server/usecases/ansichten-archiv.ts';
import { rebuildArchiv } from '../../server/usecases/keep-archiv.ts';
import type { Suchparameter } from '../../server/usecases/search-archiv.ts';
import { gelesen } from '../domain/sammlung/quellen.ts';
import { bestand } from '../support/archivbestand.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

const JUNG = gelesen(readFileSync('seeds/demo-sammlung.txt', 'utf8')).sammlung;
const ALT = gelesen(readFileSync('seeds/demo-sammlung-frueher.txt', 'utf8')).sammlung;
const CANARY = 'Zitronenfalter';
const ARCHIVTABELLEN = ['archivsammlung', 'archivbeschluss', 'archivverweis', 'archivwort', 'archivtitel'];

let h: Testhaus;
const aufnehmen = async (a: Pick<Aufnahme, 'kennung' | 'modell'> & Partial<Aufnahme>): Promise<void> => void wert(await h.haus.datenbank.transaktion(async (tx) => ok(await tx.archiv.aufnehmen({ herkunft: 'einlesung', am: new Date('2027-06-17T10:00:00Z'), ...a }))));
const entfernen = async (kennung: string): Promise<void> => void wert(await h.haus.datenbank.transaktion(async (tx) => ok(await tx.archiv.entfernen(kennung))));
const suche = async (parameter: Suchparameter): Promise<Suchansicht> => wert(await h.u.searchArchiv(parameter));
const gefunden = async (q: string, mehr: Suchparameter = {}): Promise<string[]> => (await suche({ q, ...mehr })).treffer.map((t) => t.ziel.replace('/sammlungen/imk-', '').replace('/top/', ' ')).sort();
/** Everything the archive keeps, as text. */
const alles = async (): Promise<string> => (await Promise.all(ARCHIVTABELLEN.map(async (t) => JSON.stringify((await h.pool.query(`select t.*, t::text as zeile from ${t} t`)).rows)))).join('\n');

/** The same without the numbers of rows, in one order. */
const stand = async (): Promise<unknown[]> => Promise.all(['select kennung, aktuell, modell::text from archivsammlung order by 1', 'select schluessel, text, suchvektor::text from archivbeschluss order by 2, 1', 'select koerper, top, von from archivverweis order by 1, 2, 3', 'select * from archivwort order by 1'].map(async (sql) => (await h.pool.query(sql)).rows));

beforeAll(async () => {
  h = await neuesHaus();
  await aufnehmen({ kennung: 'imk-2026-06-12', modell: ALT, am: new Date('2026-06-17T10:00:00Z') });
  await aufnehmen({ kennung: 'imk-2027-06-11', modell: JUNG });
});
afterAll(() => h.close());

describe('searching', () => {
  it('finds stems, umlauts in every spelling, compounds', async () => {
    const haeuser = ['2026-06-12 16'];
    for (const q of ['Häuser', 'haeuser', 'hauser', 'HAUS']) expect(await gefunden(q), q).toEqual(haeuser);
    expect(await gefunden('lagebild')).toEqual(['2026-06-12 8', '2027-06-11 4']);
    expect(await gefunden('überwachung')).toEqual(['2026-06-12 12', '2027-06-11 9']);
    expect(await gefunden('dienstvereinbarungen')).toEqual(['2026-06-12 11', '2027-06-11 11.2']);
    expect(await gefunden('Feuerwehren')).toEqual(['2026-06-12 16', '2027-06-11 2']);
  });
  it('knows word sequences, exclusions and notes', async () => {
    expect(await gefunden('"Alarmierung ohne Netz"')).toEqual(['2026-06-12 5', '2027-06-11 5+6']);
    expect(await gefunden('"Netz Alarmierung"')).toEqual([]);
    expect(await gefunden('Lagebild -2025')).toEqual(['2027-06-11 4']);
    expect(await gefunden('Halligen')).toEqual(['2026-06-12 5']);
    expect(await h.u.searchArchiv({ q: '-Netz' })).toMatchObject({ grund: 'suche_nur_ausschluss' });
  });
  it('leads to the place that is named', async () => {
    expect(await gefunden('TOP 5')).toEqual(['2026-06-12 5', '2027-06-11 5+6']);
    expect(await gefunden('TOP 6 der 226. Sitzung')).toEqual(['2027-06-11 5+6']);
    expect(await gefunden('IMK, 224. Sitzung am 12. Juni 2026, TOP 21 Ziffer 4')).toEqual(['2026-06-12 21#ziffer-4']);
    expect(await gefunden('Übungen Frühjahrssitzung 2026')).toEqual(['2026-06-12 21', '2026-06-12 19'].sort());
    // A Sitzung the archive does not hold is words.
    expect(await gefunden('"Herbstsitzung 2027"')).toEqual(await gefunden('Herbstsitzung 2027'));
  });
  it('narrows by year, Sitzung, Land with a note, AK and recipient, and counts each', async () => {
    expect(await gefunden('', { land: 'HH' })).toEqual(['2026-06-12 16', '2027-06-11 13']);
    expect(await gefunden('', { ak: 'III' })).toEqual(['2026-06-12 16']);
    expect(await gefunden('', { an: 'VMK', jahr: '2027' })).toEqual(['2027-06-11 13', '2027-06-11 5+6']);
    expect(await gefunden('Lagebild', { sitzung: 'imk-2026-06-12' })).toEqual(['2026-06-12 8']);
    const { facetten, gesamt } = await suche({ q: 'Übungen' });
    expect(gesamt).toBe(facetten.jahr.reduce((n, f) => n + f.anzahl, 0));
    expect(facetten.sitzung.map((f) => f.wort)).toEqual(['IMK, 226. Sitzung am 11. Juni 2027', 'IMK, 224. Sitzung am 12. Juni 2026']);
  });
  it('puts hits in titles first, marks them, and pages', async () => {
    const { treffer } = await suche({ q: 'Rechenzentren' });
    expect(treffer[0]?.titel.filter((l) => l.treffer).map((l) => l.text)).toEqual(['Rechenzentren']);
    const [titelzuerst, datum] = [await suche({ q: 'Waldbrandüberwachung' }), await suche({ q: 'Waldbrandüberwachung', sort: 'datum' })];
    expect([titelzuerst.treffer[0]?.ziel, datum.treffer[0]?.ziel]).toEqual(['/sammlungen/imk-2027-06-11/top/9', '/sammlungen/imk-2027-06-11/top/9']);
    expect((await suche({ seite: '99' })).treffer).toEqual([]);
    expect((await suche({ q: 'die und der' })).gesamt).toBe(0);
  });
  it.each(['%', '_', '\\', "'", '"', "'; drop table konto; --", '<script>alert(1)</script>', 'a & | ! <-> :*', '\u0000', '🙂', '((((', 'x'.repeat(200), '-'.repeat(200), 'TOP 99999', 'Ziffer 0', '\u202e\ud800'])('L3 C1 answers %j quickly with a list or a sentence', async (q) => {
    const start = performance.now();
    const antwort = await h.u.searchArchiv({ q, seite: '-1', jahr: "1'", land: '<b>', ak: 'VII', an: "';--", sort: 'x', sitzung: '../' });
    expect(antwort.ok || antwort.grund.startsWith('suche_')).toBe(true);
    expect(performance.now() - start).toBeLessThan(2500);
  });
  it('L3 refuses ten thousand characters', async () => expect(await h.u.searchArchiv({ q: 'Schutz '.repeat(1500) })).toMatchObject({ grund: 'suche_zu_lang' }));
  it('L3 ends a search whose time is up with a sentence', async () => {
    // Somebody holds the table: the search waits, and gives up.
    const client = await h.pool.connect();
    try {
      await client.query('begin; lock table archivbeschluss in access exclusive mode');
      expect(await h.u.searchArchiv({ q: 'Lagebild' })).toMatchObject({ grund: 'suche_dauert' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('reading', () => {
  it('shows a decision with tasks, letters, its references both ways and its neighbours', async () => {
    const b = await h.u.showBeschluss('imk-2027-06-11', '14');
    expect(b).toMatchObject({
      zitat: 'IMK, 226. Sitzung am 11. Juni 2027, TOP 14', auftraege: [{ ziffer: 3, satz: 'Auftrag an AK V bis Herbst 2027' }], vorher: { ziel: '/sammlungen/imk-2027-06-11/top/13' }, nachher: { ziel: '/sammlungen/imk-2027-06-11/top/17' },
      links: [{ notiz: null, absatz: 2, ziel: '/sammlungen/imk-2026-06-12/top/21#ziffer-4' }], verweistAuf: [{ ziel: '/sammlungen/imk-2026-06-12/top/21#ziffer-4', titel: 'Übungen mit Nachbarstaaten' }], wirdVerwiesenIn: []
    });
    expect((await h.u.showBeschluss('imk-2026-06-12', '21'))?.wirdVerwiesenIn).toEqual([{ ziel: '/sammlungen/imk-2027-06-11/top/14', zitat: 'IMK, 226. Sitzung am 11. Juni 2027, TOP 14', titel: 'Übungen mit Nachbarstaaten' }]);
    expect((await h.u.showBeschluss('imk-2026-06-12', '5'))?.links).toMatchObject([{ notiz: 0, absatz: 0, ziel: '#ziffer-2' }]);
    expect((await h.u.showBeschluss('imk-2026-06-12', '19'))?.links).toEqual([]);
  });
  it('reaches a joint decision by each number, and C8 nothing by what names nothing', async () => {
    for (const nummer of ['5', '6', '5+6']) expect((await h.u.showBeschluss('imk-2027-06-11', nummer))?.schluessel).toBe('5+6');
    for (const [kennung, schluessel] of [['imk-2027-06-11', '7'], ['../x', '5'], ['imk-2027-06-11', "5' or 1=1"], ['\u0000', '\u0000'], ['imk-2027-06-11', '5\u0000'], ['imk-1900-01-01', '5']] as const) expect(await h.u.showBeschluss(kennung, schluessel)).toBeNull();
    expect(await h.u.showArchivsammlung('%', )).toBeNull();
  });
  it('lists by year and feeds by AK and recipient', async () => {
    const { jahre, beschluesse, facetten } = await h.u.showArchiv();
    expect([jahre.map((j) => j.jahr), beschluesse, facetten.ak.map((f) => f.wort)]).toEqual([[2027, 2026], 16, ['AK III', 'AK V', 'AK VI']]);
    const feed = wert(await h.u.readFeed({ ak: null, an: null }));
    expect([feed.eintraege.map((e) => [e.titel, e.art]), feed.am]).toEqual([[['Sammlung: IMK, 226. Sitzung am 11. Juni 2027', 'Sammlung'], ['Sammlung: IMK, 224. Sitzung am 12. Juni 2026', 'Sammlung']], '2027-06-17T10:00:00.000Z']);
    expect(wert(await h.u.readFeed({ ak: 'III', an: null })).eintraege.map((e) => e.ziel)).toEqual(['/sammlungen/imk-2026-06-12/top/16']);
    expect(wert(await h.u.readFeed({ ak: null, an: 'EMK' })).eintraege.map((e) => e.ziel)).toEqual(['/sammlungen/imk-2026-06-12/top/21']);
    expect(await h.u.readFeed({ ak: 'VII', an: null })).toMatchObject({ grund: 'nicht_gefunden' });
    expect(await h.u.readSitemap()).toHaveLength(1 + 2 + 16);
  });
});

describe('taking in and out', () => {
  const fremd: Sammlung = { ...JUNG, nummer: 199, beschlussdatum: '2015-11-05', beschluesse: JUNG.beschluesse.map((b) => ({ ...b, absaetze: [absatz('absatz', `Die IMK sieht den ${CANARY}\u0000 \ud800 in Ziffer 1 des Beschlusses zu TOP 3 der 224. Sitzung.`)] })) };
  it('twice is as once, and out leaves no trace', async () => {
    const vorher = await stand();
    await aufnehmen({ kennung: 'imk-2015-11-05', modell: fremd });
    await aufnehmen({ kennung: 'imk-2015-11-05', modell: fremd });
    expect((await gefunden('falter')).length).toBe(8);
    expect((await h.u.showBeschluss('imk-2026-06-12', '3'))?.wirdVerwiesenIn).toHaveLength(8);
    await entfernen('imk-2015-11-05');
    expect(await stand()).toEqual(vorher);
    expect(/zitronenfalt/i.test(await alles())).toBe(false);
    expect((await h.u.showBeschluss('imk-2026-06-12', '3'))?.wirdVerwiesenIn).toEqual([]);
    await entfernen('imk-2015-11-05');
  });
  it('keeps the counts right when many come and go at once', async () => {
    const viele = bestand(6, 5);
    await Promise.all(viele.map((s) => aufnehmen(s)));
    await Promise.all(viele.map((s, i) => (i % 2 === 0 ? entfernen(s.kennung) : aufnehmen(s))));
    const { rows } = await h.pool.query('select w.stamm from archivwort w full join (select unnest(tsvector_to_array(suchvektor)) as stamm, count(*)::int as n from archivbeschluss where aktuell group by 1) b on b.stamm = w.stamm where w.anzahl is distinct from b.n');
    expect(rows).toEqual([]);
    for (const { kennung } of viele) await entfernen(kennung);
  });
  it('searches the newest Ausgabe of a Sitzung only; the older one stays readable and leads on', async () => {
    await aufnehmen({ kennung: 'imk-2015-11-05', modell: fremd });
    await aufnehmen({ kennung: 'imk-2015-11-05-ausgabe-2', modell: { ...fremd, beschluesse: fremd.beschluesse.slice(0, 2) }, anlass: 'Berichtigung', anlassnummer: 2, grund: 'Ein Satz fehlte.', ersetzt: ['imk-2015-11-05'] });
    expect(await gefunden('falter')).toEqual(['2015-11-05-ausgabe-2 2', '2015-11-05-ausgabe-2 4']);
    expect(await h.u.showBeschluss('imk-2015-11-05', '2')).toMatchObject({ sammlung: { aktuell: false }, neuere: '/sammlungen/imk-2015-11-05-ausgabe-2/top/2' });
    const fehlt = fremd.beschluesse[2]?.tops[0]?.nummer ?? '';
    expect(await h.u.showBeschluss('imk-2015-11-05', fehlt), 'the newer one lacks this TOP').toMatchObject({ sammlung: { aktuell: false }, neuere: null });
    // Another Sitzung of the same day has its own base address.
    await aufnehmen({ kennung: 'imk-2015-11-05-2', modell: fremd });
    expect((await h.u.showBeschluss('imk-2015-11-05', fehlt))?.neuere).toBeNull();
    await entfernen('imk-2015-11-05-2');
    expect(wert(await h.u.readFeed({ ak: null, an: null })).eintraege.map((e) => e.titel)).toEqual(expect.arrayContaining(['Berichtigung zur Sammlung (Ausgabe 2): IMK, 199. Sitzung am 5. November 2015', 'Sammlung: IMK, 199. Sitzung am 5. November 2015']));
    expect((await h.u.readSitemap()).filter((a) => a.pfad.includes('2015')).map((a) => a.pfad)).toEqual(['/sammlungen/imk-2015-11-05-ausgabe-2', '/sammlungen/imk-2015-11-05-ausgabe-2/top/2', '/sammlungen/imk-2015-11-05-ausgabe-2/top/4']);
    for (const kennung of ['imk-2015-11-05', 'imk-2015-11-05-ausgabe-2']) await entfernen(kennung);
  });
});

describe('C9 what is published here and what is not', () => {
  it('takes the published decision in, and nothing of the one withheld', async () => {
    const frei = (await h.beschlossen()).v.id;
    const zu = (await h.beschlossen({ absaetze: [absatz('absatz', `Die IMK befasst sich mit dem ${CANARY}.`)] })).v;
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map(land === 'SL' ? [[zu.fassungen[0]?.id ?? '', 'Laufendes Verfahren']] : [])));
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
    expect((await h.lade(frei)).freigabe?.freigegeben).toBe(true);
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, probe));
    const kennung = wert(await h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe));
    expect(await gefunden('Sachstand', { sitzung: kennung })).toEqual(['2027-12-03 1']);
    expect(/zitronenfalt|Laufendes Verfahren/i.exec(await alles())).toBeNull();
    expect((await suche({ q: CANARY })).gesamt).toBe(0);
    expect(JSON.stringify([await h.u.readFeed({ ak: null, an: null }), await h.u.readSitemap(), await h.u.listSammlungen(), await h.u.showArchiv()])).not.toContain(`${kennung}/top/2`);
  });
  it('fills an empty archive from what was published before there was one, once', async () => {
    expect(await rebuildArchiv(h.haus)).toBe(0);
    for (const { kennung } of await h.u.listSammlungen()) await entfernen(kennung);
    expect((await alles()).length).toBe('[]\n[]\n[]\n[]\n[]'.length);
    expect(await rebuildArchiv(h.haus)).toBe(1);
    expect(await gefunden('Sachstand')).toEqual(['2027-12-03 1']);
  });
});
