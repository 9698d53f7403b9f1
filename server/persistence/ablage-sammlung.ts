/** Rounds of Freigabe, proofs, published Ausgaben and their bytes, and the audit in PostgreSQL. */
import type { Land } from '../../app/domain/land.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import type { AkteAblage, Ausgabe, Ausgabeformat, FreigabeAblage, SammlungAblage } from '../ports.ts';
import type { Prisma } from './generated/client.ts';
import { asJson, type Verbindung } from './verbindung.ts';

export function createFreigabeAblage(db: Verbindung): FreigabeAblage {
  return {
    async latest(sitzungId) {
      const r = await db.freigaberunde.findFirst({
        where: { sitzungId }, orderBy: { eroeffnetAm: 'desc' }, include: { antworten: true, posten: { include: { widersprueche: true } } }
      });
      return r && {
        id: r.id, frist: r.frist, fristOrtszeit: r.fristOrtszeit, eroeffnetAm: r.eroeffnetAm, geschlossenAm: r.geschlossenAm,
        antworten: r.antworten.map((a) => ({ delegation: a.delegation as Land, am: a.am })),
        posten: r.posten.map((p) => ({
          fassungId: p.fassungId, freigegeben: p.freigegeben,
          widersprueche: p.widersprueche.map((w) => ({ delegation: w.delegation as Land, grund: w.grund, am: w.am }))
        }))
      };
    },
    async open({ fassungen, ...rest }) {
      const runde = await db.freigaberunde.create({ data: { ...rest, posten: { create: fassungen.map((fassungId) => ({ fassungId })) } } });
      return runde.id;
    },
    async answer(rundeId, delegation, kontoId) {
      await db.$executeRaw`INSERT INTO freigabeantwort (runde_id, delegation, konto_id) VALUES (${rundeId}::uuid, ${delegation}, ${kontoId}::uuid) ON CONFLICT (runde_id, delegation) DO UPDATE SET konto_id = EXCLUDED.konto_id, am = now()`;
    },
    async object(rundeId, fassungId, delegation, grund, kontoId) {
      await db.$executeRaw`INSERT INTO freigabewiderspruch (runde_id, fassung_id, delegation, grund, konto_id) VALUES (${rundeId}::uuid, ${fassungId}::uuid, ${delegation}, ${grund}, ${kontoId}::uuid)
        ON CONFLICT (runde_id, fassung_id, delegation) DO UPDATE SET grund = EXCLUDED.grund, konto_id = EXCLUDED.konto_id, am = now()`;
    },
    async withdraw(rundeId, fassungId, delegation) {
      await db.freigabewiderspruch.deleteMany({ where: { rundeId, fassungId, delegation } });
    },
    async close(rundeId, freigegeben) {
      for (const [fassungId, wert] of freigegeben) await db.freigabeposten.update({ where: { rundeId_fassungId: { rundeId, fassungId } }, data: { freigegeben: wert } });
      await db.$executeRaw`UPDATE freigaberunde SET geschlossen_am = now() WHERE id = ${rundeId}::uuid AND geschlossen_am IS NULL`;
    }
  };
}

type AusgabeZeile = Prisma.AusgabeGetPayload<{ include: { dateien: true } }>;

function toAusgabe(z: AusgabeZeile): Ausgabe {
  return {
    id: z.id, kennung: z.kennung, nummer: z.nummer, sitzungId: z.sitzungId, modell: z.modell as unknown as Sammlung, am: z.am,
    dateien: z.dateien.map((d) => ({ format: d.format as Ausgabeformat, hash: d.hash }))
  };
}

export function createSammlungAblage(db: Verbindung): SammlungAblage {
  return {
    async putDatei({ hash, typ, inhalt }) {
      await db.datei.createMany({ data: [{ hash, typ, inhalt: new Uint8Array(inhalt) }], skipDuplicates: true });
    },
    datei: (hash) => db.datei.findUnique({ where: { hash } }),
    async createProbedruck({ modell, ...rest }) {
      return (await db.probedruck.create({ data: { ...rest, modell: asJson(modell) } })).id;
    },
    async latestProbedruck(sitzungId) {
      const z = await db.probedruck.findFirst({ where: { sitzungId }, orderBy: { am: 'desc' } });
      return z && { id: z.id, modell: z.modell as unknown as Sammlung, modellHash: z.modellHash, pdfHash: z.pdfHash, am: z.am };
    },
    async publish({ modell, dateien, ...rest }) {
      const z = await db.ausgabe.create({ data: { ...rest, modell: asJson(modell), dateien: { create: dateien.map((d) => ({ format: d.format, hash: d.hash })) } } });
      return z.id;
    },
    async ausgaben() {
      return (await db.ausgabe.findMany({ include: { dateien: true }, orderBy: { am: 'desc' } })).map(toAusgabe);
    },
    async ausgabe(kennung) {
      const z = await db.ausgabe.findUnique({ where: { kennung }, include: { dateien: true } });
      return z && toAusgabe(z);
    },
    async ofSitzung(sitzungId) {
      return (await db.ausgabe.findMany({ where: { sitzungId }, include: { dateien: true }, orderBy: { nummer: 'asc' } })).map(toAusgabe);
    }
  };
}

export function createAkteAblage(db: Verbindung): AkteAblage {
  return {
    async note({ art, person, sitzungId, gegenstandId, daten }) {
      await db.aktenvermerk.create({
        data: { art, kontoId: person?.kontoId ?? null, delegation: person?.delegation ?? null, sitzungId: sitzungId ?? null, gegenstandId: gegenstandId ?? null, daten: asJson(daten ?? {}) }
      });
    },
    async of(gegenstandId) {
      const zeilen = await db.aktenvermerk.findMany({ where: { gegenstandId }, orderBy: { id: 'asc' } });
      const konten = await db.konto.findMany({ where: { id: { in: zeilen.flatMap((z) => z.kontoId ?? []) } }, select: { id: true, name: true } });
      const namen = new Map(konten.map((k) => [k.id, k.name]));
      return zeilen.map((z) => ({ am: z.am, art: z.art, delegation: z.delegation, name: namen.get(z.kontoId ?? '') ?? '', daten: z.daten as Record<string, unknown> }));
    }
  };
}
