/** What use cases ask of the house for the stages of a TOP. Part of ports.ts. */
import type { Absatz } from '../app/domain/beschluss/beschluss.ts';
import type { Stufenstand } from '../app/domain/stufe.ts';

export interface Stufentext extends Stufenstand { readonly laufend: number; readonly absaetze: readonly Absatz[]; readonly am: Date }

export interface StufenAblage {
  /** In the order in which they were kept. */
  ofVorschlag(vorschlagId: string): Promise<readonly Stufentext[]>;
  create(stand: Stufenstand & { readonly vorschlagId: string; readonly laufend: number; readonly absaetze: readonly Absatz[]; readonly kontoId: string }): Promise<void>;
}
