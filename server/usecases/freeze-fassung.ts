/**
 * The chair freezes the text: the Textraum closes for ever, its words become a Fassung that never changes, and the Abstimmung on it is open.
 * One transaction; the close and the log's appends exclude each other by the row of the Textraum, so that an edit in flight is in the
 * frozen text for all or for none (S17). A text that makes no sense is refused, and the room stays open; so is a vote whose threshold nobody knows.
 */
import { isAdmitted } from '../../app/domain/anmeldung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { nachSchritt } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { fingerabdruckOf } from '../fingerabdruck.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import { holdRegel, lageOfVorschlag } from './set-regeln.ts';
import { absaetzeOf, checkText } from './text.ts';
import { holdVorschlag } from './zutritt.ts';

export interface EingefroreneFassung { readonly fassungId: string; readonly nummer: number; readonly fingerabdruck: string; readonly textraumId: string }

export async function freezeFassung(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<EingefroreneFassung>> {
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<EingefroreneFassung>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'fassung.einfrieren');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    const nach = nachSchritt(v.zustand, 'einfrieren');
    if (!nach.ok) return nach;
    if (person === null || v.textraumId === null) return abgelehnt('nicht_gefunden');
    if (!isAdmitted(v)) return abgelehnt('verspaetet_nicht_zugelassen');
    if (v.tops.some((top) => top.nummer === null)) return abgelehnt('nummern_fehlen');
    const offen = await holdRegel(ablage, v, lageOfVorschlag(v));
    if (!offen.ok) return offen;
    const fassung = await freezeText(ablage, v, person);
    if (!fassung.ok) return fassung;
    await ablage.vorschlaege.setZustand(v.id, nach.wert);
    return fassung;
  });
  if (antwort.ok) haus.raeume.geaendert(antwort.wert.textraumId);
  return antwort;
}

/** The words become a Fassung: inside a transaction that holds the Beschlussvorschlag. */
export async function freezeText(ablage: Ablage, v: Vorschlag, person: Person): Promise<Result<EingefroreneFassung>> {
  if (v.textraumId === null) return abgelehnt('nicht_gefunden');
  const absaetze = absaetzeOf(await ablage.textraeume.close(v.textraumId));
  const geprueft = checkText(absaetze);
  if (!geprueft.ok) return geprueft;
  const nummer = v.fassungen.length + 1;
  const fingerabdruck = fingerabdruckOf(absaetze);
  const fassungId = await ablage.fassungen.create({ beschlussvorschlagId: v.id, nummer, textraumId: v.textraumId, absaetze, fingerabdruck, kontoId: person.kontoId });
  await ablage.akte.note({ art: 'fassung_eingefroren', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { fassung: nummer, fingerabdruck } });
  return ok({ fassungId, nummer, fingerabdruck, textraumId: v.textraumId });
}
