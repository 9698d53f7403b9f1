/** Sammlungen of elsewhere on their way into the archive, in PostgreSQL. */
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import type { Einlesung, EinlesungAblage } from '../ports-sammlung.ts';
import type { Prisma } from './generated/client.ts';
import { asJson, type Verbindung } from './verbindung.ts';

type EinlesungZeile = Prisma.EinlesungGetPayload<object>;

function toEinlesung(z: EinlesungZeile): Einlesung {
  return {
    ...toKopf(z), text: z.text, modell: z.modell as unknown as Sammlung | null
  };
}

function toKopf(z: Omit<EinlesungZeile, 'text' | 'modell'>): Omit<Einlesung, 'text' | 'modell'> {
  return {
    id: z.id, dateiname: z.dateiname, hash: z.hash, eingebettet: z.eingebettet, entscheidungen: z.entscheidungen as unknown as Einlesung['entscheidungen'],
    zustand: z.zustand as Einlesung['zustand'], kennung: z.kennung, kontoId: z.kontoId, am: z.am, entschiedenAm: z.entschiedenAm
  };
}

export function createEinlesungAblage(db: Verbindung): EinlesungAblage {
  return {
    async create({ modell, ...rest }) {
      return (await db.einlesung.create({ data: { ...rest, ...(modell === null ? {} : { modell: asJson(modell) }) } })).id;
    },
    async get(id) {
      const z = await db.einlesung.findUnique({ where: { id } });
      return z && toEinlesung(z);
    },
    async lock(id) {
      await db.$queryRaw`SELECT id FROM einlesung WHERE id = ${id}::uuid FOR UPDATE`;
      const z = await db.einlesung.findUnique({ where: { id } });
      return z && toEinlesung(z);
    },
    async byKennung(kennung) {
      const z = await db.einlesung.findUnique({ where: { kennung } });
      return z && toEinlesung(z);
    },
    async list() {
      return (await db.einlesung.findMany({ omit: { text: true, modell: true }, orderBy: { am: 'desc' } })).map(toKopf);
    },
    async decide(id, entscheidungen) {
      await db.einlesung.update({ where: { id }, data: { entscheidungen: asJson(entscheidungen) } });
    },
    async accept(id, kennung, modell, kontoId) {
      await db.$executeRaw`UPDATE einlesung SET zustand = 'aufgenommen', kennung = ${kennung}, modell = ${JSON.stringify(modell)}::jsonb, entschieden_von = ${kontoId}::uuid, entschieden_am = now() WHERE id = ${id}::uuid`;
    },
    async reject(id, kontoId) {
      await db.$executeRaw`UPDATE einlesung SET zustand = 'verworfen', kennung = NULL, modell = NULL, text = '', entschieden_von = ${kontoId}::uuid, entschieden_am = now() WHERE id = ${id}::uuid`;
    }
  };
}
