/**
 * Fetches a page's data again: at once when the server calls (another person acted in this Sitzung), and every few seconds while the page is
 * looked at and no line is open. While one is open a lost call is hardly possible and costs half a minute. Nothing moves the focus.
 */
import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

interface Props {
  readonly sekunden?: number;
  /** Stops it while the page holds words that are nowhere else: an expired login would send the person away from them. */
  readonly halt?: boolean;
  /** The Sitzung whose acts call this page. */
  readonly sitzung?: string;
}

/** With an open line only one look in so many is taken. */
const MIT_LEITUNG = 8;
const WIEDER_MS = 2_000;
const WIEDER_HOECHSTENS_MS = 60_000;

export function Auffrischen({ sekunden = 4, halt = false, sitzung }: Props) {
  const { revalidate, state } = useRevalidator();
  const now = useRef({ idle: true, called: false, listening: false, revalidate });
  now.current.idle = state === 'idle' && !halt;
  now.current.revalidate = revalidate;
  // A call that came while an answer was under way, or while words were unsaved, is not forgotten.
  useEffect(() => {
    if (now.current.idle && now.current.called) look(now.current);
  }, [state, halt]);
  useEffect(() => {
    let looks = 0;
    const again = async (): Promise<void> => {
      looks += 1;
      if (now.current.listening && looks % MIT_LEITUNG !== 0) return;
      if (document.visibilityState !== 'visible' || !now.current.idle) return;
      // A server that restarts or is overloaded would put an error page in the place of this one: the page stands as it is until it answers again.
      if (await isServerThere()) look(now.current);
    };
    const timer = setInterval(() => void again(), sekunden * 1000);
    const seen = (): void => {
      looks = -1;
      void again();
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [sekunden]);
  useEffect(() => (sitzung === undefined ? undefined : listen(sitzung, () => look(now.current), (open) => { now.current.listening = open; })), [sitzung]);
  return null;
}

interface Stand { readonly idle: boolean; called: boolean; readonly revalidate: () => void }

function look(stand: Stand): void {
  stand.called = !stand.idle;
  if (stand.idle) stand.revalidate();
}

/** Keeps a line to the server open until the returned function is called; one that breaks is opened again, ever more slowly. */
function listen(sitzung: string, onCall: () => void, onLine: (open: boolean) => void): () => void {
  let line: WebSocket;
  let ended = false;
  let pause = WIEDER_MS;
  const open = (): void => {
    if (ended) return;
    line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sitzungen/${sitzung}/zuruf`);
    line.addEventListener('open', () => {
      pause = WIEDER_MS;
      onLine(true);
    });
    line.addEventListener('message', () => { if (!ended) onCall(); });
    line.addEventListener('close', () => {
      onLine(false);
      window.setTimeout(open, pause);
      pause = Math.min(WIEDER_HOECHSTENS_MS, pause * 2);
    });
  };
  open();
  return () => {
    ended = true;
    line.close();
  };
}

async function isServerThere(): Promise<boolean> {
  return fetch('/healthz', { signal: AbortSignal.timeout(3_000) }).then((res) => res.ok, () => false);
}
