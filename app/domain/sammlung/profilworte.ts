/**
 * The words of a conference round a decision, as a text or Markdown prints them: heading, line before the text, rapporteurs.
 * Filled from druckprofil.ts; druckmuster.ts reads the same words back.
 */
import { fuelle, type Druckprofil } from './druckprofil.ts';
import type { Topkopf, VeroeffentlichterBeschluss } from './sammlung.ts';
import { aufzaehlung } from './wortlaut.ts';

/** `TOP 7:` before a title. */
export function kopfwort(profil: Pick<Druckprofil, 'ueberschrift'>, nummer: string): string {
  return fuelle(profil.ueberschrift, { nummer });
}

/** What stands between the headings and the text: "Beschluss:", or the sentence with the outcome; nothing where the conference prints none. */
export function vorworte(profil: Druckprofil, { ergebnis }: Pick<VeroeffentlichterBeschluss, 'ergebnis'>): string[] {
  const votum = profil.votum === null || ergebnis === undefined ? [] : [fuelle(profil.votum, { ergebnis })];
  return [...(profil.beschlusswort === null ? [] : [profil.beschlusswort]), ...votum];
}

/** The line of the rapporteurs, where item and conference have one. */
export function berichtzeile(profil: Druckprofil, { berichterstattung }: Pick<Topkopf, 'berichterstattung'>): string[] {
  if (profil.berichterstattung === null || berichterstattung === undefined || berichterstattung.length === 0) return [];
  return [fuelle(profil.berichterstattung, { laender: aufzaehlung(berichterstattung) })];
}
