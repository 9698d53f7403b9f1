/** What the pages of the own positions and of the Niederschrift show: plain, serialisable values; moments as ISO strings. */
import type { Partei } from '../../app/domain/land.ts';
import type { Positionszeile } from '../../app/domain/positionen.ts';
import type { SitzungKopf } from './ansichten.ts';

/** `id` is the Beschlussvorschlag behind a row. */
export interface Positionenansicht { readonly sitzung: SitzungKopf; readonly partei: Partei; readonly stand: string; readonly zeilen: readonly { readonly id: string; readonly zeile: Positionszeile }[] }
