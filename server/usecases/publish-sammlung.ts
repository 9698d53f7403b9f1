/**
 * From what is released to a published Sammlung. The model holds released TOPs only, in the order of their numbers; the proof is looked at;
 * publishing names that proof, so that nothing else can be published, and stores every format by hash in one transaction: all or none.
 */
import { withMarke } from '../../app/domain/bericht.ts';
import type { Absatz, Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';
import { signatories } from '../../app/domain/protokollnotiz.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { neueSammlung, type Notiz as GedruckteNotiz, type Sammlung, type VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import { compareNummern } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Ausgabeformat, Datei, Haus, Sitzung, Vorschlag } from '../ports.ts';
import { readSitzung } from './zutritt.ts';

const TYPEN: Readonly<Record<Ausgabeformat, string>> = { pdf: 'application/pdf', html: 'text/html; charset=utf-8', txt: 'text/plain; charset=utf-8', json: 'application/json; charset=utf-8' };
const FORMATE = Object.keys(TYPEN) as Ausgabeformat[];

/** The model of what would be published now. Nothing that is not released is read into it (C9). */
export async function buildSammlung(ablage: Ablage, sitzung: Sitzung): Promise<Sammlung> {
  const frei = (await ablage.vorschlaege.ofSitzung(sitzung.id)).filter((v) => v.zustand === 'beschlossen' && v.freigabe?.freigegeben === true);
  const beschluesse: VeroeffentlichterBeschluss[] = [];
  for (const v of frei.sort((a, b) => compareNummern(a.tops[0]?.nummer ?? null, b.tops[0]?.nummer ?? null))) beschluesse.push(await buildBeschluss(ablage, sitzung, v));
  return neueSammlung(kopfOf(sitzung), { titelblatt: [...sitzung.konferenz.titelblatt], hinweise: [...sitzung.konferenz.hinweise], beschluesse });
}

/** Run head and title page of a Sitzung: the day of the decision is printed, not the days of the meeting (architecture.md 5, Time). */
export function kopfOf(s: Sitzung): Pick<Sammlung, 'konferenz' | 'art' | 'nummer' | 'beschlussdatum' | 'zeitraum' | 'ort'> {
  return { konferenz: s.konferenz.kurz, art: s.art, nummer: s.nummer, beschlussdatum: s.beschlussdatum, zeitraum: null, ort: s.ort };
}

async function buildBeschluss(ablage: Ablage, sitzung: Sitzung, v: Vorschlag): Promise<VeroeffentlichterBeschluss> {
  const fassung = v.fassungen[v.fassungen.length - 1];
  if (fassung === undefined) throw new Error(`released without a Fassung: ${v.id}`);
  const absaetze = applyMarken(await ablage.fassungen.absaetze(fassung.id), await ablage.fassungen.marken(fassung.id));
  const protokollnotizen: GedruckteNotiz[] = v.notizen.filter((n) => n.zustand === 'abgegeben').map((n) => ({
    bezeichnung: sitzung.konferenz.regelsatz.notizBezeichnung, parteien: signatories(n, n.fingerabdruck ?? ''), absaetze: [...(n.absaetze ?? [])]
  }));
  return { tops: v.tops.map((t) => ({ nummer: t.nummer ?? '', titel: t.titel, untertitel: [...t.untertitel], teile: [...t.teile] })), absaetze, protokollnotizen };
}

/** The text with the release marks as decided; where none was decided, the mark of the draft stays. */
export function applyMarken(absaetze: readonly Absatz[], marken: readonly { readonly absatz: number; readonly bericht: number; readonly marke: Berichtmarke }[]): Absatz[] {
  return absaetze.map((a, i) => marken.filter((m) => m.absatz === i).reduce((text, m) => withMarke(text, m.bericht, m.marke), a));
}

/** Prints the proof: the same pages as published, marked Entwurf, kept with the hash of its model. */
export async function makeProbedruck(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sammlung.vorbereiten');
  if (!sitzung.ok) return sitzung;
  const modell = await buildSammlung(ablage, sitzung.wert);
  if (modell.beschluesse.length === 0) return abgelehnt('nichts_freigegeben');
  const pdf = await haus.satz.setze(modell, 'pdf', { entwurf: true });
  if (!pdf.ok) return pdf;
  const pdfHash = sha256(pdf.wert);
  return haus.datenbank.transaktion(async (tx): Promise<Result<string>> => {
    await tx.sammlungen.putDatei({ hash: pdfHash, typ: TYPEN.pdf, inhalt: pdf.wert });
    const id = await tx.sammlungen.createProbedruck({ sitzungId, modell, modellHash: hashOf(modell), pdfHash, kontoId: person?.kontoId ?? '' });
    await tx.akte.note({ art: 'probedruck', person, sitzungId, gegenstandId: sitzungId, daten: { modell: hashOf(modell) } });
    return ok(id);
  });
}

/** Publishes exactly the proof that was looked at. Answers the address of the Ausgabe. */
export async function publishSammlung(haus: Haus, person: Person | null, sitzungId: string, probedruckId: string): Promise<Result<string>> {
  const sitzung = await readSitzung(haus.datenbank.ablage, person, sitzungId, 'sammlung.veroeffentlichen');
  if (!sitzung.ok) return sitzung;
  const modell = await checkProof(haus.datenbank.ablage, sitzung.wert, probedruckId);
  if (!modell.ok) return modell;
  const dateien = await printAll(haus, modell.wert);
  if (!dateien.ok) return dateien;
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    await ablage.sitzungen.lock(sitzungId);
    const stillTrue = await checkProof(ablage, sitzung.wert, probedruckId);
    if (!stillTrue.ok) return stillTrue;
    for (const { datei } of dateien.wert) await ablage.sammlungen.putDatei(datei);
    const nummer = (await ablage.sammlungen.ofSitzung(sitzungId)).length + 1;
    if (nummer > 1) return abgelehnt('schon_veroeffentlicht');
    const kennung = await freeKennung(ablage, sitzung.wert);
    await ablage.sammlungen.publish({ sitzungId, nummer, kennung, modell: modell.wert, modellHash: hashOf(modell.wert), kontoId: person?.kontoId ?? '', dateien: dateien.wert.map(({ format, datei }) => ({ format, hash: datei.hash })) });
    await ablage.archiv.aufnehmen({ kennung, herkunft: 'ausgabe', modell: modell.wert, am: await ablage.jetzt() });
    await ablage.akte.note({ art: 'sammlung_veroeffentlicht', person, sitzungId, gegenstandId: sitzungId, daten: { kennung, dateien: Object.fromEntries(dateien.wert.map((d) => [d.format, d.datei.hash])) } });
    return ok(kennung);
  });
}

async function checkProof(ablage: Ablage, sitzung: Sitzung, probedruckId: string): Promise<Result<Sammlung>> {
  const probe = await ablage.sammlungen.latestProbedruck(sitzung.id);
  if (probe === null || probe.id !== probedruckId) return abgelehnt('probedruck_veraltet');
  const modell = await buildSammlung(ablage, sitzung);
  return hashOf(modell) === probe.modellHash ? ok(modell) : abgelehnt('probedruck_veraltet');
}

/** Every format, or none: a typesetter that dies leaves nothing behind. */
async function printAll(haus: Haus, modell: Sammlung): Promise<Result<{ format: Ausgabeformat; datei: Datei }[]>> {
  const out: { format: Ausgabeformat; datei: Datei }[] = [];
  for (const format of FORMATE) {
    const bytes = await haus.satz.setze(modell, format, { entwurf: false });
    if (!bytes.ok) return bytes;
    out.push({ format, datei: { hash: sha256(bytes.wert), typ: TYPEN[format], inhalt: bytes.wert } });
  }
  return ok(out);
}

function hashOf(modell: Sammlung): string {
  return sha256(JSON.stringify(modell));
}

/** `imk-2027-12-03`, with a counter where two Sitzungen share a day. */
async function freeKennung(ablage: Ablage, sitzung: Sitzung): Promise<string> {
  const base = `${sitzung.konferenz.kurz.toLowerCase()}-${sitzung.beschlussdatum}`;
  for (let n = 1; ; n += 1) {
    const kennung = n === 1 ? base : `${base}-${n}`;
    if ((await ablage.sammlungen.ausgabe(kennung)) === null) return kennung;
  }
}
