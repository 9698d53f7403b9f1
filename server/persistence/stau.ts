/**
 * Tells when a pool of connections is jammed (reliability.md P11): requests have waited in it for a while without a single moment in which
 * nobody did. More of them would only make the queue longer, so whoever asks next is told at once instead of left waiting.
 */

/** What is asked of a pool; `pg.Pool` has it. */
interface Warteschlange { readonly waitingCount: number; on(event: 'acquire', listener: () => void): unknown }

const STAU_MS = 5_000;

/** A function that is true while the pool is jammed. It is asked before each request, and so sees every queue begin. */
export function createStau(pool: Warteschlange, now: () => number = () => performance.now()): () => boolean {
  let free = now();
  const look = (): void => {
    if (pool.waitingCount === 0) free = now();
  };
  pool.on('acquire', look);
  return () => {
    look();
    return now() - free > STAU_MS;
  };
}
