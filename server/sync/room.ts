/**
 * One open Textraum: its text, the queue of writes, and who is in it. A write is judged, appended to the log, and only after the commit
 * applied, acknowledged and shown to others (architecture.md 3). What waits while a commit runs goes into the next one.
 * Not decided here: who may write (connection.ts), which rooms are open (rooms.ts), whose turn it is (turns.ts).
 */
import * as Y from 'yjs';
import type { Anhaengeergebnis } from '../ports-sync.ts';
import { createAnwesenheit, type Anwesenheit } from './awareness.ts';
import { sendLosses, settleLoss, tellLosses } from './losses.ts';
import { writeAnwesenheit, writeUpdate } from './protocol.ts';
import { Schlange, type Urteile } from './queue.ts';
import { Livetext, TextUngueltig } from './text.ts';
import type { Takt } from './turns.ts';
import { ladeHeil, Standwart, waitMs, type Heil, type Umgebung } from './upkeep.ts';
import { merge, type Geprueft, type Schreibwunsch, type Teilnehmer } from './writes.ts';

/** Between two tries while the store does not answer: from, to. */
const [PAUSE_MIN_MS, PAUSE_MAX_MS] = [50, 2_000];

/** What a room needs of its process. */
export interface Raumumgebung extends Umgebung {
  readonly takt: Takt;
  /** Presence changed here; for the other nodes. */
  onPresence?(raum: string, daten: Uint8Array): void;
}

/** A room in use. */
export class Raum {
  readonly teilnehmer = new Set<Teilnehmer>();
  readonly anwesenheit: Anwesenheit = createAnwesenheit();
  geschlossen: boolean;
  private readonly text: Livetext;
  private kopf: number;
  private readonly queue: Schlange;
  private lauf: Promise<void> | null = null;
  /** Those who are here know that it is closed; later ones come to read and may stay. */
  private angesagt: boolean;
  private pause = PAUSE_MIN_MS;
  private destroyed = false;
  private hatVerluste: boolean;
  private nachzusehen: (() => void)[] = [];
  private readonly staende: Standwart;
  /** Why the room has to break off, found beside its run; the run does it between two commits, never under one. */
  private bruch: Error | null = null;

  /** Takes over the document of the log, a whole text of ours (reliability.md M11). `beschaedigt`: the row from which on the log is not to be trusted. */
  constructor(readonly id: string, { geladen, doc }: Heil, private readonly u: Raumumgebung, readonly beschaedigt: number | null = null) {
    this.kopf = geladen.kopf;
    this.geschlossen = this.angesagt = geladen.geschlossen;
    // What people saw is not what was kept: they come back to that.
    this.staende = new Standwart(u, id, geladen.nachStand ?? 0, () => this.breakOff(new TextUngueltig('live text and log differ')));
    this.hatVerluste = geladen.verluste === true;
    this.queue = new Schlange(u.zaehlwerk);
    this.text = new Livetext(doc, geladen.kennungen ?? [], this.breakOff);
  }

  get stand(): { kopf: number; wartend: number; wartendeBytes: number } {
    return { kopf: this.kopf, wartend: this.queue.length, wartendeBytes: this.queue.wartend };
  }

  enter(teilnehmer: Teilnehmer): void {
    this.teilnehmer.add(teilnehmer);
    if (this.hatVerluste) void tellLosses(this, this.u.log, this.u.logger, teilnehmer);
  }

  leave(teilnehmer: Teilnehmer): void {
    this.teilnehmer.delete(teilnehmer);
    this.tellPresence(this.anwesenheit.entferne(teilnehmer));
  }

  /** Queues a write. The answer comes through the Teilnehmer. */
  write(wunsch: Schreibwunsch): void {
    this.queue.push(wunsch);
    this.start();
  }

  /** How much waits to be judged, here and at the sockets. */
  get eingang(): Pick<Schlange, 'arrive' | 'takeUp' | 'isVoll'> {
    return this.queue;
  }

  answer(vektor: Uint8Array): Uint8Array | null {
    return this.text.answer(vektor);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.text.doc);
  }

  presence(von: Teilnehmer, daten: Uint8Array): void {
    this.tellPresence(this.anwesenheit.nimm(von, von.person, daten));
  }

  /** Presence of another node; null when it is gone, and with it all whose sockets were there. */
  presenceFrom(knoten: string, daten: Uint8Array | null): void {
    this.tellPresence(daten === null ? this.anwesenheit.entferneKnoten(knoten) : this.anwesenheit.nimmVon(knoten, daten), false);
  }

  presenceOfAll(): Uint8Array | null {
    const alle = this.anwesenheit.alle();
    return alle === null ? null : writeAnwesenheit(alle);
  }

  /** Reads what others have appended since, and shows it; resolves when that is done. */
  refresh(): Promise<void> {
    return new Promise((resolve) => {
      this.nachzusehen.push(resolve);
      this.start();
    });
  }

  /** Closes for ever: what is already on its way into the log is still shown, everything later is refused. */
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

  /** Leaves a snapshot behind where the next one who opens would have to read much. */
  async leaveStand(): Promise<void> {
    if (this.staende.isDueOnLeaving) await this.makeStand();
  }

  destroy(): void {
    this.destroyed = true;
    this.text.destroy();
    for (const resolve of this.nachzusehen.splice(0)) resolve();
  }

  private start(): void {
    if (this.destroyed) return this.nachzusehen.splice(0).forEach((resolve) => resolve());
    this.lauf ??= this.work()
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.lauf = null;
        if (this.hasWork()) this.start();
      });
  }

  private readonly breakOff = (error: TextUngueltig): void => {
    this.bruch = error;
    this.start();
  };
  private hasWork = (): boolean => !this.destroyed && (this.queue.length > 0 || this.nachzusehen.length > 0 || this.bruch !== null);

  /** A bug in here costs the sockets of this room their connection, not the process its life; they come back to what the log says, repaired where need be. */
  private async fail(error: unknown): Promise<void> {
    this.u.logger.fehler(error instanceof TextUngueltig ? 'raum_ungueltig' : 'raum_abgebrochen', error, { raum: this.id });
    this.u.zaehlwerk.ereignis('raum_abgebrochen');
    this.bruch = null;
    this.queue.clear();
    await this.reload();
    for (const t of [...this.teilnehmer]) t.refuse(0, 'raum_abgebrochen');
  }

  private async reload(): Promise<void> {
    this.text.dropShadow();
    try {
      const heil = await ladeHeil(this.u, this.id);
      if (heil === null || this.destroyed) return heil?.doc.destroy();
      this.text.replace(heil.doc);
      this.kopf = heil.geladen.kopf;
      this.geschlossen ||= heil.geladen.geschlossen;
    } catch (error) {
      this.u.logger.fehler('raum_nicht_zu_laden', error, { raum: this.id });
    }
  }

  private async work(): Promise<void> {
    while (this.hasWork()) {
      if (this.bruch !== null) throw this.bruch;
      const waiting = this.nachzusehen.splice(0);
      if (waiting.length > 0) {
        await this.look();
        waiting.forEach((resolve) => resolve());
      }
      if (this.queue.length === 0) continue;
      const urteile = await this.u.takt.run((end) => this.queue.judge(end, (wunsch, accepted) => this.judgeOne(wunsch, accepted)));
      if (this.destroyed) return;
      if (urteile.stapel.length > 0 && !(await this.commit(urteile))) this.queue.putBack(urteile);
    }
  }

  /** The judged write, null for no change, or the reason why not. The shadow holds what was accepted and nothing else. */
  private judgeOne(wunsch: Schreibwunsch, accepted: readonly Geprueft[]): Geprueft | string | null {
    const { kontoId } = wunsch.von.person;
    const pruefung = this.text.judge(wunsch.daten, kontoId, accepted, (client) => this.anwesenheit.kontoOf(client));
    if (pruefung.ok && pruefung.wert === null) return null;
    if (pruefung.ok && wunsch.darf && !this.geschlossen && this.beschaedigt === null) {
      return { ...wunsch, differenz: pruefung.wert, kennungen: this.text.lease(pruefung.kennungen, kontoId), verluste: this.text.lossesOf(pruefung.verluste) };
    }
    if (pruefung.ok || pruefung.verdorben) this.text.dropShadow();
    const grund = pruefung.ok ? this.reasonAgainst() : pruefung.grund;
    this.u.logger.warnung('update_abgelehnt', { raum: this.id, konto: kontoId, grund });
    return grund;
  }

  private reasonAgainst(): string {
    return this.beschaedigt !== null ? 'raum_beschaedigt' : this.geschlossen ? 'raum_geschlossen' : 'nur_lesen';
  }

  /** True when these writes are settled (committed, or refused because the room is closed), false to judge them again. */
  private async commit({ stapel, danach }: Urteile): Promise<boolean> {
    const stuecke = merge(stapel);
    const start = performance.now();
    const antwort = await this.append(stuecke);
    if (antwort?.ok === true) {
      this.u.zaehlwerk.commit.add(performance.now() - start);
      this.kopf = Math.max(this.kopf, antwort.kopf);
      this.pause = PAUSE_MIN_MS;
      this.show(stuecke);
      for (const { von, nummer } of danach) von.confirm(nummer);
      this.staende.count(stuecke.length);
      if (this.staende.isDue) void this.makeStand();
      return true;
    }
    this.text.dropShadow();
    if (antwort === null) await waitMs(this.pause);
    if (antwort === null || antwort.grund === 'kopf_veraltet') {
      await this.look();
      return false;
    }
    this.geschlossen = this.angesagt = true;
    for (const { von, nummer } of [...stapel, ...danach.filter((w) => w.darf)]) von.refuse(nummer, 'raum_geschlossen');
    await this.look();
    for (const t of [...this.teilnehmer]) t.announceClosed();
    return true;
  }

  /** Null where the store did not answer: what is in it is unknown until it is read again. The same writes are then judged once more; what did arrive changes nothing and is only acknowledged (reliability.md P2, P7). */
  private async append(stuecke: readonly Geprueft[]): Promise<Anhaengeergebnis | null> {
    const eintraege = stuecke.map(({ von: { person }, differenz: daten, kennungen, verluste }) => ({ daten, kontoId: person.kontoId, delegation: person.delegation, kennungen, verluste }));
    try {
      return await this.u.log.haengeAn(this.id, this.kopf, eintraege);
    } catch (error) {
      this.u.logger.fehler('raum_nicht_gespeichert', error, { raum: this.id, anzahl: stuecke.length });
      this.pause = Math.min(this.pause * 2, PAUSE_MAX_MS);
      return null;
    }
  }

  /** After the commit: to the author a word, to all others the change, lost words to whose they are, and into the live text, for which nobody has to wait. */
  private show(stuecke: readonly Geprueft[]): void {
    for (const { von, nummer, differenz, kennungen, verluste } of stuecke) {
      if (kennungen.length > 0) this.text.verleih.add(kennungen);
      const frame = writeUpdate(differenz);
      von.confirm(nummer);
      for (const t of this.teilnehmer) if (t !== von) t.send(frame);
      sendLosses(this, verluste);
      this.hatVerluste ||= verluste.length > 0;
    }
    this.text.apply(stuecke.map((s) => s.differenz));
  }

  /** Reads the log behind our head. */
  private async look(): Promise<void> {
    const neu = await this.u.log.lade(this.id, this.kopf).catch((error: unknown) => {
      this.u.logger.fehler('raum_nachladen', error, { raum: this.id });
      return null;
    });
    if (neu === null || this.destroyed || neu.kopf < this.kopf) return;
    if (neu.kopf > this.kopf) {
      this.text.dropShadow();
      this.text.verleih.add(neu.kennungen ?? []);
      this.text.apply(neu.eintraege);
      this.staende.count(neu.eintraege.length);
      const frame = writeUpdate(Y.mergeUpdates([...neu.eintraege]));
      for (const t of this.teilnehmer) t.send(frame);
      this.hatVerluste ||= neu.verluste === true;
      if (neu.verluste === true) void tellLosses(this, this.u.log, this.u.logger);
    }
    this.kopf = neu.kopf;
    this.geschlossen ||= neu.geschlossen;
  }

  private async makeStand(): Promise<void> {
    if (this.beschaedigt === null) await this.staende.make(this.kopf, Y.encodeStateAsUpdate(this.text.doc));
  }

  /** The account of this socket has its words back. */
  lossSettled(von: Teilnehmer, verlustId: string): void {
    settleLoss(this, this.u.log, this.u.logger, von, verlustId);
  }

  private tellPresence(daten: Uint8Array | null, eigene = true): void {
    if (daten === null) return;
    const frame = writeAnwesenheit(daten);
    for (const t of this.teilnehmer) t.send(frame);
    if (eigene) this.u.onPresence?.(this.id, daten);
  }
}

