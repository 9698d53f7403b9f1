/**
 * Which account runs the embedded database. PostgreSQL refuses to run as root, so root hands it to somebody else:
 * to the owner of an existing data folder, otherwise to `nobody` (65534). Everybody else runs it as himself.
 */
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Account of the database; `fremd` when it is not the account of this process. */
export type Inhaber = { readonly uid: number; readonly gid: number; readonly fremd: boolean };

const NOBODY = 65_534;

/** The account that runs the database in `pgdata`, which may not exist yet. */
export function inhaberOf(pgdata: string): Inhaber {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? uid, fremd: false };
  const stat = statSync(pgdata, { throwIfNoEntry: false });
  return stat === undefined || stat.uid === 0 ? { uid: NOBODY, gid: NOBODY, fremd: true } : { uid: stat.uid, gid: stat.gid, fremd: true };
}

/** What `spawn` needs to run something as that account. */
export function asInhaber(inhaber: Inhaber): { uid?: number; gid?: number } {
  return inhaber.fremd ? { uid: inhaber.uid, gid: inhaber.gid } : {};
}

/** Gives a folder with everything in it to the account. Only root can, and only root needs it. */
export function giveTo(inhaber: Inhaber, pfad: string): void {
  if (!inhaber.fremd) return;
  const stat = lstatSync(pfad);
  if (stat.isSymbolicLink() || (stat.uid === inhaber.uid && !stat.isDirectory())) return;
  if (stat.isDirectory()) for (const name of readdirSync(pfad)) giveTo(inhaber, join(pfad, name));
  chownSync(pfad, inhaber.uid, inhaber.gid);
}

/** True when the account may enter `ordner` and every folder above it. */
export function mayEnter(ordner: string, inhaber: Inhaber): boolean {
  for (let pfad = resolve(ordner); ; pfad = dirname(pfad)) {
    const { uid, gid, mode } = statSync(pfad);
    const bit = uid === inhaber.uid ? 0o100 : gid === inhaber.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(pfad) === pfad) return true;
  }
}
