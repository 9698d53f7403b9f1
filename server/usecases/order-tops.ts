/** Sets the order of the agenda and with it all its numbers, before the invitation; two who order at once are told so. */
import { isOnAgenda } from '../../app/domain/anmeldung.ts';
import { orderOf, setOrder, type Platz } from '../../app/domain/reihenfolge.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { SitzungKopf } from './ansichten.ts';
import { kopfOfSitzung } from './show-kopf.ts';
import { readSitzung } from './zutritt.ts';

export interface Reihenfolgeansicht { readonly sitzung: SitzungKopf; readonly plaetze: readonly { readonly id: string; readonly kurz: string; readonly titel: string; readonly tops: number }[] }

export async function orderTops(haus: Haus, person: Person | null, sitzungId: string, akt: { readonly gesehen: readonly string[]; readonly neu: readonly string[] }): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'top.nummerieren');
    if (!sitzung.ok) return sitzung;
    await ablage.sitzungen.lock(sitzungId);
    const stand = await ablage.sitzungen.get(sitzungId);
    const nummern = setOrder((await agendaOf(ablage, sitzungId)).map(platzOf), stand?.eingeladenAm !== null, akt.gesehen, akt.neu);
    if (!nummern.ok) return nummern;
    await ablage.vorschlaege.renumber(sitzungId, nummern.wert);
    await ablage.akte.note({ art: 'reihenfolge_gesetzt', person, sitzungId, gegenstandId: sitzungId, daten: { reihenfolge: akt.neu } });
    return ok(true);
  });
}

export async function showReihenfolge(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Reihenfolgeansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'top.nummerieren');
  if (!sitzung.ok) return sitzung;
  const agenda = await agendaOf(ablage, sitzungId);
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert),
    plaetze: orderOf(agenda.map(platzOf)).flatMap((id) => agenda.filter((v) => v.id === id)).map((v) => ({ id: v.id, kurz: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops), tops: v.tops.length }))
  });
}

/** What takes part in the order. A number that was withdrawn is free again before the invitation. */
async function agendaOf(ablage: Ablage, sitzungId: string): Promise<Vorschlag[]> {
  return (await ablage.vorschlaege.ofSitzung(sitzungId)).filter(isOnAgenda);
}

function platzOf(v: Vorschlag): Platz {
  return { vorschlagId: v.id, tops: v.tops.map(({ id, nummer }) => ({ id, nummer })) };
}
