/**
 * Calls a page to look again the moment somebody acted: a socket below /sitzungen/<id>/zuruf that says "neu" and nothing else
 * (docs/entscheidungen/0075). What changed, the page asks by itself, with the rights it has then. Polling stays behind it: a call may be lost.
 * A screen of the room (`?saal=<Beschlussvorschlag>`) is sent the state of its vote instead, read and judged anew for its person at each call,
 * so that seventeen screens need no seventeen requests in the same moment.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { gebuendelt } from '../gebuendelt.ts';
import type { Log } from '../log.ts';

export interface Zurufangaben {
  readonly allowedOrigin: (origin: string | undefined) => boolean;
  /** Who is behind a Cookie header, or null. */
  person(cookie: string | undefined): Promise<Person | null>;
  /** True while this person may see the Sitzung. */
  darfSehen(person: Person, sitzungId: string): Promise<boolean>;
  /** The state of this vote as the person may see it now, in JSON; null where the page itself has to ask. */
  saal(person: Person, vorschlagId: string): Promise<string | null>;
  readonly logger: Log;
}

export interface Zuruf {
  /** Takes the upgrade if it is one of its own; false when it belongs to somebody else. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Calls all screens of this Sitzung. */
  rufe(sitzungId: string): void;
  /** Asks again about all sockets of an account: a login ended, a right went. */
  kontoGeaendert(kontoId: string): void;
  stop(): void;
}

const PFAD = /^\/sitzungen\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/zuruf(?:\?saal=([0-9a-f-]{36}))?$/;
const JE_KONTO = 40;
/** So often a line is looked at, and everybody asked again in any case. */
const HERZSCHLAG_MS = 20_000;
const WORTE: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests', 503: 'Service Unavailable' };
/** Same as in the rooms: the right is gone. */
const RECHT_ENTZOGEN = 4403;

interface Schirm {
  readonly ws: WebSocket; readonly sitzungId: string; readonly kontoId: string; readonly cookie: string | undefined;
  /** Says what a call has to say on this line. */
  readonly say: () => void;
  alive: boolean;
}

export function createZuruf(angaben: Zurufangaben): Zuruf {
  return new Zurufer(angaben);
}

class Zurufer implements Zuruf {
  private readonly wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64, clientTracking: false });
  private readonly schirme = new Set<Schirm>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly a: Zurufangaben) {
    this.heartbeat = setInterval(() => this.beat(), HERZSCHLAG_MS).unref();
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const [, sitzungId, saal] = PFAD.exec(req.url ?? '') ?? [];
    if (sitzungId === undefined) return false;
    socket.on('error', () => socket.destroy());
    this.admit(req, socket, head, { sitzungId, saal }).catch((error: unknown) => {
      this.a.logger.fehler('zuruf_handshake', error);
      refuse(socket, 503);
    });
    return true;
  }

  rufe(sitzungId: string): void {
    for (const schirm of this.schirme) if (schirm.sitzungId === sitzungId) schirm.say();
  }

  kontoGeaendert(kontoId: string): void {
    for (const schirm of this.schirme) if (schirm.kontoId === kontoId) void this.askAnew(schirm);
  }

  stop(): void {
    clearInterval(this.heartbeat);
    for (const { ws } of this.schirme) ws.close(1001);
    this.wss.close();
  }

  private async admit(req: IncomingMessage, socket: Duplex, head: Buffer, { sitzungId, saal }: { readonly sitzungId: string; readonly saal: string | undefined }): Promise<void> {
    if (!this.a.allowedOrigin(req.headers.origin)) return refuse(socket, 403);
    const { cookie } = req.headers;
    const person = await this.a.person(cookie);
    if (person === null) return refuse(socket, 401);
    if (!(await this.a.darfSehen(person, sitzungId))) return refuse(socket, 404);
    const { kontoId } = person;
    if ([...this.schirme].filter((s) => s.kontoId === kontoId).length >= JE_KONTO) return refuse(socket, 429);
    this.wss.handleUpgrade(req, socket, head, (ws) => {
      const schirm: Schirm = { ws, sitzungId, kontoId, cookie, say: saal === undefined ? () => ws.send('neu') : this.sayStand(ws, cookie, saal), alive: true };
      this.schirme.add(schirm);
      ws.on('pong', () => { schirm.alive = true; });
      // Nothing is said here by a page; whoever speaks is cut off.
      ws.on('message', () => ws.terminate());
      ws.on('error', () => ws.terminate());
      ws.on('close', () => this.schirme.delete(schirm));
      // What was called out between the reading of the page and now reached nobody.
      if (saal !== undefined) schirm.say();
    });
  }

  /** One state after the other, so that an older one never overtakes a younger one. */
  private sayStand(ws: WebSocket, cookie: string | undefined, saal: string): () => void {
    const say = gebuendelt(async (id) => ws.send((await this.standFor(cookie, id)) ?? 'neu'));
    return () => void say(saal);
  }

  private async standFor(cookie: string | undefined, saal: string): Promise<string | null> {
    try {
      const person = await this.a.person(cookie);
      return person === null ? null : await this.a.saal(person, saal);
    } catch (error) {
      this.a.logger.fehler('zuruf_saal', error);
      return null;
    }
  }

  private async askAnew(schirm: Schirm): Promise<void> {
    const person = await this.a.person(schirm.cookie).catch(() => null);
    if (person === null || !(await this.a.darfSehen(person, schirm.sitzungId).catch(() => false))) schirm.ws.close(RECHT_ENTZOGEN);
  }

  private beat(): void {
    for (const schirm of this.schirme) {
      if (!schirm.alive) schirm.ws.terminate();
      schirm.alive = false;
      schirm.ws.ping();
      void this.askAnew(schirm);
    }
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${WORTE[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
