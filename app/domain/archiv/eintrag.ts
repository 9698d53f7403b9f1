/**
 * A published Sammlung -> what the archive keeps of each decision, to find it and to follow it: numbers, words, who gave a note,
 * who has a task, who is informed, which references its words hold. Pure; where it is kept is server/persistence/ablage-archiv.ts.
 */
import { anzahlZiffern } from '../sammlung/absaetze.ts';
import { auftraegeOf, beauftragteAks, stellenOf, type Auftrag } from '../sammlung/beauftragung.ts';
import { isUmlauf, schluesselOf, type Sammlung, type VeroeffentlichterBeschluss } from '../sammlung/sammlung.ts';
import { empfaengerOf } from '../sammlung/unterrichtung.ts';
import { notizkopf } from '../sammlung/wortlaut.ts';
import { VERBINDUNG } from '../top.ts';
import { findeVerweise, type Verweisfund } from '../verweis.ts';

/** A reference and where it stands: in the decision (`notiz` null) or in one of its notes, in which paragraph. */
export interface Verweisstelle extends Verweisfund { readonly notiz: number | null; readonly absatz: number }

export interface Archiveintrag {
  readonly schluessel: string;
  /** Numbers by which it is referred to; none for what was decided in writing, which stood on no agenda. */
  readonly tops: readonly string[];
  readonly titel: string;
  /** Every word below the headings, notes included. */
  readonly text: string;
  readonly ziffern: number;
  /** Parteien with a note, as printed. */
  readonly laender: readonly string[];
  readonly arbeitskreise: readonly string[];
  readonly empfaenger: readonly string[];
  readonly auftraege: readonly Auftrag[];
  readonly verweise: readonly Verweisstelle[];
  readonly beschluss: VeroeffentlichterBeschluss;
}

export function eintraegeOf(sammlung: Sammlung): Archiveintrag[] {
  return sammlung.beschluesse.map((b) => eintragOf(b, sammlung));
}

function eintragOf(beschluss: VeroeffentlichterBeschluss, { konferenz, beschlussdatum, art }: Sammlung): Archiveintrag {
  const stellen = stellenOf(beschluss.absaetze);
  return {
    schluessel: schluesselOf(beschluss), tops: isUmlauf(art) ? [] : beschluss.tops.map((t) => t.nummer), titel: titelOf(beschluss), text: textOf(beschluss), ziffern: anzahlZiffern(beschluss.absaetze),
    laender: [...new Set(beschluss.protokollnotizen.flatMap((n) => n.parteien))],
    arbeitskreise: [...new Set(stellen.flatMap((s) => beauftragteAks(s.text)))],
    empfaenger: [...new Set(stellen.flatMap((s) => empfaengerOf(s.text, konferenz)))],
    auftraege: auftraegeOf(beschluss.absaetze, beschlussdatum),
    verweise: verweiseIn(beschluss, konferenz), beschluss
  };
}

/** Every reference of a decision and its notes. */
export function verweiseIn(beschluss: VeroeffentlichterBeschluss, konferenz: string): Verweisstelle[] {
  const texte = [{ notiz: null, absaetze: beschluss.absaetze }, ...beschluss.protokollnotizen.map((n, notiz) => ({ notiz, absaetze: n.absaetze }))];
  return texte.flatMap(({ notiz, absaetze }) => absaetze.flatMap((a, absatz) => findeVerweise(a.text, konferenz).map((v) => ({ ...v, notiz, absatz }))));
}

/** All titles, subtitles and lettered parts of a decision. */
export function titelOf({ tops }: Pick<VeroeffentlichterBeschluss, 'tops'>): string {
  return tops.map((t) => [t.titel, ...t.untertitel, ...t.teile.map((teil) => `${teil.buchstabe}) ${teil.titel}`)].join(' – ')).join(` ${VERBINDUNG} `);
}

function textOf(b: VeroeffentlichterBeschluss): string {
  return [...b.absaetze.map((a) => a.text), ...b.protokollnotizen.flatMap((n) => [notizkopf(n), ...n.absaetze.map((a) => a.text)])].join('\n');
}
