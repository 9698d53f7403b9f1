/**
 * Room servers for test files: each on a database of its own, or several on one.
 */
import { neueDatenbank } from '../support/datenbank.ts';
import { startOn, type Optionen, type Raumserver } from './raumserver-kern.ts';

export type { Raumserver } from './raumserver-kern.ts';

/** A server on a new database; `stop` removes both. */
export async function startRaumserver(optionen: Optionen = {}): Promise<Raumserver> {
  const datenbank = await neueDatenbank();
  const server = await startOn(datenbank.poolConfig, optionen);
  return {
    ...server,
    async stop() {
      await server.stop();
      await datenbank.drop();
    }
  };
}

/** Two servers on one database, as two nodes of one house. */
export async function startZwei(): Promise<{ a: Raumserver; b: Raumserver; stop(): Promise<void> }> {
  const datenbank = await neueDatenbank();
  const a = await startOn(datenbank.poolConfig);
  const b = await startOn(datenbank.poolConfig);
  return {
    a, b,
    async stop() {
      await a.stop();
      await b.stop();
      await datenbank.drop();
    }
  };
}
