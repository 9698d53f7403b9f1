/**
 * The course of an Umlaufverfahren: prepared, begun with a frozen text and a Frist, answered or objected to, ended or broken off. Every act holds
 * the Beschlussvorschlag, so that a Stimme, a Widerspruch and the end happen one after the other; the clock is the database's.
 */
import { isAdmitted } from '../../app/domain/anmeldung.ts';
import { bildOf, entscheide, type Ergebnis } from '../../app/domain/abstimmung/regeln.ts';
import { lesartenOf, regelInWorten } from '../../app/domain/abstimmung/regelworte.ts';
import { checkLage } from '../../app/domain/abstimmung/stimme.ts';
import { tallyStimmen } from '../../app/domain/abstimmung/tally.ts';
import { fristInWorten, tagOf } from '../../app/domain/frist.ts';
import { isPartei, nameOf, PARTEIEN, type Partei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { nachSchritt } from '../../app/domain/top.ts';
import { beginUmlauf, checkUmlaufantwort, endUmlauf, fehlende, naechsteSitzung, nachUmlaufschritt, nextUmlaufnummer, objectUmlauf, umlaufbezeichnung, umlauflage, type Umlaufstand, type Widerspruchsart } from '../../app/domain/umlauf/umlauf.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Haus, Sitzung, Vorschlag } from '../ports.ts';
import type { Umlauf } from '../ports-umlauf.ts';
import { lageOf } from './cast-stimme.ts';
import { fixNotizen } from './close-abstimmung.ts';
import { freezeText } from './freeze-fassung.ts';
import { notify, type Nachricht } from './notify.ts';
import { holdRegel } from './set-regeln.ts';
import { reopenText } from './text.ts';
import { holdVorschlag, isId } from './zutritt.ts';

/** A draft is to be decided in writing. */
export async function createUmlauf(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<string>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'umlauf.vorbereiten');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    const moeglich = nachSchritt(v.zustand, 'umlauf_beginnen');
    if (!moeglich.ok) return moeglich;
    const sitzung = await ablage.sitzungen.get(v.sitzungId);
    if (sitzung === null || person === null) return abgelehnt('nicht_gefunden');
    if (!isAdmitted(v)) return abgelehnt('verspaetet_nicht_zugelassen');
    if ((await ablage.umlaeufe.ofVorschlag(v.id)).some((u) => u.beendetAm === null)) return abgelehnt('umlauf_schon_begonnen');
    const id = await ablage.umlaeufe.create({ konferenz: sitzung.konferenz.kurz, vorschlagId: v.id, kontoId: person.kontoId });
    await ablage.akte.note({ art: 'umlauf_vorbereitet', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { id } });
    return ok(id);
  });
}

/** The chair begins: the text is frozen, the number given, the Frist runs. */
export async function beginUmlaufUsecase(haus: Haus, person: Person | null, umlaufId: string, ortszeit: string): Promise<Result<string>> {
  const antwort = await onUmlauf<{ name: string; textraumId: string }>(haus, person, umlaufId, 'umlauf.leiten', async ({ ablage, umlauf, v, sitzung, jetzt }) => {
    const nach = nachSchritt(v.zustand, 'umlauf_beginnen');
    if (!nach.ok) return nach;
    if (person === null) return abgelehnt('nicht_erlaubt');
    // Numbers of one conference are given one after the other, and its rule does not change meanwhile.
    await ablage.konferenzen.lock(umlauf.konferenz, 'aendern');
    const konferenz = await holdRegel(ablage, v, umlauflage(v));
    if (!konferenz.ok) return konferenz;
    const frist = beginUmlauf(umlauf.zustand, konferenz.wert.regelsatz, umlauflage(v), ortszeit, jetzt);
    if (!frist.ok) return frist;
    const fassung = await freezeText(ablage, v, person);
    if (!fassung.ok) return fassung;
    const vergeben = (await ablage.umlaeufe.list()).flatMap((u) => (u.konferenz === umlauf.konferenz && u.nummer !== null ? [u.nummer] : []));
    const nummer = nextUmlaufnummer(vergeben, Number(tagOf(jetzt).slice(0, 4)));
    await ablage.umlaeufe.begin(umlauf.id, { fassungId: fassung.wert.fassungId, ...nummer, frist: new Date(frist.wert.zeitpunkt), fristOrtszeit: ortszeit });
    await ablage.vorschlaege.setZustand(v.id, nach.wert);
    const name = umlaufbezeichnung(nummer);
    await ablage.akte.note({ art: 'umlauf_begonnen', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { umlauf: name, frist: ortszeit, fassung: fassung.wert.nummer, fingerabdruck: fassung.wert.fingerabdruck } });
    const kurz = `${name} der ${konferenz.wert.kurz}`;
    await notify(haus, ablage, v.waehler, fristNachricht(sitzung, v, { schluessel: `umlauf-beginn/${umlauf.id}`, id: umlauf.id, name: kurz, frist: ortszeit, satz: `das Umlaufverfahren ${kurz} hat begonnen.` }));
    return ok({ name, textraumId: fassung.wert.textraumId });
  });
  if (!antwort.ok) return antwort;
  haus.raeume.geaendert(antwort.wert.textraumId);
  return ok(antwort.wert.name);
}

/** The chair ends, after the Frist or when all have answered: the Ergebnis is counted by the rule for what is done in writing. */
export async function endUmlaufUsecase(haus: Haus, person: Person | null, umlaufId: string, fingerabdruck: string): Promise<Result<Ergebnis>> {
  const closed: string[] = [];
  const antwort = await onUmlauf<Ergebnis>(haus, person, umlaufId, 'umlauf.leiten', async ({ ablage, umlauf, v, sitzung, fassung, jetzt }) => {
    const erlaubt = endUmlauf(standOfUmlauf(umlauf), v.waehler, geantwortet(fassung), jetzt);
    if (!erlaubt.ok) return erlaubt;
    if (fassung === null) return abgelehnt('nicht_gefunden');
    const lage = checkLage(lageOf(fassung), fingerabdruck);
    if (!lage.ok) return lage;
    const ergebnis = umlaufergebnis(sitzung, v, fassung, erlaubt.wert.abgelaufen);
    const nach = nachSchritt(v.zustand, ergebnis.angenommen ? 'umlauf_beschliessen' : 'umlauf_ohne_einigung');
    if (!nach.ok) return nach;
    await ablage.fassungen.close(fassung.id, ergebnis);
    await ablage.umlaeufe.end(umlauf.id, { zustand: 'beendet', grund: null, nachSitzungId: null });
    await ablage.vorschlaege.setZustand(v.id, nach.wert);
    if (ergebnis.angenommen) closed.push(...await fixNotizen(ablage, v, person));
    await ablage.akte.note({ art: 'umlauf_beendet', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: {
      umlauf: umlaufbezeichnung(umlauf.nummer), fassung: fassung.nummer, fingerabdruck: fassung.fingerabdruck, ergebnis: ergebnis.bezeichnung, satz: ergebnis.satz, angenommen: ergebnis.angenommen,
      fehlen: fehlende(v.waehler, geantwortet(fassung)), regelsatz: sitzung.konferenz.regelsatz, lage: umlauflage(v), abgelaufen: erlaubt.wert.abgelaufen
    } });
    await tellEnde(haus, ablage, sitzung, umlauf, v.id, ergebnis.bezeichnung);
    return ok(ergebnis);
  });
  if (antwort.ok) closed.forEach((id) => haus.raeume.geaendert(id));
  return antwort;
}

/** What would result now, with the rule and the readings by which it does. */
export function umlaufergebnis({ konferenz: { regelsatz } }: Sitzung, v: Vorschlag, fassung: Fassung, abgelaufen: boolean): Ergebnis {
  const [zaehlung, lage] = [tallyStimmen(regelsatz.waehler, fassung.abstimmung.stimmen), umlauflage(v)];
  return { ...entscheide(regelsatz, lage, bildOf(regelsatz, zaehlung, { widersprueche: 0, abgelaufen }), zaehlung), regel: regelInWorten(regelsatz, lage), lesarten: lesartenOf(regelsatz, lage) };
}

/** A voter objects to the text or the procedure: the Umlauf ends, and the matter goes on as a draft on the agenda of the next Sitzung. */
export async function objectUmlaufUsecase(haus: Haus, person: Person | null, umlaufId: string, w: { readonly gegen: Widerspruchsart; readonly grund: string }): Promise<Result<true>> {
  return onUmlauf<true>(haus, person, umlaufId, 'umlauf.widersprechen', async ({ ablage, umlauf, v, sitzung, jetzt }) => {
    const nach = objectUmlauf(sitzung.konferenz.regelsatz, person?.delegation ?? '', standOfUmlauf(umlauf), w, jetzt);
    if (!nach.ok) return nach;
    if (person === null || !isPartei(person.delegation)) return abgelehnt('nicht_erlaubt');
    await ablage.umlaeufe.object(umlauf.id, { delegation: person.delegation, gegen: w.gegen, grund: w.grund.trim(), kontoId: person.kontoId });
    const heute = tagOf(jetzt);
    const naechste = naechsteSitzung((await ablage.sitzungen.list()).filter((s) => s.konferenz.kurz === umlauf.konferenz), heute);
    const wer = person.delegation === 'BMI' ? 'des Bundes' : `von ${nameOf(person.delegation)}`;
    await backToDraft(ablage, v, `Widerspruch ${wer} gegen ${w.gegen === 'text' ? 'den Text' : 'das Verfahren'} im ${umlaufbezeichnung(umlauf.nummer)}`);
    const wechsel = naechste !== null && naechste.id !== v.sitzungId ? naechste.id : null;
    if (wechsel !== null) await ablage.vorschlaege.moveToSitzung(v.id, wechsel);
    await ablage.umlaeufe.end(umlauf.id, { zustand: nach.wert, grund: null, nachSitzungId: naechste?.id ?? null });
    await ablage.akte.note({ art: 'umlauf_widersprochen', person, sitzungId: wechsel ?? v.sitzungId, gegenstandId: v.id, daten: { umlauf: umlaufbezeichnung(umlauf.nummer), fassung: v.fassungen.at(-1)?.nummer ?? null, gegen: w.gegen, nachSitzung: wechsel } });
    await tellEnde(haus, ablage, sitzung, umlauf, v.id, `Widerspruch ${wer}`);
    return ok(true);
  });
}

/** The chair breaks off, with a reason; a running one gives the text free again. */
export async function abortUmlauf(haus: Haus, person: Person | null, umlaufId: string, grund: string): Promise<Result<true>> {
  return onUmlauf<true>(haus, person, umlaufId, 'umlauf.leiten', async ({ ablage, umlauf, v, sitzung }) => {
    const nach = nachUmlaufschritt(umlauf.zustand, 'abbrechen');
    if (!nach.ok) return nach;
    if (grund.trim() === '') return abgelehnt('grund_leer');
    if (umlauf.zustand === 'laeuft') await backToDraft(ablage, v, `${umlaufbezeichnung(umlauf.nummer)} abgebrochen: ${grund.trim()}`);
    await ablage.umlaeufe.end(umlauf.id, { zustand: nach.wert, grund: grund.trim(), nachSitzungId: null });
    await ablage.akte.note({ art: 'umlauf_abgebrochen', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { umlauf: umlaufbezeichnung(umlauf.nummer), fassung: umlauf.zustand === 'laeuft' ? (v.fassungen.at(-1)?.nummer ?? null) : null, grund: grund.trim() } });
    if (umlauf.zustand === 'laeuft') await tellEnde(haus, ablage, sitzung, umlauf, v.id, 'abgebrochen');
    return ok(true);
  });
}

/** One reminder to all who have not answered: on their first page, and by mail where a mailbox is kept. */
export async function remindUmlauf(haus: Haus, person: Person | null, umlaufId: string): Promise<Result<{ erinnert: readonly Partei[]; ohnePostfach: readonly Partei[] }>> {
  return onUmlauf(haus, person, umlaufId, 'umlauf.erinnern', async ({ ablage, umlauf, v, sitzung, fassung, jetzt }) => {
    const offen = checkUmlaufantwort(standOfUmlauf(umlauf), jetzt);
    if (!offen.ok) return offen;
    if (umlauf.erinnertAm !== null) return abgelehnt('schon_erinnert');
    const erinnert = fehlende(v.waehler, geantwortet(fassung));
    if (erinnert.length === 0) return abgelehnt('alle_geantwortet');
    await ablage.umlaeufe.remind(umlauf.id);
    const ohnePostfach = await notify(haus, ablage, erinnert, erinnerung(sitzung, v, umlauf));
    await ablage.akte.note({ art: 'umlauf_erinnert', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { umlauf: umlaufbezeichnung(umlauf.nummer), parteien: erinnert } });
    return ok({ erinnert, ohnePostfach });
  });
}

/** Says what is asked, until when and what silence means; never a title of what is not public. */
function erinnerung(sitzung: Sitzung, v: Vorschlag, umlauf: Umlauf): Nachricht {
  const name = `${umlaufbezeichnung(umlauf.nummer)} der ${sitzung.konferenz.kurz}`;
  return fristNachricht(sitzung, v, { schluessel: `umlauf-erinnerung/${umlauf.id}`, id: umlauf.id, name, frist: umlauf.fristOrtszeit ?? '', satz: `im ${name} steht Ihre Antwort noch aus.` });
}

function fristNachricht(sitzung: Sitzung, v: Vorschlag, u: { readonly schluessel: string; readonly id: string; readonly name: string; readonly frist: string; readonly satz: string }): Nachricht {
  const frist = fristInWorten(u.frist);
  return {
    schluessel: u.schluessel, betreff: `${u.name}: Antwort bis ${frist}`, pfad: `/umlaeufe/${u.id}`, vorschlagId: v.id,
    text: `${u.satz}\n\nFrist: ${frist} (Ortszeit Berlin)\n${regelInWorten(sitzung.konferenz.regelsatz, umlauflage(v))}`
  };
}

/** How it ended, for all. */
async function tellEnde(haus: Haus, ablage: Ablage, sitzung: Sitzung, umlauf: Umlauf, vorschlagId: string, wort: string): Promise<void> {
  const name = `${umlaufbezeichnung(umlauf.nummer)} der ${sitzung.konferenz.kurz}`;
  await notify(haus, ablage, PARTEIEN, { schluessel: `umlauf-ende/${umlauf.id}`, betreff: `${name}: ${wort}`, text: `das Umlaufverfahren ${name} ist zu Ende: ${wort}.`, pfad: `/umlaeufe/${umlauf.id}`, vorschlagId });
}

/** The facts of an Umlauf that its rules ask for. */
export function standOfUmlauf(umlauf: Umlauf): Umlaufstand {
  return { zustand: umlauf.zustand, frist: umlauf.frist?.getTime() ?? null };
}

/** Who has answered on its text. */
export function geantwortet(fassung: Fassung | null): Partei[] {
  return fassung?.abstimmung.stimmen.map((s) => s.land) ?? [];
}

/** The Fassung becomes void, visibly, and a new text begins with its words. */
async function backToDraft(ablage: Ablage, v: Vorschlag, grund: string): Promise<void> {
  const fassung = v.fassungen.at(-1);
  if (fassung !== undefined) await ablage.fassungen.void(fassung.id, grund);
  await reopenText(ablage, v);
  const nach = nachSchritt(v.zustand, 'umlauf_zurueck');
  if (!nach.ok) throw new Error(`a running Umlauf without its Beschlussvorschlag in it: ${v.id}`);
  await ablage.vorschlaege.setZustand(v.id, nach.wert);
}

interface Gehalten { readonly ablage: Ablage; readonly umlauf: Umlauf; readonly v: Vorschlag; readonly sitzung: Sitzung; readonly fassung: Fassung | null; readonly jetzt: number }

/** Holds the matter of an Umlauf that this person may see, reads the Umlauf again under that hold, and asks the table of rights. */
async function onUmlauf<T>(haus: Haus, person: Person | null, umlaufId: string, handlung: Handlung, act: (g: Gehalten) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const before = isId(umlaufId) ? await ablage.umlaeufe.get(umlaufId) : null;
    if (before === null) return abgelehnt('nicht_gefunden');
    const gehalten = await holdVorschlag(ablage, person, before.vorschlagId, handlung);
    if (!gehalten.ok) return gehalten;
    const [umlauf, sitzung] = [await ablage.umlaeufe.get(umlaufId), await ablage.sitzungen.get(gehalten.wert.sitzungId)];
    if (umlauf === null || sitzung === null) return abgelehnt('nicht_gefunden');
    const fassung = gehalten.wert.fassungen.find((f) => f.id === umlauf.fassungId) ?? null;
    return act({ ablage, umlauf, v: gehalten.wert, sitzung, fassung, jetzt: (await ablage.jetzt()).getTime() });
  });
}
