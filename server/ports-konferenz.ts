/** What use cases ask of the house for conferences: rule sets and templates. Part of ports.ts. */
import type { Regelsatz } from '../app/domain/abstimmung/regelsatz.ts';
import type { Konferenz } from '../app/domain/konferenz.ts';

export interface KonferenzAblage {
  /** Adds the Konferenz where it is missing; what the Geschäftsstelle changed stays. */
  put(konferenz: Konferenz): Promise<void>;
  list(): Promise<Konferenz[]>;
  get(kurz: string): Promise<Konferenz | null>;
  /** Holds its rule set until the transaction ends: a vote is opened under one rule, and the rule changes only while none is open. */
  lock(kurz: string, zum: 'lesen' | 'aendern'): Promise<void>;
  setRegelsatz(kurz: string, regelsatz: Regelsatz): Promise<void>;
  offeneAbstimmungen(kurz: string): Promise<number>;
  /** Office block, Hinweise and the name of the minutes, the templates that the Geschäftsstelle keeps. */
  setVorlagen(kurz: string, vorlagen: { titelblatt: readonly string[]; hinweise: readonly string[]; niederschrift: string }): Promise<void>;
}
