/** Calendar files: of a Sitzung with the Frist of its Freigabe, and of an Umlaufverfahren. What a person may not see has none. */
import { kalenderOf, type Termin } from '../../app/domain/kalender.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { isId, readSitzung, readVorschlag } from './zutritt.ts';

/** The days of the Sitzung and the end of its newest round of Freigabe, struck out once the round is closed. */
export async function showSitzungskalender(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readSitzung(ablage, person, sitzungId, 'sitzung.sehen');
  if (!gelesen.ok) return gelesen;
  const s = gelesen.wert;
  const runde = await ablage.freigaben.latest(sitzungId);
  const name = `${s.konferenz.kurz}: ${s.bezeichnung}, ${titelOfSitzung(s)}`;
  const adresse = `${haus.adresse}/sitzungen/${sitzungId}`;
  const termine: Termin[] = [{ kennung: `sitzung-${sitzungId}@einvernehmen`, titel: name, ort: s.ort, adresse, wann: { art: 'tage', von: s.von, bis: s.bis }, entfallen: false }];
  if (runde !== null) termine.push({ kennung: `freigabe-${runde.id}@einvernehmen`, titel: `${name}: Frist der Freigabe`, ort: null, adresse: `${adresse}/freigabe`, wann: { art: 'frist', zeitpunkt: runde.frist.getTime() }, entfallen: runde.geschlossenAm !== null });
  return ok(kalenderOf(termine, (await ablage.jetzt()).getTime()));
}

/** The Frist of an Umlaufverfahren, struck out once it has ended; before it begins there is none. */
export async function showUmlaufkalender(haus: Haus, person: Person | null, umlaufId: string): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const u = isId(umlaufId) ? await ablage.umlaeufe.get(umlaufId) : null;
  if (u === null || u.frist === null) return abgelehnt('nicht_gefunden');
  const gelesen = await readVorschlag(ablage, person, u.vorschlagId);
  if (!gelesen.ok) return gelesen;
  const termin: Termin = { kennung: `umlauf-${u.id}@einvernehmen`, titel: `${u.konferenz}: ${umlaufbezeichnung(u.nummer)}, Frist`, ort: null, adresse: `${haus.adresse}/umlaeufe/${u.id}`, wann: { art: 'frist', zeitpunkt: u.frist.getTime() }, entfallen: u.zustand !== 'laeuft' };
  return ok(kalenderOf([termin], (await ablage.jetzt()).getTime()));
}
