/** The round of Freigabe: opened over all Beschlüsse with a Frist, answered or objected to per Land, closed; and one reminder (domain.md 3). */
import { checkAntwort, closeRunde, isReleased, openRunde, remindRunde, SCHWEIGEN } from '../../app/domain/freigabe.ts';
import { laenderOf } from '../../app/domain/abstimmung/regelsatz.ts';
import { fristInWorten, readFrist } from '../../app/domain/frist.ts';
import { isLand, type Land } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Runde } from '../ports.ts';
import { notify, type Nachricht } from './notify.ts';
import { findBundesberichte } from './release-bericht.ts';
import { isBeschlussOf, nameOfAnlass, pfadOf, readAnlass, sachenOf, type Anlass } from './anlass.ts';

/**
 * Opens a round over every Beschluss of a Sitzung (or of an Umlauf) that is not released yet. One whose Freigabe was taken back is asked about again only where
 * it is named in `erneut`: silence must not publish once more what two persons took back.
 */
export async function openFreigabe(haus: Haus, person: Person | null, anlassId: string, ortszeit: string, erneut: readonly string[] = []): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    const anlass = await readAnlass(ablage, person, anlassId, 'freigabe.eroeffnen');
    if (!anlass.ok) return anlass;
    const { sitzung, umlauf } = anlass.wert;
    await ablage.sitzungen.lock(sitzung.id);
    const letzte = await ablage.freigaben.latest(anlassId);
    if (letzte !== null && letzte.geschlossenAm === null) return abgelehnt('freigabe_laeuft');
    const frist = readFrist(ortszeit);
    if (!frist.ok) return frist;
    const beschlossen = (await sachenOf(ablage, anlass.wert)).filter((v) => isBeschlussOf(anlass.wert, v) && v.freigabe?.freigegeben !== true && (v.freigabe?.zurueckgenommen !== true || erneut.includes(v.id)));
    const fassungen = beschlossen.flatMap((v) => v.fassungen.slice(-1).map((f) => f.id));
    const erlaubt = openRunde(fassungen.length, frist.wert.zeitpunkt, (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    const id = await ablage.freigaben.open({ sitzungId: sitzung.id, umlaufId: umlauf?.id ?? null, frist: new Date(frist.wert.zeitpunkt), fristOrtszeit: ortszeit, kontoId: person?.kontoId ?? '', fassungen });
    for (const v of beschlossen) await findBundesberichte(ablage, v, person?.kontoId ?? '');
    await ablage.akte.note({ art: 'freigabe_eroeffnet', person, sitzungId: sitzung.id, gegenstandId: anlassId, daten: { frist: ortszeit, beschluesse: fassungen.length, fassungen } });
    await notify(haus, ablage, laenderOf(sitzung.konferenz.regelsatz), rundenachricht(anlass.wert, { schluessel: `freigabe-beginn/${id}`, frist: ortszeit, anzahl: fassungen.length, satz: 'Ihr Land ist um Antwort gebeten.' }));
    return ok(id);
  });
}

/** A Land's answer to the round: objections by Fassung with their internal reasons; an empty map has no objection to anything. */
export async function answerFreigabe(haus: Haus, person: Person | null, anlassId: string, widersprueche: ReadonlyMap<string, string>): Promise<Result<true>> {
  return onRunde<true>(haus, person, anlassId, 'freigabe.antworten', async (ablage, runde, anlass) => {
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
    await ablage.akte.note({ art: 'freigabe_beantwortet', person, sitzungId: anlass.sitzung.id, gegenstandId: anlass.id, daten: { widersprueche: [...widersprueche.keys()] } });
    return ok(true);
  });
}

/** Ends the round: what nobody objected to is released. */
export async function closeFreigabe(haus: Haus, person: Person | null, anlassId: string): Promise<Result<true>> {
  return onRunde<true>(haus, person, anlassId, 'freigabe.schliessen', async (ablage, runde, anlass) => {
    const erlaubt = closeRunde(lageOf(runde), laenderOf(anlass.sitzung.konferenz.regelsatz), (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    const frei = new Map(runde.posten.map((p) => [p.fassungId, isReleased(p.widersprueche.map((w) => w.delegation))]));
    await ablage.freigaben.close(runde.id, frei);
    await ablage.akte.note({ art: 'freigabe_geschlossen', person, sitzungId: anlass.sitzung.id, gegenstandId: anlass.id, daten: { freigegeben: [...frei].filter(([, f]) => f).map(([id]) => id) } });
    return ok(true);
  });
}

/** One reminder to all Länder that have not answered: on their first page, and by mail where a mailbox is kept. Answers whom it reached how. */
export async function remindFreigabe(haus: Haus, person: Person | null, anlassId: string): Promise<Result<{ erinnert: readonly Land[]; ohnePostfach: readonly Land[] }>> {
  return onRunde(haus, person, anlassId, 'freigabe.erinnern', async (ablage, runde, anlass) => {
    const offen = remindRunde({ ...lageOf(runde), erinnert: runde.erinnertAm !== null }, laenderOf(anlass.sitzung.konferenz.regelsatz), (await ablage.jetzt()).getTime());
    if (!offen.ok) return offen;
    await ablage.freigaben.remind(runde.id);
    const ohnePostfach = await notify(haus, ablage, offen.wert, rundenachricht(anlass, { schluessel: `freigabe-erinnerung/${runde.id}`, frist: runde.fristOrtszeit, anzahl: runde.posten.length, satz: 'Ihr Land hat noch nicht geantwortet.' }));
    await ablage.akte.note({ art: 'freigabe_erinnert', person, sitzungId: anlass.sitzung.id, gegenstandId: anlass.id, daten: { laender: offen.wert } });
    return ok({ erinnert: offen.wert, ohnePostfach: ohnePostfach.filter(isLand) });
  });
}

/** Says what is asked and until when; never a title of what is not public. */
function rundenachricht(anlass: Anlass, r: { readonly schluessel: string; readonly frist: string; readonly anzahl: number; readonly satz: string }): Nachricht {
  const frist = fristInWorten(r.frist);
  const zuWem = anlass.umlauf === null ? `zur ${anlass.sitzung.bezeichnung}` : `zum ${nameOfAnlass(anlass)}`;
  return {
    schluessel: r.schluessel, betreff: `Freigaberunde ${zuWem}: Antwort bis ${frist}`, pfad: `${pfadOf(anlass)}/freigabe`, ...(anlass.umlauf === null ? {} : { vorschlagId: anlass.umlauf.vorschlagId }),
    text: `${anlass.umlauf === null ? `zur ${nameOfAnlass(anlass)}` : zuWem} läuft eine Freigaberunde über ${r.anzahl} ${r.anzahl === 1 ? 'Beschluss' : 'Beschlüsse'}. ${r.satz}\n\nFrist: ${frist} (Ortszeit Berlin)\n${SCHWEIGEN}`
  };
}

function lageOf(runde: Runde): { frist: number; geschlossen: boolean; geantwortet: Runde['antworten'][number]['delegation'][] } {
  return { frist: runde.frist.getTime(), geschlossen: runde.geschlossenAm !== null, geantwortet: runde.antworten.map((a) => a.delegation) };
}

async function onRunde<T>(haus: Haus, person: Person | null, anlassId: string, handlung: Handlung, act: (ablage: Ablage, runde: Runde, anlass: Anlass) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const anlass = await readAnlass(ablage, person, anlassId, handlung);
    if (!anlass.ok) return anlass;
    await ablage.sitzungen.lock(anlass.wert.sitzung.id);
    const runde = await ablage.freigaben.latest(anlassId);
    return runde === null ? abgelehnt('freigabe_nicht_eroeffnet') : act(ablage, runde, anlass.wert);
  });
}
