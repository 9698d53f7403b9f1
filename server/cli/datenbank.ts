/** The database for one command: opened by the settings of the environment, closed at its end; a sentence and an exit code where it cannot be had. */
import { loadConfig } from '../config.ts';
import { STUMM } from '../log.ts';
import { createDatenbank } from '../persistence/datenbank.ts';
import { openDatabase, withVerbindung } from '../persistence/open.ts';
import { SicherungFehler } from '../persistence/sicherung.ts';
import { StartFehler } from '../persistence/start-fehler.ts';
import { createTextlogpflege } from '../persistence/textlog-pflege.ts';
import type { Datenbank } from '../ports.ts';
import type { Textlogpflege } from '../ports-sync.ts';

/** Runs `act` and answers its exit code; 2 for a wrong setting, 1 for a database that cannot be reached. */
export async function withDatenbank(act: (datenbank: Datenbank, textlogs: Textlogpflege) => Promise<number>): Promise<number> {
  const config = loadConfig();
  if (!config.ok) return fail(config.satz, 2);
  const offen = await openDatabase(config.wert, STUMM).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof offen === 'string') return fail(`Die Datenbank ist nicht erreichbar: ${offen}`, 1);
  try {
    return await act(createDatenbank(offen.prisma), createTextlogpflege(offen.pool));
  } finally {
    await offen.close();
  }
}

/** Runs `act` on the bare connection of the settings, not migrated, and answers its exit code; a failed backup is its sentence and code 1. */
export async function withBlosserVerbindung(act: (verbindung: Parameters<Parameters<typeof withVerbindung>[2]>[0]) => Promise<number>): Promise<number> {
  const config = loadConfig();
  if (!config.ok) return fail(config.satz, 2);
  try {
    return await withVerbindung(config.wert, STUMM, act);
  } catch (error) {
    if (error instanceof SicherungFehler || error instanceof StartFehler) return fail(error.message, 1);
    throw error;
  }
}

/** One sentence to the person and the exit code. */
export function fail(satz: string, code: number): number {
  process.stderr.write(`${satz}\n`);
  return code;
}
