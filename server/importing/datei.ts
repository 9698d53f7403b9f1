/**
 * A file somebody hands in -> model. The whole reading runs in a child process of its own (lese-kind.ts) that is killed with all
 * it started after a time limit or above a memory limit: a hostile file costs one sentence, never the server (reliability.md C2, G11).
 * A file that is too large is refused by its size, unread.
 */
import { readFile, stat } from 'node:fs/promises';
import { abgelehnt, type Result } from '../../app/domain/result.ts';
import type { Entscheidung } from '../../app/domain/sammlung/entscheidungen.ts';
import { einstieg, runKind } from '../kindprozess.ts';
import type { Dateilesung, Leseauftrag } from './leseauftrag.ts';
import type { Ablehnungsgrund } from './lesegruende.ts';
import { DATEI_HOECHSTENS } from './pdf-text.ts';

export interface Dateioptionen {
  readonly entscheidungen?: readonly Entscheidung[];
  readonly millisekunden?: number;
  /** Resident memory of the child and all it starts, where the system tells (Linux). */
  readonly megabyte?: number;
  /** Which program reads PDFs; `auto` takes pdftotext where it is found. */
  readonly pdf?: Leseauftrag['pdf'];
  /** Replaces the child's program in tests. */
  readonly eintrag?: readonly string[];
}

export type { Dateilesung } from './leseauftrag.ts';

const ANTWORT_HOECHSTENS = 128 * 1024 * 1024;

/** Reads bytes or the file at a path, or says why they give no Sammlung. */
export async function leseDatei(quelle: Uint8Array | string, optionen: Dateioptionen = {}): Promise<Result<Dateilesung, Ablehnungsgrund>> {
  const bytes = typeof quelle === 'string' ? await bytesAus(quelle) : quelle;
  if (bytes === null) return abgelehnt('datei_fehlt');
  if (bytes === 'zu_gross' || bytes.length > DATEI_HOECHSTENS) return abgelehnt('datei_zu_gross');
  if (bytes.length === 0) return abgelehnt('datei_leer');
  return runChild(bytes, optionen);
}

async function bytesAus(pfad: string): Promise<Uint8Array | 'zu_gross' | null> {
  try {
    const angaben = await stat(pfad);
    if (!angaben.isFile()) return null;
    return angaben.size > DATEI_HOECHSTENS ? 'zu_gross' : await readFile(pfad);
  } catch {
    return null;
  }
}

async function runChild(bytes: Uint8Array, { entscheidungen = [], millisekunden = 10_000, megabyte = 512, pdf = 'auto', eintrag = einstieg('importing/lese-kind') }: Dateioptionen): Promise<Result<Dateilesung, Ablehnungsgrund>> {
  const auftrag = `${JSON.stringify({ entscheidungen, pdf } satisfies Leseauftrag)}\n`;
  const kind = await runKind(eintrag, [auftrag, bytes], { millisekunden, megabyte, ausgabe: ANTWORT_HOECHSTENS });
  return kind.ende === 'fertig' ? antwortAus(kind.out) : abgelehnt(kind.ende === 'zu_lange' ? 'lesen_zu_lange' : 'lesen_zu_gross');
}

function antwortAus(out: Buffer): Result<Dateilesung, Ablehnungsgrund> {
  try {
    return JSON.parse(out.toString('utf8')) as Result<Dateilesung, Ablehnungsgrund>;
  } catch {
    return abgelehnt('lesen_abgebrochen');
  }
}
