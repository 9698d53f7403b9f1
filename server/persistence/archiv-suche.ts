/**
 * The search itself: first the typed words become stems and the compounds that hold them (archivwort), then one statement finds whose words fit;
 * ordering, filters and counts happen on the facts in memory (archivspeicher.ts), and one page of words is read. A question never reaches PostgreSQL as text of a query: words are parameters, and each tsquery is built from stems
 * that the database itself gave, quoted. Both statements run under a time limit of their own (L3). How it became quick: docs/entscheidungen/0046.
 */
import { schreibweisen } from '../../app/domain/suche/faltung.ts';
import type { Begriff } from '../../app/domain/suche/anfrage.ts';
import type { Suche, Suchergebnis, Suchtreffer } from '../ports-archiv.ts';
import { zaehle, type Archivfakten, type Archivspeicher, type Fakt } from './archivspeicher.ts';
import { Prisma } from './generated/client.ts';
import type { Verbindung } from './verbindung.ts';

const ZEIT_MS = 2000;
/** Compounds that the typed words may stand for together, shared among them; the most frequent ones first. */
const ZUSAMMENSETZUNGEN = 40;

/** Runs inside a transaction, for which it sets the limits. */
export async function suche(db: Verbindung, speicher: Archivspeicher, was: Suche): Promise<Suchergebnis | null> {
  try {
    return await sucheIn(db, speicher, was);
  } catch (error) {
    if (isAbbruch(error)) return null;
    throw error;
  }
}

/** PostgreSQL ended the statement because its time was up. */
function isAbbruch(error: unknown): boolean {
  return error instanceof Error && /57014|statement timeout/u.test(`${error.message} ${JSON.stringify('meta' in error ? error.meta : '')}`);
}

async function sucheIn(db: Verbindung, speicher: Archivspeicher, was: Suche): Promise<Suchergebnis> {
  // The index on the words answers in a tenth of what comparing row by row takes; the planner, which knows no price for comparing, believes otherwise.
  await db.$executeRaw`SELECT set_config('statement_timeout', ${String(ZEIT_MS)}, true), set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('enable_seqscan', 'off', true)`;
  const begriffe = await expand(db, was.anfrage.begriffe);
  // What is asked for holds no word that could be found: stop words alone.
  if (was.anfrage.begriffe.length > 0 && !begriffe.some((b) => !b.ausgeschlossen) && !isStelle(was)) return { gesamt: 0, treffer: [], facetten: [], staemme: [] };
  const staemme = begriffe.filter((b) => !b.ausgeschlossen).flatMap((b) => b.staemme);
  const { funde, fakten } = await match(db, speicher, was, begriffe);
  const passende = fakten.fakten.filter((f) => (funde.treffer === null || has(funde.treffer, f.id)) && !has(funde.weg, f.id) && erfuellt(f, was));
  const seite = nachStufe(passende, funde).slice(was.ab, was.ab + was.anzahl);
  return { gesamt: passende.length, treffer: await details(db, seite.map((f) => f.id)), facetten: zaehle(passende, fakten), staemme };
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

/**
 * All terms. One alone is one look into the index for each of its stems, which is cheaper than a tsquery of alternatives; several are one tsquery, which skips
 * along the rarest. Asked as a sub-select: of words it sees, the planner estimates each of forty stems, 4 ms at a time, and would choose the same way.
 */
function passt(spalte: Prisma.Sql, begriffe: readonly Suchbegriff[]): Prisma.Sql {
  const [einziger] = begriffe;
  if (begriffe.length === 1 && einziger !== undefined) return Prisma.sql`${spalte} @@ ANY ((SELECT ${[...einziger.fragen]}::text[]::tsquery[])::tsquery[])`;
  return Prisma.sql`${spalte} @@ (SELECT ${begriffe.map((b) => `(${b.fragen.join('|')})`).join('&')}::tsquery)`;
}

/** Ids by what their words are; `treffer` null where no word is asked for. */
interface Funde { readonly treffer: Marken | null; readonly weg: Marken; readonly genau: Marken; readonly weit: Marken }
/** Lists of ids as PostgreSQL writes them: `{3,5}`. As text, because the driver takes longer over ten thousand numbers than the search. */
interface Fundzeile { readonly stand: string; readonly treffer: string; readonly weg: string; readonly genau: string; readonly weit: string }

const LEER = Prisma.sql`'{}'`;
const NICHTS = new Uint8Array(0);

/** One flag per id: ten thousand hits are marked, ordered and counted in a few milliseconds. */
type Marken = Uint8Array;
const has = (marken: Marken, id: number): boolean => marken[id] === 1;

/** Reads `{3,5}` figure by figure; ids above `hoechste` belong to nothing that is known. */
function markenOf(text: string, hoechste: number): Marken {
  const marken = new Uint8Array(hoechste + 1);
  let id = 0;
  for (let i = 1; i < text.length; i += 1) {
    const zeichen = text.charCodeAt(i);
    if (zeichen >= 48 && zeichen <= 57) id = id * 10 + zeichen - 48;
    else {
      if (id > 0 && id <= hoechste) marken[id] = 1;
      id = 0;
    }
  }
  return marken;
}

/** The words are compared by the database; the facts it then needs are those of the same stand, so that nothing withdrawn is counted or named. */
async function match(db: Verbindung, speicher: Archivspeicher, was: Suche, begriffe: readonly Suchbegriff[]): Promise<{ funde: Funde; fakten: Archivfakten }> {
  const [gesucht, weg] = [begriffe.filter((b) => !b.ausgeschlossen), begriffe.filter((b) => b.ausgeschlossen)];
  if (begriffe.length === 0) return { funde: { treffer: null, weg: NICHTS, genau: NICHTS, weit: NICHTS }, fakten: await speicher.lies(db) };
  const geordnet = gesucht.length > 0 && was.ordnung === 'relevanz';
  const genau = gesucht.map((b) => `(${b.genau})`).join('&');
  for (;;) {
    const [zeile] = await db.$queryRaw<Fundzeile[]>`
      SELECT (SELECT stand::text FROM archivstand) AS stand,
        ${gesucht.length === 0 ? LEER : Prisma.sql`ARRAY(SELECT b.id FROM archivbeschluss b WHERE ${passt(Prisma.sql`b.suchvektor`, gesucht)})::text`} AS treffer,
        ${weg.length === 0 ? LEER : Prisma.sql`ARRAY(SELECT b.id FROM archivbeschluss b WHERE ${Prisma.join(weg.map((b) => passt(Prisma.sql`b.suchvektor`, [b])), ' OR ')})::text`} AS weg,
        ${geordnet ? Prisma.sql`ARRAY(SELECT beschluss_id FROM archivtitel WHERE titelvektor @@ ${genau}::tsquery)::text` : LEER} AS genau,
        ${geordnet ? Prisma.sql`ARRAY(SELECT beschluss_id FROM archivtitel WHERE ${passt(Prisma.sql`titelvektor`, gesucht)})::text` : LEER} AS weit`;
    if (zeile === undefined) throw new Error('the search gave no row');
    const fakten = await speicher.lies(db, zeile.stand);
    // Somebody published between the two statements: the words are compared once more.
    if (fakten.stand === zeile.stand) {
      const marken = (ids: string): Marken => (ids === '{}' ? NICHTS : markenOf(ids, fakten.hoechste));
      return { funde: { treffer: gesucht.length === 0 ? null : marken(zeile.treffer), weg: marken(zeile.weg), genau: marken(zeile.genau), weit: marken(zeile.weit) }, fakten };
    }
  }
}

/** What does not hang on words: the place that is named, and the filters. */
function erfuellt(f: Fakt, { anfrage, filter, kennungen }: Suche): boolean {
  return (anfrage.top === null || f.tops.includes(anfrage.top)) && (anfrage.ziffer === null || f.ziffern >= anfrage.ziffer) && (kennungen === null || kennungen.includes(f.kennung))
    && (filter.sitzung === null || f.kennung === filter.sitzung) && (filter.jahr === null || f.jahr === filter.jahr) && (filter.konferenz === null || f.konferenz === filter.konferenz)
    && (filter.land === null || f.laender.includes(filter.land)) && (filter.ak === null || f.arbeitskreise.includes(filter.ak)) && (filter.an === null || f.empfaenger.includes(filter.an));
}

/** Relevance that can be told in a sentence: all the very words in the title, then all of them or their compounds, then the rest; newest first in each. */
function nachStufe(fakten: readonly Fakt[], { genau, weit }: Funde): Fakt[] {
  const stufen: [Fakt[], Fakt[], Fakt[]] = [[], [], []];
  for (const f of fakten) stufen[has(genau, f.id) ? 0 : has(weit, f.id) ? 1 : 2].push(f);
  // Not flat(), which goes through ten thousand hits one by one.
  return stufen[0].concat(stufen[1], stufen[2]);
}

/** One page of results with its words, in this order. */
async function details(db: Verbindung, ids: readonly number[]): Promise<Suchtreffer[]> {
  if (ids.length === 0) return [];
  const [zeile] = await db.$queryRaw<{ treffer: Suchtreffer[] }[]>`
    SELECT json_agg(json_build_object('kennung', s.kennung, 'schluessel', b.schluessel, 'tops', b.tops, 'titel', b.titel, 'konferenz', s.konferenz, 'art', s.art, 'nummer', s.nummer,
      'beschlussdatum', s.beschlussdatum, 'zeitraum', CASE WHEN s.von IS NULL THEN NULL ELSE json_build_object('von', s.von, 'bis', s.bis) END, 'herkunft', s.herkunft, 'text', left(b.text, 20000),
      'laender', b.laender, 'auftraege', b.auftraege, 'empfaenger', b.empfaenger) ORDER BY g.platz) AS treffer
    FROM unnest(${[...ids]}::int[]) WITH ORDINALITY AS g(id, platz) JOIN archivbeschluss b ON b.id = g.id JOIN archivsammlung s ON s.id = b.sammlung_id`;
  return zeile?.treffer ?? [];
}
