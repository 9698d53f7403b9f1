/** The round of Freigabe: opened over all Beschlüsse with a Frist, answered or objected to per Land, closed, and the marks of the Berichte (domain.md 3). */
import { checkMarke } from '../../app/domain/bericht.ts';
import type { Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';
import { checkAntwort, closeRunde, isReleased, openRunde } from '../../app/domain/freigabe.ts';
import { readFrist } from '../../app/domain/frist.ts';
import { isLand } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Runde, Sitzung } from '../ports.ts';
import { holdVorschlag, readSitzung } from './zutritt.ts';

/** Opens a round over every beschlossener TOP that is not released yet. */
export async function openFreigabe(haus: Haus, person: Person | null, sitzungId: string, ortszeit: string): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'freigabe.eroeffnen');
    if (!sitzung.ok) return sitzung;
    await ablage.sitzungen.lock(sitzungId);
    const letzte = await ablage.freigaben.latest(sitzungId);
    if (letzte !== null && letzte.geschlossenAm === null) return abgelehnt('freigabe_laeuft');
    const frist = readFrist(ortszeit);
    if (!frist.ok) return frist;
    const beschlossen = (await ablage.vorschlaege.ofSitzung(sitzungId)).filter((v) => v.zustand === 'beschlossen' && v.freigabe?.freigegeben !== true);
    const fassungen = beschlossen.flatMap((v) => v.fassungen.slice(-1).map((f) => f.id));
    const erlaubt = openRunde(fassungen.length, frist.wert.zeitpunkt, (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    const id = await ablage.freigaben.open({ sitzungId, frist: new Date(frist.wert.zeitpunkt), fristOrtszeit: ortszeit, kontoId: person?.kontoId ?? '', fassungen });
    await ablage.akte.note({ art: 'freigabe_eroeffnet', person, sitzungId, gegenstandId: sitzungId, daten: { frist: ortszeit, beschluesse: fassungen.length } });
    return ok(id);
  });
}

/** A Land's answer to the round: objections by Fassung with their internal reasons; an empty map has no objection to anything. */
export async function answerFreigabe(haus: Haus, person: Person | null, sitzungId: string, widersprueche: ReadonlyMap<string, string>): Promise<Result<true>> {
  return onRunde(haus, person, sitzungId, 'freigabe.antworten', async (ablage, runde, sitzung) => {
    if (person === null || !isLand(person.delegation)) return abgelehnt('kein_stimmrecht');
    const erlaubt = checkAntwort(lageOf(runde), (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    if ([...widersprueche.keys()].some((id) => !runde.posten.some((p) => p.fassungId === id))) return abgelehnt('nicht_gefunden');
    if ([...widersprueche.values()].some((grund) => grund.trim() === '')) return abgelehnt('grund_leer');
    for (const posten of runde.posten) {
      const grund = widersprueche.get(posten.fassungId);
      if (grund === undefined) await ablage.freigaben.withdraw(runde.id, posten.fassungId, person.delegation);
      else await ablage.freigaben.object(runde.id, posten.fassungId, person.delegation, grund.trim(), person.kontoId);
    }
    await ablage.freigaben.answer(runde.id, person.delegation, person.kontoId);
    await ablage.akte.note({ art: 'freigabe_beantwortet', person, sitzungId: sitzung.id, gegenstandId: sitzung.id, daten: { widersprueche: [...widersprueche.keys()] } });
    return ok(true);
  });
}

/** Ends the round: what nobody objected to is released. */
export async function closeFreigabe(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<true>> {
  return onRunde(haus, person, sitzungId, 'freigabe.schliessen', async (ablage, runde, sitzung) => {
    const erlaubt = closeRunde(lageOf(runde), sitzung.konferenz.regelsatz.waehler, (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    const frei = new Map(runde.posten.map((p) => [p.fassungId, isReleased(p.widersprueche.map((w) => w.delegation))]));
    await ablage.freigaben.close(runde.id, frei);
    await ablage.akte.note({ art: 'freigabe_geschlossen', person, sitzungId: sitzung.id, gegenstandId: sitzung.id, daten: { freigegeben: [...frei].filter(([, f]) => f).map(([id]) => id) } });
    return ok(true);
  });
}

/** Sets the release mark of one cited Bericht of a Beschluss; VS-NfD is never released. */
export async function markBericht(haus: Haus, person: Person | null, vorschlagId: string, ort: { readonly absatz: number; readonly bericht: number }, marke: Berichtmarke): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'bericht.freigeben');
    if (!gehalten.ok) return gehalten;
    if (gehalten.wert.zustand !== 'beschlossen') return abgelehnt('noch_nicht_beschlossen');
    const fassung = gehalten.wert.fassungen[gehalten.wert.fassungen.length - 1];
    const bericht = fassung && (await ablage.fassungen.absaetze(fassung.id))[ort.absatz]?.berichte[ort.bericht];
    if (fassung === undefined || bericht === undefined || person === null) return abgelehnt('nicht_gefunden');
    const geprueft = checkMarke(bericht.vs, marke);
    if (!geprueft.ok) return geprueft;
    await ablage.fassungen.setMarke(fassung.id, ort.absatz, ort.bericht, marke, person.kontoId);
    await ablage.akte.note({ art: 'bericht_markiert', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId, daten: { ...ort, marke } });
    return ok(true);
  });
}

function lageOf(runde: Runde): { frist: number; geschlossen: boolean; geantwortet: Runde['antworten'][number]['delegation'][] } {
  return { frist: runde.frist.getTime(), geschlossen: runde.geschlossenAm !== null, geantwortet: runde.antworten.map((a) => a.delegation) };
}

async function onRunde(haus: Haus, person: Person | null, sitzungId: string, handlung: Handlung, act: (ablage: Ablage, runde: Runde, sitzung: Sitzung) => Promise<Result<true>>): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, handlung);
    if (!sitzung.ok) return sitzung;
    await ablage.sitzungen.lock(sitzungId);
    const runde = await ablage.freigaben.latest(sitzungId);
    return runde === null ? abgelehnt('freigabe_nicht_eroeffnet') : act(ablage, runde, sitzung.wert);
  });
}
