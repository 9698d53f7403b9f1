/** Renders a page to a stream; the nonce of this answer goes to React's own inline scripts. */
import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from './nonce.ts';

const ABBRUCH_MS = 8_000;

export default function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={ABBRUCH_MS} nonce={context.nonce} />
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        [ready]() {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
          pipe(body);
        },
        onShellError: reject,
        onError() {
          failed = true;
        }
      }
    );
    setTimeout(abort, ABBRUCH_MS + 1000).unref();
  });
}

/** Loaders and actions that throw: nothing of the error reaches the page or the log, it may hold unpublished words. */
export function handleError(_error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) process.stderr.write(`{"stufe":"fehler","ereignis":"page_failed","pfad":"${new URL(request.url).pathname.replace(/[^\w/.-]/g, '')}"}\n`);
}
