/**
 * The rule set of a conference as plain data (domain.md 1.6): who votes, which threshold holds for which subject, what abstention, absence and
 * silence mean, how an outcome is called. Nothing is decided here; regeln.ts applies it, konferenzen/ holds one for every body.
 */
import { isLand, type Land, type Partei } from '../land.ts';

/** What a matter is about, as far as thresholds depend on it. `freigabe` is the release of a Beschluss, a second decision. */
export const BETREFFE = ['sache', 'verfahren', 'haushalt', 'grundsatz', 'einheitlichkeit', 'einrichtung', 'arbeitsweise', 'empfehlung', 'freigabe'] as const;
export type Betreff = (typeof BETREFFE)[number];

/** What a TOP may be about: everything but the release, which has its own round. */
export const SACHBETREFFE = ['sache', 'verfahren', 'haushalt', 'grundsatz', 'einheitlichkeit', 'einrichtung', 'arbeitsweise', 'empfehlung'] as const;
export type Sachbetreff = (typeof SACHBETREFFE)[number];

/** When a vote is carried. Numbers of Länder count Länder alone, even where the Bund votes too. */
export type Schwelle =
  /** No one objects and at least one consents. */
  | { readonly art: 'keine_ablehnung' }
  /** Every voter consents. */
  | { readonly art: 'alle_ja' }
  | { readonly art: 'mindestens'; readonly laender: number }
  /** More consent than object. */
  | { readonly art: 'mehrheit_abgegeben' }
  /** More than half of all voters consent. */
  | { readonly art: 'mehrheit_mitglieder' }
  /** So many Länder that hold together at least `zaehler/nenner` of the Königsteiner Schlüssel. */
  | { readonly art: 'gewichtet'; readonly laender: number; readonly zaehler: number; readonly nenner: number }
  /** A negative threshold: carried unless more Länder object. */
  | { readonly art: 'hoechstens_widersprueche'; readonly laender: number }
  /** No source says it; a person has to, before anybody votes. */
  | { readonly art: 'unbekannt' };

/** One way to be carried, and what the outcome is then called: `einstimmig` where nobody was against or missing, `sonst` otherwise. */
export interface Stufe {
  readonly schwelle: Schwelle;
  readonly einstimmig: string;
  readonly sonst: string;
  /** False for an outcome that is recorded but binds nobody. */
  readonly bindend: boolean;
}

/** `neutral`: an abstention neither helps nor hinders. */
export type Enthaltungsregel = 'neutral' | 'wie_ablehnung' | 'hindert';
/** `hindert`: where unanimity is asked, a missing Stimme stands against it. */
export type Fehlensregel = 'hindert' | 'wie_enthaltung' | 'zaehlt_nicht';

/** The rule for one subject. The first Stufe that is reached counts. */
export interface Regel {
  readonly stufen: readonly Stufe[];
  readonly enthaltung: Enthaltungsregel;
  readonly fehlen: Fehlensregel;
  /** Who must consent whatever the others do. */
  readonly pflicht: readonly Partei[];
  /** So many Länder must take part; null where none is asked. */
  readonly quorum: number | null;
  /** The word where nothing is carried. */
  readonly ohne: string;
}

/** The Umlaufverfahren: whether who is silent consents, after how many days (null: the Frist that is set), and what one may object to. */
export interface Umlaufregel {
  readonly schweigen: 'zustimmung' | 'keine_antwort';
  readonly tage: number | null;
  readonly widerspruch: readonly ('text' | 'verfahren')[];
}

/** A lower threshold the second time: what comes between, for which subjects, and the rule that holds then. */
export interface Rueckfall {
  readonly betreffe: readonly Betreff[];
  readonly weg: string;
  readonly regel: Regel;
}

/** Readings that no source settles and that a person of the Geschäftsstelle may therefore set. */
export const EINSTELLUNGEN = ['schwelle', 'enthaltung', 'fehlen', 'bund', 'schweigen'] as const;
export type Einstellungsname = (typeof EINSTELLUNGEN)[number];

export interface Regelsatz {
  /** Form of the stored value; what is stored without it is from before there were several conferences. */
  readonly version: 2;
  /** Who votes, in printing order. */
  readonly waehler: readonly Partei[];
  /** What is not named follows `sache`. */
  readonly regeln: { readonly sache: Regel } & Partial<Readonly<Record<Betreff, Regel>>>;
  readonly rueckfall: Rueckfall | null;
  readonly umlauf: Umlaufregel;
  /** What is published of the votes: nothing, the result, or the Stimme of each Land. */
  readonly stimmenOeffentlich: 'nichts' | 'ergebnis' | 'je_land';
  /** Word of a note's head line; the print profile has the same one. */
  readonly notizBezeichnung: string;
  /** What comes too late is admitted by a decision of the conference, or no rule is known. */
  readonly verspaetet: 'auf_beschluss' | 'ungeregelt';
  /** A Land has one Stimme, also where several of its ministers are members. */
  readonly mehrereMinister: boolean;
  readonly offen: readonly Einstellungsname[];
  /** Which of them a person has set. */
  readonly festgelegt: readonly Einstellungsname[];
  /** Further readings in force, where a source is cut off or sources contradict each other. */
  readonly lesarten: readonly string[];
  readonly quelle: string;
}

/** How a vote is taken: its subject, in writing or in a Sitzung, the first or (after a Rueckfall) the second time. */
export interface Lage { readonly betreff: Betreff; readonly umlauf: boolean; readonly zweiteBefassung: boolean }

/** An ordinary matter in a Sitzung. */
export const SACHE: Lage = { betreff: 'sache', umlauf: false, zweiteBefassung: false };

/** The rule that holds for a vote. */
export function regelOf(satz: Regelsatz, lage: Lage): Regel {
  if (lage.zweiteBefassung && satz.rueckfall?.betreffe.includes(lage.betreff) === true) return satz.rueckfall.regel;
  return satz.regeln[lage.betreff] ?? satz.regeln.sache;
}

/** True where silence in writing decides by itself, so that no threshold of the Sitzung is needed. */
export function schweigenEntscheidet(satz: Regelsatz, lage: Lage): boolean {
  return lage.umlauf && satz.umlauf.schweigen === 'zustimmung';
}

/** True where nobody can say yet when this vote is carried: it must not be opened. */
export function isUnbekannt(satz: Regelsatz, lage: Lage): boolean {
  return !schweigenEntscheidet(satz, lage) && regelOf(satz, lage).stufen.some((stufe) => stufe.schwelle.art === 'unbekannt');
}

/** The voters that are Länder. */
export function laenderOf(satz: Regelsatz): Land[] {
  return satz.waehler.filter(isLand);
}

/** True where the Bund has a Stimme. */
export function bundStimmtMit(satz: Pick<Regelsatz, 'waehler'>): boolean {
  return satz.waehler.includes('BMI');
}
