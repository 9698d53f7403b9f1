/**
 * How a published decision is cited: conference, Sitzung with its days, TOP, Ziffer. The form is our own; verweis.ts and the search read it back.
 */
import { isUmlauf, umlaufnummerOf, type Kopf, type Sitzungsart, type Topkopf } from './sammlung/sammlung.ts';
import { aufzaehlung } from './sammlung/wortlaut.ts';
import { langerTag, langerZeitraum, titelOfSitzung } from './sitzung.ts';

type Sitzungsangabe = Pick<Kopf, 'konferenz' | 'art' | 'nummer' | 'beschlussdatum' | 'zeitraum'>;

/** `IMK, 226. Sitzung am 11. Juni 2027`, or `vom 1. bis 3. Dezember 2027`. */
export function zitiereSitzung(s: Sitzungsangabe): string {
  return `${s.konferenz}, ${titelOfSitzung(s)} ${tageOfSitzung(s)}`;
}

/** `IMK, 226. Sitzung am 11. Juni 2027, TOP 5 und 6 Ziffer 2`, or `IMK, Umlaufbeschluss 3/2027 vom 12. Mai 2027 Ziffer 2`. */
export function zitiere(s: Sitzungsangabe, tops: readonly Pick<Topkopf, 'nummer'>[], ziffer: number | null = null): string {
  const stelle = ziffer === null ? '' : ` Ziffer ${ziffer}`;
  if (isUmlauf(s.art)) return `${s.konferenz}, ${topangabe(s.art, tops)} vom ${langerTag(s.beschlussdatum)}${stelle}`;
  return `${zitiereSitzung(s)}, ${topangabe(s.art, tops)}${stelle}`;
}

/** `TOP 5 und 6`, or `Umlaufbeschluss 3/2027`, which needs no place on an agenda. */
export function topangabe(art: Sitzungsart, tops: readonly Pick<Topkopf, 'nummer'>[]): string {
  const umlauf = umlaufnummerOf(art);
  return umlauf === null ? `TOP ${aufzaehlung(tops.map((t) => t.nummer))}` : `Umlaufbeschluss ${umlauf}`;
}

function tageOfSitzung({ beschlussdatum, zeitraum }: Sitzungsangabe): string {
  if (zeitraum === null || zeitraum.von === zeitraum.bis) return `am ${langerTag(beschlussdatum)}`;
  return `vom ${langerZeitraum(zeitraum.von, zeitraum.bis)}`;
}
