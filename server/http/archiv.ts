/**
 * The archive for machines: Atom feed, sitemap, JSON of lists and decisions. No account, no script, an ETag on each, 304 where nothing changed;
 * caches ask each time, so that what was taken back is gone for them as well. No date of change: a withdrawal would set it back.
 * Text goes into XML escaped and into nothing else; what is published is decided in the use cases.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Express, NextFunction, Request, Response } from 'express';
import type { Feed } from '../../app/load-context.ts';
import type { Usecases } from '../usecases/index.ts';
import { ablehnungOf, type Ablehnung } from './errors.ts';
import { ablehnungAt, refuse } from './veroeffentlicht.ts';

/** Where the form of every sammlung.json is published. */
const SCHEMA = '/schema/einvernehmen-sammlung-1.schema.json';

export type Archivteile = Pick<Usecases, 'readFeed' | 'readSitemap' | 'listSammlungen' | 'showBeschluss' | 'showArchivsammlung' | 'showRueckzug'>;
type Antwort = { readonly typ: string; readonly inhalt: string } | Ablehnung;

/** Puts the addresses on the app; `origin` is the public address, never what a request claims. */
export function serveArchiv(app: Express, usecases: Archivteile, origin: string): void {
  app.get('/sammlungen/feed.atom', answer(async (req) => {
    const feed = await usecases.readFeed({ ak: only(req.query.ak), an: only(req.query.an) });
    return feed.ok ? { typ: 'application/atom+xml; charset=utf-8', inhalt: atomOf(feed.wert, origin) } : ablehnungOf({ grund: 'nicht_veroeffentlicht' });
  }));
  app.get('/sitemap.xml', answer(async () => {
    const adressen = await usecases.readSitemap();
    const zeilen = adressen.map(({ pfad, am }) => `<url><loc>${xml(origin + pfad)}</loc><lastmod>${am}</lastmod></url>`);
    return { typ: 'application/xml; charset=utf-8', inhalt: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${zeilen.join('\n')}\n</urlset>\n` };
  }));
  app.get('/sammlungen.json', answer(async () => asJson((await usecases.listSammlungen()).map((s) => ({ ...s, adresse: `${origin}/sammlungen/${s.kennung}`, modell: `${origin}/sammlungen/${s.kennung}/sammlung.json` })))));
  app.get('/sammlungen/:kennung/top/:schluessel.json', answer(async ({ params }) => {
    const b = await usecases.showBeschluss(params.kennung ?? '', params.schluessel ?? '');
    if (b === null) return ablehnungAt(usecases, params.kennung ?? '');
    const { sammlung, tops, absaetze, notizen, zitat, auftraege, empfaenger, verweistAuf, wirdVerwiesenIn } = b;
    return asJson({ adresse: origin + b.adresse, schluessel: b.schluessel, zitat, sammlung, tops, absaetze, protokollnotizen: notizen, auftraege, empfaenger, verweistAuf, wirdVerwiesenIn });
  }));
  app.get(SCHEMA, (_req, res) => void res.set({ 'Content-Type': 'application/schema+json; charset=utf-8', 'Cache-Control': 'public, max-age=86400' }).sendFile(resolve('server/publication/einvernehmen-sammlung-1.schema.json')));
  // Sammlungen of our own have their file; one that was read in has its model.
  app.get('/sammlungen/:kennung/sammlung.json', (req, res, next) => {
    usecases.showArchivsammlung(req.params.kennung ?? '').then((s) => {
      if (s === null || s.sammlung.herkunft === 'ausgabe') return next();
      send(req, res, asJson(s.modell));
    }, next);
  });
}

function answer(make: (req: Request) => Promise<Antwort>): (req: Request, res: Response, next: NextFunction) => void {
  return (req, res, next) => void make(req).then((antwort) => send(req, res, antwort), next);
}

function send(req: Request, res: Response, antwort: Antwort): void {
  if ('status' in antwort) return refuse(res, antwort);
  res.set({ 'Content-Type': antwort.typ, ETag: `"${createHash('sha256').update(antwort.inhalt).digest('base64url')}"`, 'Cache-Control': 'public, no-cache' });
  if (req.fresh) res.status(304).end();
  else res.send(antwort.inhalt);
}

function asJson(wert: unknown): { typ: string; inhalt: string } {
  return { typ: 'application/json; charset=utf-8', inhalt: `${JSON.stringify(wert, null, 1)}\n` };
}

/** One value of a query, or none; several of one name are as if it were not there. */
function only(wert: unknown): string | null {
  return typeof wert === 'string' && wert !== '' ? wert : null;
}

/** Ids are tag URIs: they stay when the address of the house changes its port or becomes https. */
function atomOf(feed: Feed, origin: string): string {
  const id = (pfad: string): string => `tag:${new URL(origin).hostname},2026:${pfad}`;
  const eintraege = feed.eintraege.map((e) => [
    '<entry>', `<id>${xml(id(e.id))}</id>`, `<title>${xml(e.titel)}</title>`, `<link rel="alternate" type="text/html" href="${xml(origin + e.ziel)}"/>`,
    `<updated>${e.am}</updated>`, `<category term="${xml(e.art)}"/>`, `<summary>${xml(e.zusammenfassung)}</summary>`, '</entry>'
  ].join('\n'));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">', `<id>${xml(id(feed.pfad))}</id>`, `<title>${xml(feed.titel)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${xml(origin + feed.pfad)}"/>`, `<link rel="alternate" type="text/html" href="${xml(`${origin}/sammlungen`)}"/>`,
    `<updated>${feed.am}</updated>`, '<author><name>Geschäftsstelle</name></author>', ...eintraege, '</feed>', ''
  ].join('\n');
}

const ZEICHEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for XML; characters XML 1.0 does not know become a visible replacement. */
function xml(text: string): string {
  return text.replace(/[&<>"']/gu, (zeichen) => ZEICHEN[zeichen] ?? zeichen).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '\uFFFD');
}
