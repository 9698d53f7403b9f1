/** What every scenario works with: the server it loads, clients for it, a meter, a way to ask for a restart, and where rows go. */
import { Client } from './client.ts';
import type { Answer, Options, Request, Row } from './options.ts';
import { sample } from './proc.ts';
import { r2 } from './stats.ts';
import type * as Y from 'yjs';

/** What server, store and generator used between two points. */
export interface Usage {
  readonly sec: number;
  readonly cpuS: number;
  readonly cpuPct: number;
  readonly storeCpuPct: number;
  readonly rssMB: number;
  readonly peakMB: number;
  readonly genCpuPct: number;
}

export class Bench {
  private server: Pick<Options, 'url' | 'cookie' | 'rooms' | 'pid' | 'storePid'>;

  constructor(readonly scenario: string, readonly o: Options) {
    if (!/^ws:\/\/127\.0\.0\.1[:/]/.test(o.url)) throw new Error('the generator loads 127.0.0.1 only');
    this.server = { url: o.url, cookie: o.cookie, rooms: o.rooms, pid: o.pid, storePid: o.storePid };
  }

  /** Process of the server as it runs now. */
  get pid(): number | undefined {
    return this.server.pid;
  }

  room(i: number): string {
    const { rooms } = this.server;
    return rooms?.[i % rooms.length] ?? `bench-${this.o.label}-${this.scenario}-${process.pid}-${i}`;
  }

  client(room: string, doc?: Y.Doc): Client {
    return new Client({ url: this.server.url, cookie: this.server.cookie, place: this.o.place, room, doc });
  }

  say(row: Readonly<Record<string, unknown>>): void {
    const whole: Row = { scenario: this.scenario, label: this.o.label, ...row };
    process.stdout.write(`${JSON.stringify(whole)}\n`);
  }

  /** Asks whoever started this process; resolves when it is done. */
  ask(what: Request): Promise<void> {
    return new Promise((resolve, reject) => {
      if (process.send === undefined) return reject(new Error(`${this.scenario} needs bench:sync to ${what} the server`));
      process.once('message', ({ error, ...changed }: Answer) => {
        this.server = { ...this.server, ...changed };
        if (error === undefined) resolve();
        else reject(new Error(`${what}: ${error}`));
      });
      process.send({ what });
    });
  }

  /** Starts metering; the answer ends it. */
  meter(): () => Usage {
    const { pid, storePid } = this.server;
    const [t0, server0, store0, own0] = [performance.now(), sample(pid), sample(storePid), process.cpuUsage()];
    return () => {
      const sec = (performance.now() - t0) / 1000;
      const [server, store, own] = [sample(pid), sample(storePid), process.cpuUsage(own0)];
      const cpuS = server.cpu - server0.cpu;
      return {
        sec: r2(sec), cpuS: r2(cpuS), cpuPct: r2((cpuS / sec) * 100), storeCpuPct: r2(((store.cpu - store0.cpu) / sec) * 100),
        rssMB: r2(server.rssMB), peakMB: r2(server.peakMB), genCpuPct: r2((own.user + own.system) / 1e4 / sec)
      };
    };
  }
}
