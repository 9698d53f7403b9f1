/** What every page says about classified matter; told by the root's loader, because the operator decides it (VS_NFD). */
import { createContext } from 'react';

/** Is the system approved for VS-NfD? Not, until somebody says so. */
export const VsZugelassen = createContext(false);

/** The standing sentence of footer and editor. */
export function zulassung(vsZugelassen: boolean): string {
  return vsZugelassen ? 'Für VS-NfD zugelassen' : 'Nicht für Verschlusssachen zugelassen';
}
