/** Demo accounts as contract.md names them: `<code>-<rolle>` for every Delegation, `vorsitz` and `gs`. One password for all, only with the demo. */
import { PARTEIEN, type Delegation, type Land } from '../app/domain/land.ts';
import type { Rolle } from '../app/domain/zugang/rollen.ts';

export const DEMO_PASSWORT = 'einvernehmen-demo';
export const DEMO_VORSITZ: Land = 'HE';

export interface Demokonto { readonly kennung: string; readonly name: string; readonly delegation: Delegation; readonly rolle: Rolle }

const VORNAMEN = ['Alma', 'Bertram', 'Carla', 'Dietmar', 'Elif', 'Falk', 'Gesa', 'Henrik', 'Ida', 'Jonas', 'Käthe', 'Lennart', 'Mira', 'Nils', 'Olga', 'Paul', 'Renate'];
const NACHNAMEN: Readonly<Record<string, string>> = { leitung: 'Abendroth', bearbeitung: 'Beerbaum', lesend: 'Clasen', verwaltung: 'Drews' };

/** All demo accounts, in a fixed order, with invented names. */
export const DEMO_KONTEN: readonly Demokonto[] = [
  ...PARTEIEN.flatMap((partei, i) =>
    (['leitung', 'bearbeitung', 'lesend', 'verwaltung'] as const).map((rolle) => ({
      kennung: `${partei.toLowerCase()}-${rolle}`, name: `${VORNAMEN[i] ?? 'Kim'} ${NACHNAMEN[rolle] ?? ''}`, delegation: partei, rolle
    }))),
  { kennung: 'vorsitz', name: 'Viktoria Ehlers', delegation: DEMO_VORSITZ, rolle: 'vorsitz' },
  { kennung: 'gs', name: 'Georg Siebert', delegation: 'GS', rolle: 'geschaeftsstelle' },
  // A second person: whoever makes the proof does not publish it.
  { kennung: 'gs-zwei', name: 'Gesine Petersen', delegation: 'GS', rolle: 'geschaeftsstelle' },
  { kennung: 'gs-verwaltung', name: 'Grete Drews', delegation: 'GS', rolle: 'verwaltung' }
];
