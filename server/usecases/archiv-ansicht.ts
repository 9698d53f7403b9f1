/** From what the archive keeps to what its pages show: titles, citations, facets in words. Shared by the use cases that read the archive. */
import { adresseOfBeschluss } from '../../app/domain/archiv/adresse.ts';
import { isPartei, nameOf } from '../../app/domain/land.ts';
import type { Auftrag } from '../../app/domain/sammlung/beauftragung.ts';
import { aufzaehlung } from '../../app/domain/sammlung/wortlaut.ts';
import { langerTag, langerZeitraum, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { zitiere, zitiereSitzung } from '../../app/domain/zitierweise.ts';
import type { Archivkopf, Beschlussangabe, Facette } from '../ports-archiv.ts';
import type { ArchivSammlung, Facetten, Facettenwert, Fundort } from './ansichten-archiv.ts';

export function sammlungView(k: Archivkopf): ArchivSammlung {
  return {
    kennung: k.kennung, konferenz: k.konferenz, art: k.art, titel: titelOfSitzung(k), datum: k.zeitraum === null ? langerTag(k.beschlussdatum) : langerZeitraum(k.zeitraum.von, k.zeitraum.bis),
    ort: k.ort ?? '', jahr: k.jahr, anzahl: k.anzahl, herkunft: k.herkunft, anlass: k.anlass, am: k.am.toISOString(), zitat: zitiereSitzung(k), aktuell: k.aktuell
  };
}

/** A decision as a link; `ziffer` leads to that place of it. */
export function fundortOf(kopf: Archivkopf, b: Beschlussangabe, ziffer: number | null = null): Fundort {
  return { ziel: adresseOfBeschluss(b.kennung, b.schluessel, ziffer), zitat: zitiere(kopf, b.tops.map((nummer) => ({ nummer })), ziffer), titel: b.titel };
}

/** `Auftrag an AK II und BMI bis Herbst 2028`. */
export function auftragssatz({ an, faelligkeit }: Pick<Auftrag, 'an' | 'faelligkeit'>): string {
  return `Auftrag${an.length === 0 ? '' : ` an ${aufzaehlung(an.map(adressat))}`}${faelligkeit === null ? '' : ` bis ${faelligkeit}`}`;
}

function adressat(code: string): string {
  return isPartei(code) && code !== 'BMI' ? nameOf(code) : code;
}

const WORT: Readonly<Record<Facette['art'], (wert: string) => string>> = {
  jahr: (w) => w, sitzung: (w) => w, konferenz: (w) => w, land: (w) => (isPartei(w) && w !== 'BMI' ? nameOf(w) : w), ak: (w) => `AK ${w}`, an: (w) => w
};

/** Facets in words, each in the order people expect: years down, working parties up, the rest by number. */
export function facettenView(facetten: readonly Facette[]): Facetten {
  const of = (art: Facette['art']): Facettenwert[] => facetten.filter((f) => f.art === art).map((f) => ({ wert: f.wert, wort: f.wort ?? WORT[art](f.wert), anzahl: f.anzahl }));
  const nachAnzahl = (a: Facettenwert, b: Facettenwert): number => b.anzahl - a.anzahl || a.wort.localeCompare(b.wort, 'de');
  const nachNummer = (a: Facettenwert, b: Facettenwert): number => AKS.indexOf(a.wert) - AKS.indexOf(b.wert);
  return {
    jahr: of('jahr').sort((a, b) => Number(b.wert) - Number(a.wert)), sitzung: of('sitzung'), konferenz: of('konferenz').sort(nachAnzahl),
    land: of('land').sort(nachAnzahl), ak: of('ak').sort(nachNummer), an: of('an').sort(nachAnzahl)
  };
}

export const AKS = ['I', 'II', 'III', 'IV', 'V', 'VI'];
