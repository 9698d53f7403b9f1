/**
 * The sixteen Länder, the BMI and the Geschäftsstelle as Delegationen.
 * Codes follow ISO 3166-2:DE; the order is alphabetical by full name, the BMI last (domain.md 1.4).
 */

/** Codes of the Länder in the order in which they are printed. */
export const LAENDER = ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const;

export type Land = (typeof LAENDER)[number];
/** Who drafts, proposes and gives Protokollnotizen: the Länder and, as a guest without a vote, the BMI. */
export type Partei = Land | 'BMI';
/** Where an account belongs: a Partei or the Geschäftsstelle, which has no voice of its own. */
export type Delegation = Partei | 'GS';

/** Parteien in printing order: Länder by name, BMI last. */
export const PARTEIEN: readonly Partei[] = [...LAENDER, 'BMI'];
export const DELEGATIONEN: readonly Delegation[] = [...PARTEIEN, 'GS'];

const NAMEN: Readonly<Record<Delegation, string>> = {
  BW: 'Baden-Württemberg', BY: 'Bayern', BE: 'Berlin', BB: 'Brandenburg', HB: 'Bremen', HH: 'Hamburg', HE: 'Hessen',
  MV: 'Mecklenburg-Vorpommern', NI: 'Niedersachsen', NW: 'Nordrhein-Westfalen', RP: 'Rheinland-Pfalz', SL: 'Saarland',
  SN: 'Sachsen', ST: 'Sachsen-Anhalt', SH: 'Schleswig-Holstein', TH: 'Thüringen',
  BMI: 'Bundesministerium des Innern', GS: 'Geschäftsstelle'
};

/** Full German name of a Delegation, as it stands in running text. */
export function nameOf(delegation: Delegation): string {
  return NAMEN[delegation];
}

export function isLand(code: string): code is Land {
  return (LAENDER as readonly string[]).includes(code);
}

export function isPartei(code: string): code is Partei {
  return code === 'BMI' || isLand(code);
}

export function isDelegation(code: string): code is Delegation {
  return code === 'GS' || isPartei(code);
}

/** Sorts Parteien into printing order; codes that occur twice are kept once. */
export function inPrintingOrder(parteien: readonly Partei[]): Partei[] {
  return PARTEIEN.filter((partei) => parteien.includes(partei));
}
