/**
 * Lines that found no place: listed in `rest`, or put where a person decided - no part of the Sammlung, or words of the
 * decision before them. Lines that touch become one paragraph. Before the first decision there is none to put them to.
 */
import { findeBerichte } from './berichte.ts';
import { entscheide, type Protokoll } from './entscheidungen.ts';
import type { Herkunft } from './herkunft.ts';
import type { Restzeile, VeroeffentlichterBeschluss } from './sammlung.ts';
import type { Seitenzeile } from './seiten.ts';

export interface Uebrig {
  readonly rest: readonly Restzeile[];
  readonly beschluesse: readonly VeroeffentlichterBeschluss[];
  readonly herkunft: readonly Herkunft[];
}

type Restwahl = 'offen' | 'gehoert_nicht_dazu' | 'absatz';

/** `vorn` are the lines before the first decision, `reste[i]` those of decision i. */
export function ordneRest(vorn: readonly Seitenzeile[], reste: readonly (readonly Seitenzeile[])[], beschluesse: readonly VeroeffentlichterBeschluss[], protokoll: Protokoll): Uebrig {
  const rest: Restzeile[] = [];
  const herkunft: Herkunft[] = [];
  const waehle = (zeile: Seitenzeile, moeglich: readonly Restwahl[]): Restwahl => {
    const wahl = entscheide<Restwahl>(protokoll, { zeile: zeile.nr, art: 'rest', text: zeile.text.slice(0, 200), wahl: 'offen', moeglich });
    if (wahl === 'offen') rest.push({ zeile: zeile.nr, text: zeile.text });
    if (wahl !== 'absatz') herkunft.push({ zeile: zeile.nr, ort: 'rest' });
    return wahl;
  };
  for (const zeile of vorn) waehle(zeile, ['gehoert_nicht_dazu']);
  const ergaenzt = beschluesse.map((beschluss, i) => {
    const neue: string[][] = [];
    let davor: Restwahl = 'offen';
    for (const zeile of reste[i] ?? []) {
      const wahl = waehle(zeile, ['gehoert_nicht_dazu', 'absatz']);
      if (wahl === 'absatz') {
        if (davor === 'absatz' && !zeile.leerDavor) neue.at(-1)?.push(zeile.text);
        else neue.push([zeile.text]);
        herkunft.push({ zeile: zeile.nr, ort: 'text', beschluss: i, absatz: beschluss.absaetze.length + neue.length - 1 });
      }
      davor = wahl;
    }
    return neue.length === 0 ? beschluss : { ...beschluss, absaetze: [...beschluss.absaetze, ...neue.map(absatzAus)] };
  });
  return { rest, beschluesse: ergaenzt, herkunft };
}

function absatzAus(zeilen: readonly string[]): VeroeffentlichterBeschluss['absaetze'][number] {
  const text = zeilen.join(' ');
  return { art: 'absatz', text, berichte: findeBerichte(text) };
}
