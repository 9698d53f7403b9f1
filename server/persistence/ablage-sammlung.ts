/** Proofs, published Ausgaben with their bytes, their withdrawal, and settled findings in PostgreSQL. */
import type { Ausgabeart } from '../../app/domain/ausgabe.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import type { Ausgabe, Ausgabeformat, SammlungAblage } from '../ports-sammlung.ts';
import type { Prisma } from './generated/client.ts';
import { asJson, desAnlasses, type Verbindung } from './verbindung.ts';

const MIT = { dateien: true, berichte: { orderBy: [{ schluessel: 'asc' }, { absatz: 'asc' }, { bericht: 'asc' }] }, rueckrufe: { orderBy: { beantragtAm: 'asc' } } } satisfies Prisma.AusgabeInclude;
type AusgabeZeile = Prisma.AusgabeGetPayload<{ include: typeof MIT }>;

function toAusgabe(z: AusgabeZeile): Ausgabe {
  return {
    id: z.id, kennung: z.kennung, nummer: z.nummer, sitzungId: z.sitzungId, umlaufId: z.umlaufId, art: z.art as Ausgabeart, grund: z.grund, modell: z.modell as unknown as Sammlung | null, am: z.am,
    dateien: z.dateien.map((d) => ({ format: d.format as Ausgabeformat, hash: d.hash })),
    berichte: z.berichte.map(({ schluessel, absatz, bericht, dateiname, groesse, hash }) => ({ schluessel, absatz, bericht, dateiname, groesse, hash })),
    rueckrufe: z.rueckrufe.map(({ id, ausgabeId, grund, fassungen, beantragtVon, beantragtAm, vollzogenAm, verworfenAm }) => ({ id, ausgabeId, grund, fassungen, beantragtVon, beantragtAm, vollzogenAm, verworfenAm }))
  };
}

export function createSammlungAblage(db: Verbindung): SammlungAblage {
  return { ...dateien(db), ...probedrucke(db), ...ausgaben(db), ...rueckrufe(db), ...erledigungen(db) };
}

function dateien(db: Verbindung): Pick<SammlungAblage, 'putDatei' | 'datei' | 'dropDateien'> {
  return {
    async putDatei({ hash, typ, inhalt }) {
      await db.$executeRaw`INSERT INTO datei (hash, typ, inhalt) VALUES (${hash}, ${typ}, ${new Uint8Array(inhalt)})
        ON CONFLICT (hash) DO UPDATE SET inhalt = EXCLUDED.inhalt, entfernt_am = NULL WHERE datei.inhalt IS NULL`;
    },
    async datei(hash) {
      const z = await db.datei.findUnique({ where: { hash } });
      return z === null || z.inhalt === null ? null : { hash: z.hash, typ: z.typ, inhalt: z.inhalt };
    },
    async dropDateien(hashes) {
      await db.$executeRaw`UPDATE datei SET inhalt = NULL, entfernt_am = now() WHERE hash = ANY(${[...hashes]}) AND inhalt IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM ausgabedatei d JOIN ausgabe a ON a.id = d.ausgabe_id WHERE d.hash = datei.hash AND a.modell IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM ausgabebericht b JOIN ausgabe a ON a.id = b.ausgabe_id WHERE b.hash = datei.hash AND a.modell IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM berichtsdokument WHERE hash = datei.hash)
        AND NOT EXISTS (SELECT 1 FROM probedruck WHERE pdf_hash = datei.hash)
        AND NOT EXISTS (SELECT 1 FROM niederschrift WHERE pdf_hash = datei.hash)
        AND NOT EXISTS (SELECT 1 FROM einlesung WHERE hash = datei.hash AND zustand <> 'verworfen')`;
    }
  };
}

function probedrucke(db: Verbindung): Pick<SammlungAblage, 'createProbedruck' | 'latestProbedruck' | 'submitProbedruck' | 'deleteProbedrucke'> {
  return {
    async createProbedruck({ modell, ...rest }) {
      return (await db.probedruck.create({ data: { ...rest, modell: asJson(modell) } })).id;
    },
    async latestProbedruck(anlassId) {
      const z = await db.probedruck.findFirst({ where: desAnlasses(anlassId), orderBy: { am: 'desc' } });
      return z && {
        id: z.id, art: z.art as Ausgabeart, grund: z.grund, modell: z.modell as unknown as Sammlung, modellHash: z.modellHash, pdfHash: z.pdfHash,
        kontoId: z.kontoId, am: z.am, vorgelegtAm: z.vorgelegtAm
      };
    },
    async submitProbedruck(id) {
      await db.$executeRaw`UPDATE probedruck SET vorgelegt_am = now() WHERE id = ${id}::uuid AND vorgelegt_am IS NULL`;
    },
    async deleteProbedrucke(anlassId) {
      const alle = await db.probedruck.findMany({ where: desAnlasses(anlassId), select: { pdfHash: true } });
      await db.probedruck.deleteMany({ where: desAnlasses(anlassId) });
      return alle.map((z) => z.pdfHash);
    }
  };
}

function ausgaben(db: Verbindung): Pick<SammlungAblage, 'publish' | 'ausgaben' | 'ausgabe' | 'ofAnlass'> {
  return {
    async publish({ modell, dateien: formate, berichte, ...rest }) {
      const z = await db.ausgabe.create({ data: { ...rest, modell: asJson(modell), dateien: { create: formate.map((d) => ({ format: d.format, hash: d.hash })) }, berichte: { create: berichte.map((b) => ({ ...b })) } } });
      return z.id;
    },
    async ausgaben() {
      return (await db.ausgabe.findMany({ include: MIT, orderBy: { am: 'desc' } })).map(toAusgabe);
    },
    async ausgabe(kennung) {
      const z = await db.ausgabe.findUnique({ where: { kennung }, include: MIT });
      return z && toAusgabe(z);
    },
    async ofAnlass(anlassId) {
      return (await db.ausgabe.findMany({ where: desAnlasses(anlassId), include: MIT, orderBy: { nummer: 'asc' } })).map(toAusgabe);
    }
  };
}

function rueckrufe(db: Verbindung): Pick<SammlungAblage, 'requestRueckruf' | 'carryOutRueckruf' | 'rejectRueckruf'> {
  return {
    async requestRueckruf({ ausgabeId, grund, fassungen, kontoId }) {
      return (await db.rueckruf.create({ data: { ausgabeId, grund, fassungen: [...fassungen], beantragtVon: kontoId } })).id;
    },
    async carryOutRueckruf({ id, ausgabeId, fassungen }, kontoId) {
      await db.$executeRaw`UPDATE rueckruf SET vollzogen_von = ${kontoId}::uuid, vollzogen_am = now() WHERE id = ${id}::uuid`;
      await db.$executeRaw`UPDATE ausgabe SET modell = NULL WHERE id = ${ausgabeId}::uuid`;
      await db.$executeRaw`UPDATE freigabeposten SET freigegeben = false, zurueckgenommen_am = now() WHERE fassung_id = ANY(${[...fassungen]}::uuid[]) AND freigegeben`;
    },
    async rejectRueckruf(id, kontoId) {
      await db.$executeRaw`UPDATE rueckruf SET verworfen_von = ${kontoId}::uuid, verworfen_am = now() WHERE id = ${id}::uuid`;
    }
  };
}

function erledigungen(db: Verbindung): Pick<SammlungAblage, 'erledigungen' | 'settle'> {
  return {
    erledigungen: (sitzungId) => db.befunderledigung.findMany({ where: { sitzungId }, select: { befund: true, vermerk: true } }),
    async settle(angabe) {
      await db.befunderledigung.createMany({ data: [angabe], skipDuplicates: true });
    }
  };
}
