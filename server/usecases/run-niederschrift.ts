/**
 * The course of a Niederschrift: entered, sent, objected to, answered, laid before the next Sitzung, taken back or approved. Every act holds the Sitzung,
 * so that acts on one Niederschrift happen one after the other; what a person has read is named by its hash, and words that have changed since are told.
 */
import { inhaltOf, mitArtikel, titelOf, type Blatt } from '../../app/domain/niederschrift/blatt.ts';
import { approve, answerEinwand, checkAnwesenheit, checkOffen, circulate, isFolgesitzung, objectEinwand, submit, takeBack, type Anwesenheit, type Lage } from '../../app/domain/niederschrift/niederschrift.ts';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { fristInWorten, readFrist } from '../../app/domain/frist.ts';
import { isPartei, PARTEIEN } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { langerTag } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung, nachSchritt } from '../../app/domain/top.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Haus, Sitzung, Vorschlag } from '../ports.ts';
import type { Niederschrift } from '../ports-niederschrift.ts';
import { buildBlatt, hashOf, registered } from './build-niederschrift.ts';
import { notify, type Nachricht } from './notify.ts';
import { checkZeichen, saatOf } from './text.ts';
import { isId, readSitzung } from './zutritt.ts';

/** What stands in the form of the attendance, as it is sent back with a change. */
export function standOfAnwesenheit(eintraege: readonly Anwesenheit[]): string {
  return sha256(JSON.stringify(PARTEIEN.flatMap((p) => eintraege.filter((e) => e.delegation === p)).map((e) => [e.delegation, e.stand, e.namen])));
}

/** Who was there for each Delegation; `gelesen` names what the person had before them. */
export async function setAnwesenheit(haus: Haus, person: Person | null, sitzungId: string, gelesen: string, eintraege: readonly Anwesenheit[]): Promise<Result<true>> {
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage, kontoId }) => {
    if (standOfAnwesenheit(await ablage.niederschriften.anwesenheit(sitzungId)) !== gelesen) return abgelehnt('anwesenheit_geaendert');
    const geprueft = checkAnwesenheit(lage, eintraege);
    if (!geprueft.ok) return geprueft;
    const druckbar = checkZeichen(geprueft.wert.map((e) => e.namen));
    if (!druckbar.ok) return druckbar;
    await ablage.niederschriften.setAnwesenheit(sitzungId, geprueft.wert, kontoId);
    await ablage.akte.note({ art: 'anwesenheit_erfasst', person, sitzungId, gegenstandId: sitzungId, daten: { staende: Object.fromEntries(geprueft.wert.map((e) => [e.delegation, e.stand])) } });
    return ok(true);
  });
}

/** A paper that was laid on the table, by whom and to which TOP. */
export async function addTischvorlage(haus: Haus, person: Person | null, sitzungId: string, angabe: { readonly titel: string; readonly delegation: string; readonly top: string }): Promise<Result<true>> {
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage, kontoId }) => {
    const offen = checkOffen(lage);
    if (!offen.ok) return offen;
    const titel = angabe.titel.trim().replace(/\s+/gu, ' ');
    if (titel === '') return abgelehnt('titel_leer');
    if (titel.length > 500) return abgelehnt('titel_zu_lang');
    if (!isPartei(angabe.delegation)) return abgelehnt('delegation_unbekannt');
    const druckbar = checkZeichen([titel]);
    if (!druckbar.ok) return druckbar;
    const ort = await ortOf(ablage, sitzungId, angabe.top);
    if (!ort.ok) return ort;
    const nummer = await ablage.niederschriften.addTischvorlage({ sitzungId, titel, delegation: angabe.delegation, vorschlagId: ort.wert, kontoId });
    await ablage.akte.note({ art: 'tischvorlage_aufgenommen', person, sitzungId, gegenstandId: sitzungId, daten: { nummer, von: angabe.delegation } });
    return ok(true);
  });
}

export async function removeTischvorlage(haus: Haus, person: Person | null, sitzungId: string, id: string): Promise<Result<true>> {
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage }) => {
    const offen = checkOffen(lage);
    if (!offen.ok) return offen;
    if (!isId(id) || !(await ablage.niederschriften.removeTischvorlage(sitzungId, id))) return abgelehnt('nicht_gefunden');
    await ablage.akte.note({ art: 'tischvorlage_entfernt', person, sitzungId, gegenstandId: sitzungId, daten: { tischvorlage: id } });
    return ok(true);
  });
}

/** To all Delegationen, with a Frist for objections and a letter to each that has a mailbox. */
export async function circulateNiederschrift(haus: Haus, person: Person | null, sitzungId: string, ortszeit: string, gelesen: string): Promise<Result<true>> {
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage, sitzung, kontoId }) => {
    const frist = readFrist(ortszeit);
    if (!frist.ok) return frist;
    const blatt = await buildBlatt(ablage, sitzung);
    const tops = (await registered(ablage, sitzungId)).map((v) => ({ kurz: kurzbezeichnung(v.tops), zustand: v.zustand }));
    const erlaubt = circulate(lage, blatt.anwesenheit, tops, frist.wert.zeitpunkt, (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    const hash = hashOf(inhaltOf(blatt));
    if (hash !== gelesen) return abgelehnt('niederschrift_geaendert');
    await ablage.niederschriften.circulate(sitzungId, { frist: new Date(frist.wert.zeitpunkt), fristOrtszeit: ortszeit, hash, kontoId });
    await ablage.akte.note({ art: 'niederschrift_versandt', person, sitzungId, gegenstandId: sitzungId, daten: { frist: ortszeit, hash } });
    await notify(haus, ablage, PARTEIEN, anschreiben(sitzung, blatt, ortszeit));
    return ok(true);
  });
}

/** Says that it is there and until when; never a word of what it holds. */
function anschreiben(sitzung: Sitzung, blatt: Blatt, ortszeit: string): Nachricht {
  const frist = fristInWorten(ortszeit);
  return {
    schluessel: `niederschrift/${sitzung.id}/${ortszeit}`, betreff: `${titelOf(blatt)}: Einwände bis ${frist}`, pfad: `/sitzungen/${sitzung.id}/niederschrift`, handlung: 'niederschrift.sehen',
    text: `der Entwurf liegt vor: ${titelOf(blatt)} (${sitzung.bezeichnung}). Einwände nimmt die Geschäftsstelle über das System entgegen.\n\nFrist: ${frist} (Ortszeit Berlin)`
  };
}

/** A Delegation objects to what is said of one TOP, or to the whole (`top` empty). */
export async function objectNiederschrift(haus: Haus, person: Person | null, sitzungId: string, top: string, grund: string): Promise<Result<true>> {
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.einwenden', async ({ ablage, lage, kontoId }) => {
    if (person === null || !isPartei(person.delegation)) return abgelehnt('nicht_erlaubt');
    const ort = await ortOf(ablage, sitzungId, top);
    if (!ort.ok) return ort;
    const offener = (await ablage.niederschriften.einwaende(sitzungId)).some((e) => e.delegation === person.delegation && e.vorschlagId === ort.wert && e.antwort === null);
    const geprueft = objectEinwand(lage, grund, offener, (await ablage.jetzt()).getTime());
    if (!geprueft.ok) return geprueft;
    const druckbar = checkZeichen([geprueft.wert]);
    if (!druckbar.ok) return druckbar;
    const id = await ablage.niederschriften.object({ sitzungId, delegation: person.delegation, vorschlagId: ort.wert, grund: geprueft.wert, kontoId });
    await ablage.akte.note({ art: 'niederschrift_einwand', person, sitzungId, gegenstandId: sitzungId, daten: { einwand: id, top: ort.wert } });
    return ok(true);
  });
}

/** The Geschäftsstelle answers: followed or not, and why. */
export async function answerNiederschrift(haus: Haus, person: Person | null, sitzungId: string, einwandId: string, angabe: { readonly stattgegeben: boolean; readonly antwort: string }): Promise<Result<true>> {
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage, kontoId }) => {
    const einwand = (await ablage.niederschriften.einwaende(sitzungId)).find((e) => e.id === einwandId) ?? null;
    const geprueft = answerEinwand(lage, einwand === null ? null : { beantwortet: einwand.antwort !== null }, angabe.antwort);
    if (!geprueft.ok) return geprueft;
    const druckbar = checkZeichen([geprueft.wert]);
    if (!druckbar.ok) return druckbar;
    await ablage.niederschriften.answer(einwandId, { stattgegeben: angabe.stattgegeben, antwort: geprueft.wert, kontoId });
    await ablage.akte.note({ art: 'niederschrift_beantwortet', person, sitzungId, gegenstandId: sitzungId, daten: { einwand: einwandId, stattgegeben: angabe.stattgegeben } });
    return ok(true);
  });
}

/** Fixes the words and lays them before a later Sitzung as a TOP of its own, entered in the name of the Land that chairs it. */
export async function submitNiederschrift(haus: Haus, person: Person | null, sitzungId: string, folgeId: string, gelesen: string): Promise<Result<string>> {
  return onNiederschrift<string>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage, sitzung, kontoId }) => {
    const blatt = await buildBlatt(ablage, sitzung);
    const erlaubt = submit(lage, blatt.einwaende.filter((e) => e.antwort === null).length, hashOf(blatt) === gelesen, (await ablage.jetzt()).getTime());
    if (!erlaubt.ok) return erlaubt;
    const folge = isId(folgeId) ? await ablage.sitzungen.get(folgeId) : null;
    if (folge === null || !isFolgesitzung({ ...sitzung, konferenz: sitzung.konferenz.kurz }, { ...folge, konferenz: folge.konferenz.kurz })) return abgelehnt('folgesitzung_unbekannt');
    const vorlageId = await createVorlage(ablage, person, sitzung, folge, blatt);
    const [modell, modellHash] = [JSON.stringify(blatt), hashOf(blatt)];
    await ablage.niederschriften.submit(sitzungId, { vorlageId, modell, modellHash, kontoId });
    await ablage.akte.note({ art: 'niederschrift_vorgelegt', person, sitzungId, gegenstandId: sitzungId, daten: { hash: modellHash, vorlage: vorlageId, folgesitzung: folge.id } });
    return ok(vorlageId);
  });
}

async function createVorlage(ablage: Ablage, person: Person | null, sitzung: Sitzung, folge: Sitzung, blatt: Blatt): Promise<string> {
  const vom = `${blatt.sitzung} vom ${langerTag(sitzung.beschlussdatum)}`;
  const top = { nummer: null, titel: `Genehmigung ${mitArtikel(blatt.name, 'genitiv')} der ${vom}`, untertitel: [], teile: [] };
  const id = await ablage.vorschlaege.create({ sitzungId: folge.id, delegation: folge.vorsitzland, arbeitskreis: null, top });
  await ablage.textraeume.create({ art: 'vorschlag', beschlussvorschlagId: id, saat: saatOf([absatz('absatz', `Die ${sitzung.konferenz.kurz} genehmigt ${mitArtikel(blatt.name, 'akkusativ')} der ${vom}.`)]) });
  await ablage.vorschlaege.register(id, 'fristgerecht');
  await ablage.vorschlaege.setBetreff(id, 'verfahren', false);
  await ablage.akte.note({ art: 'niederschrift_top', person, sitzungId: folge.id, gegenstandId: id, daten: { niederschrift: sitzung.id } });
  return id;
}

/** Back to the draft, with a reason; the TOP that would have approved it is withdrawn. */
export async function takeBackNiederschrift(haus: Haus, person: Person | null, sitzungId: string, grund: string): Promise<Result<true>> {
  let textraumId: string | null = null;
  const antwort = await onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, lage, n }) => {
    const vorlage = n.vorlageId === null ? null : await ablage.vorschlaege.lock(n.vorlageId);
    const erlaubt = takeBack(lage, grund, vorlage?.zustand ?? null);
    if (!erlaubt.ok) return erlaubt;
    await ablage.niederschriften.takeBack(sitzungId);
    textraumId = vorlage === null ? null : await withdraw(ablage, person, vorlage);
    await ablage.akte.note({ art: 'niederschrift_zurueckgeholt', person, sitzungId, gegenstandId: sitzungId, daten: { grund: grund.trim() } });
    return ok(true);
  });
  if (antwort.ok && textraumId !== null) haus.raeume.geaendert(textraumId);
  return antwort;
}

/** What has ended otherwise stays as it ended. */
async function withdraw(ablage: Ablage, person: Person | null, vorlage: Vorschlag): Promise<string | null> {
  const nach = nachSchritt(vorlage.zustand, 'zurueckziehen');
  if (!nach.ok) return null;
  await ablage.vorschlaege.setZustand(vorlage.id, nach.wert);
  await ablage.akte.note({ art: 'top_zurueckziehen', person, sitzungId: vorlage.sitzungId, gegenstandId: vorlage.id });
  return vorlage.textraumId;
}

/** Records that the other Sitzung has approved it: printed once more with that day, kept by hash, never changed again. */
export async function approveNiederschrift(haus: Haus, person: Person | null, sitzungId: string, gelesen: string): Promise<Result<true>> {
  const gemeint = await onNiederschrift(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, n, lage }) => {
    const vorlage = n.vorlageId === null ? null : await ablage.vorschlaege.get(n.vorlageId);
    const erlaubt = approve(lage, vorlage?.zustand ?? null, n.modellHash === gelesen);
    if (!erlaubt.ok) return erlaubt;
    return ok({ blatt: JSON.parse(n.modell ?? '') as Blatt, vermerk: await vermerkOf(ablage, vorlage) });
  });
  if (!gemeint.ok) return gemeint;
  // The typesetter takes its time; nobody waits for it with the Sitzung in hand.
  const pdf = await haus.satz.setzeNiederschrift(gemeint.wert.blatt, gemeint.wert.vermerk);
  if (!pdf.ok) return pdf;
  return onNiederschrift<true>(haus, person, sitzungId, 'niederschrift.fuehren', async ({ ablage, n, lage, kontoId }) => {
    const vorlage = n.vorlageId === null ? null : await ablage.vorschlaege.lock(n.vorlageId);
    const erlaubt = approve(lage, vorlage?.zustand ?? null, n.modellHash === gelesen);
    if (!erlaubt.ok) return erlaubt;
    const pdfHash = sha256(pdf.wert);
    await ablage.sammlungen.putDatei({ hash: pdfHash, typ: 'application/pdf', inhalt: pdf.wert });
    await ablage.niederschriften.approve(sitzungId, { pdfHash, kontoId });
    await ablage.akte.note({ art: 'niederschrift_genehmigt', person, sitzungId, gegenstandId: sitzungId, daten: { hash: n.modellHash, pdf: pdfHash } });
    return ok(true);
  });
}

/** `Genehmigt in der 229. Sitzung am 3. Juni 2028 (TOP 2)`. */
async function vermerkOf(ablage: Ablage, vorlage: Vorschlag | null): Promise<string> {
  const folge = vorlage === null ? null : await ablage.sitzungen.get(vorlage.sitzungId);
  if (vorlage === null || folge === null) return 'Genehmigt';
  const wo = vorlage.zustand === 'umlauf_beschlossen' ? 'im Umlaufverfahren' : `am ${langerTag(folge.beschlussdatum)}`;
  return `Genehmigt ${wo} (${folge.bezeichnung}, ${kurzbezeichnung(vorlage.tops)})`;
}

/** A TOP of this Sitzung that all see, or the whole. */
async function ortOf(ablage: Ablage, sitzungId: string, top: string): Promise<Result<string | null, 'top_fremd'>> {
  if (top === '') return ok(null);
  return (await registered(ablage, sitzungId)).some((v) => v.id === top) ? ok(top) : abgelehnt('top_fremd');
}

interface Gehalten { readonly ablage: Ablage; readonly sitzung: Sitzung; readonly n: Niederschrift; readonly lage: Lage; readonly kontoId: string }

/** Holds the Sitzung and its Niederschrift for one act. */
async function onNiederschrift<T>(haus: Haus, person: Person | null, sitzungId: string, handlung: Handlung, act: (g: Gehalten) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const sitzung = await readSitzung(ablage, person, sitzungId, handlung);
    if (!sitzung.ok) return sitzung;
    if (person === null) return abgelehnt('nicht_erlaubt');
    await ablage.sitzungen.lock(sitzungId);
    const n = await ablage.niederschriften.get(sitzungId);
    return act({ ablage, sitzung: sitzung.wert, n, lage: { zustand: n.zustand, frist: n.frist?.getTime() ?? null }, kontoId: person.kontoId });
  });
}
