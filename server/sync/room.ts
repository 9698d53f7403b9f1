/**
 * One open Textraum: the committed text, a shadow copy that every write is judged on, and the queue of writes.
 * A write is judged, appended to the log, and only after the commit applied, acknowledged and shown to others (architecture.md 3).
 * What waits while a commit runs goes into the next one; nobody else's write is judged in the same turn for longer than a few
 * milliseconds (reliability.md M19). Not decided here: who may write (connection.ts), which rooms are open (rooms.ts).
 */
import * as Y from 'yjs';
import { createDoc, createSchatten, hasPending, type Schatten } from '../../app/dokument/check.ts';
import { leseBaum } from '../../app/dokument/baum.ts';
import type { Log } from '../log.ts';
import type { Anhaengeergebnis, GeladenerTextraum, NeuerEintrag, Textraumlog } from '../ports-sync.ts';
import { createAnwesenheit, type Anwesenheit } from './awareness.ts';
import { writeAntwort, writeAnwesenheit, writeUpdate } from './protocol.ts';
import { merge, type Geprueft, type Schreibwunsch, type Teilnehmer } from './writes.ts';

/** How long writes are judged in one turn of the event loop before what was judged is committed. */
const TURN_MS = 4;
/** Between two tries while the store does not answer. */
const PAUSE_MIN_MS = 50;
const PAUSE_MAX_MS = 2_000;

/** A room in use. */
export interface Raum {
  readonly id: string;
  readonly teilnehmer: ReadonlySet<Teilnehmer>;
  readonly geschlossen: boolean;
  /** True while a write waits or a commit runs; such a room must not be unloaded. */
  readonly beschaeftigt: boolean;
  enter(teilnehmer: Teilnehmer): void;
  leave(teilnehmer: Teilnehmer): void;
  /** Queues a write. The answer comes through the Teilnehmer. */
  write(wunsch: Schreibwunsch): void;
  /** What a client with this state vector lacks, as a frame; null where the vector cannot be read. */
  answer(vektor: Uint8Array): Uint8Array | null;
  stateVector(): Uint8Array;
  presence(von: Teilnehmer, daten: Uint8Array): void;
  presenceOfAll(): Uint8Array | null;
  /** Reads what others have appended since, and shows it. */
  refresh(): Promise<void>;
  /** Closes for ever: what is already on its way into the log is still shown, everything later is refused. */
  close(): Promise<void>;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
  destroy(): void;
}

/** Opens a room on what its log says. Throws where that is not a whole text of ours: such a room is never served (reliability.md M11). */
export function openRaum(id: string, geladen: GeladenerTextraum, log: Textraumlog, logger: Log): Raum {
  return new OffenerRaum(id, geladen, log, logger);
}

class OffenerRaum implements Raum {
  readonly teilnehmer = new Set<Teilnehmer>();
  geschlossen: boolean;
  private readonly live = createDoc();
  private schatten: Schatten | null = null;
  private kopf: number;
  private queue: Schreibwunsch[] = [];
  private lauf: Promise<void> | null = null;
  private readonly anwesenheit: Anwesenheit = createAnwesenheit();
  private vollerStand: Uint8Array | null = null;
  /** Those who are here know that it is closed; later ones come to read and may stay. */
  private angesagt: boolean;
  private pause = PAUSE_MIN_MS;
  private destroyed = false;

  constructor(readonly id: string, geladen: GeladenerTextraum, private readonly log: Textraumlog, private readonly logger: Log) {
    this.kopf = geladen.kopf;
    this.geschlossen = geladen.geschlossen;
    this.angesagt = geladen.geschlossen;
    this.apply(geladen.eintraege);
    const baum = leseBaum(this.live);
    if (hasPending(this.live) || !baum.ok) throw new Error(`Textraum is damaged: ${baum.ok ? 'update_lueckenhaft' : baum.grund}`);
  }

  get beschaeftigt(): boolean {
    return this.lauf !== null;
  }

  enter(teilnehmer: Teilnehmer): void {
    this.teilnehmer.add(teilnehmer);
  }

  leave(teilnehmer: Teilnehmer): void {
    this.teilnehmer.delete(teilnehmer);
    this.tellPresence(this.anwesenheit.entferne(teilnehmer));
  }

  write(wunsch: Schreibwunsch): void {
    this.queue.push(wunsch);
    this.start();
  }

  answer(vektor: Uint8Array): Uint8Array | null {
    if (vektor.length === 1 && vektor[0] === 0) return (this.vollerStand ??= writeAntwort(Y.encodeStateAsUpdate(this.live)));
    try {
      return writeAntwort(Y.encodeStateAsUpdate(this.live, vektor));
    } catch {
      return null;
    }
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.live);
  }

  presence(von: Teilnehmer, daten: Uint8Array): void {
    this.tellPresence(this.anwesenheit.nimm(von, von.person, daten));
  }

  presenceOfAll(): Uint8Array | null {
    const alle = this.anwesenheit.alle();
    return alle === null ? null : writeAnwesenheit(alle);
  }

  async close(): Promise<void> {
    this.geschlossen = true;
    if (this.angesagt) return;
    this.angesagt = true;
    await this.settled();
    // Another process may have written the last words; everybody leaves with exactly the frozen text.
    await this.refresh();
    for (const t of [...this.teilnehmer]) t.announceClosed();
  }

  async settled(): Promise<void> {
    while (this.lauf !== null) await this.lauf;
  }

  destroy(): void {
    this.destroyed = true;
    this.schatten?.doc.destroy();
    this.live.destroy();
  }

  private start(): void {
    this.lauf ??= this.work()
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.lauf = null;
        if (this.queue.length > 0 && !this.destroyed) this.start();
      });
  }

  /** A bug in here costs the sockets of this room their connection, not the process its life; they come back to the committed text. */
  private fail(error: unknown): void {
    this.logger.fehler('raum_abgebrochen', error, { raum: this.id });
    this.queue = [];
    this.dropShadow();
    for (const t of [...this.teilnehmer]) t.refuse(0, 'raum_abgebrochen');
  }

  private async work(): Promise<void> {
    while (this.queue.length > 0 && !this.destroyed) {
      const stapel = this.judge();
      if (stapel.length === 0) await nextTurn();
      else if (!(await this.commit(stapel))) this.queue = [...stapel, ...this.queue];
    }
  }

  /** Judges what waits, one after the other, for at most one turn; returns what changes something, in order. */
  private judge(): Geprueft[] {
    const out: Geprueft[] = [];
    const ohneWirkung = new Map<Teilnehmer, number>();
    const end = performance.now() + TURN_MS;
    let taken = 0;
    for (const wunsch of this.queue) {
      if (taken > 0 && performance.now() > end) break;
      taken += 1;
      if (!wunsch.von.open) continue;
      const urteil = this.judgeOne(wunsch, out);
      if (urteil === 'update_lueckenhaft' && wunsch.vorAntwort) wunsch.von.expectAnswer();
      else if (typeof urteil === 'string') wunsch.von.refuse(wunsch.nummer, urteil);
      else if (urteil !== null) out.push({ ...wunsch, differenz: urteil });
      // Nothing new is durable once everything of this socket before it is.
      else if (!out.some((g) => g.von === wunsch.von)) ohneWirkung.set(wunsch.von, wunsch.nummer);
    }
    this.queue.splice(0, taken);
    for (const [von, nummer] of ohneWirkung) von.confirm(nummer);
    return out;
  }

  /** The change, null for none, or the reason why not. The shadow holds what was accepted and nothing else. */
  private judgeOne(wunsch: Schreibwunsch, accepted: readonly Geprueft[]): Uint8Array | string | null {
    const pruefung = this.shadow(accepted).pruefe(wunsch.daten);
    if (pruefung.ok && (pruefung.wert === null || (wunsch.darf && !this.geschlossen))) return pruefung.wert;
    if (pruefung.ok || pruefung.verdorben) this.dropShadow();
    const grund = !pruefung.ok ? pruefung.grund : this.geschlossen ? 'raum_geschlossen' : 'nur_lesen';
    this.logger.warnung('update_abgelehnt', { raum: this.id, konto: wunsch.von.person.kontoId, grund });
    return grund;
  }

  /** True when these writes are settled (committed, or refused because the room is closed), false to judge them again. */
  private async commit(stapel: readonly Geprueft[]): Promise<boolean> {
    const stuecke = merge(stapel);
    const antwort = await this.append(stuecke);
    if (antwort?.ok === true) {
      this.kopf = Math.max(this.kopf, antwort.kopf);
      this.pause = PAUSE_MIN_MS;
      this.show(stuecke);
      return true;
    }
    this.dropShadow();
    if (antwort === null) await waitMs(this.pause);
    if (antwort === null || antwort.grund === 'kopf_veraltet') {
      await this.refresh();
      return false;
    }
    this.geschlossen = true;
    for (const { von, nummer } of stapel) von.refuse(nummer, 'raum_geschlossen');
    this.angesagt = true;
    await this.refresh();
    for (const t of [...this.teilnehmer]) t.announceClosed();
    return true;
  }

  /**
   * Null where the store did not answer: whether the entries are in it is unknown until it is read again. The same writes are
   * then judged once more; those that did arrive change nothing and are only acknowledged (reliability.md P2, P7).
   */
  private async append(stuecke: readonly Geprueft[]): Promise<Anhaengeergebnis | null> {
    const eintraege: NeuerEintrag[] = stuecke.map(({ von, differenz }) => ({ daten: differenz, kontoId: von.person.kontoId, delegation: von.person.delegation }));
    try {
      return await this.log.haengeAn(this.id, this.kopf, eintraege);
    } catch (error) {
      this.logger.fehler('raum_nicht_gespeichert', error, { raum: this.id, anzahl: eintraege.length });
      this.pause = Math.min(this.pause * 2, PAUSE_MAX_MS);
      return null;
    }
  }

  /** After the commit: into the live text, to the author a word, to all others the change. */
  private show(stuecke: readonly Geprueft[]): void {
    this.apply(stuecke.map((s) => s.differenz));
    for (const { von, nummer, differenz } of stuecke) {
      const frame = writeUpdate(differenz);
      von.confirm(nummer);
      for (const t of this.teilnehmer) if (t !== von) t.send(frame);
    }
  }

  async refresh(): Promise<void> {
    const neu = await this.log.lade(this.id, this.kopf).catch((error: unknown) => {
      this.logger.fehler('raum_nachladen', error, { raum: this.id });
      return null;
    });
    if (neu === null || this.destroyed || neu.kopf < this.kopf) return;
    if (neu.kopf > this.kopf) {
      this.dropShadow();
      this.apply(neu.eintraege);
      const frame = writeUpdate(Y.mergeUpdates([...neu.eintraege]));
      for (const t of this.teilnehmer) t.send(frame);
    }
    this.kopf = neu.kopf;
    this.geschlossen ||= neu.geschlossen;
  }

  private apply(updates: readonly Uint8Array[]): void {
    this.vollerStand = null;
    if (updates.length === 1 && updates[0] !== undefined) Y.applyUpdate(this.live, updates[0]);
    else Y.transact(this.live, () => updates.forEach((update) => Y.applyUpdate(this.live, update)));
  }

  /** The shadow: the committed text and, of the running turn, what was already accepted. */
  private shadow(accepted: readonly Geprueft[]): Schatten {
    if (this.schatten !== null) return this.schatten;
    const fresh = createSchatten(Y.encodeStateAsUpdate(this.live));
    if (fresh === null) throw new Error('the committed text is not sound');
    for (const { differenz } of accepted) fresh.pruefe(differenz);
    return (this.schatten = fresh);
  }

  private dropShadow(): void {
    this.schatten?.doc.destroy();
    this.schatten = null;
  }

  private tellPresence(daten: Uint8Array | null): void {
    if (daten === null) return;
    const frame = writeAnwesenheit(daten);
    for (const t of this.teilnehmer) t.send(frame);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
