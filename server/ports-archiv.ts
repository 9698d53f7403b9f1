/**
 * The archive as the use cases see it: published Sammlungen, of our own or read in, to be read, searched, cited and followed.
 * Holds nothing that is not published: `aufnehmen` belongs into the transaction that publishes, `entfernen` into the one that withdraws.
 */
import type { Archiveintrag } from '../app/domain/archiv/eintrag.ts';
import type { Auftrag } from '../app/domain/sammlung/beauftragung.ts';
import type { Sammlung, Sitzungsart, VeroeffentlichterBeschluss } from '../app/domain/sammlung/sammlung.ts';
import type { BekannteSitzung } from '../app/domain/sitzungsschluessel.ts';
import type { Anfrage } from '../app/domain/suche/anfrage.ts';
import type { Verweisfund } from '../app/domain/verweis.ts';

/** `ausgabe`: published here; `einlesung`: an older Sammlung that was read in. */
export type Herkunft = 'ausgabe' | 'einlesung';
/** Why an Ausgabe appeared: the first one, decisions released later, an error corrected. */
export type Anlass = 'Sammlung' | 'Nachtrag' | 'Berichtigung';

export interface Aufnahme {
  readonly kennung: string;
  readonly herkunft: Herkunft;
  readonly modell: Sammlung;
  /** When it was published or read in. */
  readonly am: Date;
  readonly anlass?: Anlass;
  readonly anlassnummer?: number;
  readonly grund?: string | null;
  /** Older Ausgaben of the same Sitzung: they stay readable at their address and are searched no more. */
  readonly ersetzt?: readonly string[];
}

export interface Archivkopf extends BekannteSitzung {
  readonly herkunft: Herkunft;
  readonly art: Sitzungsart;
  readonly ort: string | null;
  readonly jahr: number;
  readonly anzahl: number;
  readonly anlass: Anlass;
  readonly anlassnummer: number;
  readonly grund: string | null;
  readonly aktuell: boolean;
  readonly am: Date;
}
export interface Archivsammlung extends Archivkopf { readonly modell: Sammlung }

/** A decision named where it is not shown. */
export interface Beschlussangabe { readonly kennung: string; readonly schluessel: string; readonly tops: readonly string[]; readonly titel: string }
export interface Archivbeschluss extends Beschlussangabe {
  readonly kopf: Archivkopf;
  readonly beschluss: VeroeffentlichterBeschluss;
  readonly auftraege: readonly Auftrag[];
  readonly empfaenger: readonly string[];
  readonly verweise: readonly Archiveintrag['verweise'][number][];
  readonly vorher: Beschlussangabe | null;
  readonly nachher: Beschlussangabe | null;
}

/** A reference together with the decision whose words hold it. */
export interface Fremdverweis extends Verweisfund { readonly aus: Beschlussangabe }

export const ORDNUNGEN = ['relevanz', 'datum'] as const;
export interface Suchfilter { readonly jahr: number | null; readonly sitzung: string | null; readonly konferenz: string | null; readonly land: string | null; readonly ak: string | null; readonly an: string | null }
export interface Suche {
  readonly anfrage: Anfrage;
  readonly filter: Suchfilter;
  /** Sammlungen that the question names; null where it names none. */
  readonly kennungen: readonly string[] | null;
  readonly ordnung: (typeof ORDNUNGEN)[number];
  readonly ab: number;
  readonly anzahl: number;
}
export interface Suchtreffer extends Beschlussangabe {
  readonly konferenz: string; readonly art: Sitzungsart; readonly nummer: number | null; readonly beschlussdatum: string; readonly zeitraum: BekannteSitzung['zeitraum'];
  readonly herkunft: Herkunft; readonly text: string; readonly laender: readonly string[]; readonly auftraege: readonly Auftrag[]; readonly empfaenger: readonly string[];
}
export interface Facette { readonly art: 'jahr' | 'sitzung' | 'konferenz' | 'land' | 'ak' | 'an'; readonly wert: string; readonly anzahl: number; /** Said where the value is an address. */ readonly wort?: string }
export interface Suchergebnis {
  readonly gesamt: number;
  readonly treffer: readonly Suchtreffer[];
  readonly facetten: readonly Facette[];
  /** Stems that were looked for, to mark them in words. */
  readonly staemme: readonly string[];
}

export interface ArchivAblage {
  /** Takes a Sammlung in, replacing what stood at its Kennung; twice is as once. */
  aufnehmen(aufnahme: Aufnahme): Promise<void>;
  /** Takes it out: no row, no word of it stays in the archive. */
  entfernen(kennung: string): Promise<void>;
  isLeer(): Promise<boolean>;
  /** Newest first; older Ausgaben of a Sitzung are left out. */
  sammlungen(): Promise<Archivkopf[]>;
  /** Every Ausgabe that stands, older ones of a Sitzung too, the newest taken in first. */
  ausgaben(hoechstens: number): Promise<Archivkopf[]>;
  sammlung(kennung: string): Promise<Archivsammlung | null>;
  /** By the key or by one number of it (`6` finds `6+7`). */
  beschluss(kennung: string, schluessel: string): Promise<Archivbeschluss | null>;
  /** The decisions of these Sammlungen that carry one of these numbers. */
  mitTops(kennungen: readonly string[], tops: readonly string[]): Promise<Beschlussangabe[]>;
  /** References to one of these numbers in anything current, whatever Sitzung they mean. */
  verweiseAuf(tops: readonly string[], koerper: string): Promise<Fremdverweis[]>;
  /** Inside a transaction, for which it sets limits; null where it would take too long: the transaction is over then. */
  suche(suche: Suche): Promise<Suchergebnis | null>;
  /** Numbers of decisions by Land with a note, AK and recipient, over the whole archive. */
  facetten(): Promise<Facette[]>;
  /** Current decisions that give an AK a task or inform a conference, newest first. */
  folgen(wem: { readonly ak: string | null; readonly an: string | null }, hoechstens: number): Promise<(Beschlussangabe & { readonly kopf: Archivkopf })[]>;
  /** Every current decision's address. */
  adressen(): Promise<{ readonly kennung: string; readonly schluessel: string; readonly am: Date }[]>;
}
