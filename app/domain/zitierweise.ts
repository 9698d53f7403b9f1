/**
 * How a published decision is cited: conference, Sitzung with its days, TOP, Ziffer. The form is our own; verweis.ts and the search read it back.
 */
import type { Kopf, Topkopf } from './sammlung/sammlung.ts';
import { aufzaehlung } from './sammlung/wortlaut.ts';
import { langerTag, langerZeitraum, titelOfSitzung } from './sitzung.ts';

type Sitzungsangabe = Pick<Kopf, 'konferenz' | 'art' | 'nummer' | 'beschlussdatum' | 'zeitraum'>;

/** `IMK, 226. Sitzung am 11. Juni 2027`, or `vom 1. bis 3. Dezember 2027`. */
export function zitiereSitzung(s: Sitzungsangabe): string {
  return `${s.konferenz}, ${titelOfSitzung(s)} ${tageOfSitzung(s)}`;
}

/** `IMK, 226. Sitzung am 11. Juni 2027, TOP 5 und 6 Ziffer 2`. */
export function zitiere(s: Sitzungsangabe, tops: readonly Pick<Topkopf, 'nummer'>[], ziffer: number | null = null): string {
  return `${zitiereSitzung(s)}, TOP ${aufzaehlung(tops.map((t) => t.nummer))}${ziffer === null ? '' : ` Ziffer ${ziffer}`}`;
}

function tageOfSitzung({ beschlussdatum, zeitraum }: Sitzungsangabe): string {
  if (zeitraum === null || zeitraum.von === zeitraum.bis) return `am ${langerTag(beschlussdatum)}`;
  return `vom ${langerZeitraum(zeitraum.von, zeitraum.bis)}`;
}
