/**
 * V2, V3, V4, V10, V11, S17: acts that race for the same thing, from two nodes on one database, in rounds: 300 in CI, 10,000 in a night, as many as the five tests have together.
 * After each round the rows of the database are held against what each person was told: 0 double, 0 lost, 0 bound to another text.
 */
import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { docOf } from '../../app/dokument/codec.ts';
import { createDatenbank } from '../../server/persistence/datenbank.ts';
import { createPrisma, poolConfigOf, type PrismaClient } from '../../server/persistence/prisma.ts';
import { createUsecases, type Usecases } from '../../server/usecases/index.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { wahlOf } from '../dokument/gegner.ts';
import { groesse, KEIM, sage } from './groesse.ts';

const leitung = (land: string): string => `${land.toLowerCase()}-leitung`;
const told = (answers: readonly Result<unknown>[]): string => answers.map((a) => (a.ok ? 'ok' : a.grund)).sort().join(', ');

let h: Testhaus;
let prisma: PrismaClient;
/** The same house seen from two nodes, each with connections of its own. */
let knoten: readonly [Usecases, Usecases];
const wahl = wahlOf(KEIM);
// A house for each test: the rounds of one make the lists of the next ones long.
beforeEach(async () => {
  h = await neuesHaus();
  prisma = createPrisma({ ...poolConfigOf(h.url), max: 12 });
  knoten = [h.u, createUsecases({ ...h.haus, datenbank: createDatenbank(prisma) })];
});
afterEach(async () => {
  await prisma.$disconnect();
  await h.close();
});
const node = (): Usecases => knoten[wahl(2)] ?? expect.fail();
/** Starts acts in a chance order, so that each of them is first as often. */
async function race<T extends readonly (() => Promise<Result<unknown>>)[]>(...acts: T): Promise<{ [K in keyof T]: Awaited<ReturnType<T[K]>> }> {
  const answers: Result<unknown>[] = [];
  const order = acts.map((_, i) => [wahl(1_000_000), i] as const).sort(([a], [b]) => a - b);
  await Promise.all(order.map(async ([, i]) => { answers[i] = await (acts[i] ?? expect.fail())(); }));
  return answers as { [K in keyof T]: Awaited<ReturnType<T[K]>> };
}
/** An update that appends words to the last paragraph of a room, and the place in its log that it was made for. */
async function typing(raumId: string, words: string): Promise<{ kopf: number; update: Uint8Array }> {
  const stand = await h.log.lade(raumId);
  const doc = docOf(stand?.eintraege ?? []);
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment('beschluss');
  const last = (fragment.get(fragment.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
  last.insert(last.length, words);
  return { kopf: stand?.kopf ?? 0, update: Y.encodeStateAsUpdate(doc, before) };
}
/** A letter is stored sooner than a formal act is done: it starts a little later, by chance, so that it comes before, within and after. */
const schreibt = (raumId: string, { kopf, update }: { kopf: number; update: Uint8Array }, delegation: 'BY' | 'SN') => async (): Promise<Result<unknown>> => {
  await setTimeout(wahl(24));
  const answer = await h.log.haengeAn(raumId, kopf, [{ daten: update, kontoId: h.person(`${delegation.toLowerCase()}-bearbeitung`).kontoId, delegation }]);
  return answer.ok ? ok(answer.kopf) : answer;
};

describe('races of formal acts', () => {
  it(`V2 V3 casts against casts: ${groesse(80, 2_667)} rounds of one Land in four windows, the first vote and every change counted once`, async () => {
    let { v, fassungId, fingerabdruck } = await h.eingefroren();
    const outcomes = new Map<string, number>();
    for (let round = 0; round < groesse(80, 2_667); round++) {
      if (round > 0 && round % 64 === 0) ({ v, fassungId, fingerabdruck } = await h.eingefroren());
      const land = LAENDER[round % 16] ?? expect.fail();
      const stimme = async (): Promise<{ id: string; wert: string } | undefined> => (await h.lade(v.id)).fassungen.at(-1)?.abstimmung.stimmen.find((s) => s.land === land);
      const stood = await stimme();
      const ersetzt = stood?.id ?? null;
      const others = (['zustimmung', 'enthaltung', 'ablehnung'] as const).filter((w) => w !== stood?.wert);
      const werte = [0, 1, 2, 3].map((i) => others[i % others.length] ?? expect.fail());
      const before = (await h.haus.datenbank.ablage.akte.of(v.id)).filter((e) => e.art === 'stimme').length;
      const answers = await race(...werte.map((w) => () => node().castStimme(h.person(leitung(land)), v.id, fassungId, { fingerabdruck, wert: w, ersetzt })));
      const stands = await stimme();
      const after = (await h.haus.datenbank.ablage.akte.of(v.id)).filter((e) => e.art === 'stimme').length;
      // Whoever was told "counted" finds the own value there; the file has one entry for what happened once.
      answers.forEach((a, i) => { if (a.ok) expect([round, werte[i]]).toEqual([round, stands?.wert]); });
      expect([round, answers.some((a) => a.ok), after - before, stands?.id === ersetzt]).toEqual([round, true, 1, false]);
      outcomes.set(told(answers), (outcomes.get(told(answers)) ?? 0) + 1);
    }
    const { rows } = await h.pool.query('select 1 from stimme group by fassung_id, land having count(*) > 1');
    expect(rows).toEqual([]);
    sage('V2, V3', [...outcomes].map(([k, n]) => `${n}× ${k}`).join('; '));
  });

  it(`V4 casts against the close: ${groesse(60, 2_000)} rounds of 16 Länder and two closes, each vote in the result or told so`, async () => {
    let [counted, refused] = [0, 0];
    for (let round = 0; round < groesse(60, 2_000); round++) {
      const { v, fassungId, fingerabdruck } = await h.eingefroren();
      const answers = await race(
        ...LAENDER.map((land) => () => node().castStimme(h.person(leitung(land)), v.id, fassungId, { fingerabdruck, wert: 'zustimmung', ersetzt: null })),
        ...[0, 1].map(() => () => node().closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck }))
      );
      const after = await h.lade(v.id);
      const { abstimmung } = after.fassungen[0] ?? expect.fail();
      const there = abstimmung.stimmen.map((s) => s.land).sort();
      expect([round, there]).toEqual([round, LAENDER.filter((_, i) => answers[i]?.ok).sort()]);
      expect([round, answers.slice(16).filter((a) => a.ok).length, abstimmung.ergebnis?.angenommen, after.zustand]).toEqual([round, 1, there.length === 16, there.length === 16 ? 'beschlossen' : 'ohne_einigung']);
      expect(answers.slice(0, 16).every((a) => a.ok || ['abstimmung_geschlossen', 'schritt_unzulaessig'].includes(a.grund)), told(answers)).toBe(true);
      counted += there.length;
      refused += 16 - there.length;
    }
    sage('V4', `${counted} votes counted, ${refused} told that the vote is closed`);
  });

  it(`S17 V11 freeze against edit: ${groesse(60, 2_000)} rounds with two freezes and a vote on the Fassung before; the edit in the frozen text for all or for none`, async () => {
    let [within, outside] = [0, 0];
    let alt = { v: await h.entwurf(), fassungId: '', fingerabdruck: '' };
    for (let round = 0; round < groesse(60, 2_000); round++) {
      const { v } = alt;
      const raum = (await h.lade(v.id)).textraumId ?? expect.fail();
      const edit = await typing(raum, ` W${round}.`);
      const [written, one, two, vote] = await race(
        schreibt(raum, edit, 'BY'), () => node().freezeFassung(h.person('vorsitz'), v.id), () => node().freezeFassung(h.person('vorsitz'), v.id),
        () => node().castStimme(h.person('by-leitung'), v.id, alt.fassungId, { fingerabdruck: alt.fingerabdruck, wert: 'zustimmung', ersetzt: null })
      );
      expect([round, [one, two].filter((a) => a?.ok).length, vote?.ok]).toEqual([round, 1, false]);
      const fassung = (await h.lade(v.id)).fassungen.at(-1) ?? expect.fail();
      const text = (await h.haus.datenbank.ablage.fassungen.absaetze(fassung.id)).map((a) => a.text).join('\n');
      expect([round, text.includes(` W${round}.`), fassung.abstimmung.stimmen]).toEqual([round, written?.ok, []]);
      if (written?.ok === false) expect(written.grund).toBe('raum_geschlossen');
      if (written?.ok === true) within += 1;
      else outside += 1;
      alt = { v, fassungId: fassung.id, fingerabdruck: fassung.fingerabdruck };
      if (round % 20 === 19) alt = { v: await h.entwurf(), fassungId: '', fingerabdruck: '' };
      else wert(await h.u.reopenFassung(h.person('vorsitz'), v.id, 'Noch ein Wort.'));
    }
    sage('S17', `${within} edits in the frozen text, ${outside} told that it is closed`);
  });

  it(`V10 join against edit of a note: ${groesse(60, 2_000)} rounds, a signature stands under the words that were read or not at all`, async () => {
    const v = await h.entwurf();
    const id = wert(await h.u.createNotiz(h.person('by-bearbeitung'), v.id, [absatz('absatz', 'Bayern weist auf die Kosten hin.')]));
    wert(await h.u.announceNotiz(h.person('by-leitung'), v.id, id));
    const raum = (await h.lade(v.id)).notizen[0]?.textraumId ?? expect.fail();
    const seen = async (land: string) => wert(await h.u.showVorschlag(h.person(leitung(land)), v.id)).notizen[0] ?? expect.fail();
    let [signed, refused] = [0, 0];
    for (let round = 0; round < groesse(60, 2_000); round++) {
      const land = LAENDER.filter((l) => l !== 'BY')[round % 15] ?? expect.fail();
      const { fingerabdruck: gelesen } = await seen(land);
      const edit = await typing(raum, ` W${round}.`);
      const [written, one, two] = await race(schreibt(raum, edit, 'BY'), ...[0, 1].map(() => () => node().signNotiz(h.person(leitung(land)), v.id, id, gelesen ?? '')));
      expect([round, written?.ok]).toEqual([round, true]);
      const { rows } = await h.pool.query<{ fingerabdruck: string | null }>('select fingerabdruck from unterschrift where notiz_id = $1 and delegation = $2', [id, land]);
      const joined = one?.ok === true || two?.ok === true;
      if (joined) expect([round, rows]).toEqual([round, [{ fingerabdruck: gelesen }]]);
      else expect([round, told([one ?? expect.fail(), two ?? expect.fail()])]).toEqual([round, 'notiz_geaendert, notiz_geaendert']);
      // The words have changed since, so that no signature counts under them until it is given again.
      expect([round, (await seen(land)).autoren.filter((a) => a.unterschrift === 'gueltig')]).toEqual([round, []]);
      if (joined) signed += 1;
      else refused += 1;
    }
    sage('V10', `${signed} signatures before the edit, ${refused} told that the words changed`);
  });

  it(`V11 release against objection: ${groesse(40, 1_333)} rounds, an objection that was taken keeps the TOP closed, a late one is told so`, async () => {
    let [kept, released] = [0, 0];
    let { v, fassungId } = await h.beschlossen();
    for (let round = 0; round < groesse(40, 1_333); round++) {
      wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
      await Promise.all(LAENDER.map(async (land) => wert(await node().answerFreigabe(h.person(leitung(land)), h.sitzungId, new Map()))));
      const [objection, ...closes] = await race(
        () => node().answerFreigabe(h.person('sl-leitung'), h.sitzungId, new Map([[fassungId, 'Laufendes Verfahren']])), ...[0, 1].map(() => () => node().closeFreigabe(h.person('gs'), h.sitzungId))
      );
      const frei = (await h.lade(v.id)).freigabe?.freigegeben;
      const { rows } = await h.pool.query('select 1 from freigabewiderspruch w join freigaberunde r on r.id = w.runde_id where w.fassung_id = $1 and r.id = (select id from freigaberunde where sitzung_id = $2 order by eroeffnet_am desc limit 1)', [fassungId, h.sitzungId]);
      expect([round, closes.filter((a) => a.ok).length, frei, rows.length]).toEqual([round, 1, !objection?.ok, objection?.ok ? 1 : 0]);
      if (objection?.ok === false) expect(objection.grund).toBe('freigabe_geschlossen');
      if (frei === true) {
        released += 1;
        ({ v, fassungId } = await h.beschlossen());
      } else kept += 1;
    }
    sage('V11', `${kept} objections kept a TOP closed, ${released} came after the close and were told so`);
  });
});
