/**
 * Model -> the data the PDF template prints (typst/vorlage.typ): all words and numbers computed, nothing left to decide there.
 */
import { bloeckeOf, type Block } from '../../app/domain/sammlung/bloecke.ts';
import { laufkopf, leseDatumszeile, SAMMLUNG_ZEILE, titelseite, titelzeile } from '../../app/domain/sammlung/kopf.ts';
import type { Sammlung, VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import { BESCHLUSSWORT, HINWEISWORT, laeufe, nochZeile, notizkopf, VERBINDUNG, type Lauf } from '../../app/domain/sammlung/wortlaut.ts';

export interface Satzart {
  readonly profil: 'ua-1' | 'a-3a';
  readonly entwurf: boolean;
  /** One decision only: no title page. */
  readonly einzeln: boolean;
}

type Blockdaten =
  | { art: 'absatz'; laeufe: Lauf[] }
  | { art: 'punkte'; punkte: { laeufe: Lauf[]; unterpunkte: Lauf[][] }[] }
  | { art: 'ziffern'; ziffern: { nummer: number; bloecke: Blockdaten[] }[] };

export interface Satzdaten {
  readonly titel: string;
  readonly datum: readonly number[];
  readonly entwurf: boolean;
  readonly einzeln: boolean;
  readonly anhang: string | null;
  readonly worte: { readonly hinweise: string; readonly beschluss: string; readonly verbindung: string };
  readonly laufkopf: readonly string[];
  readonly amt: readonly string[];
  readonly titelblatt: readonly { readonly text: string; readonly abstand: boolean }[];
  readonly hinweise: readonly string[];
  readonly beschluesse: readonly unknown[];
}

/** Everything the template needs. */
export function satzdaten(sammlung: Sammlung, { profil, entwurf, einzeln }: Satzart): Satzdaten {
  const seite = titelseite(sammlung);
  const titel = seite.indexOf(SAMMLUNG_ZEILE);
  return {
    titel: einzeln ? sammlung.beschluesse.flatMap((b) => b.tops).map((t) => `TOP ${t.nummer}: ${t.titel}`).join(` ${VERBINDUNG} `) : titelzeile(sammlung),
    datum: sammlung.beschlussdatum.split('-').map(Number),
    entwurf,
    einzeln,
    anhang: profil === 'a-3a' ? 'Die Sammlung als Daten (JSON, Format einvernehmen-sammlung)' : null,
    worte: { hinweise: HINWEISWORT, beschluss: BESCHLUSSWORT, verbindung: VERBINDUNG },
    laufkopf: laufkopf(sammlung),
    amt: seite.slice(0, titel),
    titelblatt: seite.slice(titel).map((text) => ({ text, abstand: leseDatumszeile(text) !== null })),
    hinweise: sammlung.hinweise,
    beschluesse: sammlung.beschluesse.map(beschlussdaten)
  };
}

function beschlussdaten(beschluss: VeroeffentlichterBeschluss): unknown {
  return {
    noch: nochZeile(beschluss.tops),
    tops: beschluss.tops.map((top) => ({ kopf: `TOP ${top.nummer}:`, titel: top.titel, untertitel: top.untertitel, teile: top.teile })),
    bloecke: bloeckeOf(beschluss.absaetze).map(blockdaten),
    notizen: beschluss.protokollnotizen.map((notiz) => ({ kopf: notizkopf(notiz), bloecke: bloeckeOf(notiz.absaetze).map(blockdaten) }))
  };
}

function blockdaten(block: Block): Blockdaten {
  if (block.art === 'absatz') return { art: 'absatz', laeufe: laeufe(block.absatz) };
  if (block.art === 'ziffern') return { art: 'ziffern', ziffern: block.ziffern.map((z) => ({ nummer: z.nummer, bloecke: z.bloecke.map(blockdaten) })) };
  return { art: 'punkte', punkte: block.punkte.map((p) => ({ laeufe: laeufe(p.absatz), unterpunkte: p.unterpunkte.map(laeufe) })) };
}
