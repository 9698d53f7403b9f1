/** Resident memory of a process with all it started, as Linux tells it in /proc; 0 elsewhere, where a time limit stands alone. */
import { readFileSync } from 'node:fs';

/** Megabytes of `pid` and its descendants. */
export function residentMegabytes(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const kinder = lies(`/proc/${pid}/task/${pid}/children`).split(' ').filter((nummer) => nummer !== '').map(Number);
  const eigene = Number(/VmRSS:\s+(\d+)/u.exec(lies(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
  return kinder.reduce((summe, kind) => summe + residentMegabytes(kind), eigene);
}

function lies(datei: string): string {
  try {
    return readFileSync(datei, 'utf8');
  } catch {
    return '';
  }
}
