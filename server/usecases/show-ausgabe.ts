/** Published editions as anybody reads them: the page, its files, what differs from the edition before, and what is left of one that was taken back. */
import { isKennung } from '../../app/domain/archiv/adresse.ts';
import { ausgabetitel, ausgabewort } from '../../app/domain/ausgabe.ts';
import { beilagenunterschiedeOf, type Beilagenunterschied } from '../../app/domain/sammlung/beilagen.ts';
import type { Sammlung, Sitzungsart } from '../../app/domain/sammlung/sammlung.ts';
import { unterschiedeOf, type Unterschied } from '../../app/domain/sammlung/unterschied.ts';
import { langerTag, langerZeitraum, titelOfSitzung } from '../../app/domain/sitzung.ts';
import type { Haus } from '../ports.ts';
import { AUSGABEFORMATE, type Ausgabe, type Datei } from '../ports-sammlung.ts';
import type { AusgabeAnsicht, OeffentlicheSammlung } from './ansichten.ts';
import { DATEIEN } from './publish-sammlung.ts';

/** What stands at an address: an edition, or what is left of it; null where there never was one. */
export type Gefunden = { readonly zustand: 'da'; readonly ausgabe: Ausgabe; readonly modell: Sammlung } | { readonly zustand: 'zurueckgezogen'; readonly am: string; readonly grund: string; readonly titel: string };

export async function findAusgabe(haus: Haus, kennung: string): Promise<Gefunden | null> {
  const ausgabe = isKennung(kennung) ? await haus.datenbank.ablage.sammlungen.ausgabe(kennung) : null;
  if (ausgabe === null) return null;
  if (ausgabe.modell !== null) return { zustand: 'da', ausgabe, modell: ausgabe.modell };
  const rueckruf = ausgabe.rueckrufe.find((r) => r.vollzogenAm !== null);
  return { zustand: 'zurueckgezogen', am: rueckruf?.vollzogenAm?.toISOString() ?? '', grund: rueckruf?.grund ?? '', titel: ausgabetitel(ausgabe.nummer, ausgabe.art) };
}

export type Ausgabeseite = { readonly kopf: OeffentlicheSammlung; readonly modell: Sammlung; readonly ausgabe: AusgabeAnsicht };

/** A published Sammlung as anybody reads it. */
export async function showAusgabe(haus: Haus, kennung: string): Promise<Ausgabeseite | Extract<Gefunden, { zustand: 'zurueckgezogen' }> | null> {
  const gefunden = await findAusgabe(haus, kennung);
  if (gefunden === null || gefunden.zustand === 'zurueckgezogen') return gefunden;
  const { ausgabe, modell } = gefunden;
  const alle = (await haus.datenbank.ablage.sammlungen.ofAnlass(ausgabe.umlaufId ?? ausgabe.sitzungId)).filter((a) => a.modell !== null);
  const neueste = alle.at(-1);
  return {
    kopf: oeffentlich(ausgabe, modell), modell,
    ausgabe: {
      kennung, am: ausgabe.am.toISOString(), dateien: dateienOf(ausgabe), titel: ausgabetitel(ausgabe.nummer, ausgabe.art), grund: ausgabe.grund,
      neuere: neueste === undefined || neueste.nummer === ausgabe.nummer ? null : { kennung: neueste.kennung, titel: ausgabetitel(neueste.nummer, neueste.art), am: neueste.am.toISOString() },
      fruehere: alle.filter((a) => a.nummer < ausgabe.nummer).map((a) => ({ kennung: a.kennung, titel: ausgabetitel(a.nummer, a.art), am: a.am.toISOString() })),
      berichte: ausgabe.berichte.map((b, i) => ({ schluessel: b.schluessel, absatz: b.absatz, bericht: b.bericht, groesse: b.groesse, name: `bericht-${i + 1}.pdf` }))
    }
  };
}

/** What this edition changes against the one before that still stands; null where there is none. */
export async function showUnterschied(haus: Haus, kennung: string): Promise<{ kopf: OeffentlicheSammlung; art: Sitzungsart; titel: string; grund: string | null; vorher: { kennung: string; titel: string }; unterschiede: Unterschied[]; dokumente: Beilagenunterschied[] } | null> {
  const gefunden = await findAusgabe(haus, kennung);
  if (gefunden?.zustand !== 'da') return null;
  const { ausgabe, modell } = gefunden;
  const vorher = (await haus.datenbank.ablage.sammlungen.ofAnlass(ausgabe.umlaufId ?? ausgabe.sitzungId)).findLast((a) => a.nummer < ausgabe.nummer && a.modell !== null);
  if (vorher === undefined || vorher.modell === null) return null;
  return {
    kopf: oeffentlich(ausgabe, modell), art: modell.art, titel: ausgabetitel(ausgabe.nummer, ausgabe.art), grund: ausgabe.grund,
    vorher: { kennung: vorher.kennung, titel: ausgabetitel(vorher.nummer, vorher.art) }, unterschiede: unterschiedeOf(vorher.modell, modell),
    dokumente: beilagenunterschiedeOf({ modell: vorher.modell, berichte: vorher.berichte }, { modell, berichte: ausgabe.berichte })
  };
}

/** The published bytes of one file of an edition, or what became of them. */
export async function readAusgabe(haus: Haus, kennung: string, name: string): Promise<Datei | Extract<Gefunden, { zustand: 'zurueckgezogen' }> | null> {
  const gefunden = await findAusgabe(haus, kennung);
  if (gefunden === null || gefunden.zustand === 'zurueckgezogen') return gefunden;
  const { ausgabe } = gefunden;
  const format = AUSGABEFORMATE.find((f) => DATEIEN[f].name === name);
  const nummer = /^bericht-([1-9]\d{0,3})\.pdf$/.exec(name)?.[1];
  const hash = format !== undefined ? ausgabe.dateien.find((d) => d.format === format)?.hash : nummer === undefined ? undefined : ausgabe.berichte[Number(nummer) - 1]?.hash;
  return hash === undefined ? null : haus.datenbank.ablage.sammlungen.datei(hash);
}

/** The files of an edition, the most used first. */
export function dateienOf(a: Ausgabe): AusgabeAnsicht['dateien'] {
  return AUSGABEFORMATE.flatMap((format) => a.dateien.filter((d) => d.format === format).map((d) => ({ ...d, name: DATEIEN[format].name, wort: DATEIEN[format].wort })));
}

function oeffentlich(a: Ausgabe, m: Sammlung): OeffentlicheSammlung {
  return {
    kennung: a.kennung, titel: titelOfSitzung(m), datum: m.zeitraum === null ? langerTag(m.beschlussdatum) : langerZeitraum(m.zeitraum.von, m.zeitraum.bis),
    ort: m.ort ?? '', anzahl: m.beschluesse.length, am: a.am.toISOString(), ausgabe: a.nummer === 1 ? null : ausgabewort(a.art)
  };
}
