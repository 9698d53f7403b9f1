/** What use cases ask of the house to write to Delegationen about what is missing. Part of ports.ts. */
import type { Partei } from '../app/domain/land.ts';

export interface NachfassAblage {
  /** The last day on which each was written to. */
  last(sitzungId: string): Promise<{ readonly delegation: Partei; readonly tag: string }[]>;
  note(sitzungId: string, delegation: Partei, tag: string, kontoId: string): Promise<void>;
}
