/**
 * Model -> the data the PDF template prints (typst/vorlage.typ): all words and numbers computed, nothing left to decide there.
 * The words are those of druckzeilen.ts; here they are nested into lists and get their measures.
 */
import { bloeckeOf, type Block } from '../../app/domain/sammlung/bloecke.ts';
import { leseDatumszeile } from '../../app/domain/sammlung/kopf.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { HINWEISWORT, laeufe, notizkopf, type Lauf } from '../../app/domain/sammlung/wortlaut.ts';
import { VERBINDUNG } from '../../app/domain/top.ts';
import { druckOf, type Beschlusszeilen, type Druck, type Druckzeile } from './druckzeilen.ts';

export interface Satzart {
  readonly profil: 'ua-1' | 'a-3a';
  readonly entwurf: boolean;
  /** One decision only: no title page. */
  readonly einzeln: boolean;
}

/** A block of text with its numbers. */
export type Blockdaten =
  | { art: 'absatz'; laeufe: Lauf[] }
  | { art: 'punkte'; punkte: { laeufe: Lauf[]; unterpunkte: Lauf[][] }[] }
  | { art: 'ziffern'; ziffern: { nummer: number; bloecke: Blockdaten[] }[] };

/** Attached to the archive file, with the words a reader shows for it. */
interface Anhangdaten {
  readonly name: string;
  readonly typ: string;
  readonly beziehung: 'source' | 'alternative';
  readonly beschreibung: string;
}

interface Topdaten {
  readonly kopf: string;
  readonly titel: string;
  /** Millimetres the title hangs; null where it stands below the number. */
  readonly breite: number | null;
  readonly unter: readonly { readonly rolle: string; readonly marke: string; readonly text: string }[];
}

interface Beschlussdaten {
  readonly noch: string;
  readonly tops: readonly Topdaten[];
  readonly beschlusswort: string | null;
  readonly votum: string | null;
  readonly bloecke: readonly Blockdaten[];
  readonly notizen: readonly { readonly kopf: string; readonly bloecke: readonly Blockdaten[] }[];
}

export interface Satzdaten {
  readonly titel: string;
  readonly datum: readonly number[];
  readonly entwurf: boolean;
  readonly einzeln: boolean;
  readonly anhaenge: readonly Anhangdaten[];
  readonly worte: { readonly hinweise: string; readonly verbindung: string };
  readonly laufkopf: readonly string[];
  readonly amt: readonly string[];
  readonly titelblatt: readonly { readonly text: string; readonly abstand: boolean }[];
  readonly hinweise: readonly string[];
  readonly beschluesse: readonly Beschlussdaten[];
}

/** File names of the two attachments (docs/entscheidungen/0043). */
export const ANHANG = { json: 'anhang.json', akn: 'anhang.akn.xml' } as const;

const ANHAENGE: readonly Anhangdaten[] = [
  { name: ANHANG.json, typ: 'application/json', beziehung: 'source', beschreibung: 'Die Sammlung als Daten (JSON, Format einvernehmen-sammlung)' },
  { name: ANHANG.akn, typ: 'application/akn+xml', beziehung: 'alternative', beschreibung: 'Die Sammlung in Akoma Ntoso 3.0 (XML)' }
];

/** Everything the template needs. */
export function satzdaten(sammlung: Sammlung, { profil, entwurf, einzeln }: Satzart): Satzdaten {
  const druck = druckOf(sammlung, einzeln);
  return {
    titel: druck.titel,
    datum: sammlung.beschlussdatum.split('-').map(Number),
    entwurf,
    einzeln,
    anhaenge: profil === 'a-3a' ? ANHAENGE : [],
    worte: { hinweise: HINWEISWORT, verbindung: VERBINDUNG },
    laufkopf: druck.seitenkopf,
    amt: druck.amt,
    titelblatt: druck.titelblatt.map((text) => ({ text, abstand: leseDatumszeile(text) !== null })),
    hinweise: druck.hinweise,
    beschluesse: druck.beschluesse.map((b) => beschlussdaten(b, druck))
  };
}

function beschlussdaten({ beschluss, noch, zeilen }: Beschlusszeilen, druck: Druck): Beschlussdaten {
  return {
    noch,
    tops: topsOf(zeilen, druck),
    beschlusswort: zeilen.find((z) => z.rolle === 'beschlusswort')?.text ?? null,
    votum: zeilen.find((z) => z.rolle === 'votum')?.text ?? null,
    bloecke: bloeckeOf(beschluss.absaetze).map(blockdaten),
    notizen: beschluss.protokollnotizen.map((notiz) => ({ kopf: notizkopf(notiz), bloecke: bloeckeOf(notiz.absaetze).map(blockdaten) }))
  };
}

/** Width of a number like "TOP 7:"; a longer one pushes its title, at about 2.5 mm a letter of the bold 12 pt face. */
const BREITE_MM = 23;

function topsOf(zeilen: readonly Druckzeile[], { profil }: Druck): Topdaten[] {
  const tops: (Topdaten & { unter: Druckzeile[] })[] = [];
  for (const zeile of zeilen) {
    const breite = profil.titelstellung === 'darunter' ? null : Math.max(BREITE_MM, 2 + 2.5 * zeile.marke.length);
    if (zeile.rolle === 'top') tops.push({ kopf: zeile.marke, titel: zeile.text, breite, unter: [] });
    else if (zeile.rolle === 'untertitel' || zeile.rolle === 'teil' || zeile.rolle === 'berichterstattung') tops.at(-1)?.unter.push(zeile);
  }
  return tops.map((top) => ({ ...top, unter: top.unter.map(({ rolle, marke, text }) => ({ rolle, marke, text })) }));
}

/** One block with its runs. */
export function blockdaten(block: Block): Blockdaten {
  if (block.art === 'absatz') return { art: 'absatz', laeufe: laeufe(block.absatz) };
  if (block.art === 'ziffern') return { art: 'ziffern', ziffern: block.ziffern.map((z) => ({ nummer: z.nummer, bloecke: z.bloecke.map(blockdaten) })) };
  return { art: 'punkte', punkte: block.punkte.map((p) => ({ laeufe: laeufe(p.absatz), unterpunkte: p.unterpunkte.map(laeufe) })) };
}
