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

/** A report marked VS-NfD is never released (all 16 cases of the two published collections, domain.md 3). */
export function checkMarke(vs: boolean, freigabe: Berichtmarke): Result<Berichtmarke, 'vs_nfd_freigegeben'> {
  return vs && freigabe === 'freigegeben' ? abgelehnt('vs_nfd_freigegeben') : ok(freigabe);
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
