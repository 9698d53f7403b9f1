/** `importieren <datei>`: reads a published Sammlung and takes it into the archive, with its source; where the reading leaves doubts, it waits for a person. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ablehnungOf } from '../http/errors.ts';
import { leser } from '../importing/leser.ts';
import { DATEI_HOECHSTENS } from '../importing/pdf-text.ts';
import { importDatei } from '../usecases/import-sammlung.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** No account stands behind the command line. */
const NIEMAND = '00000000-0000-0000-0000-000000000000';

/** Exit codes: 0 in the archive, 1 the database cannot be reached, 2 no Sammlung, 3 kept for review because the reading left doubts. */
export async function importieren(args: string[]): Promise<number> {
  const [pfad, ...weitere] = args;
  if (pfad === undefined || weitere.length > 0 || pfad.startsWith('--')) return fail('Aufruf: importieren <Datei>', 2);
  const groesse = await stat(pfad).then((s) => (s.isFile() ? s.size : -1), () => -1);
  if (groesse < 0) return fail(`Die Datei „${pfad}“ lässt sich nicht öffnen.`, 2);
  if (groesse > DATEI_HOECHSTENS) return fail(ablehnungOf({ grund: 'datei_zu_gross' }).satz, 2);
  return withDatenbank(async (datenbank) => {
    const antwort = await importDatei({ datenbank, leser }, NIEMAND, { dateiname: basename(pfad), bytes: await readFile(pfad) });
    if (!antwort.ok) return fail(ablehnungOf(antwort).satz, 2);
    const { kennung, zweifel } = antwort.wert;
    if (kennung === null) return fail(`${zweifel === 1 ? 'Eine Stelle ist' : `${zweifel} Stellen sind`} zweifelhaft. Die Datei wartet unter „Sammlungen einlesen“ auf die Prüfung.`, 3);
    process.stdout.write(`Aufgenommen: /sammlungen/${kennung}\n`);
    return 0;
  });
}
