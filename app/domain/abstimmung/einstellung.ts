/**
 * What a person of the Geschäftsstelle sets where no source settles it: the threshold, what abstention, absence and the Stimme of the Bund do,
 * whether silence is consent. Only what the rule set leaves open can be set; everything else is the conference's own rule.
 */
import { abgelehnt, ok, type Result } from '../result.ts';
import { bundStimmtMit, type Betreff, type Einstellungsname, type Regel, type Regelsatz, type Schwelle } from './regelsatz.ts';

/** The thresholds that can be chosen. */
export const SCHWELLENWAHL = ['einstimmig', 'alle', 'dreizehn', 'mehrheit', 'mehrheit_mitglieder'] as const;
export type Schwellenwahl = (typeof SCHWELLENWAHL)[number];

/** One choice; what is left out stays as it is. */
export interface Einstellung {
  readonly schwelle?: Schwellenwahl;
  readonly enthaltung?: 'neutral' | 'hindert';
  readonly fehlen?: 'hindert' | 'zaehlt_nicht';
  readonly bund?: 'muss' | 'muss_nicht';
  readonly schweigen?: 'zustimmung' | 'keine_antwort';
  /** Days of silence; null: the Frist that is set. */
  readonly tage?: number | null;
}

export type Einstellungsgrund = 'einstellung_nicht_offen' | 'einstellung_leer' | 'schweigen_tage';

const WAHL: Readonly<Record<Schwellenwahl, { readonly schwelle: Schwelle; readonly wort: string; readonly sonst: string }>> = {
  einstimmig: { schwelle: { art: 'keine_ablehnung' }, wort: 'einstimmig, kein Land lehnt ab', sonst: 'einstimmig' },
  alle: { schwelle: { art: 'alle_ja' }, wort: 'alle stimmen zu', sonst: 'einstimmig' },
  dreizehn: { schwelle: { art: 'mindestens', laender: 13 }, wort: 'mindestens 13 Länder', sonst: 'mehrheitlich' },
  mehrheit: { schwelle: { art: 'mehrheit_abgegeben' }, wort: 'Mehrheit der abgegebenen Stimmen', sonst: 'mehrheitlich' },
  mehrheit_mitglieder: { schwelle: { art: 'mehrheit_mitglieder' }, wort: 'Mehrheit aller Mitglieder', sonst: 'mehrheitlich' }
};

/** The threshold as people choose it. */
export function schwellenwort(wahl: Schwellenwahl): string {
  return WAHL[wahl].wort;
}

/** The rule set with these choices; refused as a whole where one of them is not open. */
export function applyEinstellung(satz: Regelsatz, e: Einstellung): Result<Regelsatz, Einstellungsgrund> {
  const gewaehlt = (['schwelle', 'enthaltung', 'fehlen', 'bund', 'schweigen'] as const).filter((name) => e[name] !== undefined);
  if (gewaehlt.length === 0) return abgelehnt('einstellung_leer');
  if (gewaehlt.some((name) => !satz.offen.includes(name)) || (e.bund !== undefined && !bundStimmtMit(satz))) return abgelehnt('einstellung_nicht_offen');
  const { tage = null } = e;
  if (e.schweigen === 'zustimmung' && tage !== null && (!Number.isInteger(tage) || tage < 1 || tage > 365)) return abgelehnt('schweigen_tage');
  const regeln = Object.fromEntries((Object.entries(satz.regeln) as [Betreff, Regel][]).map(([betreff, regel]) => [betreff, betreff === 'freigabe' ? regel : change(regel, e, betreff)]));
  return ok({
    ...satz, regeln: { ...satz.regeln, ...regeln }, festgelegt: inOrder(satz, gewaehlt),
    umlauf: e.schweigen === undefined ? satz.umlauf : { ...satz.umlauf, schweigen: e.schweigen, tage: e.schweigen === 'zustimmung' ? tage : null }
  });
}

function inOrder(satz: Regelsatz, neu: readonly Einstellungsname[]): Einstellungsname[] {
  return satz.offen.filter((name) => satz.festgelegt.includes(name) || neu.includes(name));
}

function change(regel: Regel, e: Einstellung, betreff: Betreff): Regel {
  const wahl = e.schwelle === undefined || betreff !== 'sache' ? null : WAHL[e.schwelle];
  return {
    ...regel,
    ...(wahl === null ? {} : { stufen: [{ schwelle: wahl.schwelle, einstimmig: 'einstimmig', sonst: wahl.sonst, bindend: true }] }),
    ...(e.enthaltung === undefined ? {} : { enthaltung: e.enthaltung }),
    ...(e.fehlen === undefined ? {} : { fehlen: e.fehlen }),
    ...(e.bund === undefined ? {} : { pflicht: e.bund === 'muss' ? ['BMI' as const] : [] })
  };
}
