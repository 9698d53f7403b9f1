/**
 * HTTP: health, assets, and everything else through Remix with the context of the person behind the cookie.
 * The framework renders; who someone is, what a refusal says and where a request came from is decided here.
 */
import { resolve } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Kontext } from '../../app/load-context.ts';
import type { Logins } from '../auth/logins.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Usecases } from '../usecases/index.ts';
import { serveArchiv } from './archiv.ts';
import { ablehnungOf } from './errors.ts';
import type { Messwerte } from './messwerte.ts';
import { createHeaders, createOriginCheck, refuseForeign } from './security.ts';
import { serveQuelle, serveVeroeffentlichtes } from './veroeffentlicht.ts';

export interface HttpTeile {
  readonly config: Config;
  readonly log: Log;
  readonly logins: Logins;
  readonly usecases: Usecases;
  /** True once the database answers. */
  readonly healthy: () => Promise<boolean>;
  /** True while requests wait for the database and get no connection: further ones are told at once. */
  readonly gestaut: () => boolean;
  readonly messwerte: Messwerte;
  /** An account's logins ended: its sockets are asked again now. */
  readonly onLoginEnded: (kontoId: string) => void;
  /** The pages: a build, or in development a loader of the newest one. */
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Middleware that comes first in development: Vite. */
  readonly dev: express.RequestHandler | null;
}

/** Where a person with a one-time password may go before it is changed. */
const VOR_DEM_WECHSEL = /^\/(konto|abmelden|impressum|datenschutz|barrierefreiheit)(\/|$|\?)/;

export function createApp(teile: HttpTeile): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', false);
  app.use((req, res, next) => teile.messwerte.count(req, res, next));
  app.get('/metrics', (req, res, next) => teile.messwerte.serve(req, res, next));
  app.get('/healthz', (_req, res, next) => {
    (teile.gestaut() ? Promise.resolve(false) : teile.healthy()).then((healthy) => res.status(healthy ? 200 : 503).set('Cache-Control', 'no-store').json({ status: healthy ? 'ok' : 'unavailable' }), next);
  });
  app.use(createHeaders(teile.config.https, teile.dev !== null));
  if (teile.dev !== null) app.use(teile.dev);
  else app.use('/assets', express.static(resolve('build/client/assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: false }));
  app.use(express.static(resolve('build/client'), { maxAge: '1h', index: false, dotfiles: 'ignore' }));
  app.use((_req, res, next) => {
    if (!teile.gestaut()) return next();
    res.set('Retry-After', '30');
    refuse(res, 'ausgelastet');
  });
  app.get('/sammlungen/:kennung/quelle', serveQuelle(teile.usecases));
  serveArchiv(app, teile.usecases, teile.config.origin);
  app.get('/sammlungen/:kennung/:datei', serveVeroeffentlichtes(teile.usecases));
  app.use(refuseForeign(createOriginCheck(teile.config)));
  app.use(refuseLarge);
  app.use((req, res, next) => void identify(teile, req, res).then((answered) => { if (!answered) next(); }, next));
  app.use(refuseUploadOfNobody);
  app.all('*', createRequestHandler({ build: teile.build, mode: teile.dev === null ? 'production' : 'development', getLoadContext: (_req, res) => res.locals.kontext as AppLoadContext }));
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    // A path that names nothing, or that cannot be read as one.
    if ([400, 403, 404].includes(statusOf(error))) return void res.status(404).type('text/plain; charset=utf-8').send(ablehnungOf({ grund: 'nicht_veroeffentlicht' }).satz);
    teile.log.fehler('anfrage-gescheitert', error);
    if (res.headersSent) return void res.destroy();
    res.status(500).type('text/plain; charset=utf-8').send(ablehnungOf({ grund: 'unerwartet' }).satz);
  });
  return app;
}

/** Where a file is handed in, and how large the whole form may be. */
const UPLOADS: readonly (readonly [pfad: RegExp, bytes: number])[] = [[/^\/beschlussvorschlaege\/[^/]+\/berichte$/, 21_000_000], [/^\/einlesungen$/, 34_000_000]];
const FORMULAR_HOECHSTENS = 1_000_000;

/** Forms of this house are small: what is larger is refused by its length before anything reads it. */
function refuseLarge(req: Request, res: Response, next: NextFunction): void {
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  const hoechstens = UPLOADS.find(([pfad]) => pfad.test(req.path))?.[1] ?? FORMULAR_HOECHSTENS;
  if (lengthOf(req) <= hoechstens) return next();
  refuse(res, 'zu_gross');
}

/** A large body is read for a person only. */
function refuseUploadOfNobody(req: Request, res: Response, next: NextFunction): void {
  if (req.method === 'GET' || req.method === 'HEAD' || lengthOf(req) <= FORMULAR_HOECHSTENS || (res.locals.kontext as Kontext).person !== null) return next();
  refuse(res, 'nicht_angemeldet');
}

/** Without a length it is either empty or sent in pieces, whose sum nobody knows. */
function lengthOf(req: Request): number {
  return Number(req.headers['content-length'] ?? (req.headers['transfer-encoding'] === undefined ? 0 : Number.NaN));
}

function refuse(res: Response, grund: string): void {
  const { status, satz } = ablehnungOf({ grund });
  res.status(status).type('text/plain; charset=utf-8').send(satz);
}

/** Puts the context of this request into `res.locals`; sends a person with a one-time password to change it first: then true, the answer is given. */
async function identify({ config, logins, usecases, onLoginEnded }: HttpTeile, req: Request, res: Response): Promise<boolean> {
  const wert = logins.read(req.headers.cookie);
  const login = wert === '' ? null : await logins.check(wert);
  res.setHeader('Cache-Control', 'no-store');
  const kontext: Kontext = {
    person: login?.person ?? null, einmal: login?.einmal ?? false, usecases, ablehnung: ablehnungOf, demo: config.demo, vsZugelassen: config.vsZugelassen, origin: config.origin, browserspeicher: config.browserspeicher,
    logins: {
      begin: (kontoId) => logins.begin(kontoId),
      end: async () => {
        await logins.end(wert);
        if (login !== null) onLoginEnded(login.person.kontoId);
        return logins.blank();
      },
      endOthers: async (kontoId) => {
        await logins.endAll(kontoId);
        onLoginEnded(kontoId);
        return logins.begin(kontoId);
      },
      confirm: () => logins.confirm(wert)
    },
    adresse: req.socket.remoteAddress ?? '', nonce: String(res.locals.nonce)
  };
  res.locals.kontext = kontext;
  if (kontext.einmal && !VOR_DEM_WECHSEL.test(req.path)) {
    // A page is sent away; an act under a one-time password is as if nobody had logged in.
    res.locals.kontext = { ...kontext, person: null };
    if (req.method === 'GET' && req.query._data === undefined) {
      res.redirect(302, '/konto');
      return true;
    }
  }
  return false;
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
}
