/** What the pages of the Umlaufverfahren show: plain, serialisable values; moments as ISO strings. */
import type { Ergebnis } from '../../app/domain/abstimmung/regeln.ts';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Partei } from '../../app/domain/land.ts';
import type { Umlaufzustand, Widerspruchsart } from '../../app/domain/umlauf/umlauf.ts';
import type { FassungAnsicht, Rechte, Vorschlagsansicht } from './ansichten.ts';

interface Umlaufkopf { readonly id: string; readonly name: string; readonly konferenz: string; readonly zustand: Umlaufzustand; readonly stand: string; readonly fristOrtszeit: string | null }

export interface Umlaufzeile extends Umlaufkopf { readonly titel: string; readonly ergebnis: string | null; readonly geantwortet: number; readonly waehler: number }

export interface Umlaufansicht extends Umlaufkopf {
  readonly v: Vorschlagsansicht; readonly kurz: string;
  /** The words that are voted on; of the draft while it is prepared. */
  readonly absaetze: readonly Absatz[]; readonly fassung: FassungAnsicht | null;
  readonly begonnenAm: string | null; readonly beendetAm: string | null; readonly erinnertAm: string | null; readonly abgelaufen: boolean;
  readonly grund: string | null; readonly nachSitzungId: string | null; readonly fehlen: readonly Partei[];
  readonly widersprueche: readonly { readonly delegation: Partei; readonly gegen: Widerspruchsart; readonly grund: string; readonly am: string }[];
  readonly widerspruchsarten: readonly Widerspruchsart[];
  /** The rule for what is done in writing, its readings, and whether anybody knows it. */
  readonly regel: string; readonly lesarten: readonly string[]; readonly schwelleBekannt: boolean;
  /** What would result if the chair ended it now; null where nothing runs. */
  readonly vorschau: Ergebnis | null;
  /** The Frist that the rule and the holidays suggest. */
  readonly vorgeschlagen: string; /** Address of the newest Ausgabe that stands. */ readonly veroeffentlicht: string | null; readonly postausgang: boolean; readonly rechte: Rechte;
}
