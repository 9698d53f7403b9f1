/** The agenda in issues: sent out by Geschäftsstelle or chair, told to all Delegationen, read as it was, and compared with the one before. */
import { isOnAgenda } from '../../app/domain/anmeldung.ts';
import { isDelegation, nameOf, PARTEIEN } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { ausgabename, differenceOf, issueTagesordnung, ortOf, type Aenderung, type Posten } from '../../app/domain/tagesordnung.ts';
import { titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus, Vorschlag } from '../ports.ts';
import type { SitzungKopf } from './ansichten.ts';
import { notify } from './notify.ts';
import { kopfOfSitzung } from './show-kopf.ts';
import { gegenstandOf, readSitzung } from './zutritt.ts';

export interface TagesordnungAnsicht {
  readonly sitzung: SitzungKopf;
  /** Newest first. */
  readonly ausgaben: readonly { readonly laufend: number; readonly name: string; readonly am: string }[];
  /** The one that is looked at, and what it changed against the one before; null where none was sent out yet. */
  readonly gewaehlt: {
    readonly laufend: number; readonly name: string; readonly am: string; readonly vorige: string | null; readonly aenderungen: readonly Aenderung[];
    readonly zeilen: readonly { readonly id: string; readonly ort: string; readonly titel: string; readonly arbeitskreis: string | null; readonly delegation: string }[];
  } | null;
  readonly darfAusgeben: boolean; readonly endgueltig: boolean;
}

/** Sends out the agenda as it stands. */
export async function sendTagesordnung(haus: Haus, person: Person | null, sitzungId: string, endgueltig: boolean): Promise<Result<number>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<number>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'tagesordnung.ausgeben');
    if (!sitzung.ok) return sitzung;
    await ablage.sitzungen.lock(sitzungId);
    const fruehere = await ablage.tagesordnungen.ofSitzung(sitzungId);
    const posten = (await ablage.vorschlaege.ofSitzung(sitzungId)).filter(isOnAgenda).map(postenOf);
    const neu = issueTagesordnung(fruehere, endgueltig, posten);
    if (!neu.ok) return neu;
    if (person === null) return abgelehnt('nicht_erlaubt');
    await ablage.tagesordnungen.create({ sitzungId, kontoId: person.kontoId, ...neu.wert });
    const { laufend } = neu.wert;
    const name = ausgabename(neu.wert, [...fruehere, neu.wert]);
    await ablage.akte.note({ art: 'tagesordnung_ausgegeben', person, sitzungId, gegenstandId: sitzungId, daten: { laufend, name, posten: posten.length } });
    await notify(haus, ablage, PARTEIEN, {
      schluessel: `tagesordnung/${sitzungId}/${laufend}`, betreff: `Tagesordnung der ${sitzung.wert.bezeichnung}: ${name}`, pfad: `/sitzungen/${sitzungId}/tagesordnung?nr=${laufend}`,
      text: `die Tagesordnung der ${sitzung.wert.bezeichnung} (${titelOfSitzung(sitzung.wert)}) ist ausgegeben: ${name}. Sie hat ${posten.length} ${posten.length === 1 ? 'Punkt' : 'Punkte'}.`
    });
    return ok(laufend);
  });
}

/** An issue as this person may see it; without a number the newest. */
export async function showTagesordnung(haus: Haus, person: Person | null, sitzungId: string, nummer: number | null): Promise<Result<TagesordnungAnsicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.sehen');
  if (!sitzung.ok) return sitzung;
  const [alle, vorschlaege] = [await ablage.tagesordnungen.ofSitzung(sitzungId), await ablage.vorschlaege.ofSitzung(sitzungId)];
  // Who is narrowed to some matters sees no other; what has left the Sitzung since is there for who is not.
  const verborgen = (vorschlagId: string): boolean => {
    const v = vorschlaege.find((w) => w.id === vorschlagId);
    return v === undefined ? person?.zustaendigkeit !== undefined : !seesTop(person, gegenstandOf(v));
  };
  const gewaehlt = nummer === null ? alle.at(-1) : alle.find((t) => t.laufend === nummer);
  if (nummer !== null && gewaehlt === undefined) return abgelehnt('nicht_gefunden');
  const vorige = alle.filter((t) => t.laufend < (gewaehlt?.laufend ?? 0)).at(-1);
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert), ausgaben: alle.map((t) => ({ laufend: t.laufend, name: ausgabename(t, alle), am: t.am.toISOString() })).reverse(),
    gewaehlt: gewaehlt === undefined ? null : {
      laufend: gewaehlt.laufend, name: ausgabename(gewaehlt, alle), am: gewaehlt.am.toISOString(), vorige: vorige === undefined ? null : ausgabename(vorige, alle),
      aenderungen: vorige === undefined ? [] : differenceOf(vorige.posten, gewaehlt.posten).filter((a) => !verborgen(a.vorschlagId)),
      zeilen: gewaehlt.posten.filter((p) => !verborgen(p.vorschlagId)).map((p) => ({ id: p.vorschlagId, ort: ortOf(p), titel: titelOfTops(p.tops), arbeitskreis: p.arbeitskreis, delegation: isDelegation(p.delegation) ? nameOf(p.delegation) : p.delegation }))
    },
    darfAusgeben: darf(person, 'tagesordnung.ausgeben', { vorsitzland: sitzung.wert.vorsitzland }), endgueltig: alle.some((t) => t.endgueltig)
  });
}

function postenOf(v: Vorschlag): Posten {
  return { vorschlagId: v.id, tops: v.tops.map(({ nummer, titel }) => ({ nummer, titel })), arbeitskreis: v.arbeitskreis, delegation: v.delegation };
}
