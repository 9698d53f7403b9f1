/**
 * Work in a child process that may hang, grow or die without harm to the server: killed with all it started after a time limit or above a
 * memory limit. What its output means is decided by whoever starts it (reading: importing/datei.ts, printing: publication).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface Kindgrenzen {
  readonly millisekunden: number;
  /** Resident memory of the child and all it starts, where the system tells (Linux). */
  readonly megabyte: number;
  /** Bytes of its output; more is as bad as too much memory. Default 1 GB. */
  readonly ausgabe?: number;
  /** Leads a group of its own (default), so that whoever it started is killed with it. */
  readonly eigeneGruppe?: boolean;
}

/** How a child ended. `code` is null where it could not be started or was ended by a signal from elsewhere. */
export type Kindende = { readonly ende: 'fertig'; readonly code: number | null; readonly out: Buffer; readonly err: string } | { readonly ende: 'zu_lange' | 'zu_gross' };

const WAAGE_MILLISEKUNDEN = 40;
const FEHLERTEXT_HOECHSTENS = 64 * 1024;

/** Runs Node with these arguments, gives it the input and waits for its end. Never rejects. */
export function runKind(argumente: readonly string[], eingabe: readonly (string | Uint8Array)[], { millisekunden, megabyte, ausgabe = 1024 * 1024 * 1024, eigeneGruppe = true }: Kindgrenzen): Promise<Kindende> {
  return new Promise((resolve) => {
    const child = spawn(...programm(['--max-old-space-size=256', ...argumente], millisekunden), { stdio: 'pipe', env: { NODE_ENV: 'production' }, detached: eigeneGruppe, windowsHide: true });
    let getoetet: 'zu_lange' | 'zu_gross' | null = null;
    const kill = (grund: 'zu_lange' | 'zu_gross'): void => {
      getoetet ??= grund;
      if (eigeneGruppe) killGroup(child);
      else child.kill('SIGKILL');
    };
    const uhr = setTimeout(() => kill('zu_lange'), millisekunden);
    const waage = setInterval(() => {
      if (residentMegabytes(child.pid) > megabyte) kill('zu_gross');
    }, WAAGE_MILLISEKUNDEN);
    const out = collect(child.stdout, ausgabe, () => kill('zu_gross'));
    const err = collect(child.stderr, FEHLERTEXT_HOECHSTENS, () => undefined);
    const finish = (code: number | null): void => {
      clearTimeout(uhr);
      clearInterval(waage);
      resolve(getoetet === null ? { ende: 'fertig', code, out: Buffer.concat(out), err: Buffer.concat(err).toString('utf8') } : { ende: getoetet });
    };
    child.once('error', () => finish(null));
    child.once('close', finish);
    child.stdin.on('error', () => undefined);
    for (const stueck of eingabe) child.stdin.write(stueck);
    child.stdin.end();
  });
}

/** The pieces of a stream up to a limit; what comes after it is dropped. */
function collect(stream: NodeJS.ReadableStream, hoechstens: number, onZuViel: () => void): Buffer[] {
  const stuecke: Buffer[] = [];
  let laenge = 0;
  stream.on('data', (stueck: Buffer) => {
    laenge += stueck.length;
    if (laenge > hoechstens) onZuViel();
    else stuecke.push(stueck);
  });
  return stuecke;
}

/** The line in which a program that died says why, for the log. */
export function letzteWorte(err: string): string {
  return err.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}

/** The child leads a process group, so that what it started dies with it. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** A limit on processor time, where a shell can set one, ends a child that outlives its parent. */
function programm(argumente: readonly string[], millisekunden: number): [string, readonly string[]] {
  if (!existsSync('/bin/sh')) return [process.execPath, argumente];
  return ['/bin/sh', ['-c', 'ulimit -t "$0" 2>/dev/null; exec "$@"', String(Math.ceil(millisekunden / 250) + 5), process.execPath, ...argumente]];
}

/** Resident megabytes of a process with all it started, as Linux tells it in /proc; 0 elsewhere, where the time limit stands alone. */
export function residentMegabytes(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const kinder = lies(`/proc/${pid}/task/${pid}/children`).split(' ').filter((nummer) => nummer !== '').map(Number);
  const eigene = Number(/VmRSS:\s+(\d+)/u.exec(lies(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
  return kinder.reduce((summe, kind) => summe + residentMegabytes(kind), eigene);
}

function lies(datei: string): string {
  try {
    return readFileSync(datei, 'utf8');
  } catch {
    return '';
  }
}

/** Arguments that start a child's program, named as `ordner/name` below server/: bundled beside the server, or from the source tree through tsx. */
export function einstieg(programmname: string): string[] {
  const hier = dirname(fileURLToPath(import.meta.url));
  const quelle = join(hier, `${programmname}.ts`);
  return existsSync(quelle) ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, quelle] : [join(hier, `${programmname}.js`)];
}

/** For a child: writes all of its answer to standard output, however little the pipe takes at a time. */
export function antworte(bytes: Uint8Array): void {
  for (let ab = 0; ab < bytes.length;) {
    try {
      ab += writeSync(1, bytes, ab);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
