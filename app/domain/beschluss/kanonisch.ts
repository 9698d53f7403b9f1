/**
 * What a fingerprint covers: kinds, words, report and reference data; no ids, no editor JSON (architecture.md 5),
 * so that an upgrade of the schema voids no Stimme. The printed release mark of a report is left out: release is a second
 * decision, taken after the text was adopted (domain.md, facts 4 and 5; docs/entscheidungen/0002).
 * The hashing itself is done at the edges (Node's crypto, the browser's WebCrypto): SHA-256 over the UTF-8 of this string.
 */
import type { Absatz, Bericht, Verweis } from './beschluss.ts';

type Stueck = string | readonly ['bericht', string, string, string | null, boolean] | readonly ['verweis', string, string];

/** The canonical form of a text: one line of JSON, the same for equal texts and different for different ones. */
export function kanonisch(absaetze: readonly Absatz[]): string {
  return JSON.stringify(['einvernehmen-text', 1, absaetze.map((a) => [a.art, stuecke(a)])]);
}

function stuecke(a: Absatz): Stueck[] {
  const ranges = [...a.berichte.map((b) => ({ r: b, s: berichtStueck(b) })), ...(a.verweise ?? []).map((v) => ({ r: v, s: verweisStueck(v, a.text) }))]
    .sort((x, y) => x.r.von - y.r.von);
  const out: Stueck[] = [];
  let at = 0;
  for (const { r, s } of ranges) {
    if (r.von > at) out.push(a.text.slice(at, r.von));
    out.push(s);
    at = r.bis;
  }
  if (at < a.text.length) out.push(a.text.slice(at));
  return out;
}

function berichtStueck(b: Bericht): Stueck {
  return ['bericht', b.gattung, b.titel, b.stand, b.vs];
}

function verweisStueck(v: Verweis, text: string): Stueck {
  return ['verweis', v.ziel, text.slice(v.von, v.bis)];
}
