/**
 * Reads `postmaster.pid`, PostgreSQL's own lock on a data folder, and says whose process it names.
 * This file is never deleted by us: PostgreSQL overwrites a stale one itself and keeps a second lock in shared memory (reliability.md M14).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';

export type Pidfile = {
  readonly pid: number;
  /** Folder of the unix socket. */
  readonly socketDir: string;
  /** `starting`, `ready`, `stopping`, …; empty while PostgreSQL has not written it yet. */
  readonly stand: string;
};

/** Who holds the data folder: nobody alive, a PostgreSQL on exactly this folder, or a process that only inherited the number. */
export type Halter =
  | { readonly art: 'niemand' }
  | { readonly art: 'postgres'; readonly pidfile: Pidfile }
  | { readonly art: 'fremd'; readonly pid: number };

/** Reads the lock of `pgdata`; null when there is none or it is still being written. */
export function readPidfile(pgdata: string): Pidfile | null {
  let text: string;
  try {
    text = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, state.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 1 ? { pid, socketDir: lines[4] ?? '', stand: lines[7] ?? '' } : null;
}

/** Who holds `pgdata` now. */
export function halterOf(pgdata: string): Halter {
  const pidfile = readPidfile(pgdata);
  if (pidfile === null || !isAlive(pidfile.pid)) return { art: 'niemand' };
  return isPostgresOn(pgdata, pidfile.pid) ? { art: 'postgres', pidfile } : { art: 'fremd', pid: pidfile.pid };
}

/** True while a process of that number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A postmaster works in its data folder; Linux shows both, elsewhere the name of the program must do. */
function isPostgresOn(pgdata: string, pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      const isPostgres = basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
      return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgdata);
    } catch {
      return false;
    }
  }
  try {
    return basename(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim()).startsWith('postgres');
  } catch {
    return false;
  }
}
