/** Lucia's adapter over our own tables (the published one stops at Prisma 5), and failed logins for the throttle. */
import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Delegation } from '../../app/domain/land.ts';
import type { Person, Rolle } from '../../app/domain/zugang/rollen.ts';
import { mayVertreten } from '../../app/domain/zugang/vertretung.ts';
import { gesammelt } from '../gesammelt.ts';
import type { FehlversuchAblage, Loginbestaetigung } from '../ports-zugang.ts';
import type { Verbindung } from './verbindung.ts';

interface Anmeldung {
  readonly login: string; readonly laeuftAb: Date; readonly id: string; readonly kennung: string; readonly name: string; readonly delegation: string; readonly rolle: string; readonly einmal: boolean;
  readonly fuerKontoId: string | null; readonly bis: Date | null; readonly arbeitskreise: readonly string[]; readonly vorschlaege: readonly string[];
  readonly bestaetigt: boolean; readonly zweitfaktor: boolean;
}

/** Only the hash is stored: who reads the table cannot log in with it. */
function hashOf(wert: string): string {
  return createHash('sha256').update(wert).digest('hex');
}

/**
 * With `demo` off the demo's accounts are nobody, also with a login from before. A confirmation counts for `bestaetigungMinuten` minutes; with 0 it is
 * asked of nobody.
 */
export function createLoginAdapter(db: Verbindung, demo: boolean, bestaetigungMinuten: number): Adapter & Loginbestaetigung {
  const read = gesammelt<Anmeldung>(async (ids) => {
    const zeilen = await db.$queryRaw<Anmeldung[]>`
      SELECT DISTINCT ON (l.id) l.id AS login, l.laeuft_ab AS "laeuftAb", k.id, k.kennung, k.name, k.delegation, k.rolle, k.einmal, k.nur_arbeitskreise AS arbeitskreise, k.nur_vorschlaege AS vorschlaege, v.fuer_konto_id AS "fuerKontoId", v.bis,
        ${bestaetigungMinuten}::int = 0 OR l.bestaetigt_am > now() - make_interval(mins => ${bestaetigungMinuten}::int) AS bestaetigt, EXISTS (SELECT FROM zweitfaktor z WHERE z.konto_id = k.id AND z.bestaetigt_am IS NOT NULL) AS zweitfaktor
      FROM login l JOIN konto k ON k.id = l.konto_id
      LEFT JOIN vertretung v ON v.konto_id = k.id AND v.widerrufen_am IS NULL AND v.ab <= now() AND v.bis > now()
      WHERE l.id = ANY(${[...ids]}) AND k.gesperrt_am IS NULL AND (${demo} OR NOT k.demo) ORDER BY l.id`;
    return new Map(zeilen.map((z) => [z.login, z]));
  });
  return {
    async getSessionAndUser(wert): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const zeile = await read(hashOf(wert));
      if (zeile === undefined) return [null, null];
      return [{ id: wert, userId: zeile.id, expiresAt: zeile.laeuftAb, attributes: {} }, { id: zeile.id, attributes: { person: personOf(zeile), einmal: zeile.einmal } }];
    },
    async getUserSessions(kontoId) {
      const zeilen = await db.login.findMany({ where: { kontoId } });
      return zeilen.map((z) => ({ id: z.id, userId: z.kontoId, expiresAt: z.laeuftAb, attributes: {} }));
    },
    async setSession(session) {
      await db.login.create({ data: { id: hashOf(session.id), kontoId: session.userId, laeuftAb: session.expiresAt } });
    },
    async confirm(wert) {
      await db.$executeRaw`UPDATE login SET bestaetigt_am = now() WHERE id = ${hashOf(wert)}`;
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

/** While a Vertretung runs, by the database's clock, the account has the role of the Leitung (docs/entscheidungen/0078). */
function personOf({ id, kennung, name, delegation, rolle, fuerKontoId, bis, arbeitskreise, vorschlaege, bestaetigt, zweitfaktor }: Anmeldung): Person {
  const person: Person = { kontoId: id, kennung, name, delegation: delegation as Delegation, rolle: rolle as Rolle, bestaetigt, ...(zweitfaktor ? { zweitfaktor } : {}) };
  // Who stands in for the Leitung stands in for all of it.
  if (fuerKontoId !== null && bis !== null && mayVertreten(person.rolle)) return { ...person, rolle: 'leitung', vertretung: { fuerKontoId, bis } };
  return arbeitskreise.length + vorschlaege.length === 0 ? person : { ...person, zustaendigkeit: { arbeitskreise, vorschlaege } };
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
