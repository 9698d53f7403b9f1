/**
 * The Nachfassliste: what is missing from whom, and one letter to each with all that is missing. A Land is written to about a Sitzung once a day
 * at most, as a fact of the database; the letter names TOPs by their numbers and no title, because agendas are not public.
 */
import { laenderOf } from '../../app/domain/abstimmung/regelsatz.ts';
import { gesamtOf, geltende } from '../../app/domain/laenderabfrage.ts';
import type { Land, Partei } from '../../app/domain/land.ts';
import { fehlzeilen, nachfassliste, waehleEmpfaenger, type Nachfasszeile, type Sache } from '../../app/domain/nachfassen.ts';
import { signatories } from '../../app/domain/protokollnotiz.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { fehlende, umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Runde, Sitzung, Vorschlag } from '../ports.ts';
import type { Nachfassansicht } from './ansichten-nachfassen.ts';
import { heuteOf, notify, type Nachricht } from './notify.ts';
import { geantwortet } from './run-umlauf.ts';
import { countingFassung, kopfOfSitzung, rechteFor } from './show-kopf.ts';
import { ziffernOf } from './text.ts';
import { notizText } from './write-notiz.ts';
import { readSitzung } from './zutritt.ts';

export async function showNachfassen(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Nachfassansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'nachfassen');
  if (!sitzung.ok) return sitzung;
  const zeilen = nachfassliste(await sachenOf(ablage, sitzung.wert));
  const [briefe, heute] = [await ablage.nachfassen.last(sitzungId), await heuteOf(ablage)];
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert), rechte: rechteFor(person, ['nachfassen'], {}), postausgang: haus.postausgang,
    zeilen: zeilen.map((z) => ({ ...z, zuletzt: briefe.find((b) => b.delegation === z.partei)?.tag ?? null })), heute
  });
}

/** One letter to everybody something is missing from; answers who was written to, and for whom no mailbox is kept. */
export async function chaseLaender(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<{ angeschrieben: readonly Partei[]; ohnePostfach: readonly Partei[] }>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<{ angeschrieben: readonly Partei[]; ohnePostfach: readonly Partei[] }>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'nachfassen');
    if (!sitzung.ok) return sitzung;
    await ablage.sitzungen.lock(sitzungId);
    const heute = await heuteOf(ablage);
    const schon = (await ablage.nachfassen.last(sitzungId)).filter((b) => b.tag === heute).map((b) => b.delegation);
    const empfaenger = waehleEmpfaenger(nachfassliste(await sachenOf(ablage, sitzung.wert)), schon);
    if (!empfaenger.ok) return empfaenger;
    for (const zeile of empfaenger.wert) await ablage.nachfassen.note(sitzungId, zeile.partei, heute, person?.kontoId ?? '');
    const angeschrieben = empfaenger.wert.map((z) => z.partei);
    const ohnePostfach = await notify(haus, ablage, angeschrieben, (partei) => brief(empfaenger.wert.filter((z) => z.partei === partei), sitzung.wert, heute));
    await ablage.akte.note({ art: 'nachgefasst', person, sitzungId, gegenstandId: sitzungId, daten: { tag: heute, parteien: angeschrieben } });
    return ok({ angeschrieben, ohnePostfach });
  });
}

/** Says what is missing; never a title of what is not public. */
function brief(zeilen: readonly Nachfasszeile[], sitzung: Sitzung, heute: string): Nachricht {
  return {
    schluessel: `nachfassen/${sitzung.id}/${heute}`, betreff: `${sitzung.bezeichnung}: Von Ihrer Delegation steht noch etwas aus`, pfad: `/sitzungen/${sitzung.id}`,
    text: `zur ${sitzung.bezeichnung} (${titelOfSitzung(sitzung)}) steht von Ihrer Delegation noch aus:\n\n${zeilen.flatMap(fehlzeilen).map((z) => `- ${z}`).join('\n')}`
  };
}

/** All that answers are awaited on in this Sitzung, while they can still be given. */
async function sachenOf(ablage: Ablage, sitzung: Sitzung): Promise<Sache[]> {
  const [vorschlaege, runde, jetzt] = [await ablage.vorschlaege.ofSitzung(sitzung.id), await ablage.freigaben.latest(sitzung.id), await ablage.jetzt()];
  const out: Sache[] = [];
  for (const v of vorschlaege.filter((w) => w.registriert)) out.push(...await sachenOfVorschlag(ablage, v, jetzt));
  const laender = laenderOf(sitzung.konferenz.regelsatz);
  out.push(...rundensache(runde, '', laender, jetzt));
  for (const v of vorschlaege.filter((w) => w.zustand === 'umlauf_beschlossen')) {
    for (const u of await ablage.umlaeufe.ofVorschlag(v.id)) out.push(...rundensache(await ablage.freigaben.latest(u.id), umlaufbezeichnung(u.nummer), laender, jetzt));
  }
  return out;
}

/** The answers to a round of Freigabe that can still be given. */
function rundensache(runde: Runde | null, ort: string, laender: readonly Land[], jetzt: Date): Sache[] {
  if (runde === null || runde.geschlossenAm !== null || runde.frist < jetzt) return [];
  const da = runde.antworten.map((a) => a.delegation);
  return [{ art: 'freigabe', ort, offen: laender.filter((land) => !da.includes(land)) }];
}

async function sachenOfVorschlag(ablage: Ablage, v: Vorschlag, jetzt: Date): Promise<Sache[]> {
  const ort = kurzbezeichnung(v.tops);
  const offen = fehlende(v.waehler, geantwortet(countingFassung(v)));
  const out: Sache[] = [];
  if (v.zustand === 'entwurf') out.push(...await positionen(ablage, v, ort));
  if (v.zustand === 'in_abstimmung') out.push({ art: 'stimme', ort, offen });
  if (v.zustand === 'im_umlauf') {
    const umlauf = (await ablage.umlaeufe.ofVorschlag(v.id)).find((u) => u.zustand === 'laeuft' && u.frist !== null && u.frist >= jetzt);
    if (umlauf !== undefined) out.push({ art: 'umlauf', ort: umlaufbezeichnung(umlauf.nummer), offen });
  }
  for (const notiz of v.notizen.filter((n) => n.zustand === 'angekuendigt')) {
    const gezeichnet = signatories(notiz, (await notizText(ablage, notiz)).fingerabdruck);
    out.push({ art: 'notiz', ort, offen: notiz.unterschriften.map((u) => u.delegation).filter((d) => !gezeichnet.includes(d)) });
  }
  return out;
}

/** Asked is where somebody has answered: a draft that nobody has a position on is no arrears of sixteen. */
async function positionen(ablage: Ablage, v: Vorschlag, ort: string): Promise<Sache[]> {
  const geteilte = geltende(await ablage.abfragen.ofVorschlag(v.id), { geteilt: true });
  if (geteilte.length === 0) return [];
  const abschnitte = await ziffernOf(ablage, v);
  return [{ art: 'position', ort, offen: v.waehler.filter((partei) => gesamtOf(geteilte.filter((a) => a.delegation === partei), abschnitte) === 'offen') }];
}
