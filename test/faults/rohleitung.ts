/**
 * A line that speaks WebSocket by hand: every byte of the handshake and of each frame is the test's own choice, also those that no
 * library would send. Reads what comes back far enough to say how the server answered.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Where to attack. */
export interface Ziel {
  readonly host: string;
  readonly port: number;
  /** As a browser would send it. */
  readonly origin: string;
}

/** How long the server may take for an answer. Longer than any of its own limits that an attack here waits for. */
const GEDULD_MS = 15_000;

export class Rohleitung {
  readonly socket: Socket;
  /** First line of the answer to the handshake; '' where the line was cut without one. */
  status = '';
  /** Close code, 0 as long as none came; refusals by reason; acknowledged writes; pongs. */
  code = 0;
  readonly abgelehnt: string[] = [];
  gespeichert = 0;
  pongs = 0;
  zu = false;
  private rest: Buffer = Buffer.alloc(0);
  private readonly waiting = new Set<() => void>();

  constructor(ziel: Ziel) {
    this.socket = connect(ziel.port, ziel.host);
    this.socket.setNoDelay(true);
    this.socket.on('error', () => undefined);
    this.socket.on('data', (data: Buffer) => this.read(data));
    // The other end has said goodbye; ours is closed by Node at once.
    this.socket.on('close', () => {
      this.zu = true;
      this.wake();
    });
  }

  send(bytes: Uint8Array | string): void {
    this.socket.write(bytes);
  }

  until(condition: () => boolean, ms = GEDULD_MS): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (was: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(was);
      };
      const timer = setTimeout(() => done(false), ms);
      const look = (): void => { if (condition()) done(true); };
      this.waiting.add(look);
    });
  }

  cut(): void {
    this.socket.destroy();
  }

  /** What became of this line: `offen`, `ab` for a cut without a word, or the close code with the reasons of refusals. */
  async ausgang(): Promise<string> {
    const pongs = this.pongs;
    this.send(rahmen(0x9, Buffer.from('?')));
    await this.until(() => this.zu || this.code > 0 || this.pongs > pongs);
    if (this.code > 0) return [String(this.code), ...this.abgelehnt].join(' ');
    if (this.zu) return 'ab';
    return this.pongs > pongs ? 'offen' : 'stumm';
  }

  private read(data: Buffer): void {
    this.rest = Buffer.concat([this.rest, data]);
    if (this.status === '') {
      const end = this.rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.status = this.rest.subarray(0, this.rest.indexOf('\r\n')).toString();
      this.rest = this.rest.subarray(end + 4);
    }
    if (this.status.includes(' 101 ')) while (this.readFrame());
    this.wake();
  }

  /** One frame of the server: never masked, never in pieces. */
  private readFrame(): boolean {
    const b = this.rest;
    if (b.length < 2) return false;
    let [length, head] = [(b[1] ?? 0) & 127, 2];
    if (length === 126) {
      if (b.length < 4) return false;
      [length, head] = [b.readUInt16BE(2), 4];
    } else if (length === 127) {
      if (b.length < 10) return false;
      [length, head] = [Number(b.readBigUInt64BE(2)), 10];
    }
    if (b.length < head + length) return false;
    const payload = b.subarray(head, head + length);
    this.rest = b.subarray(head + length);
    const opcode = (b[0] ?? 0) & 15;
    if (opcode === 8) this.code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
    else if (opcode === 10) this.pongs += 1;
    else if (opcode === 2) this.readMessage(payload);
    return true;
  }

  private readMessage(payload: Buffer): void {
    const d = decoding.createDecoder(payload);
    const type = decoding.readVarUint(d);
    if (type === 100) this.gespeichert = decoding.readVarUint(d);
    if (type === 101) this.abgelehnt.push((decoding.readVarUint(d), decoding.readVarString(d)));
  }

  private wake(): void {
    for (const look of [...this.waiting]) look();
  }
}

export interface Handschlag {
  readonly pfad?: string;
  readonly methode?: string;
  readonly version?: string;
  /** Headers beside or instead of those of a browser; undefined leaves one out. */
  readonly kopf?: Readonly<Record<string, string | undefined>>;
  readonly cookie?: string;
  /** Lines that no object can hold: doubled, folded, broken. */
  readonly zeilen?: readonly string[];
  /** Bytes right behind the head. */
  readonly danach?: Uint8Array | string;
}

/** The bytes of a handshake as a browser would send it, but for what is said. */
export function handschlag(ziel: Ziel, raum: string, { pfad = `/sync/${raum}`, methode = 'GET', version = 'HTTP/1.1', kopf = {}, cookie, zeilen = [] }: Handschlag): string {
  const headers: Record<string, string | undefined> = {
    Host: `${ziel.host}:${ziel.port}`, Connection: 'Upgrade', Upgrade: 'websocket', Origin: ziel.origin, 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), Cookie: cookie, ...kopf
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [`${methode} ${pfad} ${version}`, ...lines, ...zeilen, '', ''].join('\r\n');
}

/** Knocks and says what the answer was: `HTTP <status>`, or `ab` for a line that was cut without one. */
export async function klopfe(ziel: Ziel, raum: string, wie: Handschlag): Promise<string> {
  return klopfeRoh(ziel, handschlag(ziel, raum, wie), wie.danach);
}

/** The same with the bytes as given. */
export async function klopfeRoh(ziel: Ziel, kopf: Uint8Array | string, danach?: Uint8Array | string): Promise<string> {
  const leitung = new Rohleitung(ziel);
  leitung.send(kopf);
  if (danach !== undefined) leitung.send(danach);
  const answered = await leitung.until(() => leitung.zu || leitung.status !== '');
  leitung.cut();
  if (!answered) return 'stumm';
  return leitung.status === '' ? 'ab' : `HTTP ${/^HTTP\/1\.1 (\d+)/.exec(leitung.status)?.[1] ?? leitung.status}`;
}

/** A line that is in the room. Throws where the handshake is refused. */
export async function oeffne(ziel: Ziel, raum: string, cookie: string, wie: Handschlag = {}): Promise<Rohleitung> {
  const leitung = new Rohleitung(ziel);
  leitung.send(handschlag(ziel, raum, { cookie, ...wie }));
  await leitung.until(() => leitung.zu || leitung.status !== '');
  if (!leitung.status.includes(' 101 ')) throw new Error(`not let in: ${leitung.status || 'cut'}`);
  return leitung;
}

export interface Rahmenart {
  readonly fin?: boolean;
  readonly rsv?: number;
  readonly maskiert?: boolean;
  /** Says another length than there is. */
  readonly laenge?: bigint;
}

/** One frame of a client. */
export function rahmen(opcode: number, payload: Uint8Array, { fin = true, rsv = 0, maskiert = true, laenge }: Rahmenart = {}): Buffer {
  const said = laenge ?? BigInt(payload.length);
  const short = said < 126n ? Number(said) : said < 65_536n ? 126 : 127;
  const extra = Buffer.alloc(short === 126 ? 2 : short === 127 ? 8 : 0);
  if (short === 126) extra.writeUInt16BE(Number(said));
  if (short === 127) extra.writeBigUInt64BE(said);
  const mask = Buffer.from(maskiert ? [0, 0, 0, 0] : []);
  return Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode, (maskiert ? 0x80 : 0) | short]), extra, mask, payload]);
}

/** A message of the sync protocol: step 1, step 2 or an update. */
export function sync(art: number, payload: Uint8Array): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, 0);
  encoding.writeVarUint(e, art);
  encoding.writeVarUint8Array(e, payload);
  return encoding.toUint8Array(e);
}

/** Sends messages, one frame each, and says what became of the line. */
export async function sprich(leitung: Rohleitung, ...nachrichten: readonly Uint8Array[]): Promise<string> {
  for (const nachricht of nachrichten) leitung.send(rahmen(2, nachricht));
  const out = await leitung.ausgang();
  leitung.cut();
  return out;
}

/** An update that changes nothing, so that the server knows that this client has told what it had. */
export const NICHTS = new Uint8Array([0, 0]);

/** Sends one write and waits for the server's word on it: `gespeichert`, or the close code with the reason. */
export async function schreibe(leitung: Rohleitung, update: Uint8Array, art = 2): Promise<string> {
  leitung.send(rahmen(2, sync(1, NICHTS)));
  leitung.send(rahmen(2, sync(art, update)));
  await leitung.until(() => leitung.zu || leitung.code > 0 || leitung.gespeichert >= 2);
  const out = leitung.code > 0 ? [String(leitung.code), ...leitung.abgelehnt].join(' ') : leitung.zu ? 'ab' : leitung.gespeichert >= 2 ? 'gespeichert' : 'stumm';
  leitung.cut();
  return out;
}
