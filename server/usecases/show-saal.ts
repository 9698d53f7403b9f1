/**
 * A vote for the screens of the room: nothing but who stands where, so that every change is read by all of them at once. Read for all who ask in
 * the same moment together (gebuendelt.ts); what a person sees and may do is asked for each.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { ergebnisOf } from '../../app/domain/abstimmung/regeln.ts';
import { tallyStimmen } from '../../app/domain/abstimmung/tally.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { gebuendelt } from '../gebuendelt.ts';
import type { Datenbank, Haus, Vorschlag } from '../ports.ts';
import type { Saalansicht } from './ansichten.ts';
import { lageOfVorschlag, regelView } from './set-regeln.ts';
import { countingFassung, fassungView, lastFassung, rechteFor, topsOf } from './show-kopf.ts';
import { admit, gegenstandOf, isId } from './zutritt.ts';

/** What all see alike. */
interface Saalstand { readonly v: Vorschlag; readonly ansicht: Omit<Saalansicht, 'eigenesLand' | 'rechte'> | null }

const staende = new WeakMap<Datenbank, (vorschlagId: string) => Promise<Saalstand | null>>();

/** The newest Fassung of a TOP and its vote; `nicht_gefunden` also where none was frozen yet. */
export async function showSaal({ datenbank }: Pick<Haus, 'datenbank'>, person: Person | null, vorschlagId: string): Promise<Result<Saalansicht>> {
  const read = staende.get(datenbank) ?? gebuendelt((id) => readStand(datenbank, id));
  staende.set(datenbank, read);
  const stand = isId(vorschlagId) ? await read(vorschlagId) : null;
  const gelesen = admit(stand?.v ?? null, person, 'top.sehen');
  if (!gelesen.ok) return gelesen;
  if (stand === null || stand.ansicht === null) return abgelehnt('nicht_gefunden');
  const { v, ansicht } = stand;
  return ok({ ...ansicht, eigenesLand: v.waehler.find((w) => w === person?.delegation) ?? null, rechte: rechteFor(person, ['stimme.abgeben', 'stimme.erfassen'], gegenstandOf(v)) });
}

async function readStand({ ablage }: Datenbank, vorschlagId: string): Promise<Saalstand | null> {
  const v = await ablage.vorschlaege.get(vorschlagId);
  if (v === null) return null;
  const [sitzung, fassung, gezaehlt] = [await ablage.sitzungen.get(v.sitzungId), lastFassung(v), countingFassung(v)];
  if (sitzung === null || fassung === null) return { v, ansicht: null };
  const { regelsatz } = sitzung.konferenz;
  return {
    v,
    ansicht: {
      id: v.id, sitzung: { id: sitzung.id, name: `${sitzung.bezeichnung}, ${titelOfSitzung(sitzung)}` }, kurz: kurzbezeichnung(v.tops), tops: topsOf(v), zustand: v.zustand, fassung: fassungView(fassung, v.waehler),
      vorschau: v.zustand === 'in_abstimmung' && gezaehlt !== null ? ergebnisOf(regelsatz, tallyStimmen(regelsatz.waehler, gezaehlt.abstimmung.stimmen), lageOfVorschlag(v)) : null,
      ...regelView(v, regelsatz)
    }
  };
}
