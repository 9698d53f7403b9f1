/** Textraeume, Fassungen with their Abstimmung, and Protokollnotizen in PostgreSQL. The log itself grows in update-log.ts. */
import type { Absatz, Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';
import { readRegelsatz } from '../../app/domain/konferenz.ts';
import type { Notizzustand } from '../../app/domain/protokollnotiz.ts';
import type { Zustand } from '../../app/domain/top.ts';
import type { FassungAblage, NotizAblage, Raumart, TextraumAblage } from '../ports.ts';
import { asJson, type Verbindung } from './verbindung.ts';

interface Zugangszeile {
  readonly art: Raumart; readonly geschlossen: boolean; readonly vorschlagId: string; readonly arbeitskreis: string | null; readonly delegation: string; readonly zustand: Zustand; readonly registriert: boolean; readonly vorsitzland: string;
  readonly konferenz: string; readonly regelsatz: unknown; readonly notizzustand: Notizzustand | null; readonly autoren: readonly string[]; /** Of the Kreis whose draft it is; null where it is none. */ readonly mitglieder: readonly string[] | null;
}

export function createTextraumAblage(db: Verbindung): TextraumAblage {
  // The newest snapshot stands for all rows before it; one statement, so that both belong together.
  const updates = async (id: string): Promise<Uint8Array[]> => (await db.$queryRaw<{ daten: Uint8Array }[]>`
    WITH stand AS (SELECT folge, stand FROM textraumstand WHERE textraum_id = ${id}::uuid AND hash = sha256(stand) ORDER BY folge DESC LIMIT 1)
    SELECT daten FROM (
      SELECT folge, stand AS daten FROM stand
      UNION ALL SELECT e.folge, e.daten FROM textraumeintrag e WHERE e.textraum_id = ${id}::uuid AND e.folge > COALESCE((SELECT folge FROM stand), 0)) z
    ORDER BY folge`).map((z) => z.daten);
  return {
    updates,
    async create({ saat, ...rest }) {
      const zeile = await db.textraum.create({ data: { ...rest, kopf: saat === null ? 0 : 1 } });
      if (saat !== null) await db.textraumeintrag.create({ data: { textraumId: zeile.id, folge: 1, daten: new Uint8Array(saat) } });
      return zeile.id;
    },
    async latest(beschlussvorschlagId) {
      return (await db.textraum.findFirst({ where: { beschlussvorschlagId, art: 'vorschlag' }, orderBy: [{ erstelltAm: 'desc' }], select: { id: true } }))?.id ?? null;
    },
    async close(id) {
      // The row lock makes an append under way either finish before, and be read, or find the room closed.
      await db.$executeRaw`UPDATE textraum SET zustand = 'geschlossen', geschlossen_am = now() WHERE id = ${id}::uuid AND zustand = 'offen'`;
      return updates(id);
    },
    async zugang(id) {
      // One statement: asked at every handshake, and by hundreds at once after a restart.
      const [z] = await db.$queryRaw<Zugangszeile[]>`
        SELECT t.art, t.zustand <> 'offen' AS geschlossen, b.id AS "vorschlagId", b.arbeitskreis, b.delegation, b.zustand, b.registriert_am IS NOT NULL AS registriert, s.vorsitzland, s.konferenz, k.regelsatz, n.zustand AS notizzustand,
          array(SELECT u.delegation FROM unterschrift u WHERE u.notiz_id = n.id ORDER BY u.delegation) AS autoren,
          CASE WHEN t.art = 'kreis' THEN array(SELECT m.delegation FROM kreisentwurf e JOIN kreismitglied m ON m.kreis_id = e.kreis_id WHERE e.textraum_id = t.id AND m.beigetreten_am IS NOT NULL) END AS mitglieder
        FROM textraum t JOIN beschlussvorschlag b ON b.id = t.beschlussvorschlag_id JOIN sitzung s ON s.id = b.sitzung_id JOIN konferenz k ON k.kurz = s.konferenz
        LEFT JOIN protokollnotiz n ON n.textraum_id = t.id WHERE t.id = ${id}::uuid`;
      if (z === undefined) return null;
      const { delegation, zustand, registriert, vorsitzland } = z;
      const gegenstand = { delegation, zustand, registriert, vorsitzland, sache: { vorschlagId: z.vorschlagId, arbeitskreis: z.arbeitskreis }, waehler: readRegelsatz(z.regelsatz, z.konferenz).waehler };
      const [notiz, kreis] = [z.notizzustand === null ? {} : { notiz: { zustand: z.notizzustand, autoren: z.autoren } }, z.mitglieder === null ? {} : { kreis: { mitglieder: z.mitglieder, eingeladene: [] } }];
      return { art: z.art, geschlossen: z.geschlossen, gegenstand: { ...gegenstand, ...notiz, ...kreis } };
    }
  };
}

export function createFassungAblage(db: Verbindung): FassungAblage {
  return {
    async create({ absaetze, ...rest }) {
      const zeile = await db.fassung.create({ data: { ...rest, absaetze: asJson(absaetze) } });
      await db.abstimmung.create({ data: { fassungId: zeile.id } });
      return zeile.id;
    },
    async absaetze(fassungId) {
      const zeile = await db.fassung.findUniqueOrThrow({ where: { id: fassungId }, select: { absaetze: true } });
      return zeile.absaetze as unknown as Absatz[];
    },
    async void(fassungId, grund) {
      await db.$executeRaw`UPDATE abstimmung SET aufgehoben_am = now(), aufhebungsgrund = ${grund} WHERE fassung_id = ${fassungId}::uuid AND aufgehoben_am IS NULL`;
    },
    async close(fassungId, ergebnis) {
      await db.$executeRaw`UPDATE abstimmung SET geschlossen_am = now(), ergebnis = ${JSON.stringify(ergebnis)}::jsonb WHERE fassung_id = ${fassungId}::uuid AND geschlossen_am IS NULL`;
    },
    async recordStimme({ fassungId, land, wert, fingerabdruck, kontoId, durchVorsitz, ersetzt }) {
      const changed = ersetzt === null
        ? await db.$executeRaw`INSERT INTO stimme (id, fassung_id, land, wert, fingerabdruck, konto_id, durch_vorsitz) VALUES (gen_random_uuid(), ${fassungId}::uuid, ${land}, ${wert}, ${fingerabdruck}, ${kontoId}::uuid, ${durchVorsitz}) ON CONFLICT DO NOTHING`
        : await db.$executeRaw`UPDATE stimme SET id = gen_random_uuid(), wert = ${wert}, fingerabdruck = ${fingerabdruck}, konto_id = ${kontoId}::uuid, durch_vorsitz = ${durchVorsitz}, am = now() WHERE fassung_id = ${fassungId}::uuid AND land = ${land} AND id = ${ersetzt}::uuid`;
      return changed === 1;
    },
    async sayBund(fassungId, wort, kontoId) {
      await db.$executeRaw`UPDATE abstimmung SET bund = ${wort}, bund_am = now(), bund_konto_id = ${kontoId}::uuid WHERE fassung_id = ${fassungId}::uuid`;
    },
    async call(fassungId, land) {
      await db.abstimmung.update({ where: { fassungId }, data: { aufgerufen: land } });
    },
    async removeStimme(fassungId, land) {
      await db.stimme.deleteMany({ where: { fassungId, land } });
    },
    async marken(fassungId) {
      const zeilen = await db.berichtfreigabe.findMany({ where: { fassungId }, select: { absatz: true, bericht: true, marke: true } });
      return zeilen.map((z) => ({ ...z, marke: z.marke as Berichtmarke }));
    },
    async setMarke(fassungId, absatz, bericht, marke, kontoId) {
      await db.$executeRaw`INSERT INTO berichtfreigabe (fassung_id, absatz, bericht, marke, konto_id) VALUES (${fassungId}::uuid, ${absatz}, ${bericht}, ${marke}, ${kontoId}::uuid)
        ON CONFLICT (fassung_id, absatz, bericht) DO UPDATE SET marke = EXCLUDED.marke, konto_id = EXCLUDED.konto_id, am = now()`;
    }
  };
}

export function createNotizAblage(db: Verbindung): NotizAblage {
  return {
    async create({ kontoId, ...rest }) {
      const zeile = await db.protokollnotiz.create({ data: { ...rest, zustand: 'privat' } });
      await db.unterschrift.create({ data: { notizId: zeile.id, delegation: rest.initiator, kontoId } });
      return zeile.id;
    },
    async setZustand(id, zustand) {
      await db.$executeRaw`UPDATE protokollnotiz SET zustand = ${zustand}, angekuendigt_am = CASE WHEN ${zustand} = 'angekuendigt' THEN now() ELSE angekuendigt_am END WHERE id = ${id}::uuid`;
    },
    async setInitiator(id, initiator) {
      await db.protokollnotiz.update({ where: { id }, data: { initiator } });
    },
    async setReihenfolge(id, reihenfolge) {
      await db.protokollnotiz.update({ where: { id }, data: { reihenfolge: [...reihenfolge] } });
    },
    async sign(notizId, delegation, fingerabdruck, kontoId) {
      await db.$executeRaw`INSERT INTO unterschrift (notiz_id, delegation, fingerabdruck, konto_id) VALUES (${notizId}::uuid, ${delegation}, ${fingerabdruck}, ${kontoId}::uuid)
        ON CONFLICT (notiz_id, delegation) DO UPDATE SET fingerabdruck = EXCLUDED.fingerabdruck, konto_id = EXCLUDED.konto_id, am = now()`;
    },
    async unsign(notizId, delegation) {
      await db.unterschrift.deleteMany({ where: { notizId, delegation } });
    },
    async fix(id, absaetze, fingerabdruck) {
      await db.protokollnotiz.update({ where: { id }, data: { zustand: 'abgegeben', absaetze: asJson(absaetze), fingerabdruck } });
    }
  };
}
