/**
 * What the use cases ask of the house: the Ablagen (one per aggregate), the typesetter and the notice to open rooms.
 * Implemented by the adapters, composed in server/main. Moments are Dates from the database's clock; days are `YYYY-MM-DD`.
 */
import type { Absatz, Berichtmarke } from '../app/domain/beschluss/beschluss.ts';
import type { Aktenzeile } from '../app/domain/abstimmung/nachrechnen.ts';
import type { Bundeswort } from '../app/domain/abstimmung/bund.ts';
import type { Ergebnis } from '../app/domain/abstimmung/regeln.ts';
import type { Stimme } from '../app/domain/abstimmung/stimme.ts';
import type { Sachbetreff } from '../app/domain/abstimmung/regelsatz.ts';
import type { Stimmwert } from '../app/domain/abstimmung/tally.ts';
import type { Anmeldefristen, Eingang } from '../app/domain/anmeldung.ts';
import type { Konferenz } from '../app/domain/konferenz.ts';
import type { Land, Partei } from '../app/domain/land.ts';
import type { Notizzustand, Protokollnotiz } from '../app/domain/protokollnotiz.ts';
import type { Result } from '../app/domain/result.ts';
import type { Sitzungsangabe } from '../app/domain/sitzung.ts';
import type { Topangabe, Zustand } from '../app/domain/top.ts';
import type { Gegenstand } from '../app/domain/zugang/rechte.ts';
import type { Person } from '../app/domain/zugang/rollen.ts';
import type { AbfrageAblage } from './ports-abfrage.ts';
import type { ArchivAblage } from './ports-archiv.ts';
import type { BetriebAblage } from './ports-betrieb.ts';
import type { KonferenzAblage } from './ports-konferenz.ts';
import type { ListeAblage } from './ports-liste.ts';
import type { KreisAblage } from './ports-kreis.ts';
import type { MitteilungAblage } from './ports-mitteilung.ts';
import type { NachfassAblage } from './ports-nachfassen.ts';
import type { NiederschriftAblage } from './ports-niederschrift.ts';
import type { PostAblage } from './ports-post.ts';
import type { SeiteAblage } from './ports-seite.ts';
import type { StufenAblage } from './ports-stufe.ts';
import type { TagesordnungAblage } from './ports-tagesordnung.ts';
import type { UmlaufAblage } from './ports-umlauf.ts';
import type { Codegeber, FehlversuchAblage, KontoAblage, Passwoerter, VertretungAblage, ZweitfaktorAblage } from './ports-zugang.ts';
import type { BerichtAblage, EinlesungAblage, Formular, Fortschritt, Leser, SammlungAblage, Satz } from './ports-sammlung.ts';

export interface Sitzung extends Sitzungsangabe {
  readonly id: string;
  readonly konferenz: Konferenz;
  readonly anmeldefristen: Anmeldefristen;
  readonly eingeladenAm: Date | null;
}
export interface SitzungAblage {
  list(): Promise<Sitzung[]>;
  get(id: string): Promise<Sitzung | null>;
  create(konferenz: string, angabe: Sitzungsangabe): Promise<string>;
  update(id: string, angabe: Sitzungsangabe): Promise<void>;
  setAnmeldefristen(id: string, fristen: Anmeldefristen): Promise<void>;
  invite(id: string): Promise<void>;
  /** Holds the row until the transaction ends, so that numbers, rounds and publications of one Sitzung happen one after the other. */
  lock(id: string): Promise<void>;
}

export interface Top extends Topangabe { readonly id: string }
export interface StimmeEintrag extends Stimme { readonly am: Date; readonly kontoId: string; readonly name: string }
export interface Abstimmung {
  readonly geschlossenAm: Date | null;
  readonly ergebnis: Ergebnis | null;
  readonly aufgehobenAm: Date | null;
  readonly aufhebungsgrund: string | null;
  /** Whom the chair has called up in the room. */
  readonly aufgerufen: Partei | null;
  /** What the Bund says of it, where it has no vote. */
  readonly bund: Bundeswort | null;
  readonly stimmen: readonly StimmeEintrag[];
}
export interface Fassung {
  readonly id: string;
  readonly nummer: number;
  readonly fingerabdruck: string;
  readonly am: Date;
  readonly abstimmung: Abstimmung;
}
export interface Notiz extends Protokollnotiz {
  readonly id: string;
  readonly textraumId: string;
  /** The words as fixed at the close; null while the note is open. */
  readonly absaetze: readonly Absatz[] | null;
  readonly fingerabdruck: string | null;
}
/** The last word of the Freigabe on a Beschluss: `freigegeben` is null while its round runs. */
/** `zurueckgenommen`: released once, and taken back by two persons. */
export interface Freigabestand { readonly rundeId: string; readonly freigegeben: boolean | null; readonly zurueckgenommen: boolean; readonly widersprueche: readonly Widerspruch[] }
export interface Widerspruch { readonly delegation: Land; readonly grund: string; readonly am: Date }

export interface Vorschlag {
  readonly id: string;
  readonly sitzungId: string;
  readonly vorsitzland: Land;
  readonly delegation: Partei;
  readonly zustand: Zustand;
  readonly registriert: boolean;
  readonly arbeitskreis: string | null;
  readonly betreff: Sachbetreff;
  readonly zweiteBefassung: boolean;
  readonly eingang: Eingang;
  readonly zugelassen: boolean;
  /** Drucksache of a matter before the Bundesrat, '' where unknown; null: none. */
  readonly bundesrat: string | null;
  /** Who votes in its conference. */
  readonly waehler: readonly Partei[];
  readonly tops: readonly Top[];
  /** The open text, null while a Fassung is voted on or afterwards. */
  readonly textraumId: string | null;
  /** In the order of their numbers; the last one is the one that counts. */
  readonly fassungen: readonly Fassung[];
  readonly notizen: readonly Notiz[];
  readonly freigabe: Freigabestand | null;
}

export interface VorschlagAblage {
  ofSitzung(sitzungId: string): Promise<Vorschlag[]>;
  get(id: string): Promise<Vorschlag | null>;
  /** Reads and holds it until the transaction ends: formal acts on one Beschlussvorschlag happen one after the other. */
  lock(id: string): Promise<Vorschlag | null>;
  create(angabe: { sitzungId: string; delegation: Partei; arbeitskreis: string | null; top: Topangabe }): Promise<string>;
  setZustand(id: string, zustand: Zustand): Promise<void>;
  register(id: string, eingang: Eingang): Promise<void>;
  /** What came too late is on the agenda after all. */
  admit(id: string): Promise<void>;
  setEingang(id: string, eingang: Eingang): Promise<void>;
  setBundesrat(id: string, drucksache: string | null): Promise<void>;
  updateTop(topId: string, angabe: Topangabe): Promise<void>;
  setArbeitskreis(id: string, arbeitskreis: string | null): Promise<void>;
  setBetreff(id: string, betreff: Sachbetreff, zweiteBefassung: boolean): Promise<void>;
  setNummer(topId: string, nummer: string): Promise<void>;
  /** All numbers of a Sitzung at once, by Top; whatever is not named has none afterwards. */
  renumber(sitzungId: string, nummern: ReadonlyMap<string, string>): Promise<void>;
  /** Moves the Tops of `von` to `nach` and withdraws the emptied one: a joint TOP with one Beschlussvorschlag. */
  moveTops(von: string, nach: string): Promise<void>;
  /** Onto the agenda of another Sitzung; its Tops lose their numbers, which stay free where they were. */
  moveToSitzung(id: string, sitzungId: string): Promise<void>;
}

/** A Textraum as the table of rights sees it: its Beschlussvorschlag, and its Protokollnotiz where it is one's. */
/** What a Textraum holds: a Beschlussvorschlag, a Protokollnotiz, the draft of a Kreis. */
export type Raumart = 'vorschlag' | 'notiz' | 'kreis';
export interface Raumgegenstand { readonly art: Raumart; readonly geschlossen: boolean; readonly gegenstand: Gegenstand & Required<Pick<Gegenstand, 'delegation' | 'registriert' | 'sache'>> }

export interface TextraumAblage {
  /** A new open Textraum, seeded with one update where given. */
  create(angabe: { art: Raumart; beschlussvorschlagId: string; saat: Uint8Array | null }): Promise<string>;
  /** Closes it for ever and answers its whole log; an append that is under way is in it or was refused. */
  close(id: string): Promise<Uint8Array[]>;
  updates(id: string): Promise<Uint8Array[]>;
  /** The last text of a Beschlussvorschlag, open or closed. */
  latest(vorschlagId: string): Promise<string | null>;
  /** What the rights on a Textraum depend on, in one look; null when there is none. */
  zugang(id: string): Promise<Raumgegenstand | null>;
}

export interface FassungAblage {
  create(angabe: { beschlussvorschlagId: string; nummer: number; textraumId: string; absaetze: readonly Absatz[]; fingerabdruck: string; kontoId: string }): Promise<string>;
  absaetze(fassungId: string): Promise<Absatz[]>;
  void(fassungId: string, grund: string): Promise<void>;
  close(fassungId: string, ergebnis: Ergebnis): Promise<void>;
  /** Records a Stimme, replacing the one named; false when another Stimme stands there by now. */
  recordStimme(angabe: { fassungId: string; land: Partei; wert: Stimmwert; fingerabdruck: string; kontoId: string; durchVorsitz: boolean; ersetzt: string | null }): Promise<boolean>;
  sayBund(fassungId: string, wort: Bundeswort, kontoId: string): Promise<void>;
  call(fassungId: string, land: Partei | null): Promise<void>;
  removeStimme(fassungId: string, land: Partei): Promise<void>;
  marken(fassungId: string): Promise<{ readonly absatz: number; readonly bericht: number; readonly marke: Berichtmarke }[]>;
  setMarke(fassungId: string, absatz: number, bericht: number, marke: Berichtmarke, kontoId: string): Promise<void>;
}

export interface NotizAblage {
  create(angabe: { beschlussvorschlagId: string; textraumId: string; initiator: Partei; kontoId: string }): Promise<string>;
  setZustand(id: string, zustand: Notizzustand): Promise<void>;
  setInitiator(id: string, initiator: Partei): Promise<void>;
  setReihenfolge(id: string, reihenfolge: readonly Partei[]): Promise<void>;
  sign(id: string, delegation: Partei, fingerabdruck: string | null, kontoId: string): Promise<void>;
  unsign(id: string, delegation: Partei): Promise<void>;
  fix(id: string, absaetze: readonly Absatz[], fingerabdruck: string): Promise<void>;
}

export interface Runde {
  readonly id: string;
  readonly frist: Date;
  readonly fristOrtszeit: string;
  readonly eroeffnetAm: Date;
  readonly geschlossenAm: Date | null;
  readonly erinnertAm: Date | null;
  readonly antworten: readonly { readonly delegation: Land; readonly am: Date }[];
  readonly posten: readonly { readonly fassungId: string; readonly freigegeben: boolean | null; readonly widersprueche: readonly Widerspruch[] }[];
}
export interface FreigabeAblage {
  /** The newest of a Sitzung, or of an Umlauf. */
  latest(anlassId: string): Promise<Runde | null>;
  /** A Widerspruch of an earlier round against the same Fassung stands in the new one until its Land takes it back. */
  open(angabe: { sitzungId: string; umlaufId: string | null; frist: Date; fristOrtszeit: string; kontoId: string; fassungen: readonly string[] }): Promise<string>;
  answer(rundeId: string, delegation: Land, kontoId: string): Promise<void>;
  object(rundeId: string, fassungId: string, delegation: Land, grund: string, kontoId: string): Promise<void>;
  withdraw(rundeId: string, fassungId: string, delegation: Land): Promise<void>;
  close(rundeId: string, freigegeben: ReadonlyMap<string, boolean>): Promise<void>;
  /** Notes that all were reminded. */
  remind(rundeId: string): Promise<void>;
}

/** One row of the audit: the act, whose it was, what it was about. Never a name, never a secret, never an unpublished text. */
export interface Aktenvermerk { readonly art: string; readonly person: Person | null; readonly sitzungId?: string; readonly gegenstandId?: string; readonly daten?: Readonly<Record<string, unknown>> }
/** An act with its place in the chain; `inhalt` is what was hashed. */
export interface Kettenglied { readonly folge: number; readonly inhalt: string; readonly hash: string }
export interface AkteAblage {
  note(vermerk: Aktenvermerk): Promise<void>;
  /** The acts of a Sitzung and of all that is on its agenda now, wherever that was before, in the order in which they were committed. */
  ofSitzung(sitzungId: string): Promise<readonly Aktenzeile[]>;
  /** So many links of the chain from this place on. */
  kette(ab: number, anzahl: number): Promise<readonly Kettenglied[]>;
  /** Acts that have no place in the chain: none, unless somebody put them there past it. */
  ohneKette(): Promise<number>;
  of(gegenstandId: string): Promise<{ readonly am: Date; readonly art: string; readonly delegation: string | null; readonly name: string; readonly daten: Readonly<Record<string, unknown>> }[]>;
}

/** All Ablagen over one connection or one transaction. */
export interface Ablage {
  readonly konten: KontoAblage;
  readonly vertretungen: VertretungAblage;
  readonly zweitfaktoren: ZweitfaktorAblage;
  readonly konferenzen: KonferenzAblage;
  readonly sitzungen: SitzungAblage;
  readonly vorschlaege: VorschlagAblage;
  readonly textraeume: TextraumAblage;
  readonly fassungen: FassungAblage;
  readonly notizen: NotizAblage;
  readonly freigaben: FreigabeAblage;
  readonly umlaeufe: UmlaufAblage;
  readonly abfragen: AbfrageAblage;
  readonly listen: ListeAblage;
  readonly nachfassen: NachfassAblage;
  readonly niederschriften: NiederschriftAblage;
  readonly sammlungen: SammlungAblage;
  readonly berichte: BerichtAblage;
  readonly einlesungen: EinlesungAblage;
  readonly post: PostAblage;
  readonly stufen: StufenAblage;
  readonly tagesordnungen: TagesordnungAblage;
  readonly mitteilungen: MitteilungAblage;
  readonly kreise: KreisAblage;
  readonly akte: AkteAblage;
  readonly seiten: SeiteAblage;
  readonly fehlversuche: FehlversuchAblage;
  readonly archiv: ArchivAblage;
  readonly betrieb: BetriebAblage;
  /** The database's clock. */
  jetzt(): Promise<Date>;
}

export interface Datenbank {
  readonly ablage: Ablage;
  /** One transaction. A refusal (`ok: false`) rolls everything back and is the answer. */
  transaktion<R extends Result<unknown>>(work: (ablage: Ablage) => Promise<R>): Promise<R>;
}

/** Tells open rooms that a right or a state has changed; the room server looks again at once. */
export interface Raummeldung {
  geaendert(textraumId: string): void;
  kontoGeaendert(kontoId: string): void;
  /** How many people are in a room now. */
  online(textraumId: string): number;
}

/** What every use case gets. */
export interface Haus {
  readonly datenbank: Datenbank;
  readonly satz: Satz;
  readonly fortschritt: Fortschritt;
  readonly raeume: Raummeldung;
  readonly passwoerter: Passwoerter;
  readonly codes: Codegeber;
  readonly leser: Leser;
  readonly formular: Formular;
  /** Public address of the house, without a path: for links in mail and feeds. */
  readonly adresse: string;
  /** Whether letters leave the house; otherwise they are shown and kept. */
  readonly postausgang: boolean;
  /** The operator has declared the system approved for VS-NfD; otherwise nothing marked so is taken in. */
  readonly vsZugelassen: boolean;
  /** Whether demo accounts may log in (contract.md, DEMO). */
  readonly demo: boolean;
}
