/**
 * What an address answers where an Ausgabe stood that two persons took back: which one it was, when and why it went, the checksums that stay
 * on record, and the Ausgabe that still stands. Nothing of its content (docs/entscheidungen/0050).
 */
import { isKennung } from '../../app/domain/archiv/adresse.ts';
import { ausgabetitel } from '../../app/domain/ausgabe.ts';
import { langerZeitraum, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import type { Haus } from '../ports.ts';
import type { Rueckzugsansicht } from './ansichten.ts';
import { dateienOf } from './show-ausgabe.ts';

/** Null where no Ausgabe was taken back at this address. */
export async function showRueckzug(haus: Haus, kennung: string): Promise<Rueckzugsansicht | null> {
  const { sammlungen, sitzungen, umlaeufe } = haus.datenbank.ablage;
  const ausgabe = isKennung(kennung) ? await sammlungen.ausgabe(kennung) : null;
  if (ausgabe === null || ausgabe.modell !== null) return null;
  const [sitzung, umlauf] = [await sitzungen.get(ausgabe.sitzungId), ausgabe.umlaufId === null ? null : await umlaeufe.get(ausgabe.umlaufId)];
  const rueckruf = ausgabe.rueckrufe.find((r) => r.vollzogenAm !== null);
  const stehend = (await sammlungen.ofAnlass(ausgabe.umlaufId ?? ausgabe.sitzungId)).findLast((a) => a.modell !== null);
  return {
    kennung, ausgabe: ausgabetitel(ausgabe.nummer, ausgabe.art), sitzung: sitzung === null ? '' : umlauf === null ? `${titelOfSitzung(sitzung)} der ${sitzung.konferenz.kurz} vom ${langerZeitraum(sitzung.von, sitzung.bis)}` : `${umlaufbezeichnung(umlauf.nummer)} der ${sitzung.konferenz.kurz}`,
    am: rueckruf?.vollzogenAm?.toISOString() ?? '', grund: rueckruf?.grund ?? '', dateien: dateienOf(ausgabe),
    stehend: stehend === undefined ? null : { kennung: stehend.kennung, titel: ausgabetitel(stehend.nummer, stehend.art), am: stehend.am.toISOString() }
  };
}
