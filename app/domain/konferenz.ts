/**
 * The conferences: rule set, office block and remarks of each, and how a stored rule set is read back. A Sitzung copies its conference into
 * the database, where persons may set what no source says; what they set stays.
 */
import type { Regelsatz } from './abstimmung/regelsatz.ts';
import { freigabe, unbekannt, VORGABE } from './konferenzen/bausteine.ts';
import { REGELZEILEN, type Regelzeile } from './konferenzen/regelsaetze.ts';
import { druckprofilOf } from './sammlung/druckprofil.ts';

export interface Konferenz {
  readonly kurz: string;
  readonly name: string;
  readonly regelsatz: Regelsatz;
  /** Office block at the head of the title page. */
  readonly titelblatt: readonly string[];
  /** Standard remarks on the first page; a template that the Geschäftsstelle may change. */
  readonly hinweise: readonly string[];
  /** What its minutes are called. */
  readonly niederschrift: string;
}

/** Title page and remarks where they are known (domain.md 3 and 4.1); the Geschäftsstelle fills in the others. */
const VORLAGEN: Readonly<Record<string, Pick<Konferenz, 'titelblatt' | 'hinweise'>>> = {
  IMK: {
    titelblatt: ['Ständige Konferenz der Innenminister', 'und -senatoren der Länder', '- Geschäftsstelle -'],
    hinweise: [
      'Unterlagen von Arbeitskreisen und weiteren Gremien der Konferenz sowie von Bund und Ländern, die in dieser Sammlung nicht ausdrücklich als freigegeben bezeichnet sind, sind nicht für die Öffentlichkeit bestimmt. Es wird gebeten, von Anfragen hierzu abzusehen.',
      'Ob Beschlüsse anderer Fachministerkonferenzen zugänglich sind, richtet sich nach den Regeln der jeweiligen Konferenz.'
    ]
  }
};

/** The word of the published minutes where it is another one (domain.md 2.1, 6; sources F9, F27). */
const NIEDERSCHRIFTEN: Readonly<Record<string, string>> = { UMK: 'Ergebnisprotokoll', ASMK: 'Ergebnisprotokoll' };

function toKonferenz({ kurz, name, regelsatz }: Regelzeile): Konferenz {
  return { kurz, name, regelsatz, ...(VORLAGEN[kurz] ?? { titelblatt: [], hinweise: [] }), niederschrift: NIEDERSCHRIFTEN[kurz] ?? 'Ergebnisniederschrift' };
}

/** All conferences as their sources have them, the IMK first. */
export const KONFERENZEN: readonly Konferenz[] = REGELZEILEN.map(toKonferenz);

/** A conference by its short name, also as the table of the handbook writes it; null where there is none. */
export function konferenzOf(kurz: string): Konferenz | null {
  const zeile = REGELZEILEN.find((z) => z.kurz === kurz || z.auch.includes(kurz));
  return zeile === undefined ? null : toKonferenz(zeile);
}

/**
 * A stored rule set. One from before there were several conferences has no `version`; it said nothing that its conference's row does not say,
 * and is read as that row. Of a conference that nobody knows nothing is guessed: a person sets its threshold.
 */
export function readRegelsatz(gespeichert: unknown, kurz: string): Regelsatz {
  const current = typeof gespeichert === 'object' && gespeichert !== null && 'version' in gespeichert && gespeichert.version === 2;
  if (current) return gespeichert as Regelsatz;
  return konferenzOf(kurz)?.regelsatz ?? { ...VORGABE, offen: ['schwelle', 'enthaltung', 'fehlen', 'schweigen'], regeln: { sache: unbekannt, freigabe }, notizBezeichnung: druckprofilOf(kurz).notiz, quelle: '' };
}
