/** TOPs ohne Aussprache in PostgreSQL. */
import type { Listenzustand } from '../../app/domain/abstimmung/gruene-liste.ts';
import type { Delegation } from '../../app/domain/land.ts';
import type { GrueneListe, ListeAblage } from '../ports-liste.ts';
import type { Prisma } from './generated/client.ts';
import type { Verbindung } from './verbindung.ts';

type Zeile = Prisma.GrueneListeGetPayload<{ include: { posten: true } }>;

function toListe(z: Zeile): GrueneListe {
  return {
    id: z.id, zustand: z.zustand as Listenzustand, am: z.am, beendetAm: z.beendetAm,
    posten: z.posten.map((p) => ({ vorschlagId: p.beschlussvorschlagId, fassungId: p.fassungId, fingerabdruck: p.fingerabdruck, herausgenommenVon: p.herausgenommenVon as Delegation | null, herausgenommenAm: p.herausgenommenAm }))
  };
}

export function createListeAblage(db: Verbindung): ListeAblage {
  return {
    async ofSitzung(sitzungId) {
      return (await db.grueneListe.findMany({ where: { sitzungId }, include: { posten: true }, orderBy: { am: 'desc' } })).map(toListe);
    },
    async lock(sitzungId) {
      await db.$queryRaw`SELECT id FROM gruene_liste WHERE sitzung_id = ${sitzungId}::uuid AND zustand = 'offen' FOR UPDATE`;
      const zeile = await db.grueneListe.findFirst({ where: { sitzungId, zustand: 'offen' }, include: { posten: true } });
      return zeile && toListe(zeile);
    },
    async propose({ posten, ...rest }) {
      const zeile = await db.grueneListe.create({ data: { ...rest, posten: { create: posten.map(({ vorschlagId, ...p }) => ({ beschlussvorschlagId: vorschlagId, ...p })) } } });
      return zeile.id;
    },
    async takeOff(id, vorschlagId, delegation, kontoId) {
      await db.$executeRaw`UPDATE gruener_posten SET herausgenommen_von = ${delegation}, herausgenommen_am = clock_timestamp(), konto_id = ${kontoId}::uuid WHERE liste_id = ${id}::uuid AND beschlussvorschlag_id = ${vorschlagId}::uuid`;
    },
    async end(id, zustand) {
      await db.$executeRaw`UPDATE gruene_liste SET zustand = ${zustand}, beendet_am = clock_timestamp() WHERE id = ${id}::uuid`;
    }
  };
}
