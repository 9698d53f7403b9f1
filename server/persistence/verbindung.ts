/** What the Ablagen work on: the client itself or one transaction of it. */
import type { Prisma, PrismaClient } from './generated/client.ts';

export type Verbindung = PrismaClient | Prisma.TransactionClient;

/** A plain value as JSON column; a round trip would only copy it. */
export function asJson(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}

/** `YYYY-MM-DD` of a SQL date, which arrives as midnight UTC. */
export function tagOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function dateOf(tag: string): Date {
  return new Date(`${tag}T00:00:00Z`);
}

/** Rows of an Umlauf, or those of a Sitzung that belong to no Umlauf, by the id of either. */
export function desAnlasses(id: string): { OR: ({ umlaufId: string } | { sitzungId: string; umlaufId: null })[] } {
  return { OR: [{ umlaufId: id }, { sitzungId: id, umlaufId: null }] };
}
