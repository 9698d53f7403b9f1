/**
 * The agenda in issues: Entwurf 1, Entwurf 2, then endgültig, and what differs between two of them (domain.md 2.1; docs/entscheidungen/0082).
 * An issue is a snapshot; what it says of a TOP stays as it was sent out.
 */
import { abgelehnt, ok, type Result } from './result.ts';
import { compareByNummer, titelOfTops } from './top.ts';

/** One entry as it was sent out; a joint TOP is one entry with several headings. */
export interface Posten {
  readonly vorschlagId: string;
  readonly tops: readonly { readonly nummer: string | null; readonly titel: string }[];
  readonly arbeitskreis: string | null;
  readonly delegation: string;
}
export interface Tagesordnung { readonly laufend: number; readonly endgueltig: boolean; readonly posten: readonly Posten[] }

/** In the order of the agenda: by the first number of each, unnumbered last as they came. */
export function sortPosten(posten: readonly Posten[]): Posten[] {
  return [...posten].sort(compareByNummer);
}

/** `Entwurf 2`, `endgültig`, `endgültig, Stand 2`: counted within their kind. */
export function ausgabename(t: Pick<Tagesordnung, 'laufend' | 'endgueltig'>, alle: readonly Pick<Tagesordnung, 'laufend' | 'endgueltig'>[]): string {
  const n = alle.filter((x) => x.endgueltig === t.endgueltig && x.laufend <= t.laufend).length;
  if (!t.endgueltig) return `Entwurf ${n}`;
  return n === 1 ? 'endgültig' : `endgültig, Stand ${n}`;
}

/** After a final issue there is no draft any more; a final one has a number for every TOP; one that says the same as the last is none. */
export function issueTagesordnung(fruehere: readonly Tagesordnung[], endgueltig: boolean, posten: readonly Posten[]): Result<Tagesordnung, 'tagesordnung_leer' | 'tagesordnung_endgueltig' | 'nummern_fehlen' | 'tagesordnung_unveraendert'> {
  if (posten.length === 0) return abgelehnt('tagesordnung_leer');
  if (!endgueltig && fruehere.some((t) => t.endgueltig)) return abgelehnt('tagesordnung_endgueltig');
  if (endgueltig && posten.some((p) => p.tops.some((t) => t.nummer === null))) return abgelehnt('nummern_fehlen');
  const letzte = fruehere.reduce<Tagesordnung | null>((l, t) => (l === null || t.laufend > l.laufend ? t : l), null);
  if (letzte !== null && letzte.endgueltig === endgueltig && differenceOf(letzte.posten, posten).length === 0) return abgelehnt('tagesordnung_unveraendert');
  return ok({ laufend: (letzte?.laufend ?? 0) + 1, endgueltig, posten: sortPosten(posten) });
}

export type Aenderungsart = 'neu' | 'entfallen' | 'nummer' | 'titel' | 'arbeitskreis' | 'verbunden';
export interface Aenderung { readonly art: Aenderungsart; readonly vorschlagId: string; readonly ort: string; readonly satz: string }

/** What changed from one issue to the next, in the order of the newer one, what fell away last. */
export function differenceOf(alt: readonly Posten[], neu: readonly Posten[]): Aenderung[] {
  const before = new Map(alt.map((p) => [p.vorschlagId, p]));
  const after = new Set(neu.map((p) => p.vorschlagId));
  return [
    ...sortPosten(neu).flatMap((p) => {
      const old = before.get(p.vorschlagId);
      return old === undefined ? [{ art: 'neu' as const, vorschlagId: p.vorschlagId, ort: ortOf(p), satz: `neu: ${titelOfTops(p.tops)}` }] : changesOf(old, p);
    }),
    ...sortPosten(alt).filter((p) => !after.has(p.vorschlagId)).map((p) => ({ art: 'entfallen' as const, vorschlagId: p.vorschlagId, ort: ortOf(p), satz: `entfallen: ${titelOfTops(p.tops)}` }))
  ];
}

function changesOf(alt: Posten, neu: Posten): Aenderung[] {
  const of = (art: Aenderungsart, satz: string): Aenderung => ({ art, vorschlagId: neu.vorschlagId, ort: ortOf(neu), satz });
  if (alt.tops.length !== neu.tops.length) return [of('verbunden', `zuvor ${ortOf(alt)}: ${titelOfTops(alt.tops)}`)];
  return [
    ...(ortOf(alt) === ortOf(neu) ? [] : [of('nummer', `zuvor ${ortOf(alt)}`)]),
    ...(titelOfTops(alt.tops) === titelOfTops(neu.tops) ? [] : [of('titel', `Titel zuvor: ${titelOfTops(alt.tops)}`)]),
    ...(alt.arbeitskreis === neu.arbeitskreis ? [] : [of('arbeitskreis', alt.arbeitskreis === null ? 'zuvor ohne Arbeitskreis' : `zuvor AK ${alt.arbeitskreis}`)])
  ];
}

/** `TOP 7 und 8`, `ohne Nummer`. */
export function ortOf(p: Posten): string {
  const nummern = p.tops.flatMap((t) => (t.nummer === null ? [] : [t.nummer]));
  return nummern.length === 0 ? 'ohne Nummer' : `TOP ${nummern.join(' und ')}`;
}
