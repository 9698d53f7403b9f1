/**
 * "Unsere Position je TOP": the own Stimmen, answers and notes of one Delegation over a whole Sitzung, for its own people alone.
 * The Delegation comes from the session; there is no parameter by which another could be asked for.
 */
import { geltende } from '../../app/domain/laenderabfrage.ts';
import { isPartei, type Partei } from '../../app/domain/land.ts';
import { positionenAlsCsv, type Abfrageposition, type Fassungsposition, type Notizposition, type Positionszeile } from '../../app/domain/positionen.ts';
import { inHeadOrder, kopfzeile, type Notizzustand } from '../../app/domain/protokollnotiz.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { langerTag } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Sitzung, Vorschlag } from '../ports.ts';
import type { Positionenansicht } from './ansichten-niederschrift.ts';
import { antwortView } from './show-abfrage.ts';
import { countingFassung, kopfOfSitzung, standOf } from './show-kopf.ts';
import { ziffernOf } from './text.ts';
import { notizText } from './write-notiz.ts';
import { gegenstandOf, readSitzung } from './zutritt.ts';

const NOTIZSTAND: Readonly<Record<Notizzustand, string>> = { privat: 'Entwurf, noch nicht angekündigt', angekuendigt: 'angekündigt', abgegeben: 'abgegeben', zurueckgezogen: 'zurückgezogen' };

export async function showPositionen(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Positionenansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.sehen');
  if (!sitzung.ok) return sitzung;
  if (person === null || !isPartei(person.delegation) || !darf(person, 'positionen.lesen', { delegation: person.delegation })) return abgelehnt('nicht_erlaubt');
  const partei = person.delegation;
  const sichtbar = (await ablage.vorschlaege.ofSitzung(sitzungId)).filter((v) => seesTop(person, gegenstandOf(v)));
  const zeilen: { id: string; zeile: Positionszeile }[] = [];
  for (const v of sichtbar) zeilen.push({ id: v.id, zeile: await zeileOf(ablage, partei, sitzung.wert, v) });
  return ok({ sitzung: await kopfOfSitzung(ablage, sitzung.wert), partei, stand: (await ablage.jetzt()).toISOString(), zeilen });
}

/** The same as a file for a spreadsheet. */
export async function exportPositionen(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<{ readonly name: string; readonly inhalt: string }>> {
  const ansicht = await showPositionen(haus, person, sitzungId);
  if (!ansicht.ok) return ansicht;
  const { partei, zeilen } = ansicht.wert;
  return ok({ name: `positionen-${partei.toLowerCase()}.csv`, inhalt: positionenAlsCsv(zeilen.map((z) => z.zeile)) });
}

async function zeileOf(ablage: Ablage, partei: Partei, sitzung: Sitzung, v: Vorschlag): Promise<Positionszeile> {
  const fassung = countingFassung(v);
  const ergebnis = fassung?.abstimmung.ergebnis ?? null;
  return {
    top: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops), stand: standOf(v), ergebnis: ergebnis === null ? '' : `${ergebnis.bezeichnung} (${ergebnis.satz})`,
    fassung: fassung?.nummer ?? null, stimmen: v.waehler.includes(partei) ? stimmenOf(v, partei) : [], abfrage: await abfrageOf(ablage, partei, v), notizen: await notizenOf(ablage, partei, sitzung, v)
  };
}

/** A void Fassung is named only where the Delegation had voted on it. */
function stimmenOf(v: Vorschlag, partei: Partei): Fassungsposition[] {
  return v.fassungen.flatMap((f) => {
    const stimme = f.abstimmung.stimmen.find((s) => s.land === partei);
    const aufgehoben = f.abstimmung.aufgehobenAm !== null;
    return aufgehoben && stimme === undefined ? [] : [{ nummer: f.nummer, wert: stimme?.wert ?? null, durchVorsitz: stimme?.durchVorsitz ?? false, aufgehoben }];
  });
}

async function abfrageOf(ablage: Ablage, partei: Partei, v: Vorschlag): Promise<Abfrageposition[]> {
  const eigene = geltende((await ablage.abfragen.ofVorschlag(v.id)).filter((a) => a.delegation === partei), { geteilt: false });
  if (eigene.length === 0) return [];
  const blick = { abschnitte: await ziffernOf(ablage, v), geteilte: [], eigene, namen: new Map<string, string>(), hebtAuf: null };
  return eigene.map((a) => {
    const { stelle, wort, frist, grund, geteilt, veraltet } = antwortView(blick, a);
    return { stelle, wort, frist: frist === null ? null : langerTag(frist), grund, geteilt, aufgehoben: a.aufgehoben, veraltet };
  });
}

async function notizenOf(ablage: Ablage, partei: Partei, sitzung: Sitzung, v: Vorschlag): Promise<Notizposition[]> {
  const eigene = v.notizen.filter((n) => n.zustand !== 'zurueckgezogen' && n.unterschriften.some((u) => u.delegation === partei));
  return Promise.all(eigene.map(async (n) => ({
    kopfzeile: kopfzeile(sitzung.konferenz.regelsatz.notizBezeichnung, inHeadOrder(n, n.unterschriften.map((u) => u.delegation))).replace(/:$/, ''), stand: NOTIZSTAND[n.zustand],
    worte: (await notizText(ablage, n)).absaetze.map((a) => a.text)
  })));
}
