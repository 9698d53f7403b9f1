/**
 * The state of a vote in the room, as it is called out to all screens at once: shown past the router, which would ask for the page and draw
 * its frame as well, on seventeen screens in the same moment (docs/entscheidungen/0075).
 */
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { isSchriftlich } from '../../domain/top.ts';
import type { Saalansicht } from '../../load-context.ts';

/** What is to be shown: what the page was loaded with, or what was called out since; `nimm` takes a call. */
export function useSaalstand(geladen: Saalansicht): { readonly v: Saalansicht; readonly nimm: (stand: string) => boolean } {
  const [gerufen, setGerufen] = useState<{ readonly geladen: Saalansicht; readonly v: Saalansicht } | null>(null);
  const now = useRef({ geladen, called: false });
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (now.current.geladen === geladen) return;
    const { called } = now.current;
    now.current = { geladen, called: false };
    // Which of the two is younger, what was called out or what was loaded meanwhile, only a further look tells.
    if (called) revalidate();
  }, [geladen, revalidate]);
  const nimm = (stand: string): boolean => {
    const v = JSON.parse(stand) as Saalansicht;
    // In writing there is no room: the page leads on.
    if (isSchriftlich(v.zustand)) return false;
    now.current.called = true;
    setGerufen({ geladen: now.current.geladen, v });
    return true;
  };
  return { v: gerufen?.geladen === geladen ? gerufen.v : geladen, nimm };
}
