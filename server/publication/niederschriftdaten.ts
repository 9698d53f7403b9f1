/** The minutes -> the data their template prints (typst/niederschrift.typ): all words computed, nothing left to decide there. */
import { bloeckeOf } from '../../app/domain/sammlung/bloecke.ts';
import { nameOf } from '../../app/domain/land.ts';
import { anwesenheitssatz, antwortsatz, einwandkopf, INTERN, positionssatz, tischvorlagensatz, titelOf, type Blatt, type Blatttop } from '../../app/domain/niederschrift/blatt.ts';
import { kurzbezeichnung, VERBINDUNG } from '../../app/domain/top.ts';
import { blockdaten, type Blockdaten } from './satzdaten.ts';

interface Angabe { readonly name: string; readonly wert: string }
interface Topdaten {
  readonly tops: readonly { readonly kopf: string; readonly titel: string; readonly unter: readonly string[] }[];
  readonly angaben: readonly Angabe[]; readonly textwort: string; readonly bloecke: readonly Blockdaten[]; readonly notizen: readonly { readonly kopf: string; readonly bloecke: readonly Blockdaten[] }[];
}
export interface Niederschriftdaten {
  readonly titel: string; readonly datum: readonly number[]; readonly intern: string; readonly vermerk: string; readonly konferenz: string; readonly angaben: readonly Angabe[];
  readonly anwesenheit: readonly Angabe[]; readonly tischvorlagen: readonly string[]; readonly tops: readonly Topdaten[];
  readonly einwaende: readonly { readonly kopf: string; readonly grund: string; readonly antwort: string }[];
  readonly worte: { readonly anwesenheit: string; readonly tischvorlagen: string; readonly tops: string; readonly einwaende: string; readonly verbindung: string };
}

/** All words of the print, and the headings of its parts. */
export function niederschriftdaten(blatt: Blatt, vermerk: string): Niederschriftdaten {
  return {
    titel: titelOf(blatt), datum: blatt.tag.split('-').map(Number), intern: INTERN, vermerk, konferenz: blatt.konferenz,
    angaben: [{ name: 'Sitzung', wert: `${blatt.bezeichnung}, ${blatt.sitzung}` }, { name: 'Tage', wert: blatt.zeitraum }, { name: 'Ort', wert: blatt.ort }, { name: 'Vorsitz', wert: blatt.vorsitz }],
    anwesenheit: blatt.anwesenheit.length === 0 ? [{ name: '', wert: 'noch nicht erfasst' }] : blatt.anwesenheit.map((a) => ({ name: nameOf(a.delegation), wert: anwesenheitssatz(a) })), tischvorlagen: blatt.tischvorlagen.map(tischvorlagensatz), tops: blatt.tops.map(topdaten),
    einwaende: blatt.einwaende.map((e) => ({ kopf: einwandkopf(e), grund: e.grund, antwort: antwortsatz(e) })),
    worte: { anwesenheit: 'Anwesenheit', tischvorlagen: 'Tischvorlagen', tops: 'Tagesordnung und Ergebnisse', einwaende: 'Einwände', verbindung: VERBINDUNG }
  };
}

function topdaten(t: Blatttop): Topdaten {
  return {
    tops: t.tops.map((top) => ({ kopf: `${kurzbezeichnung([top])}:`, titel: top.titel, unter: [...top.untertitel, ...top.teile.map((teil) => `${teil.buchstabe}) ${teil.titel}`)] })),
    angaben: angabenOf(t), textwort: t.fassung === null ? '' : `Fassung ${t.fassung.nummer}:`, bloecke: bloeckeOf(t.absaetze).map(blockdaten),
    notizen: t.notizen.map((n) => ({ kopf: n.kopf, bloecke: bloeckeOf(n.absaetze).map(blockdaten) }))
  };
}

function angabenOf(t: Blatttop): Angabe[] {
  return [
    { name: 'Angemeldet von', wert: nameOf(t.von) }, { name: 'Stand', wert: t.stand },
    ...(t.ergebnis === null ? [] : [{ name: 'Ergebnis', wert: `${t.ergebnis.bezeichnung} (${t.ergebnis.satz})` }]),
    ...t.positionen.map((g, i) => ({ name: i === 0 ? 'Positionen' : '', wert: positionssatz(g) })),
    ...t.vermerke.map((v, i) => ({ name: i === 0 ? 'Vermerke' : '', wert: v }))
  ];
}
