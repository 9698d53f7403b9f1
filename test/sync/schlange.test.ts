/** P1: nobody is told "saved" for words whose only copy still waits for its commit. */
import { describe, expect, it } from 'vitest';
import { Zaehlwerk } from '../../server/sync/figures.ts';
import { Schlange } from '../../server/sync/queue.ts';
import type { Geprueft, Schreibwunsch, Teilnehmer } from '../../server/sync/writes.ts';

function teilnehmer(): { readonly t: Teilnehmer; readonly confirmed: number[] } {
  const confirmed: number[] = [];
  const person = { kontoId: 'k', kennung: 'by', name: 'P', delegation: 'BY', rolle: 'bearbeitung' } as const;
  const nothing = (): void => undefined;
  return { confirmed, t: { person, open: true, send: nothing, confirm: (n) => void confirmed.push(n), refuse: nothing, expectAnswer: nothing, announceClosed: nothing } };
}
const wunsch = (von: Teilnehmer, nummer: number, wort: number): Schreibwunsch => ({ von, nummer, daten: new Uint8Array([wort]), darf: true, vorAntwort: false });
/** Takes each word once, as the check does: the second time it changes nothing. */
function judgeOnce(known: Set<number>): (w: Schreibwunsch) => Geprueft | null {
  return (w) => {
    const wort = w.daten[0] ?? 0;
    if (known.has(wort)) return null;
    known.add(wort);
    return { ...w, differenz: w.daten, kennungen: [], verluste: [] };
  };
}

describe('the queue of a room', () => {
  it('confirms at once what is durable already, and what says again what is being committed only with it', () => {
    const schlange = new Schlange(new Zaehlwerk());
    const [old, neu] = [teilnehmer(), teilnehmer()];
    schlange.push(wunsch(neu.t, 1, 7));
    schlange.push(wunsch(old.t, 1, 9));
    schlange.push(wunsch(neu.t, 2, 9));
    const urteile = schlange.judge(Number.POSITIVE_INFINITY, judgeOnce(new Set([7])));
    expect([old.confirmed, neu.confirmed]).toEqual([[], [1]]);
    expect([urteile.stapel.map((g) => g.von), urteile.danach.map((w) => w.von)]).toEqual([[old.t], [neu.t]]);
  });

  it('judges both again when the commit failed, and counts their bytes', () => {
    const schlange = new Schlange(new Zaehlwerk());
    const [old, neu] = [teilnehmer(), teilnehmer()];
    schlange.push(wunsch(old.t, 1, 9));
    schlange.push(wunsch(neu.t, 1, 9));
    schlange.putBack(schlange.judge(Number.POSITIVE_INFINITY, judgeOnce(new Set())));
    expect([schlange.length, schlange.wartend]).toEqual([2, 2]);
    // It did arrive, only the answer was lost.
    expect(schlange.judge(Number.POSITIVE_INFINITY, judgeOnce(new Set([9])))).toEqual({ stapel: [], danach: [] });
    expect([old.confirmed, neu.confirmed, schlange.wartend]).toEqual([[1], [1], 0]);
  });

  it('is full by what waits here and at the sockets together, and says once when it is less', () => {
    const schlange = new Schlange(new Zaehlwerk());
    let free = 0;
    const onFrei = (): void => void (free += 1);
    schlange.push({ ...wunsch(teilnehmer().t, 1, 1), daten: new Uint8Array(9_000_000) });
    schlange.arrive(7_000_000);
    expect(schlange.isVoll(onFrei)).toBe(false);
    schlange.arrive(1);
    expect([schlange.isVoll(onFrei), schlange.isVoll(onFrei), schlange.wartend]).toEqual([true, true, 16_000_001]);
    schlange.takeUp(1);
    schlange.takeUp(7_000_000);
    expect([free, schlange.wartend, schlange.isVoll(onFrei)]).toEqual([1, 9_000_000, false]);
  });
});
