/** A Delegation prepares a Themenanmeldung: its own until it is registered. The text begins with the paragraphs given, or an empty one, seeded once by the server. */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { isPartei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { checkTopangabe, type Topangabe } from '../../app/domain/top.ts';
import { seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { checkZeichen, saatOf } from './text.ts';
import { readSitzung } from './zutritt.ts';

/** Arbeitskreise of the IMK (domain.md 2.1). */
export const ARBEITSKREISE = ['I', 'II', 'III', 'IV', 'V', 'VI'];

/** Everything of a TOP that is printed in its heading. */
export function worteOf(top: Topangabe): string[] {
  return [top.titel, ...top.untertitel, ...top.teile.map((teil) => teil.titel)];
}

export async function createThema(haus: Haus, person: Person | null, sitzungId: string, angabe: Topangabe & { readonly arbeitskreis: string | null }, absaetze: readonly Absatz[] = []): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage) => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'top.anmelden');
    if (!sitzung.ok) return sitzung;
    if (person === null || !isPartei(person.delegation)) return abgelehnt('nicht_erlaubt');
    const top = checkTopangabe({ ...angabe, nummer: null });
    if (!top.ok) return top;
    const druckbar = checkZeichen(worteOf(top.wert));
    if (!druckbar.ok) return druckbar;
    if (angabe.arbeitskreis !== null && !ARBEITSKREISE.includes(angabe.arbeitskreis)) return abgelehnt('arbeitskreis_unbekannt');
    if (!seesTop(person, { delegation: person.delegation, registriert: false, sache: { vorschlagId: '', arbeitskreis: angabe.arbeitskreis } })) return abgelehnt('arbeitskreis_unzustaendig');
    const id = await ablage.vorschlaege.create({ sitzungId, delegation: person.delegation, arbeitskreis: angabe.arbeitskreis, top: top.wert });
    await ablage.textraeume.create({ art: 'vorschlag', beschlussvorschlagId: id, saat: saatOf(absaetze) });
    await ablage.akte.note({ art: 'thema_angelegt', person, sitzungId, gegenstandId: id });
    return ok(id);
  });
}
