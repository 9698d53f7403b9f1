/**
 * Who is in a room: one entry for each socket, its name and Delegation stamped from the session, only the caret taken from the client.
 * Providers echo the presence of others (reliability.md M18) and anybody can send anybody's entry (S13): an entry belongs to the
 * socket that brought it first, foreign ones are ignored without a word. Nothing here is stored.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FRAGMENT } from '../../app/dokument/schema.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';

/** Longest entry of one client, in characters of JSON. */
const EINTRAG_MAX = 2_000;
const EINTRAEGE_MAX = 500;

interface Eintrag {
  readonly client: number;
  readonly clock: number;
  readonly zustand: Readonly<Record<string, unknown>> | null;
}
interface Platz {
  /** The socket, or the id of the node where it is. */
  readonly eigner: object | string;
  readonly kontoId: string | undefined;
  readonly clock: number;
  readonly json: string;
}

/** The presence of one room. `eigner` is the socket, any object that is its own. */
export interface Anwesenheit {
  /** Takes over what the socket may say and returns the message for all, or null where nothing was accepted. Never throws. */
  nimm(eigner: object, person: Person, daten: Uint8Array): Uint8Array | null;
  /** Removes the entry of a socket that is gone; the message for the others, or null. */
  entferne(eigner: object): Uint8Array | null;
  /** Takes over what another node says of its sockets: written there, so only its form is looked at. */
  nimmVon(knoten: string, daten: Uint8Array): Uint8Array | null;
  /** Removes everybody of a node that is gone. */
  entferneKnoten(knoten: string): Uint8Array | null;
  /** Everybody, for one who has just come; null in an empty room. */
  alle(): Uint8Array | null;
  /** Those whose sockets are here, for another node. */
  hiesige(): Uint8Array | null;
  /** The account that is here under this client id. */
  kontoOf(client: number): string | undefined;
}

/** An empty room. */
export function createAnwesenheit(): Anwesenheit {
  const plaetze = new Map<number, Platz>();
  const clientOf = new Map<object, number>();
  return {
    nimm(eigner, person, daten) {
      const taken: number[] = [];
      for (const eintrag of readEintraege(daten)) {
        if (!darf(plaetze, clientOf, eigner, person, eintrag)) continue;
        const old = plaetze.get(eintrag.client);
        if (old !== undefined && old.eigner !== eigner && typeof old.eigner === 'object') clientOf.delete(old.eigner);
        clientOf.set(eigner, eintrag.client);
        plaetze.set(eintrag.client, { eigner, kontoId: person.kontoId, clock: eintrag.clock, json: gestempelt(eintrag.zustand, person) });
        taken.push(eintrag.client);
      }
      return taken.length === 0 ? null : write(plaetze, taken);
    },
    entferne(eigner) {
      const client = clientOf.get(eigner);
      const platz = client === undefined ? undefined : plaetze.get(client);
      clientOf.delete(eigner);
      if (client === undefined || platz === undefined) return null;
      plaetze.delete(client);
      return write(new Map([[client, { ...platz, json: 'null' }]]), [client]);
    },
    nimmVon(knoten, daten) {
      const taken: number[] = [];
      for (const { client, clock, zustand } of readEintraege(daten)) {
        const old = plaetze.get(client);
        if (typeof old?.eigner === 'object' || (zustand === null && old?.eigner !== knoten)) continue;
        plaetze.set(client, { eigner: knoten, kontoId: undefined, clock, json: zustand === null ? 'null' : JSON.stringify(zustand) });
        taken.push(client);
      }
      return tellAndForget(plaetze, taken);
    },
    entferneKnoten(knoten) {
      const gone = [...plaetze].flatMap(([client, platz]) => (platz.eigner === knoten ? [client] : []));
      for (const client of gone) plaetze.set(client, { eigner: knoten, kontoId: undefined, clock: (plaetze.get(client)?.clock ?? 0) + 1, json: 'null' });
      return tellAndForget(plaetze, gone);
    },
    hiesige() {
      const here = [...plaetze].flatMap(([client, platz]) => (typeof platz.eigner === 'string' || platz.json === 'null' ? [] : [client]));
      return here.length === 0 ? null : write(plaetze, here);
    },
    kontoOf: (client) => plaetze.get(client)?.kontoId,
    alle() {
      const here = [...plaetze].flatMap(([client, platz]) => (platz.json === 'null' ? [] : [client]));
      return here.length === 0 ? null : write(plaetze, here);
    }
  };
}

/** The message of these entries; those that say "gone" are not kept. */
function tellAndForget(plaetze: Map<number, Platz>, clients: readonly number[]): Uint8Array | null {
  const message = clients.length === 0 ? null : write(plaetze, clients);
  for (const client of clients) if (plaetze.get(client)?.json === 'null') plaetze.delete(client);
  return message;
}

/** One socket has one entry: its first. A new socket of the same account may take over the entry of a socket not yet known to be dead. */
function darf(plaetze: ReadonlyMap<number, Platz>, clientOf: ReadonlyMap<object, number>, eigner: object, person: Person, eintrag: Eintrag): boolean {
  const own = clientOf.get(eigner);
  const platz = plaetze.get(eintrag.client);
  if (own === undefined) return eintrag.zustand !== null && (platz === undefined || platz.kontoId === person.kontoId);
  return own === eintrag.client && platz !== undefined && eintrag.clock >= platz.clock;
}

/** The client's state, cut down to its caret and signed with the session's person. */
function gestempelt(zustand: Eintrag['zustand'], person: Person): string {
  if (zustand === null) return 'null';
  const user = { name: person.name, delegation: person.delegation, rolle: person.rolle };
  const anchor = positionOf(zustand.cursor, 'anchor');
  const head = positionOf(zustand.cursor, 'head');
  return JSON.stringify(anchor === null || head === null ? { user } : { user, cursor: { anchor, head } });
}

/** A place in the text, rebuilt field by field: a foreign root name would be created in the documents of all who read it. */
function positionOf(cursor: unknown, key: 'anchor' | 'head'): Record<string, unknown> | null {
  const position = fieldOf(cursor, key);
  if (position === undefined || position === null) return null;
  const tname = fieldOf(position, 'tname');
  if (tname !== undefined && tname !== null && tname !== FRAGMENT) return null;
  const assoc = fieldOf(position, 'assoc');
  return { type: idOf(fieldOf(position, 'type')), tname: tname ?? null, item: idOf(fieldOf(position, 'item')), assoc: assoc === -1 ? -1 : 0 };
}

function idOf(value: unknown): { client: number; clock: number } | null {
  const client = fieldOf(value, 'client');
  const clock = fieldOf(value, 'clock');
  return isZahl(client) && isZahl(clock) ? { client, clock } : null;
}

function isZahl(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function readEintraege(daten: Uint8Array): Eintrag[] {
  const out: Eintrag[] = [];
  try {
    const decoder = decoding.createDecoder(daten);
    const anzahl = Math.min(decoding.readVarUint(decoder), EINTRAEGE_MAX);
    for (let i = 0; i < anzahl; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (json.length > EINTRAG_MAX) continue;
      const zustand: unknown = JSON.parse(json);
      if (zustand === null || (typeof zustand === 'object' && !Array.isArray(zustand))) out.push({ client, clock, zustand: zustand as Eintrag['zustand'] });
    }
  } catch {
    // What cannot be read says nothing about anybody; presence is no reason to cut a socket.
  }
  return out;
}

function write(plaetze: ReadonlyMap<number, Platz>, clients: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) {
    const platz = plaetze.get(client);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, platz?.clock ?? 0);
    encoding.writeVarString(encoder, platz?.json ?? 'null');
  }
  return encoding.toUint8Array(encoder);
}
