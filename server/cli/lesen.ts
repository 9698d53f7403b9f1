/**
 * `lesen <file> [--inventar]`: reads a published Sammlung and prints its model, or what can be counted in it, as JSON.
 * Exit: 0 every line found its place, 3 lines are left over in `rest`, 2 no Sammlung or not readable (contract.md).
 */
import { inventarOf } from '../../app/domain/sammlung/inventar.ts';
import { leseDatei } from '../importing/datei.ts';
import { ABLEHNUNGEN } from '../importing/lesegruende.ts';

const AUFRUF = 'Aufruf: lesen <Datei.txt|.md|.pdf> [--inventar]';

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
  const gelesen = await leseDatei(datei);
  if (!gelesen.ok) return refuse(gelesen.grund === 'datei_fehlt' ? `Die Datei „${datei}“ lässt sich nicht öffnen.` : ABLEHNUNGEN[gelesen.grund]);
  const { sammlung } = gelesen.wert.lesung;
  await print(aus, `${JSON.stringify(inventar ? inventarOf(sammlung) : sammlung, null, inventar ? undefined : 2)}\n`);
  return sammlung.rest.length === 0 ? 0 : 3;
}

/** Waits until the words are out, so that an exit right after cuts nothing off. */
export function print(strom: Strom, text: string): Promise<void> {
  return new Promise((resolve) => {
    strom.write(text, () => resolve());
  });
}
