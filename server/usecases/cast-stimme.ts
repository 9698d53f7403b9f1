/** A Land casts or changes its Stimme on the Fassung it has read. The Land comes from the session alone (V6). */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { castStimme, type Stimmabgabe } from '../../app/domain/abstimmung/stimme.ts';
import { checkUmlaufantwort } from '../../app/domain/umlauf/umlauf.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Haus, StimmeEintrag, Vorschlag } from '../ports.ts';
import { gegenstandOf, holdVorschlag } from './zutritt.ts';

export async function castStimmeUsecase(haus: Haus, person: Person | null, vorschlagId: string, fassungId: string, abgabe: Stimmabgabe): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.sehen');
    if (!gehalten.ok) return gehalten;
    if (person === null || !darf(person, 'stimme.abgeben', gegenstandOf(gehalten.wert))) return abgelehnt(gehalten.wert.waehler.some((w) => w === person?.delegation) ? 'nur_leitung_stimmt' : 'kein_stimmrecht');
    const fassung = gehalten.wert.fassungen.find((f) => f.id === fassungId);
    if (fassung === undefined) return abgelehnt('nicht_gefunden');
    const inTime = await checkFrist(ablage, gehalten.wert);
    if (!inTime.ok) return inTime;
    const vorhanden = fassung.abstimmung.stimmen.find((s) => s.land === person.delegation) ?? null;
    const entschieden = castStimme(gehalten.wert.waehler, person.delegation, lageOf(fassung), vorhanden, abgabe);
    if (!entschieden.ok) return abgelehnt(entschieden.grund, vorhanden === null ? {} : angabenOf(vorhanden));
    if (entschieden.wert.art === 'unveraendert') return ok(true);
    const { land, ersetzt } = entschieden.wert;
    const recorded = await ablage.fassungen.recordStimme({ fassungId, land, wert: abgabe.wert, fingerabdruck: fassung.fingerabdruck, kontoId: person.kontoId, durchVorsitz: false, ersetzt });
    if (!recorded) return abgelehnt('stimme_veraltet');
    await ablage.akte.note({ art: 'stimme', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId, daten: { fassung: fassung.nummer, fingerabdruck: fassung.fingerabdruck, wert: abgabe.wert, ersetzt: vorhanden?.wert ?? null } });
    return ok(true);
  });
}

/** In writing a Stimme counts until the Frist, by the clock of the database at the moment it is cast (V5). */
async function checkFrist(ablage: Ablage, v: Vorschlag): Promise<Result<true>> {
  if (v.zustand !== 'im_umlauf') return ok(true);
  const umlauf = (await ablage.umlaeufe.ofVorschlag(v.id)).find((u) => u.zustand === 'laeuft');
  return umlauf === undefined ? abgelehnt('nicht_gefunden') : checkUmlaufantwort({ zustand: umlauf.zustand, frist: umlauf.frist?.getTime() ?? null }, (await ablage.jetzt()).getTime());
}

/** The facts of a Fassung that a Stimme depends on. */
export function lageOf(fassung: Fassung): { fingerabdruck: string; geschlossen: boolean; aufgehoben: boolean } {
  return { fingerabdruck: fassung.fingerabdruck, geschlossen: fassung.abstimmung.geschlossenAm !== null, aufgehoben: fassung.abstimmung.aufgehobenAm !== null };
}

/** Who has voted and when, for the sentence to the one who came second (V3). */
function angabenOf(stimme: StimmeEintrag): Record<string, string> {
  return { wert: stimme.wert, name: stimme.name, am: stimme.am.toISOString() };
}
