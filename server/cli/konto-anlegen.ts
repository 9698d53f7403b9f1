/** `konto-anlegen`: the way to the first account without the demo. Prints the one-time password, which is stored nowhere. */
import { parseArgs } from 'node:util';
import { createPasswoerter } from '../auth/passwoerter.ts';
import { ablehnungOf } from '../http/errors.ts';
import { makeKonto } from '../usecases/keep-konto.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** Exit codes: 0 made, 1 the database cannot be reached, 2 wrong values. */
export async function kontoAnlegen(args: string[]): Promise<number> {
  const read = readArgs(args);
  if (read === null) return fail('Bitte angeben: --kennung <k> --delegation <code> --rolle <lesend|bearbeitung|leitung|verwaltung|vorsitz|geschaeftsstelle> [--name <name>]', 2);
  return withDatenbank(async (datenbank) => {
    const antwort = await makeKonto({ datenbank, passwoerter: createPasswoerter() }, null, read);
    if (!antwort.ok) return fail(ablehnungOf(antwort).satz, 2);
    process.stdout.write(`Konto ${read.kennung} angelegt. Einmalpasswort: ${antwort.wert}\n`);
    return 0;
  });
}

function readArgs(args: string[]): { kennung: string; name: string; delegation: string; rolle: string } | null {
  try {
    const { values } = parseArgs({ args, options: { kennung: { type: 'string' }, delegation: { type: 'string' }, rolle: { type: 'string' }, name: { type: 'string' } } });
    const { kennung, delegation, rolle, name } = values;
    if (kennung === undefined || delegation === undefined || rolle === undefined) return null;
    return { kennung, name: name ?? kennung, delegation: delegation.toUpperCase(), rolle };
  } catch {
    return null;
  }
}
