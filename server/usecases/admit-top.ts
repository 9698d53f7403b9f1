/** What came too late: admitted by the chair, or moved onto the agenda of the next Sitzung; and the warning that a matter is before the Bundesrat. */
import { bundesratshinweis, eingangOf, isAdmitted, isDrucksache } from '../../app/domain/anmeldung.ts';
import { tagOf } from '../../app/domain/frist.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { naechsteSitzung } from '../../app/domain/umlauf/umlauf.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { notify } from './notify.ts';
import { holdVorschlag } from './zutritt.ts';

/** `zulassen` false: not for this Sitzung, it goes onto the next one, where its own Fristen hold. The reason is kept in the audit. */
export async function admitTop(haus: Haus, person: Person | null, vorschlagId: string, akt: { readonly zulassen: boolean; readonly grund: string }): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.zulassen');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    if (isAdmitted(v) || v.zustand !== 'entwurf') return abgelehnt('nicht_verspaetet');
    if (akt.grund.trim() === '') return abgelehnt('grund_leer');
    const [sitzung, jetzt] = [await ablage.sitzungen.get(v.sitzungId), (await ablage.jetzt()).getTime()];
    if (sitzung === null) return abgelehnt('nicht_gefunden');
    const spaetere = (await ablage.sitzungen.list()).filter((s) => s.konferenz.kurz === sitzung.konferenz.kurz && s.von > sitzung.von);
    const naechste = akt.zulassen ? null : naechsteSitzung(spaetere, tagOf(jetzt));
    if (!akt.zulassen && naechste === null) return abgelehnt('keine_naechste_sitzung');
    if (naechste === null) await ablage.vorschlaege.admit(v.id);
    else {
      await ablage.vorschlaege.moveToSitzung(v.id, naechste.id);
      await ablage.vorschlaege.setEingang(v.id, eingangOf(naechste.anmeldefristen, jetzt));
    }
    await ablage.akte.note({ art: naechste === null ? 'top_zugelassen' : 'top_nicht_zugelassen', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { grund: akt.grund.trim(), nachSitzung: naechste?.id ?? null } });
    await notify(haus, ablage, [v.delegation], {
      schluessel: `zulassung/${v.id}/${v.sitzungId}`, vorschlagId: v.id, pfad: `/beschlussvorschlaege/${v.id}`,
      betreff: naechste === null ? 'Verspätete Anmeldung zugelassen' : `Verspätete Anmeldung auf der Tagesordnung der ${naechste.bezeichnung}`,
      text: `über eine verspätete Anmeldung Ihrer Delegation zur ${sitzung.bezeichnung} (${titelOfSitzung(sitzung)}) ist entschieden: ${naechste === null ? 'Sie ist zugelassen.' : `Sie steht auf der Tagesordnung der ${naechste.bezeichnung} (${titelOfSitzung(naechste)}).`}`
    });
    return ok(true);
  });
}

/** Sets or takes off the warning; null takes it off, '' stands for a matter whose Drucksache is not known yet. */
export async function flagBundesrat(haus: Haus, person: Person | null, vorschlagId: string, drucksache: string | null): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.hinweisen');
    if (!gehalten.ok) return gehalten;
    const nummer = drucksache?.trim().replace(/^BR-Drs\.?\s*/i, '') ?? null;
    if (nummer !== null && !isDrucksache(nummer)) return abgelehnt('drucksache_form');
    if (nummer === gehalten.wert.bundesrat) return ok(true);
    await ablage.vorschlaege.setBundesrat(vorschlagId, nummer);
    await ablage.akte.note({ art: 'bundesrat_hinweis', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId, daten: { hinweis: nummer === null ? null : bundesratshinweis(nummer) } });
    return ok(true);
  });
}
