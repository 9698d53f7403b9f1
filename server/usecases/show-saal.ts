/** A vote for the screens of the room: nothing but who stands where, so that every change is read by all of them at once. */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { ergebnisOf } from '../../app/domain/abstimmung/regeln.ts';
import { tallyStimmen } from '../../app/domain/abstimmung/tally.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import type { Saalansicht } from './ansichten.ts';
import { lageOfVorschlag, regelView } from './set-regeln.ts';
import { countingFassung, fassungView, lastFassung, rechteFor, topsOf } from './show-kopf.ts';
import { gegenstandOf, readVorschlag } from './zutritt.ts';

/** The newest Fassung of a TOP and its vote; `nicht_gefunden` also where none was frozen yet. */
export async function showSaal(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<Saalansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readVorschlag(ablage, person, vorschlagId);
  if (!gelesen.ok) return gelesen;
  const v = gelesen.wert;
  const [sitzung, fassung, gezaehlt] = [await ablage.sitzungen.get(v.sitzungId), lastFassung(v), countingFassung(v)];
  if (sitzung === null || fassung === null) return abgelehnt('nicht_gefunden');
  const { regelsatz } = sitzung.konferenz;
  return ok({
    id: v.id, sitzung: { id: sitzung.id, name: `${sitzung.bezeichnung}, ${titelOfSitzung(sitzung)}` }, kurz: kurzbezeichnung(v.tops), tops: topsOf(v), zustand: v.zustand, fassung: fassungView(fassung, v.waehler),
    vorschau: v.zustand === 'in_abstimmung' && gezaehlt !== null ? ergebnisOf(regelsatz, tallyStimmen(regelsatz.waehler, gezaehlt.abstimmung.stimmen), lageOfVorschlag(v)) : null,
    eigenesLand: v.waehler.find((w) => w === person?.delegation) ?? null, rechte: rechteFor(person, ['stimme.abgeben', 'stimme.erfassen'], gegenstandOf(v)), ...regelView(v, regelsatz)
  });
}
