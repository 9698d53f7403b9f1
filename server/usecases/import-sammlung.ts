/**
 * A published Sammlung of elsewhere on its way into the archive: the file is read in a child process, a person settles what the reader was
 * in doubt about, side by side with the source, and takes it in. It is kept with its source and its findings and never looks like an own Ausgabe.
 */
import { grundadresseOf } from '../../app/domain/ausgabe.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Entscheidung } from '../../app/domain/sammlung/entscheidungen.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Dateilesung, Einlesung } from '../ports-sammlung.ts';
import { freeKennung } from './publish-sammlung.ts';
import { isId } from './zutritt.ts';

/** Reads a file and keeps it for review. Answers its id. */
export async function openEinlesung(haus: Haus, person: Person | null, datei: { readonly dateiname: string; readonly bytes: Uint8Array }): Promise<Result<string>> {
  if (!darf(person, 'archiv.einlesen')) return abgelehnt('nicht_erlaubt');
  const gelesen = await haus.leser.sammlung(datei.bytes, []);
  if (!gelesen.ok) return gelesen;
  return haus.datenbank.transaktion(async (ablage) => ok(await keep(ablage, person, person?.kontoId ?? '', datei, gelesen.wert)));
}

async function keep(ablage: Ablage, person: Person | null, kontoId: string, datei: { readonly dateiname: string; readonly bytes: Uint8Array }, gelesen: Dateilesung): Promise<string> {
  const hash = sha256(datei.bytes);
  await ablage.sammlungen.putDatei({ hash, typ: gelesen.quelle === 'pdf' ? 'application/pdf' : 'text/plain; charset=utf-8', inhalt: datei.bytes });
  const id = await ablage.einlesungen.create({
    dateiname: shortName(datei.dateiname), hash, text: gelesen.quelltext, eingebettet: gelesen.eingebettet, modell: gelesen.eingebettet ? gelesen.lesung.sammlung : null, kontoId
  });
  await ablage.akte.note({ art: 'einlesung_begonnen', person, gegenstandId: id, daten: { hash } });
  return id;
}

/** The Sammlung as it reads now, with the decisions taken so far. A model that was embedded is read from itself, not from the text. */
export async function rereadEinlesung(haus: Haus, einlesung: Einlesung): Promise<Result<Dateilesung>> {
  const gelesen = await haus.leser.sammlung(new TextEncoder().encode(einlesung.text), einlesung.entscheidungen);
  if (!gelesen.ok || !einlesung.eingebettet || einlesung.modell === null) return gelesen;
  return ok({ ...gelesen.wert, eingebettet: true, lesung: { ...gelesen.wert.lesung, sammlung: einlesung.modell } });
}

/** Keeps what a person decided, on top of what was decided before; an empty choice takes a decision back. */
export async function decideEinlesung(haus: Haus, person: Person | null, id: string, neue: readonly Entscheidung[]): Promise<Result<true>> {
  return onEinlesung(haus, person, id, async (ablage, einlesung) => {
    const ort = (e: Pick<Entscheidung, 'zeile' | 'art'>): string => `${e.zeile} ${e.art}`;
    const gelesen = await rereadEinlesung(haus, einlesung);
    if (!gelesen.ok) return gelesen;
    const fragen = new Map(gelesen.wert.lesung.sammlung.befunde.map((b) => [ort(b), b.moeglich ?? []]));
    const bekannt = new Map(einlesung.entscheidungen.map((e) => [ort(e), e.wahl]));
    // A choice is one the reader offers there; one taken before may be said again or taken back.
    const unmoeglich = neue.find((e) => !(fragen.get(ort(e)) ?? []).includes(e.wahl) && !(bekannt.has(ort(e)) && [bekannt.get(ort(e)), ''].includes(e.wahl)));
    if (unmoeglich !== undefined) return abgelehnt('wahl_unmoeglich', { zeile: String(unmoeglich.zeile) });
    const ersetzt = new Set(neue.map(ort));
    await ablage.einlesungen.decide(id, [...einlesung.entscheidungen.filter((e) => !ersetzt.has(ort(e))), ...neue.filter((e) => e.wahl !== '')]);
    return ok(true);
  });
}

/** Takes the Sammlung into the archive. Nothing may be left undecided, and no line of the source without a place. */
export async function acceptEinlesung(haus: Haus, person: Person | null, id: string): Promise<Result<string>> {
  return onEinlesung(haus, person, id, async (ablage, einlesung) => {
    const gelesen = await rereadEinlesung(haus, einlesung);
    if (!gelesen.ok) return gelesen;
    const { sammlung } = gelesen.wert.lesung;
    const offen = openDoubts(sammlung);
    if (offen > 0) return abgelehnt('zweifel_offen', { anzahl: String(offen) });
    return takeIn(ablage, person, person?.kontoId ?? '', einlesung, sammlung);
  });
}

/** The doubts that wait for a person: those that offer a choice, and lines that found no place. */
export function openDoubts(sammlung: Pick<Sammlung, 'befunde' | 'rest'>): number {
  const fragen = sammlung.befunde.filter((b) => (b.moeglich?.length ?? 0) > 1);
  return fragen.length + sammlung.rest.filter((r) => !fragen.some((b) => b.zeile === r.zeile)).length;
}

async function takeIn(ablage: Ablage, person: Person | null, kontoId: string, einlesung: Pick<Einlesung, 'id' | 'hash'>, modell: Sammlung): Promise<Result<string>> {
  const kennung = await freeKennung(ablage, grundadresseOf(modell));
  await ablage.einlesungen.accept(einlesung.id, kennung, modell, kontoId);
  await ablage.archiv.aufnehmen({ kennung, herkunft: 'einlesung', modell, am: await ablage.jetzt() });
  await ablage.akte.note({ art: 'einlesung_aufgenommen', person, gegenstandId: einlesung.id, daten: { kennung, hash: einlesung.hash } });
  return ok(kennung);
}

/** Drops it: source and text are removed, that it was there stays. One that is in the archive leaves it. */
export async function rejectEinlesung(haus: Haus, person: Person | null, id: string): Promise<Result<true>> {
  return onEinlesung(haus, person, id, async (ablage, einlesung) => {
    if (einlesung.kennung !== null) await ablage.archiv.entfernen(einlesung.kennung);
    await ablage.einlesungen.reject(id, person?.kontoId ?? '');
    await ablage.sammlungen.dropDateien([einlesung.hash]);
    await ablage.akte.note({ art: 'einlesung_verworfen', person, gegenstandId: id, daten: { kennung: einlesung.kennung, hash: einlesung.hash } });
    return ok(true);
  }, ['in_pruefung', 'aufgenommen']);
}

/** The command line's way: reads and takes in at once what leaves no doubt; anything else waits for a person. */
export async function importDatei(haus: Pick<Haus, 'datenbank' | 'leser'>, kontoId: string, datei: { readonly dateiname: string; readonly bytes: Uint8Array }): Promise<Result<{ kennung: string | null; zweifel: number }>> {
  const gelesen = await haus.leser.sammlung(datei.bytes, []);
  if (!gelesen.ok) return gelesen;
  const { sammlung } = gelesen.wert.lesung;
  return haus.datenbank.transaktion(async (ablage): Promise<Result<{ kennung: string | null; zweifel: number }>> => {
    const id = await keep(ablage, null, kontoId, datei, gelesen.wert);
    const zweifel = openDoubts(sammlung);
    if (zweifel > 0) return ok({ kennung: null, zweifel });
    const antwort = await takeIn(ablage, null, kontoId, { id, hash: sha256(datei.bytes) }, sammlung);
    return antwort.ok ? ok({ kennung: antwort.wert, zweifel }) : antwort;
  });
}

async function onEinlesung<T>(haus: Haus, person: Person | null, id: string, act: (ablage: Ablage, einlesung: Einlesung) => Promise<Result<T>>, zustaende: readonly Einlesung['zustand'][] = ['in_pruefung']): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    if (!darf(person, 'archiv.einlesen')) return abgelehnt('nicht_erlaubt');
    const einlesung = isId(id) ? await ablage.einlesungen.lock(id) : null;
    if (einlesung === null) return abgelehnt('nicht_gefunden');
    return zustaende.includes(einlesung.zustand) ? act(ablage, einlesung) : abgelehnt('einlesung_entschieden');
  });
}

function shortName(name: string): string {
  return (name.split(/[\\/]/u).at(-1) ?? '').replace(/[\p{C}"]/gu, '').slice(-120) || 'sammlung';
}
