/** The pages of the Umlaufverfahren: the list, and one with its text, its Frist, who has answered and what may be done. */
import { isUnbekannt } from '../../app/domain/abstimmung/regelsatz.ts';
import { lesartenOf, regelInWorten } from '../../app/domain/abstimmung/regelworte.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { fehlende, umlaufbezeichnung, umlauflage, umlaufwort, vorgeschlageneFrist, type Umlaufzustand } from '../../app/domain/umlauf/umlauf.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Haus } from '../ports.ts';
import type { Umlauf } from '../ports-umlauf.ts';
import type { Umlaufansicht, Umlaufzeile } from './ansichten-umlauf.ts';
import { geantwortet, umlaufergebnis } from './run-umlauf.ts';
import { rechteFor } from './show-kopf.ts';
import { showVorschlag } from './show-vorschlag.ts';
import { gegenstandOf, isId, readVorschlag } from './zutritt.ts';

/** All Umlaufverfahren whose matter this person may see, the newest first. */
export async function showUmlaeufe(haus: Haus, person: Person | null): Promise<Result<Umlaufzeile[]>> {
  if (!darf(person, 'sitzung.sehen')) return abgelehnt('nicht_gefunden');
  const { ablage } = haus.datenbank;
  const out: Umlaufzeile[] = [];
  for (const u of await ablage.umlaeufe.list()) {
    const v = await ablage.vorschlaege.get(u.vorschlagId);
    if (v === null || !seesTop(person, gegenstandOf(v))) continue;
    const fassung = v.fassungen.find((f) => f.id === u.fassungId) ?? null;
    out.push({ ...kopf(u), konferenz: u.konferenz, titel: titelOfTops(v.tops), ergebnis: fassung?.abstimmung.ergebnis?.bezeichnung ?? null, geantwortet: geantwortet(fassung).length, waehler: v.waehler.length });
  }
  return ok(out);
}

function iso(am: Date | null): string | null {
  return am === null ? null : am.toISOString();
}

function kopf(u: Umlauf): { id: string; name: string; zustand: Umlaufzustand; stand: string; fristOrtszeit: string | null } {
  return { id: u.id, name: umlaufbezeichnung(u.nummer), zustand: u.zustand, stand: umlaufwort(u.zustand), fristOrtszeit: u.fristOrtszeit };
}

export async function showUmlauf(haus: Haus, person: Person | null, umlaufId: string): Promise<Result<Umlaufansicht>> {
  const { ablage } = haus.datenbank;
  const u = isId(umlaufId) ? await ablage.umlaeufe.get(umlaufId) : null;
  if (u === null) return abgelehnt('nicht_gefunden');
  const [gelesen, ansicht] = [await readVorschlag(ablage, person, u.vorschlagId), await showVorschlag(haus, person, u.vorschlagId)];
  if (!gelesen.ok) return gelesen;
  if (!ansicht.ok) return ansicht;
  const v = gelesen.wert;
  const [sitzung, jetzt] = [await ablage.sitzungen.get(v.sitzungId), await ablage.jetzt()];
  if (sitzung === null) return abgelehnt('nicht_gefunden');
  const fassung = v.fassungen.find((f) => f.id === u.fassungId) ?? null;
  const absaetze: readonly Absatz[] = fassung === null ? ansicht.wert.absaetze : await ablage.fassungen.absaetze(fassung.id);
  const abgelaufen = u.frist !== null && u.frist < jetzt;
  return ok({
    ...kopf(u), konferenz: u.konferenz, v: ansicht.wert, kurz: kurzbezeichnung(v.tops), absaetze, fassung: ansicht.wert.fassungen.find((f) => f.id === u.fassungId) ?? null,
    begonnenAm: iso(u.begonnenAm), beendetAm: iso(u.beendetAm), erinnertAm: iso(u.erinnertAm), abgelaufen, grund: u.grund, nachSitzungId: u.nachSitzungId,
    fehlen: u.fassungId === null ? [] : fehlende(v.waehler, geantwortet(fassung)), widersprueche: u.widersprueche.map((w) => ({ delegation: w.delegation, gegen: w.gegen, grund: w.grund, am: w.am.toISOString() })),
    regel: regelInWorten(sitzung.konferenz.regelsatz, umlauflage(v)), lesarten: lesartenOf(sitzung.konferenz.regelsatz, umlauflage(v)), schwelleBekannt: !isUnbekannt(sitzung.konferenz.regelsatz, umlauflage(v)),
    widerspruchsarten: sitzung.konferenz.regelsatz.umlauf.widerspruch, vorschau: u.zustand === 'laeuft' && fassung !== null ? umlaufergebnis(sitzung, v, fassung, abgelaufen) : null,
    vorgeschlagen: vorgeschlageneFrist(sitzung.konferenz.regelsatz, jetzt.getTime()), postausgang: haus.postausgang,
    veroeffentlicht: (await ablage.sammlungen.ofAnlass(u.id)).findLast((a) => a.modell !== null)?.kennung ?? null,
    rechte: rechteFor(person, ['umlauf.leiten', 'umlauf.erinnern', 'umlauf.widersprechen', 'stimme.abgeben', 'freigabe.sehen', 'sammlung.probe'], gegenstandOf(v))
  });
}
