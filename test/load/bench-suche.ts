/**
 * How long a search of the archive takes, end to end through the use case, on 10,000 invented decisions; per kind of question, one JSON line.
 * Aim: p99 of all kinds <= 50 ms on two cores. Also how long it takes to take the archive in.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../app/domain/result.ts';
import { STUMM } from '../../server/log.ts';
import { createDatenbank } from '../../server/persistence/datenbank.ts';
import { openDatabase } from '../../server/persistence/open.ts';
import type { Haus } from '../../server/ports.ts';
import { searchArchiv, type Suchparameter } from '../../server/usecases/search-archiv.ts';
import { showArchiv, showBeschluss } from '../../server/usecases/show-archiv.ts';
import { bestand, zufall } from '../support/archivbestand.ts';

const SAMMLUNGEN = 200;
const JE = 50;
const FRAGEN_JE_ART = 150;
const next = zufall(5);
const pick = <T>(aus: readonly T[]): T => aus[Math.floor(next() * aus.length)] as T;

/** Kinds of question; each call is another one. */
const ARTEN: Readonly<Record<string, () => Suchparameter>> = {
  selten: () => ({ q: pick(['Hafenlagebild', 'Bergübungen', 'Ausweisregister', 'Sprengstoffrecht', 'Waldsteuerung']) }),
  sehrHaeufig: () => ({ q: pick(['Land', 'IMK', 'Bericht', 'Schutz', 'Die IMK betont']) }),
  zusammengesetzt: () => ({ q: pick(['schutz', 'lagebild', 'übung', 'häuser', 'haeuser', 'planung', 'Netz']) }),
  mehrereWoerter: () => ({ q: pick(['Katastrophenschutz Übung Länder', 'Lagebild Daten Polizei', 'Prüfung Feuerwehr Küste Warnung']) }),
  wortfolge: () => ({ q: pick(['"zur Kenntnis"', '"Die IMK betont"', '"Bund Länder"', '"Schutz der Lage"']) }),
  ausschluss: () => ({ q: pick(['Schutz -Land', 'Lagebild -Bericht', 'Polizei -Feuerwehr']) }),
  filter: () => ({ q: 'Schutz', ...pick([{ jahr: '2019' }, { land: 'BY' }, { ak: 'II' }, { an: 'VMK' }, { konferenz: 'IMK', sort: 'datum' }]) }),
  nurFilter: () => pick([{ land: 'HH' }, { ak: 'V' }, { jahr: '2001' }, {}]),
  stelle: () => ({ q: pick(['TOP 17', 'TOP 7 Ziffer 2 der 480. Sitzung', 'Herbst-IMK 2019', 'Ziffer 3', 'IMK, 490. Sitzung am 3. Dezember 2021, TOP 12']) }),
  unsinn: () => ({ q: pick(['qxzvb', 'asdf jklö qwertz', "'; drop table konto; --", '% _ \\ " & | ! <->', '🙂🙂🙂']) }),
  spaeteSeite: () => ({ q: 'Land', seite: pick(['50', '200', '400']) }),
  achtWoerter: () => ({ q: 'Schutz Lage Daten Netz Plan Recht Dienst Karte' })
};

const ordner = mkdtempSync(join(tmpdir(), 'einvernehmen-suche-'));
const db = await openDatabase({ datenbankUrl: null, dataDir: ordner }, STUMM);
try {
  const haus = { datenbank: createDatenbank(db.prisma) } as Haus;
  const start = performance.now();
  for (const { kennung, modell } of bestand(SAMMLUNGEN, JE)) await haus.datenbank.transaktion(async (a) => ok(await a.archiv.aufnehmen({ kennung, herkunft: 'einlesung', modell, am: new Date(0) })));
  const aufnahmeMs = performance.now() - start;
  await db.pool.query('vacuum analyze');
  const { rows } = await db.pool.query<{ worte: number; mb: number }>("select (select count(*)::int from archivwort) as worte, (pg_total_relation_size('archivbeschluss') / 1048576)::int as mb");
  print({ bench: 'archiv-aufnahme', beschluesse: SAMMLUNGEN * JE, ms: Math.round(aufnahmeMs), msJeSammlung: Math.round(aufnahmeMs / SAMMLUNGEN), ...rows[0] });
  const alle: number[] = [];
  for (const [art, frage] of Object.entries(ARTEN)) {
    let gesamt = 0;
    const zeiten = await messe(async () => {
      const antwort = await searchArchiv(haus, frage());
      gesamt = Math.max(gesamt, antwort.ok ? antwort.wert.gesamt : 0);
    });
    alle.push(...zeiten);
    print({ bench: 'suche', art, treffer: gesamt, ...perzentile(zeiten) });
  }
  print({ bench: 'suche', art: 'alle', ziel: 'p99 <= 50 ms', ...perzentile(alle) });
  print({ bench: 'archiv-beschlussseite', ...perzentile(await messe(() => showBeschluss(haus, 'imk-2020-12-03', String(1 + Math.floor(next() * JE))))) });
  print({ bench: 'archiv-uebersicht', ...perzentile(await messe(() => showArchiv(haus))) });
} finally {
  await db.close();
  rmSync(ordner, { recursive: true, force: true });
}

async function messe(work: () => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < 10; i += 1) await work();
  const zeiten: number[] = [];
  for (let i = 0; i < FRAGEN_JE_ART; i += 1) {
    const ab = performance.now();
    await work();
    zeiten.push(performance.now() - ab);
  }
  return zeiten;
}

function perzentile(zeiten: readonly number[]): { p50: number; p99: number; laengste: number } {
  const sortiert = [...zeiten].sort((a, b) => a - b);
  const bei = (anteil: number): number => Math.round((sortiert[Math.min(sortiert.length - 1, Math.floor(anteil * sortiert.length))] ?? 0) * 10) / 10;
  return { p50: bei(0.5), p99: bei(0.99), laengste: bei(1) };
}

function print(zeile: object): void {
  process.stdout.write(`${JSON.stringify(zeile)}\n`);
}
