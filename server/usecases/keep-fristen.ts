/** What is kept no longer than it is needed (DSGVO Art. 5; docs/betrieb/datenschutz.md): ended logins, failed logins, letters that left, old notices, proofs that were replaced. */
import { ok, type Result } from '../../app/domain/result.ts';
import type { Datenbank } from '../ports.ts';
import type { Aufbewahrungsfristen, Aufgeraeumt } from '../ports-betrieb.ts';

export const FRISTEN: Aufbewahrungsfristen = { fehlversuche: 90, post: 90, mitteilungen: 730 };

/** Removes what is due and notes how much; with `probe` only counts. */
export async function keepFristen(datenbank: Datenbank, { probe }: { readonly probe: boolean }): Promise<Result<Aufgeraeumt>> {
  if (probe) return ok(await datenbank.ablage.betrieb.due(FRISTEN));
  return datenbank.transaktion(async (ablage): Promise<Result<Aufgeraeumt>> => {
    const { entfernt, hashes } = await ablage.betrieb.removeDue(FRISTEN);
    await ablage.sammlungen.dropDateien(hashes);
    if (Object.values(entfernt).some((n: number) => n > 0)) await ablage.akte.note({ art: 'aufbewahrung', person: null, daten: { ...entfernt } });
    return ok(entfernt);
  });
}
