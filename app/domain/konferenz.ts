/**
 * The conferences as data: rule set with source and print profile. Seeds copy it into the database.
 * The IMK decides unanimously: no Land against, abstention does not block, the BMI is a guest without a vote (domain.md 1.1, 1.2).
 */
import { LAENDER, type Land } from './land.ts';

export interface Regelsatz {
  /** Who votes, in printing order. */
  readonly waehler: readonly Land[];
  /** `keine_ablehnung`: adopted when no one objects and at least one consents. */
  readonly schwelle: 'keine_ablehnung';
  /** `neutral`: an abstention neither helps nor hinders. */
  readonly enthaltung: 'neutral';
  /** `hindert`: a missing Stimme is never consent. No text of a Geschäftsordnung was found, so this is the cautious reading. */
  readonly fehlen: 'hindert';
  readonly ergebniswort: string;
  /** The rule in one sentence, as the vote's page shows it. */
  readonly satz: string;
  readonly notizBezeichnung: string;
}

export interface Konferenz {
  readonly kurz: string;
  readonly name: string;
  readonly regelsatz: Regelsatz;
  /** Office block at the head of the title page. */
  readonly titelblatt: readonly string[];
  /** Standard remarks on the first page; a template that the Geschäftsstelle may change. */
  readonly hinweise: readonly string[];
}

export const IMK: Konferenz = {
  kurz: 'IMK',
  name: 'Ständige Konferenz der Innenminister und -senatoren der Länder',
  regelsatz: {
    waehler: LAENDER,
    schwelle: 'keine_ablehnung',
    enthaltung: 'neutral',
    fehlen: 'hindert',
    ergebniswort: 'einstimmig',
    satz: 'Einstimmig, wenn kein Land ablehnt und mindestens eines zustimmt. Enthaltung hindert nicht; eine fehlende Stimme gilt nicht als Zustimmung. Das BMI stimmt nicht ab.',
    notizBezeichnung: 'Protokollnotiz'
  },
  titelblatt: ['Ständige Konferenz der Innenminister', 'und -senatoren der Länder', '- Geschäftsstelle -'],
  hinweise: [
    'Unterlagen von Arbeitskreisen und weiteren Gremien der Konferenz sowie von Bund und Ländern, die in dieser Sammlung nicht ausdrücklich als freigegeben bezeichnet sind, sind nicht für die Öffentlichkeit bestimmt. Es wird gebeten, von Anfragen hierzu abzusehen.',
    'Ob Beschlüsse anderer Fachministerkonferenzen zugänglich sind, richtet sich nach den Regeln der jeweiligen Konferenz.'
  ]
};
