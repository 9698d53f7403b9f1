/** What use cases and jobs ask of the house for mail: mailboxes of Delegationen, the outbox, and the way out. Part of ports.ts. */
import type { Delegation } from '../app/domain/land.ts';

export interface Brief { readonly schluessel: string; readonly an: string; readonly betreff: string; readonly text: string }
export interface Sendung extends Brief { readonly id: bigint; readonly versuche: number }

export interface PostAblage {
  postfaecher(): Promise<ReadonlyMap<Delegation, string>>;
  /** Null removes it. */
  setPostfach(delegation: Delegation, adresse: string | null, kontoId: string): Promise<void>;
  /** Puts letters into the outbox; the same `schluessel` twice is one letter. */
  enqueue(briefe: readonly Brief[]): Promise<void>;
  /** Letters whose time has come, held for this transaction; others skip them. */
  due(limit: number): Promise<Sendung[]>;
  sent(id: bigint): Promise<void>;
  /** How many letters have not left. */
  waiting(): Promise<number>;
  /** Tries again after that many seconds. */
  failed(id: bigint, fehler: string, sekunden: number): Promise<void>;
}

/** The mail server. */
export interface Versand {
  send(brief: Brief): Promise<void>;
}
