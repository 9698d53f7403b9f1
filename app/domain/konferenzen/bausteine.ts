/** The parts of which the rows of the conferences are made: ordinary thresholds with their words, and what all rows share. */
import { LAENDER } from '../land.ts';
import type { Regel, Regelsatz, Schwelle, Stufe, Umlaufregel } from '../abstimmung/regelsatz.ts';

/** A Stufe that binds; unanimity keeps its word, everything else is called `sonst`. */
export function stufe(schwelle: Schwelle, sonst: string): Stufe {
  return { schwelle, einstimmig: 'einstimmig', sonst, bindend: true };
}

const EINSTIMMIG: Stufe = stufe({ art: 'keine_ablehnung' }, 'einstimmig');
const OHNE = 'ohne Einigung';

/** No one against and at least one for it. A missing Stimme is never consent (reliability.md V8). */
export const einstimmig: Regel = { stufen: [EINSTIMMIG], enthaltung: 'neutral', fehlen: 'hindert', pflicht: [], quorum: null, ohne: OHNE };

/** At least so many Länder, whatever the others do. */
export function mindestens(laender: number): Regel {
  return { stufen: [stufe({ art: 'mindestens', laender }, 'mehrheitlich')], enthaltung: 'neutral', fehlen: 'zaehlt_nicht', pflicht: [], quorum: null, ohne: OHNE };
}

/** More for it than against it. */
export const einfacheMehrheit: Regel = { stufen: [stufe({ art: 'mehrheit_abgegeben' }, 'mehrheitlich')], enthaltung: 'neutral', fehlen: 'zaehlt_nicht', pflicht: [], quorum: null, ohne: OHNE };

/** No source says when it is carried. */
export const unbekannt: Regel = { ...einstimmig, stufen: [stufe({ art: 'unbekannt' }, 'angenommen')] };

/** The release: one objecting Land keeps a Beschluss closed, who is silent has no objection (domain.md 3, known of the IMK alone). */
export const freigabe: Regel = {
  stufen: [{ schwelle: { art: 'hoechstens_widersprueche', laender: 0 }, einstimmig: 'freigegeben', sonst: 'freigegeben', bindend: true }],
  enthaltung: 'neutral', fehlen: 'zaehlt_nicht', pflicht: [], quorum: null, ohne: 'nicht freigegeben'
};

/** No answer is no consent. */
export const ausdruecklich: Umlaufregel = { schweigen: 'keine_antwort', tage: null, widerspruch: ['text', 'verfahren'] };

/** The silence of this many days is consent; null: of the Frist that is set. */
export function schweigen(tage: number | null): Umlaufregel {
  return { schweigen: 'zustimmung', tage, widerspruch: ['text', 'verfahren'] };
}

/** What most conferences share. Whatever no source says is open to a person's setting. */
export const VORGABE: Omit<Regelsatz, 'regeln' | 'quelle' | 'notizBezeichnung'> = {
  version: 2, waehler: LAENDER, rueckfall: null, umlauf: ausdruecklich, stimmenOeffentlich: 'nichts', verspaetet: 'ungeregelt', mehrereMinister: false,
  offen: ['schweigen'], festgelegt: [], lesarten: []
};
