/**
 * Whose a client id is in a room. An id belongs to the account that wrote with it first, over all its sockets and for ever, so that
 * nobody writes under another one's id (reliability.md S4, S5); the id of the seed belongs to nobody. What is leased becomes a row in
 * the transaction of the write (textraumclient); here is the copy that is asked.
 */
import type { Kennung } from '../ports-sync.ts';

/** architecture.md 5 "Limits". */
const KENNUNGEN_JE_KONTO = 1_000;

/** Why an id may not write. */
export type Verleihgrund = 'kennung_fremd' | 'zu_viele_kennungen';

/** The leases of one room. */
export class Verleih {
  private readonly konten = new Map<number, string | null>();
  private readonly anzahl = new Map<string, number>();
  /** Taken here and not yet known to be in the store. */
  private readonly offen = new Set<number>();

  constructor(kennungen: readonly Kennung[]) {
    this.add(kennungen);
  }

  /** Takes over what the store says. */
  add(kennungen: readonly Kennung[]): void {
    for (const { client, kontoId } of kennungen) {
      this.set(client, kontoId);
      this.offen.delete(client);
    }
  }

  /** Takes the ids of an accepted write for its account; those that are to be stored with it. */
  take(clients: readonly number[], kontoId: string): Kennung[] {
    for (const client of clients) if (!this.konten.has(client)) this.offen.add(client);
    for (const client of clients) this.set(client, kontoId);
    return clients.filter((client) => this.offen.has(client)).map((client) => ({ client, kontoId }));
  }

  /** The account of an id; null for nobody's, undefined for one that has not written. */
  kontoOf(client: number): string | null | undefined {
    return this.konten.get(client);
  }

  /** Why this account may not write with this id; null where it may. `bekannt`: whether the text holds words of the id, asked only where nobody has it. */
  grundGegen(client: number, kontoId: string, bekannt: () => boolean): Verleihgrund | null {
    const konto = this.konten.get(client);
    if (konto !== undefined) return konto === kontoId ? null : 'kennung_fremd';
    if (bekannt()) return 'kennung_fremd';
    return (this.anzahl.get(kontoId) ?? 0) >= KENNUNGEN_JE_KONTO ? 'zu_viele_kennungen' : null;
  }

  private set(client: number, kontoId: string | null): void {
    if (this.konten.has(client)) return;
    this.konten.set(client, kontoId);
    if (kontoId !== null) this.anzahl.set(kontoId, (this.anzahl.get(kontoId) ?? 0) + 1);
  }
}
