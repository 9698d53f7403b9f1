/** Votes against the real database, in races: one Stimme per Land, bound to the text, nothing lost, nothing after the close. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import type { Stimmwert } from '../../app/domain/abstimmung/tally.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const abgabe = (fingerabdruck: string, w: Stimmwert = 'zustimmung', ersetzt: string | null = null) => ({ wert: w, fingerabdruck, ersetzt });

describe('Stimme', () => {
  it('V1 is not counted on a text that was changed by a single letter', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    const other = fingerabdruck.replace(/^./, (c) => (c === '0' ? '1' : '0'));
    expect(await h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(other))).toMatchObject({ ok: false, grund: 'fassung_geaendert' });
    await expect(h.pool.query('insert into stimme (id, fassung_id, land, wert, fingerabdruck, konto_id) values (gen_random_uuid(), $1, $2, $3, $4, $5)', [fassungId, 'BY', 'zustimmung', other, h.person('by-leitung').kontoId])).rejects.toThrow('anderen Text');
    expect((await h.lade(v.id)).fassungen[0]?.abstimmung.stimmen).toEqual([]);
  });

  it('V2 of one Land in 20 windows at once is counted once, the others are told', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    const werte = Array.from({ length: 20 }, (_, i): Stimmwert => (i % 2 === 0 ? 'zustimmung' : 'ablehnung'));
    const answers = await Promise.all(werte.map((w) => h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(fingerabdruck, w))));
    const [stimme, ...rest] = (await h.lade(v.id)).fassungen[0]?.abstimmung.stimmen ?? [];
    expect(rest).toEqual([]);
    answers.forEach((a, i) => {
      if (werte[i] === stimme?.wert) expect(a.ok).toBe(true);
      else expect(a).toMatchObject({ ok: false, grund: 'stimme_schon_abgegeben', angaben: { wert: stimme?.wert, name: h.person('by-leitung').name } });
    });
  });

  it('V3 is changed only by naming the Stimme that stands; the second of two changes is stale', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    wert(await h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(fingerabdruck)));
    const id = (await h.lade(v.id)).fassungen[0]?.abstimmung.stimmen[0]?.id ?? '';
    const answers = await Promise.all((['enthaltung', 'ablehnung'] as const).map((w) => h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(fingerabdruck, w, id))));
    expect(answers.map((a) => a.ok).sort()).toEqual([false, true]);
    expect(answers.find((a) => !a.ok)).toMatchObject({ grund: 'stimme_veraltet' });
    const akte = (await h.haus.datenbank.ablage.akte.of(v.id)).filter((e) => e.art === 'stimme');
    expect(akte).toHaveLength(2);
  });

  it('V4 at the moment of the close is in the result or refused: 10 rounds of 16 casts against 3 closes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { v, fassungId, fingerabdruck } = await h.eingefroren();
      const casts = LAENDER.map((land) => h.u.castStimme(h.person(`${land.toLowerCase()}-leitung`), v.id, fassungId, abgabe(fingerabdruck)));
      const closes = [0, 1, 2].map(() => h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck }));
      const [cast, closed] = [await Promise.all(casts), await Promise.all(closes)];
      const after = await h.lade(v.id);
      const counted = new Set(after.fassungen[0]?.abstimmung.stimmen.map((s) => s.land));
      expect(closed.filter((c) => c.ok)).toHaveLength(1);
      cast.forEach((c, i) => expect(c.ok, LAENDER[i]).toBe(counted.has(LAENDER[i] ?? 'BW')));
      expect(after.fassungen[0]?.abstimmung.ergebnis?.angenommen).toBe(counted.size === 16);
      expect(after.zustand).toBe(counted.size === 16 ? 'beschlossen' : 'ohne_einigung');
    }
  });

  it('V6 V7 comes from the session: the BMI, the Geschäftsstelle, the Vorsitz and an editor cannot vote', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    const cast = async (kennung: string) => h.u.castStimme(h.person(kennung), v.id, fassungId, abgabe(fingerabdruck));
    expect(await cast('bmi-leitung')).toMatchObject({ grund: 'kein_stimmrecht' });
    expect(await cast('gs')).toMatchObject({ grund: 'kein_stimmrecht' });
    expect(await cast('vorsitz')).toMatchObject({ grund: 'nur_leitung_stimmt' });
    expect(await cast('by-bearbeitung')).toMatchObject({ grund: 'nur_leitung_stimmt' });
    expect(await h.u.castStimme(null, v.id, fassungId, abgabe(fingerabdruck))).toMatchObject({ grund: 'nicht_gefunden' });
    await expect(h.pool.query('insert into stimme (id, fassung_id, land, wert, fingerabdruck, konto_id) values (gen_random_uuid(), $1, $2, $3, $4, $5)', [fassungId, 'BMI', 'zustimmung', fingerabdruck, h.person('bmi-leitung').kontoId])).rejects.toThrow('stimme_nur_land');
  });

  it('is void, visibly, once the text is reopened with a reason, and the new Fassung begins without any', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    wert(await h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(fingerabdruck)));
    expect(await h.u.reopenFassung(h.person('vorsitz'), v.id, '  ')).toMatchObject({ grund: 'grund_leer' });
    wert(await h.u.reopenFassung(h.person('vorsitz'), v.id, 'Schreibfehler in Ziffer 2'));
    expect(await h.u.castStimme(h.person('hh-leitung'), v.id, fassungId, abgabe(fingerabdruck))).toMatchObject({ grund: 'fassung_aufgehoben' });
    const zweite = wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    const after = await h.lade(v.id);
    expect(after.fassungen.map((f) => [f.nummer, f.abstimmung.aufgehobenAm !== null, f.abstimmung.stimmen.length])).toEqual([[1, true, 1], [2, false, 0]]);
    expect(zweite.fingerabdruck).toBe(fingerabdruck);
  });
});

describe('Einvernehmen in one act', () => {
  it('records all Länder, leaves what a Land has cast itself, and a Land corrects its own before the close', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    wert(await h.u.castStimme(h.person('th-leitung'), v.id, fassungId, abgabe(fingerabdruck, 'enthaltung')));
    const belassen = wert(await h.u.stateEinvernehmen(h.person('vorsitz'), v.id, { fassungId, fingerabdruck, abweichungen: new Map([['TH', 'ablehnung'], ['SL', 'enthaltung']]) }));
    expect(belassen).toEqual(['TH']);
    const own = (await h.lade(v.id)).fassungen[0]?.abstimmung.stimmen.find((s) => s.land === 'BY');
    expect(own).toMatchObject({ wert: 'zustimmung', durchVorsitz: true });
    expect(await h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(fingerabdruck, 'enthaltung'))).toMatchObject({ grund: 'stimme_schon_abgegeben' });
    wert(await h.u.castStimme(h.person('by-leitung'), v.id, fassungId, abgabe(fingerabdruck, 'enthaltung', own?.id ?? null)));
    const ergebnis = wert(await h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck }));
    expect(ergebnis).toMatchObject({ angenommen: true, bezeichnung: 'einstimmig', satz: 'Zustimmung von 13 Ländern bei Enthaltung von Bayern, Saarland und Thüringen.', zahlen: '13:0:3' });
  });

  it('belongs to the Vorsitz of this Sitzung alone', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    for (const kennung of ['gs', 'he-leitung', 'by-leitung']) expect(await h.u.stateEinvernehmen(h.person(kennung), v.id, { fassungId, fingerabdruck, abweichungen: new Map() })).toMatchObject({ grund: 'nicht_erlaubt' });
  });
});

describe('what is written once', () => {
  it('V12 stays: a Fassung, an Aktenvermerk and a Stimme under a closed Abstimmung cannot be changed in SQL', async () => {
    const { v, fassungId } = await h.beschlossen();
    await expect(h.pool.query('update fassung set absaetze = $1 where id = $2', ['[]', fassungId])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from fassung where id = $1', [fassungId])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from aktenvermerk where gegenstand_id = $1', [v.id])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('truncate aktenvermerk cascade')).rejects.toThrow('unveränderlich');
    await expect(h.pool.query("update stimme set wert = 'ablehnung' where fassung_id = $1", [fassungId])).rejects.toThrow('geschlossen');
    await expect(h.pool.query('delete from stimme where fassung_id = $1', [fassungId])).rejects.toThrow('geschlossen');
  });
});
