/**
 * Who acts for a Delegationsleitung, from when to when (docs/entscheidungen/0078): named among the accounts of the same Delegation, for whole days of
 * Europe/Berlin. While it runs, the account has the role of the Leitung and no other; it names no further Vertretung.
 */
import { plusTage, readFrist, TAG_MS } from '../frist.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import type { Rolle } from './rollen.ts';

/** From `ab` until before `bis`, in milliseconds since 1970 UTC. */
export interface Zeitraum { readonly ab: number; readonly bis: number }

export type Stand = 'kommt' | 'laeuft' | 'beendet' | 'widerrufen';

/** A Vertretung for longer is an office: then the account itself gets the role. */
const HOECHSTENS_TAGE = 366;

/** Whom a Leitung may name: who already reads and writes for the Delegation. */
export function mayVertreten(rolle: Rolle): boolean {
  return rolle === 'lesend' || rolle === 'bearbeitung';
}

/** Reads first and last day (`YYYY-MM-DD`, both included); refused when it has ended already, ends before it begins, or lasts longer than a year. */
export function readZeitraum(vonTag: string, bisTag: string, jetzt: number): Result<Zeitraum, 'vertretung_tage' | 'vertretung_lang'> {
  const von = readFrist(`${vonTag}T00:00`);
  const letzter = readFrist(`${bisTag}T00:00`);
  if (!von.ok || !letzter.ok) return abgelehnt('vertretung_tage');
  const folgetag = readFrist(`${plusTage(bisTag, 1)}T00:00`);
  if (!folgetag.ok || letzter.wert.zeitpunkt < von.wert.zeitpunkt || folgetag.wert.zeitpunkt <= jetzt) return abgelehnt('vertretung_tage');
  if (Date.parse(bisTag) - Date.parse(vonTag) >= HOECHSTENS_TAGE * TAG_MS) return abgelehnt('vertretung_lang');
  return ok({ ab: von.wert.zeitpunkt, bis: folgetag.wert.zeitpunkt });
}

/** True where both have a moment in common. */
export function overlaps(a: Zeitraum, b: Zeitraum): boolean {
  return a.ab < b.bis && b.ab < a.bis;
}

/** Where a Vertretung stands at this moment. */
export function standOfVertretung(v: Zeitraum & { readonly widerrufen: boolean }, jetzt: number): Stand {
  if (v.widerrufen) return 'widerrufen';
  if (jetzt < v.ab) return 'kommt';
  return jetzt < v.bis ? 'laeuft' : 'beendet';
}
