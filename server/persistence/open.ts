/** Opens the database of a process: the embedded one or the one named, migrated, with Prisma for the Ablagen and a pool of its own for the log. */
import { resolve } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { createPrisma, poolConfigOf, type PrismaClient } from './prisma.ts';

export interface OffeneDatenbank { readonly prisma: PrismaClient; readonly pool: pg.Pool; close(): Promise<void> }

/** Throws a StartFehler or the driver's error when that cannot be; nothing stays open then. */
export async function openDatabase(config: Pick<Config, 'datenbankUrl' | 'dataDir'>, log: Log): Promise<OffeneDatenbank> {
  const embedded = config.datenbankUrl === null ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const poolConfig = embedded?.poolConfig ?? poolConfigOf(config.datenbankUrl ?? '');
  try {
    await migrate(poolConfig, resolve('prisma/migrations'));
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const prisma = createPrisma({ ...poolConfig, max: 10 });
  const pool = new pg.Pool({ ...poolConfig, max: 4 });
  pool.on('error', () => log.warnung('datenbank-verbindung-verloren'));
  return {
    prisma, pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
      await embedded?.stop();
    }
  };
}
