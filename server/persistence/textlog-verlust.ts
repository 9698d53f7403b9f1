/**
 * Words that fell and were given back: their rows go. Many at once come only from somebody who wants to disturb (reliability.md M19), so
 * there is one statement at a time for all of them, and the connections of the log stay free for letters.
 */
import type { Pool } from 'pg';

const JE_ANWEISUNG = 1_000;
const DELETE = `
  delete from textraumverlust v using unnest($1::uuid[], $2::uuid[], $3::uuid[]) as e(id, raum, konto)
  where v.id = e.id and v.textraum_id = e.raum and v.konto_id = e.konto`;

interface Auftrag {
  readonly raum: string;
  readonly konto: string;
  readonly id: string;
  resolve(): void;
  reject(error: unknown): void;
}

/** Settles losses in this database; each promise is kept when its row is gone. */
export function createErledigung(pool: Pool): (raum: string, konto: string, id: string) => Promise<void> {
  const queue: Auftrag[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (queue.length > 0) {
      const stapel = queue.splice(0, JE_ANWEISUNG);
      const values = [stapel.map((a) => a.id), stapel.map((a) => a.raum), stapel.map((a) => a.konto)];
      await pool.query({ name: 'textraum_verlust_erledigt', text: DELETE, values }).then(
        () => stapel.forEach((auftrag) => auftrag.resolve()), (error: unknown) => stapel.forEach((auftrag) => auftrag.reject(error)));
    }
    busy = false;
  }

  return (raum, konto, id) => new Promise((resolve, reject) => {
    queue.push({ raum, konto, id, resolve, reject });
    if (!busy) void drain();
  });
}
