/** What use cases ask of the house for accounts, logins and Vertretungen. Part of ports.ts. */
import type { Delegation } from '../app/domain/land.ts';
import type { Person, Rolle, Zustaendigkeit } from '../app/domain/zugang/rollen.ts';

export interface Konto extends Person {
  readonly passwortHash: string;
  /** True while the password is a one-time one and must be changed at the first login. */
  readonly einmal: boolean;
  readonly demo: boolean;
  readonly gesperrtAm: Date | null;
}
export interface NeuesKonto { readonly kennung: string; readonly name: string; readonly delegation: Delegation; readonly rolle: Rolle; readonly passwortHash: string; readonly einmal: boolean; readonly demo: boolean }

export interface KontoAblage {
  byKennung(kennung: string): Promise<Konto | null>;
  get(id: string): Promise<Konto | null>;
  ofDelegation(delegation: string): Promise<Konto[]>;
  create(konto: NeuesKonto): Promise<Konto>;
  /** Ends every login of the account as well. */
  setPasswort(id: string, passwortHash: string, einmal: boolean): Promise<void>;
  /** All logins of the account end. */
  endLogins(id: string): Promise<void>;
  setGesperrt(id: string, gesperrt: boolean): Promise<void>;
  setZustaendigkeit(id: string, zustaendigkeit: Zustaendigkeit): Promise<void>;
}

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

/** The second factor of accounts. Secrets are 20 bytes; of emergency codes only their sha256 is known. */
export interface ZweitfaktorAblage {
  get(kontoId: string): Promise<{ readonly geheimnis: Uint8Array; readonly schritt: number; readonly aktiv: boolean; readonly notfallcodes: number } | null>;
  /** Keeps a secret that is not asked for yet; one that is already asked for stays as it is, and the answer is false. */
  begin(kontoId: string, geheimnis: Uint8Array): Promise<boolean>;
  /** From here on it is asked for. False where there is none to confirm. */
  confirm(kontoId: string, schritt: number, notfallcodes: readonly string[]): Promise<boolean>;
  /** False where this step or a later one was used before. */
  use(kontoId: string, schritt: number): Promise<boolean>;
  /** False where there is no such code left. */
  useNotfallcode(kontoId: string, hash: string): Promise<boolean>;
  /** Those of these accounts that are asked for one. */
  active(kontoIds: readonly string[]): Promise<readonly string[]>;
  /** False where none was asked for. */
  remove(kontoId: string): Promise<boolean>;
}

/** The codes of a secret: a new secret, its code at a time step, and what an app reads (a key URI and its letters). */
export interface Codegeber {
  secret(): Uint8Array;
  codeOf(geheimnis: Uint8Array, schritt: number): string;
  addressOf(geheimnis: Uint8Array, kennung: string): string;
  /** The secret in the letters that people type into an app. */
  lettersOf(geheimnis: Uint8Array): string;
  /** New emergency codes. */
  notfallcodes(): string[];
}
