/**
 * The text of a room: the committed one that everybody sees, and its shadow, on which every write is judged first.
 * Not decided here: the order of the writes and when they are committed (room.ts).
 */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { leseBaum } from '../../app/dokument/baum.ts';
import { createDoc, createSchatten, hasPending, isWirkungslos, type Pruefung, type Schatten } from '../../app/dokument/check.ts';
import { Nachtragsdokument } from '../../app/dokument/nachtrag.ts';
import type { Verlust } from '../../app/dokument/verlust.ts';
import type { Kennung, Verlustmeldung } from '../ports-sync.ts';
import { Verleih } from './leases.ts';
import { writeAntwort } from './protocol.ts';
import type { Geprueft } from './writes.ts';

/** The committed text is not one of ours: by a bug or a damaged store. */
export class TextUngueltig extends Error {
  override readonly name = 'TextUngueltig';
}

/** The text of one room. */
export class Livetext {
  readonly verleih: Verleih;
  private schatten: Schatten | null = null;
  private vollerStand: Uint8Array | null = null;
  private live: Nachtragsdokument;

  /** Takes over the document, a whole text of ours (`docOf`); `onBruch` is told where a committed change does not fit into it. */
  constructor(doc: Y.Doc, kennungen: readonly Kennung[], private readonly onBruch: (error: TextUngueltig) => void) {
    this.live = new Nachtragsdokument(doc);
    this.verleih = new Verleih(kennungen);
  }

  /** The committed text with everything in it. */
  get doc(): Y.Doc {
    try {
      return this.live.doc;
    } catch (error) {
      this.onBruch(new TextUngueltig('a committed change does not fit into the live text', { cause: error }));
      return this.live.doc;
    }
  }

  /** Takes what was committed. Throws where it does not fit. */
  apply(updates: readonly Uint8Array[]): void {
    this.vollerStand = null;
    this.live.add(updates);
  }

  /** What a client with this state vector lacks, as a frame; null where the vector cannot be read. */
  answer(vektor: Uint8Array): Uint8Array | null {
    if (vektor.length === 1 && vektor[0] === 0) return (this.vollerStand ??= writeAntwort(Y.encodeStateAsUpdate(this.doc)));
    try {
      return writeAntwort(Y.encodeStateAsUpdate(this.doc, vektor));
    } catch {
      return null;
    }
  }

  /** Judges a write of this account on the shadow, which holds the committed text and of the running turn what was already accepted. */
  judge(daten: Uint8Array, kontoId: string, accepted: readonly Geprueft[], besetzt: (client: number) => string | undefined): Pruefung {
    if (this.schatten === null && isWirkungslos(this.doc, daten)) return { ok: true, wert: null };
    const schatten = this.shadow(accepted);
    return schatten.pruefe(daten, (client) => {
      const anwesend = besetzt(client);
      // Who is here under an id has it, even before the first letter.
      if (anwesend !== undefined && anwesend !== kontoId) return 'kennung_fremd';
      return this.verleih.grundGegen(client, kontoId, () => Y.getState(schatten.doc.store, client) > 0);
    });
  }

  /** The leases of an accepted write, taken at once, so that the next one in the same turn meets them; those that are not stored yet. */
  lease(clients: readonly number[], kontoId: string): Kennung[] {
    return this.verleih.take(clients, kontoId);
  }

  /** Whose words fell; those of the seed are nobody's. */
  lossesOf(verluste: readonly Verlust[]): Verlustmeldung[] {
    return verluste.flatMap(({ client, text, absatz }) => {
      const kontoId = this.verleih.kontoOf(client);
      return kontoId === null || kontoId === undefined ? [] : [{ id: randomUUID(), kontoId, text, absatz }];
    });
  }

  dropShadow(): void {
    this.schatten?.destroy();
    this.schatten = null;
  }

  /** Takes over what the log says, whatever stood here before. */
  replace(doc: Y.Doc): void {
    this.destroy();
    this.live = new Nachtragsdokument(doc);
    this.vollerStand = null;
  }

  destroy(): void {
    this.dropShadow();
    this.live.destroy();
  }

  private shadow(accepted: readonly Geprueft[]): Schatten {
    if (this.schatten !== null) return this.schatten;
    const fresh = createSchatten(Y.encodeStateAsUpdate(this.doc));
    if (fresh === null) throw new TextUngueltig('the committed text is not sound');
    for (const { differenz } of accepted) fresh.pruefe(differenz);
    return (this.schatten = fresh);
  }
}

/** The document that a log describes. */
export function docOf(eintraege: readonly Uint8Array[]): Y.Doc {
  const doc = createDoc();
  Y.transact(doc, () => eintraege.forEach((eintrag) => Y.applyUpdate(doc, eintrag)));
  if (hasPending(doc)) throw new Error('Textraum is damaged: update_lueckenhaft');
  const baum = leseBaum(doc);
  if (!baum.ok) throw new TextUngueltig(`Textraum is damaged: ${baum.grund}`);
  return doc;
}

/** True where two documents hold the same words, the same inserts and the same deletions. */
export function areEqual(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) && JSON.stringify(leseBaum(a)) === JSON.stringify(leseBaum(b));
}
