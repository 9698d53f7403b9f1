/** What use cases ask of the house for logins and Vertretungen. Part of ports.ts. */
import type { Rolle } from '../app/domain/zugang/rollen.ts';

export interface Vertretung {
  readonly id: string;
  readonly kontoId: string;
  readonly name: string;
  readonly rolle: Rolle;
  readonly fuerKontoId: string;
  readonly fuerName: string;
  readonly ab: Date;
  readonly bis: Date;
  readonly widerrufenAm: Date | null;
}

export interface VertretungAblage {
  /** Of all accounts of a Delegation, latest end first, at most 200. */
  ofDelegation(delegation: string): Promise<readonly Vertretung[]>;
  /** Those of this account that were not revoked; holds the account until the transaction ends. */
  ofKonto(kontoId: string): Promise<readonly { readonly id: string; readonly ab: Date; readonly bis: Date }[]>;
  create(angabe: { readonly kontoId: string; readonly fuerKontoId: string; readonly ab: Date; readonly bis: Date; readonly benanntVon: string }): Promise<string>;
  /** False when it was revoked or had ended before. */
  revoke(id: string): Promise<boolean>;
}

/** Failed logins of the last 15 minutes, by Kennung and by address. */
export interface FehlversuchAblage {
  count(kennung: string, adresse: string): Promise<{ readonly kennung: number; readonly adresse: number }>;
  note(kennung: string, adresse: string): Promise<void>;
  clear(kennung: string): Promise<void>;
}

/** Keeps when the person behind a login (the cookie's value) last showed that it is them. */
export interface Loginbestaetigung { confirm(wert: string): Promise<void> }

/** Hashing of passwords; `verify` with null takes as long and never fits, and says `ueberlast` where too many wait already. */
export interface Passwoerter {
  hash(passwort: string): Promise<string>;
  verify(passwortHash: string | null, passwort: string): Promise<'passt' | 'falsch' | 'ueberlast'>;
  einmalpasswort(): string;
}
