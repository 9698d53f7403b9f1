/** Notices of Delegationen in PostgreSQL. */
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Mitteilung, MitteilungAblage } from '../ports-mitteilung.ts';
import type { Verbindung } from './verbindung.ts';

interface Zeile { id: bigint; schluessel: string; betreff: string; pfad: string; vorschlagId: string | null; handlung: Handlung | null; am: Date; delegation: string | null; registriert: boolean; arbeitskreis: string | null }

const MAX_ID = 2n ** 63n - 1n;

export function createMitteilungAblage(db: Verbindung): MitteilungAblage {
  return {
    async put(an, { schluessel, betreff, pfad, vorschlagId, handlung }) {
      await db.mitteilung.createMany({ data: an.map((delegation) => ({ delegation, schluessel, betreff, pfad, beschlussvorschlagId: vorschlagId, handlung })), skipDuplicates: true });
    },
    async ofDelegation(delegation, { nach = 0n, vor = MAX_ID, anzahl }) {
      const zeilen = await db.$queryRaw<Zeile[]>`
        SELECT m.id, m.schluessel, m.betreff, m.pfad, m.beschlussvorschlag_id AS "vorschlagId", m.handlung, m.am, b.delegation, b.registriert_am IS NOT NULL AS registriert, b.arbeitskreis
        FROM mitteilung m LEFT JOIN beschlussvorschlag b ON b.id = m.beschlussvorschlag_id WHERE m.delegation = ${delegation} AND m.id > ${nach} AND m.id < ${vor} ORDER BY m.id DESC LIMIT ${anzahl}`;
      return zeilen.map(({ delegation: von, registriert, arbeitskreis, ...m }): Mitteilung => ({ ...m, sache: von === null ? null : { delegation: von, registriert, arbeitskreis } }));
    },
    async readBis(kontoId) {
      return (await db.konto.findUnique({ where: { id: kontoId }, select: { mitteilungenBis: true } }))?.mitteilungenBis ?? 0n;
    },
    async setReadBis(kontoId, id) {
      await db.$executeRaw`UPDATE konto SET mitteilungen_bis = greatest(mitteilungen_bis, ${id}) WHERE id = ${kontoId}::uuid`;
    }
  };
}
