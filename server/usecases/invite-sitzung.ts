/** The invitation goes out: from then on numbers stay, gaps and all (domain.md 1.5). Inviting twice changes nothing. */
import { isOnAgenda } from '../../app/domain/anmeldung.ts';
import { PARTEIEN } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { langerZeitraum, titelOfSitzung } from '../../app/domain/sitzung.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { notify } from './notify.ts';
import { readSitzung } from './zutritt.ts';

export async function inviteSitzung(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage) => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.einladen');
    if (!sitzung.ok) return sitzung;
    if (sitzung.wert.eingeladenAm !== null) return ok(true as const);
    await ablage.sitzungen.lock(sitzungId);
    const tops = (await ablage.vorschlaege.ofSitzung(sitzungId)).filter(isOnAgenda).flatMap((v) => v.tops);
    if (tops.some((top) => top.nummer === null)) return abgelehnt('nummern_fehlen');
    await ablage.sitzungen.invite(sitzungId);
    await ablage.akte.note({ art: 'eingeladen', person, sitzungId, gegenstandId: sitzungId });
    const s = sitzung.wert;
    await notify(haus, ablage, PARTEIEN, { schluessel: `einladung/${sitzungId}`, betreff: `Einladung: ${s.bezeichnung} der ${s.konferenz.kurz}`, text: `zur ${s.bezeichnung} (${titelOfSitzung(s)}) ist eingeladen: ${langerZeitraum(s.von, s.bis)}, ${s.ort}.\n\nDie Tagesordnung mit allen Unterlagen steht unter:`, pfad: `/sitzungen/${sitzungId}` });
    return ok(true as const);
  });
}
