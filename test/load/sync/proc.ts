/** CPU seconds, memory and bytes read of a process and its descendants, from /proc (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in /proc/<pid>/stat. */
const USER_HZ = 100;

interface Stat { readonly parent: number; readonly cpu: number; readonly reaped: number }

/** What a process and its descendants have used; `cpu` in seconds, with that of children already gone. Shared pages count in each process. */
export interface Sample { readonly cpu: number; readonly rssMB: number; readonly peakMB: number }

/** Of no process: nothing. */
export function sample(root: number | undefined): Sample {
  let [cpu, rss, peak] = [0, 0, 0];
  for (const pid of root === undefined ? [] : tree(root)) {
    const stat = statOf(pid);
    const status = read(`/proc/${pid}/status`);
    cpu += (stat?.cpu ?? 0) + (stat?.reaped ?? 0);
    rss += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    peak += Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return { cpu, rssMB: rss / 1024, peakMB: peak / 1024 };
}

/** Bytes this process has read so far, from files and sockets alike. */
export function bytesRead(pid: number | undefined): number {
  return pid === undefined ? Number.NaN : Number(/rchar: (\d+)/.exec(read(`/proc/${pid}/io`))?.[1] ?? Number.NaN);
}

/** The process and its descendants, parents first. */
export function tree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat === null) continue;
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  // Of "none" there are no descendants; those of 0 and 1 would be everything.
  if (root <= 1) return [];
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

/** Sends a signal to the process and its descendants; who is gone already is passed over. */
export function signalTree(root: number, signal: NodeJS.Signals): void {
  for (const pid of tree(root)) sendSignal(pid, signal);
}

/** False where there is no such process any more; signal 0 only asks. "None" is no process: its number would be this whole group, and 1 the machine. */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (pid <= 1) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Fields of /proc/<pid>/stat behind the name, which may hold blanks and brackets. */
function statOf(pid: number): Stat | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === '') return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  const at = (index: number): number => fields[index] ?? 0;
  return { parent: at(1), cpu: (at(11) + at(12)) / USER_HZ, reaped: (at(13) + at(14)) / USER_HZ };
}

/** Empty where the process went away meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
