/**
 * Connections that still owe a page its answer. Who asks for a page and for a line on one connection without waiting (no browser does) could get
 * the second answer before the first; such a connection is ended (S10, M12).
 */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Watches all requests of this server from now on; the answer says whether a connection still waits for a page. */
export function watchAnswers(server: Server): (socket: Duplex) => boolean {
  const offen = new WeakMap<Duplex, number>();
  server.on('request', ({ socket }, res) => {
    offen.set(socket, (offen.get(socket) ?? 0) + 1);
    res.once('close', () => offen.set(socket, (offen.get(socket) ?? 1) - 1));
  });
  return (socket) => (offen.get(socket) ?? 0) > 0;
}
