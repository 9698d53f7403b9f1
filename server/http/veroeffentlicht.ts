/**
 * The published bytes, the same for ever: /sammlungen/<kennung>/sammlung.<format>, with their hash as ETag. Needs no account.
 * An edition that was taken back answers 410 with date and reason; caches ask each time, so that it is gone for them as well.
 */
import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Usecases } from '../usecases/index.ts';
import { ablehnungOf, type Ablehnung } from './errors.ts';

/** Names that can be files of an edition; everything else below its address is a page. */
const DATEINAME = /^(?:sammlung(?:-archiv)?\.(?:pdf|html|docx|txt|md|json)|sammlung\.akn\.xml|bericht-\d{1,4}\.pdf)$/;

export function serveVeroeffentlichtes(usecases: Pick<Usecases, 'readAusgabe' | 'showRueckzug'>): (req: Request, res: Response, next: NextFunction) => void {
  const serve = async (req: Request, res: Response): Promise<void> => {
    const { kennung = '', datei: name = '' } = req.params;
    const datei = await usecases.readAusgabe(kennung, name);
    if (datei === null || 'zustand' in datei) return refuse(res, await ablehnungAt(usecases, kennung));
    const bytes = Buffer.from(datei.inhalt);
    res.set({ 'Content-Type': datei.typ, ETag: `"${datei.hash}"`, 'Cache-Control': 'public, no-cache', 'Content-Disposition': `inline; filename="${dateiname(kennung, name)}"` });
    // The page brings its own style: allowed by its hash and nothing else.
    if (name.endsWith('.html')) res.set('Content-Security-Policy', `default-src 'none'; style-src ${styleHashes(bytes.toString('utf8'))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
    if (req.fresh) res.status(304).end();
    else res.send(bytes);
  };
  return (req, res, next) => (DATEINAME.test(req.params.datei ?? '') ? void serve(req, res).catch(next) : next());
}

/** The source of a Sammlung that was read in, as it was handed in: to keep, never to run. */
export function serveQuelle(usecases: Pick<Usecases, 'readQuelle'>): (req: Request, res: Response, next: NextFunction) => void {
  const serve = async (req: Request, res: Response): Promise<void> => {
    const quelle = await usecases.readQuelle(req.params.kennung ?? '');
    if (quelle === null) return refuse(res, ablehnungOf({ grund: 'nicht_veroeffentlicht' }));
    const { datei, dateiname: name } = quelle;
    res.set({ 'Content-Type': datei.typ, ETag: `"${datei.hash}"`, 'Cache-Control': 'public, no-cache', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
    if (req.fresh) res.status(304).end();
    else res.send(Buffer.from(datei.inhalt));
  };
  return (req, res, next) => void serve(req, res).catch(next);
}

/** Why a public address gives nothing: its Ausgabe was taken back, or there never was anything. */
export async function ablehnungAt(usecases: Pick<Usecases, 'showRueckzug'>, kennung: string): Promise<Ablehnung> {
  const rueckzug = await usecases.showRueckzug(kennung);
  return ablehnungOf(rueckzug === null ? { grund: 'nicht_veroeffentlicht' } : { grund: 'ausgabe_zurueckgezogen', angaben: { am: rueckzug.am, grund: rueckzug.grund } });
}

/** `imk-2027-12-03.pdf`, `imk-2027-12-03-archiv.pdf`, `imk-2027-12-03-bericht-2.pdf`: a name that says in a folder what it is. */
function dateiname(kennung: string, name: string): string {
  return name.startsWith('sammlung') ? kennung + name.slice('sammlung'.length) : `${kennung}-${name}`;
}

/** Says it in plain words and lets no cache keep it. */
export function refuse(res: Response, { status, satz }: { readonly status: number; readonly satz: string }): void {
  res.status(status).set('Cache-Control', 'no-store').type('text/plain; charset=utf-8').send(satz);
}

function styleHashes(html: string): string {
  const hashes = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((m) => `'sha256-${createHash('sha256').update(m[1] ?? '').digest('base64')}'`);
  return hashes.length === 0 ? "'none'" : hashes.join(' ');
}
