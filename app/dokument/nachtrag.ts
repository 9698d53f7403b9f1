/**
 * A document with changes that are put in when somebody asks for it: while people type nobody needs the whole text, and many letters put in at
 * once cost hardly more than one.
 */
import * as Y from 'yjs';

/** So many changes may wait. */
const WARTEND_MAX = 64;

export class Nachtragsdokument {
  private wartend: Uint8Array[] = [];

  constructor(private readonly stand: Y.Doc) {}

  /** With everything in it. Throws where a change does not fit; the changes that waited are then gone. */
  get doc(): Y.Doc {
    const { wartend, stand } = this;
    if (wartend.length === 0) return stand;
    this.wartend = [];
    Y.transact(stand, () => wartend.forEach((update) => Y.applyUpdate(stand, update)));
    return stand;
  }

  /** Takes changes that were judged; throws as `doc` does where so many wait that they are put in. */
  add(updates: readonly Uint8Array[]): void {
    this.wartend.push(...updates);
    if (this.wartend.length >= WARTEND_MAX) void this.doc;
  }

  destroy(): void {
    this.wartend = [];
    this.stand.destroy();
  }
}
