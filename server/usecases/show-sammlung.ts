/** The page before a Sammlung is public: what will be printed and why something is missing, findings, the proof, earlier editions, withdrawal. */
import { ausgabetitel, ausgabewort, vorgeschlageneArt } from '../../app/domain/ausgabe.ts';
import { nameOf } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus, Vorschlag } from '../ports.ts';
import type { Ausgabe, Datei, Probedruck } from '../ports-sammlung.ts';
import type { AusgabeZeile, ProbedruckAnsicht, Sammlungsansicht } from './ansichten.ts';
import { befundeOf } from './check-redaktion.ts';
import { readStand } from './publish-sammlung.ts';
import { dateienOf } from './show-ausgabe.ts';
import { kopfOfSitzung, rechteFor, standOf } from './show-kopf.ts';
import { readGedruckte, withSameTops } from './withdraw-ausgabe.ts';
import { gegenstandOf, readSitzung } from './zutritt.ts';

export async function showSammlung(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Sammlungsansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sammlung.probe');
  if (!sitzung.ok) return sitzung;
  const rechte = rechteFor(person, ['sammlung.vorbereiten', 'sammlung.veroeffentlichen', 'sammlung.zuruecknehmen'], { vorsitzland: sitzung.wert.vorsitzland });
  const sichtbar = (await ablage.vorschlaege.ofSitzung(sitzungId)).filter((v) => seesTop(person, gegenstandOf(v)));
  const stand = await readStand(ablage, sitzung.wert);
  const probe = await ablage.sammlungen.latestProbedruck(sitzungId);
  const fruehere = stand.fruehere.map((a) => ({ nummer: a.nummer, zurueckgezogen: a.modell === null }));
  const prepares = rechte['sammlung.vorbereiten'] === true;
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert), rechte,
    zeilen: sichtbar.map((v) => ({ id: v.id, kurz: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops), stand: standOf(v), ...gedruckt(v) })),
    probedruck: probe === null || (!prepares && probe.vorgelegtAm === null) ? null : probeView(probe, stand.hash, person),
    befunde: prepares ? await befundeOf(ablage, sitzung.wert, stand.modell) : [],
    ausgaben: stand.fruehere.map((a) => ausgabeZeile(a, stand.fruehere, sichtbar, person, prepares)),
    art: vorgeschlageneArt(fruehere, stand.unterschied), unterschied: prepares ? stand.unterschied : [],
    neuesZuDrucken: fruehere.every((a) => a.zurueckgezogen) || stand.unterschied.length > 0
  });
}

/** Whether a TOP stands in the next edition, and else why not. */
function gedruckt(v: Vorschlag): { gedruckt: boolean; warum: string } {
  if (v.zustand !== 'beschlossen') return { gedruckt: false, warum: 'kein Beschluss' };
  if (v.freigabe === null) return { gedruckt: false, warum: 'noch nicht zur Freigabe gestellt' };
  if (v.freigabe.freigegeben === null) return { gedruckt: false, warum: 'Freigaberunde läuft' };
  if (v.freigabe.zurueckgenommen) return { gedruckt: false, warum: 'Freigabe zurückgenommen' };
  if (v.freigabe.freigegeben) return { gedruckt: true, warum: 'freigegeben' };
  const gegen = v.freigabe.widersprueche.map((w) => nameOf(w.delegation)).join(', ');
  return { gedruckt: false, warum: `nicht freigegeben (Widerspruch: ${gegen})` };
}

function probeView(p: Probedruck, hash: string, person: Person | null): ProbedruckAnsicht {
  return {
    id: p.id, am: p.am.toISOString(), wort: ausgabewort(p.art), grund: p.grund, aktuell: p.modellHash === hash, vorgelegtAm: p.vorgelegtAm?.toISOString() ?? null, eigener: p.kontoId === person?.kontoId
  };
}

function ausgabeZeile(a: Ausgabe, alle: readonly Ausgabe[], vorschlaege: readonly Vorschlag[], person: Person | null, prepares: boolean): AusgabeZeile {
  const vollzogen = a.rueckrufe.find((r) => r.vollzogenAm !== null);
  const offen = a.rueckrufe.find((r) => r.vollzogenAm === null && r.verworfenAm === null);
  const genannt = vorschlaege.filter((v) => v.fassungen.some((f) => offen?.fassungen.includes(f.id)));
  return {
    kennung: a.kennung, titel: ausgabetitel(a.nummer, a.art), grund: a.grund, am: a.am.toISOString(), dateien: dateienOf(a),
    zurueckgezogen: vollzogen === undefined ? null : { am: vollzogen.vollzogenAm?.toISOString() ?? '', grund: vollzogen.grund },
    rueckruf: offen === undefined || !prepares ? null : {
      id: offen.id, grund: offen.grund, am: offen.beantragtAm.toISOString(), eigener: offen.beantragtVon === person?.kontoId,
      tops: genannt.map((v) => `${kurzbezeichnung(v.tops)}: ${titelOfTops(v.tops)}`), mit: withSameTops(alle, a, offen).map((p) => ausgabetitel(p.ausgabe.nummer, p.ausgabe.art))
    },
    beschluesse: prepares ? readGedruckte(a, vorschlaege).map((v) => ({ id: v.id, kurz: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops) })) : []
  };
}

/** The proof's pages: for the Geschäftsstelle at once, for the Delegationen when it was laid before them. */
export async function readProbedruck(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Datei>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sammlung.probe');
  if (!sitzung.ok) return sitzung;
  const probe = await ablage.sammlungen.latestProbedruck(sitzungId);
  const sichtbar = probe !== null && (probe.vorgelegtAm !== null || darf(person, 'sammlung.vorbereiten', { vorsitzland: sitzung.wert.vorsitzland }));
  const datei = sichtbar ? await ablage.sammlungen.datei(probe.pdfHash) : null;
  return datei === null ? abgelehnt('nicht_gefunden') : ok(datei);
}

/** How far the print of this Sitzung's Sammlung has come; null where none runs here. */
export async function showFortschritt(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<{ text: string; von: number; getan: number } | null>> {
  const sitzung = await readSitzung(haus.datenbank.ablage, person, sitzungId, 'sammlung.vorbereiten');
  return sitzung.ok ? ok(haus.fortschritt.get(sitzungId)) : sitzung;
}
