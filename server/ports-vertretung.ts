/** What use cases ask of the house for Vertretungen. Part of ports.ts. */
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
