/** What use cases ask of the house for circles of Delegationen. Part of ports.ts. */
import type { Kreisstand } from '../app/domain/kreis.ts';
import type { Delegation, Partei } from '../app/domain/land.ts';

export interface Kreis extends Kreisstand { readonly id: string; readonly name: string; readonly aufgeloest: boolean }
export interface Kreiskommentar {
  readonly id: string; readonly delegation: Delegation; readonly kontoId: string; readonly name: string; /** Empty where it was taken back. */ readonly text: string;
  readonly am: Date; readonly geaendertAm: Date | null; readonly geloescht: boolean;
}

export interface KreisAblage {
  get(id: string): Promise<Kreis | null>;
  /** Reads and holds it until the transaction ends: joining, leaving and writing happen one after the other. */
  lock(id: string): Promise<Kreis | null>;
  /** Those that are not dissolved and in which it is, or to which it is invited; by name. */
  ofDelegation(delegation: Partei): Promise<Kreis[]>;
  /** With its founder as the first member. */
  create(angabe: { name: string; gruender: Partei; kontoId: string }): Promise<string>;
  invite(id: string, partei: Partei, kontoId: string): Promise<void>;
  join(id: string, partei: Partei, kontoId: string): Promise<void>;
  /** Takes the row away, of a member or of who was asked. */
  remove(id: string, partei: Partei): Promise<void>;
  dissolve(id: string): Promise<void>;
  entwuerfe(id: string): Promise<readonly { readonly vorschlagId: string; readonly textraumId: string }[]>;
  addEntwurf(id: string, vorschlagId: string, textraumId: string): Promise<void>;
  /** How many comments there are for each Beschlussvorschlag that has any. */
  anzahlen(id: string): Promise<ReadonlyMap<string, number>>;
  /** In their order. */
  kommentare(id: string, vorschlagId: string): Promise<Kreiskommentar[]>;
  comment(angabe: { kreisId: string; vorschlagId: string; delegation: Partei; kontoId: string; text: string }): Promise<void>;
  /** Null takes the words away and leaves that there were some. */
  changeKommentar(id: string, text: string | null): Promise<void>;
}
