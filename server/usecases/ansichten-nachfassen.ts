/** What the page of the Nachfassliste shows. */
import type { Nachfasszeile } from '../../app/domain/nachfassen.ts';
import type { Rechte, SitzungKopf } from './ansichten.ts';

export interface Nachfassansicht {
  readonly sitzung: SitzungKopf; readonly rechte: Rechte; readonly postausgang: boolean;
  /** The day in Berlin; `zuletzt` is the day of the last letter. */
  readonly heute: string;
  readonly zeilen: readonly (Nachfasszeile & { readonly zuletzt: string | null })[];
}
