/** Sitzungen and their Konferenz in PostgreSQL. */
import type { Regelsatz } from '../../app/domain/konferenz.ts';
import type { Land } from '../../app/domain/land.ts';
import type { Sitzungsart } from '../../app/domain/sitzung.ts';
import type { KonferenzAblage, Sitzung, SitzungAblage } from '../ports.ts';
import type { Prisma } from './generated/client.ts';
import { asJson, dateOf, tagOf, type Verbindung } from './verbindung.ts';

type SitzungZeile = Prisma.SitzungGetPayload<{ include: { konferenz: true } }>;

export function toSitzung(z: SitzungZeile): Sitzung {
  return {
    id: z.id, art: z.art as Sitzungsart, nummer: z.nummer, bezeichnung: z.bezeichnung, von: tagOf(z.von), bis: tagOf(z.bis),
    beschlussdatum: tagOf(z.beschlussdatum), ort: z.ort, vorsitzland: z.vorsitzland as Land, eingeladenAm: z.eingeladenAm,
    konferenz: {
      kurz: z.konferenz.kurz, name: z.konferenz.name, regelsatz: z.konferenz.regelsatz as unknown as Regelsatz,
      titelblatt: z.konferenz.titelblatt, hinweise: z.konferenz.hinweise
    }
  };
}

export function createKonferenzAblage(db: Verbindung): KonferenzAblage {
  return {
    async put({ kurz, name, regelsatz, titelblatt, hinweise }) {
      await db.konferenz.createMany({ data: [{ kurz, name, regelsatz: asJson(regelsatz), titelblatt: [...titelblatt], hinweise: [...hinweise] }], skipDuplicates: true });
    }
  };
}

export function createSitzungAblage(db: Verbindung): SitzungAblage {
  return {
    async list() {
      return (await db.sitzung.findMany({ include: { konferenz: true }, orderBy: [{ von: 'desc' }, { angelegtAm: 'desc' }] })).map(toSitzung);
    },
    async get(id) {
      const zeile = await db.sitzung.findUnique({ where: { id }, include: { konferenz: true } });
      return zeile && toSitzung(zeile);
    },
    async create(konferenz, angabe) {
      const { von, bis, beschlussdatum, ...rest } = angabe;
      const zeile = await db.sitzung.create({ data: { ...rest, konferenzKurz: konferenz, von: dateOf(von), bis: dateOf(bis), beschlussdatum: dateOf(beschlussdatum) } });
      return zeile.id;
    },
    async invite(id) {
      await db.$executeRaw`UPDATE sitzung SET eingeladen_am = now() WHERE id = ${id}::uuid AND eingeladen_am IS NULL`;
    },
    async lock(id) {
      await db.$queryRaw`SELECT id FROM sitzung WHERE id = ${id}::uuid FOR UPDATE`;
    }
  };
}
