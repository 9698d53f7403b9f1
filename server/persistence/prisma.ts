/**
 * Makes the one Prisma client of a process. Only server/main and the command line call this; everybody else is handed the client.
 * The adapter gets an object, never a connection string: given a string it takes the main database for its shadow database (stack.md 6).
 */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

export type { PrismaClient } from './generated/client.ts';

/** A client on a pool of its own, or on one that is shared with raw queries and ended by whoever made it. */
export function createPrisma(pool: pg.PoolConfig | pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

/** A connection string taken apart, for an external server named by DATABASE_URL. */
export function poolConfigOf(url: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user, password: password ?? undefined, database, ssl };
}
