/** A minimal client of the y-websocket protocol with a real Y.Doc: it answers, applies and counts, and does nothing else. */
import type { Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** Where is typed: the shared text `t`, or the first text of the first paragraph of the fragment `beschluss`, there once synced. */
export type Place = 't' | 'absatz';

export interface ClientOptions {
  readonly url: string;
  readonly room: string;
  readonly cookie?: string;
  readonly place: Place;
  readonly doc?: Y.Doc;
}

/** The type of message, and its three kinds. */
const SYNC = 0;
const KIND = { step1: 0, step2: 1, update: 2 } as const;

export class Client {
  readonly doc: Y.Doc;
  readonly room: string;
  ws: WebSocket | null = null;
  bytesIn = 0;
  bytesOut = 0;
  errors = 0;
  /** When the connection was begun, and when the server's state had been applied (NaN before). */
  t0 = Number.NaN;
  tSynced = Number.NaN;
  /** Called after each applied frame. */
  onApply: (() => void) | null = null;
  private socket: Socket | null = null;
  private synced: (() => void) | null = null;
  private readonly onLocal = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.sendSync(KIND.update, update);
  };

  constructor(private readonly o: ClientOptions) {
    this.room = o.room;
    this.doc = o.doc ?? new Y.Doc();
    this.doc.on('update', this.onLocal);
  }

  get text(): Y.Text {
    if (this.o.place === 't') return this.doc.getText('t');
    let node: unknown = this.doc.getXmlFragment('beschluss');
    while (node instanceof Y.XmlFragment) node = node.length > 0 ? node.get(0) : null;
    if (!(node instanceof Y.XmlText)) throw new Error(`${this.room}: no paragraph with a text`);
    return node;
  }

  /** Opens the socket; resolves when the server's state (SyncStep2) has been applied. */
  connect(timeoutMs = 30_000): Promise<void> {
    this.t0 = performance.now();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.room}: not synced in ${timeoutMs} ms`)), timeoutMs);
      this.synced = () => {
        clearTimeout(timer);
        this.tSynced = performance.now();
        this.synced = null;
        resolve();
      };
      const { url, cookie } = this.o;
      const headers = { origin: url.replace(/^ws(s?:\/\/[^/]+).*/, 'http$1'), ...(cookie === undefined ? {} : { cookie }) };
      const ws = new WebSocket(url.replace(/\/?$/, '/') + this.room, { perMessageDeflate: false, headers });
      this.ws = ws;
      ws.binaryType = 'nodebuffer';
      ws.on('upgrade', (response) => { this.socket = response.socket; });
      ws.on('open', () => this.sendSync(KIND.step1, Y.encodeStateVector(this.doc)));
      ws.on('message', (data: Buffer) => this.receive(data));
      ws.on('close', () => void this.count());
      ws.on('error', (error) => {
        this.errors += 1;
        clearTimeout(timer);
        reject(error);
      });
    });
  }

  /** How many operations of this client id this replica holds. */
  clock(id: number): number {
    return Y.getState(this.doc.store, id);
  }

  /** Takes over what the socket has counted so far. */
  count(): this {
    this.bytesIn = this.socket?.bytesRead ?? this.bytesIn;
    this.bytesOut = this.socket?.bytesWritten ?? this.bytesOut;
    return this;
  }

  get isOpen(): boolean {
    return this.ws?.readyState === WebSocket.OPEN;
  }

  /** Hard close, nothing more is sent: as a lost connection. */
  drop(): void {
    this.count().doc.off('update', this.onLocal);
    this.ws?.terminate();
  }

  close(): Promise<void> {
    this.count().doc.off('update', this.onLocal);
    const { ws } = this;
    if (ws === null || ws.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => ws.terminate(), 1_000);
      ws.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      ws.close();
    });
  }

  private sendSync(kind: number, payload: Uint8Array): void {
    if (this.ws?.readyState !== WebSocket.OPEN) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, payload);
    this.ws.send(encoding.toUint8Array(encoder));
  }

  private receive(data: Buffer): void {
    const decoder = decoding.createDecoder(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    if (decoding.readVarUint(decoder) !== SYNC) return;
    const kind = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (kind === KIND.step1) return this.sendSync(KIND.step2, Y.encodeStateAsUpdate(this.doc, payload));
    Y.applyUpdate(this.doc, payload, this);
    if (kind === KIND.step2) this.synced?.();
    this.onApply?.();
  }
}

/** Connects many, `width` at a time. */
export async function connectAll(clients: readonly Client[], width = 50): Promise<void> {
  for (let i = 0; i < clients.length; i += width) await Promise.all(clients.slice(i, i + width).map((client) => client.connect()));
}
