/** The course of a Protokollnotiz: begun by one Delegation, announced, signed and joined, left, its head line ordered by hand (domain.md 1.3). */
import { isEmpty, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { isPartei, nameOf, PARTEIEN, type Partei } from '../../app/domain/land.ts';
import { acceptsNotizen, announce, checkReihenfolge, leave, sign } from '../../app/domain/protokollnotiz.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { fingerabdruckOf } from '../fingerabdruck.ts';
import type { Ablage, Haus, Notiz, Vorschlag } from '../ports.ts';
import { heuteOf, notify, type Nachricht } from './notify.ts';
import { absaetzeOf, checkZeichen, saatOf } from './text.ts';
import { holdNotiz, holdVorschlag } from './zutritt.ts';

/** Begins a note; private to its Delegation until it is announced. */
export async function createNotiz(haus: Haus, person: Person | null, vorschlagId: string, absaetze: readonly Absatz[] = []): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'notiz.anlegen');
    if (!gehalten.ok) return gehalten;
    if (person === null || !isPartei(person.delegation)) return abgelehnt('nicht_erlaubt');
    if (!acceptsNotizen(gehalten.wert.zustand)) return abgelehnt('notiz_zu_spaet');
    const textraumId = await ablage.textraeume.create({ art: 'notiz', beschlussvorschlagId: vorschlagId, saat: saatOf(absaetze) });
    const id = await ablage.notizen.create({ beschlussvorschlagId: vorschlagId, textraumId, initiator: person.delegation, kontoId: person.kontoId });
    await ablage.akte.note({ art: 'notiz_begonnen', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId, daten: { notiz: id } });
    return ok(id);
  });
}

/** The words of a note as they stand, with the fingerprint that signatures are bound to. */
export async function notizText(ablage: Ablage, notiz: Notiz): Promise<{ absaetze: Absatz[]; fingerabdruck: string; leer: boolean }> {
  const absaetze = notiz.absaetze ?? absaetzeOf(await ablage.textraeume.updates(notiz.textraumId)).filter((a) => !isEmpty(a));
  return { absaetze: [...absaetze], fingerabdruck: notiz.fingerabdruck ?? fingerabdruckOf(absaetze), leer: absaetze.length === 0 };
}

/** The Leitung of an author announces the note and signs it in the same act, for the words that it has read; null where the caller has just written them. */
export async function announceNotiz(haus: Haus, person: Person | null, vorschlagId: string, notizId: string, gelesen: string | null = null): Promise<Result<true>> {
  return actOnNotiz(haus, person, { vorschlagId, notizId, handlung: 'notiz.ankuendigen', art: 'notiz_angekuendigt' }, async (ablage, notiz, partei, kontoId, vorschlag) => {
    const text = await notizText(ablage, notiz);
    const nach = announce(notiz, text.leer);
    if (!nach.ok) return nach;
    if (gelesen !== null && gelesen !== text.fingerabdruck) return abgelehnt('notiz_geaendert');
    const druckbar = checkZeichen(text.absaetze.map((a) => a.text));
    if (!druckbar.ok) return druckbar;
    await ablage.notizen.setZustand(notiz.id, nach.wert);
    await ablage.notizen.sign(notiz.id, partei, text.fingerabdruck, kontoId);
    await notify(haus, ablage, PARTEIEN.filter((p) => p !== partei), await notiznachricht(ablage, vorschlag, `notiz/${notiz.id}`, `Protokollnotiz (${nameOf(partei)}) angekündigt`));
    return ok({ fingerabdruck: text.fingerabdruck });
  });
}

/** Signing as an author or joining as another Partei: bound to the words that were read. */
export async function signNotiz(haus: Haus, person: Person | null, vorschlagId: string, notizId: string, gelesen: string): Promise<Result<true>> {
  return actOnNotiz(haus, person, { vorschlagId, notizId, handlung: 'notiz.unterzeichnen', art: 'notiz_unterzeichnet' }, async (ablage, notiz, partei, kontoId, vorschlag) => {
    const text = await notizText(ablage, notiz);
    const unterschrift = sign(notiz, partei, gelesen, text.fingerabdruck, text.leer);
    if (!unterschrift.ok) return unterschrift;
    const druckbar = checkZeichen(text.absaetze.map((a) => a.text));
    if (!druckbar.ok) return druckbar;
    await ablage.notizen.sign(notiz.id, partei, text.fingerabdruck, kontoId);
    // Who has signed other words is asked to look at these.
    const veraltet = notiz.unterschriften.filter((u) => u.delegation !== partei && u.fingerabdruck !== null && u.fingerabdruck !== text.fingerabdruck).map((u) => u.delegation);
    await notify(haus, ablage, veraltet, await notiznachricht(ablage, vorschlag, `notiz/${notiz.id}/${text.fingerabdruck}`, `Wortlaut der Protokollnotiz (${nameOf(notiz.initiator)}) geändert, bitte neu unterzeichnen`));
    return ok({ fingerabdruck: text.fingerabdruck });
  });
}

/** A Partei takes its name off; the last one withdraws the note. */
export async function leaveNotiz(haus: Haus, person: Person | null, vorschlagId: string, notizId: string): Promise<Result<true>> {
  return actOnNotiz(haus, person, { vorschlagId, notizId, handlung: 'notiz.verlassen', art: 'notiz_verlassen' }, async (ablage, notiz, partei) => {
    const austritt = leave(notiz, partei);
    if (!austritt.ok) return austritt;
    if (austritt.wert.zurueckgezogen) {
      await ablage.notizen.setZustand(notiz.id, 'zurueckgezogen');
      await ablage.textraeume.close(notiz.textraumId);
    } else {
      await ablage.notizen.unsign(notiz.id, partei);
      await ablage.notizen.setInitiator(notiz.id, austritt.wert.initiator);
    }
    return ok({ zurueckgezogen: austritt.wert.zurueckgezogen });
  });
}

/** Sets the order of the head line by hand. */
export async function orderNotiz(haus: Haus, person: Person | null, vorschlagId: string, notizId: string, reihenfolge: readonly Partei[]): Promise<Result<true>> {
  return actOnNotiz(haus, person, { vorschlagId, notizId, handlung: 'notiz.ordnen', art: 'notiz_geordnet' }, async (ablage, notiz) => {
    const geprueft = checkReihenfolge(notiz, reihenfolge);
    if (!geprueft.ok) return geprueft;
    await ablage.notizen.setReihenfolge(notiz.id, geprueft.wert);
    return ok({ reihenfolge });
  });
}

/** Of a day's notices about notes of a Sitzung one goes by mail, which names nobody; who began the note stands in the house alone. */
async function notiznachricht(ablage: Ablage, v: Vorschlag, schluessel: string, wort: string): Promise<Nachricht> {
  const sitzung = await ablage.sitzungen.get(v.sitzungId);
  return {
    schluessel, betreff: `${kurzbezeichnung(v.tops)}: ${wort}`, pfad: `/beschlussvorschlaege/${v.id}`, vorschlagId: v.id,
    brief: { schluessel: `notizen/${v.sitzungId}/${await heuteOf(ablage)}`, betreff: `${sitzung?.bezeichnung ?? 'Sitzung'}: Protokollnotizen`, pfad: '/mitteilungen' },
    text: `zur ${sitzung?.bezeichnung ?? 'Sitzung'} gibt es heute neue oder geänderte Protokollnotizen. Welche Ihre Delegation betreffen, steht unter:`
  };
}

interface Notizakt { readonly vorschlagId: string; readonly notizId: string; readonly handlung: 'notiz.ankuendigen' | 'notiz.unterzeichnen' | 'notiz.verlassen' | 'notiz.ordnen'; readonly art: string }

/** The common frame of an act on a note: hold, ask the table, do it, write the audit row, tell the room. */
async function actOnNotiz(
  haus: Haus, person: Person | null, akt: Notizakt, act: (ablage: Ablage, notiz: Notiz, partei: Partei, kontoId: string, vorschlag: Vorschlag) => Promise<Result<Record<string, unknown>>>
): Promise<Result<true>> {
  let textraumId = '';
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdNotiz(ablage, person, akt.vorschlagId, akt.notizId, akt.handlung);
    if (!gehalten.ok) return gehalten;
    if (person === null || !isPartei(person.delegation)) return abgelehnt('nicht_erlaubt');
    const { vorschlag, notiz } = gehalten.wert;
    textraumId = notiz.textraumId;
    const getan = await act(ablage, notiz, person.delegation, person.kontoId, vorschlag);
    if (!getan.ok) return getan;
    await ablage.akte.note({ art: akt.art, person, sitzungId: vorschlag.sitzungId, gegenstandId: vorschlag.id, daten: { notiz: notiz.id, ...getan.wert } });
    return ok(true);
  });
  if (antwort.ok) haus.raeume.geaendert(textraumId);
  return antwort;
}
