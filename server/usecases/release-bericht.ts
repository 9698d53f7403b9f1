/**
 * The cited Berichte of a Beschluss: which are the BMI's and whether it consents, the release mark, and the document itself.
 * A citation needs no document. One that shows VS-NfD is taken in only where the operator has declared the system approved (domain.md 3),
 * and there only for a citation that says so itself: that one is never released, and its document never published.
 */
import { checkMarke, isBundesbericht, vsVermerkOf, type Einwilligung, type VsVermerk } from '../../app/domain/bericht.ts';
import type { Absatz, Bericht, Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { isBeschlossen } from '../../app/domain/top.ts';
import { darf, type Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Fassung, Haus, Vorschlag } from '../ports.ts';
import type { Berichtsstelle } from '../ports-sammlung.ts';
import { gegenstandOf, holdVorschlag, isId } from './zutritt.ts';

const DOKUMENT_HOECHSTENS = 20 * 1024 * 1024;

/** Marks the citations that are the BMI's by the rule; what a person said before stays. A "freigegeben" of the draft waits for the BMI's consent. */
export async function findBundesberichte(ablage: Ablage, v: Vorschlag, kontoId: string): Promise<void> {
  const fassung = v.fassungen.at(-1);
  if (fassung === undefined) return;
  const bekannt = await ablage.berichte.bundesberichte(fassung.id);
  for (const [absatz, a] of (await ablage.fassungen.absaetze(fassung.id)).entries()) {
    for (const [bericht, b] of a.berichte.entries()) {
      const neu = isBundesbericht(a, b, v.delegation) && !bekannt.some((x) => x.absatz === absatz && x.bericht === bericht);
      if (!neu) continue;
      await ablage.berichte.setBundesbericht(fassung.id, { absatz, bericht }, 'offen', kontoId);
      await takeBackMarke(ablage, fassung, { absatz, bericht }, b.freigabe, kontoId);
    }
  }
}

/** Says that a Bericht is the BMI's, or that it is not. A mark "freigegeben" that no longer holds is taken back with it. */
export async function assignBericht(haus: Haus, person: Person | null, vorschlagId: string, stelle: Berichtsstelle, bund: boolean): Promise<Result<true>> {
  return onBericht(haus, person, vorschlagId, stelle, 'bericht.freigeben', async ({ ablage, vorschlag, fassung, bericht }) => {
    await ablage.berichte.setBundesbericht(fassung.id, stelle, bund ? 'offen' : null, person?.kontoId ?? '');
    if (bund) await takeBackMarke(ablage, fassung, stelle, bericht.freigabe, person?.kontoId ?? '');
    await ablage.akte.note({ art: 'bericht_zugeordnet', person, sitzungId: vorschlag.sitzungId, gegenstandId: vorschlagId, daten: { ...stelle, bund } });
    return ok(true);
  });
}

/** The BMI's own word on a Bericht of its own. */
export async function consentBericht(haus: Haus, person: Person | null, vorschlagId: string, stelle: Berichtsstelle, einwilligung: Einwilligung): Promise<Result<true>> {
  return onBericht(haus, person, vorschlagId, stelle, 'bericht.einwilligen', async ({ ablage, vorschlag, fassung, bericht }) => {
    if (!(await ablage.berichte.bundesberichte(fassung.id)).some((b) => isSame(b, stelle))) return abgelehnt('kein_bundesbericht');
    await ablage.berichte.setBundesbericht(fassung.id, stelle, einwilligung, person?.kontoId ?? '');
    if (einwilligung !== 'erteilt') await takeBackMarke(ablage, fassung, stelle, bericht.freigabe, person?.kontoId ?? '');
    await ablage.akte.note({ art: 'bericht_einwilligung', person, sitzungId: vorschlag.sitzungId, gegenstandId: vorschlagId, daten: { ...stelle, einwilligung } });
    return ok(true);
  });
}

/** Sets the release mark of one cited Bericht of a Beschluss; VS-NfD is never released, a Bericht of the BMI only with its consent. */
export async function markBericht(haus: Haus, person: Person | null, vorschlagId: string, stelle: Berichtsstelle, marke: Berichtmarke): Promise<Result<true>> {
  return onBericht(haus, person, vorschlagId, stelle, 'bericht.freigeben', async ({ ablage, vorschlag, fassung, bericht }) => {
    const bund = (await ablage.berichte.bundesberichte(fassung.id)).find((b) => isSame(b, stelle))?.einwilligung ?? null;
    const geprueft = checkMarke(bericht.vs, marke, bund);
    if (!geprueft.ok) return geprueft;
    await ablage.fassungen.setMarke(fassung.id, stelle.absatz, stelle.bericht, marke, person?.kontoId ?? '');
    await ablage.akte.note({ art: 'bericht_markiert', person, sitzungId: vorschlag.sitzungId, gegenstandId: vorschlagId, daten: { ...stelle, marke } });
    return ok(true);
  });
}

/** Attaches the document of a cited Bericht, a PDF without a mark of classification; one that was there before is replaced. */
export async function attachBericht(haus: Haus, person: Person | null, vorschlagId: string, stelle: Berichtsstelle, dokument: { readonly dateiname: string; readonly bytes: Uint8Array }): Promise<Result<true>> {
  const dateiname = safeName(dokument.dateiname);
  if (dokument.bytes.length === 0) return abgelehnt('datei_leer');
  if (dokument.bytes.length > DOKUMENT_HOECHSTENS) return abgelehnt('dokument_zu_gross');
  // The right is asked before a foreign file is read, and once more where it is kept.
  const vorschlag = isId(vorschlagId) ? await haus.datenbank.ablage.vorschlaege.get(vorschlagId) : null;
  if (vorschlag === null || !darf(person, 'bericht.beifuegen', gegenstandOf(vorschlag))) return abgelehnt(vorschlag === null || !darf(person, 'top.sehen', gegenstandOf(vorschlag)) ? 'nicht_gefunden' : 'nicht_erlaubt');
  const vermerk = await readVermerk(haus, dokument.bytes, dateiname);
  if (!vermerk.ok) return vermerk;
  return onBericht(haus, person, vorschlagId, stelle, 'bericht.beifuegen', async ({ ablage, fassung, bericht }) => {
    if (vermerk.wert === 'hoeher' || ((bericht.vs || vermerk.wert === 'nfd') && !haus.vsZugelassen)) return abgelehnt('vs_nicht_zugelassen');
    if (vermerk.wert === 'nfd' && !bericht.vs) return abgelehnt('vs_zitat_ohne_vermerk');
    const hash = sha256(dokument.bytes);
    const vorher = await ablage.berichte.detach(fassung.id, stelle);
    await ablage.sammlungen.putDatei({ hash, typ: 'application/pdf', inhalt: dokument.bytes });
    await ablage.berichte.attach(fassung.id, stelle, { dateiname, groesse: dokument.bytes.length, hash, kontoId: person?.kontoId ?? '', delegation: person?.delegation ?? '' });
    if (vorher !== null && vorher !== hash) await ablage.sammlungen.dropDateien([vorher]);
    await ablage.akte.note({ art: 'bericht_beigefuegt', person, sitzungId: vorschlag.sitzungId, gegenstandId: vorschlagId, daten: { ...stelle, hash } });
    return ok(true);
  });
}

/** Takes the document away again; its bytes go unless a published Ausgabe refers to them. */
export async function detachBericht(haus: Haus, person: Person | null, vorschlagId: string, stelle: Berichtsstelle): Promise<Result<true>> {
  return onBericht(haus, person, vorschlagId, stelle, 'bericht.beifuegen', async ({ ablage, vorschlag, fassung }) => {
    const hash = await ablage.berichte.detach(fassung.id, stelle);
    if (hash === null) return abgelehnt('nicht_gefunden');
    await ablage.sammlungen.dropDateien([hash]);
    await ablage.akte.note({ art: 'bericht_entfernt', person, sitzungId: vorschlag.sitzungId, gegenstandId: vorschlagId, daten: { ...stelle, hash } });
    return ok(true);
  });
}

/** Does the document show a mark of classification, in its name or its words? Asked whatever the system is approved for. */
async function readVermerk(haus: Haus, bytes: Uint8Array, dateiname: string): Promise<Result<VsVermerk>> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return abgelehnt('dokument_kein_pdf');
  const text = await haus.leser.text(bytes);
  // Pictures of pages cannot be read here; whoever attaches them has said on the form that they carry no mark.
  if (!text.ok) return text.grund === 'pdf_ohne_text' ? ok(vsVermerkOf(dateiname)) : text;
  return ok(vsVermerkOf(`${dateiname}\n${text.wert}`));
}

/** The last part of a path, without characters that mean something in a path or a header. */
function safeName(name: string): string {
  const rein = (name.split(/[\\/]/u).at(-1) ?? '').replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/u, '').trim().slice(-120);
  return rein === '' ? 'bericht.pdf' : /\.pdf$/iu.test(rein) ? rein : `${rein}.pdf`;
}

/** The mark that would be printed, decided or of the draft, is "nicht freigegeben" from now on where it was "freigegeben". */
async function takeBackMarke(ablage: Ablage, fassung: Fassung, stelle: Berichtsstelle, imText: Berichtmarke | null, kontoId: string): Promise<void> {
  const entschieden = (await ablage.fassungen.marken(fassung.id)).find((m) => isSame(m, stelle))?.marke;
  if ((entschieden ?? imText) === 'freigegeben') await ablage.fassungen.setMarke(fassung.id, stelle.absatz, stelle.bericht, 'nicht freigegeben', kontoId);
}

function isSame(a: Berichtsstelle, b: Berichtsstelle): boolean {
  return a.absatz === b.absatz && a.bericht === b.bericht;
}

interface Lage { readonly ablage: Ablage; readonly vorschlag: Vorschlag; readonly fassung: Fassung; readonly absatz: Absatz; readonly bericht: Bericht }

async function onBericht(haus: Haus, person: Person | null, vorschlagId: string, stelle: Berichtsstelle, handlung: Handlung, act: (lage: Lage) => Promise<Result<true>>): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, handlung);
    if (!gehalten.ok) return gehalten;
    if (!isBeschlossen(gehalten.wert.zustand)) return abgelehnt('noch_nicht_beschlossen');
    const fassung = gehalten.wert.fassungen.at(-1);
    const absatz = fassung && (await ablage.fassungen.absaetze(fassung.id))[stelle.absatz];
    const bericht = absatz?.berichte[stelle.bericht];
    if (fassung === undefined || absatz === undefined || bericht === undefined) return abgelehnt('nicht_gefunden');
    return act({ ablage, vorschlag: gehalten.wert, fassung, absatz, bericht });
  });
}
