/** A line of its own to the database that listens on one channel (LISTEN), and is opened again when it breaks. What was said meanwhile is lost to it. */
import pg from 'pg';
import type { Log } from '../log.ts';

const PAUSE_MIN_MS = 100;
const PAUSE_MAX_MS = 2_000;

export interface Lauschangaben { readonly pool: pg.Pool; readonly kanal: string; readonly logger: Log; onWort(payload: string): void; /** It listens from here on, for the first time or again. */ onOffen?(): void }

/** Listens until `stop`. */
export function lausche(angaben: Lauschangaben): { stop(): Promise<void> } {
  const leitung = new Leitung(angaben);
  void leitung.open();
  return leitung;
}

class Leitung {
  private line: pg.Client | null = null;
  private stopped = false;
  private pause = PAUSE_MIN_MS;

  constructor(private readonly a: Lauschangaben) {}

  async open(): Promise<void> {
    const line = new pg.Client(this.a.pool.options);
    const again = (): void => {
      if (this.line === line) this.line = null;
      if (this.stopped) return;
      setTimeout(() => void this.open(), this.pause).unref();
      this.pause = Math.min(PAUSE_MAX_MS, this.pause * 2);
    };
    line.on('error', () => undefined);
    line.on('notification', ({ payload }) => this.a.onWort(payload ?? ''));
    try {
      await line.connect();
      line.once('end', again);
      await line.query(`listen ${this.a.kanal}`);
    } catch (error) {
      this.a.logger.warnung('knoten_ohne_leitung', { grund: error instanceof Error ? error.name : 'unbekannt' });
      if (this.line !== line) await line.end().catch(() => undefined);
      return line.listenerCount('end') > 0 ? undefined : again();
    }
    this.line = line;
    this.pause = PAUSE_MIN_MS;
    if (this.stopped) return void line.end().catch(() => undefined);
    this.a.onOffen?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.line?.end().catch(() => undefined);
  }
}
