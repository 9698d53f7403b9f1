/**
 * Transmission orders: which conference the chair is to inform, ask or give notice of a decision (domain.md 0.8 and 4.9).
 * Recipients by their abbreviation, in the order of the words, also where the text spells the name out.
 * Orders to the BMI instead of the chair, and mentions of a conference's own decision, are none.
 */

/** Abbreviation and written-out names of the recipients; the longer name stands before one it contains. */
const EMPFAENGER: readonly (readonly [string, RegExp])[] = [
  ['MPK', /\bMPK\b|Ministerpräsidentenkonferenz|Konferenz der Regierungschef(?:innen|s)(?: und Regierungschefs)?|Regierungschefkonferenz/gu],
  ['JuMiKo', /\bJuMiKo\b|Justizministerkonferenz|Konferenz der Justizminister/gu],
  ['IntMK', /\bIntMK\b|Integrationsministerkonferenz/gu],
  ['FMK', /\bFMK\b|(?<!\p{L})Finanzministerkonferenz/gu],
  ['WMK', /\bWMK\b|(?<!\p{L})Wirtschaftsministerkonferenz/gu],
  ['ASMK', /\bASMK\b|Arbeits- und Sozialministerkonferenz/gu],
  ['GMK', /\bGMK\b|(?<!\p{L})Gesundheitsministerkonferenz/gu],
  ['VMK', /\bVMK\b|(?<!\p{L})Verkehrsministerkonferenz/gu],
  ['VSMK', /\bVSMK\b|Verbraucherschutzministerkonferenz/gu],
  ['UMK', /\bUMK\b|(?<!\p{L})Umweltministerkonferenz/gu],
  ['AMK', /\bAMK\b|(?<!\p{L})Agrarministerkonferenz/gu],
  ['BMK', /\bBMK\b|(?<!\p{L})Bauministerkonferenz/gu],
  ['KMK', /\bKMK\b|(?<!\p{L})Kultusministerkonferenz/gu],
  ['EMK', /\bEMK\b|(?<!\p{L})Europaministerkonferenz/gu],
  ['SMK', /\bSMK\b|(?<!\p{L})Sportministerkonferenz/gu],
  ['JFMK', /\bJFMK\b|Jugend- und Familienministerkonferenz/gu],
  ['GFMK', /\bGFMK\b|Gleichstellungs- und Frauenministerkonferenz|Frauenministerkonferenz/gu],
  ['IMK', /\bIMK\b|(?<!\p{L})Innenministerkonferenz/gu],
  ['IT-Planungsrat', /(?<!\p{L})IT-Planungsrats?\b/gu]
];

const BITTE = /\bbitte[nt]\b[^.]*?\b(?:ihre[nr]?|[Ss]eine[nr]?|Ihre[nr]?|de[nr]|die)\s+Vorsitz(?:enden?|land)?\b/u;
/** "gemäß dem Beschluss der X", "Ansprechpartner … der X": another body's act, not a recipient. */
const FREMDER_AKT = /(?<!diese[ns]?\s)(?:Beschluss|Beschlüsse|Beschlusses|Auftrag|Bericht|Abstimmung mit|Sitzung|Sitzungen|Bekenntnis)\s+(?:de[rs]\s+)?$/u;

/** Recipients of a transmission by the chair of `eigene`, or none. */
export function empfaengerOf(text: string, eigene: string): string[] {
  const bitte = BITTE.exec(text);
  if (bitte === null) return [];
  const ab = bitte.index + bitte[0].length;
  const auftrag = text.slice(ab, satzende(text, ab));
  const funde = EMPFAENGER.flatMap(([name, muster]) =>
    [...auftrag.matchAll(muster)].filter((t) => !FREMDER_AKT.test(auftrag.slice(0, t.index))).map((t) => ({ name, ort: t.index }))
  );
  const namen = funde.sort((a, b) => a.ort - b.ort).map((fund) => fund.name);
  return [...new Set(namen)].filter((name) => name !== eigene);
}

function satzende(text: string, ab: number): number {
  const treffer = /[\p{Ll})“"]\.(?:\s+\p{Lu}|$)/u.exec(text.slice(ab));
  return treffer === null ? text.length : ab + treffer.index + 1;
}
