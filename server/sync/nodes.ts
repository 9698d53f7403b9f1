/**
 * The room server among others on the same database: rooms that moved elsewhere are read, changed rights are asked again, presence is
 * shown across. Once a second every open room is looked up in any case, so that a lost word costs a second and nothing else.
 */
import type { Log } from '../log.ts';
import type { Nachbarn, Nachbarnachricht, Textraumlog } from '../ports-sync.ts';
import type { Raeume } from './rooms.ts';

const NACHSEHEN_MS = 1_000;
/** Presence of a room is told to other nodes at most so often. */
const ANWESENHEIT_MS = 100;
/** Changes of presence of one room that wait for that; the oldest are dropped, carets move on. */
const ANWESENHEIT_MAX = 60;

export interface Verbundangaben {
  readonly log: Textraumlog;
  readonly nachbarn: Nachbarn | undefined;
  readonly raeume: () => Raeume;
  readonly logger: Log;
  onRaum(id: string): Promise<void>;
  onKonto(id: string): Promise<void>;
}

/** Ties a room server to the others. */
export class Verbund {
  private readonly timer: NodeJS.Timeout;
  private looking = false;
  private bekannt: readonly string[] = [];
  private readonly anwesend = new Map<string, Uint8Array[]>();
  private presenceTimer: NodeJS.Timeout | null = null;

  constructor(private readonly a: Verbundangaben) {
    a.nachbarn?.hoere((nachricht, von) => {
      this.take(nachricht, von).catch((error: unknown) => a.logger.fehler('knoten_nachricht', error));
    });
    this.timer = setInterval(() => void this.look(), NACHSEHEN_MS).unref();
  }

  melde(nachricht: Nachbarnachricht): void {
    if (this.a.nachbarn?.zuMehreren() === true) this.a.nachbarn.melde(nachricht);
  }

  /** A room was opened here: who is in it elsewhere? */
  opened(raum: string): void {
    this.melde({ art: 'wer', raum });
  }

  presence(raum: string, daten: Uint8Array): void {
    if (this.a.nachbarn?.zuMehreren() !== true) return;
    const waiting = this.anwesend.get(raum) ?? [];
    waiting.push(daten);
    if (waiting.length > ANWESENHEIT_MAX) waiting.shift();
    this.anwesend.set(raum, waiting);
    this.presenceTimer ??= setTimeout(() => this.flushPresence(), ANWESENHEIT_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    if (this.presenceTimer !== null) clearTimeout(this.presenceTimer);
  }

  private flushPresence(): void {
    this.presenceTimer = null;
    for (const [raum, waiting] of this.anwesend) for (const daten of waiting) this.melde({ art: 'anwesend', raum, daten: Buffer.from(daten).toString('base64') });
    this.anwesend.clear();
  }

  private async take(nachricht: Nachbarnachricht, von: string): Promise<void> {
    const raeume = this.a.raeume();
    switch (nachricht.art) {
      case 'stand':
        return raeume.get(nachricht.raum)?.refresh();
      case 'raum':
        return this.a.onRaum(nachricht.raum);
      case 'konto':
        return this.a.onKonto(nachricht.konto);
      case 'anwesend':
        return raeume.get(nachricht.raum)?.presenceFrom(von, new Uint8Array(Buffer.from(nachricht.daten, 'base64')));
      case 'wer': {
        const here = raeume.get(nachricht.raum)?.anwesenheit.hiesige() ?? null;
        if (here !== null) this.presence(nachricht.raum, here);
      }
    }
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      this.forgetGone();
      const raeume = this.a.raeume();
      const open = raeume.all();
      const koepfe = open.length === 0 ? [] : ((await this.a.log.koepfe?.(open.map((raum) => raum.id))) ?? []);
      for (const { id, kopf, geschlossen } of koepfe) {
        const raum = raeume.get(id);
        if (raum === undefined || raum.beschaedigt !== null) continue;
        if (kopf > raum.stand.kopf) await raum.refresh();
        if (geschlossen && !raum.geschlossen) await raum.close();
      }
    } catch (error) {
      this.a.logger.fehler('nachsehen', error);
    } finally {
      this.looking = false;
    }
  }

  private forgetGone(): void {
    const here = this.a.nachbarn?.andere() ?? [];
    for (const gone of this.bekannt.filter((id) => !here.includes(id))) for (const raum of this.a.raeume().all()) raum.presenceFrom(gone, null);
    this.bekannt = here;
  }
}
