/**
 * Who may use the event loop next: rooms take turns, and the more of them wait, the shorter is each turn, so that a burst in one room (or
 * in all rooms of one account) never holds up the others for long (reliability.md M19). Each turn does at least one piece of work.
 */

/** What all waiting rooms together may take before the event loop sees to its sockets again. */
const RUNDE_MS = 8;
/** Longest turn of one room. */
const TURN_MS = 4;

interface Platz {
  run(end: number): void;
}

/** The turns of one process. */
export class Takt {
  private readonly queue: Platz[] = [];
  private scheduled = false;
  /** A round has run in this pass of the event loop; the next one waits until its sockets have been seen to. */
  private gelaufen = false;

  /** Runs the work when it is its turn; `end` is when it should stop, on the clock of `performance.now`. */
  run<Ergebnis>(work: (end: number) => Ergebnis): Promise<Ergebnis> {
    return new Promise((resolve, reject) => {
      this.queue.push({
        run(end) {
          try {
            resolve(work(end));
          } catch (error) {
            reject(error instanceof Error ? error : new Error('a turn broke off'));
          }
        }
      });
      if (!this.scheduled) this.schedule();
    });
  }

  /** How many rooms wait for their turn. */
  get wartend(): number {
    return this.queue.length;
  }

  private schedule(): void {
    this.scheduled = true;
    if (this.gelaufen) return void setImmediate(() => this.round());
    this.gelaufen = true;
    setImmediate(() => { this.gelaufen = false; });
    // Nobody has had a turn in this pass: at once, after what the same socket brought has been read, so that it is judged together.
    queueMicrotask(() => this.round());
  }

  private round(): void {
    const start = performance.now();
    const turn = Math.min(TURN_MS, RUNDE_MS / Math.max(1, this.queue.length));
    for (let now = start; this.queue.length > 0 && now - start < RUNDE_MS; now = performance.now()) this.queue.shift()?.run(now + turn);
    this.scheduled = false;
    if (this.queue.length > 0) this.schedule();
  }
}
