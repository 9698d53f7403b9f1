/**
 * How large the fault suite runs: CI size within minutes, night size as reliability.md 3 says. `NACHT=1` is a whole night, `NACHT=0.1` a
 * tenth of it, to see that a night would run.
 */
const NACHT = Number(process.env.NACHT ?? 0);

/** A number for CI or for a night. */
export function groesse(ci: number, nacht: number): number {
  return NACHT > 0 ? Math.max(ci, Math.round(nacht * NACHT)) : ci;
}

/** A seed that is printed, so that a run can be repeated: `KEIM=123`. */
export const KEIM = Number(process.env.KEIM ?? Date.now() % 1_000_000_007);

/** Says a figure of this run; the runner prints them together at the end. */
export function sage(zeile: string, text: string): void {
  process.stdout.write(`MESSUNG ${zeile}: ${text}\n`);
}
