/** Rounds of Freigabe, the Berichte of the BMI with their consent, and documents of Berichte, in PostgreSQL. */
import type { Einwilligung } from '../../app/domain/bericht.ts';
import type { Land } from '../../app/domain/land.ts';
import type { FreigabeAblage } from '../ports.ts';
import type { BerichtAblage } from '../ports-sammlung.ts';
import { desAnlasses, type Verbindung } from './verbindung.ts';

export function createFreigabeAblage(db: Verbindung): FreigabeAblage {
  return {
    async latest(anlassId) {
      const r = await db.freigaberunde.findFirst({
        where: desAnlasses(anlassId), orderBy: { eroeffnetAm: 'desc' }, include: { antworten: true, posten: { include: { widersprueche: true } } }
      });
      return r && {
        id: r.id, frist: r.frist, fristOrtszeit: r.fristOrtszeit, eroeffnetAm: r.eroeffnetAm, geschlossenAm: r.geschlossenAm, erinnertAm: r.erinnertAm,
        antworten: r.antworten.map((a) => ({ delegation: a.delegation as Land, am: a.am })),
        posten: r.posten.map((p) => ({
          fassungId: p.fassungId, freigegeben: p.freigegeben,
          widersprueche: p.widersprueche.map((w) => ({ delegation: w.delegation as Land, grund: w.grund, am: w.am }))
        }))
      };
    },
    async open({ fassungen, ...rest }) {
      const runde = await db.freigaberunde.create({ data: { ...rest, posten: { create: fassungen.map((fassungId) => ({ fassungId })) } } });
      await db.$executeRaw`INSERT INTO freigabewiderspruch (runde_id, fassung_id, delegation, grund, konto_id, am)
        SELECT ${runde.id}::uuid, w.fassung_id, w.delegation, w.grund, w.konto_id, w.am FROM freigabewiderspruch w
        WHERE w.fassung_id = ANY(${[...fassungen]}::uuid[]) AND w.runde_id = (
          SELECT p.runde_id FROM freigabeposten p JOIN freigaberunde r ON r.id = p.runde_id WHERE p.fassung_id = w.fassung_id AND p.runde_id <> ${runde.id}::uuid ORDER BY r.eroeffnet_am DESC LIMIT 1)`;
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
    },
    async remind(rundeId) {
      await db.$executeRaw`UPDATE freigaberunde SET erinnert_am = now() WHERE id = ${rundeId}::uuid AND erinnert_am IS NULL`;
    }
  };
}

export function createBerichtAblage(db: Verbindung): BerichtAblage {
  return {
    async bundesberichte(fassungId) {
      const zeilen = await db.bundesbericht.findMany({ where: { fassungId } });
      return zeilen.map((z) => ({ absatz: z.absatz, bericht: z.bericht, einwilligung: z.einwilligung as Einwilligung, am: z.am }));
    },
    async setBundesbericht(fassungId, { absatz, bericht }, einwilligung, kontoId) {
      if (einwilligung === null) return void (await db.bundesbericht.deleteMany({ where: { fassungId, absatz, bericht } }));
      await db.$executeRaw`INSERT INTO bundesbericht (fassung_id, absatz, bericht, einwilligung, konto_id) VALUES (${fassungId}::uuid, ${absatz}, ${bericht}, ${einwilligung}, ${kontoId}::uuid)
        ON CONFLICT (fassung_id, absatz, bericht) DO UPDATE SET einwilligung = EXCLUDED.einwilligung, konto_id = EXCLUDED.konto_id, am = now()`;
    },
    async dokumente(fassungId) {
      const zeilen = await db.berichtsdokument.findMany({ where: { fassungId }, orderBy: [{ absatz: 'asc' }, { bericht: 'asc' }] });
      return zeilen.map(({ absatz, bericht, dateiname, groesse, hash, delegation, am }) => ({ absatz, bericht, dateiname, groesse, hash, delegation, am }));
    },
    async attach(fassungId, { absatz, bericht }, dokument) {
      await db.berichtsdokument.deleteMany({ where: { fassungId, absatz, bericht } });
      await db.berichtsdokument.create({ data: { fassungId, absatz, bericht, ...dokument } });
    },
    async detach(fassungId, { absatz, bericht }) {
      const zeile = await db.berichtsdokument.findUnique({ where: { fassungId_absatz_bericht: { fassungId, absatz, bericht } } });
      if (zeile === null) return null;
      await db.berichtsdokument.delete({ where: { id: zeile.id } });
      return zeile.hash;
    }
  };
}
