/** Vertretungen in PostgreSQL: never deleted, only revoked (migration vertretung). */
import type { Rolle } from '../../app/domain/zugang/rollen.ts';
import type { Vertretung, VertretungAblage } from '../ports-zugang.ts';
import type { Verbindung } from './verbindung.ts';

type Zeile = Omit<Vertretung, 'rolle'> & { readonly rolle: string };

export function createVertretungAblage(db: Verbindung): VertretungAblage {
  return {
    async ofDelegation(delegation) {
      const zeilen = await db.$queryRaw<Zeile[]>`
        SELECT v.id, v.konto_id AS "kontoId", k.name, k.rolle, v.fuer_konto_id AS "fuerKontoId", f.name AS "fuerName", v.ab, v.bis, v.widerrufen_am AS "widerrufenAm"
        FROM vertretung v JOIN konto k ON k.id = v.konto_id JOIN konto f ON f.id = v.fuer_konto_id WHERE k.delegation = ${delegation} ORDER BY v.bis DESC, v.benannt_am DESC LIMIT 200`;
      return zeilen.map((z) => ({ ...z, rolle: z.rolle as Rolle }));
    },
    async ofKonto(kontoId) {
      // Held, so that two who name at once come one after the other.
      await db.$queryRaw`SELECT 1 FROM konto WHERE id = ${kontoId}::uuid FOR UPDATE`;
      return db.vertretung.findMany({ where: { kontoId, widerrufenAm: null }, select: { id: true, ab: true, bis: true } });
    },
    async create({ kontoId, fuerKontoId, ab, bis, benanntVon }) {
      return (await db.vertretung.create({ data: { kontoId, fuerKontoId, ab, bis, benanntVon }, select: { id: true } })).id;
    },
    async revoke(id) {
      return (await db.$executeRaw`UPDATE vertretung SET widerrufen_am = now() WHERE id = ${id}::uuid AND widerrufen_am IS NULL AND bis > now()`) === 1;
    }
  };
}
