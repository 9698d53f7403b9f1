/**
 * Where every line of the source went, so that a person can see source and model side by side (domain.md 4.8: nothing is dropped).
 * Every line that is not blank stands here exactly once; a line of nothing but decoration goes with the line before it.
 */

export type Herkunftsort = 'titelblatt' | 'hinweise' | 'laufkopf' | 'seitenzahl' | 'noch' | 'kopf' | 'text' | 'notiz' | 'rest';

/** `beschluss`, `absatz` and `notiz` are indices into the model; a line of a note carries the index of its paragraph in the note. */
export interface Herkunft {
  readonly zeile: number;
  readonly ort: Herkunftsort;
  readonly beschluss?: number;
  readonly absatz?: number;
  readonly notiz?: number;
}

/** Puts the places of all lines in the order of the source. `zierde` are the lines of decoration alone. */
export function ordneHerkunft(orte: readonly Herkunft[], zierde: readonly number[]): Herkunft[] {
  const sortiert = [...orte].sort((a, b) => a.zeile - b.zeile);
  const out: Herkunft[] = [];
  let naechste = 0;
  for (const nr of zierde) {
    for (let ort = sortiert[naechste]; ort !== undefined && ort.zeile < nr; ort = sortiert[naechste]) {
      out.push(ort);
      naechste += 1;
    }
    out.push({ ...(out.at(-1) ?? sortiert[0] ?? { ort: 'rest' }), zeile: nr });
  }
  return [...out, ...sortiert.slice(naechste)];
}
