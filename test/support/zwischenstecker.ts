/**
 * A proxy between the server and its database that cuts lines at the one message where it would hurt: before it is passed on, or after
 * it was carried out and before the answer is heard. Listens on a port, speaks to the database's socket.
 */
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type pg from 'pg';

/** `vor`: the message never arrives. `nach`: it is carried out, its answer never arrives. */
export type Schnittart = 'vor' | 'nach';

export interface Zwischenstecker {
  /** Connection string through the proxy. */
  readonly url: string;
  /** Cuts the line at the next messages that hold this word, so many times. */
  schneide(art: Schnittart, wort: string, mal: number): void;
  /** Cuts the line once, after so many messages from now on have passed; with infinity never. */
  schneideNach(art: Schnittart, nachrichten: number): void;
  /** Cuts still to come. */
  readonly offen: number;
  /** Cuts all lines that are open now. */
  trenneAlle(): void;
  stop(): Promise<void>;
}

/** Puts one in front of this database. */
export async function steckeDazwischen({ host, port, user, database }: pg.PoolConfig): Promise<Zwischenstecker> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let schnitt: { art: Schnittart; wort: string; mal: number; davor: number } | null = null;
  const server = createServer((client) => {
    const target = host?.startsWith('/') === true ? connect(join(host, `.s.PGSQL.${port ?? 5432}`)) : connect(port ?? 5432, host ?? '127.0.0.1');
    const pair = [client, target] as const;
    const cut = (): void => pair.forEach((socket) => socket.destroy());
    let deaf = false;
    pairs.add(pair);
    for (const socket of pair) socket.on('error', cut).on('close', () => (cut(), pairs.delete(pair)));
    client.on('data', (data) => {
      if (schnitt !== null && schnitt.mal > 0 && data.includes(schnitt.wort) && schnitt.davor-- <= 0) {
        schnitt.mal -= 1;
        if (schnitt.art === 'vor') return cut();
        deaf = true;
      }
      target.write(data);
    });
    // The answer shows that the message was carried out; nobody hears it.
    target.on('data', (data) => (deaf ? cut() : client.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const here = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `postgresql://${String(user)}@127.0.0.1:${here}/${database ?? ''}`,
    schneide: (art, wort, mal) => { schnitt = { art, wort, mal, davor: 0 }; },
    schneideNach: (art, nachrichten) => { schnitt = Number.isFinite(nachrichten) ? { art, wort: '', mal: 1, davor: nachrichten } : null; },
    get offen() { return schnitt?.mal ?? 0; },
    trenneAlle: () => pairs.forEach(([a, b]) => (a.destroy(), b.destroy())),
    async stop() {
      pairs.forEach(([a, b]) => (a.destroy(), b.destroy()));
      await new Promise((resolve) => server.close(resolve));
    }
  };
}
