/**
 * What is released and published together: the Beschlüsse of a Sitzung, or the one of an Umlaufverfahren, which has a number, a round of Freigabe
 * and Ausgaben of its own (docs/entscheidungen/0097). Rounds, proofs and Ausgaben are found by its id: the Sitzung's or the Umlauf's.
 */
import { tagOf } from '../../app/domain/frist.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Sammlung, Topkopf } from '../../app/domain/sammlung/sammlung.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Sitzung, Vorschlag } from '../ports.ts';
import type { Umlauf } from '../ports-umlauf.ts';
import type { AnlassKopf } from './ansichten.ts';
import { isId, readSitzung, readVorschlag } from './zutritt.ts';

export interface Anlass {
  readonly id: string;
  /** For an Umlauf the Sitzung whose agenda the matter was on: its conference, chair and rights count. */
  readonly sitzung: Sitzung;
  readonly umlauf: (Umlauf & { readonly nummer: NonNullable<Umlauf['nummer']>; readonly beendetAm: Date }) | null;
}

/** An Anlass that this person may do this with; an Umlauf only when it is over and its matter may be seen. */
export async function readAnlass(ablage: Ablage, person: Person | null, id: string, handlung: Handlung): Promise<Result<Anlass>> {
  const umlauf = isId(id) ? await ablage.umlaeufe.get(id) : null;
  if (umlauf === null) {
    const sitzung = await readSitzung(ablage, person, id, handlung);
    return sitzung.ok ? ok({ id, sitzung: sitzung.wert, umlauf: null }) : sitzung;
  }
  const v = await readVorschlag(ablage, person, umlauf.vorschlagId);
  if (!v.ok) return v;
  const sitzung = await readSitzung(ablage, person, v.wert.sitzungId, handlung);
  if (!sitzung.ok) return sitzung;
  const { nummer, beendetAm, zustand } = umlauf;
  if (zustand !== 'beendet' || nummer === null || beendetAm === null) return abgelehnt('nicht_gefunden');
  return ok({ id, sitzung: sitzung.wert, umlauf: { ...umlauf, nummer, beendetAm } });
}

/** Every matter it is about, decided or not. */
export async function sachenOf(ablage: Ablage, { sitzung, umlauf }: Anlass): Promise<Vorschlag[]> {
  if (umlauf === null) return ablage.vorschlaege.ofSitzung(sitzung.id);
  const v = await ablage.vorschlaege.get(umlauf.vorschlagId);
  return v === null ? [] : [v];
}

/** Whether this matter was decided there: what was decided in writing belongs to its Umlauf and to no Sammlung of a Sitzung. */
export function isBeschlussOf({ umlauf }: Anlass, v: Vorschlag): boolean {
  if (umlauf === null) return v.zustand === 'beschlossen';
  return v.zustand === 'umlauf_beschlossen' && v.fassungen.at(-1)?.id === umlauf.fassungId;
}

/** Run head and title page: the day of the decision is printed, not the days of the meeting (architecture.md 5, Time). */
export function kopfOf({ sitzung: s, umlauf }: Pick<Anlass, 'sitzung' | 'umlauf'>): Pick<Sammlung, 'konferenz' | 'art' | 'nummer' | 'beschlussdatum' | 'zeitraum' | 'ort'> {
  const konferenz = s.konferenz.kurz;
  if (umlauf === null) return { konferenz, art: s.art, nummer: s.nummer, beschlussdatum: s.beschlussdatum, zeitraum: null, ort: s.ort };
  return { konferenz, art: `Umlaufverfahren ${umlauf.nummer.laufend}/${umlauf.nummer.jahr}`, nummer: null, beschlussdatum: tagOf(umlauf.beendetAm.getTime()), zeitraum: null, ort: null };
}

/** The headings as printed. What was decided in writing has the one number of its Umlauf, also where several TOPs were joined in it. */
export function kopfzeilenOf({ umlauf }: Anlass, v: Vorschlag): Topkopf[] {
  if (umlauf === null) return v.tops.map((t) => ({ nummer: t.nummer ?? '', titel: t.titel, untertitel: [...t.untertitel], teile: [...t.teile] }));
  const [einziger, ...weitere] = v.tops;
  const nummer = String(umlauf.nummer.laufend);
  if (einziger !== undefined && weitere.length === 0) return [{ nummer, titel: einziger.titel, untertitel: [...einziger.untertitel], teile: [...einziger.teile] }];
  return [{ nummer, titel: titelOfTops(v.tops), untertitel: v.tops.flatMap((t) => [...t.untertitel, ...t.teile.map((teil) => `${teil.buchstabe}) ${teil.titel}`)]), teile: [] }];
}

/** Where its pages are. */
export function pfadOf({ id, umlauf }: Anlass): string {
  return umlauf === null ? `/sitzungen/${id}` : `/umlaeufe/${id}`;
}

/** What a row of its table is called: `TOP 7`, or the number of the Umlauf. */
export function kurzOf({ umlauf }: Anlass, v: Vorschlag): string {
  return umlauf === null ? kurzbezeichnung(v.tops) : umlaufbezeichnung(umlauf.nummer);
}

/** For the head of its pages. */
export function anlassKopf(anlass: Anlass): AnlassKopf {
  return { pfad: pfadOf(anlass), art: kopfOf(anlass).art, umlauf: anlass.umlauf === null ? null : { name: umlaufbezeichnung(anlass.umlauf.nummer), beendetAm: anlass.umlauf.beendetAm.toISOString() } };
}

/** As letters name it: `Herbstkonferenz (227. Sitzung)`, `Umlauf 3/2027 der IMK`. */
export function nameOfAnlass({ sitzung, umlauf }: Anlass): string {
  return umlauf === null ? `${sitzung.bezeichnung} (${titelOfSitzung(sitzung)})` : `${umlaufbezeichnung(umlauf.nummer)} der ${sitzung.konferenz.kurz}`;
}
