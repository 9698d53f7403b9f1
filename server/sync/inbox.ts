/**
 * The frames that came in at one socket and are not handled yet: because its turn is over, or because nobody can say at the moment whether
 * its person may write. The room counts their bytes with its own (queue.ts), so that they are bounded whatever they hold.
 */
import type { Schlange } from './queue.ts';

export class Eingang {
  private frames: Uint8Array[] = [];
  bytes = 0;

  constructor(private readonly raum: Pick<Schlange, 'arrive' | 'takeUp'>) {}

  get length(): number {
    return this.frames.length;
  }

  push(frame: Uint8Array): void {
    this.frames.push(frame);
    this.bytes += frame.length;
    this.raum.arrive(frame.length);
  }

  /** Hands over frames in order, at least one, until `end`; what is cleared meanwhile is not handed over. */
  handOver(end: number, handle: (frame: Uint8Array) => void): void {
    let taken = 0;
    let bytes = 0;
    while (taken < this.frames.length && (taken === 0 || performance.now() < end)) {
      const frame = this.frames[taken++];
      if (frame === undefined) break;
      this.bytes -= frame.length;
      bytes += frame.length;
      handle(frame);
    }
    this.frames.splice(0, taken);
    this.raum.takeUp(bytes);
  }

  clear(): void {
    this.frames = [];
    this.raum.takeUp(this.bytes);
    this.bytes = 0;
  }
}
