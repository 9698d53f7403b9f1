/** The operator's view of the tables: what is due to go, and where a person is named. Which tables name an account is read from the catalogue, so that none is forgotten. */
import type { Aufbewahrungsfristen, Aufgeraeumt, BetriebAblage, Spuren } from '../ports-betrieb.ts';
import type { Verbindung } from './verbindung.ts';

const ALT_PROBEDRUCK = 'id NOT IN (SELECT DISTINCT ON (sitzung_id) id FROM probedruck ORDER BY sitzung_id, am DESC)';
const SENDUNG = "gesendet_am < now() - make_interval(days => $1::int)";
const ALT = 'am < now() - make_interval(days => $1::int)';
/** Columns that are secrets, or whole texts and files: what was written is told by the row beside them. */
const OHNE = /hash$|geheim|token|secret|^modell$|^absaetze$|^worte$|^text$|vektor$/;

/** Columns of tables that hold the id of an account. */
const STELLEN = `
  SELECT table_name AS tabelle, column_name AS spalte FROM information_schema.columns
  WHERE table_schema = 'public' AND data_type = 'uuid' AND (column_name = 'konto_id' OR column_name ~ '_(von|konto_id)$') ORDER BY 1, 2`;
const SPALTEN = `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND data_type <> 'bytea' ORDER BY ordinal_position`;

export function createBetriebAblage(db: Verbindung): BetriebAblage {
  return {
    due: (fristen) => countDue(db, fristen),
    async removeDue({ fehlversuche, post, mitteilungen }) {
      const anmeldungen = await db.$executeRaw`DELETE FROM login WHERE laeuft_ab < now()`;
      const versuche = await db.$executeRawUnsafe(`DELETE FROM fehlversuch WHERE ${ALT}`, fehlversuche);
      const briefe = await db.$executeRawUnsafe(`DELETE FROM sendung WHERE ${SENDUNG}`, post);
      const alte = await db.$executeRawUnsafe(`DELETE FROM mitteilung WHERE ${ALT}`, mitteilungen);
      const drucke = await db.$queryRawUnsafe<{ hash: string }[]>(`DELETE FROM probedruck WHERE ${ALT_PROBEDRUCK} RETURNING pdf_hash AS hash`);
      return { entfernt: { anmeldungen, fehlversuche: versuche, post: briefe, mitteilungen: alte, probedrucke: drucke.length }, hashes: drucke.map((d) => d.hash) };
    },
    traces: (kontoId, kennung) => traces(db, kontoId, kennung),
    async neutralize(kontoId, { kennung, name, passwortHash }) {
      await db.$executeRaw`DELETE FROM fehlversuch WHERE kennung = (SELECT kennung FROM konto WHERE id = ${kontoId}::uuid)`;
      // A name in the minutes is a word, not an account: it goes while they are not yet laid before a Sitzung (docs/entscheidungen/0085).
      await db.$executeRaw`UPDATE anwesenheit a SET namen = replace(a.namen, k.name, ${name}) FROM konto k WHERE k.id = ${kontoId}::uuid AND strpos(a.namen, k.name) > 0
        AND NOT EXISTS (SELECT 1 FROM niederschrift n WHERE n.sitzung_id = a.sitzung_id AND n.zustand IN ('vorgelegt', 'genehmigt'))`;
      await db.$executeRaw`UPDATE konto SET kennung = ${kennung}, name = ${name}, passwort_hash = ${passwortHash}, einmal = true, gesperrt_am = coalesce(gesperrt_am, now()) WHERE id = ${kontoId}::uuid`;
      await db.login.deleteMany({ where: { kontoId } });
      await db.zweitfaktor.deleteMany({ where: { kontoId } });
    }
  };
}

async function countDue(db: Verbindung, { fehlversuche, post, mitteilungen }: Aufbewahrungsfristen): Promise<Aufgeraeumt> {
  const count = async (tabelle: string, bedingung: string, ...werte: number[]): Promise<number> => {
    const [zeile] = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${tabelle} WHERE ${bedingung}`, ...werte);
    return zeile?.n ?? 0;
  };
  return {
    anmeldungen: await count('login', 'laeuft_ab < now()'), fehlversuche: await count('fehlversuch', ALT, fehlversuche),
    post: await count('sendung', SENDUNG, post), mitteilungen: await count('mitteilung', ALT, mitteilungen), probedrucke: await count('probedruck', ALT_PROBEDRUCK)
  };
}

async function traces(db: Verbindung, kontoId: string, kennung: string): Promise<Spuren> {
  const stellen = await db.$queryRawUnsafe<{ tabelle: string; spalte: string }[]>(STELLEN);
  const spuren: Record<string, readonly Readonly<Record<string, unknown>>[]> = {
    konto: await rowsOf(db, 'konto', ['id'], kontoId),
    fehlversuch: await db.$queryRaw<Record<string, unknown>[]>`SELECT kennung, adresse, am FROM fehlversuch WHERE kennung = ${kennung} ORDER BY am`
  };
  for (const tabelle of new Set(stellen.map((s) => s.tabelle))) {
    spuren[tabelle] = await rowsOf(db, tabelle, stellen.filter((s) => s.tabelle === tabelle).map((s) => s.spalte), kontoId);
  }
  spuren.anwesenheit_namen = await db.$queryRaw<Record<string, unknown>[]>`SELECT a.sitzung_id, a.delegation, a.stand, a.namen FROM anwesenheit a JOIN konto k ON k.id = ${kontoId}::uuid WHERE strpos(a.namen, k.name) > 0 ORDER BY a.sitzung_id`;
  return Object.fromEntries(Object.entries(spuren).filter(([, zeilen]) => zeilen.length > 0));
}

/** Names come from the catalogue and from this file, never from outside. */
async function rowsOf(db: Verbindung, tabelle: string, stellen: readonly string[], kontoId: string): Promise<Readonly<Record<string, unknown>>[]> {
  const spalten = (await db.$queryRawUnsafe<{ name: string }[]>(SPALTEN, tabelle)).map((s) => s.name).filter((name) => !OHNE.test(name) && !(tabelle === 'login' && name === 'id'));
  const wo = stellen.map((s) => `"${s}" = $1::uuid`).join(' OR ');
  const zeilen = await db.$queryRawUnsafe<{ zeile: Record<string, unknown> }[]>(`SELECT to_jsonb(x) AS zeile FROM (SELECT ${spalten.map((s) => `"${s}"`).join(', ')} FROM "${tabelle}" WHERE ${wo}) x`, kontoId);
  return zeilen.map((z) => z.zeile);
}
