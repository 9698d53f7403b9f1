/** `wiederherstellen <datei>`: loads a backup into an empty database, everything or nothing; replaces a full one only when told so twice. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MIGRATIONEN } from '../persistence/open.ts';
import { spieleEin } from '../persistence/sicherung-einspielen.ts';
import { fail, withBlosserVerbindung } from './datenbank.ts';

/** Exit codes: 0 loaded, 1 nothing changed, 2 wrong call. */
export async function wiederherstellen(args: string[]): Promise<number> {
  const aufruf = readArgs(args);
  if (aufruf === null) return fail('Aufruf: wiederherstellen <Datei> [--leeren --ja-alles-ersetzen]', 2);
  if (aufruf.leeren !== aufruf.ja) return fail('Soll alles ersetzt werden, was in der Datenbank ist, geben Sie bitte --leeren und --ja-alles-ersetzen zusammen an. Es wurde nichts geändert.', 2);
  return withBlosserVerbindung(async (verbindung) => {
    const { tabellen, zeilen, am, nachher } = await spieleEin({ verbindung, datei: resolve(aufruf.datei), migrationen: MIGRATIONEN, leeren: aufruf.leeren });
    const danach = nachher.length === 0 ? '' : ` Danach angewendet: ${nachher.join(', ')}.`;
    process.stdout.write(`Wiederhergestellt: ${tabellen} Tabellen, ${zeilen} Zeilen, Stand ${am}. Alle Prüfsummen stimmen.${danach}\n`);
    return 0;
  });
}

function readArgs(args: string[]): { datei: string; leeren: boolean; ja: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { leeren: { type: 'boolean' }, 'ja-alles-ersetzen': { type: 'boolean' } } });
    const [datei, ...weitere] = positionals;
    return datei === undefined || weitere.length > 0 ? null : { datei, leeren: values.leeren === true, ja: values['ja-alles-ersetzen'] === true };
  } catch {
    return null;
  }
}
