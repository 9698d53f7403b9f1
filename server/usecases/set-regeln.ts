/**
 * The rules of the conferences: shown to everybody, set by the Geschäftsstelle where no source says them, and asked before a vote is opened.
 * A rule changes only while no vote of its conference is open, and every change is audited.
 */
import { applyEinstellung, type Einstellung } from '../../app/domain/abstimmung/einstellung.ts';
import { BETREFFE, isUnbekannt, regelOf, SACHE, SACHBETREFFE, type Betreff, type Lage, type Regel, type Regelsatz, type Sachbetreff } from '../../app/domain/abstimmung/regelsatz.ts';
import { betreffWort, lesartenOf, regelInWorten } from '../../app/domain/abstimmung/regelworte.ts';
import { KONFERENZEN, konferenzOf, type Konferenz } from '../../app/domain/konferenz.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { isSchriftlich } from '../../app/domain/top.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { Regelansicht, Vorschlagsansicht } from './ansichten.ts';
import { holdVorschlag } from './zutritt.ts';

/** How a Beschlussvorschlag is voted on: in its Sitzung, or in writing. */
export function lageOfVorschlag(v: Pick<Vorschlag, 'betreff' | 'zweiteBefassung' | 'zustand'>): Lage {
  return { betreff: v.betreff, umlauf: isSchriftlich(v.zustand), zweiteBefassung: v.zweiteBefassung };
}

/** What the page of a TOP says of its rule. */
export function regelView(v: Vorschlag, satz: Regelsatz): Pick<Vorschlagsansicht, 'regel' | 'lesarten' | 'schwelleBekannt' | 'betreff' | 'zweiteBefassung' | 'hatRueckfall' | 'stimmtAb'> {
  const lage = lageOfVorschlag(v);
  return {
    regel: regelInWorten(satz, lage), lesarten: lesartenOf(satz, lage), schwelleBekannt: !isUnbekannt(satz, lage), betreff: v.betreff, zweiteBefassung: v.zweiteBefassung,
    hatRueckfall: satz.rueckfall !== null, stimmtAb: regelOf(satz, lage).stufen[0]?.schwelle.art !== 'keine_ablehnung'
  };
}

/** Holds the rule under which a vote is about to be opened; refused where nobody knows the threshold. */
export async function holdRegel(ablage: Ablage, v: Vorschlag, lage: Lage): Promise<Result<Konferenz, 'nicht_gefunden' | 'schwelle_unbekannt'>> {
  const before = await ablage.sitzungen.get(v.sitzungId);
  if (before === null) return abgelehnt('nicht_gefunden');
  await ablage.konferenzen.lock(before.konferenz.kurz, 'lesen');
  const konferenz = await ablage.konferenzen.get(before.konferenz.kurz);
  if (konferenz === null) return abgelehnt('nicht_gefunden');
  return isUnbekannt(konferenz.regelsatz, lage) ? abgelehnt('schwelle_unbekannt') : ok(konferenz);
}

/** What a TOP is about, and whether it comes back after a failed vote: the threshold follows from it. */
export async function setBetreff(haus: Haus, person: Person | null, vorschlagId: string, betreff: string, zweiteBefassung: boolean): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'top.einordnen');
    if (!gehalten.ok) return gehalten;
    const gewaehlt = SACHBETREFFE.find((b): b is Sachbetreff => b === betreff);
    if (gewaehlt === undefined) return abgelehnt('eingabe_ungueltig', { feld: 'betreff' });
    await ablage.vorschlaege.setBetreff(vorschlagId, gewaehlt, zweiteBefassung);
    await ablage.akte.note({ art: 'betreff_gesetzt', person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId, daten: { betreff: gewaehlt, wort: betreffWort(gewaehlt), zweiteBefassung } });
    return ok(true);
  });
}

/** Sets what no source says. */
export async function setEinstellung(haus: Haus, person: Person | null, kurz: string, einstellung: Einstellung): Promise<Result<true>> {
  if (!darf(person, 'regeln.festlegen')) return abgelehnt('nicht_erlaubt');
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const zeile = konferenzOf(kurz);
    if (zeile !== null) await ablage.konferenzen.put(zeile);
    await ablage.konferenzen.lock(zeile?.kurz ?? kurz, 'aendern');
    const konferenz = await ablage.konferenzen.get(zeile?.kurz ?? kurz);
    if (konferenz === null) return abgelehnt('konferenz_unbekannt');
    const neu = applyEinstellung(konferenz.regelsatz, einstellung);
    if (!neu.ok) return neu;
    const offen = await ablage.konferenzen.offeneAbstimmungen(konferenz.kurz);
    if (offen > 0) return abgelehnt('regeln_abstimmung_laeuft', { anzahl: String(offen) });
    await ablage.konferenzen.setRegelsatz(konferenz.kurz, neu.wert);
    await ablage.akte.note({ art: 'regel_festgelegt', person, gegenstandId: konferenz.kurz, daten: { ...einstellung } });
    return ok(true);
  });
}

/** All conferences with their rules as in force here. */
export async function showRegeln(haus: Haus, person: Person | null): Promise<Result<{ konferenzen: Regelansicht[]; darfFestlegen: boolean }>> {
  if (!darf(person, 'regeln.sehen')) return abgelehnt('nicht_erlaubt');
  const stored = await haus.datenbank.ablage.konferenzen.list();
  const all = [...KONFERENZEN.map((k) => stored.find((s) => s.kurz === k.kurz) ?? k), ...stored.filter((s) => konferenzOf(s.kurz) === null)];
  return ok({ konferenzen: all.map(toAnsicht), darfFestlegen: darf(person, 'regeln.festlegen') });
}

const OEFFENTLICH: Readonly<Record<Regelsatz['stimmenOeffentlich'], string>> = {
  nichts: 'Veröffentlicht wird der Beschluss, nicht wer wie gestimmt hat.', ergebnis: 'Mit dem Beschluss wird das Ergebnis der Abstimmung veröffentlicht.', je_land: 'Mit dem Beschluss wird die Stimme jedes Landes veröffentlicht.'
};

function weiteresOf(r: Regelsatz): string[] {
  return [
    OEFFENTLICH[r.stimmenOeffentlich], `Notizen heißen ${r.notizBezeichnung}.`, ...(r.verspaetet === 'auf_beschluss' ? ['Verspätete Anmeldungen lässt die Konferenz durch Beschluss zu.'] : []),
    ...(r.mehrereMinister ? ['Ein Land hat eine Stimme, auch wenn mehrere seiner Ministerinnen und Minister Mitglied sind.'] : [])
  ];
}

function toAnsicht({ kurz, name, regelsatz: r }: Konferenz): Regelansicht {
  const own = (Object.keys(r.regeln) as Betreff[]).filter((b) => BETREFFE.includes(b)).sort((a, b) => BETREFFE.indexOf(a) - BETREFFE.indexOf(b));
  const asks = Object.values(r.regeln).find((regel: Regel) => regel !== r.regeln.freigabe && regel.stufen.some((s) => s.schwelle.art === 'keine_ablehnung')) ?? r.regeln.sache;
  return {
    kurz, name, quelle: r.quelle, schwelleBekannt: !isUnbekannt(r, SACHE), weiteres: weiteresOf(r), offen: r.offen,
    regeln: own.map((betreff) => ({ betreff, wort: betreffWort(betreff), satz: regelInWorten(r, { ...SACHE, betreff }) })), umlauf: regelInWorten(r, { ...SACHE, umlauf: true }), lesarten: lesartenOf(r),
    jetzt: { enthaltung: asks.enthaltung, fehlen: asks.fehlen, bund: r.regeln.sache.pflicht.includes('BMI') ? 'muss' : 'muss_nicht', schweigen: r.umlauf.schweigen, tage: r.umlauf.tage }
  };
}
