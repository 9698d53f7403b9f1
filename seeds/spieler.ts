/** Who plays the demo, and what every step of it must give. */
import type { Result } from '../app/domain/result.ts';
import type { Person } from '../app/domain/zugang/rollen.ts';

/** The person of a demo account. */
export type Spieler = (kennung: string) => Promise<Person>;

/** The value of a step; one that is refused breaks the start off. */
export function value<T>(antwort: Result<T>): T {
  if (!antwort.ok) throw new Error(`the demo could not be filled: ${antwort.grund}`);
  return antwort.wert;
}

export function must<T>(thing: T | null | undefined, name: string): T {
  if (thing === null || thing === undefined) throw new Error(`the demo misses ${name}`);
  return thing;
}
