/** What use cases ask of the house for the Länderabfrage. Part of ports.ts. */
import type { Antwort, Gelesenes, Positionswert } from '../app/domain/laenderabfrage.ts';
import type { Partei } from '../app/domain/land.ts';

export interface Laenderantwort extends Antwort {
  readonly am: Date;
  readonly geteiltAm: Date | null;
  readonly aufgehobenAm: Date | null;
  /** Who lifted the Vorbehalt. */
  readonly aufgehobenVon: string | null;
}

/** Answers are only added; each is shared once and lifted once at most. */
export interface AbfrageAblage {
  /** All that were ever given, in their order. */
  ofVorschlag(vorschlagId: string): Promise<Laenderantwort[]>;
  /** All that this Delegation ever gave to the TOPs of a Sitzung, in their order. */
  ofDelegation(sitzungId: string, delegation: string): Promise<readonly (Laenderantwort & { readonly vorschlagId: string })[]>;
  answer(angabe: { vorschlagId: string; delegation: Partei; schluessel: string; wert: Positionswert; frist: string | null; grund: string; worte: readonly Gelesenes[]; kontoId: string }): Promise<void>;
  share(ids: readonly string[], kontoId: string): Promise<void>;
  lift(id: string, kontoId: string): Promise<void>;
}
