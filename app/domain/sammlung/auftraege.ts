/**
 * Tasks with a due session: a Ziffer that asks somebody for something "zur Herbstsitzung 2022" (domain.md 0.7, 4.6 and 4.9).
 * The many words for a session become a season and a year; a calendar date stays in the words of the text.
 * No task: a season without a session ("möglichst bis zum Frühjahr"), a session of the past, a mere cross reference.
 */
import { MONATE } from './kopf.ts';

const AUFFORDERUNG = /\b(?:beauftrag(?:t|en)|bitte[nt]|forder[nt]|ersuch(?:t|en)|empfiehlt)\b/u;
const ANLASS = String.raw`(?:zur|bis zur|zu ihrer|zu seiner|in ihrer|in der|in seiner|für die|bis zu ihrer|spätestens zur)\s+`;
const SITZUNG = new RegExp(
  String.raw`${ANLASS}(?:IMK-\s?)?(Frühjahr|Herbst)s?-?\s?(?:IMK|[Ss]itzung|[Kk]onferenz|[Tt]agung)\s+(\d{4})`,
  'u'
);
const JAHRESZEIT = new RegExp(String.raw`${ANLASS}(?:IMK|Sitzung|Konferenz)\s+im\s+(Frühjahr|Herbst)\s+(\d{4})`, 'u');
const KALENDER = new RegExp(String.raw`\bbis\s+(?:spätestens\s+)?(?:zum\s+)?((?:Anfang|Mitte|Ende)\s+(?:${MONATE.join('|')})\s+(\d{4}))`, 'u');

/** When the task of a paragraph is due: `Herbst 2022`, `Ende März 2021`; null where it is none. */
export function faelligkeitOf(text: string, beschlussdatum: string): string | null {
  if (!AUFFORDERUNG.test(text)) return null;
  const sitzung = SITZUNG.exec(text) ?? JAHRESZEIT.exec(text);
  if (sitzung !== null) return isKuenftig(sitzung[2], beschlussdatum) ? `${sitzung[1] ?? ''} ${sitzung[2] ?? ''}` : null;
  const kalender = KALENDER.exec(text);
  return kalender !== null && isKuenftig(kalender[2], beschlussdatum) ? (kalender[1] ?? null) : null;
}

function isKuenftig(jahr: string | undefined, beschlussdatum: string): boolean {
  return Number(jahr) >= Number(beschlussdatum.slice(0, 4));
}
