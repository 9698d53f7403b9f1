/**
 * The live text on the wire: takes upgrade requests for /sync/<textraum>, decides who may in, and keeps the rooms.
 * Order of the handshake: path, Origin, session, right, room loaded (stack.md 2); unknown and forbidden rooms answer alike (S11).
 * Rights are asked through Raumzugang only, the log through Textraumlog only (server/ports-sync.ts).
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { GRENZEN, SCHEMA_VERSION } from '../../app/dokument/schema.ts';
import type { Log } from '../log.ts';
import type { Raumantwort, Raumzugang, Textraumlog } from '../ports-sync.ts';
import { openVerbindung, type Verbindung } from './connection.ts';
import { SCHLUSS } from './protocol.ts';
import { createRechte, type Recht } from './rights.ts';
import { createRaeume, type Gehalten } from './rooms.ts';

const PFAD = /^\/sync\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const HERZSCHLAG_MS = 20_000;
/** Sockets of one account; a person with every TOP of a large Sitzung open stays below it. */
const SOCKETS_JE_KONTO = 200;

export interface SyncAngaben {
  readonly log: Textraumlog;
  readonly zugang: Raumzugang;
  /** Name of the session cookie; its value goes to `zugang.pruefe`. */
  readonly cookieName: string;
  /** Whether this is our own address; asked with '' where the header is missing. */
  readonly allowedOrigin: (origin: string) => boolean;
  readonly logger: Log;
  /** Lifts the limit of sockets of one account, for the load account of bench:server. The check of every update stays. */
  readonly lasttest?: boolean;
  /** How long an empty room stays open. */
  readonly leerlaufMs?: number;
}

export interface Sync {
  /** Takes an upgrade request for a path below /sync/; answers and ends every socket that may not in. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The Textraum was closed: what was committed is shown, everybody is told and cut off with 4410. Resolves when that is done. */
  schliesseRaum(textraumId: string): Promise<void>;
  /** Right or state of a Textraum changed: all its sockets are asked again now. */
  geaendert(textraumId: string): Promise<void>;
  /** An account was locked, changed its role or lost a session: all its sockets are asked again now. */
  kontoGeaendert(kontoId: string): Promise<void>;
  /** Takes nobody in any more, lets running commits end, closes all sockets with 1001. */
  stop(): Promise<void>;
  /** Distinct accounts in a room now. */
  online(textraumId: string): number;
  zahlen(): { readonly raeume: number; readonly verbindungen: number };
}

/** The room server of this process. */
export function createSync(angaben: SyncAngaben): Sync {
  const { logger } = angaben;
  const rechte = createRechte(angaben.zugang, logger);
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: GRENZEN.update + 64, clientTracking: false });
  wss.on('error', (error) => logger.fehler('sync_server', error));
  const raeume = createRaeume(angaben.log, logger, angaben.leerlaufMs ?? 5_000);
  const verbindungen = new Map<Verbindung, string>();
  const heartbeat = setInterval(beat, HERZSCHLAG_MS).unref();
  let stopped = false;

  function beat(): void {
    for (const verbindung of verbindungen.keys()) {
      if (!verbindung.beat()) verbindung.terminate();
    }
    // Those who only read are asked about as well.
    for (const recht of rechte.all()) void recht.renew();
  }

  async function admit(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const id = PFAD.exec(url.pathname)?.[1];
    if (id === undefined) return refuse(socket, 404);
    if (!angaben.allowedOrigin(req.headers.origin ?? '')) return refuse(socket, 403);
    if (stopped) return refuse(socket, 503);
    const recht = await rechte.ask(cookieOf(req.headers.cookie ?? '', angaben.cookieName), id);
    const erlaubnis = recht.antwort;
    if (!erlaubnis.ok) return refuse(socket, erlaubnis.grund === 'nicht_angemeldet' ? 401 : 404);
    if (angaben.lasttest !== true && socketsOf(erlaubnis.person.kontoId).length >= SOCKETS_JE_KONTO) return refuse(socket, 429);
    const gehalten = await raeume.hold(id);
    if (gehalten === null) return refuse(socket, 404);
    if (stopped || socket.destroyed) {
      gehalten.release();
      return refuse(socket, 503);
    }
    const fremd = url.searchParams.has('schema') && url.searchParams.get('schema') !== String(SCHEMA_VERSION);
    upgrade(req, socket, head, gehalten, { recht, erlaubnis, fremd });
  }

  function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, gehalten: Gehalten, wer: { recht: Recht; erlaubnis: Extract<Raumantwort, { ok: true }>; fremd: boolean }): void {
    let open = false;
    socket.once('close', () => { if (!open) gehalten.release(); });
    wss.handleUpgrade(req, socket, head, (ws) => {
      open = true;
      const verbindung = openVerbindung({
        ws, raum: gehalten.raum, recht: wer.recht, erlaubnis: wer.erlaubnis, logger,
        onGone: () => {
          verbindungen.delete(verbindung);
          gehalten.release();
        }
      });
      verbindungen.set(verbindung, gehalten.raum.id);
      if (wer.fremd) verbindung.close(SCHLUSS.andereSchemaversion);
    });
  }

  function socketsOf(kontoId: string): Verbindung[] {
    return [...verbindungen.keys()].filter((v) => v.person.kontoId === kontoId);
  }

  async function askAnew(affected: readonly Recht[]): Promise<void> {
    for (const recht of affected) recht.invalidate();
    await Promise.all(affected.map((recht) => recht.renew()));
  }

  return {
    handleUpgrade(req, socket, head) {
      socket.on('error', () => socket.destroy());
      admit(req, socket, head).catch((error: unknown) => {
        logger.fehler('sync_handshake', error);
        refuse(socket, 503);
      });
    },
    async schliesseRaum(textraumId) {
      await raeume.get(textraumId)?.close();
    },
    async geaendert(textraumId) {
      const raum = raeume.get(textraumId);
      await raum?.refresh();
      if (raum?.geschlossen === true) await raum.close();
      await askAnew(rechte.all().filter((recht) => recht.textraumId === textraumId));
    },
    kontoGeaendert: (kontoId) => askAnew([...new Set(socketsOf(kontoId).map((v) => v.recht))]),
    async stop() {
      stopped = true;
      clearInterval(heartbeat);
      await Promise.race([Promise.all(raeume.all().map((raum) => raum.settled())), waitMs(1_500)]);
      for (const verbindung of verbindungen.keys()) verbindung.close(SCHLUSS.beendet);
      for (let i = 0; i < 20 && verbindungen.size > 0; i++) await waitMs(25);
      for (const verbindung of verbindungen.keys()) verbindung.terminate();
      wss.close();
      raeume.destroy();
    },
    online: (textraumId) => new Set([...verbindungen].flatMap(([v, id]) => (id === textraumId ? [v.person.kontoId] : []))).size,
    zahlen: () => ({ raeume: raeume.all().length, verbindungen: verbindungen.size })
  };
}

const WORTE: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests', 503: 'Service Unavailable' };

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${WORTE[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.once('finish', () => socket.destroy());
}

function cookieOf(header: string, name: string): string {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return '';
}

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
