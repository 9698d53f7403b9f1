/**
 * The live text on the wire: takes upgrade requests for /sync/<textraum>, decides who may in, and keeps the rooms.
 * Order of the handshake: path, Origin, session, right, room loaded (stack.md 2); unknown and forbidden rooms answer alike (S11).
 * Rights are asked through Raumzugang only, the log through Textraumlog only (server/ports-sync.ts).
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { GRENZEN, SCHEMA_VERSION } from '../../app/dokument/schema.ts';
import { readCookie } from '../cookie.ts';
import type { Log } from '../log.ts';
import type { Nachbarn, Raumantwort, Raumzugang, Textraumlog } from '../ports-sync.ts';
import { openVerbindung, type Verbindung } from './connection.ts';
import { Zaehlwerk, type Zeiten } from './figures.ts';
import { Verbund } from './nodes.ts';
import { SCHLUSS } from './protocol.ts';
import { createRechte, type Recht, type Rechte } from './rights.ts';
import { createRaeume, type Gehalten, type Raeume } from './rooms.ts';
import { Takt } from './turns.ts';

const PFAD = /^\/sync\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const HERZSCHLAG_MS = 20_000;
/** Sockets of one account; a person with every TOP of a large Sitzung open stays below it. */
const SOCKETS_JE_KONTO = 200;
/** Sockets of one address that is not this machine (a proxy here speaks for all); a Land behind one address stays below it. */
const SOCKETS_JE_ADRESSE = 2_000;
const DIESE_MASCHINE = /^(::1|(::ffff:)?127\.)/;
/** Entries of a room after which a snapshot is made. */
const STAND_NACH = 500;

/** Texts that are opened after a start before anybody asks: a large Sitzung. */
const VORBEREITET = 100;
/** A login of nobody, in the form of one. */
const NIEMAND = '0'.repeat(40);

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
  /** The other processes on the same database. */
  readonly nachbarn?: Nachbarn;
  /** Entries of a room after which a snapshot is made. */
  readonly standNach?: number;
}

/** What operators may know of a room server: numbers, no names. */
export interface Synczahlen {
  readonly raeume: number;
  readonly verbindungen: number;
  /** Refusals by their code, of writes and (as `handshake_<status>`) of sockets. */
  readonly ablehnungen: Readonly<Record<string, number>>;
  /** Rare events: rooms found damaged, repaired or broken off, readers that were cut. */
  readonly ereignisse: Readonly<Record<string, number>>;
  readonly commit: Zeiten;
  readonly pruefung: Zeiten;
  readonly warteschlange: { readonly schreibvorgaenge: number; readonly bytes: number; readonly raeume: number };
  /** Other processes on the same database. */
  readonly knoten: number;
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
  /**
   * After a start everybody comes back at once: opens the texts that were written in last before anybody asks, one after the other, and asks
   * once about a right. They close like any empty room.
   */
  bereiteVor(): Promise<void>;
  /** Takes nobody in any more, lets running commits end, closes all sockets with 1001. */
  stop(): Promise<void>;
  /** Distinct accounts in a room now. */
  online(textraumId: string): number;
  zahlen(): Synczahlen;
}

/** The room server of this process. */
export function createSync(angaben: SyncAngaben): Sync {
  return new Raumserver(angaben);
}

type Erlaubnis = Extract<Raumantwort, { ok: true }>;

class Raumserver implements Sync {
  private readonly wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: GRENZEN.update + 64, clientTracking: false });
  private readonly rechte: Rechte;
  private readonly raeume: Raeume;
  /** Sockets and the rooms they are in. */
  private readonly verbindungen = new Map<Verbindung, string>();
  private readonly zaehlwerk = new Zaehlwerk();
  private readonly takt = new Takt();
  private readonly adressen = new Map<string, number>();
  private readonly verbund: Verbund;
  private readonly heartbeat: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly a: SyncAngaben) {
    this.wss.on('error', (error) => a.logger.fehler('sync_server', error));
    this.rechte = createRechte(a.zugang, a.logger);
    this.verbund = new Verbund({
      log: a.log, nachbarn: a.nachbarn, raeume: () => this.raeume, logger: a.logger, onRaum: (id) => this.askRoom(id), onKonto: (id) => this.askKonto(id)
    });
    this.raeume = createRaeume({
      log: a.log, logger: a.logger, zaehlwerk: this.zaehlwerk, takt: this.takt, standNach: a.standNach ?? STAND_NACH, onPresence: (raum, daten) => this.verbund.presence(raum, daten)
    }, a.leerlaufMs ?? 5_000);
    this.heartbeat = setInterval(() => this.beat(), HERZSCHLAG_MS).unref();
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    this.admit(req, socket, head).catch((error: unknown) => {
      this.a.logger.fehler('sync_handshake', error);
      this.refuse(socket, 503);
    });
  }

  async schliesseRaum(textraumId: string): Promise<void> {
    this.verbund.melde({ art: 'raum', raum: textraumId });
    await this.raeume.get(textraumId)?.close();
  }

  async geaendert(textraumId: string): Promise<void> {
    this.verbund.melde({ art: 'raum', raum: textraumId });
    await this.askRoom(textraumId);
  }

  async kontoGeaendert(kontoId: string): Promise<void> {
    this.verbund.melde({ art: 'konto', konto: kontoId });
    await this.askKonto(kontoId);
  }

  async bereiteVor(): Promise<void> {
    const ids = (await this.a.log.zuletzt?.(VORBEREITET)) ?? [];
    for (const id of ids) if (!this.stopped) await this.raeume.openAhead(id);
    if (ids[0] !== undefined) await this.rechte.ask(NIEMAND, ids[0]).catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.heartbeat);
    this.verbund.stop();
    await Promise.race([Promise.all(this.raeume.all().map((raum) => raum.settled())), waitMs(1_500)]);
    for (const verbindung of this.verbindungen.keys()) verbindung.close(SCHLUSS.beendet);
    for (let i = 0; i < 20 && this.verbindungen.size > 0; i++) await waitMs(25);
    for (const verbindung of this.verbindungen.keys()) verbindung.terminate();
    this.wss.close();
    this.raeume.destroy();
  }

  online(textraumId: string): number {
    return new Set([...this.verbindungen].flatMap(([v, id]) => (id === textraumId ? [v.person.kontoId] : []))).size;
  }

  zahlen(): Synczahlen {
    const raeume = this.raeume.all();
    const sum = (of: (stand: (typeof raeume)[number]['stand']) => number): number => raeume.reduce((n, raum) => n + of(raum.stand), 0);
    return {
      raeume: raeume.length, verbindungen: this.verbindungen.size, ...this.zaehlwerk.stand(),
      warteschlange: { schreibvorgaenge: sum((stand) => stand.wartend), bytes: sum((stand) => stand.wartendeBytes), raeume: this.takt.wartend },
      knoten: this.a.nachbarn?.andere().length ?? 0
    };
  }

  private async askRoom(textraumId: string): Promise<void> {
    const raum = this.raeume.get(textraumId);
    await raum?.refresh();
    if (raum?.geschlossen === true) await raum.close();
    await askAnew(this.rechte.all().filter((recht) => recht.textraumId === textraumId));
  }

  private async askKonto(kontoId: string): Promise<void> {
    await askAnew([...new Set(this.socketsOf(kontoId).map((v) => v.recht))]);
  }

  private async admit(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const id = PFAD.exec(url.pathname)?.[1];
    if (id === undefined) return this.refuse(socket, 404);
    if (!this.a.allowedOrigin(req.headers.origin ?? '')) return this.refuse(socket, 403);
    if (this.stopped) return this.refuse(socket, 503);
    const adresse = addressOf(req);
    if (this.a.lasttest !== true && (this.adressen.get(adresse) ?? 0) >= SOCKETS_JE_ADRESSE) return this.refuse(socket, 429);
    const recht = await this.rechte.ask(readCookie(req.headers.cookie ?? '', this.a.cookieName), id);
    // In use from here on, so that a change reaches it while the room is still being loaded.
    recht.join(socket, () => undefined);
    try {
      if (!recht.antwort.ok) return this.refuse(socket, recht.antwort.grund === 'nicht_angemeldet' ? 401 : 404);
      if (this.a.lasttest !== true && this.socketsOf(recht.antwort.person.kontoId).length >= SOCKETS_JE_KONTO) return this.refuse(socket, 429);
      const gehalten = await this.raeume.hold(id);
      if (gehalten === null) return this.refuse(socket, 404);
      if (gehalten.neu) this.verbund.opened(id);
      const fremd = url.searchParams.has('schema') && url.searchParams.get('schema') !== String(SCHEMA_VERSION);
      this.upgrade(req, socket, head, { gehalten, recht, fremd });
    } finally {
      recht.leave(socket);
    }
  }

  private upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, { gehalten, recht, fremd }: { gehalten: Gehalten; recht: Recht; fremd: boolean }): void {
    const erlaubnis = recht.antwort;
    if (this.stopped || socket.destroyed || !erlaubnis.ok) {
      gehalten.release();
      return this.refuse(socket, erlaubnis.ok ? 503 : 404);
    }
    let open = false;
    socket.once('close', () => { if (!open) gehalten.release(); });
    this.wss.handleUpgrade(req, socket, head, (ws) => {
      open = true;
      const verbindung = this.seat(ws, gehalten, recht, erlaubnis);
      this.countAddress(addressOf(req), ws);
      if (fremd) verbindung.close(SCHLUSS.andereSchemaversion);
    });
  }

  private seat(ws: WebSocket, gehalten: Gehalten, recht: Recht, erlaubnis: Erlaubnis): Verbindung {
    const verbindung = openVerbindung({
      ws, raum: gehalten.raum, recht, erlaubnis, logger: this.a.logger, zaehlwerk: this.zaehlwerk,
      onGone: () => {
        this.verbindungen.delete(verbindung);
        gehalten.release();
      }
    });
    this.verbindungen.set(verbindung, gehalten.raum.id);
    return verbindung;
  }

  private countAddress(adresse: string, ws: WebSocket): void {
    if (adresse === '') return;
    this.adressen.set(adresse, (this.adressen.get(adresse) ?? 0) + 1);
    ws.once('close', () => {
      const left = (this.adressen.get(adresse) ?? 1) - 1;
      if (left === 0) this.adressen.delete(adresse);
      else this.adressen.set(adresse, left);
    });
  }

  private refuse(socket: Duplex, status: number): void {
    this.zaehlwerk.abgelehnt(`handshake_${status}`);
    refuse(socket, status);
  }

  private beat(): void {
    for (const verbindung of this.verbindungen.keys()) if (!verbindung.beat()) verbindung.terminate();
    // Those who only read are asked about as well.
    for (const recht of this.rechte.all()) void recht.renew();
  }

  private socketsOf(kontoId: string): Verbindung[] {
    return [...this.verbindungen.keys()].filter((v) => v.person.kontoId === kontoId);
  }
}

async function askAnew(affected: readonly Recht[]): Promise<void> {
  for (const recht of affected) recht.invalidate();
  await Promise.all(affected.map((recht) => recht.renew()));
}

const WORTE: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests', 503: 'Service Unavailable' };

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${WORTE[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.once('finish', () => socket.destroy());
}

/** The other end's address; '' for this machine, which is a proxy or a person at it. */
function addressOf(req: IncomingMessage): string {
  const adresse = req.socket.remoteAddress ?? '';
  return DIESE_MASCHINE.test(adresse) ? '' : adresse;
}

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
