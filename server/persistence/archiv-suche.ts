/**
 * The search itself: first the typed words become stems and the compounds that hold them (archivwort), then one statement finds, counts,
 * orders and pages. A question never reaches PostgreSQL as text of a query: words are parameters, and the tsquery is built from stems
 * that the database itself gave, quoted. Both statements run under a time limit of their own (L3).
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { schreibweisen } from '../../app/domain/suche/faltung.ts';
import type { Begriff } from '../../app/domain/suche/anfrage.ts';
import type { Facette, Suche, Suchergebnis, Suchtreffer } from '../ports-archiv.ts';
import { Prisma } from './generated/client.ts';
import type { Verbindung } from './verbindung.ts';

const ZEIT_MS = 2000;
/** Compounds that one typed word may stand for; the most frequent ones first. */
const ZUSAMMENSETZUNGEN = 60;

/** Runs inside a transaction, for which it sets the limits. */
export async function suche(db: Verbindung, was: Suche): Promise<Result<Suchergebnis, 'suche_dauert'>> {
  try {
    return ok(await sucheIn(db, was));
  } catch (error) {
    if (isAbbruch(error)) return abgelehnt('suche_dauert');
    throw error;
  }
}

/** PostgreSQL ended the statement because its time was up. */
function isAbbruch(error: unknown): boolean {
  return error instanceof Error && /57014|statement timeout/u.test(`${error.message} ${JSON.stringify('meta' in error ? error.meta : '')}`);
}

async function sucheIn(db: Verbindung, was: Suche): Promise<Suchergebnis> {
  await db.$executeRaw`SELECT set_config('statement_timeout', ${String(ZEIT_MS)}, true), set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;
  const begriffe = await expand(db, was.anfrage.begriffe);
  const frage = tsqueryOf(begriffe, (b) => b.weit);
  // What is asked for holds no word that could be found: stop words alone, or signs.
  if (was.anfrage.begriffe.length > 0 && frage === null && !isStelle(was)) return { gesamt: 0, treffer: [], facetten: [], staemme: [] };
  const zeile = await find(db, was, frage, tsqueryOf(begriffe, (b) => b.genau));
  return { gesamt: Number(zeile.gesamt), treffer: zeile.treffer, facetten: zeile.facetten, staemme: begriffe.filter((b) => !b.ausgeschlossen).flatMap((b) => b.weit.flat()) };
}

function isStelle({ anfrage }: Suche): boolean {
  return anfrage.top !== null || anfrage.ziffer !== null || anfrage.sitzung !== null;
}

/** A term as stems: per word those that are it, and those that hold it too. A phrase is taken as it stands. */
interface Stammbegriff { readonly genau: readonly (readonly string[])[]; readonly weit: readonly (readonly string[])[]; readonly ausgeschlossen: boolean }

async function expand(db: Verbindung, begriffe: readonly Begriff[]): Promise<Stammbegriff[]> {
  const worte = begriffe.flatMap((b, i) => b.worte.flatMap((wort, j) => schreibweisen(wort).map((schreibweise) => ({ i, j, wort: schreibweise, weit: !b.phrase }))));
  if (worte.length === 0) return [];
  // Four letters begin or end a compound; longer ones may stand anywhere in it.
  const zeilen = await db.$queryRaw<{ i: number; j: number; stamm: string; weit: string[] | null }[]>`
    SELECT k.i, k.j, s.stamm, CASE WHEN k.weit AND length(s.stamm) >= 4 AND s.stamm !~ '[^[:alpha:]]' THEN ARRAY(
      SELECT w.stamm FROM archivwort w WHERE w.stamm LIKE '%' || s.stamm || '%' AND (length(s.stamm) > 4 OR w.stamm LIKE s.stamm || '%' OR w.stamm LIKE '%' || s.stamm)
      ORDER BY w.anzahl DESC, w.stamm LIMIT ${ZUSAMMENSETZUNGEN}) END AS weit
    FROM jsonb_to_recordset(${JSON.stringify(worte)}::jsonb) AS k(i int, j int, wort text, weit boolean), unnest(ts_lexize('german_stem', k.wort)) AS s(stamm)`;
  return begriffe.map((b, i) => {
    const jeWort = b.worte.map((_, j) => zeilen.filter((z) => z.i === i && z.j === j)).filter((z) => z.length > 0);
    return { ausgeschlossen: b.ausgeschlossen, genau: jeWort.map((z) => z.map((x) => x.stamm)), weit: jeWort.map((z) => [...new Set(z.flatMap((x) => [x.stamm, ...(x.weit ?? [])]))]) };
  });
}

/** All terms as a tsquery, or null where none is left or nothing but exclusions. */
function tsqueryOf(begriffe: readonly Stammbegriff[], staemme: (b: Stammbegriff) => readonly (readonly string[])[]): string | null {
  const teile = begriffe.filter((b) => b.genau.length > 0).map((b) => ({ nicht: b.ausgeschlossen, text: staemme(b).map((worte) => `(${worte.map(quoted).join('|')})`).join(' <-> ') }));
  return teile.some((t) => !t.nicht) ? teile.map((t) => (t.nicht ? `!(${t.text})` : `(${t.text})`)).join('&') : null;
}

function quoted(stamm: string): string {
  return `'${stamm.replace(/\\/gu, '\\\\').replace(/'/gu, "''")}'`;
}

interface Zeile { readonly gesamt: bigint; readonly treffer: Suchtreffer[]; readonly facetten: Facette[] }

async function find(db: Verbindung, { anfrage, filter, kennungen, ordnung, ab, anzahl }: Suche, frage: string | null, genau: string | null): Promise<Zeile> {
  const bedingungen = [
    Prisma.sql`b.aktuell`,
    ...(frage === null ? [] : [Prisma.sql`b.suchvektor @@ ${frage}::tsquery`]),
    ...(anfrage.top === null ? [] : [Prisma.sql`b.tops @> ARRAY[${anfrage.top}]`]),
    ...(anfrage.ziffer === null ? [] : [Prisma.sql`b.ziffern >= ${anfrage.ziffer}::int`]),
    ...(kennungen === null ? [] : [Prisma.sql`b.sammlung_id IN (SELECT id FROM archivsammlung WHERE kennung = ANY(${[...kennungen]}::text[]))`]),
    ...(filter.sitzung === null ? [] : [Prisma.sql`b.sammlung_id = (SELECT id FROM archivsammlung WHERE kennung = ${filter.sitzung})`]),
    ...(filter.jahr === null ? [] : [Prisma.sql`b.jahr = ${filter.jahr}::int`]),
    ...(filter.konferenz === null ? [] : [Prisma.sql`b.konferenz = ${filter.konferenz}`]),
    ...(filter.land === null ? [] : [Prisma.sql`${filter.land} = ANY(b.laender)`]),
    ...(filter.ak === null ? [] : [Prisma.sql`${filter.ak} = ANY(b.arbeitskreise)`]),
    ...(filter.an === null ? [] : [Prisma.sql`${filter.an} = ANY(b.empfaenger)`])
  ];
  // Relevance can be told in a sentence: the very words in the title, their compounds in the title, the very words in the text, the rest; newest first in each.
  const stufe = frage === null || ordnung === 'datum' ? Prisma.sql`0` : Prisma.sql`CASE
    WHEN t.id IN (SELECT id FROM archivbeschluss WHERE titelvektor @@ ${genau}::tsquery) THEN 3
    WHEN t.id IN (SELECT id FROM archivbeschluss WHERE titelvektor @@ ${frage}::tsquery) THEN 2
    WHEN ${frage} = ${genau} OR t.id IN (SELECT id FROM archivbeschluss WHERE suchvektor @@ ${genau}::tsquery) THEN 1 ELSE 0 END`;
  const [zeile] = await db.$queryRaw<Zeile[]>`
    WITH t AS MATERIALIZED (SELECT b.id, b.sammlung_id, b.platz, b.konferenz, b.jahr, b.tag, b.laender, b.arbeitskreise, b.empfaenger FROM archivbeschluss b WHERE ${Prisma.join(bedingungen, ' AND ')}),
    seite AS (SELECT t.id, ${stufe} AS stufe, t.tag, t.sammlung_id, t.platz FROM t ORDER BY 2 DESC, t.tag DESC, t.sammlung_id DESC, t.platz LIMIT ${anzahl}::int OFFSET ${ab}::int),
    ${ZAEHLUNG}
    SELECT (SELECT count(*) FROM t) AS gesamt, ${FACETTEN} AS facetten,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kennung', s.kennung, 'schluessel', b.schluessel, 'tops', b.tops, 'titel', b.titel, 'konferenz', s.konferenz, 'art', s.art, 'nummer', s.nummer,
        'beschlussdatum', s.beschlussdatum, 'zeitraum', CASE WHEN s.von IS NULL THEN NULL ELSE jsonb_build_object('von', s.von, 'bis', s.bis) END, 'herkunft', s.herkunft, 'text', left(b.text, 20000),
        'laender', b.laender, 'auftraege', b.auftraege, 'empfaenger', b.empfaenger) ORDER BY p.stufe DESC, p.tag DESC, p.sammlung_id DESC, p.platz), '[]')
        FROM seite p JOIN archivbeschluss b ON b.id = p.id JOIN archivsammlung s ON s.id = b.sammlung_id) AS treffer`;
  if (zeile === undefined) throw new Error('the search gave no row');
  return zeile;
}

const ZAEHLUNG = Prisma.sql`z AS (
  SELECT 'jahr' AS art, jahr::text AS wert, count(*) AS anzahl FROM t GROUP BY 2
  UNION ALL SELECT 'sitzung', s.kennung, n.anzahl FROM (SELECT sammlung_id, count(*) AS anzahl FROM t GROUP BY 1) n JOIN archivsammlung s ON s.id = n.sammlung_id
  UNION ALL SELECT 'konferenz', konferenz, count(*) FROM t GROUP BY 2
  UNION ALL SELECT 'land', l, count(*) FROM t, unnest(laender) l GROUP BY 2
  UNION ALL SELECT 'ak', a, count(*) FROM t, unnest(arbeitskreise) a GROUP BY 2
  UNION ALL SELECT 'an', e, count(*) FROM t, unnest(empfaenger) e GROUP BY 2)`;
const FACETTEN = Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('art', z.art, 'wert', z.wert, 'anzahl', z.anzahl)), '[]') FROM z)`;

/** The same numbers over everything current. */
export async function facettenOf(db: Verbindung): Promise<Facette[]> {
  const [zeile] = await db.$queryRaw<{ facetten: Facette[] }[]>`WITH t AS MATERIALIZED (SELECT sammlung_id, konferenz, jahr, laender, arbeitskreise, empfaenger FROM archivbeschluss WHERE aktuell), ${ZAEHLUNG} SELECT ${FACETTEN} AS facetten`;
  return zeile?.facetten ?? [];
}

