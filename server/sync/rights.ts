/**
 * What each login may do in each room in use, never older than a second when a frame is taken (reliability.md G14, M13).
 * The full answer costs several queries, so it is asked again only when the stamp of the rows it depends on has changed, and
 * stamps are read for everybody who is at work in one query. Not decided here: the rights themselves (app/domain/zugang/rechte.ts).
 */
import type { Log } from '../log.ts';
import type { Raumantwort, Raumzugang } from '../ports-sync.ts';

/** How old an answer may be when a frame is taken. From half of it on it is renewed beside the work. */
const ALTER_MS = 1_000;
const FEHLER_MS = 250;

/** The answer for one login and one room, shared by all its sockets. */
export interface Recht {
  readonly loginWert: string;
  readonly textraumId: string;
  readonly antwort: Raumantwort;
  /** True while the answer is young enough to take a frame; starts to renew it in time. */
  isFresh(): boolean;
  /** Asks now, at least for the stamp; true when the answer was applied, false when nobody could say. */
  renew(): Promise<boolean>;
  /** Forgets the stamp, so that the next question is the full one. */
  invalidate(): void;
  /** Calls back at each changed answer, until the socket leaves. */
  join(socket: object, onChange: (antwort: Raumantwort) => void): void;
  leave(socket: object): void;
}

export interface Rechte {
  /** The answer for a handshake. Throws when nobody can say. */
  ask(loginWert: string, textraumId: string): Promise<Recht>;
  /** All that are in use. */
  all(): readonly Recht[];
}

/** Nobody is asked about yet. */
export function createRechte(zugang: Raumzugang, logger: Log): Rechte {
  const rechte = new Map<string, Eintrag>();
  let due = new Set<Eintrag>();
  let running: Promise<void> | null = null;

  /** One run at a time; who comes while it runs is in the next one, together with everybody at work. */
  function renew(recht: Eintrag): Promise<boolean> {
    const answer = recht.nextAnswer();
    due.add(recht);
    running ??= run();
    return answer;
  }

  async function run(): Promise<void> {
    await Promise.resolve();
    try {
      while (due.size > 0) await askAll();
    } finally {
      // In the same breath as the last look at who is due: whoever asks from now on starts a new run.
      running = null;
    }
  }

  async function askAll(): Promise<void> {
    const now = performance.now();
    const batch = [...new Set([...due, ...[...rechte.values()].filter((r) => r.isAtWork(now))])];
    due = new Set();
    for (const recht of batch) recht.asked();
    const known = await check(batch).then(() => true, async (error: unknown) => {
      logger.fehler('recht_nicht_pruefbar', error, { anzahl: batch.length });
      await new Promise((resolve) => setTimeout(resolve, FEHLER_MS));
      return false;
    });
    for (const recht of batch) recht.answered(known);
  }

  /** The stamp is read before the answer: what changes in between is seen the next time. */
  async function check(batch: readonly Eintrag[]): Promise<void> {
    const am = performance.now();
    const stempel = zugang.stempel === undefined ? null : await zugang.stempel(batch);
    await Promise.all(batch.map(async (recht, i) => {
      const neu = stempel?.[i] ?? null;
      if (neu !== null && recht.stempel === neu) recht.geprueftAm = am;
      else recht.apply(await zugang.pruefe(recht.loginWert, recht.textraumId), neu, am);
    }));
  }

  return {
    async ask(loginWert, textraumId) {
      const key = `${textraumId} ${loginWert}`;
      const there = rechte.get(key);
      if (there?.isFresh() === true) return there;
      const recht = there ?? new Eintrag(loginWert, textraumId, renew, () => rechte.delete(key));
      rechte.set(key, recht);
      recht.hold();
      const known = await renew(recht);
      recht.release();
      if (!known) throw new Error('nobody can say what this login may do');
      return recht;
    },
    all: () => [...rechte.values()]
  };
}

class Eintrag implements Recht {
  antwort: Raumantwort = { ok: false, grund: 'raum_unbekannt' };
  stempel: string | null = null;
  geprueftAm = Number.NEGATIVE_INFINITY;
  private gebrauchtAm = 0;
  private halter = 0;
  private readonly sockets = new Map<object, (antwort: Raumantwort) => void>();
  private waiting: ((known: boolean) => void)[] = [];
  private answering: ((known: boolean) => void)[] = [];

  constructor(
    readonly loginWert: string, readonly textraumId: string,
    private readonly onRenew: (recht: Eintrag) => Promise<boolean>, private readonly onUnused: () => void
  ) {}

  isFresh(): boolean {
    const now = performance.now();
    this.gebrauchtAm = now;
    const alter = now - this.geprueftAm;
    if (alter > ALTER_MS / 2 && alter <= ALTER_MS && this.waiting.length + this.answering.length === 0) void this.renew();
    return alter <= ALTER_MS;
  }

  isAtWork(now: number): boolean {
    return now - this.gebrauchtAm < ALTER_MS && now - this.geprueftAm > ALTER_MS / 4;
  }

  renew(): Promise<boolean> {
    return this.onRenew(this);
  }

  invalidate(): void {
    this.stempel = null;
    this.geprueftAm = Number.NEGATIVE_INFINITY;
  }

  nextAnswer(): Promise<boolean> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Who waits from now on wants a younger answer than the one that is being asked for. */
  asked(): void {
    this.answering = this.waiting;
    this.waiting = [];
  }

  answered(known: boolean): void {
    for (const resolve of this.answering) resolve(known);
    this.answering = [];
  }

  apply(antwort: Raumantwort, stempel: string | null, am: number): void {
    this.antwort = antwort;
    this.stempel = stempel;
    this.geprueftAm = am;
    for (const onChange of [...this.sockets.values()]) onChange(antwort);
  }

  join(socket: object, onChange: (antwort: Raumantwort) => void): void {
    this.sockets.set(socket, onChange);
  }

  leave(socket: object): void {
    this.sockets.delete(socket);
    this.dropIfUnused();
  }

  hold(): void {
    this.halter += 1;
  }

  release(): void {
    this.halter -= 1;
    // The caller joins in the same turn; an answer nobody takes is dropped after it.
    setTimeout(() => this.dropIfUnused(), ALTER_MS).unref();
  }

  private dropIfUnused(): void {
    if (this.sockets.size === 0 && this.halter === 0) this.onUnused();
  }
}
