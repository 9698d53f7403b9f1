/**
 * Bytes of a file somebody hands in -> text. Decides the kind, and reads PDFs in a child process with limits on time, memory
 * and output; the reading of the text itself is app/domain/sammlung/lesen.ts, and the limits on the whole are datei.ts.
 * pdftotext where the host has it (it keeps soft hyphens and layout best, stack.md 7), else pdf.js.
 */
import { execFile, type ExecFileException } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { pruefeZeilen, TEXT_HOECHSTENS, textAusBytes, type Textgrund } from './textbytes.ts';

export type Dateigrund = Textgrund | 'datei_leer' | 'pdf_unlesbar' | 'pdf_geschuetzt' | 'pdf_zu_lange' | 'pdf_zu_viele_seiten' | 'pdf_ohne_text';

export const DATEI_HOECHSTENS = 32 * 1024 * 1024;
/** A printed Sammlung has at most a few hundred pages. */
export const SEITEN_HOECHSTENS = 2_000;
const PDF_MILLISEKUNDEN = 20_000;
/** The children get a search path and nothing else of the server's environment. */
const UMGEBUNG: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin', LC_ALL: 'C.UTF-8' };
/** Address space of pdftotext, in kilobytes. */
const ADRESSRAUM = 400_000;

export interface Leseoptionen {
  /** Which program reads PDFs; `auto` takes pdftotext where it is found. */
  readonly pdf?: 'auto' | 'pdftotext' | 'pdfjs';
  readonly millisekunden?: number;
}

/** The text of a `.txt`, `.md` or `.pdf`; what it is shows in its bytes, not in its name. */
export async function textAus(bytes: Uint8Array, optionen: Leseoptionen = {}): Promise<Result<string, Dateigrund>> {
  if (bytes.length === 0) return abgelehnt('datei_leer');
  if (bytes.length > DATEI_HOECHSTENS) return abgelehnt('datei_zu_gross');
  return isPdf(bytes) ? textAusPdf(bytes, optionen) : textAusBytes(bytes);
}

/** A PDF shows its name within the first kilobyte. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

async function textAusPdf(bytes: Uint8Array, { pdf = 'auto', millisekunden = PDF_MILLISEKUNDEN }: Leseoptionen): Promise<Result<string, Dateigrund>> {
  const erster = pdf === 'pdfjs' ? null : await runReader(...pdftotext(), bytes, millisekunden);
  const antwort = erster ?? (pdf === 'pdftotext' ? null : await runReader(process.execPath, ['--max-old-space-size=256', skriptpfad('pdf-lesen.mjs')], bytes, millisekunden));
  if (antwort === null) return abgelehnt('pdf_unlesbar', { meldung: 'pdftotext' });
  if (!antwort.ok) return antwort;
  return antwort.wert.trim() === '' ? abgelehnt('pdf_ohne_text') : pruefeZeilen(antwort.wert);
}

/** pdftotext under a limit of address space where a shell can set one; 127 means that there is no such program. */
function pdftotext(): [string, readonly string[]] {
  const argumente = ['-q', '-layout', '-enc', 'UTF-8', '-l', String(SEITEN_HOECHSTENS), '-', '-'];
  if (!existsSync('/bin/sh')) return ['pdftotext', argumente];
  return ['/bin/sh', ['-c', 'ulimit -v "$0" 2>/dev/null; exec pdftotext "$@"', String(ADRESSRAUM), ...argumente]];
}

/** Runs one reader on the bytes; null where the program does not exist. */
function runReader(programm: string, argumente: readonly string[], bytes: Uint8Array, millisekunden: number): Promise<Result<string, Dateigrund> | null> {
  return new Promise((resolve) => {
    const child = execFile(
      programm,
      argumente,
      { timeout: millisekunden, killSignal: 'SIGKILL', maxBuffer: TEXT_HOECHSTENS, encoding: 'utf8', env: UMGEBUNG, windowsHide: true },
      (error, stdout, stderr) => resolve(error === null ? ok(stdout) : failure(error, stderr))
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}

function failure(error: ExecFileException, stderr: string): Result<string, Dateigrund> | null {
  if (error.code === 'ENOENT' || error.code === 127) return null;
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return abgelehnt('datei_zu_gross');
  if (error.killed === true) return abgelehnt('pdf_zu_lange');
  if (/password|PasswordException/iu.test(stderr)) return abgelehnt('pdf_geschuetzt');
  if (stderr.includes('TooManyPages')) return abgelehnt('pdf_zu_viele_seiten');
  return abgelehnt('pdf_unlesbar', { meldung: error.message.trim().split('\n').at(-1) ?? '' });
}

/** What one of our own scripts answers to the bytes of a PDF; null where it fails. */
export function runSkript(name: string, bytes: Uint8Array, millisekunden = PDF_MILLISEKUNDEN): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--max-old-space-size=256', skriptpfad(name)],
      { timeout: millisekunden, killSignal: 'SIGKILL', maxBuffer: DATEI_HOECHSTENS, encoding: 'buffer', env: UMGEBUNG, windowsHide: true },
      (error, stdout) => resolve(error === null ? stdout : null)
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}

/** A script's path, from the source tree or the bundle. */
function skriptpfad(name: string): string {
  const teil = `server/importing/${name}`;
  for (let ordner = dirname(fileURLToPath(import.meta.url)); ; ordner = dirname(ordner)) {
    if (existsSync(join(ordner, teil))) return join(ordner, teil);
    if (dirname(ordner) === ordner) throw new Error(`${teil} is missing`);
  }
}

/** One German sentence per reason. */
export const DATEIGRUENDE: Readonly<Record<Dateigrund, string>> = {
  datei_leer: 'Die Datei ist leer.',
  datei_zu_gross: 'Die Datei ist zu groß: höchstens 32 MB, als Text 8 MB.',
  datei_binaer: 'Die Datei ist weder Text noch PDF.',
  datei_archiv: 'Die Datei ist ein gepacktes Archiv oder ein Textverarbeitungsdokument; lesbar sind Text (UTF-8), Markdown und PDF.',
  datei_utf16: 'Die Datei ist in UTF-16 gespeichert; bitte speichern Sie sie in UTF-8.',
  datei_windows_1252: 'Die Datei ist in der älteren Kodierung Windows-1252 (Latin-1) gespeichert; bitte speichern Sie sie in UTF-8.',
  datei_kodierung: 'Die Datei ist kein Text in UTF-8.',
  datei_zu_viele_zeilen: 'Die Datei hat mehr als 60.000 Zeilen; so lang ist keine Sammlung.',
  datei_zeile_zu_lang: 'Die Datei enthält eine Zeile mit mehr als 200.000 Zeichen; so lang ist kein Absatz einer Sammlung.',
  pdf_unlesbar: 'Das PDF ist beschädigt oder geschützt und lässt sich nicht lesen.',
  pdf_geschuetzt: 'Das PDF ist mit einem Kennwort geschützt und lässt sich nicht lesen.',
  pdf_zu_lange: 'Das Lesen des PDF hat zu lange gedauert und wurde abgebrochen.',
  pdf_zu_viele_seiten: 'Das PDF hat mehr als 2.000 Seiten; so lang ist keine Sammlung.',
  pdf_ohne_text: 'Das PDF enthält keinen Text, sondern vermutlich nur Bilder der Seiten.'
};
