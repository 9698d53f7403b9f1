/** The published bytes, the same for ever: addressed by name, with their hash as ETag. The HTML brings its own style, allowed by its hash alone. */
import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const format = /^sammlung\.(pdf|html|txt|json)$/.exec(params.datei ?? '')?.[1];
  const datei = format === undefined ? null : await context.usecases.readAusgabe(params.kennung ?? '', format);
  if (datei === null) throw new Response(context.ablehnung({ grund: 'nicht_gefunden' }).satz, { status: 404 });
  const headers = new Headers({ 'Content-Type': datei.typ, ETag: `"${datei.hash}"`, 'Cache-Control': 'public, max-age=3600', 'Content-Disposition': `inline; filename="${(params.kennung ?? '').replace(/[^a-z0-9-]/g, '')}.${format ?? ''}"` });
  if (request.headers.get('If-None-Match') === `"${datei.hash}"`) return new Response(null, { status: 304, headers });
  if (format === 'html') headers.set('Content-Security-Policy', `default-src 'none'; style-src ${styleHashes(new TextDecoder().decode(datei.inhalt))}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
  return new Response(new Uint8Array(datei.inhalt), { headers });
}

function styleHashes(html: string): string {
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((m) => `'sha256-${createHash('sha256').update(m[1] ?? '').digest('base64')}'`);
  return styles.length === 0 ? "'none'" : styles.join(' ');
}
