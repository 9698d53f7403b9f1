/**
 * A person and the house (reliability.md L6, DSGVO Art. 15 and 17): what is kept about them, and taking their name out. The acts of the Land stay,
 * with the number of an account behind which nobody can be found any more; what a Delegation wrote in a text is the Delegation's.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Datenbank } from '../ports.ts';
import type { Passwoerter } from '../ports-zugang.ts';
import type { Spuren } from '../ports-betrieb.ts';

/** Whether this Kennung stands for a person whose name was taken out; such an account stays locked for ever. */
export function isGeloescht(kennung: string): boolean {
  return /^geloescht-[0-9a-f]{8}$/.test(kennung);
}

/** What stands where the name stood. */
export const NEUTRAL = 'Gelöschtes Konto';

/** Everything that is kept about the holder of this Kennung. */
export async function showPerson(datenbank: Datenbank, kennung: string): Promise<Result<Spuren>> {
  const konto = await datenbank.ablage.konten.byKennung(kennung);
  if (konto === null) return abgelehnt('nicht_gefunden');
  return ok(await datenbank.ablage.betrieb.traces(konto.kontoId, konto.kennung));
}

/** Replaces name and Kennung for ever, locks the account and ends its logins; answers the Kennung that stands there now. */
export async function erasePerson(haus: { readonly datenbank: Datenbank; readonly passwoerter: Passwoerter }, kennung: string): Promise<Result<string>> {
  const passwortHash = await haus.passwoerter.hash(haus.passwoerter.einmalpasswort());
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    const konto = await ablage.konten.byKennung(kennung);
    if (konto === null) return abgelehnt('nicht_gefunden');
    const neu = `geloescht-${konto.kontoId.slice(0, 8)}`;
    await ablage.betrieb.neutralize(konto.kontoId, { kennung: neu, name: NEUTRAL, passwortHash });
    await ablage.akte.note({ art: 'person_geloescht', person: null, gegenstandId: konto.kontoId });
    return ok(neu);
  });
}
