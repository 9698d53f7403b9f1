/**
 * The password once more before a formal act (docs/entscheidungen/0077): a desk left open does not vote. Which acts ask for it is said here and nowhere
 * else; that it was given is kept with the login, by the database's clock. Failures count for the throttle of the login.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { logIn } from './log-in.ts';

/** Use cases that bind a Land or the conference, or make something public: votes, notes, Freigabe, publication, and who may do them. */
export const BESTAETIGT = [
  'castStimme', 'recordStimme', 'sayBundeseinvernehmen', 'stateEinvernehmen', 'closeAbstimmung', 'closeListe', 'endUmlauf', 'objectUmlauf', 'announceNotiz', 'signNotiz', 'leaveNotiz',
  'answerFreigabe', 'closeFreigabe', 'consentBericht', 'publishSammlung', 'requestRueckruf', 'decideRueckruf', 'nameVertretung'
] as const;

/** True where this person has to confirm first. Without a login (a command, the demo's filling) nothing is asked. */
export function mustConfirm(usecase: string, person: Person | null): boolean {
  return person?.bestaetigt === false && (BESTAETIGT as readonly string[]).includes(usecase);
}

/** Whether it is them; the answer to write with their login. */
export async function confirmPerson(haus: Haus, person: Person | null, eingabe: { readonly passwort: string; readonly adresse: string }): Promise<Result<true>> {
  if (person === null) return abgelehnt('nicht_angemeldet');
  const antwort = await logIn(haus, { ...eingabe, kennung: person.kennung });
  if (antwort.ok) return ok(true);
  return antwort.grund === 'anmeldung_falsch' ? abgelehnt('bestaetigung_falsch') : antwort;
}
