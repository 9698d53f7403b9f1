/** What the server hands to loaders and actions (Remix's AppLoadContext): types only, never a value from server/ (architecture.md 1). */
import type { Person } from './domain/zugang/rollen.ts';
import type { Ablehnung } from '../server/http/errors.ts';
import type { Usecases } from '../server/usecases/index.ts';

export type * from '../server/usecases/ansichten.ts';
export type * from '../server/usecases/ansichten-abfrage.ts';
export type * from '../server/usecases/ansichten-archiv.ts';
export type * from '../server/usecases/ansichten-kreis.ts';
export type * from '../server/usecases/ansichten-liste.ts';
export type * from '../server/usecases/ansichten-nachfassen.ts';
export type * from '../server/usecases/ansichten-niederschrift.ts';
export type * from '../server/usecases/ansichten-umlauf.ts';

export interface Kontext {
  /** Who is logged in, or null. */
  readonly person: Person | null;
  /** True while the one-time password must be changed. */
  readonly einmal: boolean;
  readonly usecases: Usecases;
  /** Status and German sentence of a refusal. */
  readonly ablehnung: (refusal: { readonly grund: string; readonly angaben?: Readonly<Record<string, string>> }) => Ablehnung;
  readonly logins: { begin(kontoId: string): Promise<string>; end(): Promise<string>; endOthers(kontoId: string): Promise<string>; /** Notes that the person has just shown that it is them. */ confirm(): Promise<void> };
  readonly adresse: string;
  readonly nonce: string;
  /** The public address of this house, for links that leave it. */
  readonly origin: string;
  readonly demo: boolean;
  /** The operator has declared the system approved for VS-NfD. */
  readonly vsZugelassen: boolean;
  /** Browsers may keep unsaved words of the person over a crash of the page. */
  readonly browserspeicher: boolean;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends Kontext {
    /** Remix asks for an open interface; nothing of ours hides behind it. */
    [key: string]: unknown;
  }
}
