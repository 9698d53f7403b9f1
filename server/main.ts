/**
 * The composition root: makes everything once and hands it on. Nothing imports this file but what starts it.
 * Order of the start: settings, database, migrations, seeds, HTTP and sockets on one port. A signal ends it in the opposite order.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { DEMO_SAMMLUNGEN, fillDemo, fillGrundlage } from '../seeds/fill.ts';
import { createLogins, type Logins } from './auth/logins.ts';
import { createCodegeber } from './auth/codes.ts';
import { createPasswoerter } from './auth/passwoerter.ts';
import { loadConfig, withPort, type Config } from './config.ts';
import { createApp } from './http/app.ts';
import { createMesswerte, type Messwerte } from './http/messwerte.ts';
import { createOriginCheck } from './http/security.ts';
import { watchAnswers } from './http/reihenfolge.ts';
import { createZuruf, type Zuruf } from './http/zuruf.ts';
import { createLog, type Log } from './log.ts';
import { createLoginAdapter } from './persistence/ablage-login.ts';
import type { Raumantwort } from './ports-sync.ts';
import { createDatenbank } from './persistence/datenbank.ts';
import { openDatabase } from './persistence/open.ts';
import { StartFehler } from './persistence/start-fehler.ts';
import { createNachbarn } from './persistence/knoten.ts';
import { lausche } from './persistence/leitung.ts';
import { createRaumstempel } from './persistence/raumstempel.ts';
import { createTextraumlog } from './persistence/update-log.ts';
import { leser } from './importing/leser.ts';
import { startPostausgang } from './jobs/post.ts';
import { createVersand } from './mail/versand.ts';
import type { Datenbank, Haus } from './ports.ts';
import type { Fortschritt } from './ports-sammlung.ts';
import { formular, satz } from './publication/satz.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { enterRaum } from './usecases/enter-raum.ts';
import { createUsecases } from './usecases/index.ts';
import { showSaal } from './usecases/show-saal.ts';
import { readSitzung } from './usecases/zutritt.ts';
import { rebuildArchiv } from './usecases/keep-archiv.ts';

/** A running server. */
export interface Laufend { readonly url: string; readonly haus: Haus; readonly logins: Logins; stop(): Promise<void> }
export interface Startoptionen { readonly config: Config; readonly log: Log; readonly dev?: boolean; /** Prefix of accounts that rate limits spare: the load bench's own. */ readonly lasttest?: boolean }

/** Starts with the settings of the environment, prints one line, and ends by a signal. */
export async function run({ dev }: { readonly dev: boolean }): Promise<void> {
  const config = loadConfig();
  if (!config.ok) return die(config.satz, 2);
  const log = createLog();
  try {
    const laufend = await start({ config: config.wert, log, dev });
    process.stdout.write(`Einvernehmen läuft: ${laufend.url}${config.wert.demo ? '  –  Demo-Konten: by-leitung, hh-bearbeitung, vorsitz, gs … Passwort: einvernehmen-demo' : ''}\n`);
    const stop = (): void => void laufend.stop().then(() => process.exit(0), () => process.exit(1));
    process.once('SIGINT', stop).once('SIGTERM', stop);
    process.on('unhandledRejection', (error) => log.fehler('unbehandelt', error));
  } catch (error) {
    die(error instanceof StartFehler ? error.message : sentenceOf(error, config.wert), 1);
  }
}

/** Starts a server with these settings; tests and benches use it with their own. */
export async function start({ config: said, log, dev = false, lasttest = false }: Startoptionen): Promise<Laufend> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of [...closing].reverse()) await step().catch((error: unknown) => log.fehler('ende-unvollstaendig', error));
  };
  try {
    // The port first: a taken one is told at once, and whoever asks meanwhile learns that it is starting.
    const server = createServer();
    const config = withPort(said, await listen(server, said));
    closing.push(() => closeServer(server));
    const { prisma, pool, poolzahlen, gestaut, close: closeDatabase } = await openDatabase(said, log);
    // The database goes last: requests under way still need it.
    closing.unshift(closeDatabase);
    const datenbank = createDatenbank(prisma);
    const adapter = createLoginAdapter(prisma, said.demo, said.bestaetigungMinuten);
    await adapter.deleteExpiredSessions();
    const logins = createLogins(adapter, said.https);
    const pruefe = async (wert: string, raumId: string): Promise<Raumantwort> => {
      const login = await logins.check(wert);
      // A one-time password opens nothing but its own change, here as on HTTP.
      return enterRaum(datenbank.ablage, login === null || login.einmal ? null : login.person, raumId);
    };
    const nachbarn = createNachbarn(pool, log);
    closing.push(() => nachbarn.stop());
    const sync = createSync({
      log: createTextraumlog(pool, nachbarn), nachbarn, logger: log, cookieName: logins.cookieName, allowedOrigin: createOriginCheck(config), lasttest, zugang: { pruefe, stempel: createRaumstempel(pool) }
    });
    closing.push(() => sync.stop());
    const zuruf = createZuruf({
      allowedOrigin: createOriginCheck(config), logger: log,
      person: async (cookie) => logins.check(logins.read(cookie)).then((login) => (login === null || login.einmal ? null : login.person)),
      darfSehen: async (person, sitzungId) => (await readSitzung(datenbank.ablage, person, sitzungId, 'sitzung.sehen')).ok,
      saal: async (person, id) => {
        const antwort = await showSaal({ datenbank }, person, id);
        return antwort.ok ? JSON.stringify(antwort.wert) : null;
      }
    });
    nachbarn.hoere((nachricht) => { if (nachricht.art === 'konto') zuruf.kontoGeaendert(nachricht.konto); });
    const ohr = lausche({ pool, kanal: 'einvernehmen_akte', logger: log, onWort: (sitzungId) => zuruf.rufe(sitzungId) });
    closing.push(async () => {
      zuruf.stop();
      await ohr.stop();
    });
    const haus = makeHaus(datenbank, sync, zuruf, config);
    if (config.smtpUrl !== null) closing.push(startPostausgang(datenbank, createVersand(config.smtpUrl, absenderOf(config)), log));
    await fillGrundlage(haus);
    await rebuildArchiv(haus);
    if (config.demo) await fillDemo(haus, await Promise.all(DEMO_SAMMLUNGEN.map(async (dateiname) => ({ dateiname, bytes: await readFile(resolve('seeds', dateiname)) }))));
    const post = (): Promise<number | null> => datenbank.ablage.post.waiting().catch(() => null);
    const messwerte = createMesswerte(config, { sync: () => sync.zahlen(), post, pools: poolzahlen });
    closing.push(() => Promise.resolve(messwerte.stop()));
    await serve(server, { config, log, logins, haus, sync, zuruf, messwerte, gestaut, dev });
    void sync.bereiteVor().catch((error: unknown) => log.fehler('vorbereitung', error));
    return { url: config.origin, haus, logins, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function makeHaus(datenbank: Datenbank, sync: Sync, zuruf: Zuruf, config: Config): Haus {
  return {
    datenbank, satz, fortschritt: createFortschritt(), leser, formular, passwoerter: createPasswoerter(), codes: createCodegeber(),
    adresse: config.origin, postausgang: config.smtpUrl !== null, vsZugelassen: config.vsZugelassen, demo: config.demo,
    raeume: {
      geaendert: (id) => void sync.geaendert(id), online: (id) => sync.online(id),
      kontoGeaendert: (id) => {
        void sync.kontoGeaendert(id);
        zuruf.kontoGeaendert(id);
      }
    }
  };
}

function createFortschritt(): Fortschritt {
  const schritte = new Map<string, ReturnType<Fortschritt['get']>>();
  return { get: (id) => schritte.get(id) ?? null, set: (id, schritt) => void (schritt === null ? schritte.delete(id) : schritte.set(id, schritt)) };
}

/** Mail comes from the house's own name. */
function absenderOf(config: Config): string {
  return `Einvernehmen <einvernehmen@${new URL(config.origin).hostname}>`;
}

interface Dienst { readonly config: Config; readonly log: Log; readonly logins: Logins; readonly haus: Haus; readonly sync: Sync; readonly zuruf: Zuruf; readonly messwerte: Messwerte; readonly gestaut: () => boolean; readonly dev: boolean }

async function serve(server: Server, { config, log, logins, haus, sync, zuruf, messwerte, gestaut, dev }: Dienst): Promise<void> {
  const pages = dev ? await devPages() : { build: await builtPages(), middleware: null };
  const healthy = async (): Promise<boolean> => haus.datenbank.ablage.jetzt().then(() => true, () => false);
  const app = createApp({ config, log, logins, messwerte, usecases: createUsecases(haus), healthy, gestaut, onLoginEnded: (kontoId) => haus.raeume.kontoGeaendert(kontoId), build: pages.build, dev: pages.middleware });
  server.removeAllListeners('request');
  server.on('request', app);
  const waits = watchAnswers(server);
  server.on('upgrade', (req, socket, head) => {
    if (dev && req.headers['sec-websocket-protocol'] === 'vite-hmr') return;
    if (waits(socket)) return void socket.destroy();
    if (!zuruf.handleUpgrade(req, socket, head)) sync.handleUpgrade(req, socket, head);
  });
}

/** Listens at once, so that a used port is told early; until everything is ready the answer is 503. */
async function listen(server: Server, config: Config): Promise<number> {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.on('request', (_req, res) => res.writeHead(503, { 'Content-Type': 'application/json' }).end('{"status":"starting"}'));
  // What is no request of ours gets one line and the end of its connection; an address or header too long says so.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Browsers open a line before they need it. An answer on one that asked nothing would be taken for the answer to the next page.
    const asked = (socket as Socket).bytesRead > 0;
    if (!socket.writable || error.code === 'ECONNRESET' || !asked) return socket.destroy();
    socket.end(`HTTP/1.1 ${error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    socket.once('finish', () => socket.destroy());
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, () => {
      server.removeListener('error', fail);
      done();
    });
  });
  server.on('error', () => undefined);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : config.port;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
  await closed;
}

async function builtPages(): Promise<ServerBuild> {
  return (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild;
}

async function devPages(): Promise<{ build: () => Promise<ServerBuild>; middleware: Parameters<typeof createApp>[0]['dev'] }> {
  const vite = await (await import('vite')).createServer({ server: { middlewareMode: true } });
  return { build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>, middleware: vite.middlewares };
}

/** A sentence for what goes wrong at a start most often. */
function sentenceOf(error: unknown, config: Config): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `Der Port ${config.port} ist schon belegt. Bitte setzen Sie PORT auf einen freien Port.`;
  if (code === 'EACCES') return `Auf ${config.host}:${config.port} darf dieser Benutzer nicht lauschen. Bitte wählen Sie einen anderen PORT.`;
  if (config.datenbankUrl !== null && (code.startsWith('E') || /^(08|28|3D)/.test(code))) return `Die Datenbank aus DATABASE_URL ist nicht erreichbar (${code}). Bitte prüfen Sie Adresse, Benutzer und Kennwort.`;
  return `Der Start ist gescheitert: ${error instanceof Error ? error.message : String(error)}`;
}

function die(satz: string, code: number): void {
  process.stderr.write(`${satz}\n`);
  process.exit(code);
}
