/** What use cases ask of the house for notices of a Delegation. Part of ports.ts. */
import type { Delegation } from '../app/domain/land.ts';
import type { Handlung } from '../app/domain/zugang/rechte.ts';

export interface NeueMitteilung { readonly schluessel: string; readonly betreff: string; /** Path in the house, of the page where one acts. */ readonly pfad: string; readonly vorschlagId: string | null; /** The right that its page asks for, where it is about no single TOP; null otherwise. */ readonly handlung: Handlung | null }
export interface Mitteilung extends NeueMitteilung { readonly id: bigint; readonly am: Date; /** What it is about, for the right to see it; null where it is about no single TOP. */ readonly sache: { readonly delegation: string; readonly registriert: boolean; readonly arbeitskreis: string | null } | null }

export interface MitteilungAblage {
  /** One for each Delegation; the same `schluessel` twice is one. */
  put(an: readonly Delegation[], mitteilung: NeueMitteilung): Promise<void>;
  /** Those later than `nach` and earlier than `vor`, newest first, at most `anzahl`. */
  ofDelegation(delegation: string, von: { readonly nach?: bigint; readonly vor?: bigint; readonly anzahl: number }): Promise<readonly Mitteilung[]>;
  /** Up to which one this account has read. */
  readBis(kontoId: string): Promise<bigint>;
  setReadBis(kontoId: string, id: bigint): Promise<void>;
}
