/**
 * The Länderabfrage: a Delegation answers inside its house, its head shares what stands there, and lifts a Vorbehalt. Every act holds the
 * Beschlussvorschlag, so that an answer and its sharing happen one after the other; the Delegation comes from the session alone.
 */
import { checkAufheben, checkEingabe, checkTeilen, GANZES, positionswort, type Abschnitt, type Eingabe } from '../../app/domain/laenderabfrage.ts';
import { isPartei, type Partei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { Laenderantwort } from '../ports-abfrage.ts';
import { heuteOf } from './notify.ts';
import { ziffernOf } from './text.ts';
import { holdVorschlag } from './zutritt.ts';

/** Names the words of Ziffern that somebody has before them. */
export function gelesenOf(abschnitte: readonly Abschnitt[]): string {
  return sha256(JSON.stringify(abschnitte.map((a) => a.worte)));
}

/** `Ziffer 3`, or the words for what carries no number. */
export function stelleOf(abschnitt: Abschnitt | null): string {
  return abschnitt === null ? 'Text insgesamt' : abschnitt.nummer === null ? 'Absatz ohne Nummer' : `Ziffer ${abschnitt.nummer}`;
}

/** Answers to the words that were read; whoever read others is told so. */
export async function answerAbfrage(haus: Haus, person: Person | null, vorschlagId: string, schluessel: string, gelesen: string, eingabe: Eingabe): Promise<Result<true>> {
  return onAbfrage<true>(haus, person, vorschlagId, 'abfrage.antworten', async ({ ablage, v, partei, kontoId }) => {
    const geprueft = checkEingabe(v.zustand, eingabe, await heuteOf(ablage));
    if (!geprueft.ok) return geprueft;
    const alle = await ziffernOf(ablage, v);
    const gemeint = schluessel === GANZES ? alle : alle.filter((a) => a.schluessel === schluessel);
    if (gemeint.length === 0 || gelesenOf(gemeint) !== gelesen) return abgelehnt('ziffer_geaendert');
    await ablage.abfragen.answer({ vorschlagId: v.id, delegation: partei, schluessel, ...geprueft.wert, worte: gemeint.map((a) => ({ schluessel: a.schluessel, worte: a.worte })), kontoId });
    const stelle = stelleOf(schluessel === GANZES ? null : (gemeint[0] ?? null));
    await ablage.akte.note({ art: 'abfrage_beantwortet', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { intern: true, stelle, wert: geprueft.wert.wert, wort: positionswort(geprueft.wert.wert), frist: geprueft.wert.frist } });
    return ok(true);
  });
}

/** Shows all Delegationen what stands in the house; `gelesen` names the last answer that the head of the Delegation has seen. */
export async function shareAbfrage(haus: Haus, person: Person | null, vorschlagId: string, gelesen: string): Promise<Result<true>> {
  return onAbfrage<true>(haus, person, vorschlagId, 'abfrage.teilen', async ({ ablage, v, eigene, kontoId }) => {
    const neu = checkTeilen(v.zustand, eigene, gelesen);
    if (!neu.ok) return neu;
    await ablage.abfragen.share(neu.wert.map((a) => a.id), kontoId);
    await ablage.akte.note({ art: 'abfrage_geteilt', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { antworten: neu.wert.map((a) => ({ antwort: a.id, wert: a.wert, frist: a.frist })) } });
    return ok(true);
  });
}

/** Lifts a Vorbehalt; where it was shared, all see at once who did and when. */
export async function liftVorbehalt(haus: Haus, person: Person | null, vorschlagId: string, antwortId: string): Promise<Result<true>> {
  return onAbfrage<true>(haus, person, vorschlagId, 'abfrage.aufheben', async ({ ablage, v, eigene, kontoId }) => {
    const antwort = checkAufheben(v.zustand, eigene, antwortId);
    if (!antwort.ok) return antwort;
    const { id, schluessel, wert, geteilt } = antwort.wert;
    const abschnitt = (await ziffernOf(ablage, v)).find((a) => a.schluessel === schluessel) ?? null;
    const stelle = schluessel === GANZES ? stelleOf(null) : abschnitt === null ? 'frühere Ziffer' : stelleOf(abschnitt);
    await ablage.abfragen.lift(id, kontoId);
    await ablage.akte.note({ art: 'vorbehalt_aufgehoben', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { intern: !geteilt, antwort: id, wert, wort: positionswort(wert), stelle } });
    return ok(true);
  });
}

interface Gehalten { readonly ablage: Ablage; readonly v: Vorschlag; readonly partei: Partei; readonly kontoId: string; readonly eigene: readonly Laenderantwort[] }

async function onAbfrage<T>(haus: Haus, person: Person | null, vorschlagId: string, handlung: Handlung, act: (g: Gehalten) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, handlung);
    if (!gehalten.ok) return gehalten;
    if (person === null || !isPartei(person.delegation)) return abgelehnt('nicht_erlaubt');
    const partei = person.delegation;
    const eigene = (await ablage.abfragen.ofVorschlag(vorschlagId)).filter((a) => a.delegation === partei);
    return act({ ablage, v: gehalten.wert, partei, kontoId: person.kontoId, eigene });
  });
}
