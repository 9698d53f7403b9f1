/**
 * How a report is cited, and what its marks allow (domain.md 3 and 4.4).
 * cite = genre quote TITLE [" -VS-NfD-"] quote ["(Stand: …)"] ["(freigegeben)" | "(nicht freigegeben)"]
 */
import type { Absatz, Bericht, Berichtmarke, Berichtsangabe } from './beschluss/beschluss.ts';
import { abgelehnt, ok, type Result } from './result.ts';

/** The citation as printed; the VS-NfD mark stands inside the closing quote. */
export function zitat(b: Berichtsangabe): string {
  return [
    b.gattung,
    `„${b.titel}${b.vs ? ' -VS-NfD-' : ''}“`,
    b.stand === null || b.stand === '' ? '' : `(Stand: ${b.stand})`,
    b.freigabe === null ? '' : `(${b.freigabe})`
  ].filter((part) => part !== '').join(' ');
}

/** The BMI's word on the release of a Bericht of its own. */
export const EINWILLIGUNGEN = ['offen', 'erteilt', 'verweigert'] as const;
export type Einwilligung = (typeof EINWILLIGUNGEN)[number];

/**
 * A report marked VS-NfD is never released (all 16 cases of the two published collections, domain.md 3); a report of the BMI only with
 * its own consent (domain.md 1.2). `bund` is null where the report is not the BMI's.
 */
export function checkMarke(vs: boolean, freigabe: Berichtmarke, bund: Einwilligung | null): Result<Berichtmarke, 'vs_nfd_freigegeben' | 'einwilligung_fehlt'> {
  if (freigabe !== 'freigegeben') return ok(freigabe);
  if (vs) return abgelehnt('vs_nfd_freigegeben');
  return bund === null || bund === 'erteilt' ? ok(freigabe) : abgelehnt('einwilligung_fehlt');
}

/** Authorities of the Bund that report to the conference; whole words, so that "BSI-Gesetz" is heard and "ABSI" is not. */
const STELLEN = '(?:BMI|BKA|BfV|BPOL|THW|BBK|BAMF|BSI|BVA|BDBOS|ZITiS|Technische[ns]? Hilfswerks?|Bundes(?:regierung|polizei|kriminalamt|verwaltungsamt|amt|anstalt|(?:innen)?minister)\\p{L}*)';
const AN_DER_SEITE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${STELLEN}|(?:des|vom|durch den) Bund(?:es)?)(?![\\p{L}\\p{N}])`, 'iu');
/** In a title an authority of the Bund can be the subject; as author it stands in the genitive or behind "vom" and "durch". */
const IM_TITEL = new RegExp(`(?<![\\p{L}\\p{N}])(?:des|der|vom|durch (?:das|die|den)) ${STELLEN}(?![\\p{L}\\p{N}-])`, 'iu');
const UMKREIS = 100;

/**
 * Is the cited report one of the BMI? Its own TOP, or an authority of the Bund beside the citation or as author in its title.
 * Errs towards asking for consent; the Geschäftsstelle decides otherwise where this is wrong.
 */
export function isBundesbericht(absatz: Pick<Absatz, 'text'>, bericht: Bericht, delegation: string): boolean {
  const nachher = absatz.text.slice(bericht.bis, bericht.bis + UMKREIS).split(/(?<!\d)[.](?=\s|$)|;/u)[0] ?? '';
  const umgebung = `${absatz.text.slice(Math.max(0, bericht.von - UMKREIS), bericht.von)} ${bericht.gattung} ${nachher}`;
  return delegation === 'BMI' || AN_DER_SEITE.test(ohneZierrat(umgebung, /\s+/gu)) || IM_TITEL.test(ohneZierrat(bericht.titel, /\s+/gu));
}

/** The words with one form of each character, nothing invisible between them, and one blank for whatever `trenner` finds. */
function ohneZierrat(text: string, trenner: RegExp): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(trenner, ' ');
}

/** What stands between the words of a stamp: blanks, every dash and line, strokes and dots. */
const TRENNER = /[\s\p{Z}\p{Pd}\p{Pc}\u2212/\\|.:·•*~]+/gu;

/** The letters of a stamp, close together, spaced out or broken at the end of a line. */
const gesperrt = (wort: string): string => [...wort].join(' ?').replaceAll('Ü', '(?:Ü|U ?E)');
const stempel = (worte: readonly string[], flags: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${worte.map(gesperrt).join('|')})(?![\\p{L}\\p{N}])`, flags);

/** Stamps nobody writes by chance, in any case of letters. */
const NFD = stempel(['VSNFD', 'NURFÜRDENDIENSTGEBRAUCH'], 'iu');
const HOEHER = stempel(['VSVERTRAULICH', 'VSGEHEIM', 'AMTLICHGEHEIMGEHALTEN'], 'iu');
/** An ordinary word as well: a stamp only in capitals. */
const GEHEIM = stempel(['GEHEIM', 'STRENGGEHEIM'], 'u');

/** `hoeher`: VS-VERTRAULICH and above, which an approval for VS-NfD does not cover. */
export type VsVermerk = 'keiner' | 'nfd' | 'hoeher';

/** How classified does a document show itself? Looked for before it is taken in (domain.md 3: only IT approved for it may hold it). */
export function vsVermerkOf(text: string): VsVermerk {
  const worte = ohneZierrat(text, TRENNER);
  if (HOEHER.test(worte) || GEHEIM.test(worte)) return 'hoeher';
  return NFD.test(worte) ? 'nfd' : 'keiner';
}

/**
 * The paragraph with the citation at `index` printed with another release mark.
 * Later citations and cross references move with the words. Release is decided after the decision (domain.md, fact 4 and 5).
 */
export function withMarke(absatz: Absatz, index: number, freigabe: Berichtmarke): Absatz {
  const alt = absatz.berichte[index];
  if (alt === undefined) return absatz;
  const wort = zitat({ ...alt, freigabe });
  const shift = wort.length - (alt.bis - alt.von);
  const move = <R extends { von: number; bis: number }>(r: R): R =>
    r.von >= alt.bis ? { ...r, von: r.von + shift, bis: r.bis + shift } : r;
  const neu: Bericht = { ...alt, freigabe, bis: alt.bis + shift };
  return {
    ...absatz,
    text: absatz.text.slice(0, alt.von) + wort + absatz.text.slice(alt.bis),
    berichte: absatz.berichte.map((b, i) => (i === index ? neu : move(b))),
    ...(absatz.verweise === undefined ? {} : { verweise: absatz.verweise.map(move) })
  };
}
