/** `sichern <datei>`: the whole content of the database in one file, as of one moment, while everybody goes on working (server/persistence/sicherung.ts). */
import { resolve } from 'node:path';
import { sichere } from '../persistence/sicherung-schreiben.ts';
import { fail, withBlosserVerbindung } from './datenbank.ts';

/** Exit codes: 0 written, 1 not written, 2 wrong call. */
export async function sichern(args: string[]): Promise<number> {
  const [datei, ...weitere] = args;
  if (datei === undefined || datei === '' || datei.startsWith('--') || weitere.length > 0) return fail('Aufruf: sichern <Datei>', 2);
  return withBlosserVerbindung(async (verbindung) => {
    const { tabellen, zeilen, sha256 } = await sichere(verbindung, resolve(datei));
    process.stdout.write(`${datei}: ${tabellen} Tabellen, ${zeilen} Zeilen, Prüfsumme ${sha256}\n`);
    return 0;
  });
}
