/**
 * What differs between two editions of one Sammlung: decisions added, gone or changed, and within a changed one the places.
 * Words are compared whole here; which words of a place differ is shown by app/dokument/diff.ts.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { gliedere } from '../beschluss/gliederung.ts';
import { titelOfTops } from '../top.ts';
import { laufkopf, titelseite } from './kopf.ts';
import { schluesselOf, type Notiz, type Sammlung, type Topkopf, type VeroeffentlichterBeschluss } from './sammlung.ts';
import { notizkopf } from './wortlaut.ts';

/** A place whose words differ; one side is empty where the place is new or gone. */
export interface Stelle {
  readonly ort: string;
  readonly vorher: string;
  readonly nachher: string;
}

/** `schluessel` is '' for title page, run head and Hinweise. */
export interface Unterschied {
  readonly schluessel: string;
  readonly titel: string;
  readonly art: 'hinzugekommen' | 'entfallen' | 'geaendert';
  readonly stellen: readonly Stelle[];
}

/** Compares two models; equal ones give an empty list. In the order of the newer one, what is gone comes last. */
export function unterschiedeOf(vorher: Sammlung, nachher: Sammlung): Unterschied[] {
  const alt = new Map(vorher.beschluesse.map((b) => [schluesselOf(b), b]));
  const neu = new Set(nachher.beschluesse.map(schluesselOf));
  const kopf = stellenOf([['Titelblatt', titelseite(vorher).join('\n')], ['Kopf der Seiten', laufkopf(vorher).join('\n')], ['Hinweise', vorher.hinweise.join('\n')]],
    [['Titelblatt', titelseite(nachher).join('\n')], ['Kopf der Seiten', laufkopf(nachher).join('\n')], ['Hinweise', nachher.hinweise.join('\n')]]);
  return [
    ...(kopf.length === 0 ? [] : [{ schluessel: '', titel: 'Titelblatt, Kopf und Hinweise', art: 'geaendert' as const, stellen: kopf }]),
    ...nachher.beschluesse.flatMap((b) => vergleiche(alt.get(schluesselOf(b)), b)),
    ...vorher.beschluesse.filter((b) => !neu.has(schluesselOf(b))).map((b) => ({ schluessel: schluesselOf(b), titel: titelOfTops(b.tops), art: 'entfallen' as const, stellen: [] }))
  ];
}

function vergleiche(alt: VeroeffentlichterBeschluss | undefined, neu: VeroeffentlichterBeschluss): Unterschied[] {
  const kopf = { schluessel: schluesselOf(neu), titel: titelOfTops(neu.tops) };
  if (alt === undefined) return [{ ...kopf, art: 'hinzugekommen', stellen: [] }];
  const stellen = stellenOf(orteOf(alt), orteOf(neu));
  return stellen.length === 0 ? [] : [{ ...kopf, art: 'geaendert', stellen }];
}

type Ort = readonly [ort: string, worte: string];

/** Every place of a decision with its words, in reading order. */
function orteOf(b: VeroeffentlichterBeschluss): Ort[] {
  return [
    ...b.tops.map((top): Ort => [`Überschrift TOP ${top.nummer}`, ueberschrift(top)]),
    ...(b.ergebnis === undefined ? [] : [['Ergebnis', b.ergebnis] as const]),
    ...textorte(b.absaetze, ''),
    ...b.protokollnotizen.flatMap((n, i) => notizorte(n, i))
  ];
}

function ueberschrift(top: Topkopf): string {
  return [top.titel, ...top.untertitel, ...top.teile.map((t) => `${t.buchstabe}) ${t.titel}`), ...(top.berichterstattung ?? [])].join('\n');
}

function notizorte(notiz: Notiz, index: number): Ort[] {
  const name = `Protokollnotiz ${index + 1}`;
  return [[name, notizkopf(notiz)], ...textorte(notiz.absaetze, `${name}, `)];
}

const ARTEN: Readonly<Record<Absatz['art'], string>> = { absatz: 'Absatz', ziffer: 'Absatz', punkt: 'Punkt', unterpunkt: 'Unterpunkt', schluss: 'Schlusstext' };

/** `Ziffer 3`, `Ziffer 3, Punkt 2`, `Absatz 1`: counted anew below each Ziffer. */
function textorte(absaetze: readonly Absatz[], davor: string): Ort[] {
  let ziffer = '';
  let zaehler: Partial<Record<Absatz['art'], number>> = {};
  return gliedere(absaetze).map(({ absatz, nummer }) => {
    if (nummer !== null) {
      ziffer = `Ziffer ${nummer}`;
      zaehler = {};
      return [davor + ziffer, absatz.text];
    }
    const zahl = (zaehler[absatz.art] ?? 0) + 1;
    zaehler = { ...zaehler, [absatz.art]: zahl };
    return [`${davor}${ziffer === '' ? '' : `${ziffer}, `}${ARTEN[absatz.art]} ${zahl}`, absatz.text];
  });
}

function stellenOf(vorher: readonly Ort[], nachher: readonly Ort[]): Stelle[] {
  const alt = new Map(vorher);
  const neu = new Set(nachher.map(([ort]) => ort));
  return [
    ...nachher.filter(([ort, worte]) => alt.get(ort) !== worte).map(([ort, worte]) => ({ ort, vorher: alt.get(ort) ?? '', nachher: worte })),
    ...vorher.filter(([ort]) => !neu.has(ort)).map(([ort, worte]) => ({ ort, vorher: worte, nachher: '' }))
  ];
}
