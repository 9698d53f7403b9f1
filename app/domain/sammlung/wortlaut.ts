/**
 * The words every print of a Sammlung shares, what stands over its pages, and the runs of a paragraph that are set in italics.
 * Source: the published layouts (domain.md 4.1, 4.4, 5). Numbers of Ziffern come from gliederung.ts, the words round a decision from profilworte.ts.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { titelOfSitzung } from '../sitzung.ts';
import { druckprofilOf, fuelle, type Druckprofil } from './druckprofil.ts';
import { laufkopf, titelblattOf } from './kopf.ts';
import type { Kopf, Notiz, Topkopf } from './sammlung.ts';

export const HINWEISWORT = 'Hinweise:';
export const BESCHLUSSWORT = 'Beschluss:';

/** `a`, `a und b`, `a, b und c`. */
export function aufzaehlung(woerter: readonly string[]): string {
  if (woerter.length < 2) return woerter.join('');
  return `${woerter.slice(0, -1).join(', ')} und ${woerter.at(-1) ?? ''}`;
}

/** What a continuation page says: `noch TOP 6 und 7`. */
export function nochZeile(tops: readonly Pick<Topkopf, 'nummer'>[], profil: Pick<Druckprofil, 'noch'>): string {
  return fuelle(profil.noch, { nummern: aufzaehlung(tops.map((top) => top.nummer)) });
}

/** What stands centred on every page of a decision: the run head of the Sammlung, or Sitzung, conference, date and place of a sheet of its own. */
export function seitenkopf(kopf: Kopf): string[] {
  if (!druckprofilOf(kopf.konferenz).einzelblaetter) return laufkopf(kopf);
  return [titelOfSitzung(kopf), ...titelblattOf(kopf).slice(3)];
}

/** The head line of a note: `Protokollnotiz BY, BW und BMI:`. */
export function notizkopf(notiz: Pick<Notiz, 'bezeichnung' | 'parteien'>): string {
  return `${notiz.bezeichnung} ${aufzaehlung(notiz.parteien)}:`;
}

export interface Lauf {
  readonly text: string;
  /** A printed release mark, set in italics. */
  readonly marke: boolean;
}

const MARKE = /\((?:nicht )?freigegeben\)/gu;

/** The words of a paragraph in runs: release marks apart from the rest. Joined, the runs are the exact text. */
export function laeufe(absatz: Pick<Absatz, 'text'>): Lauf[] {
  const out: Lauf[] = [];
  let ab = 0;
  for (const treffer of absatz.text.matchAll(MARKE)) {
    if (treffer.index > ab) out.push({ text: absatz.text.slice(ab, treffer.index), marke: false });
    out.push({ text: treffer[0], marke: true });
    ab = treffer.index + treffer[0].length;
  }
  if (ab < absatz.text.length) out.push({ text: absatz.text.slice(ab), marke: false });
  return out;
}
