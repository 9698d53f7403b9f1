/**
 * A client of the room server for tests: a real Y.Doc over a real socket, and a raw mouth for bytes that no honest client sends.
 * Every wait is for a condition, never for a time.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Is told what passes on the wire, for those who record it. */
export interface Beobachter {
  /** A write left, with its number on this socket. */
  geschrieben?(nummer: number, update: Uint8Array): void;
  /** All writes up to this number are saved. */
  gespeichert?(nummer: number): void;
  /** The server said what it has. */
  gefragt?(vektor: Uint8Array): void;
  /** A change of others is now in the document. */
  gelesen?(update: Uint8Array): void;
  abgelehnt?(nummer: number, grund: string): void;
  verloren?(verlust: { readonly id: string; readonly text: string }): void;
}

export interface ClientAngaben {
  /** `ws://127.0.0.1:PORT/sync/` */
  readonly url: string;
  readonly raum: string;
  readonly cookie?: string;
  readonly origin?: string;
  readonly doc?: Y.Doc;
  /** Does not answer the server's question by itself. */
  readonly quiet?: boolean;
  readonly beobachter?: Beobachter;
}

/** Opens the socket; resolves when the server's text is in the document. Rejects with `HTTP <status>` where the handshake is refused. */
export async function connectClient(angaben: ClientAngaben): Promise<Client> {
  const client = new Client(angaben);
  await client.synced;
  return client;
}

export class Client {
  readonly doc: Y.Doc;
  readonly ws: WebSocket;
  readonly synced: Promise<void>;
  /** Resolves with the code of the close. */
  readonly closed: Promise<number>;
  /** Writes sent on this socket, and how many of them the server has acknowledged. */
  sent = 0;
  saved = 0;
  /** Reasons of refusals. */
  readonly refused: string[] = [];
  /** Last state message: closed, may write. */
  state: { closed: boolean; write: boolean } | null = null;
  /** Words of this account that fell, as the server told them; and the damaged row, where there is one. */
  readonly lost: { id: string; text: string; absatz: string }[] = [];
  damaged: number | null = null;
  /** Presence by client id, as the server told it; null for gone. */
  readonly presence = new Map<number, { clock: number; state: Record<string, unknown> | null }>();
  private readonly quiet: boolean;
  private readonly beobachter: Beobachter;
  private readonly waiting = new Set<() => void>();
  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.sendUpdate(update);
  };

  constructor(angaben: ClientAngaben) {
    this.doc = angaben.doc ?? new Y.Doc();
    this.doc.getXmlFragment('beschluss');
    this.quiet = angaben.quiet ?? false;
    this.beobachter = angaben.beobachter ?? {};
    const origin = angaben.origin ?? angaben.url.replace(/^ws(s?:\/\/[^/]+).*$/, 'http$1');
    const headers = { ...(origin === '' ? {} : { origin }), ...(angaben.cookie === undefined ? {} : { cookie: angaben.cookie }) };
    this.ws = new WebSocket(angaben.url + angaben.raum, { perMessageDeflate: false, headers });
    this.ws.binaryType = 'nodebuffer';
    this.closed = new Promise((resolve) => this.ws.on('close', (code) => {
      this.doc.off('update', this.onUpdate);
      resolve(code);
      this.wake();
    }));
    this.synced = new Promise((resolve, reject) => {
      this.ws.on('unexpected-response', (_, res) => {
        reject(new Error(`HTTP ${res.statusCode}`));
        res.destroy();
      });
      this.ws.on('error', reject);
      this.ws.on('close', (code) => reject(new Error(`closed ${code}`)));
      this.ws.on('message', (data: Buffer) => this.read(new Uint8Array(data), resolve));
    });
    this.synced.catch(() => undefined);
    this.ws.on('open', () => {
      this.doc.on('update', this.onUpdate);
      this.sendSync(0, Y.encodeStateVector(this.doc));
    });
  }

  /** Text nodes and paragraphs of the document, for edits as an editor's binding makes them. */
  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment('beschluss');
  }

  absatz(index: number): Y.XmlElement {
    return this.fragment.get(index) as Y.XmlElement;
  }

  text(index = 0): Y.XmlText {
    return this.absatz(index).get(0) as Y.XmlText;
  }

  sendUpdate(update: Uint8Array): void {
    this.sendSync(2, update);
  }

  /** Writes in the shape of an answer to the server's question. */
  sendStep2(update: Uint8Array): void {
    this.sendSync(1, update);
  }

  sendRaw(bytes: Uint8Array | string): void {
    this.ws.send(bytes);
  }

  sendPresence(clientId: number, clock: number, state: unknown): void {
    this.sendRaw(presenceFrame(clientId, clock, JSON.stringify(state)));
  }

  /** Resolves when everything sent so far is acknowledged; rejects when the socket closes before. */
  async allSaved(): Promise<void> {
    await this.until(() => this.saved >= this.sent || this.gone);
    if (this.saved < this.sent) throw new Error(`closed with ${this.sent - this.saved} writes not acknowledged (${this.refused.join(', ')})`);
  }

  /** Resolves when the condition holds; looked at after each message and at the close. */
  until(condition: () => boolean, ms = 10_000): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error('the condition did not come true'));
      }, ms);
      const look = (): void => {
        if (!condition()) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
    });
  }

  /** Leaves as a lost connection does. */
  drop(): void {
    this.doc.off('update', this.onUpdate);
    this.ws.terminate();
  }

  get gone(): boolean {
    return this.ws.readyState === WebSocket.CLOSED;
  }

  private sendSync(art: number, payload: Uint8Array): void {
    if (art !== 0) {
      this.sent += 1;
      this.beobachter.geschrieben?.(this.sent, payload);
    }
    const e = encoding.createEncoder();
    encoding.writeVarUint(e, 0);
    encoding.writeVarUint(e, art);
    encoding.writeVarUint8Array(e, payload);
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(encoding.toUint8Array(e));
  }

  private read(frame: Uint8Array, synced: () => void): void {
    const d = decoding.createDecoder(frame);
    const type = decoding.readVarUint(d);
    if (type === 0) this.readSync(d, synced);
    else if (type === 1) this.readPresence(decoding.createDecoder(decoding.readVarUint8Array(d)));
    else if (type === 100) this.readSaved(decoding.readVarUint(d));
    else if (type === 101) this.readRefusal(decoding.readVarUint(d), decoding.readVarString(d));
    else if (type === 102) this.state = { closed: decoding.readVarUint(d) === 1, write: decoding.readVarUint(d) === 1 };
    else if (type === 103) this.readLoss({ id: decoding.readVarString(d), text: decoding.readVarString(d), absatz: decoding.readVarString(d) });
    else if (type === 104) this.damaged = decoding.readVarUint(d);
    else throw new Error(`unknown message ${type}`);
    this.wake();
  }

  private readSync(d: decoding.Decoder, synced: () => void): void {
    const art = decoding.readVarUint(d);
    const payload = decoding.readVarUint8Array(d);
    if (art === 0) {
      this.beobachter.gefragt?.(payload);
      return this.quiet ? undefined : this.sendStep2(Y.encodeStateAsUpdate(this.doc, payload));
    }
    Y.applyUpdate(this.doc, payload, this);
    this.beobachter.gelesen?.(payload);
    if (art === 1) synced();
  }

  private readSaved(nummer: number): void {
    this.saved = nummer;
    this.beobachter.gespeichert?.(nummer);
  }

  private readRefusal(nummer: number, grund: string): void {
    this.refused.push(grund);
    this.beobachter.abgelehnt?.(nummer, grund);
  }

  private readLoss(verlust: { id: string; text: string; absatz: string }): void {
    this.lost.push(verlust);
    this.beobachter.verloren?.(verlust);
  }

  private readPresence(d: decoding.Decoder): void {
    for (let n = decoding.readVarUint(d); n > 0; n--) {
      const id = decoding.readVarUint(d);
      const clock = decoding.readVarUint(d);
      this.presence.set(id, { clock, state: JSON.parse(decoding.readVarString(d)) as Record<string, unknown> | null });
    }
  }

  private wake(): void {
    for (const look of [...this.waiting]) look();
  }
}

/** A presence frame with one entry, its JSON as given. */
export function presenceFrame(clientId: number, clock: number, json: string): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, 1);
  encoding.writeVarUint(inner, clientId);
  encoding.writeVarUint(inner, clock);
  encoding.writeVarString(inner, json);
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, 1);
  encoding.writeVarUint8Array(e, encoding.toUint8Array(inner));
  return encoding.toUint8Array(e);
}
