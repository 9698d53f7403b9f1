/** The functional mailbox of a Delegation, where reminders go: kept by its own Verwaltung or by the Geschäftsstelle. */
import { isDelegation, PARTEIEN, type Delegation } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';

/** One mailbox and nothing that could be a second recipient or a header. */
const ADRESSE = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,180}[a-z0-9])?$/iu;

export async function setPostfach(haus: Haus, person: Person | null, delegation: string, adresse: string): Promise<Result<true>> {
  if (!isDelegation(delegation) || !darf(person, 'postfach.pflegen', { delegation })) return abgelehnt('nicht_erlaubt');
  const rein = adresse.trim();
  if (rein !== '' && !ADRESSE.test(rein)) return abgelehnt('adresse_form');
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    await ablage.post.setPostfach(delegation, rein === '' ? null : rein, person?.kontoId ?? '');
    await ablage.akte.note({ art: 'postfach_geaendert', person, gegenstandId: delegation });
    return ok(true);
  });
}

/** The mailboxes this person may keep. */
export async function showPostfaecher(haus: Haus, person: Person | null): Promise<{ delegation: Delegation; adresse: string }[]> {
  const eigene = PARTEIEN.filter((delegation) => darf(person, 'postfach.pflegen', { delegation }));
  const postfaecher = eigene.length === 0 ? new Map<Delegation, string>() : await haus.datenbank.ablage.post.postfaecher();
  return eigene.map((delegation) => ({ delegation, adresse: postfaecher.get(delegation) ?? '' }));
}
