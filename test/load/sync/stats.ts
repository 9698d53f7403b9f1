/** Numbers of the load bench: order statistics, rounding, and a seeded generator, so that every server gets the very same edits. */
import { setTimeout as wait } from 'node:timers/promises';

/** Two decimals. */
export function r2(x: number): number {
  return Math.round(x * 100) / 100;
}

/** What is reported of a list of milliseconds. */
export interface Distribution { readonly samples: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

/** Nearest rank; sorts a copy. */
export function dist(list: readonly number[]): Distribution {
  const sorted = Float64Array.from(list).sort();
  const at = (q: number): number => r2(sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN);
  return { samples: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The lower one of two middle values; NaN of nothing. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function prng(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function sleep(ms: number): Promise<void> {
  return wait(ms);
}

export function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
