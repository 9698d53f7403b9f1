/** The Umlaufverfahren in the real house: number, Frist, answers in time, early end, silence by rule, and a Widerspruch that moves the matter on. The clock is moved by moving the Frist. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { plusTage } from '../../app/domain/frist.ts';
import { naechsterArbeitstag } from '../../app/domain/umlauf/feiertage.ts';
import { recomputeSitzung } from '../../server/usecases/recompute-sitzung.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const FRIST = `${naechsterArbeitstag(plusTage(new Date().toISOString().slice(0, 10), 40))}T12:00`;
interface Lauf { readonly id: string; readonly v: string; readonly fassungId: string; readonly fingerabdruck: string; readonly name: string }

/** A registered draft of Bayern in a Sitzung of this conference. */
async function entwurfIn(konferenz: string): Promise<string> {
  const sitzungId = konferenz === 'IMK' ? h.sitzungId : wert(await h.u.createSitzung(h.person('gs'), DEMO_SITZUNG, konferenz));
  const id = wert(await h.u.createThema(h.person('by-bearbeitung'), sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: null }, WORTE));
  wert(await h.u.advanceTop(h.person('by-bearbeitung'), id, 'registrieren'));
  return id;
}
async function begonnen(konferenz = 'IMK'): Promise<Lauf> {
  const v = await entwurfIn(konferenz);
  const id = wert(await h.u.createUmlauf(h.person('gs'), v));
  const name = wert(await h.u.beginUmlauf(h.person('vorsitz'), id, FRIST));
  const f = (await h.lade(v)).fassungen[0];
  return { id, v, fassungId: f?.id ?? '', fingerabdruck: f?.fingerabdruck ?? '', name };
}
const cast = (l: Lauf, kennung: string, w: 'zustimmung' | 'enthaltung' | 'ablehnung' = 'zustimmung') => h.u.castStimme(h.person(kennung), l.v, l.fassungId, { wert: w, fingerabdruck: l.fingerabdruck, ersetzt: null });
const alle = async (l: Lauf, laender: readonly string[] = LAENDER): Promise<void> => { for (const land of laender) wert(await cast(l, `${land.toLowerCase()}-leitung`)); };
const beende = (l: Lauf) => h.u.endUmlauf(h.person('vorsitz'), l.id, l.fingerabdruck);
/** The Frist was an hour ago. */
const vorbei = (l: Lauf) => h.pool.query("update umlauf set frist = now() - interval '1 hour' where id = $1", [l.id]);
const ansicht = async (l: Lauf, kennung = 'by-leitung') => wert(await h.u.showUmlauf(h.person(kennung), l.id));

describe('to begin', () => {
  it('freezes the text, gives a number of its own and a Frist; the chair alone does it', async () => {
    const v = await entwurfIn('IMK');
    for (const kennung of ['by-leitung', 'bmi-leitung', 'by-verwaltung']) expect((await h.u.createUmlauf(h.person(kennung), v)).ok).toBe(false);
    const id = wert(await h.u.createUmlauf(h.person('gs'), v));
    expect(await h.u.createUmlauf(h.person('vorsitz'), v)).toMatchObject({ grund: 'umlauf_schon_begonnen' });
    expect(await h.u.beginUmlauf(h.person('gs'), id, FRIST)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.beginUmlauf(h.person('vorsitz'), id, '2099-05-01T12:00')).toMatchObject({ grund: 'frist_kein_arbeitstag', angaben: { name: 'Tag der Arbeit', vorschlag: '2099-05-04' } });
    expect(await h.u.beginUmlauf(h.person('vorsitz'), id, '2020-01-02T12:00')).toMatchObject({ grund: 'frist_vergangen' });
    expect((await h.lade(v)).zustand).toBe('entwurf');
    expect(wert(await h.u.beginUmlauf(h.person('vorsitz'), id, FRIST))).toMatch(/^Umlauf \d+\/20\d\d$/);
    expect(await h.u.beginUmlauf(h.person('vorsitz'), id, FRIST)).toMatchObject({ ok: false });
    const after = await h.lade(v);
    expect([after.zustand, after.textraumId, after.fassungen.length, after.tops[0]?.nummer]).toEqual(['im_umlauf', null, 1, null]);
    expect(h.gemeldet.length, 'the room is told').toBeGreaterThan(0);
  });
  it('gives numbers one after the other, also when many begin at once', async () => {
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.push(wert(await h.u.createUmlauf(h.person('gs'), await entwurfIn('VMK'))));
    const namen = (await Promise.all(ids.map((id) => h.u.beginUmlauf(h.person('vorsitz'), id, FRIST)))).map(wert);
    expect(namen.map((n) => Number(/ (\d+)\//.exec(n)?.[1])).sort()).toEqual([1, 2, 3, 4, 5]);
  });
  it('is held back where nobody knows the threshold, but not where silence decides', async () => {
    expect(await h.u.beginUmlauf(h.person('vorsitz'), wert(await h.u.createUmlauf(h.person('gs'), await entwurfIn('AMK'))), FRIST)).toMatchObject({ grund: 'schwelle_unbekannt' });
    expect((await begonnen('BMK')).name).toContain('Umlauf 1/');
  });
});

describe('an answer', () => {
  it('V5 counts until the Frist by the clock of the database, also past the use case', async () => {
    const l = await begonnen();
    wert(await cast(l, 'by-leitung'));
    await vorbei(l);
    expect(await cast(l, 'hh-leitung')).toMatchObject({ grund: 'umlauf_frist_abgelaufen' });
    expect(await h.u.objectUmlauf(h.person('hh-leitung'), l.id, { gegen: 'text', grund: 'zu spät' })).toMatchObject({ grund: 'umlauf_frist_abgelaufen' });
    await expect(h.pool.query('insert into stimme (id, fassung_id, land, wert, fingerabdruck, konto_id) values (gen_random_uuid(), $1, $2, $3, $4, $5)', [l.fassungId, 'HH', 'zustimmung', l.fingerabdruck, h.person('hh-leitung').kontoId])).rejects.toThrow('abgelaufen');
    expect((await ansicht(l)).fassung?.stimmen.filter((s) => s.wert !== 'offen')).toHaveLength(1);
  });
  it('V7 is of who votes; the chair neither states it for others nor closes like in a Sitzung', async () => {
    const l = await begonnen();
    expect(await cast(l, 'bmi-leitung')).toMatchObject({ grund: 'kein_stimmrecht' });
    expect(await h.u.objectUmlauf(h.person('bmi-leitung'), l.id, { gegen: 'text', grund: 'x' })).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.stateEinvernehmen(h.person('vorsitz'), l.v, { ...l, abweichungen: new Map() })).toMatchObject({ grund: 'schritt_unzulaessig' });
    expect(await h.u.closeAbstimmung(h.person('vorsitz'), l.v, l)).toMatchObject({ grund: 'schritt_unzulaessig' });
    expect(await h.u.reopenFassung(h.person('vorsitz'), l.v, 'weil')).toMatchObject({ grund: 'schritt_unzulaessig' });
  });
});

describe('the end', () => {
  it('comes early when all have answered, and names who is missing before', async () => {
    const l = await begonnen();
    await alle(l, LAENDER.slice(0, 15));
    expect(await beende(l)).toMatchObject({ grund: 'umlauf_frist_laeuft', angaben: { fehlen: 'TH' } });
    expect((await ansicht(l)).fehlen).toEqual(['TH']);
    wert(await cast(l, 'th-leitung', 'enthaltung'));
    const notiz = wert(await h.u.createNotiz(h.person('th-bearbeitung'), l.v, [absatz('absatz', 'Thüringen bittet um einen Bericht.')]));
    wert(await h.u.announceNotiz(h.person('th-leitung'), l.v, notiz));
    expect(await h.u.endUmlauf(h.person('gs'), l.id, l.fingerabdruck)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.endUmlauf(h.person('vorsitz'), l.id, '0'.repeat(64))).toMatchObject({ grund: 'fassung_geaendert' });
    expect(wert(await beende(l))).toMatchObject({ angenommen: true, bezeichnung: 'einstimmig', regel: expect.stringContaining('Im Umlaufverfahren'), lesarten: expect.arrayContaining([expect.stringContaining('Schweigen nicht als Zustimmung')]) });
    const after = await h.lade(l.v);
    expect([after.zustand, after.notizen[0]?.zustand]).toEqual(['umlauf_beschlossen', 'abgegeben']);
    expect(await h.u.openFreigabe(h.person('gs'), h.sitzungId, FRIST), 'no Sammlung of a Sitzung prints it').toMatchObject({ grund: 'freigabe_nichts_beschlossen' });
    expect(await cast(l, 'by-leitung', 'ablehnung')).toMatchObject({ ok: false });
  });
  it('after the Frist a missing answer is no consent for the IMK, and the result says whose', async () => {
    const l = await begonnen();
    await alle(l, LAENDER.slice(0, 15));
    await vorbei(l);
    expect((await ansicht(l)).vorschau?.angenommen).toBe(false);
    expect(wert(await beende(l))).toMatchObject({ angenommen: false, satz: 'Es fehlt die Stimme von Thüringen.' });
    expect((await h.lade(l.v)).zustand).toBe('ohne_einigung');
    expect((await ansicht(l)).fehlen).toEqual(['TH']);
  });
  it('after the Frist silence is consent for the KMK, and the result says so', async () => {
    const l = await begonnen('KMK');
    await alle(l, LAENDER.slice(0, 3));
    expect(await beende(l)).toMatchObject({ grund: 'umlauf_frist_laeuft' });
    await vorbei(l);
    expect(wert(await beende(l))).toMatchObject({ angenommen: true, bezeichnung: 'ohne Widerspruch', satz: expect.stringMatching(/^Niemand hat widersprochen\. Schweigen gilt als Zustimmung: .*Thüringen haben nicht geantwortet\.$/), regel: expect.stringContaining('28 Tagen') });
  });
  it('stays: nothing of it changes, not even in SQL', async () => {
    const l = await begonnen();
    await expect(h.pool.query('update umlauf set laufend = 99 where id = $1', [l.id])).rejects.toThrow('unveränderlich');
    await alle(l);
    wert(await beende(l));
    await expect(h.pool.query("update umlauf set zustand = 'laeuft', beendet_am = null where id = $1", [l.id])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from umlauf where id = $1', [l.id])).rejects.toThrow('unveränderlich');
    for (const act of [beende(l), h.u.abortUmlauf(h.person('vorsitz'), l.id, 'x'), h.u.objectUmlauf(h.person('by-leitung'), l.id, { gegen: 'text', grund: 'x' }), h.u.remindUmlauf(h.person('gs'), l.id)]) expect(await act).toMatchObject({ grund: 'umlauf_unzulaessig' });
  });
});

describe('a Widerspruch', () => {
  it('ends it at once and moves the matter to the next Sitzung, with its history', async () => {
    const naechste = wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, nummer: 226, bezeichnung: 'Frühjahrskonferenz', von: '2027-06-02', bis: '2027-06-04', beschlussdatum: '2027-06-04' }));
    const l = await begonnen();
    await alle(l, LAENDER.slice(0, 4));
    expect(await h.u.objectUmlauf(h.person('hh-bearbeitung'), l.id, { gegen: 'verfahren', grund: 'x' })).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.objectUmlauf(h.person('hh-leitung'), l.id, { gegen: 'verfahren', grund: ' ' })).toMatchObject({ grund: 'grund_leer' });
    wert(await h.u.objectUmlauf(h.person('hh-leitung'), l.id, { gegen: 'verfahren', grund: 'Das gehört in die Sitzung.' }));
    const v = await h.lade(l.v);
    expect([v.sitzungId, v.zustand, v.tops[0]?.nummer, v.fassungen[0]?.abstimmung.aufhebungsgrund, v.textraumId === null]).toEqual([naechste, 'entwurf', null, `Widerspruch von Hamburg gegen das Verfahren im ${l.name}`, false]);
    expect(await ansicht(l, 'gs')).toMatchObject({ zustand: 'widersprochen', nachSitzungId: naechste, widersprueche: [{ delegation: 'HH', gegen: 'verfahren', grund: 'Das gehört in die Sitzung.' }] });
    const { verlauf } = wert(await h.u.showVorschlag(h.person('gs'), l.v));
    expect(verlauf.map((e) => e.text)).toEqual(expect.arrayContaining([`${l.name}: Widerspruch gegen das Verfahren, weiter auf der Tagesordnung der nächsten Sitzung`, 'Zustimmung zu Fassung 1']));
    wert(await h.u.numberTop(h.person('gs'), l.v, v.tops[0]?.id ?? '', ''));
    expect(wert(await h.u.freezeFassung(h.person('vorsitz'), l.v)).nummer).toBe(2);
    expect((await h.lade(l.v)).fassungen[1]?.abstimmung.stimmen).toEqual([]);
    await expect(h.pool.query('delete from umlaufwiderspruch where umlauf_id = $1', [l.id])).rejects.toThrow('unveränderlich');
  });
  it('V4 against sixteen answers and the end at once leaves one story: ended with all, or objected to with none counting', async () => {
    for (let round = 0; round < 5; round += 1) {
      const l = await begonnen();
      await alle(l, LAENDER.slice(0, 12));
      const [ended, objected] = await Promise.all([
        Promise.all([beende(l), ...LAENDER.slice(12).map((land) => cast(l, `${land.toLowerCase()}-leitung`)), beende(l)]), h.u.objectUmlauf(h.person('by-leitung'), l.id, { gegen: 'text', grund: 'weil' })
      ]);
      const [u, v] = [await ansicht(l), await h.lade(l.v)];
      const wonByEnd = ended[0]?.ok === true || ended.at(-1)?.ok === true;
      expect(objected.ok).toBe(!wonByEnd);
      expect([u.zustand, v.zustand]).toEqual(wonByEnd ? ['beendet', 'umlauf_beschlossen'] : ['widersprochen', 'entwurf']);
      expect(v.fassungen[0]?.abstimmung.aufgehobenAm === null).toBe(wonByEnd);
    }
  });
});

describe('on the way', () => {
  it('reminds once all who have not answered, by letter where there is a mailbox', async () => {
    wert(await h.u.setPostfach(h.person('gs'), 'TH', 'th@ministerium.example'));
    const l = await begonnen();
    await alle(l, LAENDER.slice(0, 14));
    expect(wert(await h.u.remindUmlauf(h.person('gs'), l.id))).toEqual({ erinnert: ['SH', 'TH'], ohnePostfach: ['SH'] });
    expect(await h.u.remindUmlauf(h.person('vorsitz'), l.id)).toMatchObject({ grund: 'schon_erinnert' });
    const { rows } = await h.pool.query<{ betreff: string; text: string }>("select betreff, text from sendung where an = 'th@ministerium.example' and schluessel like 'umlauf-erinnerung/%'");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.betreff).toContain(`${l.name} der IMK: Antwort bis `);
    expect(rows[0]?.text).not.toContain('Ein Thema');
    const aufgaben = (await h.u.showUebersicht(h.person('th-leitung'))).aufgaben.map((a) => a.text);
    expect(aufgaben.some((a) => a.includes(`im ${l.name} bis `) && a.endsWith('(Erinnerung der Geschäftsstelle)'))).toBe(true);
  });
  it('is broken off with a reason; a running one gives the text free again', async () => {
    const l = await begonnen();
    expect(await h.u.abortUmlauf(h.person('vorsitz'), l.id, '')).toMatchObject({ grund: 'grund_leer' });
    wert(await h.u.abortUmlauf(h.person('vorsitz'), l.id, 'doch in der Sitzung'));
    expect([(await h.lade(l.v)).zustand, (await ansicht(l)).stand, (await ansicht(l)).grund]).toEqual(['entwurf', 'abgebrochen', 'doch in der Sitzung']);
    const zweiter = wert(await h.u.createUmlauf(h.person('gs'), l.v));
    wert(await h.u.abortUmlauf(h.person('vorsitz'), zweiter, 'noch nicht'));
    expect((await h.lade(l.v)).zustand).toBe('entwurf');
  });
  it('is not there for who may not see the matter', async () => {
    const l = await begonnen();
    expect(await h.u.showUmlauf(h.person('by-verwaltung'), l.id)).toMatchObject({ grund: 'nicht_gefunden' });
    expect(await h.u.showUmlauf(null, l.id)).toMatchObject({ grund: 'nicht_gefunden' });
    expect(await h.u.showUmlauf(h.person('gs'), 'x')).toMatchObject({ grund: 'nicht_gefunden' });
    expect(wert(await h.u.showUmlaeufe(h.person('hh-lesend'))).some((z) => z.id === l.id)).toBe(true);
  });
});

describe('what was decided in writing', () => {
  it('V12 is reckoned again from the audit alone, in every Sitzung of this file, also where a matter moved on', async () => {
    for (const { id } of await h.haus.datenbank.ablage.sitzungen.list()) {
      const { kette, abweichungen } = wert(await recomputeSitzung(h.haus.datenbank, id));
      expect([kette.ok, abweichungen]).toEqual([true, []]);
    }
    const { zeilen } = wert(await recomputeSitzung(h.haus.datenbank, h.sitzungId));
    expect(zeilen.filter((z) => z.endsWith(': einstimmig')).length).toBeGreaterThan(0);
  });
});
