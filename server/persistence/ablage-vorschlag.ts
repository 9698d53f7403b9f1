/** Beschlussvorschlaege with their Tops, Fassungen, Stimmen, Protokollnotizen and Freigabe: one aggregate, read whole. */
import type { Bundeswort } from '../../app/domain/abstimmung/bund.ts';
import type { Eingang } from '../../app/domain/anmeldung.ts';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Ergebnis } from '../../app/domain/abstimmung/regeln.ts';
import type { Stimmwert } from '../../app/domain/abstimmung/tally.ts';
import type { Sachbetreff } from '../../app/domain/abstimmung/regelsatz.ts';
import { readRegelsatz } from '../../app/domain/konferenz.ts';
import type { Land, Partei } from '../../app/domain/land.ts';
import type { Notizzustand } from '../../app/domain/protokollnotiz.ts';
import { compareByNummer, compareNummern, type Topangabe, type Topteil, type Zustand } from '../../app/domain/top.ts';
import type { Fassung, Freigabestand, Notiz, Vorschlag, VorschlagAblage } from '../ports.ts';
import type { Prisma } from './generated/client.ts';
import { asJson, type Verbindung } from './verbindung.ts';

const MIT = {
  sitzung: { select: { vorsitzland: true, konferenz: { select: { kurz: true, regelsatz: true } } } },
  tops: true,
  textraeume: { where: { art: 'vorschlag', zustand: 'offen' }, select: { id: true } },
  fassungen: {
    select: { id: true, nummer: true, fingerabdruck: true, am: true, abstimmung: { include: { stimmen: true } } },
    orderBy: { nummer: 'asc' }
  },
  notizen: { include: { unterschriften: true }, orderBy: { angelegtAm: 'asc' } }
} satisfies Prisma.BeschlussvorschlagInclude;

type VorschlagZeile = Prisma.BeschlussvorschlagGetPayload<{ include: typeof MIT }>;
type FassungZeile = VorschlagZeile['fassungen'][number];
type NotizZeile = VorschlagZeile['notizen'][number];

function toFassung(z: FassungZeile, namen: ReadonlyMap<string, string>): Fassung {
  const a = z.abstimmung;
  return {
    id: z.id, nummer: z.nummer, fingerabdruck: z.fingerabdruck, am: z.am,
    abstimmung: {
      geschlossenAm: a?.geschlossenAm ?? null, ergebnis: (a?.ergebnis ?? null) as Ergebnis | null,
      aufgehobenAm: a?.aufgehobenAm ?? null, aufhebungsgrund: a?.aufhebungsgrund ?? null, aufgerufen: (a?.aufgerufen ?? null) as Partei | null, bund: (a?.bund ?? null) as Bundeswort | null,
      stimmen: (a?.stimmen ?? []).map((s) => ({
        id: s.id, land: s.land as Partei, wert: s.wert as Stimmwert, durchVorsitz: s.durchVorsitz, am: s.am, kontoId: s.kontoId, name: namen.get(s.kontoId) ?? ''
      }))
    }
  };
}

function toNotiz(z: NotizZeile): Notiz {
  return {
    id: z.id, textraumId: z.textraumId, zustand: z.zustand as Notizzustand, initiator: z.initiator as Partei, reihenfolge: z.reihenfolge as Partei[],
    unterschriften: z.unterschriften.map((u) => ({ delegation: u.delegation as Partei, fingerabdruck: u.fingerabdruck })),
    absaetze: z.absaetze as Absatz[] | null, fingerabdruck: z.fingerabdruck
  };
}

function toVorschlag(z: VorschlagZeile, namen: ReadonlyMap<string, string>, freigaben: ReadonlyMap<string, Freigabestand>): Vorschlag {
  const fassungen = z.fassungen.map((f) => toFassung(f, namen));
  return {
    id: z.id, sitzungId: z.sitzungId, vorsitzland: z.sitzung.vorsitzland as Land, delegation: z.delegation as Partei, zustand: z.zustand as Zustand,
    registriert: z.registriertAm !== null, arbeitskreis: z.arbeitskreis, betreff: z.betreff as Sachbetreff, zweiteBefassung: z.zweiteBefassung, eingang: z.eingang as Eingang, zugelassen: z.zugelassenAm !== null, bundesrat: z.bundesrat,
    waehler: readRegelsatz(z.sitzung.konferenz.regelsatz, z.sitzung.konferenz.kurz).waehler,
    tops: z.tops.map((t) => ({ id: t.id, nummer: t.nummer, titel: t.titel, untertitel: t.untertitel, teile: t.teile as unknown as Topteil[] })).sort((a, b) => compareNummern(a.nummer, b.nummer)),
    textraumId: z.textraeume[0]?.id ?? null, fassungen, notizen: z.notizen.map(toNotiz),
    freigabe: freigaben.get(fassungen[fassungen.length - 1]?.id ?? '') ?? null
  };
}

/** Rows to aggregates: names of voters and the Freigabe are fetched once for all of them. */
async function complete(db: Verbindung, zeilen: VorschlagZeile[]): Promise<Vorschlag[]> {
  const kontoIds = zeilen.flatMap((z) => z.fassungen.flatMap((f) => (f.abstimmung?.stimmen ?? []).map((s) => s.kontoId)));
  const konten = await db.konto.findMany({ where: { id: { in: [...new Set(kontoIds)] } }, select: { id: true, name: true } });
  const fassungIds = zeilen.flatMap((z) => z.fassungen.map((f) => f.id));
  const posten = await db.freigabeposten.findMany({ where: { fassungId: { in: fassungIds } }, include: { widersprueche: true, runde: { select: { eroeffnetAm: true } } } });
  const freigaben = new Map<string, Freigabestand>();
  for (const p of posten.sort((a, b) => a.runde.eroeffnetAm.getTime() - b.runde.eroeffnetAm.getTime())) {
    freigaben.set(p.fassungId, {
      rundeId: p.rundeId, freigegeben: p.freigegeben, zurueckgenommen: p.zurueckgenommenAm !== null,
      widersprueche: p.widersprueche.map((w) => ({ delegation: w.delegation as Land, grund: w.grund, am: w.am }))
    });
  }
  const namen = new Map(konten.map((k) => [k.id, k.name]));
  return zeilen.map((z) => toVorschlag(z, namen, freigaben));
}

function topData(angabe: Topangabe): { titel: string; untertitel: string[]; teile: Prisma.InputJsonValue } {
  return { titel: angabe.titel, untertitel: [...angabe.untertitel], teile: asJson(angabe.teile) };
}

async function getVorschlag(db: Verbindung, id: string): Promise<Vorschlag | null> {
  const zeile = await db.beschlussvorschlag.findUnique({ where: { id }, include: MIT });
  return zeile === null ? null : ((await complete(db, [zeile]))[0] ?? null);
}

export function createVorschlagAblage(db: Verbindung): VorschlagAblage {
  return {
    async ofSitzung(sitzungId) {
      const all = await complete(db, await db.beschlussvorschlag.findMany({ where: { sitzungId }, include: MIT, orderBy: { angelegtAm: 'asc' } }));
      return all.filter((v) => v.tops.length > 0).sort(compareByNummer);
    },
    get: (id) => getVorschlag(db, id),
    async lock(id) {
      await db.$queryRaw`SELECT id FROM beschlussvorschlag WHERE id = ${id}::uuid FOR UPDATE`;
      return getVorschlag(db, id);
    },
    async create({ top, ...rest }) {
      const zeile = await db.beschlussvorschlag.create({ data: { ...rest, zustand: 'anmeldung' } });
      await db.top.create({ data: { sitzungId: rest.sitzungId, beschlussvorschlagId: zeile.id, ...topData(top), nummer: top.nummer } });
      return zeile.id;
    },
    async setZustand(id, zustand) {
      await db.beschlussvorschlag.update({ where: { id }, data: { zustand } });
    },
    async register(id, eingang) {
      await db.$executeRaw`UPDATE beschlussvorschlag SET zustand = 'entwurf', registriert_am = now(), eingang = ${eingang} WHERE id = ${id}::uuid`;
    },
    async admit(id) {
      await db.$executeRaw`UPDATE beschlussvorschlag SET zugelassen_am = now() WHERE id = ${id}::uuid`;
    },
    async setEingang(id, eingang) {
      await db.beschlussvorschlag.update({ where: { id }, data: { eingang, zugelassenAm: null } });
    },
    async setBundesrat(id, bundesrat) {
      await db.beschlussvorschlag.update({ where: { id }, data: { bundesrat } });
    },
    async updateTop(topId, angabe) {
      await db.top.update({ where: { id: topId }, data: topData(angabe) });
    },
    async setArbeitskreis(id, arbeitskreis) {
      await db.beschlussvorschlag.update({ where: { id }, data: { arbeitskreis } });
    },
    async setBetreff(id, betreff, zweiteBefassung) {
      await db.beschlussvorschlag.update({ where: { id }, data: { betreff, zweiteBefassung } });
    },
    async setNummer(topId, nummer) {
      await db.top.update({ where: { id: topId }, data: { nummer } });
    },
    async renumber(sitzungId, nummern) {
      await db.top.updateMany({ where: { sitzungId }, data: { nummer: null } });
      for (const [id, nummer] of nummern) await db.top.update({ where: { id }, data: { nummer } });
    },
    async moveToSitzung(id, sitzungId) {
      await db.top.updateMany({ where: { beschlussvorschlagId: id }, data: { sitzungId, nummer: null } });
      await db.beschlussvorschlag.update({ where: { id }, data: { sitzungId } });
    },
    async moveTops(von, nach) {
      await db.top.updateMany({ where: { beschlussvorschlagId: von }, data: { beschlussvorschlagId: nach } });
    }
  };
}
