/** Between the log of a Textraum and the domain's paragraphs: reading, seeding once, and beginning anew from a Fassung. */
import { randomUUID } from 'node:crypto';
import { checkMarke } from '../../app/domain/bericht.ts';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { pruefeGliederung } from '../../app/domain/beschluss/gliederung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { abschnitteOf, type Abschnitt } from '../../app/domain/laenderabfrage.ts';
import { absaetzeOfLog, benannteAbsaetzeOfLog, offeneVerweise, saatOf as saatWith } from '../../app/dokument/codec.ts';
import { fremdesZeichen, nameOfZeichen } from '../../app/dokument/zeichen.ts';
import type { Ablage, Vorschlag } from '../ports.ts';

/** The paragraphs that a log describes. */
export function absaetzeOf(log: readonly Uint8Array[]): Absatz[] {
  return absaetzeOfLog(log);
}

/** Whether all these words can be printed: what the face lacks would be adopted and never published. */
export function checkZeichen(worte: readonly string[]): Result<true> {
  const zeichen = fremdesZeichen(worte.join('\n'));
  return zeichen === null ? ok(true) : abgelehnt('zeichen_fehlt', { zeichen: nameOfZeichen(zeichen) });
}

/** Whether a text may be frozen: its sequence makes sense and its references point somewhere. The first place that hinders is named. */
export function checkText(absaetze: readonly Absatz[]): Result<true> {
  const fehler = pruefeGliederung(absaetze)[0];
  if (fehler !== undefined) return abgelehnt(fehler.grund, { absatz: String(fehler.index + 1) });
  for (const [index, a] of absaetze.entries()) {
    const zeichen = checkZeichen([a.text]);
    if (!zeichen.ok) return abgelehnt('zeichen_fehlt', { ...zeichen.angaben, absatz: String(index + 1) });
  }
  const verweis = offeneVerweise(absaetze)[0];
  if (verweis !== undefined) return abgelehnt('verweis_offen', { absatz: String(verweis + 1) });
  // Two people can merge into it, each with an allowed change; so it is asked once more here.
  const marke = absaetze.findIndex((a) => a.berichte.some((b) => !checkMarke(b.vs, b.freigabe, null).ok));
  return marke < 0 ? ok(true) : abgelehnt('vs_nfd_freigegeben', { absatz: String(marke + 1) });
}

/** The one update that fills a new Textraum; made by the server, so that no two browsers seed it twice. */
export function saatOf(absaetze: readonly Absatz[]): Uint8Array {
  return saatWith(absaetze, randomUUID);
}

/** The Ziffern of the live text, or of the last one, with their stable ids. */
export async function ziffernOf(ablage: Ablage, v: Vorschlag): Promise<Abschnitt[]> {
  const raum = v.textraumId ?? await ablage.textraeume.latest(v.id);
  return raum === null ? [] : abschnitteOf(benannteAbsaetzeOfLog(await ablage.textraeume.updates(raum)));
}

/** A new open Textraum that begins with the words of the last Fassung; the old one stays closed for ever. Its paragraphs keep their ids: answers of the Länder hang on them. */
export async function reopenText(ablage: Ablage, v: Vorschlag): Promise<string> {
  const fassung = v.fassungen[v.fassungen.length - 1];
  const absaetze = fassung === undefined ? [] : await ablage.fassungen.absaetze(fassung.id);
  // Whoever reopened with a reason has said it before; a TOP that is taken up again says this.
  if (fassung !== undefined) await ablage.fassungen.void(fassung.id, 'Der TOP wurde wieder aufgenommen.');
  const last = await ablage.textraeume.latest(v.id);
  const ids = last === null ? [] : benannteAbsaetzeOfLog(await ablage.textraeume.updates(last)).map((a) => a.id);
  const keep = ids.length === absaetze.length && new Set(ids).size === ids.length ? [...ids] : [];
  return ablage.textraeume.create({ art: 'vorschlag', beschlussvorschlagId: v.id, saat: saatWith(absaetze, () => keep.shift() ?? randomUUID()) });
}
