/** What the pages of the own positions and of the Niederschrift show: plain, serialisable values; moments as ISO strings. */
import type { Partei } from '../../app/domain/land.ts';
import type { Blatt, Blatteinwand } from '../../app/domain/niederschrift/blatt.ts';
import type { Anwesenheitsstand, Niederschriftzustand } from '../../app/domain/niederschrift/niederschrift.ts';
import type { Positionszeile } from '../../app/domain/positionen.ts';
import type { Rechte, SitzungKopf } from './ansichten.ts';

/** `id` is the Beschlussvorschlag behind a row. */
export interface Positionenansicht { readonly sitzung: SitzungKopf; readonly partei: Partei; readonly stand: string; readonly zeilen: readonly { readonly id: string; readonly zeile: Positionszeile }[] }

export interface Niederschriftansicht {
  readonly sitzung: SitzungKopf; readonly titel: string; readonly zustand: Niederschriftzustand; readonly stand: string;
  readonly fristOrtszeit: string | null; readonly abgelaufen: boolean; readonly genehmigtAm: string | null; readonly pdfHash: string | null;
  /** Null for whoever does not read it yet. `hash` names it, as an act sends it back. */
  readonly blatt: Blatt | null; readonly hash: string;
  /** Other words than were sent. */
  readonly geaendert: boolean;
  readonly einwaende: readonly (Blatteinwand & { readonly id: string; readonly am: string })[];
  readonly tops: readonly { readonly id: string; readonly kurz: string; readonly titel: string }[];
  /** The TOP that approves it. */
  readonly vorlage: { readonly id: string; readonly kurz: string; readonly stand: string; readonly sitzung: string; readonly genehmigt: boolean } | null;
  readonly postausgang: boolean; readonly rechte: Rechte; readonly fuehrung: Fuehrung | null;
}

/** For the forms of the Geschäftsstelle. `anwesenheitsstand` and `inhaltshash` name what the forms begin with. */
export interface Fuehrung {
  readonly anwesenheit: readonly { readonly delegation: Partei; readonly stand: Anwesenheitsstand | null; readonly namen: string }[]; readonly anwesenheitsstand: string;
  readonly tischvorlagen: readonly { readonly id: string; readonly nummer: number; readonly titel: string }[]; readonly inhaltshash: string;
  readonly folgesitzungen: readonly { readonly id: string; readonly name: string }[]; readonly vorschlagFrist: string;
}
