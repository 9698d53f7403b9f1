/**
 * Somebody types on: a letter that follows exactly on the last one of the same author, while nobody has written anything else in between, is as
 * sound as the one before it. It is judged by its bytes alone, without the document (docs/entscheidungen/0099; a property test holds it against
 * the whole check). Everything that is not exactly this is judged in full (check.ts).
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { structAt } from './nachbarn.ts';
import { isText } from './schema.ts';

/** Longer ones are no typing. */
const BYTES_MAX = 200;
/** An insert of a string, and which of its neighbours it names (the first byte of an item in Yjs's first encoding). */
const [WORTE, MIT_LINKS, MIT_RECHTS] = [4, 0x80, 0x40];

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** Where the author of the last accepted change types on. */
export class Schreiblauf {
  private constructor(readonly client: number, private uhr: number, private readonly rechts: Y.ID | null) {}

  /** The run that an accepted update begins or goes on with; null where it was anything else than letters of one author that stand in a text. `from`: the clock up to which the author was known. */
  static after(doc: Y.Doc, { structs, ds }: Decoded, from: (client: number) => number | undefined): Schreiblauf | null {
    const [item] = structs;
    if (structs.length !== 1 || ds.clients.size > 0 || !(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return null;
    const { client, clock } = item.id;
    const uhr = clock + item.length;
    if (from(client) !== clock) return null;
    const there = structAt(doc, new Y.ID(client, uhr - 1));
    if (!(there instanceof Y.Item) || there.deleted || there.parentSub !== null || !(there.parent instanceof Y.XmlText)) return null;
    return new Schreiblauf(client, uhr, item.rightOrigin);
  }

  /** The letters of an update that does nothing but go on here, in our own encoding; null for any other. Goes on itself only with `take`. */
  read(update: Uint8Array): { readonly differenz: Uint8Array; readonly laenge: number } | null {
    if (update.length > BYTES_MAX) return null;
    try {
      const worte = this.readWorte(decoding.createDecoder(update));
      return worte === null || worte === '' || !isText(worte) ? null : { differenz: this.write(worte), laenge: worte.length };
    } catch {
      return null;
    }
  }

  /** So many letters were taken. */
  take(laenge: number): void {
    this.uhr += laenge;
  }

  private readWorte(decoder: decoding.Decoder): string | null {
    const { client, uhr, rechts } = this;
    const next = (value: number): boolean => decoding.readVarUint(decoder) === value;
    if (!next(1) || !next(1) || !next(client) || !next(uhr)) return null;
    if (decoding.readUint8(decoder) !== this.info || !next(client) || !next(uhr - 1)) return null;
    if (rechts !== null && (!next(rechts.client) || !next(rechts.clock))) return null;
    const worte = decoding.readVarString(decoder);
    // Nothing is deleted, and nothing follows.
    return next(0) && !decoding.hasContent(decoder) ? worte : null;
  }

  private write(worte: string): Uint8Array {
    const { client, uhr, rechts } = this;
    const encoder = encoding.createEncoder();
    const write = (...values: number[]): void => values.forEach((value) => encoding.writeVarUint(encoder, value));
    write(1, 1, client, uhr);
    encoding.writeUint8(encoder, this.info);
    write(client, uhr - 1);
    if (rechts !== null) write(rechts.client, rechts.clock);
    encoding.writeVarString(encoder, worte);
    write(0);
    return encoding.toUint8Array(encoder);
  }

  private get info(): number {
    return WORTE | MIT_LINKS | (this.rechts === null ? 0 : MIT_RECHTS);
  }
}
