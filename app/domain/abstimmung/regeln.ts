/**
 * The rule engine: from a count of Stimmen to an Ergebnis, by the rule set of the conference (domain.md 1.1, 1.6; reliability.md V8).
 * Pure; whatever differs between conferences is data (regelsatz.ts). What no source says is not guessed: the engine says so in a sentence.
 */
import { nameOf, type Partei } from '../land.ts';
import { anteilOf } from './koenigstein.ts';
import { bundStimmtMit, isUnbekannt, laenderOf, regelOf, SACHE, schweigenEntscheidet, type Lage, type Regel, type Regelsatz, type Stufe } from './regelsatz.ts';
import { SCHWELLE_UNBEKANNT } from './regelworte.ts';
import type { Stimmwert, Zaehlung } from './tally.ts';

/** `bezeichnung` is the word of the result (`einstimmig`, `ohne Einigung`), `satz` says why, in German. */
export interface Ergebnis {
  readonly angenommen: boolean;
  readonly bezeichnung: string;
  readonly satz: string;
  /** Consents, objections and abstentions of the Länder, `14:0:2`. The fields from here on are missing on results of earlier versions. */
  readonly zahlen?: string;
  /** False for an outcome that binds nobody. */
  readonly bindend?: boolean;
  /** The rule and the readings by which it came about, fixed when the vote was closed. */
  readonly regel?: string;
  readonly lesarten?: readonly string[];
}

/** What was counted. `ja` to `fehlt` are Länder; what a conference does not ask for is ignored. */
export interface Stimmenbild {
  readonly ja: number;
  readonly nein: number;
  readonly enthaltung: number;
  readonly fehlt: number;
  /** The Stimme of the Bund, null where it gave none. */
  readonly bund: Stimmwert | null;
  /** Share of the Königsteiner Schlüssel that the consenting Länder hold, 0 to 1; null where it is not known. */
  readonly anteil: number | null;
  /** Objections to the procedure or to the text, beside the Stimmen. */
  readonly widersprueche: number;
  /** Whether the Frist of an Umlaufverfahren is over. */
  readonly abgelaufen: boolean;
}

/** The Ergebnis of Stimmen that are known by Land; its sentence names them. */
export function ergebnisOf(satz: Regelsatz, z: Zaehlung, lage: Lage = SACHE): Ergebnis {
  return entscheide(satz, lage, bildOf(satz, z), z);
}

/** Counts what the Länder and the Bund have said. */
export function bildOf(satz: Regelsatz, z: Zaehlung, umlauf: Pick<Stimmenbild, 'widersprueche' | 'abgelaufen'> = { widersprueche: 0, abgelaufen: false }): Stimmenbild {
  const laender = (parteien: readonly Partei[]): number => parteien.filter((p) => p !== 'BMI').length;
  const bund = z.zustimmung.includes('BMI') ? 'zustimmung' : z.enthaltung.includes('BMI') ? 'enthaltung' : z.ablehnung.includes('BMI') ? 'ablehnung' : null;
  return {
    ja: laender(z.zustimmung), nein: laender(z.ablehnung), enthaltung: laender(z.enthaltung), fehlt: laenderOf(satz).length - laender(z.zustimmung) - laender(z.ablehnung) - laender(z.enthaltung),
    bund, anteil: anteilOf(z.zustimmung), ...umlauf
  };
}

/** Applies the rule set. With `namen` the sentence names who stood where, otherwise it counts them. */
export function entscheide(satz: Regelsatz, lage: Lage, bild: Stimmenbild, namen?: Zaehlung): Ergebnis {
  const regel = regelOf(satz, lage);
  const g = gesamt(satz, bild);
  const zahlen = `${bild.ja}:${bild.nein}:${bild.enthaltung}`;
  const ohne = (grund: string, bezeichnung = regel.ohne): Ergebnis => ({ angenommen: false, bezeichnung, satz: grund, zahlen, bindend: false });
  if (isUnbekannt(satz, lage)) return ohne(SCHWELLE_UNBEKANNT, 'nicht festgelegt');
  if (lage.umlauf && bild.widersprueche > 0 && !zaehltWidersprueche(regel)) return ohne('Dem Text oder dem Verfahren ist widersprochen; die Sache kommt auf die Tagesordnung der nächsten Sitzung.');
  if (schweigenEntscheidet(satz, lage)) return bySchweigen(bild, g, zahlen, ohne, namen);
  const hindernis = vorausgesetzt(regel, bild);
  if (hindernis !== null) return ohne(hindernis);
  const stufe = regel.stufen.find((s) => isErreicht(s, regel, bild, g));
  if (stufe === undefined) return ohne(warumNicht(regel, bild, g, namen));
  const einstimmig = g.nein === 0 && g.fehlt === 0 && bild.ja > 0;
  const bindung = stufe.bindend ? '' : ' Das Ergebnis bindet nicht.';
  return { angenommen: true, bezeichnung: einstimmig ? stufe.einstimmig : stufe.sonst, satz: `${verteilung(satz, bild, namen)}${bindung}`, zahlen, bindend: stufe.bindend };
}

/** All voters, the Bund among them where it votes. */
interface Gesamt { readonly ja: number; readonly nein: number; readonly enthaltung: number; readonly fehlt: number; readonly alle: number }

function gesamt(satz: Regelsatz, b: Stimmenbild): Gesamt {
  const mit = bundStimmtMit(satz);
  const one = (wert: Stimmwert | null): number => (mit && b.bund === wert ? 1 : 0);
  return { ja: b.ja + one('zustimmung'), nein: b.nein + one('ablehnung'), enthaltung: b.enthaltung + one('enthaltung'), fehlt: b.fehlt + one(null), alle: satz.waehler.length };
}

function zaehltWidersprueche(regel: Regel): boolean {
  return regel.stufen.some((s) => s.schwelle.art === 'hoechstens_widersprueche');
}

/** In writing, where who is silent consents: nobody objects until the Frist is over or everybody has answered. */
function bySchweigen(b: Stimmenbild, g: Gesamt, zahlen: string, ohne: (grund: string) => Ergebnis, namen?: Zaehlung): Ergebnis {
  if (g.nein > 0) return ohne(`${subjekt(b.nein, namen?.ablehnung, g.nein > b.nein)} ab; die Sache kommt auf die Tagesordnung der nächsten Sitzung.`);
  if (!b.abgelaufen && g.fehlt > 0) return ohne(`Die Frist läuft noch, und ${g.fehlt === 1 ? 'eine Antwort fehlt' : `${g.fehlt} Antworten fehlen`}.`);
  const still = g.fehlt === 0 ? 'Alle haben geantwortet' : `Schweigen gilt als Zustimmung: ${wer(b.fehlt, namen?.offen, g.fehlt > b.fehlt)} ${g.fehlt === 1 ? 'hat' : 'haben'} nicht geantwortet`;
  return { angenommen: true, bezeichnung: g.fehlt === 0 && b.ja > 0 ? 'einstimmig' : 'ohne Widerspruch', satz: `Niemand hat widersprochen. ${still}.`, zahlen, bindend: true };
}

/** What must be given before any threshold is looked at. */
function vorausgesetzt(regel: Regel, b: Stimmenbild): string | null {
  if (regel.pflicht.includes('BMI') && b.bund !== 'zustimmung') return 'Der Bund hat nicht zugestimmt.';
  const teil = b.ja + b.nein + b.enthaltung;
  if (regel.quorum !== null && teil < regel.quorum) return `Die Konferenz ist nicht beschlussfähig: ${teil === 1 ? 'Ein Land nimmt' : `${teil} Länder nehmen`} teil, nötig sind ${regel.quorum}.`;
  return null;
}

/** What stands against unanimity though nobody objects, and what counts like an objection. */
function wirkung(regel: Regel, g: Gesamt): { readonly hindert: boolean; readonly dagegen: number } {
  const still = regel.enthaltung === 'neutral' ? 0 : g.enthaltung + (regel.fehlen === 'wie_enthaltung' ? g.fehlt : 0);
  return { hindert: (regel.enthaltung === 'hindert' && still > 0) || (regel.fehlen === 'hindert' && g.fehlt > 0), dagegen: g.nein + (regel.enthaltung === 'wie_ablehnung' ? still : 0) };
}

function isErreicht({ schwelle: s }: Stufe, regel: Regel, b: Stimmenbild, g: Gesamt): boolean {
  const { hindert, dagegen } = wirkung(regel, g);
  switch (s.art) {
    case 'keine_ablehnung': return !hindert && dagegen === 0 && b.ja > 0;
    case 'alle_ja': return g.ja === g.alle;
    case 'mindestens': return b.ja >= s.laender;
    case 'mehrheit_abgegeben': return g.ja > dagegen;
    case 'mehrheit_mitglieder': return g.ja * 2 > g.alle;
    case 'gewichtet': return b.ja >= s.laender && b.anteil !== null && b.anteil >= s.zaehler / s.nenner;
    // An Ablehnung is a Widerspruch, and both fields may hold the same Länder.
    case 'hoechstens_widersprueche': return Math.max(b.nein + (dagegen - g.nein), b.widersprueche) <= s.laender;
    case 'unbekannt': return false;
  }
}

/** Why the first Stufe was not reached. */
function warumNicht(regel: Regel, b: Stimmenbild, g: Gesamt, namen?: Zaehlung): string {
  const s = regel.stufen[0]?.schwelle;
  if (s?.art === 'mindestens') return `${zustimmend(b.ja)}, nötig sind ${s.laender} Länder.`;
  if (s?.art === 'gewichtet') return b.anteil === null ? 'Der Anteil der zustimmenden Länder am Königsteiner Schlüssel ist nicht bekannt.' : `${zustimmend(b.ja)} mit ${prozent(b.anteil)} des Königsteiner Schlüssels, nötig sind ${s.laender} Länder mit mindestens ${s.zaehler}/${s.nenner}.`;
  if (s?.art === 'mehrheit_mitglieder') return `${g.ja} von ${g.alle} Mitgliedern stimmen zu, nötig ist mehr als die Hälfte.`;
  if (s?.art === 'mehrheit_abgegeben' && g.nein > 0) return `Zustimmung ${g.ja}, Ablehnung ${g.nein}: Es gibt keine Mehrheit.`;
  if (s?.art === 'hoechstens_widersprueche') return `Es widersprechen mehr als ${s.laender} Länder.`;
  return gegenEinstimmigkeit(regel, b, g, namen);
}

function gegenEinstimmigkeit(regel: Regel, b: Stimmenbild, g: Gesamt, namen?: Zaehlung): string {
  if (g.nein > 0) return `${subjekt(b.nein, namen?.ablehnung, g.nein > b.nein)} ab.`;
  if (g.fehlt === 1 && b.fehlt === 0 && regel.fehlen !== 'zaehlt_nicht') return 'Es fehlt die Stimme des Bundes.';
  if (g.fehlt > 0 && regel.fehlen !== 'zaehlt_nicht') return `Es ${g.fehlt === 1 ? 'fehlt die Stimme' : 'fehlen die Stimmen'} von ${objekt(b.fehlt, namen?.offen, g.fehlt > b.fehlt)}.`;
  if (b.ja === 0) return 'Kein Land hat zugestimmt.';
  if (g.enthaltung > 0) return `Die Enthaltung von ${objekt(b.enthaltung, namen?.enthaltung, g.enthaltung > b.enthaltung)} hindert.`;
  return 'Es haben nicht alle zugestimmt.';
}

function zustimmend(n: number): string {
  return n === 1 ? 'Ein Land stimmt zu' : n === 0 ? 'Kein Land stimmt zu' : `${n} Länder stimmen zu`;
}

function prozent(anteil: number): string {
  return `${(anteil * 100).toFixed(2).replace('.', ',')} Prozent`;
}

/** Who stood where, in one sentence: `Zustimmung von 13 Ländern bei Enthaltung von Bayern.` */
function verteilung(satz: Regelsatz, b: Stimmenbild, namen?: Zaehlung): string {
  const mit = bundStimmtMit(satz);
  const nur = (parteien: readonly Partei[] | undefined): readonly Partei[] | undefined => parteien?.filter((p) => p !== 'BMI');
  const gegen = b.nein === 0 ? '' : ` gegen ${b.nein === 1 ? 'die Stimme' : 'die Stimmen'} von ${objekt(b.nein, nur(namen?.ablehnung))}`;
  const enthalten = b.enthaltung === 0 ? '' : ` bei Enthaltung von ${objekt(b.enthaltung, nur(namen?.enthaltung))}`;
  const ohne = b.fehlt === 0 ? '' : ` ohne ${b.fehlt === 1 ? 'die Stimme' : 'die Stimmen'} von ${objekt(b.fehlt, nur(namen?.offen))}`;
  const bund = mit ? ` ${BUND[b.bund ?? 'fehlt']}` : '';
  const ja = b.ja === 0 ? 'Ohne ausdrückliche Zustimmung eines Landes' : `Zustimmung von ${objekt(b.ja, undefined)}`;
  return `${ja}${gegen}${enthalten}${ohne}.${bund}`;
}

const BUND: Readonly<Record<Stimmwert | 'fehlt', string>> = { zustimmung: 'Der Bund stimmt zu.', enthaltung: 'Der Bund enthält sich.', ablehnung: 'Der Bund lehnt ab.', fehlt: 'Der Bund hat nicht abgestimmt.' };

/** `Bayern lehnt`, `2 Länder und der Bund lehnen`. */
function subjekt(laender: number, namen: readonly Partei[] | undefined, bund: boolean): string {
  const satz = wer(laender, namen, bund);
  return `${satz.charAt(0).toUpperCase()}${satz.slice(1)} ${laender + (bund ? 1 : 0) === 1 ? 'lehnt' : 'lehnen'}`;
}

/** `Bayern und der Bund`, `ein Land`, `2 Länder und der Bund`. */
function wer(laender: number, namen: readonly Partei[] | undefined, bund: boolean): string {
  const count = laender === 0 ? [] : [laender === 1 ? 'ein Land' : `${laender} Länder`];
  return namen === undefined ? und([...count, ...(bund ? ['der Bund'] : [])]) : aufzaehlung(namen);
}

/** After `von`: `Bayern`, `einem Land`, `2 Ländern und dem Bund`. */
function objekt(laender: number, namen: readonly Partei[] | undefined, bund = false): string {
  const count = laender === 0 && bund ? [] : [laender === 1 ? 'einem Land' : `${laender} Ländern`];
  return und(namen?.map((p) => (p === 'BMI' ? 'dem Bund' : nameOf(p))) ?? [...count, ...(bund ? ['dem Bund'] : [])]);
}

function und(worte: readonly string[]): string {
  return worte.length < 2 ? worte.join('') : `${worte.slice(0, -1).join(', ')} und ${worte[worte.length - 1] ?? ''}`;
}

/** Names as running text: `Bayern`, `Bayern und Berlin`, `Bayern, Berlin und Hessen`; the Bund is called so. */
export function aufzaehlung(parteien: readonly Partei[]): string {
  return und(parteien.map((p) => (p === 'BMI' ? 'der Bund' : nameOf(p))));
}
