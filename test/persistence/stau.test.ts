/** P11: when a pool of connections counts as jammed, with a clock that the test moves. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createStau } from '../../server/persistence/stau.ts';

class Pool extends EventEmitter {
  waitingCount = 0;
}

describe('P11 a jammed pool', () => {
  it('is one in which somebody waited for five seconds without a gap, and no longer once nobody waits', () => {
    const pool = new Pool();
    let now = 0;
    const isJammed = createStau(pool, () => now);
    // Nobody asked for an hour; a burst is no jam.
    now = 3_600_000;
    expect(isJammed()).toBe(false);
    pool.waitingCount = 190;
    now += 4_999;
    expect(isJammed()).toBe(false);
    now += 2;
    expect(isJammed()).toBe(true);
    pool.waitingCount = 0;
    expect(isJammed()).toBe(false);
  });

  it('is none while the queue empties between two looks', () => {
    const pool = new Pool();
    let now = 0;
    const isJammed = createStau(pool, () => now);
    for (let second = 0; second < 20; second++) {
      pool.waitingCount = 30;
      now += 500;
      expect(isJammed()).toBe(false);
      pool.waitingCount = 0;
      pool.emit('acquire');
      now += 500;
    }
  });
});
