/**
 * A database of its own for a test file: a copy of the migrated template in the one embedded PostgreSQL of the run.
 * Ask in `beforeAll`, give back in `afterAll`.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';

export type Testdatenbank = {
  readonly poolConfig: pg.PoolConfig;
  /** The same as a connection string, for DATABASE_URL. */
  readonly url: string;
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>;
};

/** A migrated database nobody else uses. With `leer` it has no table at all. */
export async function neueDatenbank({ leer = false } = {}): Promise<Testdatenbank> {
  const server = await askDienst();
  const database = `t_${randomBytes(8).toString('hex')}`;
  await runOn(server, `create database ${database} template ${leer ? 'template0' : 'vorlage'}`);
  return {
    poolConfig: { ...server, database },
    url: `postgresql://${server.user}@/${database}?host=${encodeURIComponent(server.host ?? '')}`,
    drop: () => runOn(server, `drop database ${database} with (force)`)
  };
}

/** Runs one statement on a connection of its own. */
async function runOn(server: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function askDienst(): Promise<pg.PoolConfig> {
  const antwort = JSON.parse(await text(connect(inject('datenbankDienst')))) as { poolConfig?: pg.PoolConfig; fehler?: string };
  if (antwort.poolConfig === undefined) throw new Error(`the test database did not start: ${antwort.fehler ?? ''}`);
  return antwort.poolConfig;
}
