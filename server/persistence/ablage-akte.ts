/** The audit in PostgreSQL: one row for every formal act, never changed, each with its place in a chain of hashes (migration akte_kette). */
import type { AkteAblage } from '../ports.ts';
import { asJson, type Verbindung } from './verbindung.ts';

export function createAkteAblage(db: Verbindung): AkteAblage {
  return {
    async note({ art, person, sitzungId, gegenstandId, daten }) {
      await db.aktenvermerk.create({
        data: { art, kontoId: person?.kontoId ?? null, delegation: person?.delegation ?? null, sitzungId: sitzungId ?? null, gegenstandId: gegenstandId ?? null, daten: asJson({ ...daten, ...(person?.vertretung === undefined ? {} : { inVertretungFuer: person.vertretung.fuerKontoId }) }) }
      });
    },
    async ofSitzung(sitzungId) {
      const vorschlaege = await db.beschlussvorschlag.findMany({ where: { sitzungId }, select: { id: true } });
      const zeilen = await db.aktenvermerk.findMany({ where: { OR: [{ sitzungId }, { gegenstandId: { in: vorschlaege.map((v) => v.id) } }] }, orderBy: { kette: { folge: 'asc' } } });
      return zeilen.map((z) => ({ art: z.art, delegation: z.delegation, gegenstandId: z.gegenstandId, daten: z.daten as Record<string, unknown> }));
    },
    async kette(ab, anzahl) {
      const zeilen = await db.$queryRaw<{ folge: bigint; inhalt: string; hash: string }[]>`
        SELECT k.folge, aktenvermerk_inhalt(a) AS inhalt, encode(k.hash, 'hex') AS hash FROM aktenkette k JOIN aktenvermerk a ON a.id = k.vermerk_id WHERE k.folge >= ${ab} ORDER BY k.folge LIMIT ${anzahl}`;
      return zeilen.map((z) => ({ ...z, folge: Number(z.folge) }));
    },
    async ohneKette() {
      const [zeile] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM aktenvermerk a WHERE NOT EXISTS (SELECT 1 FROM aktenkette k WHERE k.vermerk_id = a.id)`;
      return zeile?.n ?? 0;
    },
    async of(gegenstandId) {
      const zeilen = await db.aktenvermerk.findMany({ where: { gegenstandId }, orderBy: { id: 'asc' } });
      const konten = await db.konto.findMany({ where: { id: { in: zeilen.flatMap((z) => [z.kontoId, vertretener(z.daten)].filter((id) => id !== null)) } }, select: { id: true, name: true } });
      const namen = new Map(konten.map((k) => [k.id, k.name]));
      const nameOf = ({ kontoId, daten }: (typeof zeilen)[number]): string => {
        const [name, fuer] = [namen.get(kontoId ?? '') ?? '', namen.get(vertretener(daten) ?? '')];
        return fuer === undefined ? name : `${name} in Vertretung für ${fuer}`;
      };
      return zeilen.map((z) => ({ am: z.am, art: z.art, delegation: z.delegation, name: nameOf(z), daten: z.daten as Record<string, unknown> }));
    }
  };
}

/** Whose Leitung the account stood in for when it acted; the id, so that a name can be erased. */
function vertretener(daten: unknown): string | null {
  const id = (daten as { readonly inVertretungFuer?: unknown }).inVertretungFuer;
  return typeof id === 'string' ? id : null;
}
