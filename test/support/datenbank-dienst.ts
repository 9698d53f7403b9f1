/**
 * Vitest's global set-up: one embedded PostgreSQL for the whole run, in a temporary folder, started when a test file first asks.
 * Workers ask through a small socket; a run without a database test starts none and waits for nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { STUMM } from '../../server/log.ts';
import { startEmbedded, type Embedded } from '../../server/persistence/embedded.ts';
import { migrate } from '../../server/persistence/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the socket that answers with the connection to the test database. */
    datenbankDienst: string;
  }
}

/** Migrated database that every test file gets a copy of. */
export const VORLAGE = 'vorlage';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ordner = mkdtempSync(join(tmpdir(), 'einvernehmen-test-'));
  let embedded: Promise<Embedded> | null = null;
  const dienst = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    embedded ??= start(ordner);
    embedded.then(
      ({ poolConfig }) => socket.end(JSON.stringify({ poolConfig })),
      (error: unknown) => socket.end(JSON.stringify({ fehler: String(error) }))
    );
  });
  const pfad = join(ordner, 'dienst');
  await new Promise<void>((resolve) => dienst.listen(pfad, resolve));
  project.provide('datenbankDienst', pfad);
  return async () => {
    dienst.close();
    await embedded?.then(({ stop }) => stop(), () => undefined);
    rmSync(ordner, { recursive: true, force: true });
  };
}

async function start(ordner: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: join(ordner, 'data'), log: STUMM });
  const client = new pg.Client({ ...embedded.poolConfig, database: 'postgres' });
  await client.connect();
  await client.query(`create database ${VORLAGE}`);
  await client.end();
  await migrate({ ...embedded.poolConfig, database: VORLAGE }, 'prisma/migrations');
  return embedded;
}
