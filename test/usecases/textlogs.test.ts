/** L6 and P12 beside the service: logs go a year after freeze and Sitzung and leave the Fassung readable; one that is not what was written stays and is named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absaetzeOfLog } from '../../app/dokument/codec.ts';
import { createTextlogpflege } from '../../server/persistence/textlog-pflege.ts';
import { checkTextlogs, reduceTextlogs, TEXTLOG_TAGE } from '../../server/usecases/keep-textlogs.ts';
import { neuesHaus, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const raumOf = async (fassungId: string): Promise<string> => (await h.pool.query<{ id: string }>('select textraum_id as id from fassung where id = $1', [fassungId])).rows[0]?.id ?? '';
const zeilen = async (raum: string): Promise<number | null> => (await h.pool.query('select 1 from textraumeintrag where textraum_id = $1', [raum])).rowCount;
const frozenDaysAgo = (raum: string, tage: number): Promise<unknown> => h.pool.query('update textraum set geschlossen_am = now() - make_interval(days => $2) where id = $1', [raum, tage]);
const decidedDaysAgo = (tage: number): Promise<unknown> => h.pool.query('update sitzung set beschlussdatum = current_date - $2::int, von = current_date - $2::int, bis = current_date - $2::int where id = $1', [h.sitzungId, tage]);
const reduce = (probe: boolean) => reduceTextlogs(h.haus.datenbank, createTextlogpflege(h.pool), { probe });

async function tamper(raum: string): Promise<void> {
  await h.pool.query('alter table textraumeintrag disable trigger textraumeintrag_bleibt');
  await h.pool.query('update textraumeintrag set daten = set_byte(daten, 3, get_byte(daten, 3) # 1) where textraum_id = $1 and folge = 1', [raum]);
  await h.pool.query('alter table textraumeintrag enable trigger textraumeintrag_bleibt');
}

describe('L6 the log of a frozen text', () => {
  it('goes a year after freeze and Sitzung, not before; what was voted on stays to be read', async () => {
    const { fassungId } = await h.eingefroren();
    const entwurf = await h.entwurf({ nummer: '2' });
    const raum = await raumOf(fassungId);
    const nichts = { texte: 0, zeilen: 0, zweifelhaft: [] };
    await frozenDaysAgo(raum, TEXTLOG_TAGE + 2);
    expect(await reduce(false), 'the Sitzung is not over').toEqual(nichts);
    await decidedDaysAgo(TEXTLOG_TAGE + 1);
    await frozenDaysAgo(raum, TEXTLOG_TAGE - 1);
    expect(await reduce(false), 'it was frozen less than a year ago').toEqual(nichts);
    await frozenDaysAgo(raum, TEXTLOG_TAGE + 2);
    const faellig = { texte: 1, zeilen: await zeilen(raum), zweifelhaft: [] };
    expect(await reduce(true)).toEqual(faellig);
    expect(await zeilen(raum)).toBe(faellig.zeilen);
    expect(await reduce(false)).toEqual(faellig);
    expect(await zeilen(raum)).toBe(0);
    expect(await reduce(false), 'once').toEqual(nichts);
    expect(absaetzeOfLog((await h.log.lade(raum))?.eintraege ?? []).map((a) => a.text)).toEqual(WORTE.map((a) => a.text));
    expect(await zeilen(entwurf.textraumId ?? ''), 'an open text keeps its log').toBeGreaterThan(0);
    expect((await h.pool.query(`select daten from aktenvermerk where art = 'textprotokolle_gekuerzt'`)).rows).toEqual([{ daten: { texte: 1, zeilen: faellig.zeilen } }]);
  });

  it('P12 stays where it is not what was written, and is named by the check', async () => {
    const { fassungId } = await h.eingefroren();
    const raum = await raumOf(fassungId);
    await frozenDaysAgo(raum, TEXTLOG_TAGE + 2);
    expect((await checkTextlogs(createTextlogpflege(h.pool))).beschaedigt).toEqual([]);
    await tamper(raum);
    expect(await reduce(false)).toEqual({ texte: 0, zeilen: 0, zweifelhaft: [raum] });
    expect(await zeilen(raum)).toBeGreaterThan(0);
    expect((await checkTextlogs(createTextlogpflege(h.pool))).beschaedigt).toEqual([{ id: raum, ok: false, art: 'kette', folge: 1 }]);
  });

  it('stays where its words are not those of the Fassung', async () => {
    const { fassungId } = await h.eingefroren();
    const raum = await raumOf(fassungId);
    await frozenDaysAgo(raum, TEXTLOG_TAGE + 2);
    const pflege = createTextlogpflege(h.pool);
    const fremd = { ...pflege, faellig: async (tage: number) => (await pflege.faellig(tage)).map((f) => (f.id === raum ? { ...f, fingerabdruck: 'f'.repeat(64) } : f)) };
    expect((await reduceTextlogs(h.haus.datenbank, fremd, { probe: false })).zweifelhaft).toContain(raum);
    expect(await zeilen(raum)).toBeGreaterThan(0);
  });
});
