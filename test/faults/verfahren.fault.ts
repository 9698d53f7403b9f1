/** G8, G16, S8, S16, S18, P7: votes that race, use cases whose every call of the database fails once, texts that are emptied, people who come back late. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { connectClient } from '../support/client.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { createDatenbank } from '../../server/persistence/datenbank.ts';
import { createPrisma, poolConfigOf } from '../../server/persistence/prisma.ts';
import { createUsecases, type Usecases } from '../../server/usecases/index.ts';
import type { Result } from '../../app/domain/result.ts';
import { startRaumserver } from '../sync/raumserver.ts';
import { steckeDazwischen } from '../support/zwischenstecker.ts';
import { groesse, sage } from './groesse.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

describe('G8, V2, V4 votes that race', () => {
  it(`${groesse(12, 10_000)} rounds of 16 Länder that vote twice while the chair closes: none double, none lost, none on another text`, async () => {
    let [counted, refused] = [0, 0];
    for (let round = 0; round < groesse(12, 10_000); round++) {
      const { v, fassungId, fingerabdruck } = await h.eingefroren();
      const casts = LAENDER.flatMap((land) => [0, 1].map(() => h.u.castStimme(h.person(`${land.toLowerCase()}-leitung`), v.id, fassungId, { fingerabdruck, wert: round % 2 === 0 ? 'zustimmung' : 'enthaltung', ersetzt: null })));
      const closing = h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck });
      const answers = await Promise.all(casts);
      await closing;
      const { rows } = await h.pool.query<{ land: string; fingerabdruck: string }>('select land, fingerabdruck from stimme where fassung_id = $1', [fassungId]);
      // Every one who was told "counted" is counted, once, and for this text; nobody else is.
      const told = new Set(LAENDER.filter((_, i) => answers[2 * i]?.ok === true || answers[2 * i + 1]?.ok === true));
      expect([round, rows.map((row) => row.land).sort()]).toEqual([round, [...told].sort()]);
      expect(rows.every((row) => row.fingerabdruck === fingerabdruck)).toBe(true);
      counted += rows.length;
      refused += answers.filter((a) => !a.ok).length;
    }
    sage('G8', `${counted} votes counted, ${refused} refused`);
  });
});

/** CI tries every third call, a night all of them. */
const SCHRITT = groesse(0, 1) === 0 ? 3 : 1;

describe('G16, P7 every call of the database fails once', () => {
  const FAELLE: Readonly<Record<string, (u: Usecases, v: Awaited<ReturnType<Testhaus['eingefroren']>>) => Promise<Result<unknown>>>> = {
    castStimme: (u, { v, fassungId, fingerabdruck }) => u.castStimme(h.person('by-leitung'), v.id, fassungId, { fingerabdruck, wert: 'zustimmung', ersetzt: null }),
    stateEinvernehmen: (u, { v, fassungId, fingerabdruck }) => u.stateEinvernehmen(h.person('vorsitz'), v.id, { fassungId, fingerabdruck, abweichungen: new Map() }),
    reopenFassung: (u, { v }) => u.reopenFassung(h.person('vorsitz'), v.id, 'Tippfehler'),
    createThema: (u) => u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Noch ein Thema', untertitel: [], teile: [], arbeitskreis: 'II' })
  };
  /** How many rows each table of the procedure holds: a use case moves all of them or none. */
  const state = async (): Promise<string> => {
    const tables = ['sitzung', 'top', 'beschlussvorschlag', 'textraum', 'textraumeintrag', 'fassung', 'abstimmung', 'stimme', 'aktenvermerk'];
    const { rows: [row] } = await h.pool.query<Record<string, string>>(`select ${tables.map((t) => `(select count(*) from ${t}) as ${t}`).join(', ')}, (select count(*) from abstimmung where aufgehoben_am is not null) as aufgehoben`);
    return JSON.stringify(row);
  };
  const difference = (from: string, to: string): string => {
    const [a, b] = [JSON.parse(from) as Record<string, string>, JSON.parse(to) as Record<string, string>];
    return Object.keys(a).flatMap((key) => (a[key] === b[key] ? [] : [`${key} + ${Number(b[key]) - Number(a[key])}`])).join(', ');
  };

  it.each(Object.entries(FAELLE))('%s: cut before each call and after it was carried out, and nothing is ever half done', async (name, act) => {
    const stecker = await steckeDazwischen(poolConfigOf(h.url));
    const lines = new pg.Pool({ ...poolConfigOf(stecker.url), max: 4 });
    lines.on('error', () => undefined).on('connect', (line) => line.on('error', () => undefined));
    const prisma = createPrisma(lines);
    const u = createUsecases({ ...h.haus, datenbank: createDatenbank(prisma) });
    const clean = await h.eingefroren();
    const before = await state();
    wert(await act(u, clean));
    const whole = difference(before, await state());
    const outcomes = new Map<string, number>();
    let n = 0;
    for (let done = false; !done; n += SCHRITT) {
      for (const art of ['vor', 'nach'] as const) {
        const v = await h.eingefroren();
        const from = await state();
        // The (n+1)th message to the database from here on.
        stecker.schneideNach(art, n);
        const answer = await act(u, v).then((a) => (a.ok ? 'ok' : a.grund), () => 'error');
        done = stecker.offen > 0;
        stecker.schneideNach('vor', Number.POSITIVE_INFINITY);
        const changed = difference(from, await state());
        expect([name, art, n, ['', whole].includes(changed), changed]).toEqual([name, art, n, true, changed]);
        if (answer === 'ok') expect([name, art, n, changed]).toEqual([name, art, n, whole]);
        outcomes.set(answer, (outcomes.get(answer) ?? 0) + 1);
      }
    }
    sage('G16', `${name}: cut before and after every ${SCHRITT}. of ${n} calls; answers ${[...outcomes].map(([k, c]) => `${k} ${c}`).join(', ')}`);
    await prisma.$disconnect();
    await lines.end();
    await stecker.stop();
  });
});

describe('S8 a text that somebody empties', () => {
  it('is stored under their account, shown to all, and told to those whose words fell unread; a reader’s is refused', async () => {
    const server = await startRaumserver();
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    const hh = await server.client(raum, 'hh');
    const reader = await server.client(raum, 'lesend');
    reader.fragment.delete(0, 1);
    expect(await reader.closed).toBe(4403);
    by.drop();
    hh.text().insert(0, 'UNGELESEN ');
    await hh.allSaved();
    by.fragment.delete(0, by.fragment.length);
    const back = await server.client(raum, 'by', { doc: by.doc });
    await back.allSaved();
    await hh.until(() => hh.fragment.length === 0 && hh.lost.length > 0);
    expect(hh.lost.map((l) => l.text)).toEqual(['UNGELESEN ']);
    const { rows } = await server.pool.query<{ konto_id: string }>('select konto_id from textraumeintrag where textraum_id = $1 order by folge desc limit 1', [raum]);
    expect(rows).toEqual([{ konto_id: server.kontoOf('by') }]);
    [back, hh].forEach((c) => c.drop());
    await server.stop();
  });
});

describe('S16, S18 people who come back late', () => {
  it('S16 with 500 edits made while the text was frozen: refused with a reason, the frozen text unchanged, nothing gone from their document', async () => {
    const server = await startRaumserver();
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    await by.allSaved();
    by.drop();
    for (let i = 0; i < 500; i++) by.text().insert(by.text().length, String(i % 10));
    const mine = by.text().toString();
    await server.friereEin(raum);
    const back = await server.client(raum, 'by', { doc: by.doc });
    expect([await back.closed, back.refused]).toEqual([4410, ['raum_geschlossen']]);
    expect((await server.stored(raum))[0]?.text).toBe('Erste Worte.');
    expect(by.text().toString()).toBe(mine);
    await server.stop();
  });

  it('S18 with the program of an older schema: asked to load anew before a word is taken, their document untouched', async () => {
    const server = await startRaumserver();
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    by.drop();
    by.text().insert(0, 'alt ');
    const old = await connectClient({ url: server.url, raum: `${raum}?schema=0`, cookie: 'sitzung=by', doc: by.doc }).then(async (c) => c.closed, (error: Error) => error.message);
    expect(String(old)).toMatch(/4409/);
    expect((await server.stored(raum))[0]?.text).toBe('Erste Worte.');
    expect(by.text().toString()).toBe('alt Erste Worte.');
    await server.stop();
  });
});
