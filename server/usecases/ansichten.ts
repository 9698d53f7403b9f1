/** What pages show: plain, serialisable values; moments as ISO strings. Made by the show-… use cases, typed for the routes by app/load-context.ts. */
import type { Bundeswort } from '../../app/domain/abstimmung/bund.ts';
import type { Ausgabeart } from '../../app/domain/ausgabe.ts';
import type { Einwilligung } from '../../app/domain/bericht.ts';
import type { Absatz, Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';
import type { Ergebnis } from '../../app/domain/abstimmung/regeln.ts';
import type { Betreff, Einstellungsname, Sachbetreff } from '../../app/domain/abstimmung/regelsatz.ts';
import type { Stimmwert } from '../../app/domain/abstimmung/tally.ts';
import type { Land, Partei } from '../../app/domain/land.ts';
import type { Notizzustand } from '../../app/domain/protokollnotiz.ts';
import type { Sitzungsart, VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import type { Unterschied } from '../../app/domain/sammlung/unterschied.ts';
import type { Phase } from '../../app/domain/sitzung.ts';
import type { Topteil, Zustand } from '../../app/domain/top.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';

export interface SitzungKopf {
  readonly id: string; readonly konferenz: string; readonly titel: string; readonly bezeichnung: string; readonly zeitraum: string; readonly ort: string;
  readonly beschlussdatum: string; readonly vorsitzland: Land; readonly phase: Phase; readonly eingeladen: boolean;
  /** Until when Themen are registered, in words; '' where no Frist is set. */
  readonly fristen: string;
}

/** One thing that waits for this person. */
export interface Aufgabe { readonly text: string; readonly ziel: string; readonly sitzung: string }
export interface Uebersicht { readonly aufgaben: readonly Aufgabe[]; readonly sitzungen: readonly SitzungKopf[]; readonly darfAnlegen: boolean }

export interface TopAnsicht { readonly id: string; readonly nummer: string | null; readonly titel: string; readonly untertitel: readonly string[]; readonly teile: readonly Topteil[] }
export type Position = Stimmwert | 'offen';

export interface Agendazeile {
  readonly id: string; readonly schluessel: string; readonly tops: readonly TopAnsicht[]; readonly arbeitskreis: string | null; readonly bundesrat: string | null; readonly delegation: Partei;
  readonly zustand: Zustand; readonly stand: string; readonly fassung: number | null;
  /** Positions in the order of Länder; null before anything is voted on. */
  readonly positionen: readonly { readonly land: Partei; readonly wert: Position }[] | null;
  readonly notizen: readonly Partei[]; readonly notizentwuerfe: number;
  readonly freigabe: 'freigegeben' | 'nicht freigegeben' | 'läuft' | null;
  readonly wartet: boolean; readonly online: number;
  /** On the open list of the TOPs ohne Aussprache. */
  readonly gruen: boolean;
}
export interface Agenda { readonly sitzung: SitzungKopf; readonly zeilen: readonly Agendazeile[]; readonly rechte: Rechte; readonly naechsteNummer: string }

/** The answers of the table of rights that a page asks for. */
export type Rechte = Readonly<Partial<Record<Handlung, boolean>>>;

export interface StimmeAnsicht { readonly land: Partei; readonly wert: Position; readonly id: string | null; readonly am: string | null; readonly durchVorsitz: boolean }
export interface FassungAnsicht {
  readonly id: string; readonly nummer: number; readonly fingerabdruck: string; readonly am: string;
  readonly geschlossenAm: string | null; readonly ergebnis: Ergebnis | null; readonly aufgehobenAm: string | null; readonly aufhebungsgrund: string | null;
  /** Whom the chair has called up in the room. */
  readonly aufgerufen: Partei | null;
  readonly bund: Bundeswort | null;
  readonly stimmen: readonly StimmeAnsicht[];
}
export interface NotizAnsicht {
  readonly id: string; readonly textraumId: string; readonly zustand: Notizzustand; readonly kopfzeile: string; readonly initiator: Partei;
  /** `gueltig`: signed these words; `erneut`: signed other words; `offen`: joined without a signature. In the order of the head line. */
  readonly autoren: readonly { readonly delegation: Partei; readonly unterschrift: 'gueltig' | 'erneut' | 'offen' }[];
  readonly absaetze: readonly Absatz[]; readonly fingerabdruck: string; readonly leer: boolean;
  readonly schreibt: boolean; readonly beteiligt: boolean; readonly rechte: Rechte;
}
export interface Verlaufseintrag { readonly am: string; readonly text: string; readonly wer: string }
export interface Vorschlagsansicht {
  readonly id: string; readonly sitzung: SitzungKopf; readonly kurz: string; readonly tops: readonly TopAnsicht[]; readonly delegation: Partei; readonly arbeitskreis: string | null;
  readonly zustand: Zustand; readonly stand: string;
  /** The open text; null while a Fassung is voted on and afterwards. */
  readonly textraum: { readonly id: string; readonly schreibt: boolean } | null;
  /** The words as they stand: of the open text, or of the last Fassung with its release marks. */
  readonly absaetze: readonly Absatz[];
  readonly fassungen: readonly FassungAnsicht[]; readonly notizen: readonly NotizAnsicht[]; readonly notizBezeichnung: string;
  /** Who decides on it, where it came too late and nobody has decided yet. */
  readonly zulassung: string | null;
  /** "im Bundesrat anhängig", or null. */
  readonly bundesrat: string | null;
  /** How it is decided: the rule in words, the readings in force, and whether anybody knows the threshold. */
  readonly regel: string; readonly lesarten: readonly string[]; readonly schwelleBekannt: boolean; readonly betreff: Sachbetreff; readonly zweiteBefassung: boolean; readonly hatRueckfall: boolean;
  /** The conference counts votes; otherwise it is enough that nobody objects. */
  readonly stimmtAb: boolean;
  /** What would result if the chair closed now; null where nothing is voted on. */
  readonly vorschau: Ergebnis | null;
  /** The Delegation of this person, where it votes. */ readonly eigenesLand: Partei | null; readonly nimmtNotizen: boolean; readonly rechte: Rechte; readonly verlauf: readonly Verlaufseintrag[];
  /** The newest Umlaufverfahren about it. */
  /** Circles of the own Delegation, which nobody else sees. */
  readonly kreise: readonly { readonly id: string; readonly name: string }[];
  readonly umlauf: { readonly id: string; readonly name: string; readonly stand: string; readonly offen: boolean } | null;
  readonly verbindbar: readonly { readonly id: string; readonly kurz: string; readonly titel: string }[];
}

/** A vote for the room. */
export type Saalansicht = Pick<Vorschlagsansicht, 'id' | 'kurz' | 'tops' | 'zustand' | 'vorschau' | 'eigenesLand' | 'rechte' | 'regel' | 'lesarten' | 'stimmtAb'> & { readonly sitzung: { readonly id: string; readonly name: string }; readonly fassung: FassungAnsicht };

export interface BerichtAnsicht {
  readonly absatz: number; readonly bericht: number; readonly titel: string; readonly vs: boolean; readonly marke: Berichtmarke;
  /** The BMI's word where the Bericht is its own, else null. */
  readonly einwilligung: Einwilligung | null;
  readonly dokument: { readonly dateiname: string; readonly groesse: number } | null;
}
export interface Berichtsansicht { readonly id: string; readonly sitzung: SitzungKopf; readonly kurz: string; readonly titel: string; readonly berichte: readonly BerichtAnsicht[]; readonly rechte: Rechte; readonly vsZugelassen: boolean }
export interface FreigabePosten {
  readonly fassungId: string; readonly vorschlagId: string; readonly kurz: string; readonly titel: string; readonly freigegeben: boolean | null;
  readonly widersprueche: readonly { readonly delegation: Land; readonly grund: string | null }[];
  readonly eigenerGrund: string | null;
  /** Asked for in the round that runs now. */
  readonly gefragt: boolean;
  readonly berichte: readonly BerichtAnsicht[];
  readonly darfBeifuegen: boolean;
}
export interface Freigabeansicht {
  readonly sitzung: SitzungKopf; readonly anlass: AnlassKopf; readonly schweigen: string;
  readonly runde: { readonly fristOrtszeit: string; readonly abgelaufen: boolean; readonly geschlossen: boolean; readonly geantwortet: readonly Land[]; readonly fehlen: readonly Land[]; readonly selbstGeantwortet: boolean; readonly erinnertAm: string | null } | null;
  readonly posten: readonly FreigabePosten[]; readonly beschlossen: number; /** Taken back after they were released; asked about again only by choice. */ readonly zurueckgenommen: readonly { readonly id: string; readonly kurz: string; readonly titel: string }[]; readonly rechte: Rechte; readonly vorschlagFrist: string; readonly postausgang: boolean; readonly vsZugelassen: boolean;
}

/** A finding of the redaktionelle Prüfung; `vermerk` is the word of the person who left it as it is. */
export interface BefundAnsicht { readonly id: string; readonly schluessel: string; readonly regel: string; readonly ort: string; readonly wort: string; readonly satz: string; readonly vorschlag: string | null; readonly vermerk: string | null }
export interface ProbedruckAnsicht {
  readonly id: string; readonly am: string; readonly wort: string; readonly grund: string | null; readonly aktuell: boolean; readonly vorgelegtAm: string | null;
  /** Made by the person who looks: then another one publishes. */
  readonly eigener: boolean;
}
interface Dateien { readonly dateien: readonly { readonly format: string; readonly hash: string; readonly name: string; readonly wort: string }[] }
export interface AusgabeZeile extends Dateien {
  readonly kennung: string; readonly titel: string; readonly grund: string | null; readonly am: string;
  readonly zurueckgezogen: { readonly am: string; readonly grund: string } | null;
  /** The open Rückruf: what loses its Freigabe, and which other Ausgaben go with it. */
  readonly rueckruf: { readonly id: string; readonly grund: string; readonly am: string; readonly eigener: boolean; readonly tops: readonly string[]; readonly mit: readonly string[] } | null;
  /** What is printed in it, for the form of a Rückruf; empty for who may not ask for one. */
  readonly beschluesse: readonly { readonly id: string; readonly kurz: string; readonly titel: string }[];
}
/** What is released and published together, for the head of its pages; `umlauf` null for a Sitzung. */
export interface AnlassKopf { readonly pfad: string; readonly art: Sitzungsart; readonly umlauf: { readonly name: string; readonly beendetAm: string } | null }
export interface Sammlungsansicht {
  readonly sitzung: SitzungKopf; readonly anlass: AnlassKopf; readonly rechte: Rechte;
  readonly zeilen: readonly { readonly id: string; readonly kurz: string; readonly titel: string; readonly stand: string; readonly gedruckt: boolean; readonly warum: string }[];
  readonly probedruck: ProbedruckAnsicht | null; readonly befunde: readonly BefundAnsicht[]; readonly ausgaben: readonly AusgabeZeile[];
  /** The kind of edition that fits what changed, and what that is. */
  readonly art: Ausgabeart; readonly unterschied: readonly Unterschied[]; readonly neuesZuDrucken: boolean;
}
interface Verwandte { readonly kennung: string; readonly titel: string; readonly am: string }
export interface AusgabeAnsicht extends Dateien {
  readonly kennung: string; readonly am: string; readonly titel: string; readonly grund: string | null; readonly neuere: Verwandte | null; readonly fruehere: readonly Verwandte[];
  readonly berichte: readonly { readonly schluessel: string; readonly absatz: number; readonly bericht: number; readonly groesse: number; readonly name: string }[];
}
export interface OeffentlicheSammlung { readonly kennung: string; readonly titel: string; readonly datum: string; readonly ort: string; readonly anzahl: number; readonly am: string; /** `Berichtigung`, `Nachtrag`, or null for the first. */ readonly ausgabe: string | null }

/** What is on record of an Ausgabe that was taken back. */
export interface Rueckzugsansicht extends Dateien {
  readonly kennung: string; readonly ausgabe: string; readonly sitzung: string; readonly am: string; readonly grund: string; readonly stehend: Verwandte | null;
}

export interface Einlesungszeile { readonly id: string; readonly dateiname: string; readonly am: string; readonly zustand: 'in_pruefung' | 'aufgenommen' | 'verworfen'; readonly kennung: string | null }
/** A doubt of the reader with the choices it offers, or a decision that was taken. */
export interface Leserfrage {
  readonly zeile: number; readonly art: string; readonly text: string; /** The line of the source as it stands in the file. */ readonly quelltext: string; readonly titel: string; readonly satz: string; readonly wahl: string; readonly entschieden: boolean; readonly abschnitt: string;
  readonly moeglich: readonly { readonly wert: string; readonly wort: string }[];
}
export interface Quellzeile { readonly zeile: number; readonly text: string; readonly ort: string; readonly luecke: boolean }
export interface Einlesungsansicht {
  readonly id: string; readonly dateiname: string; readonly hash: string; readonly zustand: Einlesungszeile['zustand']; readonly kennung: string | null; readonly eingebettet: boolean; readonly titel: string; readonly offen: number;
  readonly rest: readonly { readonly zeile: number; readonly text: string }[]; readonly fragen: readonly Leserfrage[];
  readonly meldungen: readonly { readonly zeile: number; readonly text: string; readonly titel: string; readonly satz: string }[];
  readonly abschnitte: readonly { readonly schluessel: string; readonly titel: string }[]; readonly gewaehlt: string;
  readonly vorn: { readonly titelblatt: readonly string[]; readonly hinweise: readonly string[] };
  readonly beschluss: VeroeffentlichterBeschluss | null; readonly quelle: readonly Quellzeile[];
}
export interface Quellenvermerk {
  readonly dateiname: string; readonly hash: string; readonly am: string; readonly entschieden: number;
  readonly befunde: readonly { readonly zeile: number; readonly text: string; readonly titel: string; readonly satz: string; readonly wahl: string | null }[];
}

/** A conference on the page of its rules. `regeln` are the subjects that have a rule of their own. */
export interface Regelansicht {
  readonly kurz: string; readonly name: string; readonly quelle: string; readonly schwelleBekannt: boolean;
  readonly regeln: readonly { readonly betreff: Betreff; readonly wort: string; readonly satz: string }[]; readonly umlauf: string; readonly lesarten: readonly string[];
  /** What else is known: what is published of the votes, late items, Länder with several ministers. */
  readonly weiteres: readonly string[]; readonly offen: readonly Einstellungsname[];
  /** What is in force of that which can be set. */
  readonly jetzt: { readonly enthaltung: string; readonly fehlen: string; readonly bund: string; readonly schweigen: string; readonly tage: number | null };
}
