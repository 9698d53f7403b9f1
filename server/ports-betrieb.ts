/** What the operator's acts ask of the house: what is due to go, everything kept about a person, and taking a person's name out. Part of ports.ts. */

/** Days after which something goes. */
export interface Aufbewahrungsfristen { readonly fehlversuche: number; readonly post: number; readonly mitteilungen: number }

/** How much of each kind is due, or went. */
export interface Aufgeraeumt { readonly anmeldungen: number; readonly fehlversuche: number; readonly post: number; readonly mitteilungen: number; readonly probedrucke: number }

/** Rows by table, as they are kept; without secrets and without whole texts. */
export type Spuren = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface BetriebAblage {
  due(fristen: Aufbewahrungsfristen): Promise<Aufgeraeumt>;
  /** Removes what is due; the hashes are of proofs whose bytes may go too. */
  removeDue(fristen: Aufbewahrungsfristen): Promise<{ readonly entfernt: Aufgeraeumt; readonly hashes: readonly string[] }>;
  /** Every row that names this account by its id, and the failed logins under its Kennung. */
  traces(kontoId: string, kennung: string): Promise<Spuren>;
  /** Name, Kennung and password replaced, locked, logins and failed logins gone; the row and everything that names its id stay. */
  neutralize(kontoId: string, neutral: { readonly kennung: string; readonly name: string; readonly passwortHash: string }): Promise<void>;
}
