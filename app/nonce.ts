/** The nonce of one answer on its way from the server to the inline scripts of a page. */
import { createContext, useContext } from 'react';

/** The nonce of this answer, known while rendering on the server only: the browser hides it from scripts on purpose. */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
