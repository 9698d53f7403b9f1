/**
 * The one table of rights: who may do what. HTTP and WebSocket ask here and nowhere else; what is not in the table is refused.
 * Sources: architecture.md 5 (Offices, Protokollnotiz, Freigabe), contract.md (Demo accounts), domain.md 1.2 and 2.3.
 * A right says who may; whether the step fits the state of the matter is for the rule of that step.
 */
import { isLand, isPartei, LAENDER } from '../land.ts';
import { acceptsNotizen, isOpen, type Notizzustand } from '../protokollnotiz.ts';
import { isBeschlossen, type Zustand } from '../top.ts';
import type { Person, Rolle } from './rollen.ts';

export const HANDLUNGEN = [
  'konto.eigenes', 'konto.verwalten', 'konto.einschraenken', 'vertretung.sehen', 'vertretung.benennen', 'seite.bearbeiten',
  'sitzung.sehen', 'sitzung.anlegen', 'sitzung.bearbeiten', 'sitzung.einladen', 'tagesordnung.ausgeben', 'konferenz.bearbeiten', 'regeln.sehen', 'regeln.festlegen', 'postfach.pflegen',
  'top.anmelden', 'top.sehen', 'top.bearbeiten', 'top.registrieren', 'top.zurueckziehen', 'top.nummerieren', 'top.einordnen', 'top.verbinden', 'top.leiten', 'top.berichtigen', 'top.zulassen', 'top.hinweisen', 'stufe.festhalten',
  'text.schreiben', 'fassung.einfrieren', 'fassung.wiedereroeffnen',
  'stimme.abgeben', 'stimme.erfassen', 'bund.einvernehmen', 'einvernehmen.feststellen', 'abstimmung.schliessen',
  'nachfassen', 'liste.vorschlagen', 'liste.herausnehmen', 'liste.schliessen',
  'abfrage.antworten', 'abfrage.intern', 'abfrage.teilen', 'abfrage.aufheben', 'positionen.lesen',
  'niederschrift.sehen', 'niederschrift.entwurf', 'niederschrift.fuehren', 'niederschrift.einwenden',
  'kreis.uebersicht', 'kreis.gruenden', 'kreis.sehen', 'kreis.schreiben', 'kreis.einladen', 'kreis.antworten', 'kreis.verlassen',
  'umlauf.vorbereiten', 'umlauf.leiten', 'umlauf.erinnern', 'umlauf.widersprechen',
  'notiz.anlegen', 'notiz.lesen', 'notiz.schreiben', 'notiz.ankuendigen', 'notiz.unterzeichnen', 'notiz.verlassen', 'notiz.ordnen',
  'freigabe.sehen', 'freigabe.eroeffnen', 'freigabe.antworten', 'freigabe.erinnern', 'freigabe.schliessen', 'freigabe.gruende',
  'bericht.freigeben', 'bericht.einwilligen', 'bericht.beifuegen', 'sammlung.probe', 'sammlung.vorbereiten', 'sammlung.veroeffentlichen', 'sammlung.zuruecknehmen', 'archiv.einlesen'
] as const;
export type Handlung = (typeof HANDLUNGEN)[number];

/** What an act is about, as far as the right depends on it. Fields that a Handlung does not ask for may be left out. */
export interface Gegenstand {
  /** The Land that holds the Vorsitz of the Sitzung. */
  readonly vorsitzland?: string;
  /** The Delegation the thing belongs to: of a Themenanmeldung, an account, a Widerspruch. */
  readonly delegation?: string;
  readonly zustand?: Zustand;
  /** The matter itself, for those who are narrowed to some. */
  readonly sache?: { readonly vorschlagId: string; readonly arbeitskreis: string | null };
  /** Whether the Themenanmeldung was ever registered; before, a TOP is its Delegation's own. */
  readonly registriert?: boolean;
  /** Who votes in this conference; left out: the Länder. */
  readonly waehler?: readonly string[];
  /** The circle it is about: its Delegationen, and those that were asked. */
  readonly kreis?: { readonly mitglieder: readonly string[]; readonly eingeladene: readonly string[] };
  readonly notiz?: { readonly zustand: Notizzustand; readonly autoren: readonly string[] };
}

type Regel = (person: Person, g: Gegenstand) => boolean;

const rolle = (...rollen: Rolle[]): Regel => (p) => rollen.includes(p.rolle);
const all = (...regeln: Regel[]): Regel => (p, g) => regeln.every((regel) => regel(p, g));
const any = (...regeln: Regel[]): Regel => (p, g) => regeln.some((regel) => regel(p, g));

const own: Regel = (p, g) => p.delegation === g.delegation;
const partei: Regel = (p) => isPartei(p.delegation);
const land: Regel = (p) => isLand(p.delegation);
const waehler: Regel = (p, g) => (g.waehler ?? LAENDER as readonly string[]).includes(p.delegation);
/** Everybody who works with texts; the keepers of accounts see none. */
const liest = rolle('lesend', 'bearbeitung', 'leitung', 'vorsitz', 'geschaeftsstelle');
const schreibt = all(partei, rolle('bearbeitung', 'leitung'));
const leitet = all(partei, rolle('leitung'));
/** The office counts only for a Sitzung that its own Land chairs. */
const vorsitz: Regel = all(rolle('vorsitz'), (p, g) => p.delegation === g.vorsitzland);
const geschaeftsstelle = rolle('geschaeftsstelle');
/** A TOP is its Delegation's own until it is registered. */
const vorAnmeldung: Regel = (_p, g) => g.zustand === 'anmeldung';
const imEntwurf: Regel = (_p, g) => g.zustand === 'entwurf';
const beschlossen: Regel = (_p, g) => g.zustand !== undefined && isBeschlossen(g.zustand);
/** Who is narrowed to some matters sees no other, and nothing that says not which it is. */
const zustaendig: Regel = ({ zustaendigkeit }, { sache }) => zustaendigkeit === undefined
  || (sache !== undefined && (zustaendigkeit.vorschlaege.includes(sache.vorschlagId) || (sache.arbeitskreis !== null && zustaendigkeit.arbeitskreise.includes(sache.arbeitskreis))));
const unbeschraenkt: Regel = (p) => p.zustaendigkeit === undefined;
const siehtTop: Regel = (p, g) => liest(p, g) && (g.registriert === true || own(p, g)) && zustaendig(p, g);
/** People of a Delegation; the offices and who keeps accounts are in no circle. */
const inDelegation = all(partei, rolle('lesend', 'bearbeitung', 'leitung'));
const imKreis: Regel = (p, g) => g.kreis?.mitglieder.includes(p.delegation) ?? false;
const inKreisEingeladen: Regel = (p, g) => g.kreis?.eingeladene.includes(p.delegation) ?? false;
const notizOffen: Regel = (_p, g) => g.notiz !== undefined && isOpen(g.notiz) && g.zustand !== undefined && acceptsNotizen(g.zustand);
const autor: Regel = (p, g) => g.notiz?.autoren.includes(p.delegation) ?? false;
const oeffentlichUnterDelegationen: Regel = (_p, g) => g.notiz?.zustand === 'angekuendigt' || g.notiz?.zustand === 'abgegeben';

const TABELLE: Readonly<Record<Handlung, Regel>> = {
  'konto.eigenes': () => true,
  'konto.verwalten': all(rolle('verwaltung'), own),
  'konto.einschraenken': all(partei, own, rolle('leitung', 'verwaltung'), (p) => p.vertretung === undefined),
  'vertretung.sehen': all(partei, own, rolle('leitung', 'verwaltung')),
  // Who stands in for somebody does not pass it on.
  'vertretung.benennen': all(partei, own, rolle('leitung', 'verwaltung'), (p) => p.vertretung === undefined),
  'seite.bearbeiten': geschaeftsstelle,
  'sitzung.sehen': liest,
  'sitzung.anlegen': any(geschaeftsstelle, rolle('vorsitz')),
  'sitzung.bearbeiten': any(geschaeftsstelle, vorsitz),
  'sitzung.einladen': any(geschaeftsstelle, vorsitz),
  'tagesordnung.ausgeben': any(geschaeftsstelle, vorsitz),
  'konferenz.bearbeiten': geschaeftsstelle,
  'regeln.sehen': () => true,
  // What no source says is set by the Geschäftsstelle or by who keeps its accounts, never by a voter.
  'regeln.festlegen': any(geschaeftsstelle, all(rolle('verwaltung'), (p) => p.delegation === 'GS')),
  'postfach.pflegen': any(all(rolle('verwaltung'), own), geschaeftsstelle),
  // Who is narrowed to single TOPs has none to register; which Arbeitskreis it may be, the act itself asks.
  'top.anmelden': all(schreibt, (p) => p.zustaendigkeit?.arbeitskreise.length !== 0),
  'top.sehen': siehtTop,
  'top.bearbeiten': any(all(schreibt, own, any(vorAnmeldung, imEntwurf)), all(geschaeftsstelle, imEntwurf)),
  'top.registrieren': all(schreibt, own, vorAnmeldung),
  'top.zurueckziehen': all(leitet, own),
  'top.nummerieren': any(geschaeftsstelle, vorsitz),
  // Before a Fassung is voted on: the threshold is not chosen to fit a count.
  'top.einordnen': all(any(geschaeftsstelle, vorsitz), any(vorAnmeldung, imEntwurf)),
  'top.zulassen': vorsitz,
  // A warning to all: whoever works on the matter and knows it, until it is decided.
  'top.hinweisen': all(any(all(schreibt, own), geschaeftsstelle, vorsitz), any(vorAnmeldung, imEntwurf)),
  'stufe.festhalten': all(any(geschaeftsstelle, vorsitz), imEntwurf),
  'top.verbinden': any(geschaeftsstelle, vorsitz),
  'top.leiten': vorsitz,
  'top.berichtigen': all(geschaeftsstelle, beschlossen),
  'text.schreiben': any(all(schreibt, own, vorAnmeldung), all(any(schreibt, geschaeftsstelle, vorsitz), imEntwurf)),
  'fassung.einfrieren': vorsitz,
  'fassung.wiedereroeffnen': vorsitz,
  'stimme.abgeben': all(waehler, leitet),
  // What a Land says in the room; what it has cast itself stays (app/domain/abstimmung/aufruf.ts).
  'stimme.erfassen': vorsitz,
  'bund.einvernehmen': all((p) => p.delegation === 'BMI', rolle('leitung'), (_p, g) => g.zustand === 'in_abstimmung' || g.zustand === 'beschlossen'),
  'einvernehmen.feststellen': vorsitz,
  'abstimmung.schliessen': vorsitz,
  nachfassen: geschaeftsstelle,
  'liste.vorschlagen': vorsitz,
  // Whoever may speak may ask for the word: the Länder, the BMI as well, and the chair.
  'liste.herausnehmen': any(leitet, vorsitz),
  'liste.schliessen': vorsitz,
  'abfrage.antworten': schreibt,
  // Until it is shared, a position is its Delegation's; the chair of that Land acts for the conference and sees what all see.
  'abfrage.intern': all(rolle('lesend', 'bearbeitung', 'leitung'), partei, own),
  // What a Delegation has said, also inside its house: for the same people, over all TOPs.
  'positionen.lesen': all(rolle('lesend', 'bearbeitung', 'leitung'), partei, own),
  'abfrage.teilen': leitet,
  'abfrage.aufheben': leitet,
  // The minutes hold positions and notes of all on every TOP: for who is narrowed to none; before they are sent, for the office and the chair.
  'niederschrift.sehen': all(liest, unbeschraenkt),
  'niederschrift.entwurf': any(geschaeftsstelle, vorsitz),
  'niederschrift.fuehren': geschaeftsstelle,
  'niederschrift.einwenden': leitet,
  'kreis.uebersicht': inDelegation,
  'kreis.gruenden': leitet,
  'kreis.sehen': all(inDelegation, imKreis),
  'kreis.schreiben': all(schreibt, imKreis),
  'kreis.einladen': all(leitet, imKreis),
  // Of an invitation only the head of the Delegation learns that was asked.
  'kreis.antworten': all(leitet, inKreisEingeladen),
  'kreis.verlassen': all(leitet, imKreis),
  'umlauf.vorbereiten': any(geschaeftsstelle, vorsitz),
  'umlauf.leiten': vorsitz,
  'umlauf.erinnern': any(geschaeftsstelle, vorsitz),
  'umlauf.widersprechen': all(waehler, leitet),
  'notiz.anlegen': schreibt,
  'notiz.lesen': all(liest, any(autor, oeffentlichUnterDelegationen)),
  'notiz.schreiben': all(schreibt, autor, notizOffen),
  'notiz.ankuendigen': all(leitet, autor, notizOffen),
  'notiz.unterzeichnen': all(leitet, notizOffen, any(autor, oeffentlichUnterDelegationen)),
  'notiz.verlassen': all(leitet, autor, notizOffen),
  'notiz.ordnen': all(schreibt, autor, notizOffen),
  'freigabe.sehen': liest,
  'freigabe.eroeffnen': geschaeftsstelle,
  'freigabe.antworten': all(land, leitet),
  'freigabe.erinnern': geschaeftsstelle,
  'freigabe.schliessen': geschaeftsstelle,
  // The reason of a Widerspruch is internal: its own Delegation and the Geschäftsstelle read it.
  'freigabe.gruende': any(geschaeftsstelle, all(liest, own)),
  'bericht.freigeben': geschaeftsstelle,
  // The BMI consents for its own Berichte and for no other (domain.md 1.2).
  'bericht.einwilligen': all((p) => p.delegation === 'BMI', rolle('leitung')),
  'bericht.beifuegen': all(beschlossen, zustaendig, any(geschaeftsstelle, all(schreibt, own))),
  // The Delegationen see the proof before anything is published.
  'sammlung.probe': all(liest, unbeschraenkt),
  'sammlung.vorbereiten': geschaeftsstelle,
  'sammlung.veroeffentlichen': geschaeftsstelle,
  'sammlung.zuruecknehmen': geschaeftsstelle,
  'archiv.einlesen': geschaeftsstelle
};

/** The answer of the table. Nobody without a login may do anything here; what is public needs no right. */
export function darf(person: Person | null, handlung: Handlung, gegenstand: Gegenstand = {}): boolean {
  return person !== null && TABELLE[handlung](person, gegenstand);
}

/** True where this Delegation's people see the TOP at all; lists filter with it. */
export function seesTop(person: Person | null, g: Required<Pick<Gegenstand, 'delegation' | 'registriert' | 'sache'>>): boolean {
  return darf(person, 'top.sehen', g);
}
