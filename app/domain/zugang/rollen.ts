/**
 * Who acts: an account of one Delegation with one role (domain.md 2.3, architecture.md 5 "Offices").
 * The Vorsitz is an office of a Land and votes for no one; the Geschäftsstelle has no vote; the BMI never votes.
 */
import { isLand, type Delegation } from '../land.ts';

/** `lesend` reads, `bearbeitung` writes, `leitung` votes and signs, `verwaltung` keeps the accounts of its own Delegation, `vorsitz` and `geschaeftsstelle` are offices. */
export const ROLLEN = ['lesend', 'bearbeitung', 'leitung', 'verwaltung', 'vorsitz', 'geschaeftsstelle'] as const;
export type Rolle = (typeof ROLLEN)[number];

/** What an account is narrowed to: TOPs of these Arbeitskreise (`I` to `VI`), and these Beschlussvorschläge (ids) besides. */
export interface Zustaendigkeit { readonly arbeitskreise: readonly string[]; readonly vorschlaege: readonly string[] }

/** The person behind a request, as the session says; never as a form says. */
export interface Person {
  readonly kontoId: string;
  readonly kennung: string;
  readonly name: string;
  readonly delegation: Delegation;
  /** While a Vertretung runs, the role of the one who is represented. */
  readonly rolle: Rolle;
  /** Whether the person has shown within the set time that it is them; left out where no one is asked. */
  readonly bestaetigt?: boolean;
  /** The account has a second factor; left out where it has none. */
  readonly zweitfaktor?: boolean;
  /** Left out: everything its Delegation sees. */
  readonly zustaendigkeit?: Zustaendigkeit;
  /** Set while this account acts for its Delegationsleitung: for which account, until before when. */
  readonly vertretung?: { readonly fuerKontoId: string; readonly bis: Date };
}

const BEZEICHNUNG: Readonly<Record<Rolle, string>> = {
  lesend: 'Lesend', bearbeitung: 'Bearbeitung', leitung: 'Delegationsleitung', verwaltung: 'Verwaltung', vorsitz: 'Vorsitz', geschaeftsstelle: 'Geschäftsstelle'
};

/** The role as people read it. */
export function bezeichnungOf(rolle: Rolle): string {
  return BEZEICHNUNG[rolle];
}

export function isRolle(value: string): value is Rolle {
  return (ROLLEN as readonly string[]).includes(value);
}

/** Who reads and writes may be narrowed; who acts for a whole Delegation or the conference may not. */
export function mayBeNarrowed(rolle: Rolle): boolean {
  return rolle === 'lesend' || rolle === 'bearbeitung';
}

/** The roles an account of this Delegation may have: only a Land can hold the Vorsitz, only the Geschäftsstelle is the Geschäftsstelle. */
export function rollenOf(delegation: Delegation): readonly Rolle[] {
  if (delegation === 'GS') return ['geschaeftsstelle', 'verwaltung'];
  const ordinary: Rolle[] = ['lesend', 'bearbeitung', 'leitung', 'verwaltung'];
  return isLand(delegation) ? [...ordinary, 'vorsitz'] : ordinary;
}
