/**
 * Do two models say the same words? Letters only, in order: how lines are broken, which hyphens were rejoined and what was taken
 * for a subtitle does not matter. A model that is attached to a print must say what the print says.
 */
import type { Sammlung } from './sammlung.ts';

/** True where both have the same decisions with the same letters. */
export function isWortgleich(a: Sammlung, b: Sammlung): boolean {
  const [von, zu] = [wortfolge(a), wortfolge(b)];
  return a.beschlussdatum === b.beschlussdatum && a.konferenz === b.konferenz && vertraegtSich(a.nummer, b.nummer) && vertraegtSich(a.ort, b.ort)
    && von.length === zu.length && von.every((folge, i) => folge === zu[i]);
}

/** A print may leave out what the model knows, but say nothing else. */
function vertraegtSich<T>(a: T | null, b: T | null): boolean {
  return a === null || b === null || a === b;
}

/** One row of letters and digits for the Hinweise and for each decision. */
function wortfolge({ hinweise, beschluesse }: Sammlung): string[] {
  return [hinweise.join(' '), ...beschluesse.map(beschlussworte)].map((worte) => worte.replace(/[^\p{L}\p{N}]+/gu, ''));
}

function beschlussworte({ tops, absaetze, protokollnotizen, ergebnis = '' }: Sammlung['beschluesse'][number]): string {
  return [
    ...tops.flatMap((top) => [top.nummer, top.titel, ...top.untertitel, ...top.teile.map((teil) => teil.titel), ...(top.berichterstattung ?? [])]),
    ergebnis,
    ...absaetze.map((absatz) => absatz.text),
    ...protokollnotizen.flatMap((notiz) => [notiz.bezeichnung, ...notiz.parteien, ...notiz.absaetze.map((absatz) => absatz.text)])
  ].join(' ');
}
