/** The answers of a Länderabfrage in PostgreSQL: rows that are added, shared once and lifted once. */
import type { Gelesenes, Positionswert } from '../../app/domain/laenderabfrage.ts';
import type { Partei } from '../../app/domain/land.ts';
import type { AbfrageAblage, Laenderantwort } from '../ports-abfrage.ts';
import type { Laenderantwort as Zeile } from './generated/client.ts';
import { asJson, dateOf, tagOf, type Verbindung } from './verbindung.ts';

export function createAbfrageAblage(db: Verbindung): AbfrageAblage {
  return {
    async ofVorschlag(beschlussvorschlagId) {
      const zeilen = await db.laenderantwort.findMany({ where: { beschlussvorschlagId }, orderBy: { folge: 'asc' } });
      return zeilen.map(antwortOf);
    },
    async ofDelegation(sitzungId, delegation) {
      const zeilen = await db.laenderantwort.findMany({ where: { delegation, beschlussvorschlag: { sitzungId } }, orderBy: { folge: 'asc' } });
      return zeilen.map((z) => ({ ...antwortOf(z), vorschlagId: z.beschlussvorschlagId }));
    },
    async answer({ vorschlagId, frist, worte, ...rest }) {
      await db.laenderantwort.create({ data: { ...rest, beschlussvorschlagId: vorschlagId, frist: frist === null ? null : dateOf(frist), worte: asJson(worte) } });
    },
    async share(ids, kontoId) {
      await db.$executeRaw`UPDATE laenderantwort SET geteilt_am = clock_timestamp(), geteilt_von = ${kontoId}::uuid WHERE id = ANY(${[...ids]}::uuid[])`;
    },
    async lift(id, kontoId) {
      await db.$executeRaw`UPDATE laenderantwort SET aufgehoben_am = clock_timestamp(), aufgehoben_von = ${kontoId}::uuid WHERE id = ${id}::uuid`;
    }
  };
}

function antwortOf(z: Zeile): Laenderantwort {
  return {
    id: z.id, delegation: z.delegation as Partei, schluessel: z.schluessel, wert: z.wert as Positionswert, frist: z.frist === null ? null : tagOf(z.frist), grund: z.grund,
    worte: z.worte as unknown as Gelesenes[], geteilt: z.geteiltAm !== null, aufgehoben: z.aufgehobenAm !== null, am: z.am, geteiltAm: z.geteiltAm, aufgehobenAm: z.aufgehobenAm, aufgehobenVon: z.aufgehobenVon
  };
}
