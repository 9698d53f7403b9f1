/** Fetches a page's data again every few seconds while it is looked at, so that acts of others appear in place. Nothing moves the focus. */
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** `halt` stops it while the page holds words that are nowhere else: an expired login would send the person away from them. */
export function Auffrischen({ sekunden = 4, halt = false }: { readonly sekunden?: number; readonly halt?: boolean }) {
  const { revalidate, state } = useRevalidator();
  const idle = useRef(true);
  idle.current = state === 'idle' && !halt;
  useEffect(() => {
    const again = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || !idle.current) return;
      // A server that restarts or is overloaded would put an error page in the place of this one: the page stands as it is until it answers again.
      if ((await isServerThere()) && idle.current) revalidate();
    };
    const timer = setInterval(() => void again(), sekunden * 1000);
    const seen = (): void => void again();
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [revalidate, sekunden]);
  return null;
}

async function isServerThere(): Promise<boolean> {
  return fetch('/healthz', { signal: AbortSignal.timeout(3_000) }).then((res) => res.ok, () => false);
}
