/**
 * Abbreviations: which ones a reader of a Sammlung knows, and which a text introduces itself ("… (ABC)").
 * The list is of what the published collections use without explanation, and of German law and administration in general.
 */
import { LAENDER } from '../land.ts';

const BEKANNT: ReadonlySet<string> = new Set([
  ...LAENDER,
  // Conferences and their bodies (domain.md 1.6, 2.1).
  'IMK', 'BMI', 'AK', 'UA', 'BLAG', 'LAG', 'BLK', 'AG', 'MPK', 'KMK', 'GMK', 'UMK', 'AMK', 'VSMK', 'VMK', 'WMK', 'JuMiKo', 'JFMK', 'EMK', 'SMK', 'BMK', 'FMK', 'IntMK', 'ASMK', 'GFMK', 'ACK', 'CdS',
  // Authorities and offices.
  'BKA', 'LKA', 'BfV', 'LfV', 'BND', 'MAD', 'BSI', 'BBK', 'THW', 'BAMF', 'BDBOS', 'BfDI', 'DHPol', 'BPOL', 'BMJ', 'BMF', 'BMVg', 'BMG', 'BMFSFJ', 'BMDV', 'BMAS', 'BMWK', 'KBA', 'DRK', 'DLRG', 'DFV', 'BOS', 'GdP',
  // Law and form.
  'GG', 'StGB', 'StPO', 'BGB', 'VwVfG', 'VwGO', 'AufenthG', 'AsylG', 'WaffG', 'SprengG', 'BKAG', 'ZPO', 'OWiG', 'DSGVO', 'TOP', 'VS', 'NfD', 'VS-NfD', 'EU', 'UN', 'NATO', 'USA', 'IT', 'PDF', 'KRITIS', 'DIN', 'ISO', 'CBRN', 'NINA', 'COVID', 'EDV', 'WLAN', 'SMS', 'LTE', 'GPS', 'PKW', 'LKW', 'ÖPNV', 'SPD', 'CDU', 'CSU'
]);

/** Two capitals at least, letters only, perhaps in parts: `BDBOS`, `IntMK`, `VS-NfD`. Roman numbers of Arbeitskreise are none. */
const ABKUERZUNG = /(?<![\p{L}\p{N}-])(?=\p{L}*\p{Lu}\p{L}*\p{Lu})(?!\p{Lu}\p{Ll}{3,})[\p{Lu}][\p{L}]{1,9}(?![\p{L}\p{N}])/gu;
const ROEMISCH = /^(?:[IVX]+)$/u;
/** Joined words that only look like one: "LänderInnen" and the like are style, not abbreviation. */
const WORTFORM = /\p{Ll}{3}/u;

export interface Abkuerzungsfund {
  readonly wort: string;
  readonly von: number;
}

/** Abbreviations of a text that are neither known nor introduced in `vorher` or before their first use; each once, at its first place. */
export function unbekannteAbkuerzungen(text: string, vorher = ''): Abkuerzungsfund[] {
  const gesehen = new Set<string>();
  const funde: Abkuerzungsfund[] = [];
  for (const treffer of text.matchAll(ABKUERZUNG)) {
    const wort = treffer[0];
    if (gesehen.has(wort) || BEKANNT.has(wort) || ROEMISCH.test(wort) || WORTFORM.test(wort)) continue;
    gesehen.add(wort);
    const eingefuehrt = `${vorher} ${text.slice(0, treffer.index)}`.includes(`(${wort}`) || text[treffer.index - 1] === '(';
    if (!eingefuehrt && !vorher.includes(wort)) funde.push({ wort, von: treffer.index });
  }
  return funde;
}
