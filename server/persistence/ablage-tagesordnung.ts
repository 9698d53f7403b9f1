/** Issues of an agenda in PostgreSQL: written once (migration tagesordnung). */
import type { Posten } from '../../app/domain/tagesordnung.ts';
import type { TagesordnungAblage } from '../ports-tagesordnung.ts';
import { asJson, type Verbindung } from './verbindung.ts';

export function createTagesordnungAblage(db: Verbindung): TagesordnungAblage {
  return {
    async ofSitzung(sitzungId) {
      const zeilen = await db.tagesordnung.findMany({ where: { sitzungId }, orderBy: { laufend: 'asc' } });
      return zeilen.map(({ laufend, endgueltig, posten, am }) => ({ laufend, endgueltig, posten: posten as unknown as Posten[], am }));
    },
    async create({ sitzungId, kontoId, laufend, endgueltig, posten }) {
      await db.tagesordnung.create({ data: { sitzungId, kontoId, laufend, endgueltig, posten: asJson(posten) } });
    }
  };
}
