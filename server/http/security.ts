/**
 * What stands in front of the framework: headers, nonce, and our own Origin check on everything that is not a plain read (A2, M15).
 * A missing Origin is a refusal; localhost and 127.0.0.1 count as one while the server listens on a loopback address.
 */
import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { isLoopback, type Config } from '../config.ts';
import { ablehnungOf } from './errors.ts';

/** True for an Origin header that names this application. */
export function createOriginCheck(config: Pick<Config, 'origin'>): (origin: string | undefined) => boolean {
  const own = new URL(config.origin);
  return (origin) => {
    if (origin === undefined || !URL.canParse(origin)) return false;
    const url = new URL(origin);
    if (url.origin === own.origin) return true;
    return isLoopback(url.hostname) && isLoopback(own.hostname) && url.port === own.port && url.protocol === own.protocol;
  };
}

/** Sets the security headers and a nonce for the scripts of one answer; without `unsafe-inline` anywhere. */
export function createHeaders(https: boolean, dev: boolean): (req: Request, res: Response, next: NextFunction) => void {
  return (_req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.locals.nonce = nonce;
    // Vite injects styles and speaks over its own socket while developing; nothing of that is in a build.
    const style = dev ? "'self' 'unsafe-inline'" : "'self'";
    const connect = dev ? "'self' ws: wss:" : "'self'";
    res.setHeader('Content-Security-Policy', [
      "default-src 'none'", `script-src 'self' 'nonce-${nonce}'`, `style-src ${style}`, "img-src 'self' data:", "font-src 'self'", `connect-src ${connect}`,
      "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "manifest-src 'self'"
    ].join('; '));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'same-origin');
    res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (https) res.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}

/** Refuses every request that could change something and does not say that it comes from here. */
export function refuseForeign(isOwn: (origin: string | undefined) => boolean): (req: Request, res: Response, next: NextFunction) => void {
  return (req, res, next) => {
    // No proxy is trusted: what it claims about the host is not passed on (A10).
    delete req.headers['x-forwarded-host'];
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    if (isOwn(req.headers.origin)) {
      // The framework compares Origin and Host by the letter; for us localhost and 127.0.0.1 are one.
      const { protocol } = new URL(req.headers.origin ?? '');
      req.headers.origin = `${protocol}//${req.headers.host ?? ''}`;
      return next();
    }
    const { status, satz } = ablehnungOf({ grund: 'herkunft_fremd' });
    res.status(status).type('text/plain; charset=utf-8').send(satz);
  };
}
