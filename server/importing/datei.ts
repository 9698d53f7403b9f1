/**
 * A file somebody hands in -> model. The whole reading runs in a child process of its own (lese-kind.ts) that is killed with all
 * it started after a time limit or above a memory limit: a hostile file costs one sentence, never the server (reliability.md C2, G11).
 * A file that is too large is refused by its size, unread.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { abgelehnt, type Result } from '../../app/domain/result.ts';
import type { Entscheidung } from '../../app/domain/sammlung/entscheidungen.ts';
import type { Dateilesung, Leseauftrag } from './leseauftrag.ts';
import type { Ablehnungsgrund } from './lesegruende.ts';
import { DATEI_HOECHSTENS } from './pdf-text.ts';
import { residentMegabytes } from './prozesse.ts';

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
const WAAGE_MILLISEKUNDEN = 40;

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

function runChild(bytes: Uint8Array, { entscheidungen = [], millisekunden = 10_000, megabyte = 512, pdf = 'auto', eintrag = einstieg() }: Dateioptionen): Promise<Result<Dateilesung, Ablehnungsgrund>> {
  return new Promise((resolve) => {
    const child = spawn(...programm(eintrag, millisekunden), { stdio: ['pipe', 'pipe', 'ignore'], env: { NODE_ENV: 'production' }, detached: true, windowsHide: true });
    let grund: Ablehnungsgrund | null = null;
    const kill = (neu: Ablehnungsgrund): void => {
      grund ??= neu;
      killGroup(child);
    };
    const uhr = setTimeout(() => kill('lesen_zu_lange'), millisekunden);
    const waage = setInterval(() => {
      if (residentMegabytes(child.pid) > megabyte) kill('lesen_zu_gross');
    }, WAAGE_MILLISEKUNDEN);
    const stuecke: Buffer[] = [];
    let laenge = 0;
    child.stdout.on('data', (stueck: Buffer) => {
      laenge += stueck.length;
      if (laenge > ANTWORT_HOECHSTENS) kill('lesen_zu_gross');
      else stuecke.push(stueck);
    });
    const finish = (): void => {
      clearTimeout(uhr);
      clearInterval(waage);
      resolve(grund === null ? antwortAus(stuecke) : abgelehnt(grund));
    };
    child.once('error', finish);
    child.once('close', finish);
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${JSON.stringify({ entscheidungen, pdf } satisfies Leseauftrag)}\n`);
    child.stdin.end(bytes);
  });
}

function antwortAus(stuecke: readonly Buffer[]): Result<Dateilesung, Ablehnungsgrund> {
  try {
    return JSON.parse(Buffer.concat(stuecke).toString('utf8')) as Result<Dateilesung, Ablehnungsgrund>;
  } catch {
    return abgelehnt('lesen_abgebrochen');
  }
}

/** The child leads a process group, so that a PDF reader it started dies with it. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** A limit on processor time, where a shell can set one, ends a child that outlives its parent. */
function programm(eintrag: readonly string[], millisekunden: number): [string, readonly string[]] {
  const argumente = ['--max-old-space-size=256', ...eintrag];
  if (!existsSync('/bin/sh')) return [process.execPath, argumente];
  return ['/bin/sh', ['-c', 'ulimit -t "$0" 2>/dev/null; exec "$@"', String(Math.ceil(millisekunden / 250) + 5), process.execPath, ...argumente]];
}

/** The child's program: bundled beside the server, or from the source tree through tsx. */
function einstieg(): string[] {
  const hier = dirname(fileURLToPath(import.meta.url));
  const quelle = join(hier, 'lese-kind.ts');
  if (existsSync(quelle)) return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, quelle];
  const gebaut = join(hier, 'lese-kind.js');
  return [existsSync(gebaut) ? gebaut : join(hier, 'importing/lese-kind.js')];
}
