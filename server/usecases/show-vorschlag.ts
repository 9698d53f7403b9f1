/** The page of a Beschlussvorschlag: text, Fassungen, positions, Protokollnotizen and its course, as this person may see them. */
import { bundesratshinweis, isAdmitted, zulassungsregel } from '../../app/domain/anmeldung.ts';
import { acceptsNotizen, inHeadOrder, isAutor, isOpen, kopfzeile } from '../../app/domain/protokollnotiz.ts';
import { ergebnisOf } from '../../app/domain/abstimmung/regeln.ts';
import { tallyStimmen } from '../../app/domain/abstimmung/tally.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { umlaufbezeichnung, umlaufwort } from '../../app/domain/umlauf/umlauf.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Ablage, Haus, Notiz, Sitzung, Vorschlag } from '../ports.ts';
import type { Umlauf } from '../ports-umlauf.ts';
import type { NotizAnsicht, Vorschlagsansicht } from './ansichten.ts';
import { applyMarken } from './build-sammlung.ts';
import { countingFassung, fassungView, kopfOfSitzung, lastFassung, rechteFor, standOf, topsOf } from './show-kopf.ts';
import { lageOfVorschlag, regelView } from './set-regeln.ts';
import { absaetzeOf } from './text.ts';
import { kreiseOf } from './list-kreise.ts';
import { verlaufOf } from './show-verlauf.ts';
import { notizText } from './write-notiz.ts';
import { gegenstandOf, readVorschlag } from './zutritt.ts';

const RECHTE = [
  'top.bearbeiten', 'top.registrieren', 'top.zurueckziehen', 'top.nummerieren', 'top.einordnen', 'top.berichtigen', 'top.zulassen', 'top.hinweisen', 'top.verbinden', 'top.leiten', 'fassung.einfrieren', 'fassung.wiedereroeffnen',
  'stimme.abgeben', 'einvernehmen.feststellen', 'stimme.erfassen', 'bund.einvernehmen', 'abstimmung.schliessen', 'umlauf.vorbereiten', 'notiz.anlegen'
] as const;

export async function showVorschlag(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<Vorschlagsansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readVorschlag(ablage, person, vorschlagId);
  if (!gelesen.ok) return gelesen;
  const v = gelesen.wert;
  const sitzung = await ablage.sitzungen.get(v.sitzungId);
  if (sitzung === null) throw new Error(`Beschlussvorschlag without a Sitzung: ${v.id}`);
  const g = gegenstandOf(v);
  const fassung = countingFassung(v);
  const { regelsatz } = sitzung.konferenz;
  return ok({
    id: v.id, sitzung: await kopfOfSitzung(ablage, sitzung), kurz: kurzbezeichnung(v.tops), tops: topsOf(v), delegation: v.delegation, arbeitskreis: v.arbeitskreis, bundesrat: v.bundesrat === null ? null : bundesratshinweis(v.bundesrat),
    zulassung: v.zustand === 'entwurf' && !isAdmitted(v) ? zulassungsregel(regelsatz.verspaetet) : null, zustand: v.zustand, stand: standOf(v),
    textraum: v.textraumId === null || !['anmeldung', 'entwurf'].includes(v.zustand) ? null : { id: v.textraumId, schreibt: darf(person, 'text.schreiben', g) },
    absaetze: await textOf(ablage, v), fassungen: v.fassungen.map((f) => fassungView(f, v.waehler)), notizen: await notizen(ablage, person, v, sitzung), notizBezeichnung: regelsatz.notizBezeichnung, ...regelView(v, regelsatz),
    vorschau: v.zustand === 'in_abstimmung' && fassung !== null ? ergebnisOf(regelsatz, tallyStimmen(regelsatz.waehler, fassung.abstimmung.stimmen), lageOfVorschlag(v)) : null,
    eigenesLand: v.waehler.find((w) => w === person?.delegation) ?? null, nimmtNotizen: acceptsNotizen(v.zustand),
    rechte: rechteFor(person, RECHTE, g), verlauf: verlaufOf(person, await ablage.akte.of(v.id), new Set(v.notizen.filter((n) => !darf(person, 'notiz.lesen', gegenstandOf(v, n))).map((n) => n.id))),
    kreise: await kreiseOf(ablage, person, v), umlauf: umlaufOf(await ablage.umlaeufe.ofVorschlag(v.id)),
    verbindbar: darf(person, 'top.verbinden', g) && v.zustand === 'entwurf' ? await joinable(ablage, person, v) : []
  });
}

function umlaufOf([u]: readonly Umlauf[]): Vorschlagsansicht['umlauf'] {
  return u === undefined ? null : { id: u.id, name: umlaufbezeichnung(u.nummer), stand: umlaufwort(u.zustand), offen: u.beendetAm === null };
}

/** The words of an earlier Fassung, for the page that shows it. */
export async function showFassung(haus: Haus, person: Person | null, vorschlagId: string, nummer: number): Promise<Result<{ absaetze: Absatz[]; ansicht: Vorschlagsansicht }>> {
  const ansicht = await showVorschlag(haus, person, vorschlagId);
  if (!ansicht.ok) return ansicht;
  const fassung = ansicht.wert.fassungen.find((f) => f.nummer === nummer);
  if (fassung === undefined) return { ok: false, grund: 'nicht_gefunden' };
  return ok({ absaetze: await haus.datenbank.ablage.fassungen.absaetze(fassung.id), ansicht: ansicht.wert });
}

/** The words as they stand: the open text while it is a draft, otherwise the last Fassung with the release marks as decided. */
export async function textOf(ablage: Ablage, v: Vorschlag): Promise<Absatz[]> {
  if (v.textraumId !== null) return absaetzeOf(await ablage.textraeume.updates(v.textraumId));
  const fassung = lastFassung(v);
  return fassung === null ? [] : applyMarken(await ablage.fassungen.absaetze(fassung.id), await ablage.fassungen.marken(fassung.id));
}

async function notizen(ablage: Ablage, person: Person | null, v: Vorschlag, sitzung: Sitzung): Promise<NotizAnsicht[]> {
  const lesbar = v.notizen.filter((n) => n.zustand !== 'zurueckgezogen' && darf(person, 'notiz.lesen', gegenstandOf(v, n)));
  return Promise.all(lesbar.map((n) => notizView(ablage, person, v, n, sitzung.konferenz.regelsatz.notizBezeichnung)));
}

async function notizView(ablage: Ablage, person: Person | null, v: Vorschlag, n: Notiz, bezeichnung: string): Promise<NotizAnsicht> {
  const { absaetze, fingerabdruck, leer } = await notizText(ablage, n);
  const g = gegenstandOf(v, n);
  const autoren = inHeadOrder(n, n.unterschriften.map((u) => u.delegation)).map((delegation) => {
    const signed = n.unterschriften.find((u) => u.delegation === delegation)?.fingerabdruck ?? null;
    return { delegation, unterschrift: signed === null ? 'offen' as const : signed === fingerabdruck ? 'gueltig' as const : 'erneut' as const };
  });
  const printed = n.zustand === 'abgegeben' ? autoren.filter((a) => a.unterschrift === 'gueltig') : autoren;
  return {
    id: n.id, textraumId: n.textraumId, zustand: n.zustand, initiator: n.initiator, kopfzeile: kopfzeile(bezeichnung, printed.map((a) => a.delegation)), autoren: printed,
    absaetze, fingerabdruck, leer, schreibt: isOpen(n) && darf(person, 'notiz.schreiben', g), beteiligt: isAutor(n, person?.delegation ?? ''),
    rechte: rechteFor(person, ['notiz.ankuendigen', 'notiz.unterzeichnen', 'notiz.verlassen', 'notiz.ordnen'], g)
  };
}

/** Other drafts of the same Sitzung that could share one Beschlussvorschlag with this one. */
async function joinable(ablage: Ablage, person: Person | null, v: Vorschlag): Promise<{ id: string; kurz: string; titel: string }[]> {
  const alle = await ablage.vorschlaege.ofSitzung(v.sitzungId);
  return alle.filter((w) => w.id !== v.id && w.zustand === 'entwurf' && w.fassungen.length === 0 && seesTop(person, gegenstandOf(w)))
    .map((w) => ({ id: w.id, kurz: kurzbezeichnung(w.tops), titel: w.tops[0]?.titel ?? '' }));
}
