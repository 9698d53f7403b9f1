/** The Niederschrift in the real house: read from the rows, sent, objected to, laid before the next Sitzung, approved for ever; and what never gets out. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { PARTEIEN } from '../../app/domain/land.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { sha256 } from '../../server/fingerabdruck.ts';
import { erasePerson, NEUTRAL, showPerson } from '../../server/usecases/keep-person.ts';
import { createUsecases } from '../../server/usecases/index.ts';
import { recomputeSitzung } from '../../server/usecases/recompute-sitzung.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
let sitzung = '';
let folge = '';
let next = 300;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());
beforeEach(async () => {
  sitzung = wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, nummer: (next += 1) }));
  folge = wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, nummer: (next += 1), von: '2028-06-01', bis: '2028-06-02', beschlussdatum: '2028-06-02', bezeichnung: 'Frühjahrskonferenz' }));
});

const lies = async (kennung = 'gs') => wert(await h.u.showNiederschrift(h.person(kennung), sitzung));
const erfasse = async (kennung = 'gs', gelesen?: string) => h.u.setAnwesenheit(h.person(kennung), sitzung, gelesen ?? (await lies('gs')).fuehrung?.anwesenheitsstand ?? '', PARTEIEN.map((delegation) => ({ delegation, stand: 'anwesend' as const, namen: `Ministerin ${delegation}` })));
const versende = async (gelesen?: string) => h.u.circulateNiederschrift(h.person('gs'), sitzung, '2099-01-01T12:00', gelesen ?? (await lies()).fuehrung?.inhaltshash ?? '');
const wende = (kennung: string, top = '', grund = 'So war es nicht.') => h.u.objectNiederschrift(h.person(kennung), sitzung, top, grund);
const fristVorbei = () => h.pool.query("update niederschrift set frist = now() - interval '1 second' where sitzung_id = $1", [sitzung]);
const lege = async (gelesen?: string, an = folge) => h.u.submitNiederschrift(h.person('gs'), sitzung, an, gelesen ?? (await lies()).hash);

const nummeriere = async (id: string, nummer = String(next += 1)) => wert(await h.u.numberTop(h.person('gs'), id, (await h.lade(id)).tops[0]?.id ?? '', nummer));
async function top(titel = 'Ein Thema'): Promise<string> {
  const by = h.person('by-bearbeitung');
  const id = wert(await h.u.createThema(by, sitzung, { nummer: null, titel, untertitel: [], teile: [], arbeitskreis: 'II' }, WORTE));
  wert(await h.u.advanceTop(by, id, 'registrieren'));
  await nummeriere(id);
  return id;
}
async function beschliesse(id: string, abweichungen = new Map<'BY' | 'HH', 'enthaltung'>()): Promise<void> {
  const fassung = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
  wert(await h.u.stateEinvernehmen(h.person('vorsitz'), id, { ...fassung, abweichungen }));
  wert(await h.u.closeAbstimmung(h.person('vorsitz'), id, fassung));
}
/** Sent, the Frist over, nothing to answer: ready to be laid before the next Sitzung. */
async function reif(): Promise<void> {
  wert(await erfasse());
  wert(await versende());
  await fristVorbei();
}
async function genehmigt(): Promise<void> {
  await reif();
  const id = wert(await lege());
  await nummeriere(id, '1');
  await beschliesse(id);
  wert(await h.u.approveNiederschrift(h.person('gs'), sitzung, (await lies()).hash));
}

describe('a draft', () => {
  it('is put together from what stands elsewhere: state, voted text, result, positions, notes', async () => {
    const id = await top();
    const notiz = wert(await h.u.createNotiz(h.person('hh-bearbeitung'), id, [absatz('absatz', 'Hamburg weist hin.')]));
    wert(await h.u.announceNotiz(h.person('hh-leitung'), id, notiz));
    wert(await h.u.createNotiz(h.person('by-bearbeitung'), id, [absatz('absatz', 'Bayern denkt im Stillen.')]));
    const zurueck = wert(await h.u.createNotiz(h.person('sn-bearbeitung'), id, [absatz('absatz', 'Sachsen nimmt das zurück.')]));
    wert(await h.u.announceNotiz(h.person('sn-leitung'), id, zurueck));
    wert(await h.u.leaveNotiz(h.person('sn-leitung'), id, zurueck));
    await beschliesse(id, new Map([['BY', 'enthaltung']]));
    const { id: fassungId, fingerabdruck } = (await h.lade(id)).fassungen.at(-1) ?? expect.fail();
    wert(await h.u.sayBundeseinvernehmen(h.person('bmi-leitung'), id, { fassungId, fingerabdruck, wort: 'hergestellt' }));
    wert(await h.u.addTischvorlage(h.person('gs'), sitzung, { titel: 'Übersicht der Kosten', delegation: 'BMI', top: id }));
    wert(await erfasse());
    const { blatt } = await lies();
    expect(blatt?.tops[0]).toMatchObject({
      stand: 'einstimmig beschlossen', fassung: { nummer: 1 }, absaetze: WORTE.map((w) => ({ text: w.text })), ergebnis: { bezeichnung: 'einstimmig' },
      positionen: [{ wert: 'zustimmung' }, { wert: 'enthaltung', parteien: ['BY'] }], notizen: [{ kopf: 'Protokollnotiz HH:', absaetze: [{ text: 'Hamburg weist hin.' }] }], vermerke: ['Bund: Einvernehmen hergestellt']
    });
    expect([blatt?.anwesenheit.length, blatt?.tischvorlagen[0]?.titel, JSON.stringify(blatt).includes('im Stillen')]).toEqual([17, 'Übersicht der Kosten', false]);
  });
  it('is the office’s and the chair’s; Themenanmeldungen that nobody registered are in it for nobody', async () => {
    wert(await h.u.createThema(h.person('by-bearbeitung'), sitzung, { nummer: null, titel: 'Geheimes Vorhaben', untertitel: [], teile: [], arbeitskreis: null }, []));
    expect(JSON.stringify(await lies('gs'))).not.toContain('Geheimes');
    expect((await lies('vorsitz')).blatt).not.toBeNull();
    for (const kennung of ['by-leitung', 'hh-lesend', 'bmi-leitung']) {
      expect(await lies(kennung), kennung).toMatchObject({ blatt: null, einwaende: [], tops: [], fuehrung: null, hash: '' });
      expect(await h.u.printNiederschrift(h.person(kennung), sitzung)).toMatchObject({ grund: 'nicht_gefunden' });
      for (const akt of [await erfasse(kennung), await h.u.addTischvorlage(h.person(kennung), sitzung, { titel: 'T', delegation: 'BY', top: '' })]) expect(akt).toMatchObject({ grund: 'nicht_erlaubt' });
    }
    for (const person of [null, h.person('by-verwaltung')]) expect(await h.u.showNiederschrift(person, sitzung)).toMatchObject({ grund: 'nicht_gefunden' });
  });
  it('leaves out what came too late until the chair has decided, and is not sent before that', async () => {
    await beschliesse(await top());
    wert(await h.u.editSitzung(h.person('gs'), sitzung, { ...DEMO_SITZUNG, nummer: next, anmeldeschluss: '2020-01-01T12:00' }));
    const spaet = wert(await h.u.createThema(h.person('by-bearbeitung'), sitzung, { nummer: null, titel: 'Ein spätes Thema', untertitel: [], teile: [], arbeitskreis: 'II' }, WORTE));
    wert(await h.u.advanceTop(h.person('by-bearbeitung'), spaet, 'registrieren'));
    wert(await erfasse());
    expect((await lies()).blatt?.tops.map((t) => t.tops[0]?.titel)).toEqual(['Ein Thema']);
    expect(await versende()).toMatchObject({ grund: 'tops_ohne_ende', angaben: { tops: 'TOP ohne Nummer' } });
    wert(await h.u.admitTop(h.person('vorsitz'), spaet, { zulassen: false, grund: 'Zu spät.' }));
    wert(await versende());
  });
  it('tells the one who comes second, and keeps what the first one wrote', async () => {
    const alt = (await lies()).fuehrung?.anwesenheitsstand ?? '';
    wert(await erfasse('gs', alt));
    expect(await erfasse('gs-zwei', alt)).toMatchObject({ grund: 'anwesenheit_geaendert' });
    expect((await lies()).blatt?.anwesenheit).toHaveLength(17);
    const stand = (await lies()).fuehrung?.anwesenheitsstand ?? '';
    const beide = await Promise.all(['gs', 'gs-zwei'].map((k) => h.u.setAnwesenheit(h.person(k), sitzung, stand, [{ delegation: 'BY', stand: 'vertreten', namen: k }])));
    expect(beide.map((b) => b.ok).sort()).toEqual([false, true]);
  });
  it('is not sent while a TOP has no end, nor with words that have changed since they were read', async () => {
    const id = await top();
    expect(await versende()).toMatchObject({ grund: 'anwesenheit_fehlt' });
    wert(await erfasse());
    expect(await versende()).toMatchObject({ grund: 'tops_ohne_ende' });
    await beschliesse(id);
    const gelesen = (await lies()).fuehrung?.inhaltshash ?? '';
    wert(await h.u.addTischvorlage(h.person('gs'), sitzung, { titel: 'Noch ein Papier', delegation: 'BY', top: '' }));
    expect(await versende(gelesen)).toMatchObject({ grund: 'niederschrift_geaendert' });
    expect((await lies()).zustand).toBe('entwurf');
    expect([await h.u.addTischvorlage(h.person('gs'), sitzung, { titel: ' ', delegation: 'BY', top: '' }), await h.u.addTischvorlage(h.person('gs'), sitzung, { titel: 'T', delegation: 'BY', top: folge })]).toMatchObject([{ grund: 'titel_leer' }, { grund: 'top_fremd' }]);
  });
});

describe('what was sent', () => {
  it('all Delegationen read and object to, once per place, until the Frist; the office answers once', async () => {
    const id = await top();
    await beschliesse(id);
    wert(await erfasse());
    await h.haus.datenbank.ablage.post.setPostfach('HH', 'poststelle@hh.example', h.person('gs').kontoId);
    wert(await versende());
    const brief = (await h.pool.query<{ text: string; betreff: string }>("select text, betreff from sendung where schluessel like 'niederschrift/%' and an = 'poststelle@hh.example'")).rows[0];
    expect([brief?.betreff, brief?.text.includes('Ein Thema')]).toEqual([expect.stringContaining('Einwände bis 1. Januar 2099, 12:00 Uhr') as string, false]);
    expect((await lies('hh-lesend')).blatt?.tops).toHaveLength(1);
    const eng = { zustaendigkeit: { arbeitskreise: ['II'], vorschlaege: [] } };
    const kalender = async (enger: object) => wert(await h.u.showSitzungskalender({ ...h.person('hh-lesend'), ...enger }, sitzung));
    expect([(await kalender({})).replaceAll('\r\n ', '').match(/SUMMARY:.*Einwände gegen die Ergebnisniederschrift/g)?.length, (await kalender({})).includes('DTSTART:20990101T110000Z'), (await kalender(eng)).includes('20990101')]).toEqual([1, true, false]);
    const betreffe = async (enger: object) => (await h.u.showMitteilungen({ ...h.person('hh-lesend'), ...enger })).zeilen.filter((m) => m.pfad === `/sitzungen/${sitzung}/niederschrift`);
    expect([(await betreffe({})).length, await betreffe(eng)]).toEqual([1, []]);
    expect([await wende('hh-bearbeitung'), await wende('gs'), await wende('hh-leitung', id, ' '), await wende('hh-leitung', folge), await versende()]).toMatchObject([{ grund: 'nicht_erlaubt' }, { grund: 'nicht_erlaubt' }, { grund: 'grund_leer' }, { grund: 'top_fremd' }, { grund: 'niederschrift_versandt' }]);
    const zugleich = await Promise.all([wende('hh-leitung', id), wende('hh-leitung', id), wende('bmi-leitung', id), wende('hh-leitung')]);
    expect([zugleich.slice(0, 2).filter((z) => z.ok).length, zugleich[2]?.ok, zugleich[3]?.ok]).toEqual([1, true, true]);
    expect(zugleich.slice(0, 2).find((z) => !z.ok)).toMatchObject({ grund: 'einwand_liegt_vor' });
    const { einwaende } = await lies('by-lesend');
    expect(einwaende).toHaveLength(3);
    const antwort = (kennung: string, eid = einwaende[0]?.id ?? '') => h.u.answerNiederschrift(h.person(kennung), sitzung, eid, { stattgegeben: true, antwort: 'Ist geändert.' });
    expect([await antwort('hh-leitung'), await antwort('gs', folge)]).toMatchObject([{ grund: 'nicht_erlaubt' }, { grund: 'nicht_gefunden' }]);
    const zwei = await Promise.all([antwort('gs'), antwort('gs-zwei')]);
    expect(zwei.map((a) => a.ok).sort()).toEqual([false, true]);
    await fristVorbei();
    expect(await wende('by-leitung')).toMatchObject({ grund: 'frist_abgelaufen' });
    expect(await lege()).toMatchObject({ grund: 'einwaende_offen', angaben: { anzahl: '2' } });
    await expect(h.pool.query("update einwand set grund = 'anders' where sitzung_id = $1", [sitzung])).rejects.toThrow('bleibt');
    await expect(h.pool.query('delete from einwand where sitzung_id = $1', [sitzung])).rejects.toThrow('unveränderlich');
  });
  it('waits on the first page of whoever has to do something with it', async () => {
    const wartet = async (kennung: string) => (await h.u.showUebersicht(h.person(kennung))).aufgaben.filter((a) => a.ziel === `/sitzungen/${sitzung}/niederschrift`).map((a) => a.text);
    wert(await erfasse());
    expect([await wartet('by-leitung'), await wartet('gs')]).toEqual([[], []]);
    wert(await versende());
    expect([await wartet('by-leitung'), await wartet('by-lesend'), await wartet('gs')]).toEqual([['Niederschrift durchsehen, Einwände bis 1. Januar 2099'], [], []]);
    wert(await wende('hh-leitung'));
    expect(await wartet('gs')).toEqual(['Einwände gegen die Niederschrift beantworten']);
    wert(await h.u.answerNiederschrift(h.person('gs'), sitzung, (await lies()).einwaende[0]?.id ?? '', { stattgegeben: false, antwort: 'So war es.' }));
    await fristVorbei();
    expect([await wartet('by-leitung'), await wartet('gs')]).toEqual([[], ['Niederschrift zur Genehmigung vorlegen']]);
    const id = wert(await lege());
    await nummeriere(id);
    expect(await wartet('gs')).toEqual([]);
    await beschliesse(id);
    expect(await wartet('gs')).toEqual(['Genehmigung der Niederschrift festhalten']);
  });
  it('says so when something has changed since', async () => {
    wert(await erfasse());
    wert(await versende());
    expect((await lies('by-lesend')).geaendert).toBe(false);
    wert(await wende('hh-leitung'));
    expect((await lies('by-lesend')).geaendert, 'an objection changes nothing that was sent').toBe(false);
    wert(await h.u.setAnwesenheit(h.person('gs'), sitzung, (await lies()).fuehrung?.anwesenheitsstand ?? '', [{ delegation: 'BY', stand: 'abwesend', namen: '' }]));
    expect((await lies('by-lesend')).geaendert).toBe(true);
  });
});

describe('laid before the next Sitzung', () => {
  it('it is fixed and a TOP of that Sitzung; only a later Sitzung of the same conference will do', async () => {
    await reif();
    expect([await lege(undefined, sitzung), await lege(undefined, h.sitzungId), await lege('0'.repeat(64)), await lege(undefined, 'x')]).toMatchObject([{ grund: 'folgesitzung_unbekannt' }, { grund: 'folgesitzung_unbekannt' }, { grund: 'niederschrift_geaendert' }, { grund: 'folgesitzung_unbekannt' }]);
    const stand = (await lies()).hash;
    const zugleich = await Promise.all([lege(stand), lege(stand)]);
    expect(zugleich.map((z) => z.ok).sort(), 'one TOP').toEqual([false, true]);
    const vorlagen = (await h.haus.datenbank.ablage.vorschlaege.ofSitzung(folge));
    expect(vorlagen.map((v) => [v.delegation, v.zustand, v.tops[0]?.titel])).toEqual([['HE', 'entwurf', `Genehmigung der Ergebnisniederschrift der ${(await lies()).sitzung.titel} vom 3. Dezember 2027`]]);
    expect([await erfasse(), await wende('hh-leitung')]).toMatchObject([{ grund: 'niederschrift_fest' }, { grund: 'niederschrift_nicht_versandt' }]);
    await expect(h.pool.query("update anwesenheit set namen = 'x' where sitzung_id = $1", [sitzung])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query("update niederschrift set modell = '{}' where sitzung_id = $1", [sitzung])).rejects.toThrow('unveränderlich');
    wert(await h.u.editSitzung(h.person('gs'), sitzung, { ...DEMO_SITZUNG, nummer: next - 1, ort: 'Anderswo' }));
    expect((await lies('by-lesend')).blatt?.ort).toBe(DEMO_SITZUNG.ort);
  });
  it('it can be taken back, with its TOP, until that Sitzung votes', async () => {
    await reif();
    const id = wert(await lege());
    expect([await h.u.takeBackNiederschrift(h.person('gs'), sitzung, ' '), await h.u.takeBackNiederschrift(h.person('by-leitung'), sitzung, 'g')]).toMatchObject([{ grund: 'grund_leer' }, { grund: 'nicht_erlaubt' }]);
    wert(await h.u.takeBackNiederschrift(h.person('gs'), sitzung, 'Ein Name fehlt.'));
    expect([(await lies()).zustand, (await h.lade(id)).zustand]).toEqual(['entwurf', 'zurueckgezogen']);
    wert(await versende());
    await fristVorbei();
    const zwei = wert(await lege());
    await nummeriere(zwei);
    const fassung = wert(await h.u.freezeFassung(h.person('vorsitz'), zwei));
    expect(await h.u.takeBackNiederschrift(h.person('gs'), sitzung, 'doch nicht')).toMatchObject({ grund: 'genehmigung_laeuft' });
    expect(await h.u.approveNiederschrift(h.person('gs'), sitzung, (await lies()).hash)).toMatchObject({ grund: 'noch_nicht_beschlossen' });
    wert(await h.u.castStimme(h.person('by-leitung'), zwei, fassung.fassungId, { wert: 'ablehnung', fingerabdruck: fassung.fingerabdruck, ersetzt: null }));
    wert(await h.u.closeAbstimmung(h.person('vorsitz'), zwei, fassung));
    expect(await h.u.approveNiederschrift(h.person('gs'), sitzung, (await lies()).hash), 'what was not carried approves nothing').toMatchObject({ grund: 'noch_nicht_beschlossen' });
    wert(await h.u.takeBackNiederschrift(h.person('gs'), sitzung, 'nicht genehmigt'));
    expect((await h.lade(zwei)).zustand, 'how it ended stays').toBe('ohne_einigung');
  });
});

describe('approved', () => {
  it('it is stored by hash, reckoned again from the audit, and nothing changes it', async () => {
    await beschliesse(await top());
    await genehmigt();
    const n = await lies('by-lesend');
    const pdf = wert(await h.u.printNiederschrift(h.person('by-lesend'), sitzung));
    expect([n.zustand, sha256(pdf) === n.pdfHash]).toEqual(['genehmigt', true]);
    const text = wert(await h.haus.leser.text(pdf));
    for (const worte of ['Nur für den internen Gebrauch', 'Genehmigt am 2. Juni 2028 (Frühjahrskonferenz, TOP 1)', 'Ministerin HH', 'Zustimmung (16)', 'Die IMK nimmt den Sachstand zur Kenntnis.']) expect(text.replace(/\s+/g, ' '), worte).toContain(worte);
    expect([await h.u.approveNiederschrift(h.person('gs'), sitzung, n.hash), await h.u.takeBackNiederschrift(h.person('gs'), sitzung, 'g'), await versende('0'.repeat(64))]).toMatchObject([{ grund: 'niederschrift_nicht_vorgelegt' }, { grund: 'niederschrift_nicht_versandt' }, { grund: 'niederschrift_versandt' }]);
    await expect(h.pool.query("update niederschrift set zustand = 'entwurf' where sitzung_id = $1", [sitzung])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from niederschrift where sitzung_id = $1', [sitzung])).rejects.toThrow('unveränderlich');
    await h.haus.datenbank.ablage.sammlungen.dropDateien([n.pdfHash ?? '']);
    expect(wert(await h.u.printNiederschrift(h.person('by-lesend'), sitzung)).length, 'no clearing up takes it').toBe(pdf.length);
    const { abweichungen, zeilen } = wert(await recomputeSitzung(h.haus.datenbank, sitzung));
    expect([abweichungen, zeilen.includes(`Niederschrift: genehmigt, ${n.pdfHash}`)]).toEqual([[], true]);
    // Whoever owns the database can switch its guards off, and is found out.
    await h.pool.query('alter table niederschrift disable trigger user');
    await h.pool.query("update niederschrift set modell = replace(modell, 'Ministerin HH', 'Ministerin XX') where sitzung_id = $1", [sitzung]);
    await h.pool.query('alter table niederschrift enable trigger user');
    expect(wert(await recomputeSitzung(h.haus.datenbank, sitzung)).abweichungen).toEqual([{ wo: 'Niederschrift', satz: 'Der gespeicherte Wortlaut ist nicht der vorgelegte.' }]);
  });
  it('a typesetter that dies leaves it as it was', async () => {
    await reif();
    const id = wert(await lege());
    await nummeriere(id);
    await beschliesse(id);
    const stirbt = createUsecases({ ...h.haus, satz: { ...h.haus.satz, setzeNiederschrift: () => Promise.resolve({ ok: false, grund: 'satz_abgebrochen' }) } });
    expect(await stirbt.approveNiederschrift(h.person('gs'), sitzung, (await lies()).hash)).toMatchObject({ grund: 'satz_abgebrochen' });
    expect((await lies()).zustand).toBe('vorgelegt');
    const hash = (await lies()).hash;
    const zwei = await Promise.all([h.u.approveNiederschrift(h.person('gs'), sitzung, hash), h.u.approveNiederschrift(h.person('gs-zwei'), sitzung, hash)]);
    expect(zwei.map((z) => z.ok).sort()).toEqual([false, true]);
  });
});

describe('persons and the public', () => {
  it('a name that is erased goes from the attendance until it is laid before a Sitzung, and is told to whoever asks', async () => {
    const passwortHash = await h.haus.passwoerter.hash('ein-langes-passwort');
    await h.haus.datenbank.ablage.konten.create({ kennung: `k-${next}`, name: 'Erika Zitronenfalter', delegation: 'BY', rolle: 'leitung', passwortHash, einmal: false, demo: false });
    wert(await h.u.setAnwesenheit(h.person('gs'), sitzung, (await lies()).fuehrung?.anwesenheitsstand ?? '', [{ delegation: 'BY', stand: 'vertreten', namen: 'Staatssekretärin Erika Zitronenfalter' }]));
    expect(wert(await showPerson(h.haus.datenbank, `k-${next}`)).anwesenheit_namen).toMatchObject([{ delegation: 'BY', namen: 'Staatssekretärin Erika Zitronenfalter' }]);
    wert(await erasePerson(h.haus, `k-${next}`));
    expect((await lies()).blatt?.anwesenheit[0]?.namen).toBe(`Staatssekretärin ${NEUTRAL}`);
  });
  it('not a word of it is in the archive, the feed, the search', async () => {
    wert(await h.u.addTischvorlage(h.person('gs'), sitzung, { titel: 'Zitronenfalterpapier', delegation: 'BY', top: '' }));
    await genehmigt();
    expect(JSON.stringify([await h.u.listSammlungen(), await h.u.readFeed({ ak: null, an: null }), await h.u.readSitemap()])).not.toContain('Zitronenfalter');
    expect(wert(await h.u.searchArchiv({ q: 'Zitronenfalterpapier' }))).toMatchObject({ treffer: [] });
  });
  it('has the name that the conference gave it', async () => {
    wert(await h.u.editVorlagen(h.person('gs'), 'IMK', { titelblatt: [], hinweise: [], niederschrift: ' Kurz  protokoll ' }));
    expect((await lies()).titel).toMatch(/^Kurz protokoll der /);
    expect(await h.u.editVorlagen(h.person('gs'), 'IMK', { titelblatt: [], hinweise: [], niederschrift: ' ' })).toMatchObject({ grund: 'niederschrift_name' });
    wert(await h.u.editVorlagen(h.person('gs'), 'IMK', { titelblatt: [], hinweise: [] }));
    expect((await lies()).titel).toMatch(/^Kurz protokoll der /);
    wert(await h.u.editVorlagen(h.person('gs'), 'IMK', { titelblatt: [], hinweise: [], niederschrift: 'Ergebnisniederschrift' }));
  });
});
