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

/** Words by which a text shows a cited report to be the BMI's own: "Bericht des BMI „…“", "„…“ des Bundesministeriums des Innern". */
const DES_BUNDES = /\b(?:des BMI|vom BMI|des Bundesministeriums des Innern|der Bundesregierung)\b/u;

/** Is the cited report one of the BMI? Its own TOP, or its name beside the citation; the Geschäftsstelle decides otherwise where this is wrong. */
export function isBundesbericht(absatz: Pick<Absatz, 'text'>, bericht: Bericht, delegation: string): boolean {
  const umgebung = `${absatz.text.slice(Math.max(0, bericht.von - 60), bericht.von)} ${bericht.gattung} ${absatz.text.slice(bericht.bis, bericht.bis + 60).split(/[.;]/u)[0] ?? ''}`;
  return delegation === 'BMI' || DES_BUNDES.test(umgebung);
}

const VS_VERMERK = /VS\s*[-–—]\s*(?:NfD|NUR\s+F(?:Ü|UE)R\s+DEN\s+DIENSTGEBRAUCH)|VS-NUR\s+FÜR|NUR\s+FÜR\s+DEN\s+DIENSTGEBRAUCH|VS-VERTRAULICH|\bGEHEIM\b\s*-\s*amtlich/iu;

/** Does a document show that it is classified? Looked for before it is taken in (domain.md 3: only IT approved for it may hold it). */
export function hatVsVermerk(text: string): boolean {
  return VS_VERMERK.test(text);
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
