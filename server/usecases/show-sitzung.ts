/** The agenda of a Sitzung and the first page "was wartet auf mich". */
import { bundesratshinweis, isAdmitted } from '../../app/domain/anmeldung.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { signatories } from '../../app/domain/protokollnotiz.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { langerTag } from '../../app/domain/sitzung.ts';
import { umlaufbezeichnung } from '../../app/domain/umlauf/umlauf.ts';
import { isBeschlossen, isSchriftlich, kurzbezeichnung, nextNummer, titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Haus, Notiz, Runde, Vorschlag } from '../ports.ts';
import type { Agenda, Agendazeile, Aufgabe, SitzungKopf, Uebersicht } from './ansichten.ts';
import { countingFassung, kopfOfSitzung, positionOf, rechteFor, standOf, topsOf } from './show-kopf.ts';
import { abfrageaufgaben } from './show-abfrage.ts';
import { kreisaufgaben } from './list-kreise.ts';
import { listenaufgaben } from './show-liste.ts';
import { niederschriftaufgaben } from './show-niederschrift.ts';
import { notizText } from './write-notiz.ts';
import { gegenstandOf, readSitzung } from './zutritt.ts';

export async function showSitzungen(haus: Haus, person: Person | null): Promise<SitzungKopf[]> {
  if (!darf(person, 'sitzung.sehen')) return [];
  const { ablage } = haus.datenbank;
  return Promise.all((await ablage.sitzungen.list()).map((s) => kopfOfSitzung(ablage, s)));
}

/** The agenda as this person sees it: foreign Themenanmeldungen are left out until they are registered. */
export async function showAgenda(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Agenda>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.sehen');
  if (!sitzung.ok) return sitzung;
  const alle = await ablage.vorschlaege.ofSitzung(sitzungId);
  const sichtbar = alle.filter((v) => seesTop(person, gegenstandOf(v)));
  const liste = (await ablage.listen.ofSitzung(sitzungId)).find((l) => l.zustand === 'offen');
  const gruene = new Set(liste?.posten.filter((p) => p.herausgenommenVon === null).map((p) => p.vorschlagId));
  const rechte = rechteFor(person, ['sitzung.einladen', 'sitzung.bearbeiten', 'top.anmelden', 'top.nummerieren', 'freigabe.sehen', 'sammlung.probe', 'einvernehmen.feststellen', 'nachfassen', 'positionen.lesen'], { vorsitzland: sitzung.wert.vorsitzland, ...(person === null ? {} : { delegation: person.delegation }) });
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert), rechte, naechsteNummer: nextNummer(alle.flatMap((v) => v.tops.map((t) => t.nummer))),
    zeilen: await Promise.all(sichtbar.map((v) => agendazeile(haus, person, v, gruene.has(v.id))))
  });
}

async function agendazeile(haus: Haus, person: Person | null, v: Vorschlag, gruen: boolean): Promise<Agendazeile> {
  const fassung = countingFassung(v);
  const lesbar = v.notizen.filter((n) => n.zustand !== 'zurueckgezogen' && darf(person, 'notiz.lesen', gegenstandOf(v, n)));
  const parteien = lesbar.filter((n) => n.zustand !== 'privat').flatMap((n) => n.unterschriften.map((u) => u.delegation));
  return {
    id: v.id, schluessel: v.tops.map((t) => t.nummer ?? '–').join('+'), tops: topsOf(v), arbeitskreis: v.arbeitskreis, bundesrat: v.bundesrat === null ? null : bundesratshinweis(v.bundesrat), delegation: v.delegation, zustand: v.zustand, stand: standOf(v),
    fassung: fassung?.nummer ?? null, positionen: fassung && v.waehler.map((land) => ({ land, wert: positionOf(fassung, land) })),
    notizen: [...new Set(parteien)], notizentwuerfe: lesbar.filter((n) => n.zustand === 'privat').length,
    freigabe: v.freigabe === null ? null : v.freigabe.freigegeben === null ? 'läuft' : v.freigabe.freigegeben ? 'freigegeben' : 'nicht freigegeben',
    wartet: (await aufgabenOf(haus.datenbank.ablage, person, v)).length > 0, online: v.textraumId === null ? 0 : haus.raeume.online(v.textraumId), gruen
  };
}

export async function showUebersicht(haus: Haus, person: Person | null): Promise<Uebersicht> {
  const { ablage } = haus.datenbank;
  if (!darf(person, 'sitzung.sehen')) return { aufgaben: [], sitzungen: [], darfAnlegen: false };
  const aufgaben: Aufgabe[] = await kreisaufgaben(ablage, person);
  const sitzungen: SitzungKopf[] = [];
  const jetzt = await ablage.jetzt();
  // Years of decisions in writing stay in their Sitzungen: to the Länder only an open round is anything.
  const publishes = darf(person, 'freigabe.eroeffnen') || darf(person, 'sammlung.veroeffentlichen') || darf(person, 'freigabe.schliessen');
  for (const s of await ablage.sitzungen.list()) {
    const kopf = await kopfOfSitzung(ablage, s);
    sitzungen.push(kopf);
    const name = `${kopf.bezeichnung}, ${kopf.titel}`;
    const add = (text: string, ziel: string): void => void aufgaben.push({ text, ziel, sitzung: name });
    const vorschlaege = (await ablage.vorschlaege.ofSitzung(s.id)).filter((v) => seesTop(person, gegenstandOf(v)));
    for (const { text, ziel } of [...await einwilligungsaufgaben(ablage, person, vorschlaege), ...await ausgabenaufgaben(ablage, person, { id: s.id, pfad: `/sitzungen/${s.id}` }, vorschlaege.filter((v) => v.zustand === 'beschlossen'))]) add(text, ziel);
    for (const v of vorschlaege) for (const text of await aufgabenOf(ablage, person, v)) add(`${isSchriftlich(v.zustand) ? titelOfTops(v.tops) : kurzbezeichnung(v.tops)}: ${text}`, `/beschlussvorschlaege/${v.id}`);
    for (const { text, ziel } of [...await listenaufgaben(ablage, person, s), ...await abfrageaufgaben(ablage, person, vorschlaege), ...await niederschriftaufgaben(ablage, person, s.id, jetzt)]) add(text, ziel);
    for (const aufgabe of rundenaufgaben(person, `/sitzungen/${s.id}`, await ablage.freigaben.latest(s.id), jetzt)) add(aufgabe.text, aufgabe.ziel);
    for (const v of vorschlaege.filter((w) => w.zustand === 'umlauf_beschlossen' && (publishes || w.freigabe?.freigegeben === null))) for (const { text, ziel } of await umlaufbeschlussaufgaben(ablage, person, v, jetzt)) add(text, ziel);
  }
  return { aufgaben, sitzungen, darfAnlegen: darf(person, 'sitzung.anlegen') };
}

/** A task in words, and where it is done. */
interface Weg { readonly text: string; readonly ziel: string }

/** What waits for this person at one Beschlussvorschlag, in words. */
async function aufgabenOf(ablage: Ablage, person: Person | null, v: Vorschlag): Promise<string[]> {
  if (person === null) return [];
  const g = gegenstandOf(v);
  const out: string[] = [];
  const fassung = countingFassung(v);
  if (v.zustand === 'anmeldung' && darf(person, 'top.registrieren', g)) out.push('Themenanmeldung einreichen');
  if (v.zustand === 'in_abstimmung' && fassung !== null) {
    const offen = v.waehler.filter((land) => positionOf(fassung, land) === 'offen');
    if (darf(person, 'stimme.abgeben', g) && offen.some((land) => land === person.delegation)) out.push(`Stimme zu Fassung ${fassung.nummer} abgeben`);
    if (darf(person, 'abstimmung.schliessen', g)) out.push(offen.length === 0 ? 'Abstimmung schließen' : 'Einvernehmen feststellen');
  }
  if (v.zustand === 'im_umlauf' && fassung !== null) out.push(...await umlaufaufgaben(ablage, person, v, fassung));
  for (const notiz of v.notizen) if (await mustSign(ablage, person, v, notiz)) out.push('Protokollnotiz erneut bestätigen');
  return [...out, ...tagesordnungsaufgaben(person, v)];
}

/** What stands between an Anmeldung and its place on the agenda. */
function tagesordnungsaufgaben(person: Person, v: Vorschlag): string[] {
  if (!v.registriert || v.zustand === 'zurueckgezogen' || isSchriftlich(v.zustand)) return [];
  if (v.zustand === 'entwurf' && !isAdmitted(v)) return darf(person, 'top.zulassen', gegenstandOf(v)) ? ['über die Zulassung der verspäteten Anmeldung entscheiden'] : [];
  return v.tops.some((t) => t.nummer === null) && darf(person, 'top.nummerieren', gegenstandOf(v)) ? ['Nummer vergeben'] : [];
}

/** What waits in writing: an answer until the Frist, or the end. */
async function umlaufaufgaben(ablage: Ablage, person: Person, v: Vorschlag, fassung: Fassung): Promise<string[]> {
  const umlauf = (await ablage.umlaeufe.ofVorschlag(v.id)).find((u) => u.zustand === 'laeuft');
  if (umlauf === undefined || umlauf.frist === null) return [];
  const [name, vorbei] = [umlaufbezeichnung(umlauf.nummer), umlauf.frist < (await ablage.jetzt())];
  const offen = v.waehler.filter((partei) => positionOf(fassung, partei) === 'offen');
  if (!vorbei && darf(person, 'stimme.abgeben', gegenstandOf(v)) && offen.some((partei) => partei === person.delegation)) return [`im ${name} bis ${langerTag(umlauf.fristOrtszeit?.slice(0, 10) ?? '')} antworten${umlauf.erinnertAm === null ? '' : ' (Erinnerung der Geschäftsstelle)'}`];
  return (vorbei || offen.length === 0) && darf(person, 'umlauf.leiten', gegenstandOf(v)) ? [`${name} beenden`] : [];
}

/** True where this person's Delegation is under an announced note whose present words it has not signed. */
async function mustSign(ablage: Ablage, person: Person, v: Vorschlag, notiz: Notiz): Promise<boolean> {
  const own = notiz.unterschriften.find((u) => u.delegation === person.delegation);
  if (own === undefined || notiz.zustand !== 'angekuendigt' || !darf(person, 'notiz.unterzeichnen', gegenstandOf(v, notiz))) return false;
  const { fingerabdruck } = await notizText(ablage, notiz);
  return !signatories(notiz, fingerabdruck).includes(own.delegation);
}

/** The BMI's word on its Berichte. */
async function einwilligungsaufgaben(ablage: Ablage, person: Person | null, vorschlaege: readonly Vorschlag[]): Promise<Weg[]> {
  const out: Weg[] = [];
  if (darf(person, 'bericht.einwilligen')) {
    for (const v of vorschlaege.filter((w) => isBeschlossen(w.zustand))) {
      const offen = (await ablage.berichte.bundesberichte(v.fassungen.at(-1)?.id ?? '')).filter((b) => b.einwilligung === 'offen').length;
      if (offen > 0) out.push({ text: `${kurzbezeichnung(v.tops)}: über die Freigabe ${offen === 1 ? 'eines Berichts' : `von ${offen} Berichten`} des BMI entscheiden`, ziel: `/beschlussvorschlaege/${v.id}/berichte` });
    }
  }
  return out;
}

/** What waits once something is released: the Sammlung, a Rückruf that another person asked for. */
async function ausgabenaufgaben(ablage: Ablage, person: Person | null, { id, pfad }: { readonly id: string; readonly pfad: string }, beschluesse: readonly Vorschlag[]): Promise<Weg[]> {
  if (!darf(person, 'sammlung.veroeffentlichen')) return [];
  const out: Weg[] = [];
  const ziel = `${pfad}/sammlung`;
  const ausgaben = await ablage.sammlungen.ofAnlass(id);
  const rueckruf = ausgaben.flatMap((a) => a.rueckrufe).some((r) => r.vollzogenAm === null && r.verworfenAm === null && r.beantragtVon !== person?.kontoId);
  if (rueckruf) out.push({ text: 'Über einen Rückruf entscheiden', ziel });
  if (beschluesse.some((v) => v.freigabe?.freigegeben === true) && ausgaben.every((a) => a.modell === null)) out.push({ text: 'Sammlung prüfen und veröffentlichen', ziel });
  return out;
}

/** After a decision in writing: its round of Freigabe and its Ausgaben, each with the number of the Umlauf before it. */
async function umlaufbeschlussaufgaben(ablage: Ablage, person: Person | null, v: Vorschlag, jetzt: Date): Promise<Weg[]> {
  const umlauf = (await ablage.umlaeufe.ofVorschlag(v.id)).find((u) => u.zustand === 'beendet');
  if (umlauf === undefined) return [];
  const [name, pfad, runde] = [umlaufbezeichnung(umlauf.nummer), `/umlaeufe/${umlauf.id}`, await ablage.freigaben.latest(umlauf.id)];
  const eroeffnen: Weg[] = runde === null && darf(person, 'freigabe.eroeffnen') ? [{ text: 'Freigaberunde eröffnen', ziel: `${pfad}/freigabe` }] : [];
  return [...eroeffnen, ...rundenaufgaben(person, pfad, runde, jetzt), ...await ausgabenaufgaben(ablage, person, { id: umlauf.id, pfad }, [v])].map(({ text, ziel }) => ({ text: `${name}: ${text}`, ziel }));
}

function rundenaufgaben(person: Person | null, pfad: string, runde: Runde | null, jetzt: Date): Weg[] {
  const ziel = `${pfad}/freigabe`;
  const open = runde !== null && runde.geschlossenAm === null;
  const due = open && (runde.frist < jetzt || runde.antworten.length === LAENDER.length);
  if (open && !due && darf(person, 'freigabe.antworten') && !runde.antworten.some((a) => a.delegation === person?.delegation)) return [{ text: runde.erinnertAm === null ? 'Freigaberunde beantworten' : 'Freigaberunde beantworten (Erinnerung der Geschäftsstelle)', ziel }];
  if (due && darf(person, 'freigabe.schliessen')) return [{ text: 'Freigaberunde abschließen', ziel }];
  return [];
}
