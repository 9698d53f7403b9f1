/**
 * `lesen <file> [--inventar]`: reads a published Sammlung and prints its model, or what can be counted in it, as JSON.
 * Exit: 0 every line found its place, 3 lines are left over in `rest`, 2 no Sammlung or not readable (contract.md).
 */
import { readFile, stat } from 'node:fs/promises';
import { inventarOf } from '../../app/domain/sammlung/inventar.ts';
import { leseSammlung, type Lesegrund } from '../../app/domain/sammlung/lesen.ts';
import { DATEI_HOECHSTENS, DATEIGRUENDE, textAus } from '../importing/pdf-text.ts';

const AUFRUF = 'Aufruf: lesen <Datei.txt|.md|.pdf> [--inventar]';

/** Sentences for what is no Sammlung. */
export const LESEGRUENDE: Readonly<Record<Lesegrund, string>> = {
  leer: 'Die Datei enthält keinen Text.',
  kein_sammlungskopf: 'Die Datei ist keine Sammlung: Weder Titelblatt noch Kopfzeile noch Hinweise wurden gefunden.',
  kein_top: 'Die Datei ist keine lesbare Sammlung: Es wurde kein Tagesordnungspunkt („TOP 1: …“) gefunden.',
  kein_datum: 'Die Datei ist keine lesbare Sammlung: Das Datum der Sitzung wurde nicht gefunden.'
};

/** Where words go: a process's stream, or a list in a test. */
export interface Strom {
  write(text: string, done?: () => void): unknown;
}

/** Runs the command; the returned number is the exit code. */
export async function lesen(args: string[], aus: Strom = process.stdout, fehler: Strom = process.stderr): Promise<number> {
  const refuse = (satz: string): number => {
    fehler.write(`${satz}\n`);
    return 2;
  };
  const inventar = args.includes('--inventar');
  const [datei, ...weitere] = args.filter((arg) => arg !== '--inventar');
  if (datei === undefined || weitere.length > 0 || datei.startsWith('--')) return refuse(AUFRUF);
  const bytes = await bytesOf(datei);
  if (typeof bytes === 'string') return refuse(bytes);
  const text = await textAus(bytes);
  if (!text.ok) return refuse(DATEIGRUENDE[text.grund]);
  const lesung = leseSammlung(text.wert);
  if (!lesung.ok) return refuse(LESEGRUENDE[lesung.grund]);
  const { sammlung } = lesung.wert;
  await print(aus, `${JSON.stringify(inventar ? inventarOf(sammlung) : sammlung, null, inventar ? undefined : 2)}\n`);
  return sammlung.rest.length === 0 ? 0 : 3;
}

/** The bytes of a file, or the sentence why there are none. */
async function bytesOf(datei: string): Promise<Uint8Array | string> {
  try {
    const angaben = await stat(datei);
    if (!angaben.isFile()) return `„${datei}“ ist keine Datei.`;
    return angaben.size > DATEI_HOECHSTENS ? DATEIGRUENDE.datei_zu_gross : await readFile(datei);
  } catch {
    return `Die Datei „${datei}“ lässt sich nicht öffnen.`;
  }
}

/** Waits until the words are out, so that an exit right after cuts nothing off. */
function print(strom: Strom, text: string): Promise<void> {
  return new Promise((resolve) => {
    strom.write(text, () => resolve());
  });
}
