/** What the pages of circles show. */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Partei } from '../../app/domain/land.ts';
import type { Rechte, TopAnsicht } from './ansichten.ts';

export interface KreisKurz { readonly id: string; readonly name: string; readonly mitglieder: readonly Partei[]; readonly eingeladene: readonly Partei[] }
/** `einladungen`: to circles that this Delegation was asked into, for its head. */
export interface Kreisuebersicht { readonly kreise: readonly KreisKurz[]; readonly einladungen: readonly KreisKurz[]; readonly darfGruenden: boolean; readonly eigene: Partei }
export interface Kreiszeile { readonly vorschlagId: string; readonly kurz: string; readonly titel: string; readonly stand: string; readonly entwurf: boolean; readonly kommentare: number }
export interface Kreisansicht extends KreisKurz { readonly rechte: Rechte; readonly einladbar: readonly Partei[]; readonly sitzungen: readonly { readonly id: string; readonly name: string; readonly zeilen: readonly Kreiszeile[] }[] }
export interface KommentarAnsicht { readonly id: string; readonly delegation: string; readonly name: string; readonly text: string; readonly am: string; readonly geaendert: boolean; readonly geloescht: boolean; readonly darfAendern: boolean }
export interface Kreistopansicht {
  readonly kreis: { readonly id: string; readonly name: string }; readonly vorschlagId: string; readonly kurz: string; readonly tops: readonly TopAnsicht[]; readonly stand: string;
  readonly sitzung: string;
  /** The draft of the circle; null while there is none. */
  readonly entwurf: { readonly raum: { readonly id: string; readonly schreibt: boolean }; readonly absaetze: readonly Absatz[]; readonly worte: string } | null;
  /** The words that all Delegationen see. */
  readonly gemeinsam: string;
  readonly kommentare: readonly KommentarAnsicht[];
  readonly schreibt: boolean;
}
