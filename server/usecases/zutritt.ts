/**
 * The door of every use case on a Beschlussvorschlag: load (and hold) it, hide what the person may not see, ask the one table of rights.
 * What somebody may not see answers like what does not exist.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf, seesTop, type Gegenstand, type Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Notiz, Sitzung, Vorschlag } from '../ports.ts';

export type Zutrittsgrund = 'nicht_gefunden' | 'nicht_erlaubt';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the form of our ids; anything else is not worth a question to the database. */
export function isId(id: string): boolean {
  return UUID.test(id);
}

/** The facts of a Beschlussvorschlag that rights depend on. */
export function gegenstandOf(v: Vorschlag, notiz?: Notiz): Gegenstand & Required<Pick<Gegenstand, 'delegation' | 'registriert' | 'sache'>> {
  return {
    vorsitzland: v.vorsitzland, delegation: v.delegation, zustand: v.zustand, registriert: v.registriert, waehler: v.waehler, sache: { vorschlagId: v.id, arbeitskreis: v.arbeitskreis },
    ...(notiz === undefined ? {} : { notiz: { zustand: notiz.zustand, autoren: notiz.unterschriften.map((u) => u.delegation) } })
  };
}

/** Holds the Beschlussvorschlag for a formal act, when this person may do it. */
export async function holdVorschlag(ablage: Ablage, person: Person | null, id: string, handlung: Handlung): Promise<Result<Vorschlag, Zutrittsgrund>> {
  const vorschlag = isId(id) ? await ablage.vorschlaege.lock(id) : null;
  return admit(vorschlag, person, handlung);
}

/** Reads the Beschlussvorschlag without holding it. */
export async function readVorschlag(ablage: Ablage, person: Person | null, id: string): Promise<Result<Vorschlag, Zutrittsgrund>> {
  return admit(isId(id) ? await ablage.vorschlaege.get(id) : null, person, 'top.sehen');
}

/** A Beschlussvorschlag that was read already, for this person and this act. */
export function admit(vorschlag: Vorschlag | null, person: Person | null, handlung: Handlung): Result<Vorschlag, Zutrittsgrund> {
  if (vorschlag === null || !seesTop(person, gegenstandOf(vorschlag))) return abgelehnt('nicht_gefunden');
  return darf(person, handlung, gegenstandOf(vorschlag)) ? ok(vorschlag) : abgelehnt('nicht_erlaubt');
}

/** Holds the Beschlussvorschlag of a Notiz that this person may see, for an act on the Notiz. */
export async function holdNotiz(ablage: Ablage, person: Person | null, vorschlagId: string, notizId: string, handlung: Handlung): Promise<Result<{ vorschlag: Vorschlag; notiz: Notiz }, Zutrittsgrund>> {
  const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.sehen');
  if (!gehalten.ok) return gehalten;
  const notiz = gehalten.wert.notizen.find((n) => n.id === notizId);
  if (notiz === undefined || !darf(person, 'notiz.lesen', gegenstandOf(gehalten.wert, notiz))) return abgelehnt('nicht_gefunden');
  return darf(person, handlung, gegenstandOf(gehalten.wert, notiz)) ? ok({ vorschlag: gehalten.wert, notiz }) : abgelehnt('nicht_erlaubt');
}

/** Reads a Sitzung, when this person may do that with it. */
export async function readSitzung(ablage: Ablage, person: Person | null, id: string, handlung: Handlung): Promise<Result<Sitzung, Zutrittsgrund>> {
  const sitzung = isId(id) && darf(person, 'sitzung.sehen') ? await ablage.sitzungen.get(id) : null;
  if (sitzung === null) return abgelehnt('nicht_gefunden');
  return darf(person, handlung, { vorsitzland: sitzung.vorsitzland }) ? ok(sitzung) : abgelehnt('nicht_erlaubt');
}
