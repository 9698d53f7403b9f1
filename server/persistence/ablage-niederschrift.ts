/** The Niederschrift of a Sitzung in PostgreSQL: attendance, papers and objections as rows, the state in one row that comes with the first sending. */
import type { Partei } from '../../app/domain/land.ts';
import type { Anwesenheitsstand, Niederschriftzustand } from '../../app/domain/niederschrift/niederschrift.ts';
import type { Niederschrift, NiederschriftAblage } from '../ports-niederschrift.ts';
import type { Verbindung } from './verbindung.ts';

const ENTWURF: Niederschrift = {
  zustand: 'entwurf', frist: null, fristOrtszeit: null, versandtAm: null, versandtHash: null, vorlageId: null, vorgelegtAm: null, modell: null, modellHash: null, genehmigtAm: null, pdfHash: null
};

export function createNiederschriftAblage(db: Verbindung): NiederschriftAblage {
  return { ...entries(db), ...einwaende(db), ...course(db) };
}

function entries(db: Verbindung): Pick<NiederschriftAblage, 'anwesenheit' | 'setAnwesenheit' | 'tischvorlagen' | 'addTischvorlage' | 'removeTischvorlage'> {
  return {
    async anwesenheit(sitzungId) {
      const zeilen = await db.anwesenheit.findMany({ where: { sitzungId } });
      return zeilen.map((z) => ({ delegation: z.delegation as Partei, stand: z.stand as Anwesenheitsstand, namen: z.namen }));
    },
    async setAnwesenheit(sitzungId, eintraege, kontoId) {
      await db.anwesenheit.deleteMany({ where: { sitzungId } });
      await db.anwesenheit.createMany({ data: eintraege.map((e) => ({ ...e, sitzungId, kontoId })) });
    },
    async tischvorlagen(sitzungId) {
      const zeilen = await db.tischvorlage.findMany({ where: { sitzungId }, orderBy: { nummer: 'asc' } });
      return zeilen.map((z) => ({ id: z.id, nummer: z.nummer, titel: z.titel, delegation: z.delegation as Partei, vorschlagId: z.beschlussvorschlagId }));
    },
    async addTischvorlage({ vorschlagId, ...rest }) {
      const last = await db.tischvorlage.aggregate({ where: { sitzungId: rest.sitzungId }, _max: { nummer: true } });
      const nummer = (last._max.nummer ?? 0) + 1;
      await db.tischvorlage.create({ data: { ...rest, nummer, beschlussvorschlagId: vorschlagId } });
      return nummer;
    },
    async removeTischvorlage(sitzungId, id) {
      return (await db.tischvorlage.deleteMany({ where: { id, sitzungId } })).count > 0;
    }
  };
}

function einwaende(db: Verbindung): Pick<NiederschriftAblage, 'einwaende' | 'object' | 'answer'> {
  return {
    async einwaende(sitzungId) {
      const zeilen = await db.einwand.findMany({ where: { sitzungId }, orderBy: { folge: 'asc' } });
      return zeilen.map((z) => ({ id: z.id, delegation: z.delegation as Partei, vorschlagId: z.beschlussvorschlagId, grund: z.grund, am: z.am, stattgegeben: z.stattgegeben, antwort: z.antwort, beantwortetAm: z.beantwortetAm }));
    },
    async object({ vorschlagId, ...rest }) {
      return (await db.einwand.create({ data: { ...rest, beschlussvorschlagId: vorschlagId } })).id;
    },
    async answer(id, { stattgegeben, antwort, kontoId }) {
      await db.$executeRaw`UPDATE einwand SET stattgegeben = ${stattgegeben}, antwort = ${antwort}, beantwortet_am = clock_timestamp(), beantwortet_von = ${kontoId}::uuid WHERE id = ${id}::uuid`;
    }
  };
}

function course(db: Verbindung): Pick<NiederschriftAblage, 'get' | 'circulate' | 'submit' | 'takeBack' | 'approve'> {
  return {
    async get(sitzungId) {
      const z = await db.niederschrift.findUnique({ where: { sitzungId } });
      return z === null ? ENTWURF : {
        zustand: z.zustand as Niederschriftzustand, frist: z.frist, fristOrtszeit: z.fristOrtszeit, versandtAm: z.versandtAm, versandtHash: z.versandtHash, vorlageId: z.vorlageId,
        vorgelegtAm: z.vorgelegtAm, modell: z.modell, modellHash: z.modellHash, genehmigtAm: z.genehmigtAm, pdfHash: z.pdfHash
      };
    },
    async circulate(sitzungId, { frist, fristOrtszeit, hash, kontoId }) {
      await db.$executeRaw`INSERT INTO niederschrift (sitzung_id, zustand, frist, frist_ortszeit, versandt_am, versandt_von, versandt_hash)
        VALUES (${sitzungId}::uuid, 'versandt', ${frist}, ${fristOrtszeit}, clock_timestamp(), ${kontoId}::uuid, ${hash})
        ON CONFLICT (sitzung_id) DO UPDATE SET zustand = 'versandt', frist = EXCLUDED.frist, frist_ortszeit = EXCLUDED.frist_ortszeit, versandt_am = EXCLUDED.versandt_am, versandt_von = EXCLUDED.versandt_von, versandt_hash = EXCLUDED.versandt_hash`;
    },
    async submit(sitzungId, { vorlageId, modell, modellHash, kontoId }) {
      await db.$executeRaw`UPDATE niederschrift SET zustand = 'vorgelegt', vorlage_id = ${vorlageId}::uuid, vorgelegt_am = clock_timestamp(), vorgelegt_von = ${kontoId}::uuid, modell = ${modell}, modell_hash = ${modellHash}
        WHERE sitzung_id = ${sitzungId}::uuid`;
    },
    async takeBack(sitzungId) {
      await db.niederschrift.update({ where: { sitzungId }, data: {
        zustand: 'entwurf', frist: null, fristOrtszeit: null, versandtAm: null, versandtVon: null, versandtHash: null, vorlageId: null, vorgelegtAm: null, vorgelegtVon: null, modell: null, modellHash: null
      } });
    },
    async approve(sitzungId, { pdfHash, kontoId }) {
      await db.$executeRaw`UPDATE niederschrift SET zustand = 'genehmigt', genehmigt_am = clock_timestamp(), genehmigt_von = ${kontoId}::uuid, pdf_hash = ${pdfHash} WHERE sitzung_id = ${sitzungId}::uuid`;
    }
  };
}
