/** Corrections to what was entered: the data of a Sitzung, the title of a TOP after its decision, the templates of the Konferenz. Each is audited. */
import { readAnmeldefristen } from '../../app/domain/anmeldung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { checkSitzung, type Sitzungsangabe } from '../../app/domain/sitzung.ts';
import { checkTopangabe, type Topangabe } from '../../app/domain/top.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus, Sitzung } from '../ports.ts';
import type { SitzungKopf } from './ansichten.ts';
import type { Sitzungseingabe } from './create-sitzung.ts';
import { worteOf } from './create-thema.ts';
import { kopfOfSitzung } from './show-kopf.ts';
import { checkZeichen } from './text.ts';
import { holdVorschlag, readSitzung } from './zutritt.ts';

/** Days, place, name and number of a Sitzung. A published Ausgabe keeps what it printed; the next one prints this. */
export async function editSitzung(haus: Haus, person: Person | null, sitzungId: string, { anmeldeschluss = '', nachfrist = '', ...angabe }: Sitzungseingabe): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.bearbeiten');
    if (!sitzung.ok) return sitzung;
    // The Vorsitz hands its office to no other Land.
    if (person?.rolle === 'vorsitz' && person.delegation !== angabe.vorsitzland) return abgelehnt('nicht_erlaubt');
    const geprueft = checkSitzung(angabe);
    if (!geprueft.ok) return geprueft;
    const fristen = readAnmeldefristen(anmeldeschluss, nachfrist);
    if (!fristen.ok) return fristen;
    const druckbar = checkZeichen([geprueft.wert.ort, geprueft.wert.bezeichnung]);
    if (!druckbar.ok) return druckbar;
    await ablage.sitzungen.lock(sitzungId);
    await ablage.sitzungen.update(sitzungId, geprueft.wert);
    await ablage.sitzungen.setAnmeldefristen(sitzungId, fristen.wert);
    await ablage.akte.note({ art: 'sitzung_bearbeitet', person, sitzungId, gegenstandId: sitzungId, daten: { vorher: { ...angabeOf(sitzung.wert), ...ortszeitenOf(sitzung.wert) }, nachher: { ...geprueft.wert, anmeldeschluss, nachfrist } } });
    return ok(true);
  });
}

/** A Sitzung as it was entered, for the page that corrects it. */
export async function showSitzungsangabe(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<{ kopf: SitzungKopf; angabe: Sitzungsangabe & ReturnType<typeof ortszeitenOf> }>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.bearbeiten');
  return sitzung.ok ? ok({ kopf: await kopfOfSitzung(ablage, sitzung.wert), angabe: { ...angabeOf(sitzung.wert), ...ortszeitenOf(sitzung.wert) } }) : sitzung;
}

function angabeOf({ art, nummer, bezeichnung, von, bis, beschlussdatum, ort, vorsitzland }: Sitzung): Sitzungsangabe {
  return { art, nummer, bezeichnung, von, bis, beschlussdatum, ort, vorsitzland };
}

function ortszeitenOf({ anmeldefristen: { anmeldeschluss, nachfrist } }: Sitzung): { anmeldeschluss: string; nachfrist: string } {
  return { anmeldeschluss: anmeldeschluss?.ortszeit ?? '', nachfrist: nachfrist?.ortszeit ?? '' };
}

/** An error in the heading of a decided TOP. The text they voted on is not touched. */
export async function correctTop(haus: Haus, person: Person | null, vorschlagId: string, topId: string, angabe: Omit<Topangabe, 'nummer'>, grund: string): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.berichtigen');
    if (!gehalten.ok) return gehalten;
    const top = gehalten.wert.tops.find((t) => t.id === topId);
    if (top === undefined) return abgelehnt('nicht_gefunden');
    if (grund.trim() === '') return abgelehnt('grund_leer');
    const geprueft = checkTopangabe({ ...angabe, nummer: top.nummer });
    if (!geprueft.ok) return geprueft;
    const druckbar = checkZeichen(worteOf(geprueft.wert));
    if (!druckbar.ok) return druckbar;
    await ablage.vorschlaege.updateTop(topId, geprueft.wert);
    await ablage.akte.note({ art: 'top_berichtigt', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId, daten: { grund: grund.trim() } });
    return ok(true);
  });
}

const ZEILEN_HOECHSTENS = 20;

/** Office block of the title page, Hinweise and the name of the minutes, as every later print of this Konferenz carries them. */
export async function editVorlagen(haus: Haus, person: Person | null, kurz: string, vorlagen: { readonly titelblatt: readonly string[]; readonly hinweise: readonly string[]; readonly niederschrift?: string | undefined }): Promise<Result<true>> {
  if (!darf(person, 'konferenz.bearbeiten')) return abgelehnt('nicht_erlaubt');
  const zeilen = [...vorlagen.titelblatt, ...vorlagen.hinweise];
  if (zeilen.length > ZEILEN_HOECHSTENS || zeilen.some((z) => z.length > 2_000)) return abgelehnt('vorlage_zu_lang');
  const name = vorlagen.niederschrift?.trim().replace(/\s+/gu, ' ');
  if (name !== undefined && (name === '' || name.length > 60)) return abgelehnt('niederschrift_name');
  const druckbar = checkZeichen([...zeilen, name ?? '']);
  if (!druckbar.ok) return druckbar;
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const konferenz = await ablage.konferenzen.get(kurz);
    if (konferenz === null) return abgelehnt('nicht_gefunden');
    await ablage.konferenzen.setVorlagen(kurz, { titelblatt: vorlagen.titelblatt, hinweise: vorlagen.hinweise, niederschrift: name ?? konferenz.niederschrift });
    await ablage.akte.note({ art: 'vorlagen_geaendert', person, gegenstandId: kurz });
    return ok(true);
  });
}

/** The templates of all Konferenzen, for the page that edits them. */
export async function showVorlagen(haus: Haus, person: Person | null): Promise<Result<{ kurz: string; name: string; titelblatt: readonly string[]; hinweise: readonly string[]; niederschrift: string }[]>> {
  if (!darf(person, 'konferenz.bearbeiten')) return abgelehnt('nicht_erlaubt');
  return ok((await haus.datenbank.ablage.konferenzen.list()).map(({ kurz, name, titelblatt, hinweise, niederschrift }) => ({ kurz, name, titelblatt, hinweise, niederschrift })));
}
