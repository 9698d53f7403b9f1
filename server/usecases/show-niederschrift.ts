/**
 * The page of a Niederschrift and its print. A draft is read by the Geschäftsstelle and the chair; once it was sent, by all Delegationen; never by anybody
 * else. What lies before the next Sitzung is shown as it was fixed, what is approved is handed out as it was stored.
 */
import { inhaltOf, titelOf, type Blatt } from '../../app/domain/niederschrift/blatt.ts';
import { isFolgesitzung, isGenehmigend, niederschriftwort } from '../../app/domain/niederschrift/niederschrift.ts';
import { plusTage, tagOf } from '../../app/domain/frist.ts';
import { PARTEIEN } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { langerTag, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Sitzung, Vorschlag } from '../ports.ts';
import type { Niederschrift } from '../ports-niederschrift.ts';
import type { Aufgabe } from './ansichten.ts';
import type { Fuehrung, Niederschriftansicht } from './ansichten-niederschrift.ts';
import { buildBlatt, hashOf, registered } from './build-niederschrift.ts';
import { standOfAnwesenheit } from './run-niederschrift.ts';
import { kopfOfSitzung, rechteFor, standOf } from './show-kopf.ts';
import { readSitzung } from './zutritt.ts';

/** What is proposed as Frist for objections. */
const FRIST_TAGE = 21;

/** True where this person reads it in its present state. */
function reads(person: Person | null, sitzung: Sitzung, n: Niederschrift): boolean {
  return n.zustand === 'entwurf' ? darf(person, 'niederschrift.entwurf', { vorsitzland: sitzung.vorsitzland }) : darf(person, 'niederschrift.sehen');
}

async function blattOf(ablage: Ablage, sitzung: Sitzung, n: Niederschrift): Promise<Blatt> {
  return n.modell === null ? buildBlatt(ablage, sitzung) : (JSON.parse(n.modell) as Blatt);
}

export async function showNiederschrift(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Niederschriftansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readSitzung(ablage, person, sitzungId, 'niederschrift.sehen');
  if (!gelesen.ok) return gelesen;
  const [sitzung, n, jetzt] = [gelesen.wert, await ablage.niederschriften.get(sitzungId), await ablage.jetzt()];
  const lesbar = reads(person, sitzung, n);
  const blatt = lesbar ? await blattOf(ablage, sitzung, n) : null;
  const einwaende = lesbar ? await ablage.niederschriften.einwaende(sitzungId) : [];
  const tops = lesbar ? await registered(ablage, sitzungId) : [];
  const ort = (id: string | null): string | null => tops.filter((v) => v.id === id).map((v) => kurzbezeichnung(v.tops))[0] ?? null;
  const vorlage = n.vorlageId === null ? null : await ablage.vorschlaege.get(n.vorlageId);
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung), titel: titelOf({ name: sitzung.konferenz.niederschrift, sitzung: titelOfSitzung(sitzung) }), zustand: n.zustand, stand: niederschriftwort(n.zustand),
    fristOrtszeit: n.fristOrtszeit, abgelaufen: n.frist !== null && n.frist < jetzt, genehmigtAm: n.genehmigtAm?.toISOString() ?? null, pdfHash: n.pdfHash, blatt, hash: blatt === null ? '' : hashOf(blatt),
    geaendert: blatt !== null && n.zustand === 'versandt' && hashOf(inhaltOf(blatt)) !== n.versandtHash,
    einwaende: einwaende.map((e) => ({ id: e.id, delegation: e.delegation, ort: ort(e.vorschlagId), grund: e.grund, am: e.am.toISOString(), antwort: e.antwort, stattgegeben: e.stattgegeben })),
    tops: tops.map((v) => ({ id: v.id, kurz: kurzbezeichnung(v.tops), titel: v.tops[0]?.titel ?? '' })), vorlage: await vorlageOf(ablage, vorlage), postausgang: haus.postausgang,
    rechte: rechteFor(person, ['niederschrift.fuehren', 'niederschrift.einwenden'], { vorsitzland: sitzung.vorsitzland }),
    fuehrung: darf(person, 'niederschrift.fuehren') && blatt !== null ? await fuehrungOf(ablage, sitzung, blatt, jetzt) : null
  });
}

async function vorlageOf(ablage: Ablage, v: Vorschlag | null): Promise<Niederschriftansicht['vorlage']> {
  const folge = v === null ? null : await ablage.sitzungen.get(v.sitzungId);
  return v === null || folge === null ? null : { id: v.id, kurz: kurzbezeichnung(v.tops), stand: standOf(v), sitzung: `${folge.bezeichnung}, ${titelOfSitzung(folge)}`, genehmigt: isGenehmigend(v.zustand) };
}

/** What the forms of the Geschäftsstelle begin with. */
async function fuehrungOf(ablage: Ablage, sitzung: Sitzung, blatt: Blatt, jetzt: Date): Promise<Fuehrung> {
  const [anwesenheit, vorlagen, alle] = [await ablage.niederschriften.anwesenheit(sitzung.id), await ablage.niederschriften.tischvorlagen(sitzung.id), await ablage.sitzungen.list()];
  const folgen = alle.filter((s) => isFolgesitzung({ ...sitzung, konferenz: sitzung.konferenz.kurz }, { ...s, konferenz: s.konferenz.kurz })).reverse();
  return {
    anwesenheit: PARTEIEN.map((p) => anwesenheit.find((a) => a.delegation === p) ?? { delegation: p, stand: null, namen: '' }), anwesenheitsstand: standOfAnwesenheit(anwesenheit),
    tischvorlagen: vorlagen.map((t) => ({ id: t.id, nummer: t.nummer, titel: t.titel })), inhaltshash: hashOf(inhaltOf(blatt)),
    folgesitzungen: folgen.map((s) => ({ id: s.id, name: `${s.bezeichnung}, ${titelOfSitzung(s)}` })), vorschlagFrist: `${plusTage(tagOf(jetzt.getTime()), FRIST_TAGE)}T12:00`
  };
}

/** The print: of the draft and of what was sent, marked so; of what is approved, the bytes as they were stored. */
export async function printNiederschrift(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Uint8Array>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readSitzung(ablage, person, sitzungId, 'niederschrift.sehen');
  if (!gelesen.ok) return gelesen;
  const n = await ablage.niederschriften.get(sitzungId);
  if (!reads(person, gelesen.wert, n)) return abgelehnt('nicht_gefunden');
  if (n.pdfHash !== null) {
    const datei = await ablage.sammlungen.datei(n.pdfHash);
    return datei === null ? abgelehnt('nicht_gefunden') : ok(datei.inhalt);
  }
  return haus.satz.setzeNiederschrift(await blattOf(ablage, gelesen.wert, n), n.zustand === 'vorgelegt' ? 'Zur Genehmigung vorgelegt' : 'Entwurf');
}

/** What waits for this person at the Niederschrift of a Sitzung. */
export async function niederschriftaufgaben(ablage: Ablage, person: Person | null, sitzungId: string, jetzt: Date): Promise<Omit<Aufgabe, 'sitzung'>[]> {
  const ziel = `/sitzungen/${sitzungId}/niederschrift`;
  const n = await ablage.niederschriften.get(sitzungId);
  const abgelaufen = n.frist !== null && n.frist < jetzt;
  if (n.zustand === 'versandt' && !abgelaufen && darf(person, 'niederschrift.einwenden')) return [{ text: `Niederschrift durchsehen, Einwände bis ${langerTag(n.fristOrtszeit?.slice(0, 10) ?? '')}`, ziel }];
  if (!darf(person, 'niederschrift.fuehren')) return [];
  if (n.zustand === 'versandt' && (await ablage.niederschriften.einwaende(sitzungId)).some((e) => e.antwort === null)) return [{ text: 'Einwände gegen die Niederschrift beantworten', ziel }];
  if (n.zustand === 'versandt' && abgelaufen) return [{ text: 'Niederschrift zur Genehmigung vorlegen', ziel }];
  const vorlage = n.zustand === 'vorgelegt' && n.vorlageId !== null ? await ablage.vorschlaege.get(n.vorlageId) : null;
  return isGenehmigend(vorlage?.zustand ?? null) ? [{ text: 'Genehmigung der Niederschrift festhalten', ziel }] : [];
}
