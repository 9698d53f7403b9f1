/**
 * The small facts of every current decision (place, day, parties, tasks) in memory, so that a search orders, narrows and counts ten thousand
 * hits without reading ten thousand rows. It holds no words. The database says by `archivstand` when it is old; then it is read anew, in one
 * statement, so that facts and stand belong together. One for the whole process (docs/entscheidungen/0046).
 */
import type { Facette } from '../ports-archiv.ts';
import type { Verbindung } from './verbindung.ts';

/** One current decision. */
export interface Fakt {
  readonly id: number; readonly kennung: string; readonly jahr: number; readonly konferenz: string; readonly ziffern: number;
  readonly tops: readonly string[]; readonly laender: readonly string[]; readonly arbeitskreise: readonly string[]; readonly empfaenger: readonly string[];
}

/** All of them at one stand, the newest first, as results are ordered; `titel` by the address of the Sammlung. */
export interface Archivfakten {
  readonly stand: string;
  readonly fakten: readonly Fakt[];
  /** The highest id among them. */
  readonly hoechste: number;
  readonly titel: ReadonlyMap<string, string>;
}

export interface Archivspeicher {
  /** The facts at this stand, or younger ones where it has passed; without a stand the present ones. */
  lies(db: Verbindung, stand?: string): Promise<Archivfakten>;
}

export function createArchivspeicher(): Archivspeicher {
  let bekannt: Archivfakten | null = null;
  return {
    async lies(db, stand) {
      const gefragt = stand ?? (await standOf(db));
      if (bekannt?.stand !== gefragt) bekannt = await read(db);
      return bekannt;
    }
  };
}

async function standOf(db: Verbindung): Promise<string> {
  const [zeile] = await db.$queryRaw<{ stand: string }[]>`SELECT stand::text FROM archivstand`;
  return zeile?.stand ?? '';
}

type Sammlungszeile = readonly [kennung: string, titel: string];
type Faktzeile = readonly [id: number, sammlung: string, jahr: number, konferenz: string, ziffern: number, tops: string[], laender: string[], arbeitskreise: string[], empfaenger: string[]];

/** One row of JSON: ten thousand rows through the driver cost ten times as much. */
async function read(db: Verbindung): Promise<Archivfakten> {
  const [zeile] = await db.$queryRaw<{ stand: string; sammlungen: Sammlungszeile[]; fakten: Faktzeile[] }[]>`
    SELECT (SELECT stand::text FROM archivstand) AS stand,
      (SELECT coalesce(json_agg(json_build_array(kennung, titel) ORDER BY beschlussdatum DESC, id DESC), '[]') FROM archivsammlung WHERE aktuell) AS sammlungen,
      (SELECT coalesce(json_agg(json_build_array(b.id, s.kennung, b.jahr, b.konferenz, b.ziffern, b.tops, b.laender, b.arbeitskreise, b.empfaenger) ORDER BY b.tag DESC, b.sammlung_id DESC, b.platz), '[]')
        FROM archivbeschluss b JOIN archivsammlung s ON s.id = b.sammlung_id WHERE b.aktuell) AS fakten`;
  if (zeile === undefined) throw new Error('the archive gave no row');
  return {
    stand: zeile.stand, titel: new Map(zeile.sammlungen), hoechste: zeile.fakten.reduce((max, [id]) => Math.max(max, id), 0),
    fakten: zeile.fakten.map(([id, kennung, jahr, konferenz, ziffern, tops, laender, arbeitskreise, empfaenger]) => ({ id, kennung, jahr, konferenz, ziffern, tops, laender, arbeitskreise, empfaenger }))
  };
}

/** How many of these decisions there are by year, Sitzung, conference, party, AK and recipient. */
export function zaehle(fakten: readonly Fakt[], { titel }: Archivfakten): Facette[] {
  const arten = { jahr: new Map<string, number>(), sitzung: new Map<string, number>(), konferenz: new Map<string, number>(), land: new Map<string, number>(), ak: new Map<string, number>(), an: new Map<string, number>() };
  const plus = (art: Map<string, number>, wert: string, um = 1): void => void art.set(wert, (art.get(wert) ?? 0) + um);
  const erste = new Map<string, Fakt>();
  for (const f of fakten) {
    if (!erste.has(f.kennung)) erste.set(f.kennung, f);
    plus(arten.sitzung, f.kennung);
    for (const wert of f.laender) plus(arten.land, wert);
    for (const wert of f.arbeitskreise) plus(arten.ak, wert);
    for (const wert of f.empfaenger) plus(arten.an, wert);
  }
  // Year and conference are those of the Sitzung: counted per Sitzung, not per decision.
  for (const [kennung, anzahl] of arten.sitzung) {
    const f = erste.get(kennung);
    if (f === undefined) continue;
    plus(arten.jahr, String(f.jahr), anzahl);
    plus(arten.konferenz, f.konferenz, anzahl);
  }
  return (Object.keys(arten) as (keyof typeof arten)[]).flatMap((art) => [...arten[art]].map(([wert, anzahl]): Facette => ({ art, wert, anzahl, ...(art === 'sitzung' ? { wort: titel.get(wert) ?? wert } : {}) })));
}
