/**
 * A Sitzung is created by the Geschäftsstelle or an office of the Vorsitz, which can only create one that its own Land chairs. The first one of a
 * conference copies its rule set into the database; what persons have set there stays.
 */
import { readAnmeldefristen } from '../../app/domain/anmeldung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { konferenzOf } from '../../app/domain/konferenz.ts';
import { checkSitzung } from '../../app/domain/sitzung.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { checkZeichen } from './text.ts';

/** What a form says of a Sitzung; the Fristen as `YYYY-MM-DDTHH:MM` in Berlin or ''. */
export type Sitzungseingabe = Parameters<typeof checkSitzung>[0] & { readonly anmeldeschluss?: string; readonly nachfrist?: string };

export async function createSitzung(haus: Haus, person: Person | null, { anmeldeschluss = '', nachfrist = '', ...angabe }: Sitzungseingabe, kurz = 'IMK'): Promise<Result<string>> {
  if (!darf(person, 'sitzung.anlegen') || (person?.rolle === 'vorsitz' && person.delegation !== angabe.vorsitzland)) return abgelehnt('nicht_erlaubt');
  const konferenz = konferenzOf(kurz);
  if (konferenz === null) return abgelehnt('konferenz_unbekannt');
  const geprueft = checkSitzung(angabe);
  if (!geprueft.ok) return geprueft;
  const fristen = readAnmeldefristen(anmeldeschluss, nachfrist);
  if (!fristen.ok) return fristen;
  const druckbar = checkZeichen([geprueft.wert.ort, geprueft.wert.bezeichnung]);
  if (!druckbar.ok) return druckbar;
  return haus.datenbank.transaktion(async (ablage) => {
    await ablage.konferenzen.put(konferenz);
    const id = await ablage.sitzungen.create(konferenz.kurz, geprueft.wert);
    await ablage.sitzungen.setAnmeldefristen(id, fristen.wert);
    await ablage.akte.note({ art: 'sitzung_angelegt', person, sitzungId: id, gegenstandId: id });
    return ok(id);
  });
}
