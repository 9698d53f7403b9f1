/**
 * Model -> the lines of a print in their order: what every format must say, with the role and the mark of each line.
 * DOCX and Akoma Ntoso are made from it, HTML and all checks of finished bytes are compared with it. Layout is decided elsewhere;
 * the PDF has data of its own (satzdaten.ts), because Typst wants nested lists.
 */
import type { Absatz, AbsatzArt } from '../../app/domain/beschluss/beschluss.ts';
import { gliedere } from '../../app/domain/beschluss/gliederung.ts';
import { druckprofilFor, type Druckprofil } from '../../app/domain/sammlung/druckprofil.ts';
import { SAMMLUNG_ZEILE, titelseite, titelzeile } from '../../app/domain/sammlung/kopf.ts';
import { berichtzeile, kopfwort, vorworte } from '../../app/domain/sammlung/profilworte.ts';
import type { Sammlung, Topkopf, VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import { nochZeile, notizkopf, seitenkopf } from '../../app/domain/sammlung/wortlaut.ts';
import { VERBINDUNG } from '../../app/domain/top.ts';

export type Kopfrolle = 'top' | 'verbindung' | 'untertitel' | 'teil' | 'berichterstattung' | 'beschlusswort' | 'votum' | 'notizkopf';

/** `marke` is what stands before the words (`TOP 7:`, `a)`, `3.`, `•`), '' where nothing does. */
export interface Druckzeile {
  readonly rolle: Kopfrolle | AbsatzArt;
  readonly marke: string;
  readonly text: string;
  /** Number of the Ziffer, for the first paragraph of each. */
  readonly nummer: number | null;
  /** True where the words hang under a printed number. */
  readonly haengt: boolean;
  /** 0 in the decision, 1, 2 … in its notes. */
  readonly notiz: number;
  /** The paragraph, for those lines that are one. */
  readonly absatz: Absatz | null;
}

export interface Beschlusszeilen {
  readonly beschluss: VeroeffentlichterBeschluss;
  readonly noch: string;
  readonly zeilen: readonly Druckzeile[];
}

export interface Druck {
  readonly profil: Druckprofil;
  /** Title for the properties of the file. */
  readonly titel: string;
  readonly seitenkopf: readonly string[];
  readonly amt: readonly string[];
  readonly titelblatt: readonly string[];
  readonly hinweise: readonly string[];
  readonly beschluesse: readonly Beschlusszeilen[];
}

/** Everything that is printed; with `einzeln` the decisions alone. */
export function druckOf(sammlung: Sammlung, einzeln: boolean): Druck {
  const profil = druckprofilFor(sammlung);
  const seite = titelseite(sammlung);
  const ab = seite.indexOf(SAMMLUNG_ZEILE);
  return {
    profil,
    titel: einzeln ? einzeltitel(sammlung, profil) : titelzeile(sammlung),
    seitenkopf: seitenkopf(sammlung),
    amt: einzeln ? [] : seite.slice(0, ab),
    titelblatt: einzeln ? [] : seite.slice(ab),
    hinweise: einzeln ? [] : sammlung.hinweise,
    beschluesse: sammlung.beschluesse.map((b) => ({ beschluss: b, noch: nochZeile(b.tops, profil), zeilen: zeilenOf(b, profil) }))
  };
}

function einzeltitel(sammlung: Sammlung, profil: Druckprofil): string {
  return sammlung.beschluesse.flatMap((b) => b.tops).map((top) => `${kopfwort(profil, top.nummer)} ${top.titel}`).join(` ${VERBINDUNG} `);
}

/** The lines of one decision: headings, text, notes. */
export function zeilenOf(beschluss: VeroeffentlichterBeschluss, profil: Druckprofil): Druckzeile[] {
  return [
    ...beschluss.tops.flatMap((top, i) => [...(i === 0 ? [] : [kopfzeile('verbindung', VERBINDUNG)]), ...topzeilen(top, profil)]),
    ...vorworte(profil, beschluss).map((worte) => kopfzeile(worte === profil.beschlusswort ? 'beschlusswort' : 'votum', worte)),
    ...textzeilen(beschluss.absaetze, 0),
    ...beschluss.protokollnotizen.flatMap((n, i) => [{ ...kopfzeile('notizkopf', notizkopf(n)), notiz: i + 1 }, ...textzeilen(n.absaetze, i + 1)])
  ];
}

function topzeilen(top: Topkopf, profil: Druckprofil): Druckzeile[] {
  return [
    kopfzeile('top', top.titel, kopfwort(profil, top.nummer)),
    ...top.untertitel.map((u) => kopfzeile('untertitel', u)),
    ...top.teile.map((t) => kopfzeile('teil', t.titel, `${t.buchstabe})`)),
    ...berichtzeile(profil, top).map((worte) => kopfzeile('berichterstattung', worte))
  ];
}

function kopfzeile(rolle: Kopfrolle, text: string, marke = ''): Druckzeile {
  return { rolle, marke, text, nummer: null, haengt: false, notiz: 0, absatz: null };
}

function textzeilen(absaetze: readonly Absatz[], notiz: number): Druckzeile[] {
  return gliedere(absaetze).map(({ absatz, marke, nummer, haengt }) => ({ rolle: absatz.art, marke, text: absatz.text, nummer, haengt, notiz, absatz }));
}
