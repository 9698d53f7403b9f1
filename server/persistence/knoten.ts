/**
 * The other processes on the same database, by LISTEN/NOTIFY: who is there, which Textraum moved, whose right changed, who is present.
 * A word may be lost (the line breaks, the payload is too long); nothing depends on it but speed, because every node also looks for
 * itself once a second (architecture.md 4). Messages of one turn go together in one query.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Log } from '../log.ts';
import type { Nachbarn, Nachbarnachricht } from '../ports-sync.ts';
import { lausche } from './leitung.ts';

const KANAL = 'einvernehmen_knoten';
/** PostgreSQL refuses 8,000 bytes and more. */
const LAENGE_MAX = 7_900;
const HERZSCHLAG_MS = 1_000;
/** A node that has not been heard of for so long is taken for gone. */
const STILLE_MS = 3_500;

type Umschlag = { readonly von: string } & (Nachbarnachricht | { readonly art: 'hier' } | { readonly art: 'weg' });

/** Listens and speaks on this database until `stop`. */
export function createNachbarn(pool: pg.Pool, logger: Log): Nachbarn {
  return new Knoten(pool, logger);
}

class Knoten implements Nachbarn {
  readonly ich = randomUUID();
  private readonly gehoert = new Map<string, number>();
  private outbox = new Set<string>();
  private sending = false;
  private stopped = false;
  private readonly leitung: { stop(): Promise<void> };
  private readonly hoerer: ((nachricht: Nachbarnachricht, von: string) => void)[] = [];
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly pool: pg.Pool, logger: Log) {
    this.leitung = lausche({ pool, kanal: KANAL, logger, onWort: (payload) => this.read(payload), onOffen: () => this.put({ von: this.ich, art: 'hier' }) });
    this.heartbeat = setInterval(() => this.put({ von: this.ich, art: 'hier' }), HERZSCHLAG_MS).unref();
  }

  zuMehreren(): boolean {
    return this.andere().length > 0;
  }

  andere(): readonly string[] {
    const now = performance.now();
    for (const [id, am] of this.gehoert) if (now - am > STILLE_MS) this.gehoert.delete(id);
    return [...this.gehoert.keys()];
  }

  melde(nachricht: Nachbarnachricht): void {
    this.put({ von: this.ich, ...nachricht });
  }

  hoere(onNachricht: (nachricht: Nachbarnachricht, von: string) => void): void {
    this.hoerer.push(onNachricht);
  }

  async stop(): Promise<void> {
    this.put({ von: this.ich, art: 'weg' });
    this.stopped = true;
    clearInterval(this.heartbeat);
    await this.leitung.stop();
  }

  private read(payload: string): void {
    let umschlag: Umschlag;
    try {
      umschlag = JSON.parse(payload) as Umschlag;
    } catch {
      return;
    }
    if (umschlag.von === this.ich || typeof umschlag.von !== 'string') return;
    if (umschlag.art === 'weg') return void this.gehoert.delete(umschlag.von);
    const neu = !this.gehoert.has(umschlag.von);
    this.gehoert.set(umschlag.von, performance.now());
    // Who has just come learns at once that it is not alone.
    if (neu) this.put({ von: this.ich, art: 'hier' });
    if (umschlag.art === 'hier') return;
    for (const onNachricht of this.hoerer) onNachricht(umschlag, umschlag.von);
  }

  private put(umschlag: Umschlag): void {
    const payload = JSON.stringify(umschlag);
    if (this.stopped || Buffer.byteLength(payload) > LAENGE_MAX) return;
    this.outbox.add(payload);
    if (!this.sending) void this.flush();
  }

  private async flush(): Promise<void> {
    this.sending = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (this.outbox.size > 0) {
      const batch = [...this.outbox];
      this.outbox = new Set();
      await this.pool.query({ name: 'knoten_melden', text: `select pg_notify('${KANAL}', p) from unnest($1::text[]) as p`, values: [batch] }).catch(() => undefined);
    }
    this.sending = false;
  }
}
