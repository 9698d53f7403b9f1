/**
 * The guard between Node and PostgreSQL: a small shell process that is the parent of the database
 * and stops it as soon as no Node process needs it any more, also when Node was killed with -9.
 *
 * How: every Node process that uses the database holds the writing end of one named pipe, the guard the reading end.
 * The kernel closes the ends of a dead process, so the guard reads the end of the file exactly when the last one is gone.
 * It then asks for a fast shutdown, after 5 s for an immediate one, after 7 s it kills: a fast shutdown right after
 * a crash of a backend hung 10 of 16 times (stack.md 6). The guard lives in a session of its own: Ctrl-C does not reach it.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asInhaber, giveTo, type Inhaber } from './inhaber.ts';

// The socket folder goes with the last pipe in it: a database that was started anew has its own pipe there.
// Only the reader holds the reading end: once it saw the end of the file, nobody can join a database about to be stopped.
// "mine" asks the kernel whether the number still belongs to our child: a number that was reused is never signalled.
const SKRIPT = `
socket=$1; pipe=$2; shift 2
trap '' INT HUP TERM
"$@" &
pg=$!
exec 3<&0 </dev/null >/dev/null 2>&1
cat <&3 &
reader=$!
exec 3<&-
wait "$reader"
mine() {
  if [ -r /proc/self/status ]; then grep -qx "PPid:[[:space:]]*$$" "/proc/$pg/status"; else [ "$(ps -o ppid= -p "$pg")" -eq $$ ]; fi
}
halt() {
  mine && kill "-$1" "$pg"
  i=0
  while [ "$i" -lt "$2" ] && mine; do sleep 0.1; i=$((i + 1)); done
}
halt INT 50; halt QUIT 20; halt KILL 30
rm -f "$pipe"
set -- "$socket"/einvernehmen-*
[ -e "$1" ] || rm -rf "$socket"
exit 0
`;

const LEAVING_MS = 100;

/** Our hold on a running database. */
export type Halt = {
  /** Lets go. The database stops when nobody else holds it. */
  readonly release: () => void;
  /** Keeps cleaners of temporary folders away from the pipe. */
  readonly touch: () => void;
};

export type Auftrag = {
  readonly postgres: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** A foreign process whose number stands in a stale lock; PostgreSQL then does not take it for another server. */
  readonly fremdePid: number | null;
  readonly inhaber: Inhaber;
  readonly socketDir: string;
  /** Name of the pipe inside the socket folder; PostgreSQL tells it as `cluster_name`. */
  readonly kennwort: string;
  /** File that takes what PostgreSQL has to say. */
  readonly logFd: number;
};

/** Starts guard and database. `ended` resolves when the database is gone, for whatever reason. */
export function startWaechter(auftrag: Auftrag): { halt: Halt; ended: Promise<void> } {
  const pipe = join(auftrag.socketDir, auftrag.kennwort);
  execFileSync('mkfifo', ['-m', '600', pipe]);
  giveTo(auftrag.inhaber, pipe);
  // Opened for both directions first: opening one end alone would wait for the other one.
  const beide = openSync(pipe, constants.O_RDWR);
  const lesen = openSync(pipe, constants.O_RDONLY);
  const schreiben = openSync(pipe, constants.O_WRONLY);
  closeSync(beide);
  const args = ['-c', SKRIPT, 'einvernehmen-waechter', auftrag.socketDir, pipe, auftrag.postgres, ...auftrag.args];
  const child = spawn('/bin/sh', args, {
    ...asInhaber(auftrag.inhaber), cwd: auftrag.cwd, env: umgebungOf(auftrag.fremdePid), detached: true, stdio: [lesen, 'pipe', auftrag.logFd]
  });
  closeSync(lesen);
  child.unref();
  return { halt: haltOf(pipe, schreiben), ended: endOf(child) };
}

/** Joins a database that somebody else started; null when its guard is gone, or saw the end of the last holder before our hold. */
export async function joinWaechter(socketDir: string, kennwort: string): Promise<Halt | null> {
  const pipe = join(socketDir, kennwort);
  const halt = holdOf(pipe);
  if (halt === null) return null;
  // A guard that saw the end keeps its end of the pipe for the moment in which it goes; a second look tells the two apart.
  await delay(LEAVING_MS);
  const second = holdOf(pipe);
  second?.release();
  if (second === null) halt.release();
  return second === null ? null : halt;
}

/** One end for writing; null without a reader, that is without a guard: the opening then fails with ENXIO. */
function holdOf(pipe: string): Halt | null {
  try {
    return haltOf(pipe, openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch {
    return null;
  }
}

/** What guard and database see of the environment: no password of ours, no setting meant for another PostgreSQL. */
export function umgebungOf(fremdePid: number | null = null): NodeJS.ProcessEnv {
  const pfad = { NODE_ENV: 'production' as const, PATH: '/usr/local/bin:/usr/bin:/bin:/run/current-system/sw/bin', LC_ALL: 'C' };
  // PostgreSQL's own means to pass over a number in its lock that is known to be no server; the lock in shared memory stays.
  return fremdePid === null ? pfad : { ...pfad, PG_GRANDPARENT_PID: String(fremdePid) };
}

function haltOf(pipe: string, fd: number): Halt {
  let offen = true;
  return {
    release: () => {
      if (offen) closeSync(fd);
      offen = false;
    },
    touch: () => {
      const jetzt = new Date();
      try {
        utimesSync(pipe, jetzt, jetzt);
      } catch {
        // The pipe is gone with its database: the supervisor notices by itself.
      }
    }
  };
}

/** Standard output belongs to the database alone, which never writes there: its end is the end of the database. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.stdout?.once('close', () => resolve()).resume();
  });
}
