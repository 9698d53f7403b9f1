/**
 * The line to the room server: the WebsocketProvider of y-websocket, plus a count of what was sent and what was acknowledged.
 * Decides which state the person sees; the grammar and the close codes are told at the head of server/sync/protocol.ts.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { NACHRICHT, SCHLUSS, SYNC } from '../dokument/nachrichten.ts';
import { SCHEMA_VERSION } from '../dokument/schema.ts';
import { OffeneAenderungen } from './offene-aenderungen.ts';
import type { VerloreneWorte } from './rettung.tsx';
import type { Editorzustand } from './zustand.ts';

/** After this long "Wird gespeichert" becomes "Nicht gespeichert". */
const GEDULD_MS = 4_000;
/** After this long typing waits: what is typed on could only be lost (features.md 4). */
const ANHALTEN_MS = 30_000;

export interface Leitungsangaben {
  /** `wss://host/sync` */
  readonly url: string;
  readonly raumId: string;
  readonly doc: Y.Doc;
  readonly darfSchreiben: boolean;
  readonly WebSocketImpl?: typeof WebSocket;
  /** Whether the login still holds; asked when the server does not let us in. */
  readonly isAngemeldet?: () => Promise<boolean>;
  readonly now?: () => Date;
  readonly onZustand: (zustand: Editorzustand) => void;
  /** What is not acknowledged, at each change and, while there is something, every second. */
  readonly onOffen?: (aenderungen: readonly Uint8Array[]) => void;
  readonly onVerloren?: (worte: VerloreneWorte) => void;
}

export interface Leitung {
  readonly provider: WebsocketProvider;
  zustand(): Editorzustand;
  /** True once the server's text has arrived. */
  isReady(): boolean;
  /** The changes typed here that are not acknowledged. */
  offeneAenderungen(): Uint8Array[];
  /** The person has these lost words back, or does not want them: told to the server once everything typed here is saved. */
  settle(verlustId: string): void;
  close(): void;
}

/** Opens the line. */
export function openLeitung(angaben: Leitungsangaben): Leitung {
  return new OffeneLeitung(angaben);
}

class OffeneLeitung implements Leitung {
  readonly provider: WebsocketProvider;
  private readonly offen = new OffeneAenderungen();
  private angehalten = false;
  private ready = false;
  private verbunden = false;
  private schreiben: boolean;
  private geschlossen = false;
  private grund: string | null = null;
  private ende: number | null = null;
  private gespeichertUm: Date;
  private getrenntSeit: Date;
  private fehlschlaege = 0;
  private abgelaufen = false;
  private beschaedigt = false;
  /** Lost words that were decided on here, and those of them the server has yet to hear of. */
  private readonly abgehakt = new Set<string>();
  private readonly zuMelden = new Set<string>();
  private letzter: Editorzustand = { art: 'laedt' };
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly onUpdate = (daten: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    this.offen.typed(daten, this.now());
    this.a.onOffen?.(this.offen.daten);
    this.tell();
  };

  constructor(private readonly a: Leitungsangaben) {
    this.schreiben = a.darfSchreiben;
    this.gespeichertUm = this.now();
    this.getrenntSeit = this.gespeichertUm;
    this.provider = new WebsocketProvider(a.url, a.raumId, a.doc, {
      disableBc: true, connect: false, params: { schema: String(SCHEMA_VERSION) }, WebSocketPolyfill: this.countingSocket(a.WebSocketImpl ?? WebSocket)
    });
    this.listen();
    this.timer = setInterval(() => {
      if (this.offen.seit !== null) this.a.onOffen?.(this.offen.daten);
      this.tell();
    }, 1_000);
    this.provider.connect();
  }

  zustand(): Editorzustand {
    return this.letzter;
  }

  isReady(): boolean {
    return this.ready;
  }

  offeneAenderungen(): Uint8Array[] {
    return this.offen.daten;
  }

  settle(verlustId: string): void {
    this.abgehakt.add(verlustId);
    this.zuMelden.add(verlustId);
    this.sendSettled();
  }

  close(): void {
    clearInterval(this.timer);
    this.a.doc.off('update', this.onUpdate);
    this.provider.destroy();
  }

  private listen(): void {
    const { provider } = this;
    this.a.doc.on('update', this.onUpdate);
    provider.messageHandlers[NACHRICHT.gespeichert] = (_e, decoder) => this.onSaved(decoding.readVarUint(decoder));
    provider.messageHandlers[NACHRICHT.abgelehnt] = (_e, decoder) => {
      decoding.readVarUint(decoder);
      this.grund = decoding.readVarString(decoder);
    };
    provider.messageHandlers[NACHRICHT.verlust] = (_e, decoder) => this.onLost(decoding.readVarString(decoder), decoding.readVarString(decoder), decoding.readVarString(decoder));
    provider.messageHandlers[NACHRICHT.beschaedigt] = (_e, decoder) => {
      decoding.readVarUint(decoder);
      this.beschaedigt = true;
      this.tell();
    };
    provider.messageHandlers[NACHRICHT.zustand] = (_e, decoder) => {
      this.geschlossen = decoding.readVarUint(decoder) === 1;
      this.schreiben = decoding.readVarUint(decoder) === 1;
      this.tell();
    };
    provider.on('status', ({ status }) => this.onStatus(status));
    provider.on('sync', (synced: boolean) => {
      this.ready ||= synced;
      this.tell();
    });
    provider.on('connection-error', () => void this.onRefusedHandshake());
    provider.on('closed', ({ code }) => {
      this.ende = code;
      this.tell();
    });
  }

  private onStatus(status: 'connected' | 'disconnected' | 'connecting'): void {
    if (status === 'connecting') return this.tell();
    this.verbunden = status === 'connected';
    this.offen.lineChanged();
    this.beschaedigt = false;
    if (this.verbunden) {
      this.fehlschlaege = 0;
      // Others forgot us when the line broke and take only a newer word about us.
      this.provider.awareness.setLocalState(this.provider.awareness.getLocalState());
    } else {
      this.getrenntSeit = this.now();
    }
    this.tell();
  }

  private onSaved(anzahl: number): void {
    this.offen.acknowledged(anzahl);
    if (this.offen.allesGespeichert) this.gespeichertUm = this.now();
    this.a.onOffen?.(this.offen.daten);
    this.sendSettled();
    this.tell();
  }

  /** The server says it again at each connection until it hears that the words are settled. */
  private onLost(id: string, text: string, absatz: string): void {
    if (!this.abgehakt.has(id)) return this.a.onVerloren?.({ id, text, absatz: absatz === '' ? null : absatz });
    this.zuMelden.add(id);
    this.sendSettled();
  }

  /** Not before what was put back is saved: until then the server's copy is the only one. */
  private sendSettled(): void {
    if (!this.verbunden || !this.offen.allesGespeichert) return;
    for (const id of this.zuMelden) {
      const e = encoding.createEncoder();
      encoding.writeVarUint(e, NACHRICHT.verlust);
      encoding.writeVarString(e, id);
      this.provider.ws?.send(encoding.toUint8Array(e));
    }
    this.zuMelden.clear();
  }

  /** A browser does not say why a handshake failed. After the second time in a row we ask whether it is the login. */
  private async onRefusedHandshake(): Promise<void> {
    this.fehlschlaege += 1;
    if (this.fehlschlaege < 2 || this.a.isAngemeldet === undefined || this.abgelaufen) return;
    if (await this.a.isAngemeldet().catch(() => true)) return;
    this.abgelaufen = true;
    this.provider.disconnect();
    this.tell();
  }

  private tell(): void {
    const neu = this.judge();
    if (JSON.stringify(neu) === JSON.stringify(this.letzter)) return;
    this.letzter = neu;
    this.a.onZustand(neu);
  }

  private judge(): Editorzustand {
    const { seit } = this.offen;
    const ungespeichert = seit !== null;
    const ende = this.endzustand(ungespeichert);
    if (ende !== null) return ende;
    if (this.geschlossen) return { art: 'eingefroren', ungespeichert };
    if (!this.ready) return { art: 'laedt' };
    if (this.beschaedigt) return { art: 'beschaedigt' };
    const alter = seit === null ? 0 : this.now().getTime() - seit.getTime();
    // Once stopped it stays so until everything is saved: no typing in between that would begin the next wait.
    this.angehalten = ungespeichert && (this.angehalten || alter > ANHALTEN_MS);
    if (this.angehalten && seit !== null) return { art: 'angehalten', seit, verbunden: this.verbunden };
    if (!this.verbunden) return { art: 'getrennt', seit: seit ?? this.getrenntSeit, ungespeichert };
    if (!this.schreiben) return { art: 'nur_lesen' };
    if (this.offen.allesGespeichert) return { art: 'gespeichert', um: this.gespeichertUm };
    return { art: 'speichert', seit: alter > GEDULD_MS ? seit : null };
  }

  private endzustand(ungespeichert: boolean): Editorzustand | null {
    if (this.abgelaufen) return { art: 'sitzung_abgelaufen', ungespeichert };
    switch (this.ende) {
      case null: return null;
      case SCHLUSS.sitzungBeendet: return { art: 'sitzung_abgelaufen', ungespeichert };
      case SCHLUSS.rechtEntzogen: return { art: 'recht_entzogen', ungespeichert };
      case SCHLUSS.raumGeschlossen: return { art: 'eingefroren', ungespeichert };
      case SCHLUSS.andereSchemaversion: return { art: 'veraltet', ungespeichert, geladen: this.ready };
      default: return { art: 'abgelehnt', grund: this.grund ?? '' };
    }
  }

  /**
   * Counts the writes that leave: the server acknowledges by number. What is typed before the server has asked for our state is
   * not sent by itself: the answer holds it, and alone it would lack what was typed while the line was broken.
   */
  private countingSocket(Impl: typeof WebSocket): typeof WebSocket {
    const { offen } = this;
    return class extends Impl {
      private answered = false;

      override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
        if (data instanceof Uint8Array && data[0] === NACHRICHT.sync && data[1] !== SYNC.stand) {
          this.answered ||= data[1] === SYNC.antwort;
          if (!this.answered) return;
          offen.left(data[1] === SYNC.antwort);
        }
        super.send(data);
      }
    } as typeof WebSocket;
  }

  private now(): Date {
    return this.a.now?.() ?? new Date();
  }
}
