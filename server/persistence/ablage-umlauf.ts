/** Umlaufverfahren and the Widersprüche that ended them, in PostgreSQL. */
import type { Partei } from '../../app/domain/land.ts';
import type { Umlaufzustand, Widerspruchsart } from '../../app/domain/umlauf/umlauf.ts';
import type { Umlauf, UmlaufAblage } from '../ports-umlauf.ts';
import type { Prisma } from './generated/client.ts';
import type { Verbindung } from './verbindung.ts';

type Zeile = Prisma.UmlaufGetPayload<{ include: { widersprueche: true } }>;
const MIT = { widersprueche: { orderBy: { am: 'asc' } } } satisfies Prisma.UmlaufInclude;

function toUmlauf(z: Zeile): Umlauf {
  return {
    id: z.id, konferenz: z.konferenzKurz, vorschlagId: z.beschlussvorschlagId, fassungId: z.fassungId, nummer: z.jahr === null || z.laufend === null ? null : { jahr: z.jahr, laufend: z.laufend },
    frist: z.frist, fristOrtszeit: z.fristOrtszeit, zustand: z.zustand as Umlaufzustand, begonnenAm: z.begonnenAm, beendetAm: z.beendetAm, erinnertAm: z.erinnertAm, grund: z.grund,
    nachSitzungId: z.nachSitzungId, widersprueche: z.widersprueche.map((w) => ({ delegation: w.delegation as Partei, gegen: w.gegen as Widerspruchsart, grund: w.grund, am: w.am }))
  };
}

export function createUmlaufAblage(db: Verbindung): UmlaufAblage {
  return {
    async list() {
      return (await db.umlauf.findMany({ include: MIT, orderBy: { angelegtAm: 'desc' } })).map(toUmlauf);
    },
    async get(id) {
      const zeile = await db.umlauf.findUnique({ where: { id }, include: MIT });
      return zeile && toUmlauf(zeile);
    },
    async ofVorschlag(beschlussvorschlagId) {
      return (await db.umlauf.findMany({ where: { beschlussvorschlagId }, include: MIT, orderBy: { angelegtAm: 'desc' } })).map(toUmlauf);
    },
    async create({ konferenz, vorschlagId, kontoId }) {
      return (await db.umlauf.create({ data: { konferenzKurz: konferenz, beschlussvorschlagId: vorschlagId, kontoId } })).id;
    },
    async begin(id, { fassungId, jahr, laufend, frist, fristOrtszeit }) {
      await db.$executeRaw`UPDATE umlauf SET zustand = 'laeuft', fassung_id = ${fassungId}::uuid, jahr = ${jahr}, laufend = ${laufend}, frist = ${frist}, frist_ortszeit = ${fristOrtszeit}, begonnen_am = clock_timestamp() WHERE id = ${id}::uuid`;
    },
    async object(id, { delegation, gegen, grund, kontoId }) {
      await db.umlaufwiderspruch.create({ data: { umlaufId: id, delegation, gegen, grund, kontoId } });
    },
    async end(id, { zustand, grund, nachSitzungId }) {
      await db.$executeRaw`UPDATE umlauf SET zustand = ${zustand}, beendet_am = clock_timestamp(), grund = ${grund}, nach_sitzung_id = ${nachSitzungId}::uuid WHERE id = ${id}::uuid`;
    },
    async remind(id) {
      await db.$executeRaw`UPDATE umlauf SET erinnert_am = clock_timestamp() WHERE id = ${id}::uuid AND erinnert_am IS NULL`;
    }
  };
}
