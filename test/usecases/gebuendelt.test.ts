/** Questions asked together: shared, never answered with what was read before they were asked, and not broken by one that fails. */
import { describe, expect, it } from 'vitest';
import { gebuendelt } from '../../server/gebuendelt.ts';
import { wahlOf } from '../dokument/gegner.ts';

/** A source whose answers are given by hand; each says what stood there when it was asked. */
function quelle() {
  let stand = 0;
  const offen: { readonly antworte: () => void; readonly scheitere: () => void }[] = [];
  let fragen = 0;
  const frage = gebuendelt(() => {
    fragen += 1;
    const gelesen = stand;
    return new Promise<number>((resolve, reject) => offen.push({ antworte: () => resolve(gelesen), scheitere: () => reject(new Error('away')) }));
  });
  return { frage, offen, aendere: () => (stand += 1), stand: () => stand, fragen: () => fragen };
}

describe('questions asked together', () => {
  const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  it('are one for all who ask in the same breath', async () => {
    const q = quelle();
    const all = Array.from({ length: 17 }, () => q.frage('a'));
    await breath();
    q.offen[0]?.antworte();
    expect(await Promise.all(all)).toEqual(Array.from({ length: 17 }, () => 0));
    expect(q.fragen()).toBe(1);
  });
  it('are two however many ask while the first is under way', async () => {
    const q = quelle();
    const erste = q.frage('a');
    await breath();
    q.aendere();
    const weitere = Array.from({ length: 16 }, () => q.frage('a'));
    expect(q.fragen()).toBe(1);
    q.offen[0]?.antworte();
    expect(await erste).toBe(0);
    await breath();
    q.offen[1]?.antworte();
    expect(await Promise.all(weitere)).toEqual(Array.from({ length: 16 }, () => 1));
    expect(q.fragen()).toBe(2);
  });
  it('never get an answer from before they were asked, in any order (property)', async () => {
    for (let seed = 0; seed < 200; seed++) {
      const wahl = wahlOf(seed);
      const q = quelle();
      const all: Promise<void>[] = [];
      for (let step = 0; step < 60; step++) {
        const draw = wahl(4);
        if (draw === 0) q.aendere();
        else if (draw === 1) q.offen.shift()?.[wahl(5) === 0 ? 'scheitere' : 'antworte']();
        else {
          const asked = q.stand();
          all.push(q.frage('a').then((stand) => expect(stand).toBeGreaterThanOrEqual(asked), () => undefined));
        }
        if (wahl(3) > 0) await breath();
        expect(q.offen.length).toBeLessThanOrEqual(1);
      }
      await breath();
      while (q.offen.length > 0) {
        q.offen.shift()?.antworte();
        await breath();
      }
      await Promise.all(all);
    }
  });
  it('of different keys do not wait for each other', async () => {
    const q = quelle();
    void q.frage('a');
    const b = q.frage('b');
    await breath();
    q.offen[1]?.antworte();
    expect(await b).toBe(0);
  });
});
