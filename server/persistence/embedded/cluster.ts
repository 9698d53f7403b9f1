/**
 * The data folder of the embedded database: made once by initdb, checked at every start.
 * It is made beside its place and renamed when whole, so a killed first start leaves nothing half made,
 * and of two first starts at once one wins and the other uses the winner's folder.
 */
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFehler } from '../start-fehler.ts';
import { renameUnlessThere, type Programme } from './binaries.ts';
import { asInhaber, giveTo, mayEnter, type Inhaber } from './inhaber.ts';
import { isAlive } from './pidfile.ts';
import { umgebungOf } from './waechter.ts';

/** Name of the database superuser, and of our database. */
export const NAME = 'einvernehmen';

/** Where PostgreSQL works and what it is told about its folder. */
export type Arbeitsort = { readonly cwd: string; readonly pgdata: string };

// PostgreSQL keeps paths in 1,024 bytes and appends names of its own.
const LONGEST_PATH = 900;

/** Makes the data folder when there is none, and refuses one that this program cannot serve. */
export async function ensureCluster(pgdata: string, programme: Programme, inhaber: Inhaber): Promise<void> {
  if (isEmpty(pgdata)) await createCluster(pgdata, programme, inhaber);
  const version = readVersion(pgdata);
  if (version !== programme.hauptversion) {
    throw new StartFehler(
      `Die Daten in ${pgdata} stammen von PostgreSQL ${version}, dieses Programm bringt PostgreSQL ${programme.hauptversion} mit. ` +
        'Bitte mit der bisherigen Programmfassung „npm run -s cli -- sichern <Datei>“ ausführen, diesen Ordner umbenennen ' +
        'und die Datei mit „npm run -s cli -- wiederherstellen <Datei>“ einlesen.'
    );
  }
  // Inner things are given first: the outer folder says when all of it was.
  if (statSync(pgdata).uid !== inhaber.uid) giveTo(inhaber, pgdata);
}

/** How to name the folder so that PostgreSQL can enter it. */
export function arbeitsortOf(pgdata: string, inhaber: Inhaber): Arbeitsort {
  const direct = (!inhaber.fremd || mayEnter(dirname(realpathSync(pgdata)), inhaber)) && Buffer.byteLength(pgdata) <= LONGEST_PATH;
  if (direct) return { cwd: pgdata, pgdata };
  if (process.platform !== 'linux') throw new StartFehler(`Der Ordner ${pgdata} ist für die Datenbank nicht erreichbar. Bitte einen anderen DATA_DIR wählen.`);
  // The kernel enters the folder before it changes the account, and this name leads there without walking the path.
  return { cwd: pgdata, pgdata: '/proc/self/cwd' };
}

function isEmpty(pgdata: string): boolean {
  try {
    return !existsSync(pgdata) || readdirSync(pgdata).length === 0;
  } catch {
    throw new StartFehler(`Der Ordner ${pgdata} gehört einem anderen Benutzer.`);
  }
}

function readVersion(pgdata: string): string {
  try {
    return readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  } catch {
    throw new StartFehler(`Der Ordner ${pgdata} ist nicht leer und enthält keine Datenbank. Bitte einen anderen DATA_DIR wählen.`);
  }
}

async function createCluster(pgdata: string, programme: Programme, inhaber: Inhaber): Promise<void> {
  sweep(pgdata);
  const roh = mkdtempSync(`${pgdata}.neu-${process.pid}-`);
  if (inhaber.fremd) chownSync(roh, inhaber.uid, inhaber.gid);
  const ort = arbeitsortOf(roh, inhaber);
  // The locale comes with PostgreSQL, so it is the same on every system; German order is asked for by COLLATE.
  const args = ['-D', ort.pgdata, '-U', NAME, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
    '--auth-local=trust', '--auth-host=reject', '--no-instructions'];
  const run = (program: string, all: readonly string[]): Promise<unknown> =>
    promisify(execFile)(program, [...all], { ...asInhaber(inhaber), cwd: ort.cwd, env: umgebungOf() });
  try {
    await run(programme.initdb, args).catch((error: unknown) => {
      if (!/could not look up effective user ID/.test(stderrOf(error))) throw error;
      // A number without a name, as containers hand them out: initdb alone wants a name and believes a mapped one.
      return run('unshare', ['--user', '--map-user=65534', programme.initdb, ...args]);
    });
  } catch (error) {
    rmSync(roh, { recursive: true, force: true });
    const grund = stderrOf(error).split('\n').find((line) => /^(initdb: (?!warning|hint)|unshare: )/.test(line));
    throw new StartFehler(`Die Datenbank in ${pgdata} ließ sich nicht anlegen${grund === undefined ? '.' : ` (${grund.trim()}).`}`);
  }
  renameUnlessThere(roh, pgdata);
}

function stderrOf(error: unknown): string {
  return String((error as { stderr?: string }).stderr ?? (error as Error).message);
}

/** Removes what a first start left that was killed. Its initdb may still write for a moment: then the next start removes it. */
function sweep(pgdata: string): void {
  const anfang = `${basename(pgdata)}.neu-`;
  for (const name of readdirSync(dirname(pgdata)).filter((name) => name.startsWith(anfang))) {
    const pid = Number.parseInt(name.slice(anfang.length), 10);
    if (pid !== process.pid && isAlive(pid)) continue;
    try {
      rmSync(join(dirname(pgdata), name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}
