/** The BMI says whether the Bund agrees with a Fassung; said again it replaces what it said, and the audit keeps both. */
import { sayBund, type Bundeswort } from '../../app/domain/abstimmung/bund.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { lageOf } from './cast-stimme.ts';
import { holdVorschlag } from './zutritt.ts';

export async function sayBundeseinvernehmen(haus: Haus, person: Person | null, vorschlagId: string, akt: { readonly fassungId: string; readonly fingerabdruck: string; readonly wort: Bundeswort }): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'bund.einvernehmen');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    const fassung = v.fassungen.find((f) => f.id === akt.fassungId);
    if (fassung === undefined || person === null) return abgelehnt('nicht_gefunden');
    const moeglich = sayBund(v.waehler, lageOf(fassung), akt.fingerabdruck);
    if (!moeglich.ok) return moeglich;
    if (fassung.abstimmung.bund === akt.wort) return ok(true);
    await ablage.fassungen.sayBund(fassung.id, akt.wort, person.kontoId);
    await ablage.akte.note({ art: 'bund_einvernehmen', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { fassung: fassung.nummer, fingerabdruck: fassung.fingerabdruck, wort: akt.wort, zuvor: fassung.abstimmung.bund } });
    return ok(true);
  });
}
