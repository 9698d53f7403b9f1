/**
 * What was typed here and is not acknowledged yet: the changes themselves, since when, and with which number they left. The server acknowledges
 * by number (server/sync/protocol.ts); a broken line takes the numbers back, and the answer to the server's question carries everything anew.
 */

interface Aenderung { readonly daten: Uint8Array; readonly seit: Date; nummer: number | null }

export class OffeneAenderungen {
  private liste: Aenderung[] = [];
  private sent = 0;
  private saved = 0;
  /** True between a change that left by itself and the event that tells of it. */
  private justSent = false;

  /** A write left; an answer carries everything that had not. */
  left(isAnswer: boolean): void {
    this.sent += 1;
    this.justSent = !isAnswer;
    if (isAnswer) for (const aenderung of this.liste) aenderung.nummer ??= this.sent;
  }

  /** Somebody typed; if the line took it, it has left just now. */
  typed(daten: Uint8Array, seit: Date): void {
    this.liste.push({ daten, seit, nummer: this.justSent ? this.sent : null });
    this.justSent = false;
  }

  /** The first `anzahl` writes of this line are saved. */
  acknowledged(anzahl: number): void {
    this.saved = anzahl;
    this.liste = this.liste.filter(({ nummer }) => nummer === null || nummer > anzahl);
  }

  /** A new line, or none: nothing is on its way any more. */
  lineChanged(): void {
    this.sent = 0;
    this.saved = 0;
    this.justSent = false;
    for (const aenderung of this.liste) aenderung.nummer = null;
  }

  /** Since when the oldest unsaved change waits; null when there is none. */
  get seit(): Date | null {
    return this.liste[0]?.seit ?? null;
  }

  get daten(): Uint8Array[] {
    return this.liste.map((a) => a.daten);
  }

  /** True once this line has carried our state and all of it is acknowledged. */
  get allesGespeichert(): boolean {
    return this.sent > 0 && this.saved >= this.sent && this.liste.length === 0;
  }
}
