/**
 * The inventory of a Sammlung: what can be counted and checked against the tables of domain.md 4.9 (contract.md, "Inventory").
 * Keys: a decision by its numbers (`2`, `6+7`), a paragraph by decision and Ziffer (`12/6`), or the decision alone where it is unnumbered.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { gliedere } from '../beschluss/gliederung.ts';
import { anzahlZiffern } from './absaetze.ts';
import { faelligkeitOf } from './auftraege.ts';
import { schluesselOf, type Restzeile, type Sammlung, type VeroeffentlichterBeschluss } from './sammlung.ts';
import { empfaengerOf } from './unterrichtung.ts';

export interface Inventar {
  readonly sitzung: number | null;
  readonly datum: string;
  readonly ueberschriften: readonly string[];
  readonly verbunden: readonly (readonly string[])[];
  readonly ziffern: Readonly<Record<string, number>>;
  readonly buchstaben: Readonly<Record<string, readonly string[]>>;
  readonly punkte: Readonly<Record<string, number>>;
  readonly protokollnotizen: readonly { readonly top: string; readonly parteien: readonly string[]; readonly punkte: number }[];
  readonly berichte: { readonly freigegeben: number; readonly nicht_freigegeben: number };
  readonly unterrichtungen: Readonly<Record<string, readonly string[]>>;
  readonly auftraege: Readonly<Record<string, string>>;
  readonly seiten: number;
  readonly rest: readonly Restzeile[];
}

/** Counts one Sammlung. Notes are counted apart; their Ziffern are no Ziffern of the Beschluss (domain.md 1.3). */
export function inventarOf(sammlung: Sammlung): Inventar {
  const { beschluesse } = sammlung;
  const berichte = beschluesse.flatMap((b) => [b.absaetze, ...b.protokollnotizen.map((n) => n.absaetze)].flat()).flatMap((a) => a.berichte);
  const stellen = beschluesse.flatMap(ziffertexte);
  return {
    sitzung: sammlung.nummer,
    datum: sammlung.beschlussdatum,
    ueberschriften: beschluesse.flatMap((b) => b.tops.map((top) => top.nummer)),
    verbunden: beschluesse.filter((b) => b.tops.length > 1).map((b) => b.tops.map((top) => top.nummer)),
    ziffern: Object.fromEntries(beschluesse.map((b) => [schluesselOf(b), anzahlZiffern(b.absaetze)])),
    buchstaben: Object.fromEntries(beschluesse.flatMap((b) => b.tops).filter((top) => top.teile.length > 0).map((top) => [top.nummer, top.teile.map((teil) => teil.buchstabe)])),
    punkte: Object.fromEntries(beschluesse.map((b) => [schluesselOf(b), b.absaetze.filter((a) => a.art === 'punkt').length] as const).filter(([, zahl]) => zahl > 0)),
    protokollnotizen: beschluesse.flatMap((b) => b.protokollnotizen.map((n) => ({ top: schluesselOf(b), parteien: n.parteien, punkte: anzahlZiffern(n.absaetze) }))),
    berichte: {
      freigegeben: berichte.filter((bericht) => bericht.freigabe === 'freigegeben').length,
      nicht_freigegeben: berichte.filter((bericht) => bericht.freigabe === 'nicht freigegeben').length
    },
    unterrichtungen: Object.fromEntries(stellen.map(({ ort, text }) => [ort, empfaengerOf(text, sammlung.konferenz)] as const).filter(([, namen]) => namen.length > 0)),
    auftraege: Object.fromEntries(stellen.flatMap(({ ort, text }) => faelligkeiten(ort, text, sammlung.beschlussdatum))),
    seiten: sammlung.seiten ?? beschluesse.length + 1,
    rest: sammlung.rest
  };
}

function faelligkeiten(ort: string, text: string, beschlussdatum: string): [string, string][] {
  const faellig = faelligkeitOf(text, beschlussdatum);
  return faellig === null ? [] : [[ort, faellig]];
}

/** Each Ziffer with all that belongs to it; a decision without Ziffern is one place. */
function ziffertexte(beschluss: VeroeffentlichterBeschluss): { ort: string; text: string }[] {
  const schluessel = schluesselOf(beschluss);
  const stellen: { ort: string; text: string }[] = [];
  for (const { nummer, absatz } of gliedere(beschluss.absaetze)) {
    const letzte = stellen.at(-1);
    if (nummer !== null) stellen.push({ ort: `${schluessel}/${nummer}`, text: absatz.text });
    else if (letzte === undefined) stellen.push({ ort: schluessel, text: absatz.text });
    else letzte.text = mitAbsatz(letzte.text, absatz);
  }
  return stellen;
}

function mitAbsatz(text: string, absatz: Absatz): string {
  return `${text} ${absatz.text}`;
}
