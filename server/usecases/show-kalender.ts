/** Calendar files: of a Sitzung with its Fristen, and of an Umlaufverfahren. What a person may not see has none. */
import { kalenderOf, type Termin } from '../../app/domain/kalender.ts';
import { mitArtikel } from '../../app/domain/niederschrift/blatt.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus, Runde } from '../ports.ts';
import type { Umlauf } from '../ports-umlauf.ts';
import { gegenstandOf, isId, readSitzung, readVorschlag } from './zutritt.ts';

/** The days of the Sitzung, the Fristen for Themen, the end of its newest round of Freigabe, the Frist for Einwände against its minutes, and what is decided in writing meanwhile. */
export async function showSitzungskalender(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readSitzung(ablage, person, sitzungId, 'sitzung.sehen');
  if (!gelesen.ok) return gelesen;
  const s = gelesen.wert;
  const [runde, vorschlaege, jetzt] = [await ablage.freigaben.latest(sitzungId), await ablage.vorschlaege.ofSitzung(sitzungId), (await ablage.jetzt()).getTime()];
  const name = `${s.konferenz.kurz}: ${s.bezeichnung}, ${titelOfSitzung(s)}`;
  const adresse = `${haus.adresse}/sitzungen/${sitzungId}`;
  const akte = (await ablage.akte.of(sitzungId)).map((v) => v.art);
  const folge = akte.filter((art) => art === 'sitzung_bearbeitet').length;
  const fristen = ([['anmeldeschluss', 'Anmeldeschluss für Themen'], ['nachfrist', 'Nachfrist für Themen']] as const).flatMap(([art, wort]): Termin[] => {
    const frist = s.anmeldefristen[art];
    return frist === null ? [] : [{ kennung: `${art}-${sitzungId}@einvernehmen`, titel: `${name}: ${wort}`, ort: null, adresse, wann: { art: 'frist', zeitpunkt: frist.zeitpunkt }, stand: jetzt <= frist.zeitpunkt ? 'gilt' : 'vorbei', folge }];
  });
  const freigabe = rundentermin(runde, name, adresse);
  const umlaeufe: Termin[] = [];
  for (const v of vorschlaege) if (seesTop(person, gegenstandOf(v))) for (const u of await ablage.umlaeufe.ofVorschlag(v.id)) umlaeufe.push(...await umlauftermine(haus, u));
  const tage: Termin = { kennung: `sitzung-${sitzungId}@einvernehmen`, titel: name, ort: s.ort, adresse, wann: { art: 'tage', von: s.von, bis: s.bis }, stand: 'gilt', folge };
  const n = await ablage.niederschriften.get(sitzungId);
  // Sent again after it was taken back it is the same entry on another day.
  const einwaende: Termin[] = n.frist === null || !darf(person, 'niederschrift.sehen') ? [] : [{
    kennung: `einwaende-${sitzungId}@einvernehmen`, titel: `${name}: Einwände gegen ${mitArtikel(s.konferenz.niederschrift, 'akkusativ')}`, ort: null, adresse: `${adresse}/niederschrift`, wann: { art: 'frist', zeitpunkt: n.frist.getTime() },
    stand: n.zustand === 'versandt' && jetzt <= n.frist.getTime() ? 'gilt' : 'vorbei', folge: akte.filter((art) => art.startsWith('niederschrift_')).length
  }];
  return ok(kalenderOf([tage, ...fristen, ...freigabe, ...einwaende, ...umlaeufe], jetzt, haus.adresse));
}

/** The Frist of an Umlaufverfahren, before which there is none, and that of its Freigabe. */
export async function showUmlaufkalender(haus: Haus, person: Person | null, umlaufId: string): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const u = isId(umlaufId) ? await ablage.umlaeufe.get(umlaufId) : null;
  if (u === null || u.frist === null) return abgelehnt('nicht_gefunden');
  const gelesen = await readVorschlag(ablage, person, u.vorschlagId);
  if (!gelesen.ok) return gelesen;
  return ok(kalenderOf(await umlauftermine(haus, u), (await ablage.jetzt()).getTime(), haus.adresse));
}

/** Struck out only where it was broken off or objected to: one that ended has taken place. */
async function umlauftermine({ adresse, datenbank }: Haus, u: Umlauf): Promise<Termin[]> {
  if (u.frist === null) return [];
  const [name, hier] = [`${u.konferenz}: ${umlaufbezeichnung(u.nummer)}`, `${adresse}/umlaeufe/${u.id}`];
  return [{
    kennung: `umlauf-${u.id}@einvernehmen`, titel: `${name}, Frist`, ort: null, adresse: hier, wann: { art: 'frist', zeitpunkt: u.frist.getTime() },
    stand: u.zustand === 'laeuft' ? 'gilt' : u.zustand === 'beendet' ? 'vorbei' : 'entfallen', folge: u.zustand === 'laeuft' ? 0 : 1
  }, ...rundentermin(await datenbank.ablage.freigaben.latest(u.id), name, hier)];
}

/** The end of a round of Freigabe. */
function rundentermin(runde: Runde | null, name: string, adresse: string): Termin[] {
  return runde === null ? [] : [{
    kennung: `freigabe-${runde.id}@einvernehmen`, titel: `${name}: Frist der Freigabe`, ort: null, adresse: `${adresse}/freigabe`, wann: { art: 'frist', zeitpunkt: runde.frist.getTime() },
    stand: runde.geschlossenAm === null ? 'gilt' : 'vorbei', folge: runde.geschlossenAm === null ? 0 : 1
  }];
}
