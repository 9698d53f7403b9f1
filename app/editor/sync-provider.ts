/**
 * The line to the room server: the WebsocketProvider of y-websocket, plus a count of what was sent and what was acknowledged.
 * Decides which state the person sees; the grammar and the close codes are told at the head of server/sync/protocol.ts.
 */
import * as decoding from 'lib0/decoding';
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
/** The server tells its author of words that a deletion by somebody else has swallowed: JSON { texte, absatz, durch }. */
const VERLORENE_WORTE = 110;

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
    provider.messageHandlers[VERLORENE_WORTE] = (_e, decoder) => {
      const worte = readVerloren(decoding.readVarString(decoder));
      if (worte !== null) this.a.onVerloren?.(worte);
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
    this.tell();
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

/** The payload of message 110; fields it does not know are ignored, and one that is not of this shape is none. */
function readVerloren(json: string): VerloreneWorte | null {
  try {
    const { texte, absatz, durch } = JSON.parse(json) as Record<string, unknown>;
    if (!Array.isArray(texte)) return null;
    const worte = texte.filter((text): text is string => typeof text === 'string' && text.trim() !== '');
    return worte.length === 0 ? null : { texte: worte, absatz: typeof absatz === 'string' && absatz !== '' ? absatz : null, durch: typeof durch === 'string' ? durch : '' };
  } catch {
    return null;
  }
}
