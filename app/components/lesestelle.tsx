/**
 * Whoever scrolls while a page fetches its data again stays where they are. The router's scroll restoration treats that like a navigation: it notes the
 * place when the fetching begins and puts the page back there when the data is here, on the first time after loading to the top. This stands before
 * it in the tree, so that it sees the place in the same drawing before it is lost.
 */
import { useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useLayoutEffect, useRef } from 'react';

/** On the server there is no place, and React warns of the other one. */
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

export function Lesestelle() {
  const { state } = useRevalidator();
  const location = useLocation();
  const last = useRef(location);
  useBeforePaint(() => {
    // Who goes to another page meanwhile begins there where it begins.
    const stays = last.current === location;
    last.current = location;
    if (state !== 'idle' || !stays) return;
    const { scrollX: left, scrollY: top } = window;
    // After the effects of this drawing and before it is seen.
    queueMicrotask(() => window.scrollTo({ left, top, behavior: 'instant' }));
  }, [state, location]);
  return null;
}
