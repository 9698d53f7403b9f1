/**
 * Every reason why a file gives no Sammlung, each with the one German sentence that people are shown: of the file (pdf-text.ts),
 * of the text (lesen.ts) and of the reading process (datei.ts).
 */
import type { Lesegrund } from '../../app/domain/sammlung/lesen.ts';
import { DATEIGRUENDE, type Dateigrund } from './pdf-text.ts';

export type Prozessgrund = 'datei_fehlt' | 'lesen_zu_lange' | 'lesen_zu_gross' | 'lesen_abgebrochen';
export type Ablehnungsgrund = Dateigrund | Lesegrund | Prozessgrund;

/** Sentences for what is no Sammlung. */
export const LESEGRUENDE: Readonly<Record<Lesegrund, string>> = {
  leer: 'Die Datei enthält keinen Text.',
  kein_sammlungskopf: 'Die Datei ist keine Sammlung: Weder Titelblatt noch Kopfzeile noch Hinweise wurden gefunden.',
  kein_top: 'Die Datei ist keine lesbare Sammlung: Es wurde kein Tagesordnungspunkt („TOP 1: …“) gefunden.',
  kein_datum: 'Die Datei ist keine lesbare Sammlung: Das Datum der Sitzung wurde nicht gefunden.'
};

/** The sentence of any reason. */
export const ABLEHNUNGEN: Readonly<Record<Ablehnungsgrund, string>> = {
  ...DATEIGRUENDE,
  ...LESEGRUENDE,
  datei_fehlt: 'Die Datei lässt sich nicht öffnen.',
  lesen_zu_lange: 'Das Lesen der Datei hat zu lange gedauert und wurde abgebrochen.',
  lesen_zu_gross: 'Das Lesen der Datei hat zu viel Speicher gebraucht und wurde abgebrochen.',
  lesen_abgebrochen: 'Das Lesen der Datei ist abgebrochen; sie ist vermutlich beschädigt.'
};
