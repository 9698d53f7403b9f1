/** Looks for unsaved words of a page that ended (browserspeicher.ts) and hands them to the panel; what arrived after all is cleared away without a word. */
import { useCallback, useEffect, useState } from 'react';
import * as Y from 'yjs';
import { judgeWaise, type Speicherplatz, type Waise } from './browserspeicher.ts';
import { eigeneWorte } from './eigene-worte.ts';

interface Fund { readonly waise: Waise; readonly worte: readonly string[]; readonly passt: boolean }
export interface Waisenfund { readonly waise: { readonly worte: readonly string[]; readonly passt: boolean } | null; readonly take: () => void; readonly drop: () => void }

/** Looks every second while none is found: the page that ended may have touched its entry a moment ago. */
export function useWaise(doc: Y.Doc, speicher: Speicherplatz | null, bereit: boolean): Waisenfund {
  const [fund, setFund] = useState<Fund | null>(null);
  useEffect(() => {
    if (speicher === null || !bereit || fund !== null) return undefined;
    const look = (): void => {
      for (const waise of speicher.orphans()) {
        const urteil = judgeWaise(doc, waise);
        if (urteil.art === 'angekommen') speicher.remove(waise.schluessel);
        else return setFund({ waise, worte: eigeneWorte(urteil.doc, [waise.daten]), passt: urteil.art === 'passt' });
      }
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [doc, speicher, bereit, fund]);
  const drop = useCallback(() => {
    if (fund !== null) speicher?.remove(fund.waise.schluessel);
    setFund(null);
  }, [fund, speicher]);
  const take = useCallback(() => {
    // As if typed here: it leaves by the line and is kept again until it is acknowledged.
    if (fund !== null) Y.applyUpdate(doc, fund.waise.daten, 'gerettet');
    drop();
  }, [doc, drop, fund]);
  return { waise: fund, take, drop };
}
