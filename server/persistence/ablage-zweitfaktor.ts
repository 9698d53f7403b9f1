/** Second factors in PostgreSQL. A code is used by one statement, so that of two who bring the same one only one is let in. */
import type { ZweitfaktorAblage } from '../ports-zugang.ts';
import type { Verbindung } from './verbindung.ts';

export function createZweitfaktorAblage(db: Verbindung): ZweitfaktorAblage {
  return {
    async get(kontoId) {
      const zeile = await db.zweitfaktor.findUnique({ where: { kontoId } });
      return zeile && { geheimnis: new Uint8Array(zeile.geheimnis), schritt: Number(zeile.schritt), aktiv: zeile.bestaetigtAm !== null, notfallcodes: zeile.notfallcodes.length };
    },
    async begin(kontoId, geheimnis) {
      return (await db.$executeRaw`INSERT INTO zweitfaktor (konto_id, geheimnis) VALUES (${kontoId}::uuid, ${Buffer.from(geheimnis)})
        ON CONFLICT (konto_id) DO UPDATE SET geheimnis = excluded.geheimnis, schritt = 0, begonnen_am = now() WHERE zweitfaktor.bestaetigt_am IS NULL`) === 1;
    },
    async confirm(kontoId, schritt, notfallcodes) {
      return (await db.$executeRaw`UPDATE zweitfaktor SET bestaetigt_am = now(), schritt = ${schritt}, notfallcode_hash = ${[...notfallcodes]} WHERE konto_id = ${kontoId}::uuid AND bestaetigt_am IS NULL`) === 1;
    },
    async use(kontoId, schritt) {
      return (await db.$executeRaw`UPDATE zweitfaktor SET schritt = ${schritt} WHERE konto_id = ${kontoId}::uuid AND bestaetigt_am IS NOT NULL AND schritt < ${schritt}`) === 1;
    },
    async useNotfallcode(kontoId, hash) {
      return (await db.$executeRaw`UPDATE zweitfaktor SET notfallcode_hash = array_remove(notfallcode_hash, ${hash}) WHERE konto_id = ${kontoId}::uuid AND bestaetigt_am IS NOT NULL AND ${hash} = ANY(notfallcode_hash)`) === 1;
    },
    async active(kontoIds) {
      return (await db.zweitfaktor.findMany({ where: { kontoId: { in: [...kontoIds] }, bestaetigtAm: { not: null } }, select: { kontoId: true } })).map((z) => z.kontoId);
    },
    async remove(kontoId) {
      return (await db.zweitfaktor.deleteMany({ where: { kontoId, bestaetigtAm: { not: null } } })).count === 1;
    }
  };
}
