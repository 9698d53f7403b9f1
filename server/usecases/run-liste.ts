/**
 * TOPs ohne Aussprache: proposed, taken off, closed in one step or given up. Taking off and closing hold the list and happen one after the other:
 * what was taken off and said so is never decided with it. Closing is one transaction over all its TOPs; one that hinders holds up all and is named.
 */
import { abweichungenOf, closeListe, hindernisseOf, proposeListe, refuseOn, takeOff, ungetrageneOf, type Listenlage, type Postenlage } from '../../app/domain/abstimmung/gruene-liste.ts';
import type { Ergebnis } from '../../app/domain/abstimmung/regeln.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Sitzung, Vorschlag } from '../ports.ts';
import type { GrueneListe } from '../ports-liste.ts';
import { closeFassung } from './close-abstimmung.ts';
import { lastFassung } from './show-kopf.ts';
import { recordEinvernehmen } from './state-einvernehmen.ts';
import { isId, readSitzung } from './zutritt.ts';

/** What the chair has ticked: a TOP and the words it was read with. */
export interface Gewaehlt { readonly vorschlagId: string; readonly fingerabdruck: string }

export async function proposeListeUsecase(haus: Haus, person: Person | null, sitzungId: string, gewaehlt: readonly Gewaehlt[]): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, 'liste.vorschlagen');
    if (!sitzung.ok) return sitzung;
    await ablage.sitzungen.lock(sitzungId);
    const laufend = await ablage.listen.lock(sitzungId);
    const [alle, einmal] = [await ablage.vorschlaege.ofSitzung(sitzungId), [...new Map(gewaehlt.map((g) => [g.vorschlagId, g])).values()]];
    const gemeint = einmal.flatMap((g) => alle.filter((v) => v.id === g.vorschlagId && v.registriert).map((v) => ({ v, fassung: lastFassung(v), fingerabdruck: g.fingerabdruck })));
    if (gemeint.length !== einmal.length) return abgelehnt('posten_unbekannt');
    const moeglich = proposeListe(laufend !== null, gemeint.map(({ v, fingerabdruck }) => postenlageOf(v, fingerabdruck)));
    if (!moeglich.ok) return moeglich;
    const posten = gemeint.flatMap(({ v, fassung, fingerabdruck }) => (fassung === null ? [] : [{ vorschlagId: v.id, fassungId: fassung.id, fingerabdruck }]));
    const id = await ablage.listen.propose({ sitzungId, kontoId: person?.kontoId ?? '', posten });
    for (const { v, fassung } of gemeint) await ablage.akte.note({ art: 'liste_vorgeschlagen', person, sitzungId, gegenstandId: v.id, daten: { liste: id, fassung: fassung?.nummer ?? null, fingerabdruck: fassung?.fingerabdruck ?? null } });
    return ok(id);
  });
}

/** Any Delegation takes a TOP off: it is spoken about. */
export async function takeOffListe(haus: Haus, person: Person | null, sitzungId: string, listeId: string, vorschlagId: string): Promise<Result<true>> {
  return onListe<true>(haus, person, sitzungId, listeId, 'liste.herausnehmen', async ({ ablage, liste }) => {
    const posten = takeOff(lageOf(liste), vorschlagId);
    if (!posten.ok) return posten;
    if (person === null) return abgelehnt('nicht_erlaubt');
    await ablage.listen.takeOff(liste.id, vorschlagId, person.delegation, person.kontoId);
    await ablage.akte.note({ art: 'liste_herausgenommen', person, sitzungId, gegenstandId: vorschlagId, daten: { liste: liste.id } });
    return ok(true);
  });
}

/** One TOP of a closed list and its own result. */
export interface Listenergebnis { readonly vorschlagId: string; readonly kurz: string; readonly ergebnis: Ergebnis }

/** States the Einvernehmen on each TOP that nobody took off and closes each vote, on its own Fassung; all of them or none. */
export async function closeListeUsecase(haus: Haus, person: Person | null, sitzungId: string, listeId: string): Promise<Result<readonly Listenergebnis[]>> {
  const closed: string[] = [];
  const antwort = await onListe<readonly Listenergebnis[]>(haus, person, sitzungId, listeId, 'liste.schliessen', async ({ ablage, liste, sitzung }) => {
    const rest = closeListe(lageOf(liste));
    if (!rest.ok) return rest;
    const gehalten: { readonly v: Vorschlag; readonly fingerabdruck: string }[] = [];
    // In one order, so that two who hold several never wait for each other.
    for (const { vorschlagId } of [...rest.wert].sort((a, b) => (a.vorschlagId < b.vorschlagId ? -1 : 1))) {
      const v = await ablage.vorschlaege.lock(vorschlagId);
      if (v !== null) gehalten.push({ v, fingerabdruck: liste.posten.find((p) => p.vorschlagId === vorschlagId)?.fingerabdruck ?? '' });
    }
    const hindernisse = gehalten.flatMap(({ v, fingerabdruck }) => hindernisseOf(postenlageOf(v, fingerabdruck)));
    const ergebnisse: Listenergebnis[] = [];
    // Those that can be are decided in any case: so the sentence of a refusal names all that hinder, and the refusal takes everything back.
    for (const { v, fingerabdruck } of gehalten.filter((g) => hindernisseOf(postenlageOf(g.v, g.fingerabdruck)).length === 0)) {
      const ende = await decide(haus, ablage, person, sitzung, v, fingerabdruck);
      if (!ende.ok) return ende;
      closed.push(...ende.wert.textraeume);
      ergebnisse.push({ vorschlagId: v.id, kurz: kurzbezeichnung(v.tops), ergebnis: ende.wert.ergebnis });
    }
    const frei = refuseOn([...hindernisse, ...ergebnisse.flatMap(({ kurz, ergebnis }) => ungetrageneOf({ kurz, angenommen: ergebnis.angenommen, bezeichnung: ergebnis.bezeichnung }))]);
    if (!frei.ok) return frei;
    await ablage.listen.end(liste.id, 'geschlossen');
    await ablage.akte.note({ art: 'liste_geschlossen', person, sitzungId, gegenstandId: sitzungId, daten: { liste: liste.id, beschlossen: ergebnisse.map((e) => e.vorschlagId), herausgenommen: liste.posten.filter((p) => p.herausgenommenVon !== null).map((p) => p.vorschlagId) } });
    return ok(ergebnisse);
  });
  if (antwort.ok) closed.forEach((id) => haus.raeume.geaendert(id));
  return antwort;
}

/** The chair gives the list up; nothing is decided. */
export async function revokeListe(haus: Haus, person: Person | null, sitzungId: string, listeId: string): Promise<Result<true>> {
  return onListe<true>(haus, person, sitzungId, listeId, 'liste.schliessen', async ({ ablage, liste }) => {
    await ablage.listen.end(liste.id, 'aufgehoben');
    await ablage.akte.note({ art: 'liste_aufgehoben', person, sitzungId, gegenstandId: sitzungId, daten: { liste: liste.id } });
    return ok(true);
  });
}

/** The same two acts as for a single TOP, with the same rows in the audit. */
async function decide(haus: Haus, ablage: Ablage, person: Person | null, sitzung: Sitzung, v: Vorschlag, fingerabdruck: string): Promise<Result<{ ergebnis: Ergebnis; textraeume: readonly string[] }>> {
  const fassung = lastFassung(v);
  if (person === null || fassung === null) return abgelehnt('nicht_gefunden');
  const festgestellt = await recordEinvernehmen(ablage, person, sitzung, v, fassung, { fingerabdruck, abweichungen: abweichungenOf(fassung.abstimmung.stimmen) });
  if (!festgestellt.ok) return festgestellt;
  const danach = await ablage.vorschlaege.get(v.id);
  const gezaehlt = danach === null ? null : lastFassung(danach);
  return danach === null || gezaehlt === null ? abgelehnt('nicht_gefunden') : closeFassung(haus, ablage, person, { sitzung, v: danach, fassung: gezaehlt, fingerabdruck });
}

/** Where a TOP stands, against the words that the list names. */
export function postenlageOf(v: Vorschlag, fingerabdruck: string): Postenlage {
  const fassung = lastFassung(v);
  return { kurz: kurzbezeichnung(v.tops), zustand: v.zustand, aufgehoben: fassung === null || fassung.abstimmung.aufgehobenAm !== null, gleich: fassung?.fingerabdruck === fingerabdruck };
}

function lageOf(liste: GrueneListe): Listenlage {
  return { zustand: liste.zustand, posten: liste.posten.map((p) => ({ vorschlagId: p.vorschlagId, fassungId: p.fassungId, herausgenommen: p.herausgenommenVon !== null })) };
}

interface Gehalten { readonly ablage: Ablage; readonly liste: GrueneListe; readonly sitzung: Sitzung }

/** Holds the open list that was meant; one that has ended meanwhile is told so. */
async function onListe<T>(haus: Haus, person: Person | null, sitzungId: string, listeId: string, handlung: Handlung, act: (g: Gehalten) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, handlung);
    if (!sitzung.ok) return sitzung;
    const liste = isId(listeId) ? await ablage.listen.lock(sitzungId) : null;
    return liste === null || liste.id !== listeId ? abgelehnt('liste_geschlossen') : act({ ablage, liste, sitzung: sitzung.wert });
  });
}
