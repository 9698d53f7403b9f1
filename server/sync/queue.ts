/**
 * The writes of a room that wait to be judged, and how much of them and of what still waits at its sockets: bounded, so that a store that
 * stands still makes sockets wait and not the memory grow (reliability.md P9; performance.md "bound of memory").
 */
import type { Zaehlwerk } from './figures.ts';
import type { Geprueft, Schreibwunsch, Teilnehmer } from './writes.ts';

/** What may be accepted and not committed in a room; beyond it no socket of the room is read. */
const WARTEND_BYTES_MAX = 16_000_000;

/** What one turn of judging came to. */
export interface Urteile {
  /** What changes something, in order. */
  readonly stapel: readonly Geprueft[];
  /** What changes nothing beyond the stack: it may say again what is in it, so it is durable when the stack is. */
  readonly danach: readonly Schreibwunsch[];
}

/** The queue of one room. */
export class Schlange {
  private queue: Schreibwunsch[] = [];
  /** Bytes that wait to be judged. */
  private bytes = 0;
  /** Bytes that have come in and wait at their sockets, as they do while nobody can say who may write. */
  private eingang = 0;
  private readonly volle: (() => void)[] = [];

  constructor(private readonly zaehlwerk: Zaehlwerk) {}

  get length(): number {
    return this.queue.length;
  }

  /** All bytes that were taken in and are not judged. */
  get wartend(): number {
    return this.bytes + this.eingang;
  }

  /** So many bytes came in at a socket of the room. */
  arrive(bytes: number): void {
    this.eingang += bytes;
  }

  /** So many of them wait there no longer: handed over, or dropped with the socket. */
  takeUp(bytes: number): void {
    this.eingang -= bytes;
    this.wake();
  }

  push(wunsch: Schreibwunsch): void {
    this.queue.push(wunsch);
    this.bytes += wunsch.daten.length;
  }

  /** Judges them again, before all others. */
  putBack({ stapel, danach }: Urteile): void {
    const back = [...stapel, ...danach];
    this.queue = [...back, ...this.queue];
    for (const { daten } of back) this.bytes += daten.length;
  }

  clear(): void {
    this.queue = [];
    this.bytes = 0;
    this.wake();
  }

  /** True while so much waits that no more should be read; `onFrei` is called once when it is less. */
  isVoll(onFrei: () => void): boolean {
    if (this.wartend <= WARTEND_BYTES_MAX) return false;
    if (!this.volle.includes(onFrei)) this.volle.push(onFrei);
    return true;
  }

  /** Judges what waits, one after the other, until the turn ends. What changes nothing and follows on nothing undecided is confirmed at once. */
  judge(end: number, judgeOne: (wunsch: Schreibwunsch, accepted: readonly Geprueft[]) => Geprueft | string | null): Urteile {
    const out: Geprueft[] = [];
    const danach: Schreibwunsch[] = [];
    const ohneWirkung = new Map<Teilnehmer, number>();
    let taken = 0;
    let start = performance.now();
    for (const wunsch of this.queue) {
      if (taken > 0 && start > end) break;
      taken += 1;
      this.bytes -= wunsch.daten.length;
      if (!wunsch.von.open) continue;
      const urteil = judgeOne(wunsch, out);
      if (urteil === 'update_lueckenhaft' && wunsch.vorAntwort) wunsch.von.expectAnswer();
      else if (typeof urteil === 'string') wunsch.von.refuse(wunsch.nummer, urteil);
      else if (urteil !== null) out.push(urteil);
      else if (out.length > 0) danach.push(wunsch);
      else ohneWirkung.set(wunsch.von, wunsch.nummer);
      const now = performance.now();
      this.zaehlwerk.pruefung.add(now - start);
      start = now;
    }
    this.queue.splice(0, taken);
    this.wake();
    for (const [von, nummer] of ohneWirkung) von.confirm(nummer);
    return { stapel: out, danach };
  }

  private wake(): void {
    if (this.volle.length > 0 && this.wartend <= WARTEND_BYTES_MAX) for (const onFrei of this.volle.splice(0)) onFrei();
  }
}
