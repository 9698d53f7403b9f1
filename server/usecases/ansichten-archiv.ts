/** What the public pages of the archive show: plain, serialisable values; moments as ISO strings. Typed for the routes by app/load-context.ts. */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Topkopf, Sitzungsart } from '../../app/domain/sammlung/sammlung.ts';
import type { Textlauf } from '../../app/domain/suche/ausschnitt.ts';
import type { Anlass, Facette, Herkunft } from '../ports-archiv.ts';

/** A Sammlung as a paper in the archive. */
export interface ArchivSammlung {
  readonly kennung: string; readonly konferenz: string; readonly art: Sitzungsart; readonly titel: string; readonly datum: string; readonly ort: string; readonly jahr: number; readonly anzahl: number;
  readonly herkunft: Herkunft; readonly anlass: Anlass; readonly am: string; readonly zitat: string; readonly aktuell: boolean;
}
/** A value one can narrow by, in words, with the number of decisions. */
export interface Facettenwert { readonly wert: string; readonly wort: string; readonly anzahl: number }
export type Facetten = Readonly<Record<Facette['art'], readonly Facettenwert[]>>;
export interface Archivansicht { readonly jahre: readonly { readonly jahr: number; readonly sammlungen: readonly ArchivSammlung[] }[]; readonly facetten: Facetten; readonly beschluesse: number }

/** A decision as a link: where it is, how it is cited, what it is called. */
export interface Fundort { readonly ziel: string; readonly zitat: string; readonly titel: string }
export interface Verweislink { readonly notiz: number | null; readonly absatz: number; readonly von: number; readonly bis: number; readonly ziel: string; readonly titel: string }
export interface Beschlussansicht {
  readonly kennung: string; readonly schluessel: string; readonly adresse: string; readonly zitat: string; readonly sammlung: ArchivSammlung;
  /** Address of the newest Ausgabe of this Sitzung, where this one is not it. */
  readonly neuere: string | null;
  readonly tops: readonly Topkopf[]; readonly absaetze: readonly Absatz[]; readonly notizen: readonly { readonly kopf: string; readonly absaetze: readonly Absatz[] }[];
  readonly ziffern: number; readonly auftraege: readonly { readonly ziffer: number | null; readonly satz: string }[]; readonly empfaenger: readonly string[];
  readonly links: readonly Verweislink[]; readonly verweistAuf: readonly Fundort[]; readonly wirdVerwiesenIn: readonly Fundort[];
  readonly vorher: Fundort | null; readonly nachher: Fundort | null;
}

export interface Trefferansicht {
  readonly ziel: string; readonly zitat: string; readonly titel: readonly Textlauf[]; readonly ausschnitt: readonly Textlauf[]; readonly angaben: readonly string[]; readonly herkunft: Herkunft;
}
export interface Suchansicht {
  /** The question as it was understood, to be shown again. */
  readonly parameter: Readonly<Record<string, string>>;
  readonly gesamt: number; readonly seite: number; readonly seiten: number; readonly ab: number; readonly treffer: readonly Trefferansicht[]; readonly facetten: Facetten; readonly hinweise: readonly string[];
  readonly gefragt: boolean;
  /** Narrowings in force, each in words. */
  readonly filter: readonly { readonly art: string; readonly wert: string; readonly wort: string }[];
}

/** An entry of the feed: a Sammlung, or a decision that gives an AK a task or informs a conference. */
export interface Feedeintrag { readonly id: string; readonly ziel: string; readonly titel: string; readonly art: Anlass | 'Beschluss'; readonly zusammenfassung: string; readonly am: string }
export interface Feed { readonly titel: string; readonly pfad: string; readonly eintraege: readonly Feedeintrag[]; readonly am: string }
