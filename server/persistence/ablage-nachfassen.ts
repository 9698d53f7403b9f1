/** Whom the Geschäftsstelle wrote to on which day, in PostgreSQL. */
import type { Partei } from '../../app/domain/land.ts';
import type { NachfassAblage } from '../ports-nachfassen.ts';
import { dateOf, tagOf, type Verbindung } from './verbindung.ts';

export function createNachfassAblage(db: Verbindung): NachfassAblage {
  return {
    async last(sitzungId) {
      const zeilen = await db.nachfassbrief.groupBy({ by: ['delegation'], where: { sitzungId }, _max: { tag: true } });
      return zeilen.flatMap((z) => (z._max.tag === null ? [] : [{ delegation: z.delegation as Partei, tag: tagOf(z._max.tag) }]));
    },
    async note(sitzungId, delegation, tag, kontoId) {
      await db.nachfassbrief.create({ data: { sitzungId, delegation, tag: dateOf(tag), kontoId } });
    }
  };
}
