/** The published bytes, the same for ever: /sammlungen/<kennung>/sammlung.<format>, with their hash as ETag. Needs no account. */
import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Usecases } from '../usecases/index.ts';
import { ablehnungOf } from './errors.ts';

export function serveVeroeffentlichtes(usecases: Pick<Usecases, 'readAusgabe'>): (req: Request, res: Response, next: NextFunction) => void {
  const serve = async (req: Request, res: Response): Promise<void> => {
    const { kennung = '', datei: name = '' } = req.params;
    const format = /^sammlung\.(pdf|html|txt|json)$/.exec(name)?.[1];
    const datei = format === undefined ? null : await usecases.readAusgabe(kennung, format);
    if (datei === null || format === undefined) return void res.status(404).type('text/plain; charset=utf-8').send(ablehnungOf({ grund: 'nicht_gefunden' }).satz);
    const bytes = Buffer.from(datei.inhalt);
    res.set({ 'Content-Type': datei.typ, ETag: `"${datei.hash}"`, 'Cache-Control': 'public, max-age=3600', 'Content-Disposition': `inline; filename="${kennung}.${format}"` });
    // The page brings its own style: allowed by its hash and nothing else.
    if (format === 'html') res.set('Content-Security-Policy', `default-src 'none'; style-src ${styleHashes(bytes.toString('utf8'))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
    if (req.fresh) res.status(304).end();
    else res.send(bytes);
  };
  return (req, res, next) => void serve(req, res).catch(next);
}

function styleHashes(html: string): string {
  const hashes = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((m) => `'sha256-${createHash('sha256').update(m[1] ?? '').digest('base64')}'`);
  return hashes.length === 0 ? "'none'" : hashes.join(' ');
}
