/**
 * Bytes of a file somebody hands in -> text. Decides size, kind and encoding, and reads PDFs in a child process with limits
 * on time, memory and output; the reading of the text itself is app/domain/sammlung/lesen.ts.
 * pdftotext where the host has it (it keeps soft hyphens and layout best, stack.md 7), else pdf.js.
 */
import { execFile, type ExecFileException } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';

export type Dateigrund = 'datei_leer' | 'datei_zu_gross' | 'datei_binaer' | 'datei_kodierung' | 'pdf_unlesbar' | 'pdf_zu_lange' | 'pdf_ohne_text';

export const DATEI_HOECHSTENS = 32 * 1024 * 1024;
const TEXT_HOECHSTENS = 8 * 1024 * 1024;
const PDF_MILLISEKUNDEN = 20_000;
/** The children get a search path and nothing else of the server's environment. */
const UMGEBUNG: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin', LC_ALL: 'C.UTF-8' };

export interface Leseoptionen {
  /** Which program reads PDFs; `auto` takes pdftotext where it is found. */
  readonly pdf?: 'auto' | 'pdftotext' | 'pdfjs';
  readonly millisekunden?: number;
}

/** The text of a `.txt`, `.md` or `.pdf`; what it is shows in its bytes, not in its name. */
export async function textAus(bytes: Uint8Array, optionen: Leseoptionen = {}): Promise<Result<string, Dateigrund>> {
  if (bytes.length === 0) return abgelehnt('datei_leer');
  if (bytes.length > DATEI_HOECHSTENS) return abgelehnt('datei_zu_gross');
  return isPdf(bytes) ? textAusPdf(bytes, optionen) : textAusText(bytes);
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

function textAusText(bytes: Uint8Array): Result<string, Dateigrund> {
  if (bytes.length > TEXT_HOECHSTENS) return abgelehnt('datei_zu_gross');
  if (bytes.includes(0)) return abgelehnt('datei_binaer');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return abgelehnt('datei_kodierung');
  }
}

async function textAusPdf(bytes: Uint8Array, { pdf = 'auto', millisekunden = PDF_MILLISEKUNDEN }: Leseoptionen): Promise<Result<string, Dateigrund>> {
  const erster = pdf === 'pdfjs' ? null : await runReader('pdftotext', ['-q', '-layout', '-enc', 'UTF-8', '-', '-'], bytes, millisekunden);
  const antwort = erster ?? (pdf === 'pdftotext' ? null : await runReader(process.execPath, ['--max-old-space-size=384', leserpfad()], bytes, millisekunden));
  if (antwort === null) return abgelehnt('pdf_unlesbar', { meldung: 'pdftotext' });
  return antwort.ok && antwort.wert.trim() === '' ? abgelehnt('pdf_ohne_text') : antwort;
}

/** Runs one reader on the bytes; null where the program does not exist. */
function runReader(programm: string, argumente: readonly string[], bytes: Uint8Array, millisekunden: number): Promise<Result<string, Dateigrund> | null> {
  return new Promise((resolve) => {
    const child = execFile(
      programm,
      argumente,
      { timeout: millisekunden, killSignal: 'SIGKILL', maxBuffer: TEXT_HOECHSTENS, encoding: 'utf8', env: UMGEBUNG, windowsHide: true },
      (error, stdout) => resolve(error === null ? ok(stdout) : failure(error))
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}

function failure(error: ExecFileException): Result<string, Dateigrund> | null {
  if (error.code === 'ENOENT') return null;
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return abgelehnt('datei_zu_gross');
  return error.killed === true ? abgelehnt('pdf_zu_lange') : abgelehnt('pdf_unlesbar', { meldung: error.message.trim().split('\n').at(-1) ?? '' });
}

/** The reader's path, from the source tree or the bundle. */
function leserpfad(): string {
  const teil = 'server/importing/pdf-lesen.mjs';
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
  datei_kodierung: 'Die Datei ist kein Text in UTF-8.',
  pdf_unlesbar: 'Das PDF ist beschädigt oder geschützt und lässt sich nicht lesen.',
  pdf_zu_lange: 'Das Lesen des PDF hat zu lange gedauert und wurde abgebrochen.',
  pdf_ohne_text: 'Das PDF enthält keinen Text, sondern vermutlich nur Bilder der Seiten.'
};
