/** What use cases ask of the house for issues of an agenda. Part of ports.ts. */
import type { Tagesordnung } from '../app/domain/tagesordnung.ts';

export interface AusgegebeneTagesordnung extends Tagesordnung { readonly am: Date }

export interface TagesordnungAblage {
  /** In the order in which they were sent out. */
  ofSitzung(sitzungId: string): Promise<readonly AusgegebeneTagesordnung[]>;
  create(ausgabe: Tagesordnung & { readonly sitzungId: string; readonly kontoId: string }): Promise<void>;
}
