/** The audit in PostgreSQL: one row for every formal act, never changed. */
import type { AkteAblage } from '../ports.ts';
import { asJson, type Verbindung } from './verbindung.ts';

export function createAkteAblage(db: Verbindung): AkteAblage {
  return {
    async note({ art, person, sitzungId, gegenstandId, daten }) {
      await db.aktenvermerk.create({
        data: { art, kontoId: person?.kontoId ?? null, delegation: person?.delegation ?? null, sitzungId: sitzungId ?? null, gegenstandId: gegenstandId ?? null, daten: asJson(daten ?? {}) }
      });
    },
    async of(gegenstandId) {
      const zeilen = await db.aktenvermerk.findMany({ where: { gegenstandId }, orderBy: { id: 'asc' } });
      const konten = await db.konto.findMany({ where: { id: { in: zeilen.flatMap((z) => z.kontoId ?? []) } }, select: { id: true, name: true } });
      const namen = new Map(konten.map((k) => [k.id, k.name]));
      return zeilen.map((z) => ({ am: z.am, art: z.art, delegation: z.delegation, name: namen.get(z.kontoId ?? '') ?? '', daten: z.daten as Record<string, unknown> }));
    }
  };
}
