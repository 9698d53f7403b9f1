/** The rule that turns a count into an Ergebnis (domain.md 1.1, 1.6; reliability.md V8). Pure; the rule set is data. */
import type { Regelsatz } from '../konferenz.ts';
import { nameOf, type Land } from '../land.ts';
import type { Zaehlung } from './tally.ts';

/** `bezeichnung` is the word of the result (`einstimmig`, `ohne Einigung`), `satz` says why, in one German sentence. */
export interface Ergebnis {
  readonly angenommen: boolean;
  readonly bezeichnung: string;
  readonly satz: string;
}

/** Applies the rule set. An objection, a missing Stimme or the lack of any consent hinders; an abstention does not. */
export function ergebnisOf(regelsatz: Regelsatz, z: Zaehlung): Ergebnis {
  const ohne = (satz: string): Ergebnis => ({ angenommen: false, bezeichnung: 'ohne Einigung', satz });
  if (z.ablehnung.length > 0) return ohne(`${aufzaehlung(z.ablehnung)} ${z.ablehnung.length === 1 ? 'lehnt' : 'lehnen'} ab.`);
  if (z.offen.length > 0) return ohne(`Es ${z.offen.length === 1 ? 'fehlt die Stimme' : 'fehlen die Stimmen'} von ${aufzaehlung(z.offen)}.`);
  if (z.zustimmung.length === 0) return ohne('Kein Land hat zugestimmt.');
  const enthalten = z.enthaltung.length === 0 ? '' : ` bei Enthaltung von ${aufzaehlung(z.enthaltung)}`;
  return { angenommen: true, bezeichnung: regelsatz.ergebniswort, satz: `Zustimmung von ${z.zustimmung.length} ${z.zustimmung.length === 1 ? 'Land' : 'Ländern'}${enthalten}.` };
}

/** Names of Länder as running text: `Bayern`, `Bayern und Berlin`, `Bayern, Berlin und Hessen`. */
export function aufzaehlung(laender: readonly Land[]): string {
  const namen = laender.map(nameOf);
  return namen.length < 2 ? namen.join('') : `${namen.slice(0, -1).join(', ')} und ${namen[namen.length - 1] ?? ''}`;
}
