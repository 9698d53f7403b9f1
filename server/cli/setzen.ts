/**
 * `setzen <model.json> --format pdf|txt|md|html|docx|json|akn --out <file> [--profil ua-1|a-3a] [--layout heute|doppelt|alt] [--entwurf] [--top <n>]`: prints a model.
 * Exit: 0 written, 2 wrong call, no model, or a format that cannot be printed; then no file is written (contract.md).
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pruefeModell } from '../../app/domain/sammlung/pruefung.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { TEXTLAYOUTS, type Textlayout } from '../../app/domain/sammlung/text.ts';
import { FORMATE, SATZGRUENDE, setze, type Satzformat } from '../publication/formate.ts';
import type { Pdfprofil } from '../publication/pdf.ts';
import type { Strom } from './lesen.ts';

const AUFRUF = `Aufruf: setzen <modell.json> --format ${FORMATE.join('|')} --out <Datei> [--profil ua-1|a-3a] [--layout ${TEXTLAYOUTS.join('|')}] [--entwurf] [--top <Nummer>]`;
const MODELL_HOECHSTENS = 32 * 1024 * 1024;

interface Aufruf {
  readonly modell: string;
  readonly format: Satzformat;
  readonly out: string;
  readonly profil: Pdfprofil;
  readonly layout: Textlayout;
  readonly entwurf: boolean;
  readonly top: string | undefined;
}

/** Runs the command; the returned number is the exit code. */
export async function setzen(args: string[], fehler: Strom = process.stderr): Promise<number> {
  const refuse = (satz: string): number => {
    fehler.write(`${satz}\n`);
    return 2;
  };
  const aufruf = leseAufruf(args);
  if (typeof aufruf === 'string') return refuse(aufruf);
  const modell = await leseModell(aufruf.modell);
  if (typeof modell === 'string') return refuse(modell);
  const { profil, layout, entwurf, top } = aufruf;
  const ergebnis = await setze(modell, aufruf.format, { profil, layout, entwurf, ...(top === undefined ? {} : { nurTop: top }) });
  if (!ergebnis.ok) return refuse([SATZGRUENDE[ergebnis.grund], ...Object.entries(ergebnis.angaben ?? {}).map(([name, wert]) => `(${name}: ${wert})`)].join(' '));
  return (await write(aufruf.out, ergebnis.wert)) ? 0 : refuse(`Die Datei „${aufruf.out}“ lässt sich nicht schreiben.`);
}

function leseAufruf(args: string[]): Aufruf | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string' }, out: { type: 'string' }, profil: { type: 'string' }, layout: { type: 'string' }, entwurf: { type: 'boolean' }, top: { type: 'string' } }
    });
    const format = FORMATE.find((name) => name === values.format);
    const profil = values.profil ?? 'ua-1';
    const layout = TEXTLAYOUTS.find((name) => name === (values.layout ?? 'heute'));
    const [modell, ...weitere] = positionals;
    if (modell === undefined || weitere.length > 0 || values.out === undefined || values.out === '') return AUFRUF;
    if (format === undefined) return `Das Format „${values.format ?? ''}“ ist unbekannt. ${AUFRUF}`;
    if (profil !== 'ua-1' && profil !== 'a-3a') return `Das Profil „${profil}“ ist unbekannt; möglich sind ua-1 und a-3a.`;
    if (layout === undefined) return `Das Layout „${values.layout ?? ''}“ ist unbekannt; möglich sind ${TEXTLAYOUTS.join(', ')}.`;
    return { modell, format, out: values.out, profil, layout, entwurf: values.entwurf ?? false, top: values.top };
  } catch {
    return AUFRUF;
  }
}

/** The checked model of a file, or the sentence why there is none. */
async function leseModell(datei: string): Promise<Sammlung | string> {
  let json: unknown;
  try {
    const bytes = await readFile(datei);
    if (bytes.length > MODELL_HOECHSTENS) return 'Das Modell ist zu groß: höchstens 32 MB.';
    json = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return error instanceof SyntaxError ? `„${datei}“ ist kein JSON.` : `Die Datei „${datei}“ lässt sich nicht öffnen.`;
  }
  const modell = pruefeModell(json);
  return modell.ok ? modell.wert : `„${datei}“ ist kein Modell einer Sammlung: ${modell.angaben?.ort ?? ''} – erwartet wird ${modell.angaben?.erwartet ?? ''}.`;
}

/** Writes beside the target and renames, so that a broken run leaves no half file. */
async function write(out: string, bytes: Uint8Array): Promise<boolean> {
  const vorlaeufig = `${out}.${process.pid}.neu`;
  try {
    await writeFile(vorlaeufig, bytes);
    await rename(vorlaeufig, out);
    return true;
  } catch {
    await rm(vorlaeufig, { force: true });
    return false;
  }
}
