/** Notices and letters: written with the act or not at all, once, to the right Delegationen, without a title, and read by each person for themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { PARTEIEN } from '../../app/domain/land.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => {
  h = await neuesHaus();
  for (const delegation of ['HH', 'BY', 'SN']) wert(await h.u.setPostfach(h.person('gs'), delegation, `${delegation.toLowerCase()}@land.example`));
}, 60_000);
afterAll(() => h.close());

const briefe = async (an: string): Promise<{ betreff: string; text: string }[]> => (await h.pool.query<{ betreff: string; text: string }>('select betreff, text from sendung where an = $1 order by id', [`${an}@land.example`])).rows;
/** What is new, as the list has it and as the first page counts it. */
const neue = async (wer: string): Promise<string[]> => {
  const betreffe = (await h.u.showMitteilungen(h.person(wer))).zeilen.filter((m) => m.neu).map((m) => m.betreff);
  expect(await h.u.countNeue(h.person(wer))).toBe(betreffe.length);
  return betreffe;
};
const gelesen = async (wer: string): Promise<void> => h.u.readMitteilungen(h.person(wer), (await h.u.showMitteilungen(h.person(wer))).zeilen[0]?.id ?? '0');
const leere = (): Promise<unknown> => h.pool.query('delete from sendung; delete from mitteilung');

describe('notices', () => {
  it('invite all Delegationen once, also when two invite at once, and name day and place', async () => {
    await leere();
    await Promise.all([h.u.inviteSitzung(h.person('gs'), h.sitzungId), h.u.inviteSitzung(h.person('vorsitz'), h.sitzungId)]);
    expect((await h.pool.query('select delegation from mitteilung')).rows.length).toBe(PARTEIEN.length);
    // Who keeps accounts sees no Sitzung, and is told of none.
    expect([(await neue('hh-lesend')).length, (await neue('hh-verwaltung')).length]).toEqual([1, 0]);
    expect(await briefe('hh')).toHaveLength(1);
    expect((await briefe('hh'))[0]?.text).toMatch(/^Delegation Hamburg\n\nzur .* ist eingeladen: .*\n\n.*\n\nhttps:\/\/einvernehmen\.example\/sitzungen\//s);
  });

  it('tell the results of a day in one letter, and each in the house; nothing of an act that was refused', async () => {
    await leere();
    const [eins, zwei] = [await h.beschlossen(), await h.beschlossen()];
    expect(await h.u.closeAbstimmung(h.person('vorsitz'), eins.v.id, { fassungId: eins.fassungId, fingerabdruck: '0'.repeat(64) })).toMatchObject({ ok: false });
    expect(await neue('hh-leitung')).toEqual([zwei, eins].map(({ v }) => `TOP ${v.tops[0]?.nummer ?? ''}: einstimmig`));
    expect((await briefe('hh')).map((b) => b.betreff)).toEqual(['Herbstkonferenz: Abstimmungen geschlossen']);
    expect(JSON.stringify([await briefe('hh'), await h.u.showMitteilungen(h.person('hh-leitung'))])).not.toContain('Ein Thema');
  });

  it('tell of a note when it is announced, and ask those who signed other words', async () => {
    await leere();
    const { v } = await h.eingefroren();
    const notiz = wert(await h.u.createNotiz(h.person('hh-bearbeitung'), v.id, [absatz('absatz', 'Hamburg weist hin.')]));
    expect(await neue('by-leitung')).toEqual([]);
    wert(await h.u.announceNotiz(h.person('hh-leitung'), v.id, notiz));
    expect(await neue('by-leitung')).toEqual([expect.stringMatching(/^TOP \d+: Protokollnotiz \(Hamburg\) angekündigt$/)]);
    expect(await neue('hh-leitung')).toEqual([]);
    expect((await briefe('by')).map((b) => b.text).join()).not.toMatch(/Hamburg|weist/);
    const gelesenVon = (await h.lade(v.id)).notizen[0]?.unterschriften[0]?.fingerabdruck ?? '';
    wert(await h.u.signNotiz(h.person('by-leitung'), v.id, notiz, gelesenVon));
    // Bayern's signature is under words that were changed since.
    await h.pool.query('update unterschrift set fingerabdruck = $1 where delegation = $2', ['f'.repeat(64), 'BY']);
    wert(await h.u.signNotiz(h.person('hh-leitung'), v.id, notiz, gelesenVon));
    expect(await neue('by-leitung')).toEqual([expect.stringContaining('Wortlaut der Protokollnotiz (Hamburg) geändert, bitte neu unterzeichnen'), expect.stringContaining('angekündigt')]);
    expect(await neue('sn-leitung')).toEqual([expect.stringContaining('angekündigt')]);
  });

  it('are read by each person for themselves; what comes later is new again', async () => {
    await leere();
    await h.beschlossen();
    await gelesen('hh-leitung');
    expect([(await neue('hh-leitung')).length, (await neue('hh-lesend')).length]).toEqual([0, 1]);
    await h.beschlossen();
    expect([(await neue('hh-leitung')).length, (await neue('hh-lesend')).length]).toEqual([1, 2]);
    await h.u.readMitteilungen(h.person('hh-leitung'), '0; drop table mitteilung');
    await h.u.readMitteilungen(h.person('hh-leitung'), '1');
    expect((await neue('hh-leitung')).length).toBe(1);
  });

  it('about a TOP are for who sees it', async () => {
    await leere();
    await h.beschlossen();
    expect(await h.u.showMitteilungen({ ...h.person('hh-lesend'), zustaendigkeit: { arbeitskreise: ['VI'], vorschlaege: [] } })).toMatchObject({ zeilen: [] });
    expect((await h.u.showMitteilungen({ ...h.person('hh-lesend'), zustaendigkeit: { arbeitskreise: ['II'], vorschlaege: [] } })).zeilen).toHaveLength(1);
    for (const wer of [h.person('hh-verwaltung'), null]) expect(await h.u.showMitteilungen(wer)).toEqual({ zeilen: [], aeltere: null });
    expect(await h.u.countNeue(null)).toBe(0);
  });

  it('about a page are for who may open it: who is narrowed to some TOPs is not told of a Niederschrift', async () => {
    await leere();
    const betrifft = (handlung: 'sitzung.sehen' | 'niederschrift.sehen'): Promise<void> => h.haus.datenbank.ablage.mitteilungen.put(['HH'], { schluessel: handlung, betreff: handlung, pfad: '/', vorschlagId: null, handlung });
    await betrifft('sitzung.sehen');
    await betrifft('niederschrift.sehen');
    const eng = { ...h.person('hh-lesend'), zustaendigkeit: { arbeitskreise: ['II'], vorschlaege: [] } };
    expect([(await h.u.showMitteilungen(eng)).zeilen.map((m) => m.betreff), await h.u.countNeue(eng), await h.u.countNeue(h.person('hh-lesend'))]).toEqual([['sitzung.sehen'], 1, 2]);
    await expect(h.pool.query("insert into mitteilung (delegation, schluessel, betreff, pfad) values ('HH', 'x', 'x', '/')")).rejects.toThrow(/mitteilung_recht/);
  });

  it('fill pages of a hundred, each notice once, whatever comes meanwhile', async () => {
    await leere();
    await h.pool.query("insert into mitteilung (delegation, schluessel, betreff, pfad, handlung) select 'HH', n::text, n::text, '/', 'sitzung.sehen' from generate_series(1, 250) n");
    const seen: string[] = [];
    let vor: string | null = null;
    const anzahlen: number[] = [];
    do {
      const { zeilen, aeltere } = await h.u.showMitteilungen(h.person('hh-lesend'), vor);
      anzahlen.push(zeilen.length);
      seen.push(...zeilen.map((z) => z.betreff));
      await h.haus.datenbank.ablage.mitteilungen.put(['HH'], { schluessel: `spaeter/${anzahlen.length}`, betreff: 'später', pfad: '/', vorschlagId: null, handlung: 'sitzung.sehen' });
      vor = aeltere;
    } while (vor !== null);
    expect([anzahlen, seen]).toEqual([[100, 100, 50], Array.from({ length: 250 }, (_, i) => String(250 - i))]);
    for (const unsinn of ['', '0', '-1', '1e3', '9'.repeat(19), "1' or '1", '٣']) expect((await h.u.showMitteilungen(h.person('hh-lesend'), unsinn)).zeilen.length, unsinn).toBe(unsinn === '0' ? 0 : 100);
    expect(await h.u.countNeue(h.person('hh-lesend'))).toBe(100);
  });

  it('begin and end an Umlaufverfahren, with its Frist', async () => {
    await leere();
    const v = await h.entwurf();
    const umlauf = wert(await h.u.createUmlauf(h.person('gs'), v.id));
    wert(await h.u.beginUmlauf(h.person('vorsitz'), umlauf, '2099-02-03T12:00'));
    expect((await briefe('sn'))[0]?.betreff).toMatch(/^Umlauf \d+\/\d{4} der IMK: Antwort bis 3\. Februar 2099, 12:00 Uhr$/);
    wert(await h.u.objectUmlauf(h.person('hh-leitung'), umlauf, { gegen: 'text', grund: 'Nein.' }));
    expect((await neue('sn-leitung'))[0]).toMatch(/^Umlauf .* der IMK: Widerspruch von Hamburg$/);
    expect((await briefe('sn')).length).toBe(2);
  });

  it('open a round of Freigabe', async () => {
    await leere();
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    expect((await briefe('by'))[0]?.betreff).toContain('Antwort bis 1. Januar 2099, 12:00 Uhr');
    expect((await neue('bmi-leitung')).length).toBe(0);
  });
});
