/**
 * The password, or a code where the account has a second factor, once more before a formal act (docs/entscheidungen/0077): a desk left open does not vote. Which acts ask for it is said here and nowhere
 * else; that it was given is kept with the login, by the database's clock. Failures count for the throttle of the login.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { checkCode } from './keep-zweitfaktor.ts';
import { logIn, mayTry } from './log-in.ts';

/** Use cases that bind a Land or the conference, or make something public: votes, notes, Freigabe, publication, and who may do them. */
export const BESTAETIGT = [
  'castStimme', 'recordStimme', 'sayBundeseinvernehmen', 'stateEinvernehmen', 'closeAbstimmung', 'closeListe', 'endUmlauf', 'objectUmlauf', 'announceNotiz', 'signNotiz', 'leaveNotiz',
  'answerFreigabe', 'closeFreigabe', 'consentBericht', 'publishSammlung', 'requestRueckruf', 'decideRueckruf', 'nameVertretung',
  'beginZweitfaktor', 'dropZweitfaktor', 'resetZweitfaktor'
] as const;

/** True where this person has to confirm first. Without a login (a command, the demo's filling) nothing is asked. */
export function mustConfirm(usecase: string, person: Person | null): boolean {
  return person?.bestaetigt === false && (BESTAETIGT as readonly string[]).includes(usecase);
}

/**
 * Whether it is them; the answer to write with their login. With a second factor its code alone counts: a browser may remember the password of
 * whoever left the desk.
 */
export async function confirmPerson(haus: Haus, person: Person | null, { nachweis, adresse }: { readonly nachweis: string; readonly adresse: string }): Promise<Result<true>> {
  if (person === null) return abgelehnt('nicht_angemeldet');
  if (person.zweitfaktor === true) return confirmByCode(haus, person, nachweis, adresse);
  const antwort = await logIn(haus, { kennung: person.kennung, passwort: nachweis, code: '', adresse });
  if (antwort.ok) return ok(true);
  return antwort.grund === 'anmeldung_falsch' ? abgelehnt('bestaetigung_falsch') : antwort;
}

async function confirmByCode(haus: Haus, { kontoId, kennung }: Person, code: string, adresse: string): Promise<Result<true>> {
  if (!(await mayTry(haus, kennung, adresse))) return abgelehnt('zu_viele_versuche');
  if ((await checkCode(haus, kontoId, code)) !== 'passt') return abgelehnt('code_falsch');
  await haus.datenbank.ablage.fehlversuche.clear(kennung);
  return ok(true);
}
