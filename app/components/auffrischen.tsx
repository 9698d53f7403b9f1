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
  /** The vote of this Beschlussvorschlag is sent along with each call; `nimm` shows it, or says false where the whole page is needed. */
  readonly saal?: { readonly id: string; readonly nimm: (stand: string) => boolean };
}

/** With an open line only one look in so many is taken. */
const MIT_LEITUNG = 8;
const WIEDER_MS = 2_000;
const WIEDER_HOECHSTENS_MS = 60_000;

export function Auffrischen({ sekunden = 4, halt = false, sitzung, saal }: Props) {
  const { revalidate, state } = useRevalidator();
  const now = useRef({ idle: true, called: false, listening: false, revalidate, nimm: saal?.nimm });
  now.current.idle = state === 'idle' && !halt;
  now.current.revalidate = revalidate;
  now.current.nimm = saal?.nimm;
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
  const adresse = sitzung === undefined ? null : `/sitzungen/${sitzung}/zuruf${saal === undefined ? '' : `?saal=${saal.id}`}`;
  useEffect(() => (adresse === null ? undefined : listen(adresse, (wort) => {
    if (wort === 'neu' || now.current.nimm?.(wort) !== true) look(now.current);
  }, (open) => {
    now.current.listening = open;
    // What was called out while no line was open reached nobody. A screen of the room is sent its state when it opens.
    if (open && now.current.nimm === undefined) look(now.current);
  })), [adresse]);
  return null;
}

interface Stand { readonly idle: boolean; called: boolean; readonly revalidate: () => void }

function look(stand: Stand): void {
  stand.called = !stand.idle;
  if (stand.idle) stand.revalidate();
}

/** Keeps a line to the server open until the returned function is called; one that breaks is opened again, ever more slowly. */
function listen(adresse: string, onCall: (wort: string) => void, onLine: (open: boolean) => void): () => void {
  let line: WebSocket;
  let ended = false;
  let pause = WIEDER_MS;
  const open = (): void => {
    if (ended) return;
    line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${adresse}`);
    line.addEventListener('open', () => {
      pause = WIEDER_MS;
      onLine(true);
    });
    line.addEventListener('message', ({ data }) => { if (!ended) onCall(String(data)); });
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
