/**
 * One socket: reads its frames in order, asks at most a second old whether its person may still write, and hands writes to the room.
 * Bounded everywhere: a socket that sends faster than the log commits is read more slowly, one that does not read is cut
 * (reliability.md S9, S14, M19); nothing it sends can end more than itself (S10, M12).
 */
import type { WebSocket } from 'ws';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Log } from '../log.ts';
import type { Raumantwort } from '../ports-sync.ts';
import type { Zaehlwerk } from './figures.ts';
import { Eingang } from './inbox.ts';
import { readNachricht, SCHLUSS, writeAbgelehnt, writeBeschaedigt, writeGespeichert, writeStand, writeZustand } from './protocol.ts';
import type { Recht } from './rights.ts';
import type { Raum } from './room.ts';
import type { Teilnehmer } from './writes.ts';

const TURN_MS = 4;
/** Writes of one socket that may be on their way; beyond it the socket is not read. */
const OFFEN_MAX = 512;
const OFFEN_BYTES_MAX = 4_000_000;
/** What may wait unread at the other end, beside the text itself at the start. */
const RUECKSTAU_MAX = 1_000_000;

/** Presence of one socket is told at most so often, and never in such pieces. */
const ANWESENHEIT_MS = 40;
const ANWESENHEIT_BYTES_MAX = 100_000;
/** How long a client may take to answer our question once it has written something that follows on nothing we have. */
const ANTWORT_MS = 5_000;

type Erlaubnis = Extract<Raumantwort, { ok: true }>;

/** A socket in a room. */
export interface Verbindung extends Teilnehmer {
  readonly recht: Recht;
  /** Called by the heartbeat: false where the other end has not answered since the last one. */
  beat(): boolean;
  close(code: number): void;
  terminate(): void;
}

export interface Verbindungsangaben {
  readonly ws: WebSocket;
  readonly raum: Raum;
  readonly recht: Recht;
  readonly erlaubnis: Erlaubnis;
  readonly logger: Log;
  readonly zaehlwerk: Zaehlwerk;
  onGone(): void;
}

/** Takes the socket into the room: the state of the right, the server's question, the presence of the others, then frames. */
export function openVerbindung(angaben: Verbindungsangaben): Verbindung {
  const verbindung = new OffeneVerbindung(angaben);
  verbindung.start();
  return verbindung;
}

class OffeneVerbindung implements Verbindung {
  open = true;
  private erlaubnis: Erlaubnis;
  private readonly inbox: Eingang;
  private working = false;
  private alive = true;
  private empfangen = 0;
  private bestaetigt = 0;
  private gemeldet = 0;
  /** Sizes of the writes that are not confirmed, oldest first. */
  private offeneBytes: number[] = [];
  private bytes = 0;
  private freibetrag = RUECKSTAU_MAX;
  /** The client has answered our "this I have". */
  private beantwortet = false;
  private antwortfrist: NodeJS.Timeout | null = null;
  private anwesend: Uint8Array | null = null;
  private anwesendAm = Number.NEGATIVE_INFINITY;
  private anwesendTimer: NodeJS.Timeout | null = null;

  constructor(private readonly a: Verbindungsangaben) {
    this.erlaubnis = a.erlaubnis;
    this.inbox = new Eingang(a.raum.eingang);
  }

  get recht(): Recht {
    return this.a.recht;
  }

  get person(): Person {
    return this.erlaubnis.person;
  }

  start(): void {
    const { ws, raum } = this.a;
    ws.on('error', () => this.terminate());
    ws.on('close', () => this.gone());
    ws.on('pong', () => { this.alive = true; });
    ws.on('message', (data: Buffer, isBinary: boolean) => this.receive(data, isBinary));
    raum.enter(this);
    this.recht.join(this, (antwort) => this.apply(antwort));
    this.sendState();
    if (raum.beschaedigt !== null) this.send(writeBeschaedigt(raum.beschaedigt));
    this.send(writeStand(raum.stateVector()));
    const presence = raum.presenceOfAll();
    if (presence !== null) this.send(presence);
  }

  send(frame: Uint8Array): void {
    const { ws } = this.a;
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > this.freibetrag) {
      this.a.zaehlwerk.ereignis('leser_zu_langsam');
      return this.terminate();
    }
    ws.send(frame);
  }

  confirm(nummer: number): void {
    for (; this.bestaetigt < nummer; this.bestaetigt++) this.bytes -= this.offeneBytes.shift() ?? 0;
    // One word for all that was confirmed in this turn.
    if (this.gemeldet < this.bestaetigt) queueMicrotask(() => this.tellSaved());
    if (this.a.ws.isPaused && !this.full()) this.a.ws.resume();
  }

  refuse(nummer: number, grund: string): void {
    if (!this.open) return;
    this.a.zaehlwerk.abgelehnt(grund);
    this.tellSaved();
    this.send(writeAbgelehnt(nummer, grund));
    this.close(codeOf(grund));
  }

  expectAnswer(): void {
    this.antwortfrist ??= setTimeout(() => {
      if (!this.beantwortet) this.refuse(this.empfangen, 'update_lueckenhaft');
    }, ANTWORT_MS).unref();
  }

  announceClosed(): void {
    this.erlaubnis = { ...this.erlaubnis, recht: 'lesen', geschlossen: true };
    this.tellSaved();
    this.sendState();
    this.close(SCHLUSS.raumGeschlossen);
  }

  beat(): boolean {
    const alive = this.alive;
    this.alive = false;
    if (this.open && this.a.ws.readyState === this.a.ws.OPEN) this.a.ws.ping();
    return alive;
  }

  close(code: number): void {
    if (!this.open) return;
    this.open = false;
    this.inbox.clear();
    this.a.ws.resume();
    this.a.ws.close(code);
  }

  terminate(): void {
    this.open = false;
    this.inbox.clear();
    this.a.ws.terminate();
  }

  private gone(): void {
    this.open = false;
    this.inbox.clear();
    for (const timer of [this.antwortfrist, this.anwesendTimer]) if (timer !== null) clearTimeout(timer);
    this.recht.leave(this);
    this.a.raum.leave(this);
    this.a.onGone();
  }

  private receive(data: Buffer, isBinary: boolean): void {
    if (!this.open) return;
    if (!isBinary) return this.refuse(this.empfangen, 'nachricht_unlesbar');
    this.inbox.push(data);
    if (this.full()) this.a.ws.pause();
    if (!this.working) void this.work();
  }

  private full(): boolean {
    return this.offeneBytes.length + this.inbox.length > OFFEN_MAX || this.bytes + this.inbox.bytes > OFFEN_BYTES_MAX || this.a.raum.eingang.isVoll(this.onRaumFrei);
  }

  private readonly onRaumFrei = (): void => {
    if (this.open && this.a.ws.isPaused && !this.full()) this.a.ws.resume();
  };

  private async work(): Promise<void> {
    this.working = true;
    try {
      while (this.inbox.length > 0 && this.open) {
        // An answer just asked for is the youngest there is, even where the store was slow to give it.
        if (!this.recht.isFresh() && !(await this.recht.renew())) continue;
        // A frame may close the socket, which clears the rest.
        this.inbox.handOver(performance.now() + TURN_MS, (frame) => this.handle(frame));
        // Frames that are no writes are confirmed by nobody: the socket is read on as soon as they are done.
        this.onRaumFrei();
        if (this.inbox.length > 0) await new Promise((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      this.a.logger.fehler('verbindung_abgebrochen', error, { raum: this.a.raum.id, konto: this.person.kontoId });
      this.close(SCHLUSS.fehler);
    } finally {
      this.working = false;
    }
  }

  private handle(frame: Uint8Array): void {
    const nachricht = readNachricht(frame);
    if (nachricht === null) return this.refuse(this.empfangen, 'nachricht_unlesbar');
    switch (nachricht.art) {
      case 'stand':
        return this.answer(nachricht.vektor);
      case 'antwort':
        this.beantwortet = true;
        return this.write(nachricht.daten);
      case 'update':
        return this.write(nachricht.daten);
      case 'anwesenheit':
        return this.presence(nachricht.daten);
      case 'anwesenheit_frage': {
        const presence = this.a.raum.presenceOfAll();
        return presence === null ? undefined : this.send(presence);
      }
      case 'verlust_erledigt':
        return this.a.raum.lossSettled(this, nachricht.id);
    }
  }

  /** Carets move faster than people look: at most so often, and only the last word counts. */
  private presence(daten: Uint8Array): void {
    if (daten.length > ANWESENHEIT_BYTES_MAX) return;
    const wait = this.anwesendAm + ANWESENHEIT_MS - performance.now();
    this.anwesend = daten;
    if (wait <= 0) return this.flushPresence();
    this.anwesendTimer ??= setTimeout(() => this.flushPresence(), wait).unref();
  }

  private flushPresence(): void {
    if (this.anwesendTimer !== null) clearTimeout(this.anwesendTimer);
    this.anwesendTimer = null;
    this.anwesendAm = performance.now();
    if (this.open && this.anwesend !== null) this.a.raum.presence(this, this.anwesend);
    this.anwesend = null;
  }

  private answer(vektor: Uint8Array): void {
    const frame = this.a.raum.answer(vektor);
    if (frame === null) return this.refuse(this.empfangen, 'nachricht_unlesbar');
    // The whole text may wait in the socket's buffer without being a backlog.
    this.freibetrag = RUECKSTAU_MAX + frame.length;
    this.send(frame);
  }

  private write(daten: Uint8Array): void {
    this.empfangen += 1;
    this.offeneBytes.push(daten.length);
    this.bytes += daten.length;
    this.a.raum.write({ von: this, nummer: this.empfangen, daten, darf: this.erlaubnis.recht === 'schreiben', vorAntwort: !this.beantwortet });
  }

  /** A changed answer takes effect at once, also on sockets that only read. */
  private apply(antwort: Raumantwort): void {
    if (!this.open) return;
    if (!antwort.ok) return this.close(antwort.grund === 'nicht_angemeldet' ? SCHLUSS.sitzungBeendet : SCHLUSS.rechtEntzogen);
    const changed = antwort.recht !== this.erlaubnis.recht || antwort.geschlossen !== this.erlaubnis.geschlossen;
    this.erlaubnis = antwort;
    if (changed) this.sendState();
    if (antwort.geschlossen) void this.a.raum.close();
  }

  private sendState(): void {
    this.send(writeZustand(this.erlaubnis.geschlossen || this.a.raum.geschlossen, this.erlaubnis.recht === 'schreiben' && this.a.raum.beschaedigt === null));
  }

  private tellSaved(): void {
    if (this.gemeldet >= this.bestaetigt) return;
    this.gemeldet = this.bestaetigt;
    this.send(writeGespeichert(this.bestaetigt));
  }
}

function codeOf(grund: string): number {
  switch (grund) {
    case 'nur_lesen':
    case 'raum_beschaedigt': return SCHLUSS.rechtEntzogen;
    case 'raum_geschlossen': return SCHLUSS.raumGeschlossen;
    case 'raum_abgebrochen': return SCHLUSS.fehler;
    default: return SCHLUSS.inhaltAbgelehnt;
  }
}
