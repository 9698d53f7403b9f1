/** Fetches a page's data again every few seconds while it is looked at, so that acts of others appear in place. Nothing moves the focus. */
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** `halt` stops it while the page holds words that are nowhere else: an expired login would send the person away from them. */
export function Auffrischen({ sekunden = 4, halt = false }: { readonly sekunden?: number; readonly halt?: boolean }) {
  const { revalidate, state } = useRevalidator();
  const idle = useRef(true);
  idle.current = state === 'idle' && !halt;
  useEffect(() => {
    const again = (): void => {
      if (document.visibilityState === 'visible' && idle.current) revalidate();
    };
    const timer = setInterval(again, sekunden * 1000);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [revalidate, sekunden]);
  return null;
}
