/** The page before a Sammlung is public: what will be printed and why something is missing, findings, the proof, earlier editions, withdrawal. */
import { ausgabetitel, ausgabewort, vorgeschlageneArt } from '../../app/domain/ausgabe.ts';
import { nameOf } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus, Vorschlag } from '../ports.ts';
import type { Ausgabe, Datei, Probedruck } from '../ports-sammlung.ts';
import type { AusgabeZeile, ProbedruckAnsicht, Sammlungsansicht } from './ansichten.ts';
import { anlassKopf, isBeschlussOf, kurzOf, readAnlass, sachenOf, type Anlass } from './anlass.ts';
import { befundeOf } from './check-redaktion.ts';
import { readStand } from './publish-sammlung.ts';
import { dateienOf } from './show-ausgabe.ts';
import { kopfOfSitzung, rechteFor, standOf } from './show-kopf.ts';
import { readGedruckte, withSameTops } from './withdraw-ausgabe.ts';
import { gegenstandOf } from './zutritt.ts';

export async function showSammlung(haus: Haus, person: Person | null, anlassId: string): Promise<Result<Sammlungsansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readAnlass(ablage, person, anlassId, 'sammlung.probe');
  if (!gelesen.ok) return gelesen;
  const { wert: anlass, wert: { sitzung } } = gelesen;
  const rechte = rechteFor(person, ['sammlung.vorbereiten', 'sammlung.veroeffentlichen', 'sammlung.zuruecknehmen'], { vorsitzland: sitzung.vorsitzland });
  const sichtbar = (await sachenOf(ablage, anlass)).filter((v) => seesTop(person, gegenstandOf(v)));
  const stand = await readStand(ablage, anlass);
  const probe = await ablage.sammlungen.latestProbedruck(anlassId);
  const fruehere = stand.fruehere.map((a) => ({ nummer: a.nummer, zurueckgezogen: a.modell === null }));
  const prepares = rechte['sammlung.vorbereiten'] === true;
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung), anlass: anlassKopf(anlass), rechte,
    zeilen: sichtbar.map((v) => ({ id: v.id, kurz: kurzOf(anlass, v), titel: titelOfTops(v.tops), stand: standOf(v), ...gedruckt(anlass, v) })),
    probedruck: probe === null || (!prepares && probe.vorgelegtAm === null) ? null : probeView(probe, stand.hash, person),
    befunde: prepares ? await befundeOf(ablage, sitzung, stand.modell) : [],
    ausgaben: stand.fruehere.map((a) => ausgabeZeile(a, { anlass, alle: stand.fruehere, vorschlaege: sichtbar, person, prepares })),
    art: vorgeschlageneArt(fruehere, stand.unterschied), unterschied: prepares ? stand.unterschied : [],
    neuesZuDrucken: fruehere.every((a) => a.zurueckgezogen) || stand.unterschied.length > 0
  });
}

/** Whether a TOP stands in the next edition, and else why not. */
function gedruckt(anlass: Anlass, v: Vorschlag): { gedruckt: boolean; warum: string } {
  if (!isBeschlussOf(anlass, v)) return { gedruckt: false, warum: v.zustand === 'umlauf_beschlossen' ? 'wird mit seinem Umlaufverfahren veröffentlicht' : 'kein Beschluss' };
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

interface Umgebung { readonly anlass: Anlass; readonly alle: readonly Ausgabe[]; readonly vorschlaege: readonly Vorschlag[]; readonly person: Person | null; readonly prepares: boolean }

function ausgabeZeile(a: Ausgabe, { anlass, alle, vorschlaege, person, prepares }: Umgebung): AusgabeZeile {
  const vollzogen = a.rueckrufe.find((r) => r.vollzogenAm !== null);
  const offen = a.rueckrufe.find((r) => r.vollzogenAm === null && r.verworfenAm === null);
  const genannt = vorschlaege.filter((v) => v.fassungen.some((f) => offen?.fassungen.includes(f.id)));
  return {
    kennung: a.kennung, titel: ausgabetitel(a.nummer, a.art), grund: a.grund, am: a.am.toISOString(), dateien: dateienOf(a),
    zurueckgezogen: vollzogen === undefined ? null : { am: vollzogen.vollzogenAm?.toISOString() ?? '', grund: vollzogen.grund },
    rueckruf: offen === undefined || !prepares ? null : {
      id: offen.id, grund: offen.grund, am: offen.beantragtAm.toISOString(), eigener: offen.beantragtVon === person?.kontoId,
      tops: genannt.map((v) => `${kurzOf(anlass, v)}: ${titelOfTops(v.tops)}`), mit: withSameTops(alle, a, offen).map((p) => ausgabetitel(p.ausgabe.nummer, p.ausgabe.art))
    },
    beschluesse: prepares ? readGedruckte(anlass, a, vorschlaege).map((v) => ({ id: v.id, kurz: kurzOf(anlass, v), titel: titelOfTops(v.tops) })) : []
  };
}

/** The proof's pages: for the Geschäftsstelle at once, for the Delegationen when it was laid before them. */
export async function readProbedruck(haus: Haus, person: Person | null, anlassId: string): Promise<Result<Datei>> {
  const { ablage } = haus.datenbank;
  const anlass = await readAnlass(ablage, person, anlassId, 'sammlung.probe');
  if (!anlass.ok) return anlass;
  const probe = await ablage.sammlungen.latestProbedruck(anlassId);
  const sichtbar = probe !== null && (probe.vorgelegtAm !== null || darf(person, 'sammlung.vorbereiten', { vorsitzland: anlass.wert.sitzung.vorsitzland }));
  const datei = sichtbar ? await ablage.sammlungen.datei(probe.pdfHash) : null;
  return datei === null ? abgelehnt('nicht_gefunden') : ok(datei);
}

/** How far the print has come; null where none runs here. */
export async function showFortschritt(haus: Haus, person: Person | null, anlassId: string): Promise<Result<{ text: string; von: number; getan: number } | null>> {
  const anlass = await readAnlass(haus.datenbank.ablage, person, anlassId, 'sammlung.vorbereiten');
  return anlass.ok ? ok(haus.fortschritt.get(anlassId)) : anlass;
}
