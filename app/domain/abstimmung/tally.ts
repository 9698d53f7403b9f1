/** Counting Stimmen: who consented, abstained, objected, and whose Stimme is missing. Nothing is decided here (regeln.ts). */
import type { Partei } from '../land.ts';

export const STIMMWERTE = ['zustimmung', 'enthaltung', 'ablehnung'] as const;
/** The ballot of a Land, or of the Bund where it votes. "offen" is no value but the absence of a Stimme. */
export type Stimmwert = (typeof STIMMWERTE)[number];

/** A Stimme in words. What stands for a missing one is each place's own word. */
export const STIMMWORT: Readonly<Record<Stimmwert, string>> = { zustimmung: 'Zustimmung', enthaltung: 'Enthaltung', ablehnung: 'Ablehnung' };

export interface Zaehlung {
  readonly zustimmung: readonly Partei[];
  readonly enthaltung: readonly Partei[];
  readonly ablehnung: readonly Partei[];
  readonly offen: readonly Partei[];
}

/** Counts the Stimmen of the electorate; a Stimme of anybody else (the BMI, a guest) is not counted at all. */
export function tallyStimmen(waehler: readonly Partei[], stimmen: readonly { readonly land: string; readonly wert: Stimmwert }[]): Zaehlung {
  const of = new Map(stimmen.map((stimme) => [stimme.land, stimme.wert]));
  const with_ = (wert: Stimmwert | undefined): Partei[] => waehler.filter((land) => of.get(land) === wert);
  return { zustimmung: with_('zustimmung'), enthaltung: with_('enthaltung'), ablehnung: with_('ablehnung'), offen: with_(undefined) };
}
