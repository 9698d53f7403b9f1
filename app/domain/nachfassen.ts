/**
 * The Nachfassliste of the Geschäftsstelle: Land by Land what is still missing, and when it may be asked for again (features.md 33, 54).
 * It counts only what all may know: shared positions, Stimmen, announced notes, answers to a round. Who has an inner house is not looked into.
 */
import { PARTEIEN, type Partei } from './land.ts';
import { abgelehnt, ok, type Result } from './result.ts';

export const AUSSTAENDE = ['position', 'stimme', 'notiz', 'umlauf', 'freigabe'] as const;
/** What can be missing: a position in the Länderabfrage, a Stimme, a signature under changed words, an answer in writing, one to the Freigabe. */
export type Ausstand = (typeof AUSSTAENDE)[number];

/** One matter that answers are awaited on. `ort` names it without its title: `TOP 7`, `Umlauf 3/2027`; '' for the Sitzung itself. */
export interface Sache { readonly art: Ausstand; readonly ort: string; readonly offen: readonly Partei[] }
export interface Nachfasszeile { readonly partei: Partei; readonly fehlt: Readonly<Record<Ausstand, readonly string[]>> }

/** A row for every Partei that something is awaited from, in printing order; each matter stands under everybody it is open for. */
export function nachfassliste(sachen: readonly Sache[]): Nachfasszeile[] {
  return PARTEIEN.filter((partei) => sachen.some((s) => s.offen.includes(partei))).map((partei) => {
    const orte = (art: Ausstand): string[] => sachen.filter((s) => s.art === art && s.offen.includes(partei)).map((s) => s.ort);
    return { partei, fehlt: { position: orte('position'), stimme: orte('stimme'), notiz: orte('notiz'), umlauf: orte('umlauf'), freigabe: orte('freigabe') } };
  });
}

const WORT: Readonly<Record<Ausstand, string>> = {
  position: 'Position in der Länderabfrage', stimme: 'Stimme', notiz: 'Bestätigung der Protokollnotiz', umlauf: 'Antwort im Umlaufverfahren', freigabe: 'Antwort zur Freigaberunde'
};

/** `Stimme: TOP 3, TOP 7`, a line for each kind that is missing; never a title. */
export function fehlzeilen({ fehlt }: Nachfasszeile): string[] {
  return AUSSTAENDE.filter((art) => fehlt[art].length > 0).map((art) => {
    const orte = fehlt[art].length === 1 ? fehlt[art].filter((ort) => ort !== '') : fehlt[art].map((ort) => (ort === '' ? 'Sitzung' : ort));
    return orte.length === 0 ? WORT[art] : `${WORT[art]}: ${orte.join(', ')}`;
  });
}

/** Who is written to: everybody something is missing from who was not written to today. */
export function waehleEmpfaenger(zeilen: readonly Nachfasszeile[], heuteSchon: readonly Partei[]): Result<Nachfasszeile[], 'nichts_offen' | 'heute_schon_nachgefasst'> {
  if (zeilen.length === 0) return abgelehnt('nichts_offen');
  const rest = zeilen.filter((z) => !heuteSchon.includes(z.partei));
  return rest.length === 0 ? abgelehnt('heute_schon_nachgefasst') : ok(rest);
}
