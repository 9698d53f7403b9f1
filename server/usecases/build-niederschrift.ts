/**
 * The minutes of a Sitzung out of the rows: nothing of it is typed a second time. Only what all Delegationen may see goes in: a Themenanmeldung that was
 * never registered, a note that was never announced, an answer that was not shared and the reason of a Widerspruch against a Freigabe stay out.
 */
import { bundeswort } from '../../app/domain/abstimmung/bund.ts';
import { isAdmitted } from '../../app/domain/anmeldung.ts';
import { gruppen, type Blatt, type Blatteinwand, type Blattnotiz, type Blatttop } from '../../app/domain/niederschrift/blatt.ts';
import { isPartei, nameOf } from '../../app/domain/land.ts';
import { inHeadOrder, kopfzeile, signatories } from '../../app/domain/protokollnotiz.ts';
import { langerZeitraum, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Sitzung, Vorschlag } from '../ports.ts';
import type { Einwand } from '../ports-niederschrift.ts';
import { applyMarken } from './build-sammlung.ts';
import { countingFassung, positionOf, standOf } from './show-kopf.ts';
import { notizText } from './write-notiz.ts';

/** What the Niederschrift of a Sitzung says now. */
export async function buildBlatt(ablage: Ablage, sitzung: Sitzung): Promise<Blatt> {
  // What came too late and was never admitted was not before the Sitzung.
  const tops = (await registered(ablage, sitzung.id)).filter(isAdmitted);
  const ort = (id: string | null): string | null => tops.filter((v) => v.id === id).map((v) => kurzbezeichnung(v.tops))[0] ?? null;
  const [anwesenheit, vorlagen, einwaende] = [await ablage.niederschriften.anwesenheit(sitzung.id), await ablage.niederschriften.tischvorlagen(sitzung.id), await ablage.niederschriften.einwaende(sitzung.id)];
  const blatttops: Blatttop[] = [];
  for (const v of tops) blatttops.push(await topOf(ablage, sitzung, v));
  return {
    form: 'niederschrift-1', name: sitzung.konferenz.niederschrift, konferenz: sitzung.konferenz.name, sitzung: titelOfSitzung(sitzung), bezeichnung: sitzung.bezeichnung,
    zeitraum: langerZeitraum(sitzung.von, sitzung.bis), tag: sitzung.beschlussdatum, ort: sitzung.ort, vorsitz: nameOf(sitzung.vorsitzland),
    anwesenheit, tischvorlagen: vorlagen.map((t) => ({ nummer: t.nummer, titel: t.titel, von: t.delegation, ort: ort(t.vorschlagId) })), tops: blatttops,
    einwaende: einwaende.map((e) => einwandOf(e, ort(e.vorschlagId)))
  };
}

/** The TOPs that all Delegationen see, in the order of the agenda. */
export async function registered(ablage: Ablage, sitzungId: string): Promise<Vorschlag[]> {
  return (await ablage.vorschlaege.ofSitzung(sitzungId)).filter((v) => v.registriert);
}

/** What a Niederschrift is told apart by. */
export function hashOf(blatt: Blatt | Omit<Blatt, 'einwaende'>): string {
  return sha256(JSON.stringify(blatt));
}

function einwandOf({ delegation, grund, antwort, stattgegeben }: Einwand, ort: string | null): Blatteinwand {
  return { delegation, ort, grund, antwort, stattgegeben };
}

async function topOf(ablage: Ablage, sitzung: Sitzung, v: Vorschlag): Promise<Blatttop> {
  const fassung = countingFassung(v);
  const ergebnis = fassung?.abstimmung.ergebnis ?? null;
  return {
    kurz: kurzbezeichnung(v.tops), tops: v.tops.map(({ nummer, titel, untertitel, teile }) => ({ nummer, titel, untertitel, teile })), von: v.delegation, stand: standOf(v),
    fassung: fassung === null ? null : { nummer: fassung.nummer, fingerabdruck: fassung.fingerabdruck },
    absaetze: fassung === null ? [] : applyMarken(await ablage.fassungen.absaetze(fassung.id), await ablage.fassungen.marken(fassung.id)),
    ergebnis: ergebnis === null ? null : { bezeichnung: ergebnis.bezeichnung, satz: ergebnis.satz },
    positionen: fassung === null ? [] : gruppen(v.waehler, (partei) => positionOf(fassung, partei)),
    notizen: await notizenOf(ablage, sitzung, v), vermerke: await vermerkeOf(ablage, v)
  };
}

async function notizenOf(ablage: Ablage, sitzung: Sitzung, v: Vorschlag): Promise<Blattnotiz[]> {
  const out: Blattnotiz[] = [];
  for (const n of v.notizen.filter((notiz) => notiz.zustand === 'angekuendigt' || notiz.zustand === 'abgegeben')) {
    const { absaetze, fingerabdruck } = await notizText(ablage, n);
    const parteien = inHeadOrder(n, signatories(n, fingerabdruck));
    if (parteien.length > 0 && absaetze.length > 0) out.push({ kopf: `${kopfzeile(sitzung.konferenz.regelsatz.notizBezeichnung, parteien)}${n.zustand === 'angekuendigt' ? ' (angekündigt)' : ''}`, absaetze });
  }
  return out;
}

async function vermerkeOf(ablage: Ablage, v: Vorschlag): Promise<string[]> {
  const aufgehoben = v.fassungen.flatMap((f) => (f.abstimmung.aufgehobenAm === null ? [] : [`Fassung ${f.nummer} aufgehoben: ${f.abstimmung.aufhebungsgrund ?? ''}`]));
  const umlaeufe = (await ablage.umlaeufe.ofVorschlag(v.id)).flatMap((u) => u.widersprueche.map((w) => `${umlaufbezeichnung(u.nummer)}, Widerspruch gegen ${w.gegen === 'text' ? 'den Text' : 'das Verfahren'}: ${isPartei(w.delegation) ? nameOf(w.delegation) : w.delegation}`));
  // Who objects to the Freigabe all know; the reason is its own Delegation's and the Geschäftsstelle's.
  const laender = v.freigabe?.widersprueche.map((w) => nameOf(w.delegation)) ?? [];
  const wort = countingFassung(v)?.abstimmung.bund ?? null;
  return [...aufgehoben, ...(wort === null ? [] : [`Bund: ${bundeswort(wort)}`]), ...umlaeufe, ...(laender.length === 0 ? [] : [`Widerspruch gegen die Freigabe: ${laender.join(', ')}`])];
}
