/**
 * `ergebnis`: reads `{"faelle":[…]}` on standard input and prints `{"ergebnisse":[…]}` in the same order (contract.md). Needs no database.
 * Exit: 0 printed, 2 wrong call or input; then one German sentence on standard error and nothing on standard output.
 */
import { readFall, urteilOf, type Fallergebnis } from '../../app/domain/abstimmung/fall.ts';
import { print, type Strom } from './lesen.ts';

const HOECHSTENS = 64 * 1024 * 1024;

/** Runs the command; the returned number is the exit code. */
export async function ergebnis(args: string[], ein: AsyncIterable<Uint8Array | string> = process.stdin, aus: Strom = process.stdout, fehler: Strom = process.stderr): Promise<number> {
  const refuse = (satz: string): number => {
    fehler.write(`${satz}\n`);
    return 2;
  };
  if (args.length > 0) return refuse('Aufruf: ergebnis < faelle.json');
  const eingabe = await readAll(ein);
  if (eingabe === null) return refuse('Die Eingabe ist zu groß: höchstens 64 MB.');
  let json: unknown;
  try {
    json = JSON.parse(eingabe);
  } catch {
    return refuse('Die Eingabe ist kein JSON.');
  }
  const faelle = typeof json === 'object' && json !== null && 'faelle' in json ? json.faelle : null;
  if (!Array.isArray(faelle)) return refuse('Die Eingabe hat keine Liste „faelle“.');
  const ergebnisse: Fallergebnis[] = [];
  for (const [i, roh] of (faelle as unknown[]).entries()) {
    const fall = readFall(roh);
    if (!fall.ok) return refuse(`Fall ${i + 1}: ${fall.angaben?.satz ?? 'nicht lesbar'}.`);
    ergebnisse.push(urteilOf(fall.wert));
  }
  await print(aus, `${JSON.stringify({ ergebnisse })}\n`);
  return 0;
}

/** All words of a stream; null where they are too many. */
async function readAll(strom: AsyncIterable<Uint8Array | string>): Promise<string | null> {
  const teile: Buffer[] = [];
  let groesse = 0;
  for await (const teil of strom) {
    const bytes = Buffer.from(teil);
    groesse += bytes.length;
    if (groesse > HOECHSTENS) return null;
    teile.push(bytes);
  }
  return Buffer.concat(teile).toString('utf8').replace(/^\uFEFF/, '');
}
