/** What the agenda says of a TOP: title, subtitles, parts, Arbeitskreis; its number; joining two TOPs under one Beschlussvorschlag. */
import { isAdmitted } from '../../app/domain/anmeldung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { checkTopangabe, nextNummer, setNummer, type Topangabe } from '../../app/domain/top.ts';
import { seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus, Vorschlag } from '../ports.ts';
import { ARBEITSKREISE, worteOf } from './create-thema.ts';
import { checkZeichen } from './text.ts';
import { gegenstandOf, holdVorschlag } from './zutritt.ts';

export async function editTop(haus: Haus, person: Person | null, vorschlagId: string, topId: string, angabe: Omit<Topangabe, 'nummer'> & { readonly arbeitskreis: string | null }): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage) => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.bearbeiten');
    if (!gehalten.ok) return gehalten;
    const top = gehalten.wert.tops.find((t) => t.id === topId);
    if (top === undefined) return abgelehnt('nicht_gefunden');
    const geprueft = checkTopangabe({ ...angabe, nummer: top.nummer });
    if (!geprueft.ok) return geprueft;
    const druckbar = checkZeichen(worteOf(geprueft.wert));
    if (!druckbar.ok) return druckbar;
    if (angabe.arbeitskreis !== null && !ARBEITSKREISE.includes(angabe.arbeitskreis)) return abgelehnt('arbeitskreis_unbekannt');
    if (!seesTop(person, { ...gegenstandOf(gehalten.wert), sache: { vorschlagId, arbeitskreis: angabe.arbeitskreis } })) return abgelehnt('arbeitskreis_unzustaendig');
    await ablage.vorschlaege.updateTop(topId, geprueft.wert);
    await ablage.vorschlaege.setArbeitskreis(vorschlagId, angabe.arbeitskreis);
    await ablage.akte.note({ art: 'top_bearbeitet', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId });
    return ok(true as const);
  });
}

/** Numbers of one Sitzung are given one after the other: the row of the Sitzung is held. An empty `nummer` takes the next free one. */
export async function numberTop(haus: Haus, person: Person | null, vorschlagId: string, topId: string, nummer: string): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage) => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.nummerieren');
    if (!gehalten.ok) return gehalten;
    const { sitzungId } = gehalten.wert;
    await ablage.sitzungen.lock(sitzungId);
    const sitzung = await ablage.sitzungen.get(sitzungId);
    const alle = (await ablage.vorschlaege.ofSitzung(sitzungId)).flatMap((v) => v.tops);
    const top = gehalten.wert.tops.find((t) => t.id === topId);
    if (top === undefined || sitzung === null) return abgelehnt('nicht_gefunden');
    if (!gehalten.wert.registriert) return abgelehnt('nicht_registriert');
    if (!isAdmitted(gehalten.wert)) return abgelehnt('verspaetet_nicht_zugelassen');
    const vergeben = alle.map((t) => t.nummer);
    const neu = setNummer(top.nummer, nummer.trim() === '' ? nextNummer(vergeben) : nummer, sitzung.eingeladenAm !== null, vergeben);
    if (!neu.ok) return neu;
    await ablage.vorschlaege.setNummer(topId, neu.wert);
    await ablage.akte.note({ art: 'nummer_vergeben', person, sitzungId, gegenstandId: vorschlagId, daten: { nummer: neu.wert } });
    return neu;
  });
}

/** `von` is joined to `nach`: its Tops move over, its own text is withdrawn. Only drafts without a Fassung can be joined. */
export async function joinTops(haus: Haus, person: Person | null, vonId: string, nachId: string): Promise<Result<true>> {
  if (vonId === nachId) return abgelehnt('verbinden_mit_sich');
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    // Always in the order of the ids, so that two people joining crosswise wait instead of blocking each other.
    const gehalten = new Map<string, Vorschlag>();
    for (const id of [vonId, nachId].sort()) {
      const eins = await holdVorschlag(ablage, person, id, 'top.verbinden');
      if (!eins.ok) return eins;
      gehalten.set(id, eins.wert);
    }
    const [von, nach] = [gehalten.get(vonId), gehalten.get(nachId)];
    if (von === undefined || nach === undefined || von.sitzungId !== nach.sitzungId) return abgelehnt('nicht_gefunden');
    if ([von, nach].some((v) => !isAdmitted(v))) return abgelehnt('verspaetet_nicht_zugelassen');
    if ([von, nach].some((v) => v.zustand !== 'entwurf' || v.fassungen.length > 0)) return abgelehnt('verbinden_nur_entwurf');
    if (von.notizen.some((n) => n.zustand !== 'zurueckgezogen')) return abgelehnt('verbinden_mit_notiz');
    await ablage.vorschlaege.moveTops(vonId, nachId);
    await ablage.vorschlaege.setZustand(vonId, 'zurueckgezogen');
    if (von.textraumId !== null) await ablage.textraeume.close(von.textraumId);
    await ablage.akte.note({ art: 'tops_verbunden', person, sitzungId: nach.sitzungId, gegenstandId: nachId, daten: { von: vonId } });
    return ok(true);
  });
}
