/**
 * The chair closes: the Ergebnis is computed from the Stimmen that stand, announced Protokollnotizen are fixed with the words and the
 * signatures that cover them, and every Textraum of the TOP closes (architecture.md 5). One transaction, an act that happens once.
 */
import { isEmpty } from '../../app/domain/beschluss/beschluss.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { isOpen, signatories } from '../../app/domain/protokollnotiz.ts';
import { ergebnisOf, type Ergebnis } from '../../app/domain/abstimmung/regeln.ts';
import { lesartenOf, regelInWorten } from '../../app/domain/abstimmung/regelworte.ts';
import { checkLage } from '../../app/domain/abstimmung/stimme.ts';
import { tallyStimmen } from '../../app/domain/abstimmung/tally.ts';
import { PARTEIEN } from '../../app/domain/land.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { kurzbezeichnung, nachSchritt } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { fingerabdruckOf } from '../fingerabdruck.ts';
import type { Ablage, Fassung, Haus, Sitzung, Vorschlag } from '../ports.ts';
import { lageOf } from './cast-stimme.ts';
import { heuteOf, notify } from './notify.ts';
import { lageOfVorschlag } from './set-regeln.ts';
import { absaetzeOf } from './text.ts';
import { holdVorschlag } from './zutritt.ts';

export async function closeAbstimmung(haus: Haus, person: Person | null, vorschlagId: string, akt: { readonly fassungId: string; readonly fingerabdruck: string }): Promise<Result<Ergebnis>> {
  const closed: string[] = [];
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<Ergebnis>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'abstimmung.schliessen');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    const fassung = v.fassungen.find((f) => f.id === akt.fassungId);
    const sitzung = await ablage.sitzungen.get(v.sitzungId);
    if (fassung === undefined || sitzung === null) return abgelehnt('nicht_gefunden');
    const ende = await closeFassung(haus, ablage, person, { sitzung, v, fassung, fingerabdruck: akt.fingerabdruck });
    if (ende.ok) closed.push(...ende.wert.textraeume);
    return ende.ok ? ok(ende.wert.ergebnis) : ende;
  });
  if (antwort.ok) closed.forEach((id) => haus.raeume.geaendert(id));
  return antwort;
}

/** Counts and closes, inside a transaction that holds the Beschlussvorschlag; `textraeume` are rooms to be told of it afterwards. */
export async function closeFassung(haus: Haus, ablage: Ablage, person: Person | null, { sitzung, v, fassung, fingerabdruck }: { readonly sitzung: Sitzung; readonly v: Vorschlag; readonly fassung: Fassung; readonly fingerabdruck: string }): Promise<Result<{ ergebnis: Ergebnis; textraeume: readonly string[] }>> {
  const lage = checkLage(lageOf(fassung), fingerabdruck);
  if (!lage.ok) return lage;
  const { regelsatz } = sitzung.konferenz;
  const rechnung = lageOfVorschlag(v);
  const ergebnis: Ergebnis = { ...ergebnisOf(regelsatz, tallyStimmen(regelsatz.waehler, fassung.abstimmung.stimmen), rechnung), regel: regelInWorten(regelsatz, rechnung), lesarten: lesartenOf(regelsatz, rechnung) };
  const nach = nachSchritt(v.zustand, ergebnis.angenommen ? 'beschliessen' : 'ohne_einigung_schliessen');
  if (!nach.ok) return nach;
  await ablage.fassungen.close(fassung.id, ergebnis);
  await ablage.vorschlaege.setZustand(v.id, nach.wert);
  const textraeume = ergebnis.angenommen ? await fixNotizen(ablage, v, person) : [];
  await ablage.akte.note({
    art: 'abstimmung_geschlossen', person, sitzungId: v.sitzungId, gegenstandId: v.id,
    daten: { fassung: fassung.nummer, fingerabdruck: fassung.fingerabdruck, ergebnis: ergebnis.bezeichnung, satz: ergebnis.satz, angenommen: ergebnis.angenommen, regelsatz, lage: rechnung }
  });
  const ort = `${sitzung.bezeichnung} (${titelOfSitzung(sitzung)})`;
  await notify(haus, ablage, PARTEIEN, {
    schluessel: `ergebnis/${fassung.id}`, betreff: `${kurzbezeichnung(v.tops)}: ${ergebnis.bezeichnung}`, pfad: `/beschlussvorschlaege/${v.id}`, vorschlagId: v.id,
    brief: { schluessel: `ergebnisse/${sitzung.id}/${await heuteOf(ablage)}`, betreff: `${sitzung.bezeichnung}: Abstimmungen geschlossen`, pfad: `/sitzungen/${sitzung.id}` },
    text: `zur ${ort} sind heute Abstimmungen geschlossen worden. Die Ergebnisse stehen auf der Tagesordnung:`
  });
  return ok({ ergebnis, textraeume });
}

/** A note with at least one signature under its present words is given; what nobody signed lapses, with a row in the audit. */
export async function fixNotizen(ablage: Ablage, v: Vorschlag, person: Person | null): Promise<string[]> {
  const open = v.notizen.filter(isOpen);
  for (const notiz of open) {
    const absaetze = absaetzeOf(await ablage.textraeume.close(notiz.textraumId)).filter((a) => !isEmpty(a));
    const fingerabdruck = fingerabdruckOf(absaetze);
    const parteien = notiz.zustand === 'angekuendigt' && absaetze.length > 0 ? signatories(notiz, fingerabdruck) : [];
    if (parteien.length > 0) await ablage.notizen.fix(notiz.id, absaetze, fingerabdruck);
    else await ablage.notizen.setZustand(notiz.id, 'zurueckgezogen');
    await ablage.akte.note({ art: parteien.length > 0 ? 'notiz_abgegeben' : 'notiz_verfallen', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { notiz: notiz.id, parteien, fingerabdruck } });
  }
  return open.map((notiz) => notiz.textraumId);
}
