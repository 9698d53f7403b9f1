/**
 * Which documents beside a Sammlung differ between two Ausgaben: added, replaced or removed, named by the title of their Bericht.
 * A document belongs to a citation: decision, paragraph and place in it. Its words are not compared, only whether its bytes are others.
 */
import { schluesselOf, type Sammlung } from './sammlung.ts';

export interface Beilage { readonly schluessel: string; readonly absatz: number; readonly bericht: number; readonly hash: string }
export interface Beilagenunterschied { readonly schluessel: string; readonly titel: string; readonly art: 'hinzugekommen' | 'ersetzt' | 'entfallen' }
interface Seite { readonly modell: Pick<Sammlung, 'beschluesse'>; readonly berichte: readonly Beilage[] }

/** In the order of the newer Ausgabe; what is gone comes last. */
export function beilagenunterschiedeOf(vorher: Seite, nachher: Seite): Beilagenunterschied[] {
  const alt = new Map(vorher.berichte.map((b) => [ortOf(b), b.hash]));
  const neu = new Set(nachher.berichte.map(ortOf));
  return [
    ...nachher.berichte.filter((b) => alt.get(ortOf(b)) !== b.hash).map((b) => angabeOf(nachher, b, alt.has(ortOf(b)) ? 'ersetzt' : 'hinzugekommen')),
    ...vorher.berichte.filter((b) => !neu.has(ortOf(b))).map((b) => angabeOf(vorher, b, 'entfallen'))
  ];
}

function ortOf(b: Beilage): string {
  return `${b.schluessel}\n${b.absatz}\n${b.bericht}`;
}

function angabeOf({ modell }: Seite, b: Beilage, art: Beilagenunterschied['art']): Beilagenunterschied {
  const beschluss = modell.beschluesse.find((x) => schluesselOf(x) === b.schluessel);
  return { schluessel: b.schluessel, titel: beschluss?.absaetze[b.absatz]?.berichte[b.bericht]?.titel ?? '', art };
}
