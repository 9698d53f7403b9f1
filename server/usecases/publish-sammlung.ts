/**
 * From a proof to a published Ausgabe. The proof is made by one person, laid before the Delegationen, and published by another;
 * publishing names it, so that nothing else can be published, and stores every format by hash in one transaction: all or none.
 */
import { ausgabewort, checkAusgabe, checkVeroeffentlichung, grundadresseOf, kennungOf, type Ausgabeart, type NeueAusgabe } from '../../app/domain/ausgabe.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Sammlung, Sitzungsart } from '../../app/domain/sammlung/sammlung.ts';
import { unterschiedeOf, type Unterschied } from '../../app/domain/sammlung/unterschied.ts';
import { topangabe } from '../../app/domain/zitierweise.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Haus } from '../ports.ts';
import { AUSGABEFORMATE, type Ausgabe, type Ausgabebericht, type Ausgabeformat, type Datei, type Probedruck } from '../ports-sammlung.ts';
import { checkMarken, modellHashOf, modellOf, readBerichte, readFreigegebene } from './build-sammlung.ts';
import { befundeOf } from './check-redaktion.ts';
import { kopfOf, readAnlass, type Anlass } from './anlass.ts';

/** Media type, file name of the download and label of each format. */
export const DATEIEN: Readonly<Record<Ausgabeformat, { readonly typ: string; readonly name: string; readonly wort: string }>> = {
  pdf: { typ: 'application/pdf', name: 'sammlung.pdf', wort: 'PDF' },
  archiv: { typ: 'application/pdf', name: 'sammlung-archiv.pdf', wort: 'PDF/A-3 für das Archiv' },
  html: { typ: 'text/html; charset=utf-8', name: 'sammlung.html', wort: 'HTML' },
  docx: { typ: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'sammlung.docx', wort: 'Word (DOCX)' },
  txt: { typ: 'text/plain; charset=utf-8', name: 'sammlung.txt', wort: 'Text' },
  md: { typ: 'text/markdown; charset=utf-8', name: 'sammlung.md', wort: 'Markdown' },
  json: { typ: 'application/json; charset=utf-8', name: 'sammlung.json', wort: 'JSON' },
  akn: { typ: 'application/akn+xml; charset=utf-8', name: 'sammlung.akn.xml', wort: 'Akoma Ntoso' }
};

/** What would be published now, against what was published last. */
export interface Stand { readonly modell: Sammlung; readonly berichte: readonly Ausgabebericht[]; readonly hash: string; readonly fruehere: readonly Ausgabe[]; readonly unterschied: readonly Unterschied[]; /** May every mark be printed? */ readonly marken: Result<true> }

export async function readStand(ablage: Ablage, anlass: Anlass): Promise<Stand> {
  const freigegebene = await readFreigegebene(ablage, anlass);
  const [modell, berichte, fruehere] = [modellOf(anlass, freigegebene), await readBerichte(ablage, freigegebene), await ablage.sammlungen.ofAnlass(anlass.id)];
  const letzte = fruehere.findLast((a) => a.modell !== null);
  const unterschied = letzte === undefined || letzte.modell === null ? [] : [...unterschiedeOf(letzte.modell, modell), ...beigefuegt(modell.art, letzte.berichte, berichte)];
  return { modell, berichte, hash: modellHashOf(modell, berichte), fruehere, unterschied, marken: await checkMarken(ablage, freigegebene) };
}

/** Documents that came, went or were exchanged count as a difference of their decision. */
function beigefuegt(art: Sitzungsart, vorher: readonly Ausgabebericht[], nachher: readonly Ausgabebericht[]): Unterschied[] {
  const name = (liste: readonly Ausgabebericht[], s: string): string => liste.filter((b) => b.schluessel === s).map((b) => `${b.dateiname} (${b.hash.slice(0, 12)})`).join('\n');
  const schluessel = [...new Set([...vorher, ...nachher].map((b) => b.schluessel))];
  return schluessel.filter((s) => name(vorher, s) !== name(nachher, s)).map((s) => ({ schluessel: s, titel: topangabe(art, [{ nummer: s }]), art: 'geaendert', stellen: [{ ort: 'Beigefügte Berichte', vorher: name(vorher, s), nachher: name(nachher, s) }] }));
}

/** Prints the proof of the next edition: the same pages as published, marked Entwurf, kept with the hash of its model. */
export async function makeProbedruck(haus: Haus, person: Person | null, anlassId: string, neu: { readonly art: Ausgabeart; readonly grund: string | null } = { art: 'sammlung', grund: null }): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const anlass = await readAnlass(ablage, person, anlassId, 'sammlung.vorbereiten');
  if (!anlass.ok) return anlass;
  const stand = await readStand(ablage, anlass.wert);
  if (stand.modell.beschluesse.length === 0) return abgelehnt('nichts_freigegeben');
  if (!stand.marken.ok) return stand.marken;
  const ausgabe = checkAusgabe(fruehereOf(stand), neu, stand.unterschied);
  if (!ausgabe.ok) return ausgabe;
  const pdf = await haus.satz.setze(stand.modell, 'pdf', { entwurf: true });
  if (!pdf.ok) return pdf;
  const pdfHash = sha256(pdf.wert);
  return haus.datenbank.transaktion(async (tx): Promise<Result<string>> => {
    // What was released may have been taken back while the typesetter worked; its words must not come back into the house.
    await tx.sitzungen.lock(anlass.wert.sitzung.id);
    if ((await readStand(tx, anlass.wert)).hash !== stand.hash) return abgelehnt('probedruck_veraltet');
    await tx.sammlungen.putDatei({ hash: pdfHash, typ: DATEIEN.pdf.typ, inhalt: pdf.wert });
    const id = await tx.sammlungen.createProbedruck({ ...ofAnlass(anlass.wert), ...ausgabe.wert, modell: stand.modell, modellHash: stand.hash, pdfHash, kontoId: person?.kontoId ?? '' });
    await tx.akte.note({ art: 'probedruck', person, sitzungId: anlass.wert.sitzung.id, gegenstandId: anlassId, daten: { modell: stand.hash } });
    return ok(id);
  });
}

/** Lays the proof before the Delegationen: from now on they see it. */
export async function submitProbedruck(haus: Haus, person: Person | null, anlassId: string, probedruckId: string): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const anlass = await readAnlass(ablage, person, anlassId, 'sammlung.vorbereiten');
    if (!anlass.ok) return anlass;
    await ablage.sitzungen.lock(anlass.wert.sitzung.id);
    const probe = await checkProof(ablage, anlass.wert, probedruckId);
    if (!probe.ok) return probe;
    await ablage.sammlungen.submitProbedruck(probedruckId);
    await ablage.akte.note({ art: 'probedruck_vorgelegt', person, sitzungId: anlass.wert.sitzung.id, gegenstandId: anlassId, daten: { modell: probe.wert.stand.hash } });
    return ok(true);
  });
}

/** Publishes exactly the proof that was looked at. Answers the address of the Ausgabe. */
export async function publishSammlung(haus: Haus, person: Person | null, anlassId: string, probedruckId: string): Promise<Result<string>> {
  const { ablage } = haus.datenbank;
  const anlass = await readAnlass(ablage, person, anlassId, 'sammlung.veroeffentlichen');
  if (!anlass.ok) return anlass;
  const bereit = await checkReady(ablage, person, anlass.wert, probedruckId);
  if (!bereit.ok) return bereit;
  const dateien = await printAll(haus, anlassId, bereit.wert.stand.modell);
  if (!dateien.ok) return dateien;
  return haus.datenbank.transaktion(async (tx): Promise<Result<string>> => {
    await tx.sitzungen.lock(anlass.wert.sitzung.id);
    const stillTrue = await checkReady(tx, person, anlass.wert, probedruckId);
    if (!stillTrue.ok) return stillTrue;
    return store(tx, person, anlass.wert, stillTrue.wert, dateien.wert);
  });
}

interface Geprueft { readonly probe: Probedruck; readonly stand: Stand; readonly ausgabe: NeueAusgabe }

async function store(ablage: Ablage, person: Person | null, anlass: Anlass, { stand, ausgabe }: Geprueft, dateien: readonly { format: Ausgabeformat; datei: Datei }[]): Promise<Result<string>> {
  for (const { datei } of dateien) await ablage.sammlungen.putDatei(datei);
  const nummer = stand.fruehere.length + 1;
  const kennung = kennungOf(stand.fruehere[0]?.kennung ?? (await freeKennung(ablage, grundadresseOf(kopfOf(anlass)))), nummer);
  const { modell, berichte, hash } = stand;
  await ablage.sammlungen.publish({ ...ofAnlass(anlass), nummer, kennung, ...ausgabe, modell, modellHash: hash, kontoId: person?.kontoId ?? '', berichte, dateien: dateien.map(({ format, datei }) => ({ format, hash: datei.hash })) });
  await ablage.archiv.aufnehmen({ kennung, herkunft: 'ausgabe', modell, am: await ablage.jetzt(), anlass: ausgabewort(ausgabe.art), anlassnummer: nummer, grund: ausgabe.grund, ersetzt: stand.fruehere.map((a) => a.kennung) });
  await ablage.akte.note({ art: 'sammlung_veroeffentlicht', person, sitzungId: anlass.sitzung.id, gegenstandId: anlass.id, daten: { kennung, ...ausgabe, dateien: Object.fromEntries(dateien.map((d) => [d.format, d.datei.hash])) } });
  return ok(kennung);
}

function fruehereOf(stand: Stand): { nummer: number; zurueckgezogen: boolean }[] {
  return stand.fruehere.map((a) => ({ nummer: a.nummer, zurueckgezogen: a.modell === null }));
}

/** The newest proof, still true to what is released. */
async function checkProof(ablage: Ablage, anlass: Anlass, probedruckId: string): Promise<Result<Geprueft>> {
  const probe = await ablage.sammlungen.latestProbedruck(anlass.id);
  if (probe === null || probe.id !== probedruckId) return abgelehnt('probedruck_veraltet');
  const stand = await readStand(ablage, anlass);
  if (!stand.marken.ok) return stand.marken;
  const ausgabe = checkAusgabe(fruehereOf(stand), probe, stand.unterschied);
  if (!ausgabe.ok) return ausgabe;
  return stand.hash === probe.modellHash ? ok({ probe, stand, ausgabe: ausgabe.wert }) : abgelehnt('probedruck_veraltet');
}

async function checkReady(ablage: Ablage, person: Person | null, anlass: Anlass, probedruckId: string): Promise<Result<Geprueft>> {
  const geprueft = await checkProof(ablage, anlass, probedruckId);
  if (!geprueft.ok) return geprueft;
  const { probe, stand } = geprueft.wert;
  const offen = (await befundeOf(ablage, anlass.sitzung, stand.modell)).filter((b) => b.vermerk === null).length;
  const erlaubt = checkVeroeffentlichung({ vorgelegt: probe.vorgelegtAm !== null, kontoId: probe.kontoId }, person?.kontoId ?? '', offen);
  return erlaubt.ok ? geprueft : erlaubt;
}

/** Every format, or none: a typesetter that dies leaves nothing behind, and bytes that fail the house's own check are not published. */
async function printAll(haus: Haus, anlassId: string, modell: Sammlung): Promise<Result<{ format: Ausgabeformat; datei: Datei }[]>> {
  const out: { format: Ausgabeformat; datei: Datei }[] = [];
  try {
    for (const [getan, format] of AUSGABEFORMATE.entries()) {
      haus.fortschritt.set(anlassId, { text: DATEIEN[format].wort, getan, von: AUSGABEFORMATE.length });
      const bytes = await haus.satz.setze(modell, format, { entwurf: false });
      if (!bytes.ok) return bytes;
      out.push({ format, datei: { hash: sha256(bytes.wert), typ: DATEIEN[format].typ, inhalt: bytes.wert } });
    }
  } finally {
    haus.fortschritt.set(anlassId, null);
  }
  return ok(out);
}

function ofAnlass({ sitzung, umlauf }: Anlass): { sitzungId: string; umlaufId: string | null } {
  return { sitzungId: sitzung.id, umlaufId: umlauf?.id ?? null };
}

/** The address, with a counter where two Sitzungen share a day or an imported Sammlung has it. */
export async function freeKennung(ablage: Ablage, base: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const kennung = n === 1 ? base : `${base}-${n}`;
    if ((await ablage.sammlungen.ausgabe(kennung)) === null && (await ablage.einlesungen.byKennung(kennung)) === null) return kennung;
  }
}
