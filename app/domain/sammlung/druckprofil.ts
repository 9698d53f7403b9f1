/**
 * How a conference prints its decisions: words and order that differ between the conferences, as data (domain.md 1.3, 4.1, 5 and 6).
 * Printers and the reader ask here and know no conference by name. What all share is in wortlaut.ts; what a Sammlung of 2001 to 2015
 * did differently is a layout of the text (text.ts), not a profile.
 */
import { isUmlauf, type Kopf } from './sammlung.ts';

/** `{nummer}`, `{nummern}`, `{ergebnis}` and `{laender}` are places for words; everything else is printed as it stands. */
export interface Druckprofil {
  /** Short name (`IMK`). */
  readonly kurz: string;
  /** Printed name in the genitive, in the lines of the title page. */
  readonly name: readonly string[];
  /** What stands before the title of an agenda item: `TOP {nummer}:`. */
  readonly ueberschrift: string;
  /** What a continuation page says: `noch TOP {nummern}`. */
  readonly noch: string;
  /** The line before the text of a decision, or null where the conference prints none. */
  readonly beschlusswort: string | null;
  /** The sentence with the outcome that stands before the text, where the decision carries its `ergebnis`; null: no such sentence. */
  readonly votum: string | null;
  /** Word of a note's head line. */
  readonly notiz: string;
  /** Line that names the Länder which report on an item; null: none is printed. */
  readonly berichterstattung: string | null;
  /** True where conference, date and place stand over every decision as a sheet of its own instead of a run head of the Sammlung. */
  readonly einzelblaetter: boolean;
  /** Where the title stands: `haengend` beside the number, its lines hanging under each other; `darunter` on a line of its own below a long number. */
  readonly titelstellung: 'haengend' | 'darunter';
}

const IMK: Druckprofil = {
  kurz: 'IMK', name: ['Ständigen Konferenz der Innenminister', 'und -senatoren der Länder'],
  ueberschrift: 'TOP {nummer}:', noch: 'noch TOP {nummern}', beschlusswort: 'Beschluss:', votum: null, notiz: 'Protokollnotiz', berichterstattung: null, einzelblaetter: false,
  titelstellung: 'haengend'
};

/** Sources by conference: IMK domain.md 4.1; VMK and WMK 5 and F37, F38; GMK 5 and F6; UMK 1.3 and F9; JuMiKo 5 and F16; others 1.3 (label of notes). */
export const DRUCKPROFILE: readonly Druckprofil[] = [
  IMK,
  { ...IMK, kurz: 'VMK', name: ['Verkehrsministerkonferenz'], ueberschrift: 'Punkt {nummer} der Tagesordnung:', noch: 'noch Punkt {nummern} der Tagesordnung', notiz: 'Protokollerklärung', einzelblaetter: true, titelstellung: 'darunter' },
  { ...IMK, kurz: 'WMK', name: ['Wirtschaftsministerkonferenz'], ueberschrift: 'Punkt {nummer} der Tagesordnung:', noch: 'noch Punkt {nummern} der Tagesordnung', einzelblaetter: true, titelstellung: 'darunter' },
  { ...IMK, kurz: 'GMK', name: ['Gesundheitsministerkonferenz'], beschlusswort: null, votum: 'Die GMK hat {ergebnis} beschlossen:' },
  { ...IMK, kurz: 'UMK', name: ['Umweltministerkonferenz'], notiz: 'Protokollerklärung' },
  { ...IMK, kurz: 'AMK', name: ['Agrarministerkonferenz'], notiz: 'Protokollerklärung' },
  { ...IMK, kurz: 'MPK', name: ['Konferenz der Regierungschefinnen und Regierungschefs der Länder'], notiz: 'Protokollerklärung' },
  { ...IMK, kurz: 'JuMiKo', name: ['Konferenz der Justizministerinnen und Justizminister'], berichterstattung: 'Berichterstattung: {laender}' }
];

/** The profile of a conference by its short name or its printed name; one without an entry is printed as the IMK prints, under its own name. */
export function druckprofilOf(konferenz: string): Druckprofil {
  return DRUCKPROFILE.find((p) => p.kurz === konferenz || p.name.join(' ') === konferenz) ?? { ...IMK, kurz: konferenz, name: [konferenz] };
}

/** What a decision in writing is called in its heading: it stood on no agenda. A long word, so that the title stands below it. */
export const UMLAUFWORTE: Pick<Druckprofil, 'ueberschrift' | 'noch' | 'titelstellung'> = { ueberschrift: 'Umlaufbeschluss {nummer}:', noch: 'noch Umlaufbeschluss {nummern}', titelstellung: 'darunter' };

/** The words round the decisions of a Sammlung: the conference's, and other headings for what was decided in writing. */
export function druckprofilFor({ konferenz, art }: Pick<Kopf, 'konferenz' | 'art'>): Druckprofil {
  return isUmlauf(art) ? { ...druckprofilOf(konferenz), ...UMLAUFWORTE } : druckprofilOf(konferenz);
}

/** Puts words into the places of a pattern. */
export function fuelle(muster: string, worte: Readonly<Record<string, string>>): string {
  return muster.replace(/\{(\p{L}+)\}/gu, (platz, name: string) => worte[name] ?? platz);
}
