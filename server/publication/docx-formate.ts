/**
 * The named formats of the DOCX and their measures: the typeface, indents and distances of the printed Sammlung (typst/vorlage.typ) in Word's units.
 * Every line of a print has a format of its own, so that an office can restyle the file and a program can read it back (docx-lesen.ts).
 */
import { AlignmentType, LevelFormat, LineRuleType, type IParagraphStyleOptions, type IPropertiesOptions } from 'docx';
import type { Druckzeile } from './druckzeilen.ts';

/** Twentieths of a point in a length given in millimetres. */
export function mm(laenge: number): number {
  return Math.round((laenge * 1440) / 25.4);
}

/** Format of each line by its role; text in a note has the same with a word in front. */
export const FORMAT_DER_ROLLE = {
  top: 'Heading1', verbindung: 'Verbindung', untertitel: 'TopUntertitel', teil: 'TopTeil', berichterstattung: 'Berichterstattung', beschlusswort: 'Beschlusszeile', votum: 'Votum',
  notizkopf: 'Notizkopf', absatz: 'Absatz', ziffer: 'Ziffer', punkt: 'Punkt', unterpunkt: 'Unterpunkt', schluss: 'Schluss'
} as const satisfies Record<Druckzeile['rolle'], string>;

/** Text of a note: `NotizZiffer`. */
export const NOTIZFORMAT = 'Notiz';
export const DECKBLATTFORMATE = { amt: 'Amtsblock', titel: 'Sammlungstitel', hinweiswort: 'Hinweiswort', hinweis: 'Hinweis' } as const;
export const KOPFFORMATE = { entwurf: 'Entwurfsvermerk', laufkopf: 'Laufkopf', seitenzahl: 'Seitenzahl', noch: 'Fortsetzung' } as const;

/** How far words hang behind a number of one and of two digits, and behind a bullet. */
export const EINZUG = { einstellig: mm(5.4), mehrstellig: mm(7.4), punkt: mm(4), top: mm(23) } as const;

const [KLEIN, TEXT, GROSS, TITEL] = [18, 22, 24, 32];
const fett = { bold: true } as const;
const zeile = (punkt: number): { line: number; lineRule: typeof LineRuleType.AUTO } => ({ line: Math.round(punkt * 240), lineRule: LineRuleType.AUTO });
const abstand = (vor: number, nach: number): { before: number; after: number } => ({ before: vor * 20, after: nach * 20 });

function format(id: string, name: string, paragraph: IParagraphStyleOptions['paragraph'], run: IParagraphStyleOptions['run'] = {}, basedOn = 'Normal'): IParagraphStyleOptions {
  return { id, name, basedOn, quickFormat: true, paragraph, run };
}

const mitte = { alignment: AlignmentType.CENTER } as const;
const block = { alignment: AlignmentType.BOTH, widowControl: true } as const;
const haengendFett = { alignment: AlignmentType.LEFT, keepNext: true, indent: { left: EINZUG.top } } as const;

const TEXTFORMATE: IParagraphStyleOptions[] = (['Absatz', 'Ziffer', 'Punkt', 'Unterpunkt', 'Schluss'] as const).flatMap((name) => {
  const dicht = name === 'Punkt' || name === 'Unterpunkt';
  return [
    format(name, name, { ...block, spacing: { ...abstand(0, dicht ? 3 : 8), ...zeile(1.15) } }),
    format(`${NOTIZFORMAT}${name}`, `Notiz ${name}`, { ...block, spacing: { ...abstand(0, dicht ? 2 : 5), ...zeile(1.08) } }, { size: KLEIN })
  ];
});

const FORMATE: IParagraphStyleOptions[] = [
  format(DECKBLATTFORMATE.amt, 'Amtsblock', { alignment: AlignmentType.LEFT, spacing: zeile(1.1) }),
  format(DECKBLATTFORMATE.titel, 'Sammlungstitel', { ...mitte, spacing: { ...abstand(0, 4), ...zeile(1.15) } }, { ...fett, size: TITEL }),
  format(DECKBLATTFORMATE.hinweiswort, 'Hinweiswort', { alignment: AlignmentType.LEFT, keepNext: true, outlineLevel: 0, spacing: abstand(0, 8) }, { ...fett, size: GROSS }),
  format(DECKBLATTFORMATE.hinweis, 'Hinweis', { ...block, spacing: { ...abstand(0, 10), ...zeile(1.15) } }),
  format(KOPFFORMATE.entwurf, 'Entwurfsvermerk', { alignment: AlignmentType.RIGHT }, { italics: true, size: 20, color: '595959' }),
  format(KOPFFORMATE.laufkopf, 'Laufkopf', mitte, { size: 20 }),
  format(KOPFFORMATE.seitenzahl, 'Seitenzahl', { ...mitte, spacing: abstand(8, 10) }, { size: 20 }),
  format(KOPFFORMATE.noch, 'Fortsetzung', { spacing: abstand(0, 12) }, { size: TEXT }),
  format('Verbindung', 'Verbindung', { keepNext: true, spacing: abstand(4, 10) }),
  format('TopUntertitel', 'TOP Untertitel', { ...haengendFett, spacing: abstand(4, 8) }, { ...fett, size: GROSS }),
  format('TopTeil', 'TOP Teil', { ...haengendFett, indent: { left: EINZUG.top + mm(7), hanging: mm(7) }, spacing: abstand(2, 6) }, { ...fett, size: GROSS }),
  format('Berichterstattung', 'Berichterstattung', { keepNext: true, spacing: abstand(4, 8) }),
  format('Beschlusszeile', 'Beschlusszeile', { keepNext: true, outlineLevel: 1, spacing: abstand(8, 9) }, { ...fett, size: TEXT }, 'Heading2'),
  format('Votum', 'Votum', { ...block, keepNext: true, spacing: abstand(8, 9) }),
  format('Notizkopf', 'Notizkopf', { keepNext: true, outlineLevel: 1, spacing: abstand(18, 6) }, { ...fett, size: KLEIN }, 'Heading2'),
  ...TEXTFORMATE
];

const SCHWARZ = { font: 'Arial', color: '000000' } as const;

/** All formats; German is the language of every word. */
export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: { run: { font: 'Arial', size: TEXT, language: { value: 'de-DE', eastAsia: 'de-DE', bidirectional: 'ar-SA' } } },
    heading1: {
      run: { ...SCHWARZ, ...fett, size: GROSS },
      paragraph: { alignment: AlignmentType.LEFT, keepNext: true, keepLines: true, outlineLevel: 0, spacing: { ...abstand(0, 10), ...zeile(1.15) } }
    },
    heading2: { run: { ...SCHWARZ, ...fett, size: TEXT }, paragraph: { keepNext: true, outlineLevel: 1 } }
  },
  paragraphStyles: FORMATE
};

const ebene = (level: number, text: string, left: number, hanging: number, formatOf: (typeof LevelFormat)[keyof typeof LevelFormat]): { level: number; text: string; format: typeof formatOf; alignment: typeof AlignmentType.LEFT; style: { paragraph: { indent: { left: number; hanging: number } } } } =>
  ({ level, text, format: formatOf, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left, hanging } } } });

/** Ziffern count in every decision and every note from 1: one instance each. Bullets have two levels. */
export const NUMMERIERUNG: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'ziffern', levels: [ebene(0, '%1.', EINZUG.einstellig, EINZUG.einstellig, LevelFormat.DECIMAL)] },
    { reference: 'punkte', levels: [ebene(0, '•', EINZUG.punkt, EINZUG.punkt, LevelFormat.BULLET), ebene(1, '–', EINZUG.punkt * 2, EINZUG.punkt, LevelFormat.BULLET)] }
  ]
};
