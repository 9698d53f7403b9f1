/**
 * Circles of Delegationen: founded by the head of one, joined by those who were asked, left by each for itself; drafts and comments inside.
 * Whoever is not in it is answered as if there were none. Audited under the number of the circle, in no Sitzung, without a name or a word.
 */
import { vsVermerkOf } from '../../app/domain/bericht.ts';
import { answerInvitation, checkKommentar, foundKreis, inviteTo, leaveKreis, mayChangeKommentar } from '../../app/domain/kreis.ts';
import { isPartei, type Partei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf, type Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Kreis } from '../ports-kreis.ts';
import { textOf } from './show-vorschlag.ts';
import { saatOf } from './text.ts';
import { isId, readVorschlag } from './zutritt.ts';

export async function foundKreisUsecase(haus: Haus, person: Person | null, angabe: { readonly name: string; readonly weitere: readonly string[] }): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    if (person === null || !isPartei(person.delegation) || !darf(person, 'kreis.gruenden')) return abgelehnt('nicht_erlaubt');
    const neu = foundKreis(angabe.name, person.delegation, angabe.weitere.filter(isPartei));
    if (!neu.ok) return neu;
    const id = await ablage.kreise.create({ name: neu.wert.name, gruender: person.delegation, kontoId: person.kontoId });
    for (const partei of neu.wert.eingeladene) await ask(ablage, id, partei, person);
    await ablage.akte.note({ art: 'kreis_gegruendet', person, gegenstandId: id, daten: { delegation: person.delegation } });
    return ok(id);
  });
}

export async function inviteKreis(haus: Haus, person: Person | null, kreisId: string, an: string): Promise<Result<true>> {
  return onKreis<true>(haus, person, kreisId, 'kreis.einladen', async ({ ablage, kreis, person: wer }) => {
    if (!isPartei(an)) return abgelehnt('nicht_gefunden');
    const moeglich = inviteTo(kreis, an);
    if (!moeglich.ok) return moeglich;
    await ask(ablage, kreis.id, an, wer);
    return ok(true);
  });
}

/** In the house alone, for the head of the Delegation: a letter would lie in a mailbox that others read. */
async function ask(ablage: Ablage, kreisId: string, partei: Partei, person: Person): Promise<void> {
  await ablage.kreise.invite(kreisId, partei, person.kontoId);
  const am = (await ablage.jetzt()).toISOString();
  await ablage.mitteilungen.put([partei], { schluessel: `kreis/${kreisId}/${am}`, betreff: 'Einladung in einen Kreis', pfad: '/kreise', vorschlagId: null, handlung: 'kreis.gruenden' });
  await ablage.akte.note({ art: 'kreis_eingeladen', person, gegenstandId: kreisId, daten: { delegation: partei } });
}

/** Joins, or declines. */
export async function answerKreis(haus: Haus, person: Person | null, kreisId: string, annehmen: boolean): Promise<Result<true>> {
  return onKreis<true>(haus, person, kreisId, 'kreis.antworten', async ({ ablage, kreis, partei, person: wer }) => {
    const moeglich = answerInvitation(kreis, partei);
    if (!moeglich.ok) return moeglich;
    if (annehmen) await ablage.kreise.join(kreis.id, partei, wer.kontoId);
    else await ablage.kreise.remove(kreis.id, partei);
    await ablage.akte.note({ art: annehmen ? 'kreis_beigetreten' : 'kreis_abgelehnt', person: wer, gegenstandId: kreis.id, daten: { delegation: partei } });
    return ok(true);
  });
}

/** The own Delegation goes; its people lose the drafts at once, also where they are writing. */
export async function leaveKreisUsecase(haus: Haus, person: Person | null, kreisId: string): Promise<Result<true>> {
  let raeume: readonly string[] = [];
  const antwort = await onKreis<true>(haus, person, kreisId, 'kreis.verlassen', async ({ ablage, kreis, partei, person: wer }) => {
    const austritt = leaveKreis(kreis, partei);
    if (!austritt.ok) return austritt;
    raeume = (await ablage.kreise.entwuerfe(kreis.id)).map((e) => e.textraumId);
    if (austritt.wert.aufgeloest) {
      for (const raum of raeume) await ablage.textraeume.close(raum);
      await ablage.kreise.dissolve(kreis.id);
    } else await ablage.kreise.remove(kreis.id, partei);
    await ablage.akte.note({ art: austritt.wert.aufgeloest ? 'kreis_aufgeloest' : 'kreis_verlassen', person: wer, gegenstandId: kreis.id, daten: { delegation: partei } });
    return ok(true);
  });
  if (antwort.ok) for (const raum of raeume) haus.raeume.geaendert(raum);
  return antwort;
}

/** Begins the draft for a TOP, empty or with the words that all see now; where there is one it stays. */
export async function beginKreisentwurf(haus: Haus, person: Person | null, kreisId: string, vorschlagId: string, kopie: boolean): Promise<Result<true>> {
  return onKreis<true>(haus, person, kreisId, 'kreis.schreiben', async ({ ablage, kreis }) => {
    const gelesen = await readVorschlag(ablage, person, vorschlagId);
    if (!gelesen.ok) return gelesen;
    if (!gelesen.wert.registriert) return abgelehnt('nicht_gefunden');
    if ((await ablage.kreise.entwuerfe(kreis.id)).some((e) => e.vorschlagId === vorschlagId)) return ok(true);
    const saat = saatOf(kopie ? await textOf(ablage, gelesen.wert) : []);
    await ablage.kreise.addEntwurf(kreis.id, vorschlagId, await ablage.textraeume.create({ art: 'kreis', beschlussvorschlagId: vorschlagId, saat }));
    return ok(true);
  });
}

export async function commentKreis(haus: Haus, person: Person | null, kreisId: string, vorschlagId: string, text: string): Promise<Result<true>> {
  return onKreis<true>(haus, person, kreisId, 'kreis.schreiben', async ({ ablage, kreis, partei, person: wer }) => {
    const gelesen = await readVorschlag(ablage, person, vorschlagId);
    if (!gelesen.ok) return gelesen;
    if (!gelesen.wert.registriert) return abgelehnt('nicht_gefunden');
    const geprueft = checkKommentar(text, (await ablage.kreise.kommentare(kreis.id, vorschlagId)).length);
    if (!geprueft.ok) return geprueft;
    if (isClassified(haus, geprueft.wert)) return abgelehnt('kommentar_vs');
    await ablage.kreise.comment({ kreisId: kreis.id, vorschlagId, delegation: partei, kontoId: wer.kontoId, text: geprueft.wert });
    return ok(true);
  });
}

/** Changes an own comment, or takes it back (`text` null). */
export async function changeKommentar(haus: Haus, person: Person | null, kreisId: string, ort: { readonly vorschlagId: string; readonly kommentarId: string }, text: string | null): Promise<Result<true>> {
  return onKreis<true>(haus, person, kreisId, 'kreis.schreiben', async ({ ablage, kreis, person: wer }) => {
    const gelesen = await readVorschlag(ablage, person, ort.vorschlagId);
    if (!gelesen.ok) return gelesen;
    const alle = await ablage.kreise.kommentare(kreis.id, ort.vorschlagId);
    const kommentar = alle.find((k) => k.id === ort.kommentarId);
    if (kommentar === undefined) return abgelehnt('nicht_gefunden');
    const juengster = alle[alle.length - 1]?.id === kommentar.id;
    if (!mayChangeKommentar({ ...kommentar, am: kommentar.am.getTime() }, wer.kontoId, juengster, (await ablage.jetzt()).getTime())) return abgelehnt('kommentar_fest');
    const geprueft = text === null ? ok(null) : checkKommentar(text, 0);
    if (!geprueft.ok) return geprueft;
    if (isClassified(haus, geprueft.wert ?? '')) return abgelehnt('kommentar_vs');
    await ablage.kreise.changeKommentar(kommentar.id, geprueft.wert);
    return ok(true);
  });
}

/** Words that carry a stamp this system is not approved for, as pasting into a text is stopped (domain.md 3). */
function isClassified(haus: Haus, text: string): boolean {
  const vermerk = vsVermerkOf(text);
  return vermerk === 'hoeher' || (vermerk === 'nfd' && !haus.vsZugelassen);
}

interface Gehalten { readonly ablage: Ablage; readonly kreis: Kreis; readonly partei: Partei; readonly person: Person }

/** Holds the circle for an act; who neither is in it nor was asked learns nothing of it. */
async function onKreis<T>(haus: Haus, person: Person | null, kreisId: string, handlung: Handlung, act: (g: Gehalten) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const kreis = isId(kreisId) ? await ablage.kreise.lock(kreisId) : null;
    if (kreis === null || person === null || !isPartei(person.delegation) || !seesKreis(person, kreis)) return abgelehnt('nicht_gefunden');
    return darf(person, handlung, { kreis }) ? act({ ablage, kreis, partei: person.delegation, person }) : abgelehnt('nicht_erlaubt');
  });
}

/** In it, or asked and able to answer. */
function seesKreis(person: Person, kreis: Kreis): boolean {
  return darf(person, 'kreis.sehen', { kreis }) || darf(person, 'kreis.antworten', { kreis });
}
