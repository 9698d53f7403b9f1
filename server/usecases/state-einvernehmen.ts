/** The chair states the Einvernehmen on a Fassung in one act, naming the Länder that deviate; what a Land has cast itself stays (architecture.md 5). */
import type { Partei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { checkLage, stateEinvernehmen, type Abweichung } from '../../app/domain/abstimmung/stimme.ts';
import { bezeichnungOfZustand } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Haus, Sitzung, Vorschlag } from '../ports.ts';
import { lageOf } from './cast-stimme.ts';
import { holdVorschlag } from './zutritt.ts';

/** Answers the Länder whose own Stimme was left as it stands. */
export async function stateEinvernehmenUsecase(
  haus: Haus, person: Person | null, vorschlagId: string, akt: { readonly fassungId: string; readonly fingerabdruck: string; readonly abweichungen: ReadonlyMap<Partei, Abweichung> }
): Promise<Result<readonly Partei[]>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<readonly Partei[]>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'einvernehmen.feststellen');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    // In writing everybody answers for itself; the chair states nothing for others.
    if (v.zustand === 'im_umlauf') return abgelehnt('schritt_unzulaessig', { zustand: bezeichnungOfZustand(v.zustand) });
    const fassung = v.fassungen.find((f) => f.id === akt.fassungId);
    const sitzung = await ablage.sitzungen.get(v.sitzungId);
    if (fassung === undefined || sitzung === null || person === null) return abgelehnt('nicht_gefunden');
    return recordEinvernehmen(ablage, person, sitzung, v, fassung, akt);
  });
}

/** Records the act on this Fassung: inside a transaction that holds the Beschlussvorschlag. */
export async function recordEinvernehmen(
  ablage: Ablage, person: Person, { konferenz: { regelsatz } }: Sitzung, v: Vorschlag, fassung: Fassung, akt: { readonly fingerabdruck: string; readonly abweichungen: ReadonlyMap<Partei, Abweichung> }
): Promise<Result<readonly Partei[]>> {
  const lage = checkLage(lageOf(fassung), akt.fingerabdruck);
  if (!lage.ok) return lage;
  const e = stateEinvernehmen(regelsatz.waehler, fassung.abstimmung.stimmen, akt.abweichungen);
  for (const { land, wert, ersetzt } of e.setzen) {
    const recorded = await ablage.fassungen.recordStimme({ fassungId: fassung.id, land, wert, fingerabdruck: fassung.fingerabdruck, kontoId: person.kontoId, durchVorsitz: true, ersetzt });
    if (!recorded) return abgelehnt('stimme_veraltet');
  }
  for (const land of e.entfernen) await ablage.fassungen.removeStimme(fassung.id, land);
  if (e.setzen.length + e.entfernen.length === 0) return ok(e.belassen);
  await ablage.akte.note({
    art: 'einvernehmen_festgestellt', person, sitzungId: v.sitzungId, gegenstandId: v.id,
    daten: { fassung: fassung.nummer, fingerabdruck: fassung.fingerabdruck, abweichungen: Object.fromEntries(akt.abweichungen), belassen: e.belassen, gesetzt: Object.fromEntries(e.setzen.map((s) => [s.land, s.wert])), entfernt: e.entfernen }
  });
  return ok(e.belassen);
}
