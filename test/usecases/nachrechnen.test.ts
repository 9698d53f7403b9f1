/** V12, L5: whatever somebody changes past the program, in the tables or in the audit itself, is named; acts at the same time make one whole chain. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { checkAkte, recomputeSitzung, type Nachweis } from '../../server/usecases/recompute-sitzung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const rechne = async (): Promise<Nachweis> => wert(await recomputeSitzung(h.haus.datenbank, h.sitzungId));
const akte = () => h.haus.datenbank.ablage.akte;

/** A statement of somebody who works on the database itself, undone again. */
async function past<T>(tabelle: string, statement: string, values: unknown[], look: () => Promise<T>): Promise<T> {
  const client = await h.pool.connect();
  try {
    await client.query(`create table vorher as table ${tabelle}`);
    await client.query(`alter table ${tabelle} disable trigger all`);
    await client.query(statement, values);
    return await look();
  } finally {
    await client.query(`delete from ${tabelle}`);
    await client.query(`insert into ${tabelle} select * from vorher`);
    await client.query(`alter table ${tabelle} enable trigger all`);
    await client.query('drop table vorher');
    client.release();
  }
}

describe('a Sitzung reckoned again', () => {
  let fassungId = '';
  let offen = '';
  beforeAll(async () => {
    ({ fassungId } = await h.beschlossen());
    const { v, fassungId: zweite, fingerabdruck } = await h.eingefroren();
    wert(await h.u.castStimme(h.person('by-leitung'), v.id, zweite, { wert: 'ablehnung', fingerabdruck, ersetzt: null }));
    wert(await h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId: zweite, fingerabdruck }));
    offen = (await h.eingefroren()).fassungId;
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2027-12-17T12:00', []));
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map()));
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
  });

  it('agrees with itself', async () => {
    expect(await rechne()).toEqual({ kette: { ok: true, anker: { folge: expect.any(Number) as number, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string } }, zeilen: ['TOP 1, Fassung 1: einstimmig', 'TOP 2, Fassung 1: ohne Einigung', 'Freigaberunde: 1 freigegeben'], abweichungen: [] });
  });

  it.each([
    ['stimme', `update stimme set wert = 'ablehnung' where land = 'BY' and fassung_id = $1`, 'BY: gespeichert ablehnung, nach der Akte zustimmung.'],
    ['stimme', `delete from stimme where land = 'HH' and fassung_id = $1`, 'HH: gespeichert keine Stimme, nach der Akte zustimmung.'],
    ['fassung', `update fassung set absaetze = jsonb_set(absaetze::jsonb, '{0,text}', '"Anderer Wortlaut."') where id = $1`, 'Der gespeicherte Wortlaut ist nicht der eingefrorene.']
  ])('V12 names a change in %s: %s', async (tabelle, statement, satz) => {
    expect((await past(tabelle, statement, [fassungId], rechne)).abweichungen).toEqual([{ wo: 'TOP 1, Fassung 1', satz }]);
  });

  it('V12 names another Ergebnis, a vote that nobody closed, and a Freigabe that nobody gave', async () => {
    const anders = await past('abstimmung', `update abstimmung set ergebnis = jsonb_set(ergebnis::jsonb, '{bezeichnung}', '"mehrheitlich"') where fassung_id = $1`, [fassungId], rechne);
    expect(anders.abweichungen).toEqual([{ wo: 'TOP 1, Fassung 1', satz: expect.stringContaining('Gespeichert ist „mehrheitlich“') as string }]);
    const geschlossen = await past('abstimmung', `update abstimmung set geschlossen_am = now(), ergebnis = '{"angenommen":true,"bezeichnung":"einstimmig","satz":"x"}' where fassung_id = $1`, [offen], rechne);
    expect(geschlossen.abweichungen).toEqual([{ wo: 'TOP 3, Fassung 1', satz: 'Gespeichert ist „einstimmig“ (x), die Akte sagt keines.' }]);
    const frei = await past('aktenvermerk', `update aktenvermerk set daten = '{"freigegeben":[]}' where art = 'freigabe_geschlossen'`, [], rechne);
    expect(frei.abweichungen.map((a) => a.satz)).toEqual(['Festgestellt sind 0 freigegebene Beschlüsse, aus den Antworten folgen 1.', 'Gespeichert ist „freigegeben“, die Akte kennt keine Freigabe.']);
    expect(frei.kette).toMatchObject({ ok: false, art: 'kette' });
  });

  it('L5 finds the place where the audit was edited, cut in the middle, or added to past the chain', async () => {
    const { anker } = (await checkAkte(akte())) as { anker: { folge: number } };
    const { rows: [third] } = await h.pool.query<{ id: string }>('select vermerk_id as id from aktenkette where folge = 3');
    expect(await past('aktenvermerk', `update aktenvermerk set delegation = 'HH' where id = $1`, [third?.id], () => checkAkte(akte()))).toEqual({ ok: false, folge: 3, art: 'kette' });
    expect(await past('aktenvermerk', 'update aktenvermerk set am = am + interval \'1 microsecond\' where id = $1', [third?.id], () => checkAkte(akte()))).toEqual({ ok: false, folge: 3, art: 'kette' });
    expect(await past('aktenkette', 'delete from aktenkette where folge = $1', [anker.folge - 1], () => checkAkte(akte()))).toEqual({ ok: false, folge: anker.folge - 1, art: 'luecke' });
    expect(await past('aktenvermerk', `insert into aktenvermerk (art) values ('stimme')`, [], () => checkAkte(akte()))).toEqual({ ok: false, folge: anker.folge + 1, art: 'ohne_kette' });
    expect(await checkAkte(akte()), 'undone').toMatchObject({ ok: true, anker });
    await expect(h.pool.query(`update aktenkette set hash = '\\x00' where folge = 3`)).rejects.toThrow('unveränderlich');
  });

  it('40 acts at the same time make one chain without a hole', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => h.haus.datenbank.transaktion(async (ablage) => {
      await ablage.akte.note({ art: 'probe', person: null, daten: { i } });
      await ablage.akte.note({ art: 'probe', person: null, daten: { i, zweite: true } });
      return { ok: true as const, wert: true };
    })));
    expect((await h.pool.query(`select 1 from aktenvermerk where art = 'probe'`)).rowCount).toBe(80);
    expect(await checkAkte(akte())).toMatchObject({ ok: true });
  });

  it('is refused for a Sitzung there is not', async () => {
    for (const id of ['', 'x', '00000000-0000-0000-0000-000000000000']) expect(await recomputeSitzung(h.haus.datenbank, id)).toEqual({ ok: false, grund: 'nicht_gefunden' });
  });
});
