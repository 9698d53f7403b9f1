/**
 * The chair reopens with a reason: the Abstimmung on the Fassung becomes void, visibly, with all its Stimmen, and a new Textraum begins with
 * the words of the Fassung (architecture.md 5). The old Textraum stays closed for ever.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { nachSchritt } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { reopenText } from './text.ts';
import { holdVorschlag } from './zutritt.ts';

export async function reopenFassung(haus: Haus, person: Person | null, vorschlagId: string, grund: string): Promise<Result<true>> {
  if (grund.trim() === '') return abgelehnt('grund_leer');
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'fassung.wiedereroeffnen');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    const nach = nachSchritt(v.zustand, 'wiedereroeffnen');
    if (!nach.ok) return nach;
    const fassung = v.fassungen[v.fassungen.length - 1];
    if (fassung === undefined) return abgelehnt('nicht_gefunden');
    await ablage.fassungen.void(fassung.id, grund.trim());
    await reopenText(ablage, v);
    await ablage.vorschlaege.setZustand(v.id, nach.wert);
    await ablage.akte.note({ art: 'fassung_wiedereroeffnet', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { fassung: fassung.nummer, grund: grund.trim() } });
    return ok(true);
  });
}
