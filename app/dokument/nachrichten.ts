/**
 * The numbers that the room server and the browser must agree on. The grammar they belong to is told at the head of
 * server/sync/protocol.ts; here are only the names, because the browser may not import from the server.
 */

/** First number of a message. 0 to 3 belong to the y-websocket protocol, from 100 on they are ours. */
export const NACHRICHT = { sync: 0, anwesenheit: 1, anwesenheitFrage: 3, gespeichert: 100, abgelehnt: 101, zustand: 102, verlust: 103, beschaedigt: 104 } as const;
/** Second number of a sync message. */
export const SYNC = { stand: 0, antwort: 1, update: 2 } as const;
/** Close codes; all of 4400 to 4499 are final for the browser, every other one is tried again. */
export const SCHLUSS = {
  sitzungBeendet: 4401, rechtEntzogen: 4403, andereSchemaversion: 4409, raumGeschlossen: 4410, inhaltAbgelehnt: 4422,
  beendet: 1001, fehler: 1011
} as const;
