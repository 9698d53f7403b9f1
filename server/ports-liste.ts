/** What use cases ask of the house for TOPs ohne Aussprache. Part of ports.ts. */
import type { Listenzustand } from '../app/domain/abstimmung/gruene-liste.ts';
import type { Delegation } from '../app/domain/land.ts';

export interface GrueneListe {
  readonly id: string;
  readonly zustand: Listenzustand;
  readonly am: Date;
  readonly beendetAm: Date | null;
  readonly posten: readonly { readonly vorschlagId: string; readonly fassungId: string; readonly fingerabdruck: string; readonly herausgenommenVon: Delegation | null; readonly herausgenommenAm: Date | null }[];
}

export interface ListeAblage {
  /** The newest first. */
  ofSitzung(sitzungId: string): Promise<GrueneListe[]>;
  /** Reads and holds the open list of a Sitzung until the transaction ends: taking off and closing happen one after the other. */
  lock(sitzungId: string): Promise<GrueneListe | null>;
  propose(angabe: { sitzungId: string; kontoId: string; posten: readonly { vorschlagId: string; fassungId: string; fingerabdruck: string }[] }): Promise<string>;
  takeOff(id: string, vorschlagId: string, delegation: Delegation, kontoId: string): Promise<void>;
  end(id: string, zustand: 'geschlossen' | 'aufgehoben'): Promise<void>;
}
