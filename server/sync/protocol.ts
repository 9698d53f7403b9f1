/**
 * The grammar of `ws(s)://host/sync/<textraum>[?schema=<version>]`, binary frames, one message a frame, numbers as varints (lib0).
 *
 *   message      = sync | awareness | query | saved | refused | state
 *   sync         = 0 ( step1 | step2 | update )                      y-websocket
 *   step1        = 0 bytes(state vector)    "this I have": the server asks at once, the client when it is open
 *   step2        = 1 bytes(update)          answer to step1: what the other one lacks; a write when it changes anything
 *   update       = 2 bytes(update)          a write; to the client: a change of others, committed
 *   awareness    = 1 bytes(n { client clock json })    who is here; `user` {name, delegation, rolle} is written by the server
 *   query        = 3                        asks for the awareness of all
 *   saved        = 100 n                    server: the first n writes (step2 and update) of this socket are committed, or changed nothing
 *   refused      = 101 n grund              server: write n was not taken; a close follows. The words are on the screen only
 *   state        = 102 closed right         server: closed 0|1, right 0 read | 1 write; at the start and at each change
 *   lost         = 103 id text absatz       server: words of this account fell with a paragraph that somebody took away; `absatz` is the id of
 *                                           the paragraph nearest to where they stood ('' for none). Said again at each connection until
 *                  103 id                   client: the account has them back (or does not want them)
 *   damaged      = 104 folge                server: row `folge` of the log is not what was written; shown is what stands before it, to read only
 *
 * The server commits a write before it says saved and before anybody else sees it. Refused writes never reach the log.
 * Handshake: 403 foreign or missing Origin, 401 no session, 404 room unknown or forbidden, 429 too many sockets, 503 not to be loaded now.
 * Close codes: 4401 session ended, 4403 right withdrawn (also: a reader wrote), 4409 other schema version, 4410 Textraum closed,
 * 4422 content refused or frame not of this grammar; 1001 server stops, 1011 internal error, 1009 frame too large (ws). 44xx are final.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { NACHRICHT, SYNC } from '../../app/dokument/nachrichten.ts';

export { NACHRICHT, SCHLUSS, SYNC } from '../../app/dokument/nachrichten.ts';

/** A message of a client as this server understands it. */
export type Nachricht =
  | { readonly art: 'stand'; readonly vektor: Uint8Array }
  | { readonly art: 'antwort'; readonly daten: Uint8Array }
  | { readonly art: 'update'; readonly daten: Uint8Array }
  | { readonly art: 'anwesenheit'; readonly daten: Uint8Array }
  | { readonly art: 'anwesenheit_frage' }
  | { readonly art: 'verlust_erledigt'; readonly id: string };

/** Reads one frame; null where it is not of this grammar. Never throws. */
export function readNachricht(frame: Uint8Array): Nachricht | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const nachricht = readBody(decoder);
    return decoding.hasContent(decoder) ? null : nachricht;
  } catch {
    return null;
  }
}

function readBody(decoder: decoding.Decoder): Nachricht | null {
  switch (decoding.readVarUint(decoder)) {
    case NACHRICHT.sync: {
      const art = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (art === SYNC.stand) return { art: 'stand', vektor: bytes };
      if (art === SYNC.antwort) return { art: 'antwort', daten: bytes };
      return art === SYNC.update ? { art: 'update', daten: bytes } : null;
    }
    case NACHRICHT.anwesenheit:
      return { art: 'anwesenheit', daten: decoding.readVarUint8Array(decoder) };
    case NACHRICHT.anwesenheitFrage:
      return { art: 'anwesenheit_frage' };
    case NACHRICHT.verlust: {
      const id = decoding.readVarString(decoder);
      return UUID.test(id) ? { art: 'verlust_erledigt', id } : null;
    }
    default:
      return null;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** "This I have." */
export function writeStand(vektor: Uint8Array): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.sync), encoding.writeVarUint(e, SYNC.stand), encoding.writeVarUint8Array(e, vektor)));
}

/** What the other side lacks, as the answer to its state vector. */
export function writeAntwort(update: Uint8Array): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.sync), encoding.writeVarUint(e, SYNC.antwort), encoding.writeVarUint8Array(e, update)));
}

/** A committed change of others. */
export function writeUpdate(update: Uint8Array): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.sync), encoding.writeVarUint(e, SYNC.update), encoding.writeVarUint8Array(e, update)));
}

export function writeAnwesenheit(daten: Uint8Array): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.anwesenheit), encoding.writeVarUint8Array(e, daten)));
}

export function writeGespeichert(anzahl: number): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.gespeichert), encoding.writeVarUint(e, anzahl)));
}

export function writeAbgelehnt(nummer: number, grund: string): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.abgelehnt), encoding.writeVarUint(e, nummer), encoding.writeVarString(e, grund)));
}

export function writeZustand(geschlossen: boolean, schreiben: boolean): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.zustand), encoding.writeVarUint(e, Number(geschlossen)), encoding.writeVarUint(e, Number(schreiben))));
}

/** Words that fell. */
export function writeVerlust({ id, text, absatz }: { readonly id: string; readonly text: string; readonly absatz: string }): Uint8Array {
  return frame((e) => {
    encoding.writeVarUint(e, NACHRICHT.verlust);
    for (const part of [id, text, absatz]) encoding.writeVarString(e, part);
  });
}

/** The log is damaged at this row. */
export function writeBeschaedigt(folge: number): Uint8Array {
  return frame((e) => (encoding.writeVarUint(e, NACHRICHT.beschaedigt), encoding.writeVarUint(e, folge)));
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
