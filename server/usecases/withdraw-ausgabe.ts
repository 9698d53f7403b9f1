/**
 * After a wrong Freigabe two persons together take an Ausgabe back: one asks with a reason, another carries it out. Then the words are gone
 * from the Ausgabe, its files, the proofs and the archive; number, hash, reason and act stay, and the named TOPs lose their Freigabe.
 */
import { ausgabewort, decideRueckruf, requestRueckruf, type Rueckruflage } from '../../app/domain/ausgabe.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Ausgabe, Rueckruf } from '../ports-sammlung.ts';
import { isId, readSitzung } from './zutritt.ts';

/** Asks for the withdrawal of one Ausgabe; `vorschlagIds` are the TOPs that should not have been released. */
export async function requestRueckrufUsecase(haus: Haus, person: Person | null, sitzungId: string, kennung: string, grund: string, vorschlagIds: readonly string[]): Promise<Result<string>> {
  return onAusgabe(haus, person, sitzungId, kennung, async (ablage, ausgabe) => {
    const erlaubt = requestRueckruf(ausgabe.rueckrufe.map(lageOf), grund);
    if (!erlaubt.ok) return erlaubt;
    const vorschlaege = await ablage.vorschlaege.ofSitzung(sitzungId);
    const fassungen = vorschlagIds.map((id) => vorschlaege.find((v) => v.id === id && v.freigabe?.freigegeben === true)?.fassungen.at(-1)?.id);
    if (fassungen.some((id) => id === undefined)) return abgelehnt('nicht_gefunden');
    const id = await ablage.sammlungen.requestRueckruf({ ausgabeId: ausgabe.id, grund: erlaubt.wert, fassungen: fassungen.flatMap((f) => f ?? []), kontoId: person?.kontoId ?? '' });
    await ablage.akte.note({ art: 'rueckruf_beantragt', person, sitzungId, gegenstandId: sitzungId, daten: { kennung } });
    return ok(id);
  });
}

/** Carries the open Rückruf out, or rejects it. */
export async function decideRueckrufUsecase(haus: Haus, person: Person | null, sitzungId: string, kennung: string, rueckrufId: string, vollziehen: boolean): Promise<Result<true>> {
  return onAusgabe(haus, person, sitzungId, kennung, async (ablage, ausgabe) => {
    const rueckruf = ausgabe.rueckrufe.find((r) => r.id === rueckrufId);
    if (rueckruf === undefined) return abgelehnt('nicht_gefunden');
    const erlaubt = decideRueckruf(lageOf(rueckruf), person?.kontoId ?? '', vollziehen);
    if (!erlaubt.ok) return erlaubt;
    if (vollziehen) await takeBack(ablage, person, sitzungId, ausgabe, rueckruf);
    else await ablage.sammlungen.rejectRueckruf(rueckruf.id, person?.kontoId ?? '');
    await ablage.akte.note({ art: vollziehen ? 'ausgabe_zurueckgezogen' : 'rueckruf_verworfen', person, sitzungId, gegenstandId: sitzungId, daten: { kennung, dateien: Object.fromEntries(ausgabe.dateien.map((d) => [d.format, d.hash])) } });
    return ok(true);
  });
}

async function takeBack(ablage: Ablage, person: Person | null, sitzungId: string, ausgabe: Ausgabe, rueckruf: Rueckruf): Promise<void> {
  await ablage.sammlungen.carryOutRueckruf(rueckruf, person?.kontoId ?? '');
  await ablage.archiv.entfernen(ausgabe.kennung);
  await restoreEarlier(ablage, sitzungId, ausgabe);
  // Proofs hold the same words and are made again in a moment.
  const proben = await ablage.sammlungen.deleteProbedrucke(sitzungId);
  await ablage.sammlungen.dropDateien([...ausgabe.dateien.map((d) => d.hash), ...ausgabe.berichte.map((b) => b.hash), ...proben]);
}

/** Where the newest edition went, the one before it that still stands is what the archive finds again. */
async function restoreEarlier(ablage: Ablage, sitzungId: string, weg: Ausgabe): Promise<void> {
  const stehende = (await ablage.sammlungen.ofSitzung(sitzungId)).filter((a) => a.modell !== null && a.id !== weg.id);
  const letzte = stehende.at(-1);
  if (letzte === undefined || letzte.modell === null || letzte.nummer > weg.nummer) return;
  const { kennung, modell, am, art, nummer, grund } = letzte;
  await ablage.archiv.aufnehmen({ kennung, herkunft: 'ausgabe', modell, am, anlass: ausgabewort(art), anlassnummer: nummer, grund, ersetzt: stehende.slice(0, -1).map((a) => a.kennung) });
}

function lageOf(r: Rueckruf): Rueckruflage {
  return { beantragtVon: r.beantragtVon, vollzogen: r.vollzogenAm !== null, verworfen: r.verworfenAm !== null };
}

async function onAusgabe<T>(haus: Haus, person: Person | null, sitzungId: string, kennung: string, act: (ablage: Ablage, ausgabe: Ausgabe) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'sammlung.zuruecknehmen');
    if (!sitzung.ok) return sitzung;
    if (!isId(sitzungId)) return abgelehnt('nicht_gefunden');
    await ablage.sitzungen.lock(sitzungId);
    const ausgabe = (await ablage.sammlungen.ofSitzung(sitzungId)).find((a) => a.kennung === kennung);
    return ausgabe === undefined ? abgelehnt('nicht_gefunden') : act(ablage, ausgabe);
  });
}
