/**
 * After a wrong Freigabe two persons together take an Ausgabe back: one asks with a reason, another carries it out. Then the words are gone
 * from the Ausgabe, its files, the proofs and the archive, and from every other Ausgabe that holds a named TOP; number, hash, reason and
 * act stay, and the named TOPs lose their Freigabe.
 */
import { ausgabewort, decideRueckruf, requestRueckruf, type Rueckruflage } from '../../app/domain/ausgabe.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { schluesselOf } from '../../app/domain/sammlung/sammlung.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { Ausgabe, Rueckruf } from '../ports-sammlung.ts';
import { kopfzeilenOf, readAnlass, sachenOf, type Anlass } from './anlass.ts';

/**
 * Asks for the withdrawal of one Ausgabe. `vorschlagIds` are TOPs of it that should not have been released: every other standing Ausgabe
 * that holds one of them is asked back in the same act, since a word is not gone while it stands elsewhere.
 */
export async function requestRueckrufUsecase(haus: Haus, person: Person | null, anlassId: string, kennung: string, grund: string, vorschlagIds: readonly string[]): Promise<Result<string>> {
  return onAusgabe(haus, person, anlassId, kennung, async (ablage, ausgabe, alle, anlass) => {
    const inAusgabe = readGedruckte(anlass, ausgabe, await sachenOf(ablage, anlass));
    const genannt = inAusgabe.filter((v) => vorschlagIds.includes(v.id));
    if (genannt.length !== new Set(vorschlagIds).size) return abgelehnt('nicht_gefunden');
    const betroffen = alle.filter((a) => a.id === ausgabe.id || (a.modell !== null && readGedruckte(anlass, a, genannt).length > 0));
    const erlaubt = betroffen.map((a) => requestRueckruf(a.rueckrufe.map(lageOf), grund));
    const nein = erlaubt.find((e) => !e.ok);
    if (nein !== undefined && !nein.ok) return nein;
    const fassungen = genannt.flatMap((v) => v.fassungen.slice(-1).map((f) => f.id));
    const ids = new Map<string, string>();
    for (const a of betroffen) ids.set(a.id, await ablage.sammlungen.requestRueckruf({ ausgabeId: a.id, grund: grund.trim(), fassungen, kontoId: person?.kontoId ?? '' }));
    await ablage.akte.note({ art: 'rueckruf_beantragt', person, sitzungId: anlass.sitzung.id, gegenstandId: anlassId, daten: { kennungen: betroffen.map((a) => a.kennung) } });
    return ok(ids.get(ausgabe.id) ?? '');
  });
}

/** Carries the open Rückruf out, or rejects it, with all that were asked for in the same act. */
export async function decideRueckrufUsecase(haus: Haus, person: Person | null, anlassId: string, kennung: string, rueckrufId: string, vollziehen: boolean): Promise<Result<true>> {
  return onAusgabe(haus, person, anlassId, kennung, async (ablage, ausgabe, alle, anlass) => {
    const rueckruf = ausgabe.rueckrufe.find((r) => r.id === rueckrufId);
    if (rueckruf === undefined) return abgelehnt('nicht_gefunden');
    const zusammen = [{ ausgabe, rueckruf }, ...withSameTops(alle, ausgabe, rueckruf)];
    for (const paar of zusammen) {
      const erlaubt = decideRueckruf(lageOf(paar.rueckruf), person?.kontoId ?? '', vollziehen);
      if (!erlaubt.ok) return erlaubt;
    }
    if (vollziehen) await takeBack(ablage, person, anlassId, zusammen);
    else for (const paar of zusammen) await ablage.sammlungen.rejectRueckruf(paar.rueckruf.id, person?.kontoId ?? '');
    for (const paar of zusammen) {
      await ablage.akte.note({ art: vollziehen ? 'ausgabe_zurueckgezogen' : 'rueckruf_verworfen', person, sitzungId: anlass.sitzung.id, gegenstandId: anlassId, daten: { kennung: paar.ausgabe.kennung, dateien: Object.fromEntries(paar.ausgabe.dateien.map((d) => [d.format, d.hash])) } });
    }
    return ok(true);
  });
}

/** The Vorschläge whose Beschluss is printed in this Ausgabe. */
export function readGedruckte(anlass: Anlass, ausgabe: Ausgabe, vorschlaege: readonly Vorschlag[]): Vorschlag[] {
  const gedruckt = new Set(ausgabe.modell?.beschluesse.map(schluesselOf) ?? []);
  return vorschlaege.filter((v) => gedruckt.has(schluesselOf({ tops: kopfzeilenOf(anlass, v) })));
}

interface Paar { readonly ausgabe: Ausgabe; readonly rueckruf: Rueckruf }

/** Open Rückrufe of the other Ausgaben that name one of the same TOPs. */
export function withSameTops(alle: readonly Ausgabe[], ausgabe: Ausgabe, rueckruf: Rueckruf): Paar[] {
  return alle.filter((a) => a.id !== ausgabe.id).flatMap((a) => a.rueckrufe.filter((r) => r.vollzogenAm === null && r.verworfenAm === null && r.fassungen.some((f) => rueckruf.fassungen.includes(f))).map((r) => ({ ausgabe: a, rueckruf: r })));
}

async function takeBack(ablage: Ablage, person: Person | null, anlassId: string, zusammen: readonly Paar[]): Promise<void> {
  for (const { ausgabe, rueckruf } of zusammen) {
    await ablage.sammlungen.carryOutRueckruf(rueckruf, person?.kontoId ?? '');
    await ablage.archiv.entfernen(ausgabe.kennung);
  }
  await restoreEarlier(ablage, anlassId, zusammen.map((z) => z.ausgabe));
  // Proofs and documents of these TOPs hold the same words; who may still see them hands them in again.
  const proben = await ablage.sammlungen.deleteProbedrucke(anlassId);
  const dokumente: string[] = [];
  for (const fassungId of new Set(zusammen.flatMap((z) => z.rueckruf.fassungen))) {
    for (const d of await ablage.berichte.dokumente(fassungId)) dokumente.push((await ablage.berichte.detach(fassungId, d)) ?? d.hash);
  }
  await ablage.sammlungen.dropDateien([...zusammen.flatMap(({ ausgabe }) => [...ausgabe.dateien, ...ausgabe.berichte].map((d) => d.hash)), ...proben, ...dokumente]);
}

/** Where the newest edition went, the one before it that still stands is what the archive finds again. */
async function restoreEarlier(ablage: Ablage, anlassId: string, weg: readonly Ausgabe[]): Promise<void> {
  const stehende = (await ablage.sammlungen.ofAnlass(anlassId)).filter((a) => a.modell !== null && !weg.some((w) => w.id === a.id));
  const letzte = stehende.at(-1);
  if (letzte === undefined || letzte.modell === null || weg.every((w) => letzte.nummer > w.nummer)) return;
  const { kennung, modell, am, art, nummer, grund } = letzte;
  await ablage.archiv.aufnehmen({ kennung, herkunft: 'ausgabe', modell, am, anlass: ausgabewort(art), anlassnummer: nummer, grund, ersetzt: stehende.slice(0, -1).map((a) => a.kennung) });
}

function lageOf(r: Rueckruf): Rueckruflage {
  return { beantragtVon: r.beantragtVon, vollzogen: r.vollzogenAm !== null, verworfen: r.verworfenAm !== null };
}

async function onAusgabe<T>(haus: Haus, person: Person | null, anlassId: string, kennung: string, act: (ablage: Ablage, ausgabe: Ausgabe, alle: readonly Ausgabe[], anlass: Anlass) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const anlass = await readAnlass(ablage, person, anlassId, 'sammlung.zuruecknehmen');
    if (!anlass.ok) return anlass;
    await ablage.sitzungen.lock(anlass.wert.sitzung.id);
    const alle = await ablage.sammlungen.ofAnlass(anlassId);
    const ausgabe = alle.find((a) => a.kennung === kennung);
    return ausgabe === undefined ? abgelehnt('nicht_gefunden') : act(ablage, ausgabe, alle, anlass.wert);
  });
}
