/** Circles of Delegationen in PostgreSQL. */
import type { Delegation, Partei } from '../../app/domain/land.ts';
import type { Kreis, KreisAblage } from '../ports-kreis.ts';
import type { Verbindung } from './verbindung.ts';

const MIT = { mitglieder: { orderBy: [{ beigetretenAm: 'asc' as const }, { delegation: 'asc' as const }] } };
interface Zeile { readonly id: string; readonly name: string; readonly aufgeloestAm: Date | null; readonly mitglieder: readonly { readonly delegation: string; readonly beigetretenAm: Date | null }[] }

function toKreis(z: Zeile): Kreis {
  const those = (beigetreten: boolean): Partei[] => z.mitglieder.filter((m) => (m.beigetretenAm !== null) === beigetreten).map((m) => m.delegation as Partei);
  return { id: z.id, name: z.name, aufgeloest: z.aufgeloestAm !== null, mitglieder: those(true), eingeladene: those(false) };
}

export function createKreisAblage(db: Verbindung): KreisAblage {
  const get = async (id: string): Promise<Kreis | null> => {
    const zeile = await db.kreis.findUnique({ where: { id }, include: MIT });
    return zeile === null ? null : toKreis(zeile);
  };
  return {
    get,
    async lock(id) {
      await db.$queryRaw`SELECT 1 FROM kreis WHERE id = ${id}::uuid FOR UPDATE`;
      return get(id);
    },
    async ofDelegation(delegation) {
      return (await db.kreis.findMany({ where: { aufgeloestAm: null, mitglieder: { some: { delegation } } }, include: MIT, orderBy: [{ name: 'asc' }, { id: 'asc' }] })).map(toKreis);
    },
    async create({ name, gruender, kontoId }) {
      const kreis = await db.kreis.create({ data: { name, gegruendetVon: kontoId } });
      await db.$executeRaw`INSERT INTO kreismitglied (kreis_id, delegation, eingeladen_von, beigetreten_von, beigetreten_am) VALUES (${kreis.id}::uuid, ${gruender}, ${kontoId}::uuid, ${kontoId}::uuid, now())`;
      return kreis.id;
    },
    async invite(kreisId, delegation, kontoId) {
      await db.kreismitglied.create({ data: { kreisId, delegation, eingeladenVon: kontoId } });
    },
    async join(kreisId, delegation, kontoId) {
      await db.$executeRaw`UPDATE kreismitglied SET beigetreten_von = ${kontoId}::uuid, beigetreten_am = now() WHERE kreis_id = ${kreisId}::uuid AND delegation = ${delegation} AND beigetreten_am IS NULL`;
    },
    async remove(kreisId, delegation) {
      await db.kreismitglied.delete({ where: { kreisId_delegation: { kreisId, delegation } } });
    },
    async dissolve(id) {
      await db.kreismitglied.deleteMany({ where: { kreisId: id } });
      await db.$executeRaw`UPDATE kreis SET aufgeloest_am = now() WHERE id = ${id}::uuid`;
    },
    async entwuerfe(kreisId) {
      return (await db.kreisentwurf.findMany({ where: { kreisId } })).map((e) => ({ vorschlagId: e.beschlussvorschlagId, textraumId: e.textraumId }));
    },
    async addEntwurf(kreisId, beschlussvorschlagId, textraumId) {
      await db.kreisentwurf.create({ data: { kreisId, beschlussvorschlagId, textraumId } });
    },
    async anzahlen(kreisId) {
      const zeilen = await db.kreiskommentar.groupBy({ by: ['beschlussvorschlagId'], where: { kreisId, geloeschtAm: null }, _count: true });
      return new Map(zeilen.map((z) => [z.beschlussvorschlagId, z._count]));
    },
    async kommentare(kreisId, beschlussvorschlagId) {
      const zeilen = await db.kreiskommentar.findMany({ where: { kreisId, beschlussvorschlagId }, include: { konto: { select: { name: true } } }, orderBy: { folge: 'asc' } });
      return zeilen.map((z) => ({ id: z.id, delegation: z.delegation as Delegation, kontoId: z.kontoId, name: z.konto.name, text: z.text, am: z.am, geaendertAm: z.geaendertAm, geloescht: z.geloeschtAm !== null }));
    },
    async comment({ vorschlagId, ...rest }) {
      await db.kreiskommentar.create({ data: { ...rest, beschlussvorschlagId: vorschlagId } });
    },
    async changeKommentar(id, text) {
      if (text === null) await db.$executeRaw`UPDATE kreiskommentar SET text = '', geloescht_am = now() WHERE id = ${id}::uuid`;
      else await db.$executeRaw`UPDATE kreiskommentar SET text = ${text}, geaendert_am = now() WHERE id = ${id}::uuid`;
    }
  };
}
