/** Sitzungen and their Konferenz in PostgreSQL. */
import type { Frist } from '../../app/domain/frist.ts';
import { readRegelsatz, type Konferenz } from '../../app/domain/konferenz.ts';
import type { Land } from '../../app/domain/land.ts';
import type { Sitzungsart } from '../../app/domain/sitzung.ts';
import type { Sitzung, SitzungAblage } from '../ports.ts';
import type { KonferenzAblage } from '../ports-konferenz.ts';
import type { Prisma } from './generated/client.ts';
import { asJson, dateOf, tagOf, type Verbindung } from './verbindung.ts';

type SitzungZeile = Prisma.SitzungGetPayload<{ include: { konferenz: true } }>;

export function toSitzung(z: SitzungZeile): Sitzung {
  return {
    id: z.id, art: z.art as Sitzungsart, nummer: z.nummer, bezeichnung: z.bezeichnung, von: tagOf(z.von), bis: tagOf(z.bis),
    beschlussdatum: tagOf(z.beschlussdatum), ort: z.ort, vorsitzland: z.vorsitzland as Land, eingeladenAm: z.eingeladenAm,
    anmeldefristen: { anmeldeschluss: fristOf(z.anmeldeschlussOrtszeit, z.anmeldeschluss), nachfrist: fristOf(z.nachfristOrtszeit, z.nachfrist) },
    konferenz: toKonferenz(z.konferenz)
  };
}

function fristOf(ortszeit: string | null, zeitpunkt: Date | null): Frist | null {
  return ortszeit === null || zeitpunkt === null ? null : { ortszeit, zeitpunkt: zeitpunkt.getTime() };
}

function toKonferenz({ kurz, name, regelsatz, titelblatt, hinweise, niederschrift }: SitzungZeile['konferenz']): Konferenz {
  return { kurz, name, regelsatz: readRegelsatz(regelsatz, kurz), titelblatt, hinweise, niederschrift };
}

export function createKonferenzAblage(db: Verbindung): KonferenzAblage {
  return {
    async put({ kurz, name, regelsatz, titelblatt, hinweise, niederschrift }) {
      await db.konferenz.createMany({ data: [{ kurz, name, regelsatz: asJson(regelsatz), titelblatt: [...titelblatt], hinweise: [...hinweise], niederschrift }], skipDuplicates: true });
    },
    async list() {
      return (await db.konferenz.findMany({ orderBy: { kurz: 'asc' } })).map(toKonferenz);
    },
    async get(kurz) {
      const zeile = await db.konferenz.findUnique({ where: { kurz } });
      return zeile && toKonferenz(zeile);
    },
    async lock(kurz, zum) {
      await (zum === 'aendern' ? db.$queryRaw`SELECT kurz FROM konferenz WHERE kurz = ${kurz} FOR UPDATE` : db.$queryRaw`SELECT kurz FROM konferenz WHERE kurz = ${kurz} FOR SHARE`);
    },
    async setRegelsatz(kurz, regelsatz) {
      await db.konferenz.update({ where: { kurz }, data: { regelsatz: asJson(regelsatz) } });
    },
    async offeneAbstimmungen(kurz) {
      return db.abstimmung.count({ where: { geschlossenAm: null, aufgehobenAm: null, fassung: { beschlussvorschlag: { sitzung: { konferenzKurz: kurz } } } } });
    },
    async setVorlagen(kurz, { titelblatt, hinweise, niederschrift }) {
      await db.konferenz.update({ where: { kurz }, data: { titelblatt: [...titelblatt], hinweise: [...hinweise], niederschrift } });
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
    async update(id, angabe) {
      const { von, bis, beschlussdatum, ...rest } = angabe;
      await db.sitzung.update({ where: { id }, data: { ...rest, von: dateOf(von), bis: dateOf(bis), beschlussdatum: dateOf(beschlussdatum) } });
    },
    async setAnmeldefristen(id, { anmeldeschluss: a, nachfrist: n }) {
      await db.sitzung.update({ where: { id }, data: {
        anmeldeschluss: a && new Date(a.zeitpunkt), anmeldeschlussOrtszeit: a?.ortszeit ?? null, nachfrist: n && new Date(n.zeitpunkt), nachfristOrtszeit: n?.ortszeit ?? null
      } });
    },
    async invite(id) {
      await db.$executeRaw`UPDATE sitzung SET eingeladen_am = now() WHERE id = ${id}::uuid AND eingeladen_am IS NULL`;
    },
    async lock(id) {
      await db.$queryRaw`SELECT id FROM sitzung WHERE id = ${id}::uuid FOR UPDATE`;
    }
  };
}
