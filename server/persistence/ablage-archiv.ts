/**
 * The archive in PostgreSQL: taking Sammlungen in and out, reading them, following their references. Searching is in archiv-suche.ts.
 * The stems of all decisions are counted in archivwort; both directions happen under one lock, so that the counts are those of the rows.
 */
import { eintraegeOf } from '../../app/domain/archiv/eintrag.ts';
import type { Auftrag } from '../../app/domain/sammlung/beauftragung.ts';
import { isUmlauf, type Sammlung, type Sitzungsart, type VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import type { Sitzungsschluessel } from '../../app/domain/sitzungsschluessel.ts';
import { alsSuchtext } from '../../app/domain/suche/faltung.ts';
import { topangabe, zitiereSitzung } from '../../app/domain/zitierweise.ts';
import type { Anlass, ArchivAblage, Archivkopf, Aufnahme, Beschlussangabe, Herkunft } from '../ports-archiv.ts';
import type { Archivsammlung } from './generated/client.ts';
import { suche } from './archiv-suche.ts';
import { zaehle, type Archivspeicher } from './archivspeicher.ts';
import { dateOf, tagOf, type Verbindung } from './verbindung.ts';

/** Everything of a Sammlung but its model, which is large. */
const KOPF = {
  id: true, kennung: true, herkunft: true, konferenz: true, art: true, nummer: true, beschlussdatum: true, von: true, bis: true, ort: true, titel: true,
  jahr: true, anzahl: true, anlass: true, anlassnummer: true, grund: true, aktuell: true, aufgenommenAm: true
} as const;
const ANGABE = { schluessel: true, tops: true, titel: true, sammlung: { select: { kennung: true } } } as const;

export function createArchivAblage(db: Verbindung, speicher: Archivspeicher): ArchivAblage {
  return {
    async aufnehmen(aufnahme) {
      await lock(db);
      await remove(db, aufnahme.kennung);
      for (const kennung of aufnahme.ersetzt ?? []) await retire(db, kennung);
      await insert(db, aufnahme);
    },
    async entfernen(kennung) {
      await lock(db);
      await remove(db, kennung);
    },
    isLeer: async () => (await db.archivsammlung.count()) === 0,
    async sammlungen() {
      return (await db.archivsammlung.findMany({ where: { aktuell: true }, select: KOPF, orderBy: [{ beschlussdatum: 'desc' }, { id: 'desc' }] })).map(toKopf);
    },
    async ausgaben(hoechstens) {
      return (await db.archivsammlung.findMany({ select: KOPF, orderBy: [{ aufgenommenAm: 'desc' }, { id: 'desc' }], take: hoechstens })).map(toKopf);
    },
    async sammlung(kennung) {
      const z = await db.archivsammlung.findUnique({ where: { kennung } });
      return z && { ...toKopf(z), modell: z.modell as unknown as Sammlung };
    },
    beschluss: (kennung, schluessel) => readBeschluss(db, kennung, schluessel),
    async mitTops(kennungen, tops) {
      if (kennungen.length === 0 || tops.length === 0) return [];
      return (await db.archivbeschluss.findMany({ where: { tops: { hasSome: [...tops] }, sammlung: { kennung: { in: [...kennungen] } } }, select: ANGABE })).map(toAngabe);
    },
    async verweiseAuf(tops, koerper) {
      const zeilen = await db.archivverweis.findMany({
        where: { top: { in: [...tops] }, koerper, beschluss: { aktuell: true } }, orderBy: [{ beschluss: { tag: 'desc' } }, { id: 'asc' }], include: { beschluss: { select: ANGABE } }
      });
      return zeilen.map((z) => ({ ...toFund(z), aus: toAngabe(z.beschluss) }));
    },
    suche: (was) => suche(db, speicher, was),
    async facetten() {
      const fakten = await speicher.lies(db);
      return zaehle(fakten.fakten, fakten);
    },
    async folgen({ ak, an }, hoechstens) {
      const zeilen = await db.archivbeschluss.findMany({
        where: { aktuell: true, ...(ak === null ? {} : { arbeitskreise: { has: ak } }), ...(an === null ? {} : { empfaenger: { has: an } }) },
        select: { ...ANGABE, sammlung: { select: KOPF } }, orderBy: [{ sammlung: { aufgenommenAm: 'desc' } }, { sammlungId: 'desc' }, { platz: 'asc' }], take: hoechstens
      });
      return zeilen.map((z) => ({ ...toAngabe(z), kopf: toKopf(z.sammlung) }));
    },
    async adressen() {
      const zeilen = await db.archivbeschluss.findMany({
        where: { aktuell: true }, select: { schluessel: true, sammlung: { select: { kennung: true, aufgenommenAm: true } } }, orderBy: [{ tag: 'desc' }, { sammlungId: 'desc' }, { platz: 'asc' }]
      });
      return zeilen.map((z) => ({ kennung: z.sammlung.kennung, schluessel: z.schluessel, am: z.sammlung.aufgenommenAm }));
    }
  };
}

/** One at a time: the counts of archivwort are touched by many rows of each. Whoever keeps facts in memory learns that they change. */
async function lock(db: Verbindung): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('archiv'))`;
  await db.$executeRaw`UPDATE archivstand SET stand = gen_random_uuid()`;
}

async function remove(db: Verbindung, kennung: string): Promise<void> {
  await retire(db, kennung);
  await db.archivsammlung.deleteMany({ where: { kennung } });
}

/** Takes a Sammlung out of the search and leaves it readable. */
async function retire(db: Verbindung, kennung: string): Promise<void> {
  await db.$executeRaw`UPDATE archivwort w SET anzahl = w.anzahl - n.anzahl FROM (
    SELECT t.stamm, count(*)::int AS anzahl FROM archivbeschluss b JOIN archivsammlung s ON s.id = b.sammlung_id, unnest(tsvector_to_array(b.suchvektor)) AS t(stamm)
    WHERE s.kennung = ${kennung} AND b.aktuell GROUP BY t.stamm) n WHERE n.stamm = w.stamm`;
  await db.$executeRaw`DELETE FROM archivwort WHERE anzahl <= 0`;
  await db.$executeRaw`UPDATE archivbeschluss b SET aktuell = false, suchvektor = '' FROM archivsammlung s WHERE s.id = b.sammlung_id AND s.kennung = ${kennung} AND b.aktuell`;
  await db.archivtitel.deleteMany({ where: { beschluss: { sammlung: { kennung } } } });
  await db.archivsammlung.updateMany({ where: { kennung }, data: { aktuell: false } });
}

async function insert(db: Verbindung, { kennung, herkunft, modell: gegeben, am, anlass = 'Sammlung', anlassnummer = 1, grund = null }: Aufnahme): Promise<void> {
  const modell = JSON.parse(asSafeJson(gegeben)) as Sammlung;
  const jahr = Number(modell.beschlussdatum.slice(0, 4));
  const { id } = await db.archivsammlung.create({
    data: {
      kennung, herkunft, konferenz: modell.konferenz, art: modell.art, nummer: modell.nummer, beschlussdatum: dateOf(modell.beschlussdatum), von: modell.zeitraum && dateOf(modell.zeitraum.von),
      bis: modell.zeitraum && dateOf(modell.zeitraum.bis), ort: modell.ort, titel: zitiereSitzung(modell), jahr, anzahl: modell.beschluesse.length, anlass, anlassnummer, grund, aufgenommenAm: am, modell: modell as object
    },
    select: { id: true }
  });
  // A decision in writing is looked for by its number, which stands in none of its words; two numbers, as the question is taken apart.
  const nummer = isUmlauf(modell.art) ? `${topangabe(modell.art, []).replace('/', ' ')}\n` : '';
  const eintraege = JSON.stringify(eintraegeOf(modell).map((e, platz) => ({ ...e, platz, suchtitel: alsSuchtext(nummer + e.titel), suchtext: alsSuchtext(`${nummer}${e.titel}\n${e.text}`) })));
  // Two decisions with one key would be two answers at one address: the first one stands, the model keeps both.
  await db.$executeRaw`INSERT INTO archivbeschluss (sammlung_id, platz, schluessel, tops, titel, text, ziffern, laender, arbeitskreise, empfaenger, auftraege, modell, konferenz, jahr, tag, aktuell, suchvektor)
    SELECT ${id}::int, e.platz, e.schluessel, e.tops, e.titel, e.text, e.ziffern, e.laender, e.arbeitskreise, e.empfaenger, e.auftraege, e.beschluss, ${modell.konferenz}, ${jahr}::int, ${modell.beschlussdatum}::date, true, to_tsvector('german', e.suchtext)
    FROM jsonb_to_recordset(${eintraege}::jsonb) AS e(platz int, schluessel text, tops text[], titel text, text text, ziffern int, laender text[], arbeitskreise text[], empfaenger text[], auftraege jsonb, beschluss jsonb, suchtext text)
    ORDER BY e.platz ON CONFLICT (sammlung_id, schluessel) DO NOTHING`;
  await db.$executeRaw`INSERT INTO archivtitel (beschluss_id, titelvektor)
    SELECT b.id, to_tsvector('german', e.suchtitel) FROM jsonb_to_recordset(${eintraege}::jsonb) AS e(platz int, suchtitel text) JOIN archivbeschluss b ON b.sammlung_id = ${id}::int AND b.platz = e.platz`;
  await db.$executeRaw`INSERT INTO archivverweis (beschluss_id, notiz, absatz, von, bis, koerper, sitzung, top, ziffern)
    SELECT b.id, v.notiz, v.absatz, v.von, v.bis, v.koerper, v.sitzung, v.top, v.ziffern
    FROM jsonb_to_recordset(${eintraege}::jsonb) AS e(platz int, verweise jsonb) JOIN archivbeschluss b ON b.sammlung_id = ${id}::int AND b.platz = e.platz,
      jsonb_to_recordset(e.verweise) AS v(notiz int, absatz int, von int, bis int, koerper text, sitzung jsonb, top text, ziffern int[])`;
  await db.$executeRaw`INSERT INTO archivwort AS w (stamm, anzahl)
    SELECT t.stamm, count(*)::int FROM archivbeschluss b, unnest(tsvector_to_array(b.suchvektor)) AS t(stamm) WHERE b.sammlung_id = ${id}::int GROUP BY t.stamm ORDER BY t.stamm
    ON CONFLICT (stamm) DO UPDATE SET anzahl = w.anzahl + EXCLUDED.anzahl`;
}

/** The database keeps neither NUL nor half a character; both become the sign for what cannot be read. */
function asSafeJson(modell: Sammlung): string {
  return JSON.stringify(modell, (_, wert: unknown) => (typeof wert === 'string' ? wert.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD') : wert));
}

async function readBeschluss(db: Verbindung, kennung: string, schluessel: string): ReturnType<ArchivAblage['beschluss']> {
  const z = await db.archivbeschluss.findFirst({
    where: { sammlung: { kennung }, OR: [{ schluessel }, { tops: { has: schluessel } }] }, orderBy: { platz: 'asc' }, include: { sammlung: { select: KOPF }, verweise: { orderBy: { id: 'asc' } } },
    omit: { text: true }
  });
  if (z === null) return null;
  const nachbar = async (platz: { lt: number } | { gt: number }, order: 'asc' | 'desc'): Promise<Beschlussangabe | null> => {
    const n = await db.archivbeschluss.findFirst({ where: { sammlungId: z.sammlungId, platz }, orderBy: { platz: order }, select: ANGABE });
    return n && toAngabe(n);
  };
  const [vorher, nachher] = [await nachbar({ lt: z.platz }, 'desc'), await nachbar({ gt: z.platz }, 'asc')];
  return {
    ...toAngabe(z), kopf: toKopf(z.sammlung), beschluss: z.modell as unknown as VeroeffentlichterBeschluss, auftraege: z.auftraege as unknown as Auftrag[], empfaenger: z.empfaenger,
    verweise: z.verweise.map((v) => ({ ...toFund(v), notiz: v.notiz, absatz: v.absatz })), vorher, nachher
  };
}

type Kopfzeile = Pick<Archivsammlung, keyof typeof KOPF>;

function toKopf(z: Kopfzeile): Archivkopf {
  return {
    kennung: z.kennung, herkunft: z.herkunft as Herkunft, konferenz: z.konferenz, art: z.art as Sitzungsart, nummer: z.nummer, beschlussdatum: tagOf(z.beschlussdatum),
    zeitraum: z.von === null || z.bis === null ? null : { von: tagOf(z.von), bis: tagOf(z.bis) }, ort: z.ort, jahr: z.jahr, anzahl: z.anzahl,
    anlass: z.anlass as Anlass, anlassnummer: z.anlassnummer, grund: z.grund, aktuell: z.aktuell, am: z.aufgenommenAm
  };
}

function toAngabe(z: { schluessel: string; tops: string[]; titel: string; sammlung: { kennung: string } }): Beschlussangabe {
  return { kennung: z.sammlung.kennung, schluessel: z.schluessel, tops: z.tops, titel: z.titel };
}

function toFund(z: { von: number; bis: number; koerper: string; sitzung: unknown; top: string | null; ziffern: number[] }) {
  return { von: z.von, bis: z.bis, koerper: z.koerper, sitzung: z.sitzung as Sitzungsschluessel | null, top: z.top, ziffern: z.ziffern };
}
