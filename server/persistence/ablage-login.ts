/** Lucia's adapter over our own tables (the published one stops at Prisma 5), and failed logins for the throttle. */
import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { FehlversuchAblage } from '../ports.ts';
import { toKonto } from './ablage-konto.ts';
import type { Verbindung } from './verbindung.ts';

/** Only the hash is stored: who reads the table cannot log in with it. */
function hashOf(wert: string): string {
  return createHash('sha256').update(wert).digest('hex');
}

/** With `demo` off the demo's accounts are nobody, also with a login from before. */
export function createLoginAdapter(db: Verbindung, demo: boolean): Adapter {
  return {
    async getSessionAndUser(wert): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const zeile = await db.login.findUnique({ where: { id: hashOf(wert) }, include: { konto: true } });
      if (zeile === null || zeile.konto.gesperrtAm !== null || (zeile.konto.demo && !demo)) return [null, null];
      const { kontoId, kennung, name, delegation, rolle, einmal } = toKonto(zeile.konto);
      return [
        { id: wert, userId: zeile.kontoId, expiresAt: zeile.laeuftAb, attributes: {} },
        { id: zeile.kontoId, attributes: { person: { kontoId, kennung, name, delegation, rolle }, einmal } }
      ];
    },
    async getUserSessions(kontoId) {
      const zeilen = await db.login.findMany({ where: { kontoId } });
      return zeilen.map((z) => ({ id: z.id, userId: z.kontoId, expiresAt: z.laeuftAb, attributes: {} }));
    },
    async setSession(session) {
      await db.login.create({ data: { id: hashOf(session.id), kontoId: session.userId, laeuftAb: session.expiresAt } });
    },
    async updateSessionExpiration(wert, laeuftAb) {
      await db.login.updateMany({ where: { id: hashOf(wert) }, data: { laeuftAb } });
    },
    async deleteSession(wert) {
      await db.login.deleteMany({ where: { id: hashOf(wert) } });
    },
    async deleteUserSessions(kontoId) {
      await db.login.deleteMany({ where: { kontoId } });
    },
    async deleteExpiredSessions() {
      await db.$executeRaw`DELETE FROM login WHERE laeuft_ab < now()`;
    }
  };
}

export function createFehlversuchAblage(db: Verbindung): FehlversuchAblage {
  return {
    async count(kennung, adresse) {
      const [zeile] = await db.$queryRaw<{ k: bigint; a: bigint }[]>`
        SELECT count(*) FILTER (WHERE kennung = ${kennung}) AS k, count(*) FILTER (WHERE adresse = ${adresse}) AS a
        FROM fehlversuch WHERE am > now() - interval '15 minutes' AND (kennung = ${kennung} OR adresse = ${adresse})`;
      return { kennung: Number(zeile?.k ?? 0), adresse: Number(zeile?.a ?? 0) };
    },
    async note(kennung, adresse) {
      await db.fehlversuch.create({ data: { kennung, adresse } });
      await db.$executeRaw`DELETE FROM fehlversuch WHERE am < now() - interval '1 day'`;
    },
    async clear(kennung) {
      await db.fehlversuch.deleteMany({ where: { kennung } });
    }
  };
}
