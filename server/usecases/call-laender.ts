/** The chair in the room: records the Stimme of one Land and calls up the next. Both names stand in the audit: for whom, and who recorded it. */
import { callUp, nextToCall, recordForLand, type Erfassung } from '../../app/domain/abstimmung/aufruf.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { bezeichnungOfZustand } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Haus, Vorschlag } from '../ports.ts';
import { lageOf } from './cast-stimme.ts';
import { holdVorschlag } from './zutritt.ts';

/** Records what a Land says in the room. With `weiter` the next one without a Stimme is called up in the same step. */
export async function recordStimmeUsecase(haus: Haus, person: Person | null, vorschlagId: string, akt: Erfassung & { readonly fassungId: string; readonly land: string; readonly weiter: boolean }): Promise<Result<true>> {
  return onFassung(haus, person, vorschlagId, akt.fassungId, async (ablage, v, fassung, vorsitz) => {
    const vorhanden = fassung.abstimmung.stimmen.find((s) => s.land === akt.land) ?? null;
    const entschieden = recordForLand(v.waehler, akt.land, lageOf(fassung), vorhanden, akt);
    if (!entschieden.ok) return entschieden;
    const entscheidung = entschieden.wert;
    const { land } = entscheidung;
    if (entscheidung.art === 'entfernt') await ablage.fassungen.removeStimme(fassung.id, land);
    if (entscheidung.art === 'neu' && akt.wert !== 'fehlt') {
      const recorded = await ablage.fassungen.recordStimme({ fassungId: fassung.id, land, wert: akt.wert, fingerabdruck: fassung.fingerabdruck, kontoId: vorsitz.kontoId, durchVorsitz: true, ersetzt: entscheidung.ersetzt });
      if (!recorded) return abgelehnt('stimme_veraltet');
    }
    if (entscheidung.art !== 'unveraendert') await ablage.akte.note({ art: 'stimme_erfasst', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { fassung: fassung.nummer, fingerabdruck: fassung.fingerabdruck, land, wert: akt.wert, ersetzt: vorhanden?.wert ?? null } });
    if (akt.weiter) {
      const haben = [...fassung.abstimmung.stimmen.map((s) => s.land), land];
      await call(ablage, person, v, fassung, nextToCall(v.waehler, land, haben));
    }
    return ok(true);
  });
}

/** Calls up a Land, or nobody; `erwartet` is whom the chair saw called. */
export async function callLand(haus: Haus, person: Person | null, vorschlagId: string, akt: { readonly fassungId: string; readonly fingerabdruck: string; readonly land: string | null; readonly erwartet: string | null }): Promise<Result<true>> {
  return onFassung(haus, person, vorschlagId, akt.fassungId, async (ablage, v, fassung) => {
    const entschieden = callUp(v.waehler, lageOf(fassung), { aufgerufen: fassung.abstimmung.aufgerufen, erwartet: akt.erwartet }, akt.land, akt.fingerabdruck);
    if (!entschieden.ok) return entschieden;
    await call(ablage, person, v, fassung, entschieden.wert);
    return ok(true);
  });
}

async function call(ablage: Ablage, person: Person | null, v: Vorschlag, fassung: Fassung, land: Vorschlag['waehler'][number] | null): Promise<void> {
  if (land === fassung.abstimmung.aufgerufen) return;
  await ablage.fassungen.call(fassung.id, land);
  await ablage.akte.note({ art: 'aufruf', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { fassung: fassung.nummer, land } });
}

async function onFassung(haus: Haus, person: Person | null, vorschlagId: string, fassungId: string, act: (ablage: Ablage, v: Vorschlag, fassung: Fassung, vorsitz: Person) => Promise<Result<true>>): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'stimme.erfassen');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    // In writing everybody answers for itself; the chair records nothing for others.
    if (v.zustand === 'im_umlauf') return abgelehnt('schritt_unzulaessig', { zustand: bezeichnungOfZustand(v.zustand) });
    const fassung = v.fassungen.find((f) => f.id === fassungId);
    return fassung === undefined || person === null ? abgelehnt('nicht_gefunden') : act(ablage, v, fassung, person);
  });
}
