/**
 * The search itself: first the typed words become stems and the compounds that hold them (archivwort), then one statement finds, counts,
 * orders and pages. A question never reaches PostgreSQL as text of a query: words are parameters, and each tsquery is built from stems
 * that the database itself gave, quoted. Both statements run under a time limit of their own (L3). How it became quick: docs/entscheidungen/0040.
 */
import { schreibweisen } from '../../app/domain/suche/faltung.ts';
import type { Begriff } from '../../app/domain/suche/anfrage.ts';
import type { Facette, Suche, Suchergebnis, Suchtreffer } from '../ports-archiv.ts';
import { Prisma } from './generated/client.ts';
import type { Verbindung } from './verbindung.ts';

const ZEIT_MS = 2000;
/** Compounds that the typed words may stand for together, shared among them; the most frequent ones first. */
const ZUSAMMENSETZUNGEN = 40;

/** Runs inside a transaction, for which it sets the limits. */
export async function suche(db: Verbindung, was: Suche): Promise<Suchergebnis | null> {
  try {
    return await sucheIn(db, was);
  } catch (error) {
    if (isAbbruch(error)) return null;
    throw error;
  }
}

/** PostgreSQL ended the statement because its time was up. */
function isAbbruch(error: unknown): boolean {
  return error instanceof Error && /57014|statement timeout/u.test(`${error.message} ${JSON.stringify('meta' in error ? error.meta : '')}`);
}

async function sucheIn(db: Verbindung, was: Suche): Promise<Suchergebnis> {
  // The index on the words answers in a tenth of what comparing row by row takes; the planner, which knows no price for comparing, believes otherwise.
  await db.$executeRaw`SELECT set_config('statement_timeout', ${String(ZEIT_MS)}, true), set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('enable_seqscan', 'off', true)`;
  const begriffe = await expand(db, was.anfrage.begriffe);
  // What is asked for holds no word that could be found: stop words alone.
  if (was.anfrage.begriffe.length > 0 && !begriffe.some((b) => !b.ausgeschlossen) && !isStelle(was)) return { gesamt: 0, treffer: [], facetten: [], staemme: [] };
  const { gesamt, treffer, sammlungen, facetten } = await find(db, was, begriffe);
  return { gesamt: Number(gesamt), treffer, facetten: [...facetten, ...ausSammlungen(sammlungen)], staemme: begriffe.filter((b) => !b.ausgeschlossen).flatMap((b) => b.staemme) };
}

function isStelle({ anfrage }: Suche): boolean {
  return anfrage.top !== null || anfrage.ziffer !== null || anfrage.sitzung !== null;
}

/** A term as it is asked: any one of the `fragen` must fit. `genau` is the term without its compounds. */
interface Suchbegriff { readonly fragen: readonly string[]; readonly genau: string; readonly staemme: readonly string[]; readonly ausgeschlossen: boolean }

async function expand(db: Verbindung, begriffe: readonly Begriff[]): Promise<Suchbegriff[]> {
  const worte = begriffe.flatMap((b, i) => b.worte.flatMap((wort, j) => schreibweisen(wort).map((schreibweise) => ({ i, j, wort: schreibweise, weit: !b.phrase }))));
  if (worte.length === 0) return [];
  const jeWort = Math.ceil(ZUSAMMENSETZUNGEN / begriffe.length);
  // Four letters begin or end a compound; longer ones may stand anywhere in it.
  const zeilen = await db.$queryRaw<{ i: number; j: number; stamm: string; weit: string[] | null }[]>`
    SELECT k.i, k.j, s.stamm, CASE WHEN k.weit AND length(s.stamm) >= 4 AND s.stamm !~ '[^[:alpha:]]' THEN ARRAY(
      SELECT w.stamm FROM archivwort w WHERE w.stamm LIKE '%' || s.stamm || '%' AND (length(s.stamm) > 4 OR w.stamm LIKE s.stamm || '%' OR w.stamm LIKE '%' || s.stamm)
      ORDER BY w.anzahl DESC, w.stamm LIMIT ${jeWort}) END AS weit
    FROM jsonb_to_recordset(${JSON.stringify(worte)}::jsonb) AS k(i int, j int, wort text, weit boolean), unnest(ts_lexize('german_stem', k.wort)) AS s(stamm)`;
  return begriffe.flatMap((b, i) => {
    const gefunden = b.worte.map((_, j) => zeilen.filter((z) => z.i === i && z.j === j)).filter((z) => z.length > 0);
    if (gefunden.length === 0) return [];
    const genau = gefunden.map((z, n) => `${abstand(gefunden[n - 1]?.[0]?.j, z[0]?.j)}(${z.map((x) => quoted(x.stamm)).join('|')})`).join('');
    const staemme = [...new Set(gefunden.flat().flatMap((x) => [x.stamm, ...(x.weit ?? [])]))];
    return [{ genau, staemme, fragen: b.phrase ? [genau] : staemme.map(quoted), ausgeschlossen: b.ausgeschlossen }];
  });
}

/** In a sequence a stop word keeps its place: `zur <2> Kenntnis`. */
function abstand(vorher: number | undefined, hier: number | undefined): string {
  return vorher === undefined || hier === undefined ? '' : ` <${hier - vorher}> `;
}

function quoted(stamm: string): string {
  return `'${stamm.replace(/\\/gu, '\\\\').replace(/'/gu, "''")}'`;
}

interface Sammlungszahl { readonly kennung: string; readonly titel: string; readonly jahr: number; readonly konferenz: string; readonly anzahl: number }
interface Zeile { readonly gesamt: bigint; readonly treffer: Suchtreffer[]; readonly sammlungen: Sammlungszahl[]; readonly facetten: Facette[] }

/** All terms. One alone is one look into the index for each of its stems, which is cheaper than a tsquery of alternatives; several are one tsquery, which skips along the rarest. */
function passt(spalte: Prisma.Sql, begriffe: readonly Suchbegriff[]): Prisma.Sql {
  const [einziger] = begriffe;
  if (begriffe.length === 1 && einziger !== undefined) return Prisma.sql`${spalte} @@ ANY (${[...einziger.fragen]}::text[]::tsquery[])`;
  return Prisma.sql`${spalte} @@ ${begriffe.map((b) => `(${b.fragen.join('|')})`).join('&')}::tsquery`;
}

async function find(db: Verbindung, was: Suche, begriffe: readonly Suchbegriff[]): Promise<Zeile> {
  const gesucht = begriffe.filter((b) => !b.ausgeschlossen);
  const [zeile] = await db.$queryRaw<Zeile[]>`
    WITH t AS MATERIALIZED (SELECT b.id, b.sammlung_id, b.platz, b.tag, b.laender, b.arbeitskreise, b.empfaenger FROM archivbeschluss b WHERE ${Prisma.join(bedingungenOf(was, begriffe), ' AND ')}),
    seite AS (SELECT t.id, ${stufeOf(was, gesucht)} AS stufe, t.tag, t.sammlung_id, t.platz FROM t ORDER BY 2 DESC, t.tag DESC, t.sammlung_id DESC, t.platz LIMIT ${was.anzahl}::int OFFSET ${was.ab}::int),
    ${ZAEHLUNG}
    SELECT (SELECT count(*) FROM t) AS gesamt, ${SAMMLUNGEN} AS sammlungen, ${FACETTEN} AS facetten,
      (SELECT coalesce(json_agg(json_build_object('kennung', s.kennung, 'schluessel', b.schluessel, 'tops', b.tops, 'titel', b.titel, 'konferenz', s.konferenz, 'art', s.art, 'nummer', s.nummer,
        'beschlussdatum', s.beschlussdatum, 'zeitraum', CASE WHEN s.von IS NULL THEN NULL ELSE json_build_object('von', s.von, 'bis', s.bis) END, 'herkunft', s.herkunft, 'text', left(b.text, 20000),
        'laender', b.laender, 'auftraege', b.auftraege, 'empfaenger', b.empfaenger) ORDER BY p.stufe DESC, p.tag DESC, p.sammlung_id DESC, p.platz), '[]')
        FROM seite p JOIN archivbeschluss b ON b.id = p.id JOIN archivsammlung s ON s.id = b.sammlung_id) AS treffer`;
  if (zeile === undefined) throw new Error('the search gave no row');
  return zeile;
}

function bedingungenOf({ anfrage, filter, kennungen }: Suche, begriffe: readonly Suchbegriff[]): Prisma.Sql[] {
  const gesucht = begriffe.filter((b) => !b.ausgeschlossen);
  return [
    Prisma.sql`b.aktuell`,
    ...(gesucht.length === 0 ? [] : [passt(Prisma.sql`b.suchvektor`, gesucht)]),
    ...begriffe.filter((b) => b.ausgeschlossen).map((b) => Prisma.sql`b.id NOT IN (SELECT x.id FROM archivbeschluss x WHERE ${passt(Prisma.sql`x.suchvektor`, [b])})`),
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
}

/** Relevance that can be told in a sentence: all the very words in the title, then all of them or their compounds, then the rest; newest first in each. */
function stufeOf({ ordnung }: Suche, gesucht: readonly Suchbegriff[]): Prisma.Sql {
  if (gesucht.length === 0 || ordnung === 'datum') return Prisma.sql`0`;
  const genau = gesucht.map((b) => `(${b.genau})`).join('&');
  return Prisma.sql`CASE
    WHEN t.id IN (SELECT id FROM archivbeschluss WHERE titelvektor @@ ${genau}::tsquery) THEN 2
    WHEN t.id IN (SELECT id FROM archivbeschluss WHERE ${passt(Prisma.sql`titelvektor`, gesucht)}) THEN 1 ELSE 0 END`;
}

/** Rows with the same list are counted before the list is opened. */
const zaehle = (art: string, spalte: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`SELECT ${art}::text AS art, wert, sum(n)::int AS anzahl FROM (SELECT ${spalte} AS liste, count(*) AS n FROM t WHERE ${spalte} <> '{}' GROUP BY 1) g, unnest(g.liste) AS wert GROUP BY 2`;
const ZAEHLUNG = Prisma.sql`z AS (${Prisma.join([zaehle('land', Prisma.sql`laender`), zaehle('ak', Prisma.sql`arbeitskreise`), zaehle('an', Prisma.sql`empfaenger`)], ' UNION ALL ')})`;
const FACETTEN = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('art', z.art, 'wert', z.wert, 'anzahl', z.anzahl)), '[]') FROM z)`;
const SAMMLUNGEN = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('kennung', s.kennung, 'titel', s.titel, 'jahr', s.jahr, 'konferenz', s.konferenz, 'anzahl', n.anzahl) ORDER BY s.beschlussdatum DESC), '[]')
  FROM (SELECT sammlung_id, count(*)::int AS anzahl FROM t GROUP BY 1) n JOIN archivsammlung s ON s.id = n.sammlung_id)`;

/** Years and conferences follow from the Sammlungen: each has one of both. */
function ausSammlungen(sammlungen: readonly Sammlungszahl[]): Facette[] {
  const summe = (art: 'jahr' | 'konferenz'): Facette[] => {
    const zahlen = new Map<string, number>();
    for (const s of sammlungen) zahlen.set(String(s[art]), (zahlen.get(String(s[art])) ?? 0) + s.anzahl);
    return [...zahlen].map(([wert, anzahl]) => ({ art, wert, anzahl }));
  };
  return [...sammlungen.map((s): Facette => ({ art: 'sitzung', wert: s.kennung, wort: s.titel, anzahl: s.anzahl })), ...summe('jahr'), ...summe('konferenz')];
}

/** The same numbers over everything current. */
export async function facettenOf(db: Verbindung): Promise<Facette[]> {
  const [zeile] = await db.$queryRaw<{ facetten: Facette[]; sammlungen: Sammlungszahl[] }[]>`
    WITH t AS MATERIALIZED (SELECT sammlung_id, laender, arbeitskreise, empfaenger FROM archivbeschluss WHERE aktuell), ${ZAEHLUNG} SELECT ${FACETTEN} AS facetten, ${SAMMLUNGEN} AS sammlungen`;
  return zeile === undefined ? [] : [...zeile.facetten, ...ausSammlungen(zeile.sammlungen)];
}
