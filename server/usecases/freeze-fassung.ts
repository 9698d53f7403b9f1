/**
 * The chair freezes the text: the Textraum closes for ever, its words become a Fassung that never changes, and the Abstimmung on it is open.
 * One transaction; the close and the log's appends exclude each other by the row of the Textraum, so that an edit in flight is in the
 * frozen text for all or for none (S17). A text that makes no sense is refused, and the room stays open; so is a vote whose threshold nobody knows.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { nachSchritt } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { fingerabdruckOf } from '../fingerabdruck.ts';
import type { Haus } from '../ports.ts';
import { holdRegel } from './set-regeln.ts';
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
    if (v.tops.some((top) => top.nummer === null)) return abgelehnt('nummern_fehlen');
    const offen = await holdRegel(ablage, v);
    if (!offen.ok) return offen;
    const absaetze = absaetzeOf(await ablage.textraeume.close(v.textraumId));
    const geprueft = checkText(absaetze);
    if (!geprueft.ok) return geprueft;
    const nummer = v.fassungen.length + 1;
    const fingerabdruck = fingerabdruckOf(absaetze);
    const fassungId = await ablage.fassungen.create({ beschlussvorschlagId: v.id, nummer, textraumId: v.textraumId, absaetze, fingerabdruck, kontoId: person.kontoId });
    await ablage.vorschlaege.setZustand(v.id, nach.wert);
    await ablage.akte.note({ art: 'fassung_eingefroren', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { fassung: nummer, fingerabdruck } });
    return ok({ fassungId, nummer, fingerabdruck, textraumId: v.textraumId });
  });
  if (antwort.ok) haus.raeume.geaendert(antwort.wert.textraumId);
  return antwort;
}
