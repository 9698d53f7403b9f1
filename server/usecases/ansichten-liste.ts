/** What the page of the TOPs ohne Aussprache shows. */
import type { Listenzustand } from '../../app/domain/abstimmung/gruene-liste.ts';
import type { Delegation } from '../../app/domain/land.ts';
import type { Rechte, SitzungKopf } from './ansichten.ts';

export interface Listenzeile {
  readonly vorschlagId: string; readonly kurz: string; readonly titel: string; readonly stand: string; readonly fassung: number | null; readonly fingerabdruck: string;
  readonly herausgenommenVon: Delegation | null; readonly herausgenommenAm: string | null;
  /** Why it cannot be decided as it stands on the list; null where it can. */
  readonly hindernis: string | null;
}
export interface Listenansicht {
  readonly sitzung: SitzungKopf; readonly rechte: Rechte;
  readonly liste: { readonly id: string; readonly zustand: Listenzustand; readonly am: string; readonly beendetAm: string | null; readonly zeilen: readonly Listenzeile[] } | null;
  readonly fruehere: readonly { readonly id: string; readonly zustand: Listenzustand; readonly am: string; readonly beendetAm: string | null; readonly zeilen: readonly Listenzeile[] }[];
  /** What could be proposed now. */
  readonly moeglich: readonly Pick<Listenzeile, 'vorschlagId' | 'kurz' | 'titel' | 'fassung' | 'fingerabdruck'>[];
}
