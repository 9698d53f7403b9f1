/**
 * topanfang rumpf { notiz }: which lines of a decision are its headings, its text and its notes (domain.md 4.1).
 * Parts lines only; what they say is read by ueberschrift.ts and absaetze.ts. "Beschluss:" or the sentence of the outcome ends
 * the headings; where a Sammlung has no such line at all, the first Ziffer or the first paragraph behind the title does.
 */
import type { Druckmuster } from './druckmuster.ts';
import { entscheide, type Protokoll } from './entscheidungen.ts';
import { leseNotizkopf } from './notizkopf.ts';
import type { Seitenzeile } from './seiten.ts';
import { isBeschlusswort, isVerbindung, leseVotum } from './ueberschrift.ts';
import { glatt } from './zeilen.ts';

export interface Abschnitt {
  /** Lines of each heading; two or more are joint TOPs. */
  readonly koepfe: readonly (readonly Seitenzeile[])[];
  /** "in Verbindung mit", "Beschluss:", the sentence of the outcome. */
  readonly zwischenzeilen: readonly Seitenzeile[];
  readonly ergebnis: string | null;
  readonly text: readonly Seitenzeile[];
  readonly notizen: readonly { readonly kopf: Seitenzeile; readonly zeilen: readonly Seitenzeile[] }[];
  readonly fortsetzungen: readonly Seitenzeile[];
  readonly rest: readonly Seitenzeile[];
}

/** How the decisions of one Sammlung are parted. */
export interface Teilung {
  readonly koepfe: ReadonlySet<number>;
  readonly muster: Druckmuster;
  /** No line parts headings and text: none in this Sammlung, or none in prints of this conference. */
  readonly ohneBeschlusswort: boolean;
  /** Continuation pages show by their run head alone (2001 to 2015). */
  readonly ohneNoch: boolean;
}

/** The decisions, from the line of the first heading on. */
export function sammleAbschnitte(zeilen: readonly Seitenzeile[], erster: number, teilung: Teilung, protokoll: Protokoll): Abschnitt[] {
  const anfaenge: number[] = [];
  let imKopf = false;
  for (let i = erster; i < zeilen.length; i += 1) {
    if (teilung.koepfe.has(i)) {
      if (!(imKopf && isVerbindung(zeilen[i - 1]))) anfaenge.push(i);
      imKopf = true;
    } else if (isTrennzeile(zeilen[i], teilung.muster)) imKopf = false;
  }
  return anfaenge.map((ab, i) => beschluss(zeilen, ab, anfaenge[i + 1] ?? zeilen.length, teilung, protokoll));
}

function isTrennzeile(zeile: Seitenzeile | undefined, muster: Druckmuster): boolean {
  return isBeschlusswort(zeile) || leseVotum(zeile, muster) !== null;
}

function beschluss(zeilen: readonly Seitenzeile[], ab: number, bis: number, teilung: Teilung, protokoll: Protokoll): Abschnitt {
  const { koepfe, muster } = teilung;
  const worte: { readonly zeile: Seitenzeile; readonly kopf: boolean }[] = [];
  const fortsetzungen: Seitenzeile[] = [];
  for (let i = ab; i < bis; i += 1) {
    const zeile = zeilen[i] as Seitenzeile;
    if (zeile.moebel === 'noch') fortsetzungen.push(zeile);
    if (zeile.moebel !== null) continue;
    if (teilung.ohneNoch && zeile.seitenstart && i > ab && zeilen[i - 1]?.moebel !== 'noch') fortsetzungen.push(zeile);
    worte.push({ zeile, kopf: koepfe.has(i) });
  }
  const trenner = worte.findIndex(({ zeile }) => isTrennzeile(zeile, muster));
  const letzter = worte.findLastIndex(({ kopf }, i) => kopf && (trenner === -1 || i < trenner));
  const ende = trenner === -1 ? kopfende(worte.map(({ zeile }) => zeile), letzter, teilung, protokoll) : trenner;
  const kopfzeilen = worte.slice(0, ende);
  const danach = worte.slice(ende).map(({ zeile }) => zeile);
  const trennzeilen = trenner === -1 ? [] : danach.splice(0, isTrennzeile(danach[1], muster) && leseVotum(danach[0], muster) === null ? 2 : 1);
  const istRest = trenner === -1 && !teilung.ohneBeschlusswort;
  return {
    ...topanfang(kopfzeilen, trennzeilen, muster),
    ...(istRest ? { text: [], notizen: [] } : rumpf(danach)),
    fortsetzungen,
    rest: istRest ? danach : []
  };
}

/** topanfang: headings, joint ones behind "in Verbindung mit", and what stands between them and the text. */
function topanfang(zeilen: readonly { readonly zeile: Seitenzeile; readonly kopf: boolean }[], trennzeilen: readonly Seitenzeile[], muster: Druckmuster): Pick<Abschnitt, 'koepfe' | 'zwischenzeilen' | 'ergebnis'> {
  const koepfe: Seitenzeile[][] = [];
  const zwischenzeilen: Seitenzeile[] = [];
  for (const { zeile, kopf } of zeilen) {
    if (kopf || koepfe.length === 0) koepfe.push([zeile]);
    else if (isVerbindung(zeile)) zwischenzeilen.push(zeile);
    else koepfe.at(-1)?.push(zeile);
  }
  const ergebnis = trennzeilen.map((z) => leseVotum(z, muster)).find((wort) => wort !== null) ?? null;
  return { koepfe, zwischenzeilen: [...zwischenzeilen, ...trennzeilen], ergebnis };
}

/** rumpf { notiz }: a note begins with its head line behind a blank line or at the head of a page. */
function rumpf(zeilen: readonly Seitenzeile[]): Pick<Abschnitt, 'text' | 'notizen'> {
  const text: Seitenzeile[] = [];
  const notizen: { kopf: Seitenzeile; zeilen: Seitenzeile[] }[] = [];
  for (const zeile of zeilen) {
    const offen = notizen.at(-1);
    if ((zeile.leerDavor || zeile.seitenstart) && leseNotizkopf(zeile.text) !== null) notizen.push({ kopf: zeile, zeilen: [] });
    else if (offen === undefined) text.push(zeile);
    else offen.zeilen.push(zeile);
  }
  return { text, notizen };
}

/**
 * Where the headings end without a line that says so: at "1." behind the last heading, else at the first paragraph behind its title.
 * Lettered parts and rapporteurs belong to the heading. In a Sammlung that prints "Beschluss:" elsewhere nobody can say: what
 * follows is left over.
 */
function kopfende(worte: readonly Seitenzeile[], letzter: number, teilung: Teilung, protokoll: Protokoll): number {
  const { ohneBeschlusswort, muster } = teilung;
  const absatz = naechsterAbsatz(worte, letzter, (zeile) => !(ohneBeschlusswort && gehoertZumKopf(zeile, muster)));
  if (!ohneBeschlusswort || absatz === worte.length) return absatz;
  const ziffer = ersteZiffer(worte, letzter);
  const ende = ziffer ?? absatz;
  const zeile = worte[ende] as Seitenzeile;
  const wahl = entscheide(protokoll, { zeile: zeile.nr, art: 'ohne_beschlusswort', text: glatt(zeile.text).slice(0, 200), wahl: 'text', moeglich: ['text', 'kopf'], sicher: ziffer !== null || !muster.hatBeschlusswort });
  return wahl === 'text' ? ende : naechsterAbsatz(worte, ende, () => true);
}

function naechsterAbsatz(worte: readonly Seitenzeile[], hinter: number, passt: (zeile: Seitenzeile) => boolean): number {
  const index = worte.findIndex((zeile, i) => i > hinter && zeile.leerDavor && passt(zeile));
  return index === -1 ? worte.length : index;
}

/** Lettered parts, and the line of the rapporteurs. */
function gehoertZumKopf(zeile: Seitenzeile, muster: Druckmuster): boolean {
  const text = glatt(zeile.text);
  return /^(?:-\s+)?[a-z]\)\s/u.test(text) || muster.berichterstattung?.test(text) === true;
}

/** "1." behind the heading, where a "2." follows before any note; the numbers of a note are its own. */
function ersteZiffer(worte: readonly Seitenzeile[], letzter: number): number | null {
  const notiz = worte.findIndex((zeile, i) => i > letzter && leseNotizkopf(zeile.text) !== null);
  const text = worte.slice(0, notiz === -1 ? worte.length : notiz);
  const suche = (muster: RegExp, hinter: number): number => text.findIndex((zeile, i) => i > hinter && (zeile.leerDavor || zeile.seitenstart) && muster.test(zeile.text));
  const eins = suche(/^1\.(?:\s|$)/u, letzter);
  return eins !== -1 && suche(/^2\.(?:\s|$)/u, eins) !== -1 ? eins : null;
}
