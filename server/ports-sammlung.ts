/**
 * What the use cases ask of the house for the Sammlung: proofs, Ausgaben, their bytes and withdrawal, documents of Berichte, settled
 * findings, and Sammlungen read in from elsewhere. Part of ports.ts, apart for its size. Moments are Dates from the database's clock.
 */
import type { Ausgabeart } from '../app/domain/ausgabe.ts';
import type { Einwilligung } from '../app/domain/bericht.ts';
import type { Blatt } from '../app/domain/niederschrift/blatt.ts';
import type { Result } from '../app/domain/result.ts';
import type { Entscheidung } from '../app/domain/sammlung/entscheidungen.ts';
import type { Lesung } from '../app/domain/sammlung/lesen.ts';
import type { Sammlung } from '../app/domain/sammlung/sammlung.ts';
import type { Formularroh } from '../app/domain/themenformular.ts';

/** Every form a Sammlung is published in; `archiv` is the PDF/A-3 that carries its own data. */
export const AUSGABEFORMATE = ['pdf', 'archiv', 'html', 'docx', 'txt', 'md', 'json', 'akn'] as const;
export type Ausgabeformat = (typeof AUSGABEFORMATE)[number];

export interface Probedruck {
  readonly id: string; readonly art: Ausgabeart; readonly grund: string | null; readonly modell: Sammlung; readonly modellHash: string; readonly pdfHash: string;
  readonly kontoId: string; readonly am: Date; readonly vorgelegtAm: Date | null;
}
/** Where a Bericht is cited: paragraph and citation by index in one Fassung. */
export interface Berichtsstelle { readonly absatz: number; readonly bericht: number }
export interface Ausgabebericht extends Berichtsstelle { readonly schluessel: string; readonly dateiname: string; readonly groesse: number; readonly hash: string }
export interface Rueckruf {
  readonly id: string; readonly ausgabeId: string; readonly grund: string; readonly fassungen: readonly string[];
  readonly beantragtVon: string; readonly beantragtAm: Date; readonly vollzogenAm: Date | null; readonly verworfenAm: Date | null;
}
export interface Ausgabe {
  readonly id: string; readonly kennung: string; readonly nummer: number; readonly sitzungId: string; /** Set where it holds a decision in writing. */ readonly umlaufId: string | null; readonly art: Ausgabeart; readonly grund: string | null;
  /** Null once the Ausgabe was taken back. */
  readonly modell: Sammlung | null;
  readonly am: Date;
  readonly dateien: readonly { readonly format: Ausgabeformat; readonly hash: string }[];
  readonly berichte: readonly Ausgabebericht[];
  readonly rueckrufe: readonly Rueckruf[];
}
export interface NeueAusgabe {
  readonly sitzungId: string; readonly umlaufId: string | null; readonly nummer: number; readonly kennung: string; readonly art: Ausgabeart; readonly grund: string | null; readonly modell: Sammlung; readonly modellHash: string;
  readonly kontoId: string; readonly dateien: readonly { readonly format: Ausgabeformat; readonly hash: string }[]; readonly berichte: readonly Ausgabebericht[];
}
export interface Datei { readonly hash: string; readonly typ: string; readonly inhalt: Uint8Array }

export interface SammlungAblage {
  /** Keeps bytes under their hash; bytes that were taken out come back. */
  putDatei(datei: Datei): Promise<void>;
  /** Null where there are none, or none any more. */
  datei(hash: string): Promise<Datei | null>;
  /** Takes out those of these bytes that nothing refers to any more. */
  dropDateien(hashes: readonly string[]): Promise<void>;
  createProbedruck(angabe: { sitzungId: string; umlaufId: string | null; art: Ausgabeart; grund: string | null; modell: Sammlung; modellHash: string; pdfHash: string; kontoId: string }): Promise<string>;
  /** Of a Sitzung or an Umlauf. */
  latestProbedruck(anlassId: string): Promise<Probedruck | null>;
  submitProbedruck(id: string): Promise<void>;
  /** Removes all proofs of a Sitzung or an Umlauf; answers the hashes of their pages. */
  deleteProbedrucke(anlassId: string): Promise<string[]>;
  publish(angabe: NeueAusgabe): Promise<string>;
  /** All of all Sitzungen, the newest first. */
  ausgaben(): Promise<Ausgabe[]>;
  ausgabe(kennung: string): Promise<Ausgabe | null>;
  /** Of a Sitzung or an Umlauf, in the order of their numbers. */
  ofAnlass(anlassId: string): Promise<Ausgabe[]>;
  requestRueckruf(angabe: { ausgabeId: string; grund: string; fassungen: readonly string[]; kontoId: string }): Promise<string>;
  /** Carries it out: the words leave the Ausgabe, these Fassungen lose their Freigabe. */
  carryOutRueckruf(rueckruf: Rueckruf, kontoId: string): Promise<void>;
  rejectRueckruf(id: string, kontoId: string): Promise<void>;
  /** Findings a person looked at and left as they are. */
  erledigungen(sitzungId: string): Promise<{ readonly befund: string; readonly vermerk: string }[]>;
  settle(angabe: { sitzungId: string; befund: string; vermerk: string; kontoId: string }): Promise<void>;
}

export interface Bundesbericht extends Berichtsstelle { readonly einwilligung: Einwilligung; readonly am: Date }
export interface Berichtsdokument extends Berichtsstelle { readonly dateiname: string; readonly groesse: number; readonly hash: string; readonly delegation: string; readonly am: Date }

export interface BerichtAblage {
  bundesberichte(fassungId: string): Promise<Bundesbericht[]>;
  /** Null: it is no Bericht of the BMI. */
  setBundesbericht(fassungId: string, stelle: Berichtsstelle, einwilligung: Einwilligung | null, kontoId: string): Promise<void>;
  dokumente(fassungId: string): Promise<Berichtsdokument[]>;
  attach(fassungId: string, stelle: Berichtsstelle, dokument: { dateiname: string; groesse: number; hash: string; kontoId: string; delegation: string }): Promise<void>;
  /** The hash of what was attached, or null. */
  detach(fassungId: string, stelle: Berichtsstelle): Promise<string | null>;
}

/** A Sammlung of elsewhere on its way into the archive. */
export interface Einlesung {
  readonly id: string; readonly dateiname: string; readonly hash: string; readonly text: string; readonly eingebettet: boolean;
  readonly entscheidungen: readonly Entscheidung[];
  readonly zustand: 'in_pruefung' | 'aufgenommen' | 'verworfen'; readonly kennung: string | null; readonly modell: Sammlung | null;
  readonly kontoId: string; readonly am: Date; readonly entschiedenAm: Date | null;
}
export interface EinlesungAblage {
  create(angabe: { dateiname: string; hash: string; text: string; eingebettet: boolean; modell: Sammlung | null; kontoId: string }): Promise<string>;
  get(id: string): Promise<Einlesung | null>;
  lock(id: string): Promise<Einlesung | null>;
  byKennung(kennung: string): Promise<Einlesung | null>;
  list(): Promise<Omit<Einlesung, 'text' | 'modell'>[]>;
  decide(id: string, entscheidungen: Einlesung['entscheidungen']): Promise<void>;
  accept(id: string, kennung: string, modell: Sammlung, kontoId: string): Promise<void>;
  reject(id: string, kontoId: string): Promise<void>;
}

/** The typesetter: a model in, bytes out that the house has checked (C11), in a child process that may die. `nurTop` prints one decision without the title page. */
export interface Satz {
  setze(modell: Sammlung, format: Ausgabeformat, options: { readonly entwurf: boolean; readonly nurTop?: string }): Promise<Result<Uint8Array>>;
  /** The minutes of a Sitzung as PDF; `vermerk` stands on every page. */
  setzeNiederschrift(blatt: Blatt, vermerk: string): Promise<Result<Uint8Array>>;
}

/** How far a print has come, for the page that waits. Kept by the process that prints. */
export interface Fortschritt {
  set(sitzungId: string, schritt: { readonly text: string; readonly von: number; readonly getan: number } | null): void;
  get(sitzungId: string): { readonly text: string; readonly von: number; readonly getan: number } | null;
}

/** What a file gave. `eingebettet`: the model is the one attached to our own archive PDF, and the printed words agree with it. */
export interface Dateilesung { readonly lesung: Lesung; readonly quelltext: string; readonly quelle: 'text' | 'pdf'; readonly eingebettet: boolean }

/** The Word form of a Themenanmeldung. */
export interface Formular {
  /** An empty one; `anlass` names the Sitzung. */
  schreibe(anlass: string): Uint8Array;
  lese(bytes: Uint8Array): Result<Formularroh>;
}

/** Reads files somebody hands in, in a child process with limits. */
export interface Leser {
  /** The words of a document. */
  text(bytes: Uint8Array): Promise<Result<string>>;
  /** A Sammlung with the doubts of the reading; decisions of a person win over its own rules. */
  sammlung(bytes: Uint8Array, entscheidungen: readonly Entscheidung[]): Promise<Result<Dateilesung>>;
}
