/** The pages of Freigabe and Sammlung: what is asked, who answered, what will be printed, what was published. */
import { SCHWEIGEN } from '../../app/domain/freigabe.ts';
import { ortszeitOf } from '../../app/domain/frist.ts';
import { LAENDER, nameOf } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { langerTag, langerZeitraum, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Ausgabe, Ausgabeformat, Datei, Haus, Vorschlag } from '../ports.ts';
import type { AusgabeAnsicht, Freigabeansicht, FreigabePosten, OeffentlicheSammlung, Sammlungsansicht } from './ansichten.ts';
import { applyMarken, buildSammlung } from './publish-sammlung.ts';
import { kopfOfSitzung, lastFassung, rechteFor, standOf } from './show-kopf.ts';
import { gegenstandOf, readSitzung } from './zutritt.ts';

const WOCHE = 7 * 24 * 3_600_000;

export async function showFreigabe(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Freigabeansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'freigabe.sehen');
  if (!sitzung.ok) return sitzung;
  const [runde, vorschlaege, jetzt] = await Promise.all([ablage.freigaben.latest(sitzungId), ablage.vorschlaege.ofSitzung(sitzungId), ablage.jetzt()]);
  const beschlossen = vorschlaege.filter((v) => v.zustand === 'beschlossen');
  const gefragt = beschlossen.filter((v) => v.freigabe !== null);
  const geantwortet = runde?.antworten.map((a) => a.delegation) ?? [];
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert), schweigen: SCHWEIGEN, beschlossen: beschlossen.length,
    runde: runde && {
      fristOrtszeit: runde.fristOrtszeit, abgelaufen: runde.frist < jetzt, geschlossen: runde.geschlossenAm !== null, geantwortet,
      fehlen: LAENDER.filter((land) => !geantwortet.includes(land)), selbstGeantwortet: geantwortet.some((land) => land === person?.delegation)
    },
    posten: await Promise.all(gefragt.map((v) => postenOf(ablage, person, v))),
    rechte: rechteFor(person, ['freigabe.eroeffnen', 'freigabe.antworten', 'freigabe.schliessen', 'bericht.freigeben', 'sammlung.vorbereiten'], { vorsitzland: sitzung.wert.vorsitzland }),
    vorschlagFrist: ortszeitOf(jetzt.getTime() + WOCHE)
  });
}

async function postenOf(ablage: Ablage, person: Person | null, v: Vorschlag): Promise<FreigabePosten> {
  const fassung = lastFassung(v);
  if (fassung === null || v.freigabe === null) throw new Error(`in a round without a Fassung: ${v.id}`);
  const absaetze = applyMarken(await ablage.fassungen.absaetze(fassung.id), await ablage.fassungen.marken(fassung.id));
  const own = v.freigabe.widersprueche.find((w) => w.delegation === person?.delegation);
  return {
    fassungId: fassung.id, vorschlagId: v.id, kurz: kurzbezeichnung(v.tops), titel: v.tops.map((t) => t.titel).join(' in Verbindung mit '), freigegeben: v.freigabe.freigegeben,
    widersprueche: v.freigabe.widersprueche.map((w) => ({ delegation: w.delegation, grund: darf(person, 'freigabe.gruende', { delegation: w.delegation }) ? w.grund : null })),
    eigenerGrund: own?.grund ?? null, gefragt: v.freigabe.freigegeben === null,
    berichte: absaetze.flatMap((a, absatz) => a.berichte.map((b, bericht) => ({ absatz, bericht, titel: b.titel, vs: b.vs, marke: b.freigabe })))
  };
}

/** The Geschäftsstelle's page before publishing: what is decided, what is released, why something is missing, the proof. */
export async function showSammlung(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Sammlungsansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sammlung.vorbereiten');
  if (!sitzung.ok) return sitzung;
  const sichtbar = (await ablage.vorschlaege.ofSitzung(sitzungId)).filter((v) => seesTop(person, gegenstandOf(v)));
  const probe = await ablage.sammlungen.latestProbedruck(sitzungId);
  const modell = await buildSammlung(ablage, sitzung.wert);
  const ausgabe = (await ablage.sammlungen.ofSitzung(sitzungId))[0];
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert),
    zeilen: sichtbar.map((v) => ({ id: v.id, kurz: kurzbezeichnung(v.tops), titel: v.tops.map((t) => t.titel).join(' in Verbindung mit '), stand: standOf(v), ...gedruckt(v) })),
    probedruck: probe && { id: probe.id, am: probe.am.toISOString(), aktuell: probe.modellHash === sha256(JSON.stringify(modell)) },
    ausgabe: ausgabe === undefined ? null : ausgabeView(ausgabe)
  });
}

function gedruckt(v: Vorschlag): { gedruckt: boolean; warum: string } {
  if (v.zustand !== 'beschlossen') return { gedruckt: false, warum: 'kein Beschluss' };
  if (v.freigabe === null) return { gedruckt: false, warum: 'noch nicht zur Freigabe gestellt' };
  if (v.freigabe.freigegeben === null) return { gedruckt: false, warum: 'Freigaberunde läuft' };
  const gegen = v.freigabe.widersprueche.map((w) => nameOf(w.delegation)).join(', ');
  return v.freigabe.freigegeben ? { gedruckt: true, warum: 'freigegeben' } : { gedruckt: false, warum: `nicht freigegeben (Widerspruch: ${gegen})` };
}

/** The proof's pages, for the Geschäftsstelle alone. */
export async function readProbedruck(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Datei>> {
  const sitzung = await readSitzung(haus.datenbank.ablage, person, sitzungId, 'sammlung.vorbereiten');
  if (!sitzung.ok) return sitzung;
  const probe = await haus.datenbank.ablage.sammlungen.latestProbedruck(sitzungId);
  const datei = probe && (await haus.datenbank.ablage.sammlungen.datei(probe.pdfHash));
  return datei === null ? abgelehnt('nicht_gefunden') : ok(datei);
}

export async function showAusgaben(haus: Haus): Promise<OeffentlicheSammlung[]> {
  return (await haus.datenbank.ablage.sammlungen.ausgaben()).map(oeffentlich);
}

/** A published Sammlung as anybody reads it; null where there is none at this address. */
export async function showAusgabe(haus: Haus, kennung: string): Promise<{ kopf: OeffentlicheSammlung; modell: Sammlung; ausgabe: AusgabeAnsicht } | null> {
  const ausgabe = isKennung(kennung) ? await haus.datenbank.ablage.sammlungen.ausgabe(kennung) : null;
  return ausgabe && { kopf: oeffentlich(ausgabe), modell: ausgabe.modell, ausgabe: ausgabeView(ausgabe) };
}

/** The published bytes of one format. */
export async function readAusgabe(haus: Haus, kennung: string, format: string): Promise<Datei | null> {
  const ausgabe = isKennung(kennung) ? await haus.datenbank.ablage.sammlungen.ausgabe(kennung) : null;
  const hash = ausgabe?.dateien.find((d) => d.format === format)?.hash;
  return hash === undefined ? null : haus.datenbank.ablage.sammlungen.datei(hash);
}

/** The form of an Ausgabe's address; anything else is not worth a question to the database. */
function isKennung(kennung: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(kennung);
}

const REIHENFOLGE: readonly Ausgabeformat[] = ['pdf', 'html', 'txt', 'json'];

function ausgabeView(a: Ausgabe): AusgabeAnsicht {
  const dateien = REIHENFOLGE.flatMap((format) => a.dateien.filter((d) => d.format === format));
  return { kennung: a.kennung, am: a.am.toISOString(), dateien: dateien.map((d) => ({ ...d, name: `sammlung.${d.format}` })) };
}

function oeffentlich(a: Ausgabe): OeffentlicheSammlung {
  const { modell: m } = a;
  return {
    kennung: a.kennung, titel: titelOfSitzung(m), datum: m.zeitraum === null ? langerTag(m.beschlussdatum) : langerZeitraum(m.zeitraum.von, m.zeitraum.bis),
    ort: m.ort ?? '', anzahl: m.beschluesse.length, am: a.am.toISOString()
  };
}
