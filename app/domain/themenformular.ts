/**
 * The Word form of a Themenanmeldung: its fields, and what their words mean (issue "Verfahren": import of a filled form with review;
 * docs/entscheidungen/0096). Nothing is decided from a form alone: what is read fills the page of the registration, where a person looks at it.
 */
export const FELDER = [
  ['titel', 'Titel', 'In einer Zeile; der Titel selbst enthält nichts Schutzbedürftiges.'],
  ['untertitel', 'Untertitel', 'Freiwillig, je Absatz einer.'],
  ['teile', 'Teile', 'Freiwillig, je Absatz einer: a) Titel des Teils.'],
  ['arbeitskreis', 'Arbeitskreis', 'I bis VI, oder leer.'],
  ['text', 'Beschlussvorschlag', 'Je Absatz eine Ziffer, ein Punkt oder ein Unterpunkt; Nummern und Aufzählungszeichen werden erkannt.']
] as const;
export type Feldname = (typeof FELDER)[number][0];

/** The paragraphs that a form holds in each field, and those that stand in none. */
export interface Formularroh { readonly felder: Readonly<Record<Feldname, readonly string[]>>; readonly rest: readonly string[] }

/** Words for the fields of the page, as a person would have typed them there. */
export interface Formularinhalt {
  readonly titel: string;
  readonly untertitel: string;
  readonly teile: string;
  /** `I` to `VI`, or '' for none. */
  readonly arbeitskreis: string;
  readonly text: string;
}
/** `befunde`: sentences about what was not understood; nothing is passed over in silence. */
export interface Formularlesung { readonly inhalt: Formularinhalt; readonly befunde: readonly string[] }

const ROEMISCH = ['I', 'II', 'III', 'IV', 'V', 'VI'];

export function deuteFormular({ felder, rest }: Formularroh): Formularlesung {
  const befunde: string[] = [];
  const zeilen = (feld: Feldname): string[] => felder[feld].map((zeile) => zeile.replace(/[\s\u00a0]+/gu, ' ').trim()).filter((zeile) => zeile !== '');
  const titel = zeilen('titel').join(' ');
  if (titel === '') befunde.push('Im Formular steht kein Titel.');
  const arbeitskreis = arbeitskreisOf(zeilen('arbeitskreis').join(' '));
  if (arbeitskreis === null) befunde.push(`Der Arbeitskreis „${kurz(zeilen('arbeitskreis').join(' '))}“ ist nicht bekannt. Bitte wählen Sie ihn aus.`);
  const uebrig = rest.map((zeile) => zeile.trim()).filter((zeile) => zeile !== '');
  if (uebrig.length > 0) befunde.push(`Außerhalb der Felder steht: „${kurz(uebrig.join(' · '))}“. Es wurde nicht übernommen.`);
  // A blank line between paragraphs: each one of the form is one of the text, never the rest of a wrapped line.
  return { inhalt: { titel, untertitel: zeilen('untertitel').join('\n'), teile: zeilen('teile').join('\n'), arbeitskreis: arbeitskreis ?? '', text: zeilen('text').join('\n\n') }, befunde };
}

/** '' where none is named, null where it is none of the six. */
function arbeitskreisOf(worte: string): string | null {
  const genannt = worte.replace(/^(?:AK|Arbeitskreis)\b\s*/iu, '').trim().toUpperCase();
  if (/^(?:|-|–|KEINER|OHNE)$/u.test(genannt)) return '';
  if (ROEMISCH.includes(genannt)) return genannt;
  return /^[1-6]$/u.test(genannt) ? (ROEMISCH[Number(genannt) - 1] ?? null) : null;
}

function kurz(worte: string): string {
  return worte.length <= 400 ? worte : `${worte.slice(0, 400)} …`;
}
