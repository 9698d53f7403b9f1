/** What use cases ask of the house for Umlaufverfahren. Part of ports.ts. */
import type { Partei } from '../app/domain/land.ts';
import type { Umlaufzustand, Widerspruchsart } from '../app/domain/umlauf/umlauf.ts';

export interface Umlaufwiderspruch { readonly delegation: Partei; readonly gegen: Widerspruchsart; readonly grund: string; readonly am: Date }
export interface Umlauf {
  readonly id: string;
  readonly konferenz: string;
  readonly vorschlagId: string;
  /** The text that is voted on; number and Frist come with it. Null while it is prepared. */
  readonly fassungId: string | null;
  readonly nummer: { readonly jahr: number; readonly laufend: number } | null;
  readonly frist: Date | null;
  readonly fristOrtszeit: string | null;
  readonly zustand: Umlaufzustand;
  readonly begonnenAm: Date | null;
  readonly beendetAm: Date | null;
  readonly erinnertAm: Date | null;
  /** Why it was broken off. */
  readonly grund: string | null;
  /** The Sitzung on whose agenda the matter went on. */
  readonly nachSitzungId: string | null;
  readonly widersprueche: readonly Umlaufwiderspruch[];
}

export interface UmlaufAblage {
  /** The newest first. */
  list(): Promise<Umlauf[]>;
  get(id: string): Promise<Umlauf | null>;
  ofVorschlag(vorschlagId: string): Promise<Umlauf[]>;
  create(angabe: { konferenz: string; vorschlagId: string; kontoId: string }): Promise<string>;
  begin(id: string, angabe: { fassungId: string; jahr: number; laufend: number; frist: Date; fristOrtszeit: string }): Promise<void>;
  object(id: string, widerspruch: { delegation: Partei; gegen: Widerspruchsart; grund: string; kontoId: string }): Promise<void>;
  end(id: string, angabe: { zustand: Umlaufzustand; grund: string | null; nachSitzungId: string | null }): Promise<void>;
  remind(id: string): Promise<void>;
}
