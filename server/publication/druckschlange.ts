/** Prints wait for each other: one at a time, and too many waiting are refused, so that nobody can make the house print without end. */
import { abgelehnt, type Result } from '../../app/domain/result.ts';

export type Druckschlange = <T, G extends string>(work: () => Promise<Result<T, G>>) => Promise<Result<T, G | 'satz_ausgelastet'>>;

/** At most `hoechstens` at once, the one that is printed among them. */
export function createDruckschlange(hoechstens: number): Druckschlange {
  let wartend = 0;
  let letzter: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (wartend >= hoechstens) return abgelehnt('satz_ausgelastet');
    wartend += 1;
    const eigener = letzter.then(work, work);
    letzter = eigener;
    try {
      return await eigener;
    } finally {
      wartend -= 1;
    }
  };
}
